//! `/api/health/*`, `/api/metrics`: is the process up, can it work, how is it doing.

use crate::app::App;
use axum::{
    Json,
    extract::State,
    http::{StatusCode, header},
    response::IntoResponse,
};
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

/// Routes of this resource.
pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(live)).routes(routes!(ready)).routes(routes!(metrics))
}

/// How it is.
#[derive(Serialize, ToSchema)]
#[schema(example = json!({"status": "ok", "checks": {"database": "ok", "migrations": "ok"}}))]
pub(super) struct Health {
    /// `ok`, or what is wrong.
    status: &'static str,
    /// Each part: `ok`, or what is wrong.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    checks: BTreeMap<&'static str, String>,
}

/// The process is up.
#[utoipa::path(get, path = "/api/health/live", tag = "health", responses((status = 200, body = Health)))]
async fn live() -> Json<Health> {
    Json(Health {
        status: "ok",
        checks: BTreeMap::new(),
    })
}

/// Database, cache and queue are reachable and migrations are done. Red while draining, so that no new request comes.
#[utoipa::path(get, path = "/api/health/ready", tag = "health", responses((status = 200, body = Health),
    (status = 503, body = Health, example = json!({"status": "unavailable", "checks": {"database": "is not reachable", "migrations": "ok"}}))))]
async fn ready(State(app): State<App>) -> impl IntoResponse {
    let checks = app.readiness().await;
    // Without Redis everything works, only slower: it is told, but does not take the replica out.
    let broken = checks.iter().any(|(name, state)| *name != "cache" && state != "ok");
    let (code, status) = if broken {
        (StatusCode::SERVICE_UNAVAILABLE, "unavailable")
    } else {
        (StatusCode::OK, "ok")
    };
    (code, Json(Health { status, checks }))
}

/// Prometheus' text format.
#[utoipa::path(get, path = "/api/metrics", tag = "health", responses((status = 200, description = "Prometheus text format", content_type = "text/plain", body = String)))]
async fn metrics(State(app): State<App>) -> impl IntoResponse {
    app.gauge().await;
    crate::gauges::read(&app).await;
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4")], app.metrics.render())
}
