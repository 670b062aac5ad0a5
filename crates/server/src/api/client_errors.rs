//! `/api/client-errors`: errors of the page, for the operator. Rate limited; nothing personal is taken.

use crate::{
    app::App,
    error::{ApiError, Problem},
    http::{
        body::Json as Body,
        limits::{self, LimitedAction},
    },
    telemetry,
};
use axum::{
    extract::{ConnectInfo, State},
    http::{HeaderMap, StatusCode},
};
use careersim_domain::text;
use serde::Deserialize;
use std::net::SocketAddr;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

/// Routes of this resource.
pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(report))
}

/// An error of the page.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"message": "x is undefined", "stack": "at f (/assets/index.js:1:2)", "url": "/play", "release": "0.1.0"}))]
struct ClientError {
    message: String,
    #[serde(default)]
    stack: Option<String>,
    #[serde(default)]
    url: Option<String>,
    #[serde(default)]
    release: Option<String>,
}

/// Report an error of the page.
#[utoipa::path(post, path = "/api/client-errors", operation_id = "report_client_error", tag = "health", request_body = ClientError, responses((status = 204), (status = 429, body = Problem)))]
async fn report(
    State(app): State<App>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    Body(body): Body<ClientError>,
) -> Result<StatusCode, ApiError> {
    limits::by_address(&app, LimitedAction::ClientError, &headers, peer).await?;
    let short = |text: &str, max: usize| text::clean(text).chars().take(max).collect::<String>();
    let (message, stack) = (short(&body.message, 300), body.stack.map(|s| short(&s, 2000)));
    let release = body.release.map(|r| short(&r, 40));
    telemetry::report_page(&message, stack.as_deref(), release.as_deref());
    tracing::warn!(
        message_of_page = message,
        stack,
        path = body.url.map(|u| short(u.split(['?', '#']).next().unwrap_or_default(), 200)),
        release,
        "the page reported an error"
    );
    Ok(StatusCode::NO_CONTENT)
}
