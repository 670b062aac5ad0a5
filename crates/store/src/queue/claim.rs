//! Claiming: which jobs come first, and the lease that comes with each.

use super::{Purpose, lease};
use crate::{
    ConflictKind, Store, StoreError,
    answers::{self, AnswerRow},
    db::{Tx, all_of, among, number, run},
    events::{CHANNEL, Ring, TASKS_AT_ONCE},
    ids::micros,
    scenarios::language,
    sessions::round,
};
use careersim_domain::Language;
use chrono::{DateTime, Duration, Utc};
use sea_orm::{ConnectionTrait, FromQueryResult, Value};
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
    if limit == 0 {
        return Ok(Vec::new());
    }
    let claim = Claim {
        owner,
        until: micros(now) + lease,
        limit: i64::try_from(limit.min(TASKS_AT_ONCE as u64)).unwrap_or(i64::MAX),
        now: micros(now),
    };
    if store.is_sqlite() {
        claim.on_sqlite(store).await
    } else {
        claim.on_postgres(store).await
    }
}

struct Claim<'a> {
    owner: &'a str,
    until: DateTime<Utc>,
    limit: i64,
    now: DateTime<Utc>,
}

const RUN_OUT: &str = "SELECT COUNT(*) FROM (SELECT 1 AS one FROM evaluations WHERE status = 'running' AND lease_until < $1 LIMIT 1) e";
const DUE: &str = "SELECT COUNT(*) FROM (SELECT 1 AS one FROM evaluations WHERE status = 'queued' AND run_at <= $1 LIMIT 1) e";

const TAKE: &str = "UPDATE evaluations SET status = 'running', attempts = attempts + 1, fence = fence + 1, lease_owner = $3, lease_until = $4, \
    started_at = COALESCE(started_at, $1) WHERE id IN (SELECT id FROM due) \
    RETURNING id, answer_id, purpose, reason, priority, queue_at, attempts, created_at, fence, traceparent";
const FIRST_DUE: &str = "SELECT id FROM evaluations WHERE status = 'queued' AND run_at <= $1 ORDER BY priority, queue_at, id LIMIT $2";
// What a job is about, of the rows that were taken.
const ABOUT: &str = "SELECT t.id, t.purpose, t.reason, t.priority, t.queue_at, t.attempts, t.created_at, t.fence, t.traceparent, a.id AS answer_id, a.session_id, a.scenario_id, \
    a.player_id, a.round, a.option_index, a.user_answer, a.current_id, a.created_at AS answered_at, d.career_title, d.language, d.rounds";

impl Claim<'_> {
    // Looks first: an idle worker's poll must not take the write lock.
    async fn on_sqlite(&self, store: &Store) -> Result<Vec<Job>, StoreError> {
        let has_run_out = number(store.reader(), RUN_OUT, [self.now.into()]).await? > 0;
        if !has_run_out && number(store.reader(), DUE, [self.now.into()]).await? == 0 {
            return Ok(Vec::new());
        }
        let mut tx = store.begin().await?;
        self.reclaim(&mut tx).await?;
        let rows: Vec<Taken> = all_of(&*tx, &format!("WITH due AS ({FIRST_DUE}) {TAKE}"), self.values()).await?;
        let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
        let (these, values) = among(&*tx, "t.id", &ids);
        let sql = format!("{ABOUT} FROM evaluations t JOIN answers a ON a.id = t.answer_id JOIN sessions d ON d.id = a.session_id WHERE {these}");
        let jobs = self.jobs(all_of(&*tx, &sql, values).await?)?;
        for job in &jobs {
            tx.ring(Ring::Task(job.task_id));
        }
        tx.commit().await?;
        Ok(jobs)
    }

    // In one statement, which announces what it took.
    async fn on_postgres(&self, store: &Store) -> Result<Vec<Job>, StoreError> {
        if store.may_have_run_out(self.now) && number(store.reader(), RUN_OUT, [self.now.into()]).await? > 0 {
            let mut tx = store.begin().await?;
            self.reclaim(&mut tx).await?;
            tx.commit().await?;
        }
        let sql = format!(
            "WITH due AS MATERIALIZED ({FIRST_DUE} FOR NO KEY UPDATE SKIP LOCKED), taken AS ({TAKE}) \
             {ABOUT}, (SELECT pg_notify($5::text, $6::text || string_agg(n.id::text, ',')) FROM taken n) IS NULL AS told FROM taken t JOIN answers a ON a.id = t.answer_id JOIN sessions d ON d.id = a.session_id"
        );
        let told: [Value; 2] = [CHANNEL.into(), store.bell().tasks_prefix().into()];
        let jobs = self.jobs(all_of(store.writer(), &sql, self.values().into_iter().chain(told)).await?)?;
        for job in &jobs {
            store.bell().ring(Ring::Task(job.task_id));
        }
        Ok(jobs)
    }

    fn values(&self) -> [Value; 4] {
        [self.now.into(), self.limit.into(), self.owner.into(), self.until.into()]
    }

    async fn reclaim(&self, tx: &mut Tx) -> Result<(), StoreError> {
        for task in lease::reclaim(tx, self.now).await? {
            tx.ring(Ring::Task(task));
        }
        Ok(())
    }

    fn jobs(&self, mut rows: Vec<About>) -> Result<Vec<Job>, StoreError> {
        rows.sort_by_key(|r| (r.priority, r.queue_at, r.id));
        rows.into_iter().map(|row| row.job(self.owner)).collect()
    }
}

#[derive(FromQueryResult)]
struct Taken {
    id: Uuid,
}

#[derive(FromQueryResult)]
struct About {
    id: Uuid,
    purpose: Purpose,
    reason: Option<String>,
    priority: i32,
    queue_at: DateTime<Utc>,
    attempts: i32,
    created_at: DateTime<Utc>,
    fence: i64,
    traceparent: Option<String>,
    answer_id: Uuid,
    session_id: Uuid,
    scenario_id: Uuid,
    player_id: Uuid,
    round: i32,
    option_index: Option<i32>,
    user_answer: Option<String>,
    current_id: Option<Uuid>,
    answered_at: DateTime<Utc>,
    career_title: String,
    language: String,
    rounds: i32,
}

impl About {
    fn job(self, owner: &str) -> Result<Job, StoreError> {
        Ok(Job {
            task_id: self.id,
            purpose: self.purpose,
            reason: self.reason,
            priority: self.priority,
            attempts: self.attempts,
            created_at: self.created_at,
            answer: AnswerRow {
                id: self.answer_id,
                session_id: self.session_id,
                scenario_id: self.scenario_id,
                player_id: self.player_id,
                round: round(self.round)?,
                answer: answers::given(self.answer_id, self.option_index, self.user_answer.as_deref())?,
                current_id: self.current_id,
                created_at: self.answered_at,
            },
            day: JobDay {
                career_title: self.career_title,
                language: language(&self.language)?,
                rounds: round(self.rounds)?,
            },
            traceparent: self.traceparent,
            owner: owner.to_owned(),
            fence: self.fence,
        })
    }
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
