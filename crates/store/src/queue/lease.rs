//! Leases: renewing, giving back, trying again later, giving up. Every write shows its lease and fails with
//! [`crate::ConflictKind::LeaseLost`] when another worker has the job by now.

use super::{Job, claim::fenced};
use crate::{
    Store, StoreError,
    db::{Tx, all},
    entity::evaluation::Model,
    events::Ring,
    ids::micros,
    ledger, sessions,
};
use chrono::{DateTime, Duration, Utc};
use serde_json::Value as Json;
use uuid::Uuid;

/// Renews the lease; call it at a third of its length.
pub async fn heartbeat(store: &Store, job: &Job, lease: Duration, now: DateTime<Utc>) -> Result<(), StoreError> {
    fenced(store.writer(), job, "lease_until = $4", vec![(micros(now) + lease).into()]).await
}

/// Puts the job back, not before `run_at`. The attempt counts.
pub async fn retry_later(store: &Store, job: &Job, run_at: DateTime<Utc>, error: &str) -> Result<(), StoreError> {
    put_back(store, job, run_at, error, "attempts").await
}

/// The same for what is not the job's fault, such as a database that was away: the attempt doesn't count, so that no outage buries an answer.
pub async fn excuse(store: &Store, job: &Job, run_at: DateTime<Utc>, error: &str) -> Result<(), StoreError> {
    put_back(store, job, run_at, error, "attempts - 1").await
}

async fn put_back(store: &Store, job: &Job, run_at: DateTime<Utc>, error: &str, attempts: &str) -> Result<(), StoreError> {
    let mut tx = store.begin().await?;
    let set = format!("status = 'queued', lease_owner = NULL, lease_until = NULL, run_at = $4, queue_at = $4, last_error = $5, attempts = {attempts}");
    fenced(&*tx, job, &set, vec![micros(run_at).into(), error.into()]).await?;
    tx.ring(Ring::Task(job.task_id));
    tx.commit().await
}

/// Puts the job back untouched, because this worker stops. No attempt is burnt.
pub async fn hand_back(store: &Store, job: &Job) -> Result<(), StoreError> {
    let mut tx = store.begin().await?;
    fenced(
        &*tx,
        job,
        "status = 'queued', lease_owner = NULL, lease_until = NULL, attempts = attempts - 1",
        Vec::new(),
    )
    .await?;
    tx.ring(Ring::Due);
    tx.ring(Ring::Task(job.task_id));
    tx.commit().await
}

/// Puts back every job that this worker still has.
pub async fn hand_back_all(store: &Store, owner: &str) -> Result<u64, StoreError> {
    let mut tx = store.begin().await?;
    let sql = "UPDATE evaluations SET status = 'queued', lease_owner = NULL, lease_until = NULL, attempts = attempts - 1 \
               WHERE lease_owner = $1 AND status = 'running' RETURNING *";
    let rows: Vec<Model> = all(&*tx, sql, [owner.into()]).await?;
    for row in &rows {
        tx.ring(Ring::Due);
        tx.ring(Ring::Task(row.id));
    }
    tx.commit().await?;
    Ok(rows.len() as u64)
}

/// Gives the job up: it failed too often, or it kills its workers. The player sees `problem`; an operator can bring it back.
pub async fn bury(store: &Store, job: &Job, error: &str, problem: &Json, now: DateTime<Utc>) -> Result<(), StoreError> {
    let now = micros(now);
    let mut tx = store.begin().await?;
    ledger::lock(&tx, job.answer.player_id).await.map_err(super::settle::erased)?;
    let set = "status = 'failed', lease_owner = NULL, lease_until = NULL, finished_at = $4, buried_at = $4, last_error = $5, problem = $6";
    fenced(&*tx, job, set, vec![now.into(), error.into(), problem.to_string().into()]).await?;
    sessions::finish_if_done(&tx, job.answer.id, now).await?;
    tx.ring(Ring::Task(job.task_id));
    tx.commit().await
}

/// Puts back jobs whose worker let the lease run out. Their attempts count: a job that kills its workers runs out of them.
pub(super) async fn reclaim(tx: &Tx, now: DateTime<Utc>) -> Result<Vec<Uuid>, StoreError> {
    let skip = if tx.is_sqlite() { "" } else { " FOR NO KEY UPDATE SKIP LOCKED" };
    let sql = format!(
        "UPDATE evaluations SET status = 'queued', lease_owner = NULL, lease_until = NULL, last_error = 'the worker''s lease ran out' \
         WHERE id IN (SELECT id FROM evaluations WHERE status = 'running' AND lease_until < $1{skip}) RETURNING *"
    );
    let rows: Vec<Model> = all(&**tx, &sql, [now.into()]).await?;
    Ok(rows.into_iter().map(|r| r.id).collect())
}
