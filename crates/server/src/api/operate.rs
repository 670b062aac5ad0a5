//! `/api/usage`, `/api/rates`, `/api/queue`, `/api/users`, `/api/reports`, `/api/audit` (operators): what it costs, where scenes and grades come
//! from, what waits, who plays, what players call unrealistic, who did what.

mod accounts;
mod audit;
mod jobs;
mod rates;
mod reported;
mod usage;

use crate::{app::App, error::ApiError};
use careersim_domain::Invalid;
use careersim_store::Cursor;
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use utoipa_axum::router::OpenApiRouter;

/// Routes of these resources.
pub(super) fn router() -> OpenApiRouter<App> {
    usage::router()
        .merge(rates::router())
        .merge(jobs::router())
        .merge(accounts::router())
        .merge(reported::router())
        .merge(audit::router())
}

fn cursor(text: Option<String>) -> Result<Option<Cursor>, ApiError> {
    let wrong = |_| ApiError::field("cursor", Invalid::new("invalid", "send the `next_cursor` of the page before, as it is"));
    text.map(|t| t.parse().map_err(wrong)).transpose()
}

fn start_of(day: NaiveDate) -> DateTime<Utc> {
    day.and_time(NaiveTime::MIN).and_utc()
}
