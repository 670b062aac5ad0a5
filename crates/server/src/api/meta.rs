//! `/api/meta`: what this installation is, for the page's first paint.

use crate::{app::App, error::ApiError};
use axum::{Json, extract::State};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

/// Routes of this resource.
pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(meta))
}

/// How long evaluations of texts took lately.
#[derive(Serialize, ToSchema)]
pub(super) struct EvaluationTimes {
    /// Milliseconds: half are faster.
    p50: Option<u64>,
    /// Milliseconds: nine of ten are faster.
    p90: Option<u64>,
}

/// What this installation is.
#[derive(Serialize, ToSchema)]
pub(super) struct Meta {
    version: &'static str,
    /// Who grades texts first: `gemini`, `openai` or `offline`.
    coach: &'static str,
    evaluation_ms: EvaluationTimes,
    languages: Vec<&'static str>,
    /// Notices that licences ask for, to be shown on every page.
    credits: Vec<String>,
}

/// What this installation is.
#[utoipa::path(get, path = "/api/meta", tag = "health", responses((status = 200, body = Meta)))]
async fn meta(State(app): State<App>) -> Result<Json<Meta>, ApiError> {
    let (p50, p90) = app.game.evaluation_times().await?;
    Ok(Json(Meta {
        version: env!("CARGO_PKG_VERSION"),
        coach: coach(&app),
        evaluation_ms: EvaluationTimes { p50, p90 },
        languages: vec!["en", "de"],
        credits: app.game.imports.credit().into_iter().collect(),
    }))
}

fn coach(app: &App) -> &'static str {
    match (app.game.models.enabled(), &app.config.coach.openai.base_url) {
        (false, _) => "offline",
        (true, Some(_)) if app.config.coach.gemini.key.is_none() => "openai",
        (true, _) => "gemini",
    }
}
