//! What operators see of the queue and do with it.

use super::{TaskRow, TaskStatus};
use crate::{
    ConflictKind, Cursor, Page, Store, StoreError,
    db::{all, number, one, one_of},
    deliveries,
    entity::evaluation::Model,
    events::Ring,
    ids::micros,
    ledger, page, sessions,
};
use chrono::{DateTime, Utc};
use sea_orm::FromQueryResult;
use serde_json::Value as Json;
use uuid::Uuid;

/// How much there is to do.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct Depth {
    /// Waiting, whether due or not.
    pub queued: i64,
    /// Waiting and due now.
    pub due: i64,
    /// Under way.
    pub running: i64,
    /// Given up.
    pub dead: i64,
    /// Waiting after at least one attempt.
    pub retried: i64,
    /// When the job that waits longest was accepted.
    pub oldest_queued: Option<DateTime<Utc>>,
}

/// How much there is to do now.
pub async fn depth(store: &Store, now: DateTime<Utc>) -> Result<Depth, StoreError> {
    let sql = "SELECT (SELECT COUNT(*) FROM evaluations WHERE status = 'queued') AS queued, \
               (SELECT COUNT(*) FROM evaluations WHERE status = 'queued' AND run_at <= $1) AS due, \
               (SELECT COUNT(*) FROM evaluations WHERE status = 'running') AS running, \
               (SELECT COUNT(*) FROM evaluations WHERE buried_at IS NOT NULL) AS dead, \
               (SELECT COUNT(*) FROM evaluations WHERE status = 'queued' AND attempts > 0) AS retried, \
               (SELECT MIN(created_at) FROM evaluations WHERE status = 'queued') AS oldest_queued";
    one_of(store.reader(), sql, [micros(now).into()]).await?.ok_or(StoreError::NotFound)
}

/// So far it is counted who is before a job: counting goes through the line, and further behind nobody cares for the exact number.
pub const AHEAD_AT_MOST: i64 = 200;

/// How many jobs are before this one; `None` unless it is queued. Counts to [`AHEAD_AT_MOST`].
pub async fn position(store: &Store, task: &TaskRow) -> Result<Option<i64>, StoreError> {
    if task.status != TaskStatus::Queued {
        return Ok(None);
    }
    let sql = "SELECT COUNT(*) FROM (SELECT 1 AS one FROM evaluations WHERE status = 'queued' AND (priority, queue_at, id) < ($1, $2, $3) LIMIT $4) q";
    let before = number(
        store.reader(),
        sql,
        [task.priority.into(), task.queue_at.into(), task.id.into(), AHEAD_AT_MOST.into()],
    )
    .await?;
    Ok(Some(before))
}

/// Which jobs to list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QueueFilter {
    /// Waiting.
    Queued,
    /// Under way.
    Running,
    /// Given up.
    Dead,
}

/// Jobs of one kind, the oldest first.
pub async fn list(store: &Store, filter: QueueFilter, cursor: Option<Cursor>, limit: u64) -> Result<Page<TaskRow>, StoreError> {
    let limit = page::bounded(limit);
    let after = cursor.unwrap_or_else(page::oldest);
    let filter = match filter {
        QueueFilter::Queued => "status = 'queued'",
        QueueFilter::Running => "status = 'running'",
        QueueFilter::Dead => "buried_at IS NOT NULL",
    };
    let sql = format!("SELECT * FROM evaluations WHERE {filter} AND (created_at, id) > ($1, $2) ORDER BY created_at, id LIMIT $3");
    let rows: Vec<Model> = all(store.reader(), &sql, [after.at.into(), after.id.into(), page::one_more(limit).into()]).await?;
    let rows = rows.into_iter().map(TaskRow::try_from).collect::<Result<_, _>>()?;
    Ok(Page::cut(rows, limit, |t| Cursor { at: t.created_at, id: t.id }))
}

/// Brings a failed or given-up job back, with all its attempts before it; a waiting one becomes due now.
///
/// # Errors
/// [`StoreError::NotFound`] unless it is failed or queued, also when a teacher has graded the answer since; [`ConflictKind::AlreadyQueued`] when another of its kind is under way.
pub async fn requeue(store: &Store, task: Uuid, now: DateTime<Utc>) -> Result<TaskRow, StoreError> {
    let mut tx = store.begin().await?;
    let sql = "UPDATE evaluations SET status = 'queued', attempts = 0, run_at = $2, queue_at = $2, problem = NULL, buried_at = NULL, finished_at = NULL \
               WHERE id = $1 AND status IN ('failed', 'queued') \
               AND NOT EXISTS (SELECT 1 FROM evaluations h WHERE h.answer_id = evaluations.answer_id AND h.source = 'human') RETURNING *";
    let row: Option<Model> = one(&*tx, sql, [task.into(), micros(now).into()]).await.map_err(under_way)?;
    let row = row.ok_or(StoreError::NotFound)?;
    deliveries::touch(&tx, row.answer_id, micros(now)).await?;
    tx.ring(Ring::Due);
    tx.ring(Ring::Task(task));
    tx.commit().await?;
    row.try_into()
}

fn under_way(error: StoreError) -> StoreError {
    match error {
        StoreError::Conflict(ConflictKind::Duplicate) => ConflictKind::AlreadyQueued.into(),
        other => other,
    }
}

/// Ends a job for good, whether it waits, runs or was given up. Its worker finds its lease lost. The player sees `problem`; nothing is charged.
///
/// # Errors
/// [`StoreError::NotFound`] when it is settled already.
pub async fn drop_task(store: &Store, task: Uuid, problem: &Json, now: DateTime<Utc>) -> Result<TaskRow, StoreError> {
    let now = micros(now);
    let mut tx = store.begin().await?;
    let there: Option<Model> = one(&*tx, "SELECT * FROM evaluations WHERE id = $1", [task.into()]).await?;
    ledger::lock(&tx, there.ok_or(StoreError::NotFound)?.player_id).await?;
    let sql = "UPDATE evaluations SET status = $2, lease_owner = NULL, lease_until = NULL, buried_at = NULL, problem = $3, finished_at = $4 \
               WHERE id = $1 AND (status IN ('queued', 'running') OR buried_at IS NOT NULL) RETURNING *";
    let values = [task.into(), TaskStatus::Failed.into(), problem.to_string().into(), now.into()];
    let row: Model = one(&*tx, sql, values).await?.ok_or(StoreError::NotFound)?;
    sessions::finish_if_done(&tx, row.answer_id, now).await?;
    tx.ring(Ring::Task(task));
    tx.commit().await?;
    row.try_into()
}
