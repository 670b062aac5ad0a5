//! Settling an evaluation: the result, the ledger entry, the balance, what counts for the player's averages and the end of the day, in one transaction.

use super::{Job, Purpose, claim::fenced};
use crate::{
    ConflictKind, Store, StoreError,
    db::{Tx, number, run},
    deliveries,
    entity::competency_level,
    events::Ring,
    ids::micros,
    leaderboard,
    ledger::{self, Entry},
    sessions,
};
use careersim_domain::{
    Balance, Competency, Evaluation, Scenario, balance,
    balance::EntryKind,
    evaluation::{self, Grade},
};
use chrono::{DateTime, Utc};
use sea_orm::{EntityTrait, Set};
use serde_json::Value as Json;
use uuid::Uuid;

/// Writes the grade under the job's lease. A later grade of the same answer corrects the earlier one by one `correction` entry; both stay.
///
/// # Errors
/// [`ConflictKind::LeaseLost`] when another worker has the job by now, or the player was erased: then nothing was written.
pub async fn complete(store: &Store, job: &Job, grade: Grade, scenario: &Scenario, now: DateTime<Utc>) -> Result<Evaluation, StoreError> {
    let now = micros(now);
    let mut tx = store.begin().await?;
    let before = ledger::lock(&tx, job.answer.player_id).await.map_err(erased)?;
    let target = Target {
        id: job.task_id,
        answer: job.answer.id,
        session: job.answer.session_id,
        player: job.answer.player_id,
        purpose: job.purpose,
    };
    let evaluation = weigh(&tx, &target, before, grade, scenario).await?;
    // First of all, so that a lease that was lost ends it here.
    write(&tx, job, &evaluation, now).await?;
    book(&tx, &target, before, &evaluation, now).await?;
    tx.ring(Ring::Task(job.task_id));
    tx.commit().await?;
    Ok(evaluation)
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
pub(crate) struct Target {
    pub(crate) id: Uuid,
    pub(crate) answer: Uuid,
    pub(crate) session: Uuid,
    pub(crate) player: Uuid,
    pub(crate) purpose: Purpose,
}

/// What a grade comes to for this player: `before` was read under their lock, and a later grade corrects what earlier ones booked.
pub(crate) async fn weigh(tx: &Tx, target: &Target, before: Balance, grade: Grade, scenario: &Scenario) -> Result<Evaluation, StoreError> {
    let mut evaluation = evaluation::settle(grade, scenario, before);
    if target.purpose != Purpose::Grade {
        let wanted = balance::change_for(evaluation.grade.score) - booked(tx, target.answer).await?;
        evaluation.balance_change = before.change(wanted);
        evaluation.balance = before.after(evaluation.balance_change);
    }
    Ok(evaluation)
}

/// Books a weighed evaluation whose row is written: the ledger, the answer's grade, the averages, the end of the day, and whoever follows.
pub(crate) async fn book(tx: &Tx, target: &Target, before: Balance, evaluation: &Evaluation, now: DateTime<Utc>) -> Result<(), StoreError> {
    let kind = if target.purpose == Purpose::Grade {
        EntryKind::Answer
    } else {
        EntryKind::Correction
    };
    let entry = Entry {
        player: target.player,
        session: Some(target.session),
        evaluation: Some(target.id),
        kind,
    };
    let followers = ledger::book(tx, entry, before, evaluation.balance_change, now).await?;
    let standing = if followers.on_board() {
        leaderboard::before(tx, target.answer).await?
    } else {
        None
    };
    let sql = "UPDATE answers SET current_id = $2, score = $3, is_estimate = $4 WHERE id = $1";
    let score = i32::from(evaluation.grade.score.get());
    let current = [
        target.answer.into(),
        target.id.into(),
        score.into(),
        evaluation.grade.provenance.is_estimate().into(),
    ];
    run(&**tx, sql, current).await?;
    replace_levels(tx, target, evaluation).await?;
    if let Some(standing) = standing {
        leaderboard::count(tx, &standing, &evaluation.grade, now).await?;
    }
    sessions::end_if_done(tx, target.answer, now).await?;
    if followers.links() || tx.tells_of_days() {
        deliveries::touch(tx, target.answer, now).await?;
    }
    Ok(())
}

// What this answer has moved the balance by so far.
async fn booked(tx: &Tx, answer: Uuid) -> Result<i64, StoreError> {
    let sql = "SELECT CAST(COALESCE(SUM(l.amount), 0) AS BIGINT) FROM ledger l JOIN evaluations e ON e.id = l.evaluation_id WHERE e.answer_id = $1";
    number(&**tx, sql, [answer.into()]).await
}

async fn write(tx: &Tx, job: &Job, evaluation: &Evaluation, now: DateTime<Utc>) -> Result<(), StoreError> {
    let columns = columns(evaluation)?;
    let set = "status = 'succeeded', lease_owner = NULL, lease_until = NULL, problem = NULL, buried_at = NULL, finished_at = $4, result = $5, score = $6, \
               source = $7, is_estimate = $8, receipt = $9";
    let values = vec![
        now.into(),
        columns.result.into(),
        columns.score.into(),
        columns.source.into(),
        columns.is_estimate.into(),
        columns.receipt.into(),
    ];
    fenced(&**tx, job, set, values).await
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

// Estimates of texts count for nothing but their own series, so they leave no levels.
async fn replace_levels(tx: &Tx, row: &Target, evaluation: &Evaluation) -> Result<(), StoreError> {
    if row.purpose != Purpose::Grade {
        run(&**tx, "DELETE FROM competency_levels WHERE answer_id = $1", [row.answer.into()]).await?;
    }
    if evaluation.grade.provenance.is_estimate() {
        return Ok(());
    }
    let mut rows = Vec::new();
    for competency in Competency::ALL {
        let levels: Vec<i32> = evaluation
            .grade
            .criteria
            .iter()
            .filter(|c| c.competency == competency)
            .map(|c| i32::from(c.level.get()))
            .collect();
        if !levels.is_empty() {
            rows.push(competency_level::ActiveModel {
                answer_id: Set(row.answer),
                competency: Set(serde_json::to_value(competency)?.as_str().unwrap_or_default().to_owned()),
                player_id: Set(row.player),
                levels: Set(levels.iter().sum()),
                lines: Set(i32::try_from(levels.len()).unwrap_or(i32::MAX)),
            });
        }
    }
    if !rows.is_empty() {
        competency_level::Entity::insert_many(rows).exec_without_returning(&**tx).await?;
    }
    Ok(())
}
