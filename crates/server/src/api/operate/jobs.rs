//! `/api/queue`: what waits, what is dead, and bringing it back.

use super::cursor;
use crate::{
    api::prompts::actor,
    app::App,
    error::{ApiError, Problem},
    http::{
        auth::Operator,
        body::{Params, Path},
    },
};
use axum::{Json, extract::State};
use careersim_domain::Invalid;
use careersim_game::{GameError, clock};
use careersim_store::queue::{self, QueueFilter, TaskRow};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::{router::OpenApiRouter, routes};
use uuid::Uuid;

/// Routes of this resource.
pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(depth))
        .routes(routes!(jobs))
        .routes(routes!(retry))
        .routes(routes!(drop_job))
}

/// How much waits.
#[derive(Serialize, ToSchema)]
pub(super) struct QueueDepth {
    queued: i64,
    due: i64,
    running: i64,
    dead: i64,
    retried: i64,
    /// Seconds that the oldest waiting job has waited.
    oldest_seconds: Option<i64>,
}

/// Depth and age of the queue.
#[utoipa::path(get, path = "/api/queue", tag = "operate", security(("bearer" = [])), responses((status = 200, body = QueueDepth), (status = 403, body = Problem)))]
async fn depth(State(app): State<App>, _operator: Operator) -> Result<Json<QueueDepth>, ApiError> {
    let now = clock::now();
    let d = queue::depth(&app.game.store, now).await.map_err(GameError::from)?;
    let oldest_seconds = d.oldest_queued.map(|at| (now - at).num_seconds().max(0));
    Ok(Json(QueueDepth {
        queued: d.queued,
        due: d.due,
        running: d.running,
        dead: d.dead,
        retried: d.retried,
        oldest_seconds,
    }))
}

/// Which jobs.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct ListJobs {
    /// `queued`, `running` or `dead`.
    #[serde(default)]
    state: Option<String>,
    #[serde(default)]
    limit: Option<u64>,
    #[serde(default)]
    cursor: Option<String>,
}

/// A job.
#[derive(Serialize, ToSchema)]
pub(super) struct JobBody {
    task_id: Uuid,
    player_id: Uuid,
    purpose: String,
    status: String,
    attempts: i32,
    /// What went wrong last.
    last_error: Option<String>,
    run_at: DateTime<Utc>,
    created_at: DateTime<Utc>,
}

impl From<TaskRow> for JobBody {
    fn from(t: TaskRow) -> Self {
        let word = |value: serde_json::Result<serde_json::Value>| value.ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default();
        Self {
            task_id: t.id,
            player_id: t.player_id,
            purpose: word(serde_json::to_value(t.purpose)),
            status: word(serde_json::to_value(t.status)),
            attempts: t.attempts,
            last_error: t.last_error,
            run_at: t.run_at,
            created_at: t.created_at,
        }
    }
}

/// Jobs, the oldest first.
#[derive(Serialize, ToSchema)]
pub(super) struct JobList {
    items: Vec<JobBody>,
    next_cursor: Option<String>,
}

/// Jobs of one state, the oldest first.
#[utoipa::path(get, path = "/api/queue/jobs", tag = "operate", security(("bearer" = [])), params(ListJobs), responses((status = 200, body = JobList), (status = 422, body = Problem)))]
async fn jobs(State(app): State<App>, _operator: Operator, Params(params): Params<ListJobs>) -> Result<Json<JobList>, ApiError> {
    let filter = match params.state.as_deref().unwrap_or("queued") {
        "queued" => QueueFilter::Queued,
        "running" => QueueFilter::Running,
        "dead" => QueueFilter::Dead,
        _ => return Err(ApiError::field("state", Invalid::new("unknown_value", "must be `queued`, `running` or `dead`"))),
    };
    let page = queue::list(&app.game.store, filter, cursor(params.cursor)?, params.limit.unwrap_or(50))
        .await
        .map_err(GameError::from)?;
    Ok(Json(JobList {
        items: page.items.into_iter().map(Into::into).collect(),
        next_cursor: page.next.map(|c| c.to_string()),
    }))
}

/// Bring a dead job back, or make a waiting one due now.
#[utoipa::path(post, path = "/api/queue/jobs/{id}/retry", tag = "operate", security(("bearer" = [])), params(("id" = Uuid, Path)), responses((status = 200, body = JobBody), (status = 404, body = Problem)))]
async fn retry(State(app): State<App>, operator: Operator, Path(id): Path<Uuid>) -> Result<Json<JobBody>, ApiError> {
    Ok(Json(app.game.retry_job(id, &actor(&app, operator).await?).await?.into()))
}

/// End a job for good; nothing is charged.
#[utoipa::path(delete, path = "/api/queue/jobs/{id}", tag = "operate", security(("bearer" = [])), params(("id" = Uuid, Path)), responses((status = 200, body = JobBody), (status = 404, body = Problem)))]
async fn drop_job(State(app): State<App>, operator: Operator, Path(id): Path<Uuid>) -> Result<Json<JobBody>, ApiError> {
    Ok(Json(app.game.drop_job(id, &actor(&app, operator).await?).await?.into()))
}
