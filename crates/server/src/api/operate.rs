//! `/api/usage`, `/api/queue`, `/api/users` (operators): what it costs, what waits, who plays.

mod accounts;
mod jobs;
mod usage;

use crate::{app::App, error::ApiError};
use careersim_domain::Invalid;
use careersim_store::Cursor;
use utoipa_axum::router::OpenApiRouter;

/// Routes of these resources.
pub(super) fn router() -> OpenApiRouter<App> {
    usage::router().merge(jobs::router()).merge(accounts::router())
}

fn cursor(text: Option<String>) -> Result<Option<Cursor>, ApiError> {
    let wrong = |_| ApiError::field("cursor", Invalid::new("invalid", "send the `next_cursor` of the page before, as it is"));
    text.map(|t| t.parse().map_err(wrong)).transpose()
}
