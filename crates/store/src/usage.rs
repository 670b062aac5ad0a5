//! What models cost: every attempt, and its sum by day, model, purpose, prompt and outcome, kept in step in one transaction.
//! An unknown cost is null in the attempt and counted as unknown in the sum, never taken for 0.

use crate::{
    Cursor, Page, Store, StoreError,
    budgets::Ticket,
    db::{Tx, all, run},
    entity::{
        usage_attempt::{ActiveModel, Entity, Model},
        usage_daily,
    },
    ids,
    ids::micros,
    page,
};
use careersim_domain::Attempt;
use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{EntityTrait, Set};
use std::collections::BTreeMap;
use uuid::Uuid;

mod close;
pub(crate) use close::Closing;
use close::close;

/// One call to a model, on its way into the books.
#[derive(Debug, Clone, PartialEq)]
pub struct NewUsage {
    /// When.
    pub at: DateTime<Utc>,
    /// For whom.
    pub player_id: Option<Uuid>,
    /// For which evaluation.
    pub evaluation_id: Option<Uuid>,
    /// What for: `scenario`, `grade`, `appeal`, …
    pub purpose: String,
    /// The prompt as `name@version`.
    pub prompt: Option<String>,
    /// What it was.
    pub attempt: Attempt,
}

/// One call to a model, as booked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UsageRow {
    /// Its id.
    pub id: Uuid,
    /// When.
    pub at: DateTime<Utc>,
    /// For whom, unless erased.
    pub player_id: Option<Uuid>,
    /// For which evaluation, unless erased.
    pub evaluation_id: Option<Uuid>,
    /// What for.
    pub purpose: String,
    /// Which model.
    pub model: String,
    /// How it ended.
    pub outcome: String,
    /// The prompt as `name@version`.
    pub prompt: Option<String>,
    /// Tokens sent.
    pub tokens_in: Option<i64>,
    /// Tokens of the answer.
    pub tokens_out: Option<i64>,
    /// Tokens of thinking.
    pub tokens_thought: Option<i64>,
    /// Tokens that the service had cached.
    pub tokens_cached: Option<i64>,
    /// Millionths of a US dollar.
    pub cost_micro_usd: Option<i64>,
    /// Milliseconds.
    pub ms: i64,
}

impl From<Model> for UsageRow {
    fn from(m: Model) -> Self {
        Self {
            id: m.id,
            at: m.at,
            player_id: m.player_id,
            evaluation_id: m.evaluation_id,
            purpose: m.purpose,
            model: m.model,
            outcome: m.outcome,
            prompt: m.prompt,
            tokens_in: m.tokens_in,
            tokens_out: m.tokens_out,
            tokens_thought: m.tokens_thought,
            tokens_cached: m.tokens_cached,
            cost_micro_usd: m.cost_micro_usd,
            ms: m.ms,
        }
    }
}

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

/// Millionths of a US dollar; `None` stays `None`, and so does what is no amount.
pub fn micro_usd(usd: Option<f64>) -> Option<i64> {
    let micros = (usd? * 1e6).round();
    #[expect(clippy::cast_possible_truncation, reason = "bounded on the line before")]
    (0.0..9e15).contains(&micros).then_some(micros as i64)
}

fn signed(tokens: Option<u64>) -> Option<i64> {
    tokens.and_then(|t| i64::try_from(t).ok())
}

fn row(new: &NewUsage) -> Model {
    let attempt = &new.attempt;
    Model {
        id: ids::new(new.at),
        at: micros(new.at),
        day: new.at.date_naive().to_string(),
        player_id: new.player_id,
        evaluation_id: new.evaluation_id,
        purpose: new.purpose.clone(),
        model: attempt.model.clone(),
        outcome: attempt.outcome.clone(),
        prompt: new.prompt.clone(),
        tokens_in: signed(attempt.input_tokens),
        tokens_out: signed(attempt.output_tokens),
        tokens_thought: signed(attempt.thought_tokens),
        tokens_cached: signed(attempt.cached_tokens),
        cost_micro_usd: micro_usd(attempt.cost_usd),
        ms: i64::try_from(attempt.ms).unwrap_or(i64::MAX),
    }
}

/// Books attempts. A player or evaluation that was erased meanwhile is left out, the attempt is booked all the same.
pub async fn record(store: &Store, attempts: &[NewUsage]) -> Result<(), StoreError> {
    let mut rows: Vec<Model> = attempts.iter().map(row).collect();
    if rows.is_empty() {
        return Ok(());
    }
    match write(store, &rows).await {
        Err(StoreError::NotFound) => {
            for row in &mut rows {
                (row.player_id, row.evaluation_id) = (None, None);
            }
            write(store, &rows).await
        }
        other => other,
    }
}

/// Settles a reservation and books its attempt: both or neither. `actual` is what the caps count, as in [`crate::budgets::settle`].
pub async fn settle(store: &Store, ticket: Ticket, actual: Option<i64>, attempt: &NewUsage) -> Result<(), StoreError> {
    let mut closing = Closing {
        ticket,
        actual,
        row: row(attempt),
    };
    match close(store, closing.clone()).await {
        Err(StoreError::NotFound) => {
            (closing.row.player_id, closing.row.evaluation_id) = (None, None);
            close(store, closing).await
        }
        other => other,
    }
}

async fn write(store: &Store, rows: &[Model]) -> Result<(), StoreError> {
    let tx = store.begin().await?;
    write_in(&tx, rows).await?;
    tx.commit().await
}

async fn write_in(tx: &Tx, rows: &[Model]) -> Result<(), StoreError> {
    Entity::insert_many(rows.iter().cloned().map(active)).exec_without_returning(&**tx).await?;
    let sql = format!(
        "INSERT INTO usage_daily (day, model, purpose, prompt, outcome, calls, tokens_in, tokens_out, tokens_thought, tokens_cached, cost_micro_usd, unknown_costs, ms) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) {ADD_UP}"
    );
    for (key, sum) in sums_of(rows) {
        run(&**tx, &sql, key.map(Into::into).into_iter().chain(sum.map(Into::into))).await?;
    }
    Ok(())
}

const ADD_UP: &str = "ON CONFLICT (day, model, purpose, prompt, outcome) DO UPDATE SET \
    calls = usage_daily.calls + excluded.calls, tokens_in = usage_daily.tokens_in + excluded.tokens_in, \
    tokens_out = usage_daily.tokens_out + excluded.tokens_out, tokens_thought = usage_daily.tokens_thought + excluded.tokens_thought, \
    tokens_cached = usage_daily.tokens_cached + excluded.tokens_cached, cost_micro_usd = usage_daily.cost_micro_usd + excluded.cost_micro_usd, \
    unknown_costs = usage_daily.unknown_costs + excluded.unknown_costs, ms = usage_daily.ms + excluded.ms";

// Day, model, purpose, prompt, outcome; and the numbers in the order of the table. In the order of their keys, so that two who book at once
// don't wait for each other in a circle.
fn sums_of(rows: &[Model]) -> BTreeMap<[String; 5], [i64; 8]> {
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

fn active(m: Model) -> ActiveModel {
    ActiveModel {
        id: Set(m.id),
        at: Set(m.at),
        day: Set(m.day),
        player_id: Set(m.player_id),
        evaluation_id: Set(m.evaluation_id),
        purpose: Set(m.purpose),
        model: Set(m.model),
        outcome: Set(m.outcome),
        prompt: Set(m.prompt),
        tokens_in: Set(m.tokens_in),
        tokens_out: Set(m.tokens_out),
        tokens_thought: Set(m.tokens_thought),
        tokens_cached: Set(m.tokens_cached),
        cost_micro_usd: Set(m.cost_micro_usd),
        ms: Set(m.ms),
    }
}

/// The sums of these days (in UTC, both included), by day, model, purpose, prompt and outcome.
pub async fn sums(store: &Store, from: NaiveDate, to: NaiveDate) -> Result<Vec<UsageSum>, StoreError> {
    let sql = "SELECT * FROM usage_daily WHERE day BETWEEN $1 AND $2 ORDER BY day, model, purpose, prompt, outcome";
    let rows: Vec<usage_daily::Model> = all(store.reader(), sql, [from.to_string().into(), to.to_string().into()]).await?;
    Ok(rows.into_iter().map(UsageSum::from).collect())
}

/// The attempts of a day, the newest first.
pub async fn attempts(store: &Store, day: NaiveDate, cursor: Option<Cursor>, limit: u64) -> Result<Page<UsageRow>, StoreError> {
    let limit = page::bounded(limit);
    let after = cursor.unwrap_or_else(page::newest);
    let sql = "SELECT * FROM usage_attempts WHERE day = $1 AND (at, id) < ($2, $3) ORDER BY at DESC, id DESC LIMIT $4";
    let rows: Vec<Model> = all(
        store.reader(),
        sql,
        [day.to_string().into(), after.at.into(), after.id.into(), page::one_more(limit).into()],
    )
    .await?;
    Ok(Page::cut(rows.into_iter().map(UsageRow::from).collect(), limit, |r| Cursor {
        at: r.at,
        id: r.id,
    }))
}
