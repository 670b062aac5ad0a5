//! Settling an evaluation: the result, the ledger entry, the balance, what counts for the player's averages and the end of the day, in one transaction.

use super::{Job, Purpose, TaskRow, claim::fenced};
use crate::{
    ConflictKind, Store, StoreError,
    db::{Tx, number, one, run},
    entity::{competency_level, evaluation::Model},
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
pub async fn complete(store: &Store, job: &Job, grade: Grade, scenario: &Scenario, now: DateTime<Utc>) -> Result<TaskRow, StoreError> {
    let now = micros(now);
    let mut tx = store.begin().await?;
    let before = ledger::lock(&tx, job.answer.player_id).await.map_err(erased)?;
    let target = Target {
        id: job.task_id,
        answer: job.answer.id,
        session: job.answer.session_id,
        player: job.answer.player_id,
        purpose: job.purpose,
        lease: Some(Lease {
            owner: job.owner.clone(),
            fence: job.fence,
        }),
    };
    let row = settle(&tx, &target, before, grade, scenario, now).await?;
    tx.ring(Ring::Task(job.task_id));
    tx.commit().await?;
    row.try_into()
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
    /// The lease that must still hold; none for what is settled in the transaction that makes it.
    pub(crate) lease: Option<Lease>,
}

pub(crate) struct Lease {
    owner: String,
    fence: i64,
}

/// Writes a grade into its row: first of all, so that a lease that was lost ends it there. The caller holds the player's lock and read `before`
/// under it.
pub(crate) async fn settle(tx: &Tx, row: &Target, before: Balance, grade: Grade, scenario: &Scenario, now: DateTime<Utc>) -> Result<Model, StoreError> {
    let mut evaluation = evaluation::settle(grade, scenario, before);
    if row.purpose != Purpose::Grade {
        let wanted = balance::change_for(evaluation.grade.score) - booked(tx, row.answer).await?;
        evaluation.balance_change = before.change(wanted);
        evaluation.balance = before.after(evaluation.balance_change);
    }
    let updated = write(tx, row, &evaluation, now).await?;
    let standing = leaderboard::before(tx, row.answer).await?;
    let sql = "UPDATE answers SET current_id = $2, score = $3, is_estimate = $4 WHERE id = $1";
    let score = i32::from(evaluation.grade.score.get());
    let current = [row.answer.into(), row.id.into(), score.into(), evaluation.grade.provenance.is_estimate().into()];
    run(&**tx, sql, current).await?;
    let kind = if row.purpose == Purpose::Grade {
        EntryKind::Answer
    } else {
        EntryKind::Correction
    };
    let entry = Entry {
        player: row.player,
        session: Some(row.session),
        evaluation: Some(row.id),
        kind,
    };
    ledger::book(tx, entry, before, evaluation.balance_change, now).await?;
    replace_levels(tx, row, &evaluation).await?;
    if let Some(standing) = standing {
        leaderboard::count(tx, &standing, &evaluation.grade, now).await?;
    }
    sessions::finish_if_done(tx, row.answer, now).await?;
    Ok(updated)
}

// What this answer has moved the balance by so far.
async fn booked(tx: &Tx, answer: Uuid) -> Result<i64, StoreError> {
    let sql = "SELECT CAST(COALESCE(SUM(l.amount), 0) AS BIGINT) FROM ledger l JOIN evaluations e ON e.id = l.evaluation_id WHERE e.answer_id = $1";
    number(&**tx, sql, [answer.into()]).await
}

async fn write(tx: &Tx, target: &Target, evaluation: &Evaluation, now: DateTime<Utc>) -> Result<Model, StoreError> {
    let grade = &evaluation.grade;
    let source = serde_json::to_value(grade.provenance.source)?;
    let sql = "UPDATE evaluations SET status = 'succeeded', lease_owner = NULL, lease_until = NULL, problem = NULL, buried_at = NULL, finished_at = $2, \
               result = $3, score = $4, source = $5, is_estimate = $6, receipt = $7 WHERE id = $1 AND status IN ('queued', 'running') AND ($8 IS NULL OR (lease_owner = $8 AND fence = $9)) RETURNING *";
    let lease = target.lease.as_ref();
    let values = [
        target.id.into(),
        now.into(),
        serde_json::to_string(evaluation)?.into(),
        i32::from(grade.score.get()).into(),
        source.as_str().unwrap_or_default().into(),
        grade.provenance.is_estimate().into(),
        serde_json::to_string(&grade.receipt)?.into(),
        lease.map(|l| l.owner.clone()).into(),
        lease.map(|l| l.fence).into(),
    ];
    let row: Option<Model> = one(&**tx, sql, values).await?;
    row.ok_or_else(|| ConflictKind::LeaseLost.into())
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
