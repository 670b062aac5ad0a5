//! `/api/shared/{token}`: a day's report for anybody who has the link. No name, no id of the player.

use crate::{
    api::{
        days::{AnswerBody, ReportBody},
        sessions::{answer_body, report_body, scene_body},
        shapes::PublicScene,
    },
    app::App,
    error::{ApiError, Problem},
    http::body::Path,
};
use axum::{Json, extract::State};
use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

/// Routes of this resource.
pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(shared))
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
