//! The queue: the evaluations' rows are the jobs. A worker claims some under a lease, renews it while it works, and settles each under that
//! lease; whoever has lost it can settle nothing. A bell says that something is due, and a slow poll catches what no bell reached.

use crate::{
    ConflictKind, Store, StoreError,
    answers::{self, NewEvaluation},
    db::{all, all_of, number, one},
    deliveries,
    entity::evaluation::Model,
    events::Ring,
    ids::micros,
    ledger,
};
use careersim_domain::Evaluation;
use chrono::{DateTime, Utc};
use sea_orm::{DeriveActiveEnum, EnumIter, FromQueryResult};
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use uuid::Uuid;

mod claim;
mod lease;
mod operate;
pub(crate) mod settle;
pub use claim::{Job, JobDay, claim};
pub use lease::{bury, excuse, hand_back, hand_back_all, heartbeat, retry_later};
pub use operate::{AHEAD_AT_MOST, Depth, QueueFilter, depth, drop_task, list, position, requeue};
pub use settle::{complete, refuse};

/// Which job comes first: smaller is sooner.
pub mod priority {
    /// A player waits for it.
    pub const PLAYER: i32 = 0;
    /// A player asked for a second judge.
    pub const APPEAL: i32 = 10;
    /// An offline estimate is graded again.
    pub const REGRADE: i32 = 20;
}

/// Why an answer is evaluated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// For the first time.
    Grade,
    /// A model is back and replaces an offline estimate.
    Regrade,
    /// The player asked for a second judge.
    Appeal,
}

/// Where an evaluation stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum TaskStatus {
    /// Waits for a worker.
    Queued,
    /// A worker has it.
    Running,
    /// Done; it has a result.
    Succeeded,
    /// It has no result and won't get one by itself; `problem` says why.
    Failed,
}

impl TaskStatus {
    /// Will this never change by itself again?
    pub fn is_final(self) -> bool {
        matches!(self, Self::Succeeded | Self::Failed)
    }
}

/// An evaluation as a client waits for it.
#[derive(Debug, Clone, PartialEq)]
pub struct TaskRow {
    /// The task's id.
    pub id: Uuid,
    /// The answer that it evaluates.
    pub answer_id: Uuid,
    /// Whose it is.
    pub player_id: Uuid,
    /// Why it is done.
    pub purpose: Purpose,
    /// The player's reason for an appeal.
    pub reason: Option<String>,
    /// Where it stands.
    pub status: TaskStatus,
    /// Smaller is sooner.
    pub priority: i32,
    /// How often it was begun.
    pub attempts: i32,
    /// What went wrong last, for operators.
    pub last_error: Option<String>,
    /// Why it failed, for the player.
    pub problem: Option<Json>,
    /// The evaluation.
    pub result: Option<Evaluation>,
    /// Its place in line, beside the priority.
    pub queue_at: DateTime<Utc>,
    /// Not before this moment.
    pub run_at: DateTime<Utc>,
    /// When it was accepted.
    pub created_at: DateTime<Utc>,
    /// When it was first begun.
    pub started_at: Option<DateTime<Utc>>,
    /// When it was settled.
    pub finished_at: Option<DateTime<Utc>>,
    /// When it was given up; only an operator brings it back.
    pub buried_at: Option<DateTime<Utc>>,
}

impl TryFrom<Model> for TaskRow {
    type Error = StoreError;

    fn try_from(m: Model) -> Result<Self, StoreError> {
        Ok(Self {
            id: m.id,
            answer_id: m.answer_id,
            player_id: m.player_id,
            purpose: m.purpose,
            reason: m.reason,
            status: m.status,
            priority: m.priority,
            attempts: m.attempts,
            last_error: m.last_error,
            problem: m.problem.as_deref().map(serde_json::from_str).transpose()?,
            result: m.result.as_deref().map(serde_json::from_str).transpose()?,
            queue_at: m.queue_at,
            run_at: m.run_at,
            created_at: m.created_at,
            started_at: m.started_at,
            finished_at: m.finished_at,
            buried_at: m.buried_at,
        })
    }
}

/// A further evaluation of an answer.
#[derive(Debug, Clone)]
pub struct NewTask {
    /// Its id.
    pub id: Uuid,
    /// The answer.
    pub answer: Uuid,
    /// Whose answer it must be.
    pub player: Uuid,
    /// Regrade or appeal.
    pub purpose: Purpose,
    /// The player's reason for an appeal.
    pub reason: Option<String>,
    /// Smaller is sooner.
    pub priority: i32,
}

/// Asks for another evaluation of an answer.
///
/// # Errors
/// [`StoreError::NotFound`] when the answer isn't this player's, [`ConflictKind::AlreadyQueued`] while one of this kind is under way.
pub async fn enqueue(store: &Store, new: NewTask, now: DateTime<Utc>) -> Result<TaskRow, StoreError> {
    let now = micros(now);
    let mut tx = store.begin().await?;
    let (_, jobs) = ledger::lock_in_turn(&tx, new.player).await?;
    let sql = "SELECT COUNT(*) FROM answers WHERE id = $1 AND player_id = $2";
    if number(&*tx, sql, [new.answer.into(), new.player.into()]).await? == 0 {
        return Err(StoreError::NotFound);
    }
    let sql = "SELECT COUNT(*) FROM evaluations WHERE answer_id = $1 AND purpose = $2 AND status IN ('queued', 'running')";
    if number(&*tx, sql, [new.answer.into(), new.purpose.into()]).await? > 0 {
        return Err(ConflictKind::AlreadyQueued.into());
    }
    let row = NewEvaluation {
        id: new.id,
        answer: new.answer,
        player: new.player,
        purpose: new.purpose,
        reason: new.reason,
        priority: new.priority,
        queue_at: answers::turn(jobs, now),
    };
    let task = answers::insert_evaluation(&tx, row, None, now).await?;
    deliveries::touch(&tx, task.answer_id, now).await?;
    tx.ring(Ring::Due);
    tx.ring(Ring::Task(task.id));
    tx.commit().await?;
    task.try_into()
}

/// The player's task of this id; somebody else's is `None`.
pub async fn task(store: &Store, id: Uuid, player: Uuid) -> Result<Option<TaskRow>, StoreError> {
    let sql = "SELECT * FROM evaluations WHERE id = $1 AND player_id = $2";
    one::<_, Model>(store.reader(), sql, [id.into(), player.into()])
        .await?
        .map(TaskRow::try_from)
        .transpose()
}

/// Answers whose grade is still an offline estimate of before this moment that nothing was asked to replace: (answer, player), the oldest first.
pub async fn regradable(store: &Store, before: DateTime<Utc>, limit: u64) -> Result<Vec<(Uuid, Uuid)>, StoreError> {
    let sql = format!(
        "SELECT e.* FROM evaluations e JOIN answers a ON a.id = e.answer_id AND a.current_id = e.id WHERE e.is_estimate = {} AND e.status = 'succeeded' AND e.finished_at <= $1 \
         AND NOT EXISTS (SELECT 1 FROM evaluations r WHERE r.answer_id = e.answer_id AND r.purpose = 'regrade') ORDER BY e.finished_at, e.id LIMIT $2",
        if store.is_sqlite() { "1" } else { "TRUE" }
    );
    let rows: Vec<Model> = all(store.reader(), &sql, [micros(before).into(), i64::try_from(limit).unwrap_or(i64::MAX).into()]).await?;
    Ok(rows.into_iter().map(|r| (r.answer_id, r.player_id)).collect())
}

#[derive(FromQueryResult)]
struct Took {
    created_at: DateTime<Utc>,
    finished_at: DateTime<Utc>,
}

/// How long the last settled first grades of texts took from acceptance to result, in milliseconds, at most 200 of them.
pub async fn recent_durations(store: &Store, since: DateTime<Utc>) -> Result<Vec<i64>, StoreError> {
    let sql = "SELECT created_at, finished_at FROM evaluations WHERE status = 'succeeded' AND started_at IS NOT NULL AND finished_at > $1 \
               AND purpose = 'grade' ORDER BY finished_at DESC LIMIT 200";
    let rows: Vec<Took> = all_of(store.reader(), sql, [micros(since).into()]).await?;
    Ok(rows.iter().map(|r| (r.finished_at - r.created_at).num_milliseconds()).collect())
}
