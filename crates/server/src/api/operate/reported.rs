//! `/api/reports`: scenes that players called unrealistic, and what becomes of them.

use super::{cursor, start_of};
use crate::{
    api::{
        prompts::actor,
        scenarios::ReasonBody,
        shapes::{ProvenanceBody, option_texts},
    },
    app::App,
    error::{ApiError, Problem},
    http::{
        auth::Operator,
        body::{Json as Body, Params, Path},
    },
};
use axum::{Json, extract::State, http::StatusCode};
use careersim_domain::Invalid;
use careersim_game::GameError;
use careersim_store::scene_reports::{self, ReportState, Reported};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::{router::OpenApiRouter, routes};
use uuid::Uuid;

/// Routes of this resource.
pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(reports))
        .routes(routes!(withdraw))
        .routes(routes!(restore))
        .routes(routes!(keep))
}

/// Which scenes.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct ListReports {
    /// `open`, `withdrawn` or `kept`.
    #[serde(default)]
    state: Option<String>,
    /// Last reported not before this day, UTC.
    #[serde(default)]
    from: Option<NaiveDate>,
    #[serde(default)]
    limit: Option<u64>,
    #[serde(default)]
    cursor: Option<String>,
}

/// What somebody said.
#[derive(Serialize, ToSchema)]
pub(super) struct SaidBody {
    reason: String,
    at: DateTime<Utc>,
    /// Nobody has dealt with it.
    open: bool,
}

/// A scene that was reported.
#[derive(Serialize, ToSchema)]
pub(super) struct ReportedScene {
    scenario_id: Uuid,
    /// The career's slug, or `title:` and what was typed.
    career: String,
    title: Option<String>,
    scenario: String,
    options: Vec<String>,
    difficulty: String,
    language: String,
    provenance: ProvenanceBody,
    /// How many reports.
    reports: i64,
    /// In how many days it was shown.
    shown: i64,
    last_at: DateTime<Utc>,
    withdrawn_at: Option<DateTime<Utc>>,
    /// The newest first, at most 20; without their players.
    said: Vec<SaidBody>,
}

impl From<Reported> for ReportedScene {
    fn from(r: Reported) -> Self {
        let said = |s: scene_reports::Said| SaidBody {
            reason: s.reason,
            at: s.at,
            open: s.open,
        };
        Self {
            scenario_id: r.scene.id,
            career: r.scene.career_key,
            title: r.scene.content.title.clone(),
            options: option_texts(&r.scene.content),
            scenario: r.scene.content.situation,
            difficulty: r.scene.difficulty.as_str().to_owned(),
            language: r.scene.language.as_str().to_owned(),
            provenance: r.scene.provenance.into(),
            reports: r.reports,
            shown: r.shown,
            last_at: r.last_at,
            withdrawn_at: r.scene.withdrawn_at,
            said: r.said.into_iter().map(said).collect(),
        }
    }
}

/// Reported scenes, the last reported first.
#[derive(Serialize, ToSchema)]
pub(super) struct ReportList {
    items: Vec<ReportedScene>,
    next_cursor: Option<String>,
}

/// Scenes that players called unrealistic.
#[utoipa::path(get, path = "/api/reports", tag = "operate", security(("bearer" = [])), params(ListReports), responses((status = 200, body = ReportList), (status = 403, body = Problem), (status = 422, body = Problem)))]
async fn reports(State(app): State<App>, _operator: Operator, Params(params): Params<ListReports>) -> Result<Json<ReportList>, ApiError> {
    let state = match params.state.as_deref().unwrap_or("open") {
        "open" => ReportState::Open,
        "withdrawn" => ReportState::Withdrawn,
        "kept" => ReportState::Kept,
        _ => return Err(ApiError::field("state", Invalid::new("unknown_value", "must be `open`, `withdrawn` or `kept`"))),
    };
    let (from, cursor) = (params.from.map(start_of), cursor(params.cursor)?);
    let page = scene_reports::list(&app.game.store, state, from, cursor, params.limit.unwrap_or(20))
        .await
        .map_err(GameError::from)?;
    Ok(Json(ReportList {
        items: page.items.into_iter().map(Into::into).collect(),
        next_cursor: page.next.map(|c| c.to_string()),
    }))
}

/// Take a scene out of play, with its variants and on every difficulty. Days that show it keep it.
#[utoipa::path(post, path = "/api/reports/{scenario_id}/withdraw", operation_id = "withdraw_scene", tag = "operate", security(("bearer" = [])), params(("scenario_id" = Uuid, Path)), request_body = ReasonBody,
    responses((status = 204), (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn withdraw(State(app): State<App>, operator: Operator, Path(id): Path<Uuid>, Body(body): Body<ReasonBody>) -> Result<StatusCode, ApiError> {
    let reason = body.parse()?;
    app.game.withdraw_scene(id, &reason, &actor(&app, operator).await?).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Deal a withdrawn scene again.
#[utoipa::path(post, path = "/api/reports/{scenario_id}/restore", operation_id = "restore_scene", tag = "operate", security(("bearer" = [])), params(("scenario_id" = Uuid, Path)), request_body = ReasonBody,
    responses((status = 204), (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn restore(State(app): State<App>, operator: Operator, Path(id): Path<Uuid>, Body(body): Body<ReasonBody>) -> Result<StatusCode, ApiError> {
    let reason = body.parse()?;
    app.game.restore_scene(id, &reason, &actor(&app, operator).await?).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Leave a scene in play: its reports so far are dealt with.
#[utoipa::path(post, path = "/api/reports/{scenario_id}/keep", operation_id = "keep_scene", tag = "operate", security(("bearer" = [])), params(("scenario_id" = Uuid, Path)), request_body = ReasonBody,
    responses((status = 204), (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn keep(State(app): State<App>, operator: Operator, Path(id): Path<Uuid>, Body(body): Body<ReasonBody>) -> Result<StatusCode, ApiError> {
    let reason = body.parse()?;
    app.game.keep_scene(id, &reason, &actor(&app, operator).await?).await?;
    Ok(StatusCode::NO_CONTENT)
}
