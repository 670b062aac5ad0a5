//! `/api/audit`: what operators did, on the page and on the command line.

use super::{cursor, start_of};
use crate::{
    app::App,
    error::{ApiError, Problem},
    http::{auth::Operator, body::Params},
};
use axum::{Json, extract::State};
use careersim_domain::text;
use careersim_game::GameError;
use careersim_store::audit::{self, AuditFilter, AuditRow};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::{router::OpenApiRouter, routes};
use uuid::Uuid;

/// Routes of this resource.
pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(deeds))
}

/// Which deeds.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct ListDeeds {
    /// `prompt` for all that begins so, `prompt.activate` for just that.
    #[serde(default)]
    action: Option<String>,
    /// Not before this day, UTC.
    #[serde(default)]
    from: Option<NaiveDate>,
    #[serde(default)]
    limit: Option<u64>,
    #[serde(default)]
    cursor: Option<String>,
}

/// A deed.
#[derive(Serialize, ToSchema)]
#[schema(example = json!({"id": "0198f0a2-6a3e-7c1d-9d5e-0d2f6a1b2c3d", "at": "2026-11-23T08:00:00Z", "by": "ada", "action": "prompt.activate", "subject": "grade@2", "detail": {"message": "shorter reasons"}}))]
pub(super) struct Deed {
    id: Uuid,
    at: DateTime<Utc>,
    /// Who, by name; `command line` for whoever works on the machine itself.
    by: String,
    /// What, such as `prompt.activate`.
    action: String,
    /// To what.
    subject: String,
    /// The rest; its fields depend on the action.
    #[schema(value_type = Object)]
    detail: serde_json::Value,
}

impl From<AuditRow> for Deed {
    fn from(row: AuditRow) -> Self {
        let mut detail = row.detail;
        Self {
            id: row.id,
            at: row.at,
            by: detail["by"].as_str().unwrap_or_default().to_owned(),
            action: row.action,
            subject: row.subject,
            detail: detail["detail"].take(),
        }
    }
}

/// Deeds, the newest first.
#[derive(Serialize, ToSchema)]
pub(super) struct DeedList {
    items: Vec<Deed>,
    next_cursor: Option<String>,
}

/// What operators did, the newest first.
#[utoipa::path(get, path = "/api/audit", tag = "operate", security(("bearer" = [])), params(ListDeeds), responses((status = 200, body = DeedList), (status = 403, body = Problem), (status = 422, body = Problem)))]
async fn deeds(State(app): State<App>, _operator: Operator, Params(params): Params<ListDeeds>) -> Result<Json<DeedList>, ApiError> {
    let action = params.action.map(|a| text::bounded(&a, 1, 50)).transpose();
    let filter = AuditFilter {
        action: action.map_err(|e| ApiError::field("action", e))?,
        from: params.from.map(start_of),
    };
    let page = audit::list(&app.game.store, &filter, cursor(params.cursor)?, params.limit.unwrap_or(50))
        .await
        .map_err(GameError::from)?;
    Ok(Json(DeedList {
        items: page.items.into_iter().map(Into::into).collect(),
        next_cursor: page.next.map(|c| c.to_string()),
    }))
}
