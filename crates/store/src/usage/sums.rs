//! What attempts add up to, by day, model, purpose, prompt and outcome.

use super::Model;
use crate::{Store, StoreError, db::all, entity::usage_daily};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// A sum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UsageSum {
    /// The day in UTC, `2026-11-23`.
    pub day: String,
    /// Which model.
    pub model: String,
    /// What for.
    pub purpose: String,
    /// The prompt as `name@version`; empty without one.
    pub prompt: String,
    /// How it ended.
    pub outcome: String,
    /// How many calls.
    pub calls: i64,
    /// Tokens sent, where known.
    pub tokens_in: i64,
    /// Tokens of the answers, where known.
    pub tokens_out: i64,
    /// Tokens of thinking, where known.
    pub tokens_thought: i64,
    /// Tokens that the service had cached, where known.
    pub tokens_cached: i64,
    /// Millionths of a US dollar, where known.
    pub cost_micro_usd: i64,
    /// How many calls have an unknown cost.
    pub unknown_costs: i64,
    /// Milliseconds.
    pub ms: i64,
}

impl From<usage_daily::Model> for UsageSum {
    fn from(m: usage_daily::Model) -> Self {
        Self {
            day: m.day,
            model: m.model,
            purpose: m.purpose,
            prompt: m.prompt,
            outcome: m.outcome,
            calls: m.calls,
            tokens_in: m.tokens_in,
            tokens_out: m.tokens_out,
            tokens_thought: m.tokens_thought,
            tokens_cached: m.tokens_cached,
            cost_micro_usd: m.cost_micro_usd,
            unknown_costs: m.unknown_costs,
            ms: m.ms,
        }
    }
}

/// Ends an insertion into the sums: what is there already grows by it.
pub(super) const ADD_UP: &str = "ON CONFLICT (day, model, purpose, prompt, outcome) DO UPDATE SET \
    calls = usage_daily.calls + excluded.calls, tokens_in = usage_daily.tokens_in + excluded.tokens_in, \
    tokens_out = usage_daily.tokens_out + excluded.tokens_out, tokens_thought = usage_daily.tokens_thought + excluded.tokens_thought, \
    tokens_cached = usage_daily.tokens_cached + excluded.tokens_cached, cost_micro_usd = usage_daily.cost_micro_usd + excluded.cost_micro_usd, \
    unknown_costs = usage_daily.unknown_costs + excluded.unknown_costs, ms = usage_daily.ms + excluded.ms";

// Day, model, purpose, prompt, outcome; and the numbers in the order of the table. In the order of their keys, so that two who book at once
// don't wait for each other in a circle.
pub(super) fn sums_of(rows: &[Model]) -> BTreeMap<[String; 5], [i64; 8]> {
    let mut sums: BTreeMap<[String; 5], [i64; 8]> = BTreeMap::new();
    for r in rows {
        let key = [&r.day, &r.model, &r.purpose, r.prompt.as_ref().unwrap_or(&String::new()), &r.outcome].map(Clone::clone);
        let known = |n: Option<i64>| n.unwrap_or(0);
        let values = [
            1,
            known(r.tokens_in),
            known(r.tokens_out),
            known(r.tokens_thought),
            known(r.tokens_cached),
            known(r.cost_micro_usd),
            i64::from(r.cost_micro_usd.is_none()),
            r.ms,
        ];
        sums.entry(key).or_default().iter_mut().zip(values).for_each(|(sum, value)| *sum += value);
    }
    sums
}

/// The sums of these days (in UTC, both included), by day, model, purpose, prompt and outcome.
pub async fn sums(store: &Store, from: NaiveDate, to: NaiveDate) -> Result<Vec<UsageSum>, StoreError> {
    let sql = "SELECT * FROM usage_daily WHERE day BETWEEN $1 AND $2 ORDER BY day, model, purpose, prompt, outcome";
    let rows: Vec<usage_daily::Model> = all(store.reader(), sql, [from.to_string().into(), to.to_string().into()]).await?;
    Ok(rows.into_iter().map(UsageSum::from).collect())
}
