//! `/api/usage`, `/api/queue`, `/api/users` (operators): what it costs, what waits, who plays.

use crate::{
    api::{prompts::actor, users::User},
    app::App,
    error::{ApiError, Problem},
    http::{
        auth::Operator,
        body::{Json as Body, Params, Path},
    },
};
use axum::{Json, extract::State};
use careersim_domain::Invalid;
use careersim_game::{GameError, clock};
use careersim_store::{
    Cursor, players,
    players::Role,
    queue::{self, QueueFilter, TaskRow},
    usage::{self, UsageSum},
};
use chrono::{DateTime, Duration, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::{router::OpenApiRouter, routes};
use uuid::Uuid;

/// Routes of these resources.
pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(usage))
        .routes(routes!(depth))
        .routes(routes!(jobs))
        .routes(routes!(retry))
        .routes(routes!(drop_job))
        .routes(routes!(accounts))
        .routes(routes!(change))
}

/// Which days, UTC, both included; the last 30 unless said otherwise.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Range {
    #[serde(default)]
    from: Option<NaiveDate>,
    #[serde(default)]
    to: Option<NaiveDate>,
}

/// A sum of calls.
#[derive(Serialize, ToSchema)]
pub(super) struct UsageRow {
    day: String,
    model: String,
    purpose: String,
    prompt: String,
    outcome: String,
    calls: i64,
    input_tokens: i64,
    output_tokens: i64,
    thought_tokens: i64,
    cached_tokens: i64,
    /// Of the calls whose cost is known.
    cost_usd: f64,
    /// How many calls have an unknown cost.
    unknown_costs: i64,
    ms: i64,
}

/// A cap and what it stands at.
#[derive(Serialize, ToSchema)]
pub(super) struct CapBody {
    scope: String,
    period: String,
    limit_usd: f64,
    reserved_usd: f64,
    spent_usd: f64,
}

/// What models cost.
#[derive(Serialize, ToSchema)]
pub(super) struct Usage {
    items: Vec<UsageRow>,
    total_usd: f64,
    caps: Vec<CapBody>,
    /// Models that are switched off at the moment, and why.
    switched_off: Vec<String>,
}

#[expect(clippy::cast_precision_loss, reason = "sums of money are far below 2^52 millionths")]
fn usd(micro: i64) -> f64 {
    micro as f64 / 1_000_000.0
}

fn row(s: UsageSum) -> UsageRow {
    UsageRow {
        day: s.day,
        model: s.model,
        purpose: s.purpose,
        prompt: s.prompt,
        outcome: s.outcome,
        calls: s.calls,
        input_tokens: s.tokens_in,
        output_tokens: s.tokens_out,
        thought_tokens: s.tokens_thought,
        cached_tokens: s.tokens_cached,
        cost_usd: usd(s.cost_micro_usd),
        unknown_costs: s.unknown_costs,
        ms: s.ms,
    }
}

/// Calls, tokens and cost by day, model, purpose, prompt and outcome, with the caps.
#[utoipa::path(get, path = "/api/usage", tag = "operate", security(("bearer" = [])), params(Range), responses((status = 200, body = Usage), (status = 403, body = Problem)))]
async fn usage(State(app): State<App>, _operator: Operator, Params(range): Params<Range>) -> Result<Json<Usage>, ApiError> {
    let today = clock::now().date_naive();
    let (from, to) = (range.from.unwrap_or(today - Duration::days(30)), range.to.unwrap_or(today));
    let sums = usage::sums(&app.game.store, from, to).await.map_err(GameError::from)?;
    let total = sums.iter().map(|s| s.cost_micro_usd).sum();
    let caps = app.game.cap_states().await?;
    let caps = caps.into_iter().map(|c| CapBody {
        scope: c.scope,
        period: c.period,
        limit_usd: usd(c.limit),
        reserved_usd: usd(c.reserved),
        spent_usd: usd(c.settled),
    });
    let switched_off = app
        .game
        .models
        .health()
        .iter()
        .map(|off| format!("{}: {}", off.name, off.why.as_str()))
        .collect();
    Ok(Json(Usage {
        items: sums.into_iter().map(row).collect(),
        total_usd: usd(total),
        caps: caps.collect(),
        switched_off,
    }))
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

/// Which accounts.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct ListAccounts {
    #[serde(default)]
    limit: Option<u64>,
    #[serde(default)]
    cursor: Option<String>,
}

/// Accounts, newest first.
#[derive(Serialize, ToSchema)]
pub(super) struct UserList {
    items: Vec<User>,
    next_cursor: Option<String>,
}

/// Accounts.
#[utoipa::path(get, path = "/api/users", tag = "operate", security(("bearer" = [])), params(ListAccounts), responses((status = 200, body = UserList), (status = 403, body = Problem)))]
async fn accounts(State(app): State<App>, _operator: Operator, Params(params): Params<ListAccounts>) -> Result<Json<UserList>, ApiError> {
    let page = players::list(&app.game.store, cursor(params.cursor)?, params.limit.unwrap_or(50))
        .await
        .map_err(GameError::from)?;
    Ok(Json(UserList {
        items: page.items.into_iter().map(Into::into).collect(),
        next_cursor: page.next.map(|c| c.to_string()),
    }))
}

/// What to change.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"role": "teacher"}))]
struct ChangeAccount {
    #[serde(default)]
    #[schema(value_type = Option<crate::api::words::Role>)]
    role: Option<Role>,
    #[serde(default)]
    disabled: Option<bool>,
}

/// Give an account a role, or lock it out.
#[utoipa::path(put, path = "/api/users/{id}", tag = "operate", security(("bearer" = [])), params(("id" = Uuid, Path)), request_body = ChangeAccount, responses((status = 200, body = User), (status = 404, body = Problem)))]
async fn change(State(app): State<App>, operator: Operator, Path(id): Path<Uuid>, Body(body): Body<ChangeAccount>) -> Result<Json<User>, ApiError> {
    Ok(Json(
        app.game
            .change_account(id, body.role, body.disabled, &actor(&app, operator).await?)
            .await?
            .into(),
    ))
}

fn cursor(text: Option<String>) -> Result<Option<Cursor>, ApiError> {
    let wrong = |_| ApiError::field("cursor", Invalid::new("invalid", "send the `next_cursor` of the page before, as it is"));
    text.map(|t| t.parse().map_err(wrong)).transpose()
}
