//! Settling an evaluation: the result, the ledger entry, the balance, what counts for the player's averages and the end of the day, in one
//! transaction. Grades that come at the same time share it.

use super::{Job, Purpose, claim::fenced};
use crate::{
    ConflictKind, Store, StoreError,
    db::{Tx, each, number, run},
    events::Ring,
    ids::micros,
    ledger, sessions,
};
use careersim_domain::{
    Balance, Evaluation, Scenario, balance,
    evaluation::{self, Grade},
};
use chrono::{DateTime, Utc};
use sea_orm::Value;
use serde_json::Value as Json;
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

mod book;
pub(crate) use book::{Booking, book};

/// Writes the grade under the job's lease. A later grade of the same answer corrects the earlier one by one `correction` entry; both stay.
///
/// # Errors
/// [`ConflictKind::LeaseLost`] when another worker has the job by now, or the player was erased: then nothing was written.
pub async fn complete(store: &Store, job: &Job, grade: Grade, scenario: &Scenario, now: DateTime<Utc>) -> Result<Evaluation, StoreError> {
    let settlement = Settlement {
        target: Target {
            id: job.task_id,
            answer: job.answer.id,
            session: job.answer.session_id,
            player: job.answer.player_id,
            purpose: job.purpose,
        },
        owner: job.owner.clone(),
        fence: job.fence,
        evaluation: evaluation::settle(grade, scenario, Balance::new(0)),
        at: micros(now),
    };
    // The grade is made and paid for, so it waits longer for its turn than a player does.
    let patience = store.config().result_timeout();
    let free = store.together(|g| &g.settlements, settlement.clone(), patience, settle_free).await?;
    match free {
        Some(evaluation) => Ok(evaluation),
        None => settle(store, vec![settlement], true)
            .await?
            .pop()
            .flatten()
            .ok_or_else(|| ConflictKind::LeaseLost.into()),
    }
}

/// A grade that is to be written under its job's lease.
#[derive(Clone)]
pub(crate) struct Settlement {
    target: Target,
    owner: String,
    fence: i64,
    // Not weighed yet.
    evaluation: Evaluation,
    at: DateTime<Utc>,
}

// Whose player is busy elsewhere waits alone, so that nobody else does.
async fn settle_free(store: Store, settlements: Vec<Settlement>) -> Result<Vec<Option<Evaluation>>, StoreError> {
    settle(&store, settlements, false).await
}

// All of them or none, but for those whose player is gone or, unless it `waits`, locked.
async fn settle(store: &Store, mut settlements: Vec<Settlement>, waits: bool) -> Result<Vec<Option<Evaluation>>, StoreError> {
    let mut answers = HashSet::new();
    if !settlements.iter().all(|s| answers.insert(s.target.answer)) {
        return Err(StoreError::Internal("one answer got two grades at once".to_owned()));
    }
    let ids: Vec<Uuid> = settlements.iter().map(|s| s.target.id).collect();
    let mut tx = store.begin().await?;
    let players: Vec<Uuid> = settlements.iter().map(|s| s.target.player).collect();
    let mut balances = ledger::lock_some(&tx, &players, waits).await?;
    settlements.retain(|s| balances.contains_key(&s.target.player));
    if settlements.is_empty() {
        tx.rollback().await?;
        return Ok(vec![None; ids.len()]);
    }
    let bookings = weigh_all(&tx, &settlements, &mut balances).await?;
    // First of all, so that a lease that was lost ends it here.
    write(&tx, &settlements, &bookings).await?;
    book(&tx, &bookings).await?;
    for booking in &bookings {
        tx.ring(Ring::Task(booking.target.id));
    }
    tx.commit().await?;
    let mut settled: HashMap<Uuid, Evaluation> = bookings.into_iter().map(|b| (b.target.id, b.evaluation)).collect();
    Ok(ids.iter().map(|id| settled.remove(id)).collect())
}

async fn weigh_all(tx: &Tx, settlements: &[Settlement], balances: &mut HashMap<Uuid, Balance>) -> Result<Vec<Booking>, StoreError> {
    let mut bookings = Vec::with_capacity(settlements.len());
    for Settlement { target, evaluation, at, .. } in settlements {
        let balance = balances.get_mut(&target.player).ok_or(ConflictKind::LeaseLost)?;
        let evaluation = weigh(tx, target, *balance, evaluation.clone()).await?;
        *balance = evaluation.balance;
        bookings.push(Booking::new(target.clone(), evaluation, *at));
    }
    Ok(bookings)
}

/// Ends the job without a grade and without a charge: the answer can't be graded, and the player is told why.
///
/// # Errors
/// [`ConflictKind::LeaseLost`].
pub async fn refuse(store: &Store, job: &Job, problem: &Json, now: DateTime<Utc>) -> Result<(), StoreError> {
    let now = micros(now);
    let mut tx = store.begin().await?;
    ledger::lock(&tx, job.answer.player_id).await.map_err(erased)?;
    let set = "status = 'failed', lease_owner = NULL, lease_until = NULL, finished_at = $4, problem = $5";
    fenced(&*tx, job, set, vec![now.into(), problem.to_string().into()]).await?;
    sessions::finish_if_done(&tx, job.answer.id, now).await?;
    tx.ring(Ring::Task(job.task_id));
    tx.commit().await
}

// An erased player's job is gone like any lost lease.
pub(super) fn erased(error: StoreError) -> StoreError {
    match error {
        StoreError::NotFound => ConflictKind::LeaseLost.into(),
        other => other,
    }
}

/// The evaluation that is being settled.
#[derive(Debug, Clone)]
pub(crate) struct Target {
    pub(crate) id: Uuid,
    pub(crate) answer: Uuid,
    pub(crate) session: Uuid,
    pub(crate) player: Uuid,
    pub(crate) purpose: Purpose,
}

/// What a grade comes to for this player: `before` was read under their lock, and a later grade corrects what earlier ones booked.
pub(crate) async fn weigh(tx: &Tx, target: &Target, before: Balance, evaluation: Evaluation) -> Result<Evaluation, StoreError> {
    let mut wanted = balance::change_for(evaluation.grade.score);
    if target.purpose != Purpose::Grade {
        wanted -= booked(tx, target.answer).await?;
    }
    Ok(evaluation.at_balance(before, wanted))
}

// What this answer has moved the balance by so far.
async fn booked(tx: &Tx, answer: Uuid) -> Result<i64, StoreError> {
    let sql = "SELECT CAST(COALESCE(SUM(l.amount), 0) AS BIGINT) FROM ledger l JOIN evaluations e ON e.id = l.evaluation_id WHERE e.answer_id = $1";
    number(&**tx, sql, [answer.into()]).await
}

// Under the leases: all of them hold, or nothing is written.
async fn write(tx: &Tx, settlements: &[Settlement], bookings: &[Booking]) -> Result<(), StoreError> {
    let rows = settlements.iter().zip(bookings).map(|(s, b)| Ok((s, columns(&b.evaluation)?)));
    let rows: Vec<(&Settlement, Columns)> = rows.collect::<Result<_, StoreError>>()?;
    let written = if tx.is_sqlite() {
        write_each(tx, &rows).await?
    } else {
        write_at_once(tx, &rows).await?
    };
    if written < rows.len() as u64 {
        return Err(ConflictKind::LeaseLost.into());
    }
    Ok(())
}

async fn write_each(tx: &Tx, rows: &[(&Settlement, Columns)]) -> Result<u64, StoreError> {
    let sql = "UPDATE evaluations SET status = 'succeeded', lease_owner = NULL, lease_until = NULL, problem = NULL, buried_at = NULL, finished_at = $4, \
               result = $5, score = $6, source = $7, is_estimate = $8, receipt = $9 WHERE id = $1 AND lease_owner = $2 AND fence = $3 AND status = 'running'";
    let mut written = 0;
    for (settlement, columns) in rows {
        let values: [Value; 9] = [
            settlement.target.id.into(),
            settlement.owner.as_str().into(),
            settlement.fence.into(),
            settlement.at.into(),
            columns.result.as_str().into(),
            columns.score.into(),
            columns.source.as_str().into(),
            columns.is_estimate.into(),
            columns.receipt.as_str().into(),
        ];
        written += run(&**tx, sql, values).await?;
    }
    Ok(written)
}

// Who has a lease is running (the table checks it), and naming the status would have PostgreSQL go through all that run.
async fn write_at_once(tx: &Tx, rows: &[(&Settlement, Columns)]) -> Result<u64, StoreError> {
    let sql = "UPDATE evaluations e SET status = 'succeeded', lease_owner = NULL, lease_until = NULL, problem = NULL, buried_at = NULL, finished_at = w.at, \
               result = w.result, score = w.score, source = w.source, is_estimate = w.is_estimate, receipt = w.receipt \
               FROM unnest($1::uuid[], $2::text[], $3::bigint[], $4::timestamptz[], $5::text[], $6::int[], $7::text[], $8::bool[], $9::text[]) \
               AS w (id, owner, fence, at, result, score, source, is_estimate, receipt) \
               WHERE e.id = w.id AND e.lease_owner = w.owner AND e.fence = w.fence";
    let values: [Value; 9] = [
        each(rows, |(s, _)| s.target.id),
        each(rows, |(s, _)| s.owner.clone()),
        each(rows, |(s, _)| s.fence),
        each(rows, |(s, _)| s.at),
        each(rows, |(_, c)| c.result.clone()),
        each(rows, |(_, c)| c.score),
        each(rows, |(_, c)| c.source.clone()),
        each(rows, |(_, c)| c.is_estimate),
        each(rows, |(_, c)| c.receipt.clone()),
    ];
    run(&**tx, sql, values).await
}

/// What an evaluation's row says of its result.
pub(crate) struct Columns {
    pub(crate) result: String,
    pub(crate) score: i32,
    pub(crate) source: String,
    pub(crate) is_estimate: bool,
    pub(crate) receipt: String,
}

pub(crate) fn columns(evaluation: &Evaluation) -> Result<Columns, StoreError> {
    let grade = &evaluation.grade;
    let source = serde_json::to_value(grade.provenance.source)?;
    Ok(Columns {
        result: serde_json::to_string(evaluation)?,
        score: i32::from(grade.score.get()),
        source: source.as_str().unwrap_or_default().to_owned(),
        is_estimate: grade.provenance.is_estimate(),
        receipt: serde_json::to_string(&grade.receipt)?,
    })
}
