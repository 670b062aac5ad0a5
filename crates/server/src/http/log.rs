//! One log line per request: method, route, status, player, time, request id. Never a body, a query or a header's value.

use crate::{app::App, http::request_id, telemetry::traces};
use axum::{
    extract::{MatchedPath, Request, State},
    http::Method,
    middleware::Next,
    response::Response,
};
use std::time::Instant;
use tracing::{Instrument, field};

/// Runs the request in its span and writes its line.
pub async fn layer(State(app): State<App>, request: Request, next: Next) -> Response {
    let method = known(request.method());
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map_or_else(|| "unmatched".to_owned(), |p| p.as_str().to_owned());
    let name = format!("{method} {route}");
    let span = tracing::info_span!("request", "otel.kind" = "server", "otel.name" = name, trace_id = field::Empty, request_id = %request_id::current(), method, route, player = field::Empty, cache = field::Empty, model = field::Empty, cost_usd = field::Empty, tokens = field::Empty);
    let given = request.headers().get("traceparent").and_then(|v| v.to_str().ok());
    let traceparent = traces::begin(&span, given);
    let started = Instant::now();
    let _in_flight = app.metrics.request_started();
    let response = careersim_store::trace::scope(traceparent, next.run(request).instrument(span.clone())).await;
    let elapsed = started.elapsed();
    let status = response.status().as_u16();
    app.metrics.request(method, &route, status, elapsed);
    span.in_scope(|| {
        let elapsed_ms = u64::try_from(elapsed.as_millis()).unwrap_or(u64::MAX);
        if status >= 500 {
            tracing::error!(status, elapsed_ms, "{method} {route} {status}");
        } else if route.starts_with("/api/health") {
            tracing::debug!(status, elapsed_ms, "{method} {route} {status}");
        } else {
            tracing::info!(status, elapsed_ms, "{method} {route} {status}");
        }
    });
    response
}

// A client may call its method anything; neither labels nor logs are to take that over.
fn known(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::POST => "POST",
        Method::PUT => "PUT",
        Method::DELETE => "DELETE",
        Method::HEAD => "HEAD",
        Method::OPTIONS => "OPTIONS",
        _ => "other",
    }
}
