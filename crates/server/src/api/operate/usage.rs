//! `/api/usage`: what models cost.

use crate::{
    app::App,
    error::{ApiError, Problem},
    http::{auth::Operator, body::Params},
};
use axum::{Json, extract::State};
use careersim_game::{GameError, clock};
use careersim_store::usage::{self, UsageSum};
use chrono::{Duration, NaiveDate};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::{router::OpenApiRouter, routes};

/// Routes of this resource.
pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(usage))
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
