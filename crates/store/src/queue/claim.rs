//! Claiming: which jobs come first, and the lease that comes with each.

use super::{Purpose, lease};
use crate::{
    ConflictKind, Store, StoreError,
    answers::AnswerRow,
    db::{Tx, all, all_of, one_of, run},
    entity::{answer, evaluation::Model},
    events::Ring,
    ids::micros,
    scenarios::language,
    sessions::round,
};
use careersim_domain::Language;
use chrono::{DateTime, Duration, Utc};
use sea_orm::{ConnectionTrait, FromQueryResult, Value};
use std::collections::HashMap;
use uuid::Uuid;

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
    /// The day that it belongs to.
    pub day: JobDay,
    /// The trace of the request that asked for it (W3C `traceparent`).
    pub traceparent: Option<String>,
    pub(crate) owner: String,
    pub(crate) fence: i64,
}

/// What grading needs to know of the day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JobDay {
    /// The career as the player typed it, or its catalogue title.
    pub career_title: String,
    /// In which language it is played.
    pub language: Language,
    /// How many scenes it has.
    pub rounds: u8,
}

/// Takes at most `limit` due jobs for `lease`: by priority, then fairly between players, then by age. Jobs whose lease ran out
/// are due again. `owner` must be this worker's alone.
pub async fn claim(store: &Store, owner: &str, lease: Duration, limit: u64, now: DateTime<Utc>) -> Result<Vec<Job>, StoreError> {
    let now = micros(now);
    // A read first: an idle worker's poll must not take the write lock of SQLite.
    let peek = "SELECT CASE WHEN EXISTS (SELECT 1 FROM evaluations WHERE status = 'running' AND lease_until < $1) THEN 2 \
                WHEN EXISTS (SELECT 1 FROM evaluations WHERE status = 'queued' AND run_at <= $1) THEN 1 ELSE 0 END AS due";
    let due: Option<Peek> = one_of(store.reader(), peek, [now.into()]).await?;
    let due = due.map_or(0, |peek| peek.due);
    if limit == 0 || due == 0 {
        return Ok(Vec::new());
    }
    let mut tx = store.begin().await?;
    if due == 2 {
        for task in lease::reclaim(&tx, now).await? {
            tx.ring(Ring::Task(task));
        }
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

// 2: there are leases that ran out; 1: there are jobs to do.
#[derive(FromQueryResult)]
struct Peek {
    due: i32,
}

#[derive(FromQueryResult)]
struct DayOf {
    answer_id: Uuid,
    career_title: String,
    language: String,
    rounds: i32,
}

async fn with_answers(tx: &Tx, rows: Vec<Model>, owner: &str) -> Result<Vec<Job>, StoreError> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let places: Vec<String> = (1..=rows.len()).map(|i| format!("${i}")).collect();
    let sql = format!("SELECT * FROM answers WHERE id IN ({})", places.join(", "));
    let answers: Vec<answer::Model> = all(&**tx, &sql, rows.iter().map(|r| r.answer_id.into())).await?;
    let answers: HashMap<Uuid, answer::Model> = answers.into_iter().map(|a| (a.id, a)).collect();
    let sql = format!(
        "SELECT a.id AS answer_id, d.career_title, d.language, d.rounds FROM answers a JOIN sessions d ON d.id = a.session_id WHERE a.id IN ({})",
        places.join(", ")
    );
    let days: Vec<DayOf> = all_of(&**tx, &sql, rows.iter().map(|r| r.answer_id.into())).await?;
    let days: HashMap<Uuid, DayOf> = days.into_iter().map(|d| (d.answer_id, d)).collect();
    let job = |row: Model| {
        let answer = answers.get(&row.answer_id).cloned().ok_or(StoreError::NotFound)?.try_into()?;
        let day = days.get(&row.answer_id).ok_or(StoreError::NotFound)?;
        Ok(Job {
            task_id: row.id,
            purpose: row.purpose,
            reason: row.reason,
            priority: row.priority,
            attempts: row.attempts,
            created_at: row.created_at,
            answer,
            day: JobDay {
                career_title: day.career_title.clone(),
                language: language(&day.language)?,
                rounds: round(day.rounds)?,
            },
            traceparent: row.traceparent,
            owner: owner.to_owned(),
            fence: row.fence,
        })
    };
    rows.into_iter().map(job).collect()
}

/// Changes the job's row if this lease still holds it.
///
/// # Errors
/// [`ConflictKind::LeaseLost`].
pub(crate) async fn fenced(db: &impl ConnectionTrait, job: &Job, set: &str, values: Vec<Value>) -> Result<(), StoreError> {
    let sql = format!("UPDATE evaluations SET {set} WHERE id = $1 AND lease_owner = $2 AND fence = $3 AND status = 'running'");
    let lease: [Value; 3] = [job.task_id.into(), job.owner.as_str().into(), job.fence.into()];
    match run(db, &sql, lease.into_iter().chain(values)).await? {
        0 => Err(ConflictKind::LeaseLost.into()),
        _ => Ok(()),
    }
}
