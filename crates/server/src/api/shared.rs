//! `/api/shared/{token}`: a day's report for anybody who has the link. No name, no id of the player.

use crate::{
    api::{
        days::{AnswerBody, ReportBody},
        sessions::{answer_body, report_body, scene_body},
        shapes::PublicScene,
    },
    app::App,
    error::{ApiError, Problem},
    http::{
        body::Path,
        limits::{self, LimitedAction},
        preview,
    },
    picture,
};
use axum::{
    Json,
    extract::{ConnectInfo, State},
    http::{HeaderMap, header},
    response::IntoResponse,
};
use chrono::{DateTime, Utc};
use serde::Serialize;
use std::net::SocketAddr;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

/// Routes of this resource.
pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(shared)).routes(routes!(picture))
}

/// A shared day.
#[derive(Serialize, ToSchema)]
pub(super) struct Shared {
    career_title: String,
    rounds: u8,
    #[serde(skip_serializing_if = "Option::is_none")]
    finished_at: Option<DateTime<Utc>>,
    scenarios: Vec<PublicScene>,
    answers: Vec<AnswerBody>,
    report: ReportBody,
}

/// A shared report.
#[utoipa::path(get, path = "/api/shared/{token}", tag = "history", params(("token" = String, Path)), responses((status = 200, body = Shared), (status = 404, body = Problem)))]
async fn shared(State(app): State<App>, Path(token): Path<String>) -> Result<Json<Shared>, ApiError> {
    let day = app.game.shared_day(&token).await?;
    // A scene that still waits for its answer is not shown: the player may play on.
    let answered: Vec<u8> = day.answers.iter().map(|a| a.round).collect();
    Ok(Json(Shared {
        career_title: day.summary.career_title.clone(),
        rounds: day.summary.rounds,
        finished_at: day.summary.finished_at,
        scenarios: day.scenes.into_iter().filter(|s| answered.contains(&s.round)).map(scene_body).collect(),
        answers: day.answers.into_iter().map(answer_body).collect(),
        report: report_body(&app, day.report),
    }))
}

/// The picture that other programs show beside the link: 1200 by 630 pixels, without a name.
#[utoipa::path(get, path = "/api/shared/{token}/picture.png", operation_id = "shared_picture", tag = "history", params(("token" = String, Path)), responses((status = 200, description = "a picture", body = String, content_type = "image/png"), (status = 404, body = Problem), (status = 429, body = Problem)))]
async fn picture(
    State(app): State<App>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    Path(token): Path<String>,
) -> Result<impl IntoResponse, ApiError> {
    limits::by_address(&app, LimitedAction::Picture, &headers, peer).await?;
    // Looked up each time, so that a link that was taken back shows nothing at once, whatever is kept.
    let card = preview::card(&app.game.shared_day(&token).await?);
    let drawn = tokio::task::spawn_blocking(move || picture::png(&card)).await;
    let png = drawn
        .map_err(|e| ApiError::Internal(e.to_string()))?
        .map_err(|e| ApiError::Internal(e.to_string()))?;
    Ok((
        [
            (header::CONTENT_TYPE, "image/png"),
            (header::CACHE_CONTROL, "public, max-age=300"),
            (header::HeaderName::from_static("x-robots-tag"), "noindex"),
        ],
        png,
    ))
}
