//! `/api/evaluate-answer`, `/api/answers/{id}/appeal`: answering a scene, and asking a second judge.

use crate::{
    api::{scenarios::ReasonBody, tasks::TaskBody},
    app::App,
    error::{ApiError, Problem},
    http::{
        auth::Player,
        body::{Json as Body, Path},
        limits::{self, LimitedAction},
    },
};
use axum::{
    Json,
    extract::State,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use careersim_domain::Invalid;
use careersim_game::answers::Submission;
use serde::Deserialize;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};
use uuid::Uuid;

/// Routes of this resource.
pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(evaluate)).routes(routes!(appeal))
}

/// An option's index, or the player's own words.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"scenario_id": "0198f0a2-6a3e-7c1d-9d5e-0d2f6a1b2c3d", "session_id": "0198f0a2-6a3e-7c1d-9d5e-0d2f6a1b2c3e", "option": 1}))]
struct EvaluateAnswer {
    scenario_id: Uuid,
    session_id: Uuid,
    /// From 0.
    #[serde(default)]
    option: Option<i64>,
    /// 1..=500 characters.
    #[serde(default)]
    user_answer: Option<String>,
}

/// Answer a scene. A pick's task has succeeded in the reply; own words are graded in the background.
#[utoipa::path(post, path = "/api/evaluate-answer", tag = "play", security(("bearer" = [])), request_body = EvaluateAnswer,
    params(("Idempotency-Key" = Option<String>, Header, description = "the same key gets the same answer back; 1..=200 visible ASCII characters")),
    responses((status = 202, body = TaskBody, headers(("Location" = String))), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem), (status = 429, body = Problem)))]
async fn evaluate(State(app): State<App>, Player(player): Player, headers: HeaderMap, Body(body): Body<EvaluateAnswer>) -> Result<Response, ApiError> {
    let idempotency_key = idempotency_key(&headers)?;
    limits::by_player(&app, LimitedAction::Answer, player).await?;
    let submission = Submission {
        scenario_id: body.scenario_id,
        session_id: body.session_id,
        option: body.option,
        user_answer: body.user_answer,
        idempotency_key,
    };
    let task = app.game.submit(player, submission).await?;
    Ok(accepted(task.into()))
}

/// Ask a second judge, with a reason; both verdicts stay.
#[utoipa::path(post, path = "/api/answers/{id}/appeal", tag = "play", security(("bearer" = [])), params(("id" = Uuid, Path)), request_body = ReasonBody,
    responses((status = 202, body = TaskBody), (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn appeal(State(app): State<App>, Player(player): Player, Path(id): Path<Uuid>, Body(body): Body<ReasonBody>) -> Result<Response, ApiError> {
    let reason = body.parse()?;
    limits::by_player(&app, LimitedAction::Change, player).await?;
    let task = app.game.appeal(player, id, &reason).await?;
    Ok(accepted(task.into()))
}

fn accepted(task: TaskBody) -> Response {
    let location = HeaderValue::from_str(&format!("/api/tasks/{}", task.task_id)).ok();
    let mut response = (StatusCode::ACCEPTED, Json(task)).into_response();
    if let Some(location) = location {
        response.headers_mut().insert(header::LOCATION, location);
    }
    response
}

fn idempotency_key(headers: &HeaderMap) -> Result<Option<String>, ApiError> {
    let Some(value) = headers.get("idempotency-key") else { return Ok(None) };
    let key = value.to_str().unwrap_or_default().trim();
    if (1..=200).contains(&key.len()) {
        return Ok(Some(key.to_owned()));
    }
    Err(ApiError::field(
        "Idempotency-Key",
        Invalid::new("invalid", "must be 1..=200 visible ASCII characters"),
    ))
}
