//! Turns what the framework answers by itself (no route, wrong method, a panic, a time-out) into problems like all others.

use crate::{
    app::App,
    error::{ApiError, problem_response},
};
use axum::{
    extract::{Request, State},
    http::{HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use std::any::Any;

/// Gives a bare error of the framework the form of a problem.
pub async fn layer(request: Request, next: Next) -> Response {
    let is_api = request.uri().path().starts_with("/api");
    let response = next.run(request).await;
    let status = response.status();
    let is_ours = response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|v| ["application/", "text/html"].iter().any(|ours| v.as_bytes().starts_with(ours.as_bytes())));
    if !is_api || is_ours || !(status.is_client_error() || status.is_server_error()) {
        return response;
    }
    let allow = response.headers().get(header::ALLOW).cloned();
    let mut replaced = bare(status).into_response();
    if let Some(allow) = allow {
        replaced.headers_mut().insert(header::ALLOW, allow);
    }
    replaced
}

fn bare(status: StatusCode) -> ApiError {
    match status {
        StatusCode::NOT_FOUND => ApiError::NotFound("path"),
        StatusCode::METHOD_NOT_ALLOWED => ApiError::MethodNotAllowed,
        StatusCode::PAYLOAD_TOO_LARGE => ApiError::TooLarge,
        status if status.is_client_error() => ApiError::Malformed("the request could not be read".to_owned()),
        _ => ApiError::Internal(format!("bare {status}")),
    }
}

/// Answers 503 when a request takes longer than it may. Long-polls and streams have their own, shorter bound.
pub async fn timeout(State(app): State<App>, request: Request, next: Next) -> Response {
    let limit = app.config.http.request_timeout();
    tokio::time::timeout(limit, next.run(request))
        .await
        .unwrap_or_else(|_| ApiError::Unavailable(format!("no answer within {limit:?}")).into_response())
}

/// Asks the client to come back over another connection, which leads elsewhere, once this replica is about to end.
pub async fn leaving(State(app): State<App>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    if app.shutdown.is_cancelled() {
        response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
    }
    response
}

/// Answers a panic with a clean 500. The hook in `telemetry` has logged and reported it.
pub fn panicked(panic: Box<dyn Any + Send + 'static>) -> Response {
    drop(panic);
    let mut problem = ApiError::Internal("panic".to_owned()).problem();
    problem.event_id = crate::telemetry::panics::event_of_this_thread();
    problem_response(&problem)
}
