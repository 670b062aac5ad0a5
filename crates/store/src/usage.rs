//! What models cost: every attempt, and its sum by day, model, purpose, prompt and outcome, kept in step in one transaction.
//! An unknown cost is null in the attempt and counted as unknown in the sum, never taken for 0.

use crate::{
    Cursor, Page, Store, StoreError,
    budgets::Ticket,
    db::{Tx, all, run},
    entity::usage_attempt::{ActiveModel, Entity, Model},
    ids,
    ids::micros,
    page,
};
use careersim_domain::Attempt;
use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{EntityTrait, Set};
use uuid::Uuid;

mod close;
mod sums;
pub(crate) use close::Closing;
use close::close;
use sums::{ADD_UP, sums_of};
pub use sums::{UsageSum, sums};

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
