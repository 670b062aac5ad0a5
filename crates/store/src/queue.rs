//! The queue: the evaluations' rows are the jobs. A worker claims some under a lease, renews it while it works, and settles each under that
//! lease; whoever has lost it can settle nothing. A bell says that something is due, and a slow poll catches what no bell reached.

use crate::{
    ConflictKind, Store, StoreError,
    answers::{self, AnswerRow, NewEvaluation},
    db::{all, all_of, number, one, run},
    entity::{answer, evaluation::Model},
    events::Ring,
    ids::micros,
    ledger,
};
use careersim_domain::Evaluation;
use chrono::{DateTime, Duration, Utc};
use sea_orm::{DeriveActiveEnum, EnumIter, FromQueryResult};
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use std::collections::HashMap;
use uuid::Uuid;

mod lease;
mod operate;
pub(crate) mod settle;
pub use lease::{bury, hand_back, hand_back_all, heartbeat, retry_later};
pub use operate::{Depth, QueueFilter, depth, drop_task, list, position, requeue};
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
            run_at: m.run_at,
            created_at: m.created_at,
            started_at: m.started_at,
            finished_at: m.finished_at,
            buried_at: m.buried_at,
        })
    }
}

/// A claimed job with what is needed to do it. `owner` and `fence` are the lease: every write shows them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    /// The task's id.
    pub task_id: Uuid,
    /// Why it is done.
    pub purpose: Purpose,
    /// The player's reason for an appeal.
    pub reason: Option<String>,
    /// Smaller is sooner.
    pub priority: i32,
    /// How often it was begun, this time included.
    pub attempts: i32,
    /// When it was accepted.
    pub created_at: DateTime<Utc>,
    /// What is to be evaluated, with its player, session, scene and round.
    pub answer: AnswerRow,
    pub(crate) owner: String,
    pub(crate) fence: i64,
}

/// Takes at most `limit` due jobs for `lease`: by priority, then fairly between players, then by age. Jobs whose lease ran out
/// are due again. `owner` must be this worker's alone.
pub async fn claim(store: &Store, owner: &str, lease: Duration, limit: u64, now: DateTime<Utc>) -> Result<Vec<Job>, StoreError> {
    let now = micros(now);
    // A read first: an idle worker's poll must not take the write lock of SQLite.
    let peek = "SELECT COUNT(*) FROM (SELECT 1 AS due FROM evaluations WHERE status = 'queued' AND run_at <= $1 \
                UNION ALL SELECT 1 AS due FROM evaluations WHERE status = 'running' AND lease_until < $1 LIMIT 1) d";
    if limit == 0 || number(store.reader(), peek, [now.into()]).await? == 0 {
        return Ok(Vec::new());
    }
    let mut tx = store.begin().await?;
    for task in lease::reclaim(&tx, now).await? {
        tx.ring(Ring::Task(task));
    }
    let skip = if store.is_sqlite() { "" } else { " FOR NO KEY UPDATE SKIP LOCKED" };
    let sql = format!(
        "WITH due AS MATERIALIZED (SELECT id FROM evaluations WHERE status = 'queued' AND run_at <= $1 ORDER BY priority, queue_at, id LIMIT $2{skip}) \
         UPDATE evaluations SET status = 'running', attempts = attempts + 1, fence = fence + 1, lease_owner = $3, lease_until = $4, \
         started_at = COALESCE(started_at, $1) WHERE id IN (SELECT id FROM due) RETURNING *"
    );
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let mut rows: Vec<Model> = all(&*tx, &sql, [now.into(), limit.into(), owner.into(), (now + lease).into()]).await?;
    rows.sort_by_key(|r| (r.priority, r.queue_at, r.id));
    let jobs = with_answers(&tx, rows, owner).await?;
    for job in &jobs {
        tx.ring(Ring::Task(job.task_id));
    }
    tx.commit().await?;
    Ok(jobs)
}

async fn with_answers(tx: &crate::db::Tx, rows: Vec<Model>, owner: &str) -> Result<Vec<Job>, StoreError> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let places: Vec<String> = (1..=rows.len()).map(|i| format!("${i}")).collect();
    let sql = format!("SELECT * FROM answers WHERE id IN ({})", places.join(", "));
    let answers: Vec<answer::Model> = all(&**tx, &sql, rows.iter().map(|r| r.answer_id.into())).await?;
    let answers: HashMap<Uuid, answer::Model> = answers.into_iter().map(|a| (a.id, a)).collect();
    let job = |row: Model| {
        let answer = answers.get(&row.answer_id).cloned().ok_or(StoreError::NotFound)?.try_into()?;
        Ok(Job {
            task_id: row.id,
            purpose: row.purpose,
            reason: row.reason,
            priority: row.priority,
            attempts: row.attempts,
            created_at: row.created_at,
            answer,
            owner: owner.to_owned(),
            fence: row.fence,
        })
    };
    rows.into_iter().map(job).collect()
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
    ledger::lock(&tx, new.player).await?;
    let sql = "SELECT COUNT(*) FROM answers WHERE id = $1 AND player_id = $2";
    if number(&*tx, sql, [new.answer.into(), new.player.into()]).await? == 0 {
        return Err(StoreError::NotFound);
    }
    let sql = "SELECT COUNT(*) FROM evaluations WHERE answer_id = $1 AND purpose = $2 AND status IN ('queued', 'running')";
    if number(&*tx, sql, [new.answer.into(), new.purpose.into()]).await? > 0 {
        return Err(ConflictKind::AlreadyQueued.into());
    }
    let queue_at = answers::turn(&tx, new.player, now).await?;
    let row = NewEvaluation {
        id: new.id,
        answer: new.answer,
        player: new.player,
        purpose: new.purpose,
        reason: new.reason,
        priority: new.priority,
        queue_at,
    };
    let task = answers::insert_evaluation(&tx, row, now).await?;
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

/// Answers whose grade is still an offline estimate that nothing was asked to replace: (answer, player), the oldest first.
pub async fn regradable(store: &Store, limit: u64) -> Result<Vec<(Uuid, Uuid)>, StoreError> {
    let sql = format!(
        "SELECT e.* FROM evaluations e JOIN answers a ON a.id = e.answer_id AND a.current_id = e.id WHERE e.is_estimate = {} AND e.status = 'succeeded' \
         AND NOT EXISTS (SELECT 1 FROM evaluations r WHERE r.answer_id = e.answer_id AND r.purpose = 'regrade') ORDER BY e.finished_at, e.id LIMIT $1",
        if store.is_sqlite() { "1" } else { "TRUE" }
    );
    let rows: Vec<Model> = all(store.reader(), &sql, [i64::try_from(limit).unwrap_or(i64::MAX).into()]).await?;
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

/// Changes the job's row if this lease still holds it.
///
/// # Errors
/// [`ConflictKind::LeaseLost`].
pub(crate) async fn fenced(db: &impl sea_orm::ConnectionTrait, job: &Job, set: &str, values: Vec<sea_orm::Value>) -> Result<(), StoreError> {
    let sql = format!("UPDATE evaluations SET {set} WHERE id = $1 AND lease_owner = $2 AND fence = $3 AND status = 'running'");
    let lease: [sea_orm::Value; 3] = [job.task_id.into(), job.owner.as_str().into(), job.fence.into()];
    match run(db, &sql, lease.into_iter().chain(values)).await? {
        0 => Err(ConflictKind::LeaseLost.into()),
        _ => Ok(()),
    }
}
