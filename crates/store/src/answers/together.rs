//! Accepting own words, the usual case: one statement for all who answer at the same time, without a transaction around it. It takes only what
//! is plainly in order, and leaves the rest as it was; [`super::submit`] goes step by step and says what is wrong.

use super::{
    NewAnswer,
    job::{TURN_SECONDS, TURNS_AT_MOST},
};
use crate::{
    ConflictKind, Store, StoreError,
    db::{all_of, each},
    events::{CHANNEL, Ring},
    ids::micros,
    queue::{AHEAD_AT_MOST, Purpose, TaskRow, TaskStatus, priority},
    trace,
};
use careersim_domain::Answer;
use chrono::{DateTime, Utc};
use sea_orm::{FromQueryResult, Value};
use std::collections::HashMap;
use uuid::Uuid;

/// Own words that were accepted.
#[derive(Debug, Clone, PartialEq)]
pub struct Queued {
    /// The task that grades them.
    pub task: TaskRow,
    /// How many jobs are before it; at most [`AHEAD_AT_MOST`].
    pub ahead: i64,
}

/// Own words on their way in.
#[derive(Clone)]
pub(crate) struct Words {
    new: NewAnswer,
    traceparent: Option<String>,
    at: DateTime<Utc>,
}

/// Accepts own words where nothing is out of the ordinary: an active day of this player outside of any assignment, whose scene waits for
/// its answer, and a key that is new. `None`: nothing was written, [`super::submit`] decides. On SQLite always, whose steps cost no round trips.
///
/// # Errors
/// [`StoreError::Unavailable`].
pub async fn submit_words(store: &Store, new: NewAnswer, now: DateTime<Utc>) -> Result<Option<Queued>, StoreError> {
    if store.is_sqlite() || matches!(new.answer, Answer::Option(_)) {
        return Ok(None);
    }
    let words = Words {
        new,
        traceparent: trace::current(),
        at: micros(now),
    };
    match store.together(|g| &g.words, words, store.config().acquire_timeout(), accept).await {
        // Somebody else was quicker with the same key, or the player was erased meanwhile.
        Err(StoreError::Conflict(ConflictKind::Duplicate) | StoreError::NotFound) => Ok(None),
        other => other,
    }
}

// What is read hangs on rows that are locked in the same statement: should one change before its lock is there, it is looked at again as it is
// then. The player's row keeps an erasure away, the day's row its end; who has to wait for one of them goes step by step, and the others don't wait.
const ACCEPT: &str = "WITH new AS (SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::text[], $7::text[], $8::text[], $9::timestamptz[]) \
      AS n (answer, task, player, session, scenario, words, key, traceparent, at)), \
    day AS (SELECT d.id, d.player_id FROM sessions d JOIN players p ON p.id = d.player_id WHERE (d.id, d.player_id) IN (SELECT session, player FROM new) \
      AND d.status = 'active' AND d.assignment_id IS NULL AND p.disabled_at IS NULL ORDER BY d.player_id, d.id FOR KEY SHARE OF p SKIP LOCKED FOR SHARE OF d SKIP LOCKED), \
    opened AS (UPDATE session_scenes s SET answer_id = n.answer FROM new n JOIN day ON day.id = n.session AND day.player_id = n.player \
      WHERE s.session_id = n.session AND s.scenario_id = n.scenario AND s.answer_id IS NULL \
      AND NOT EXISTS (SELECT 1 FROM answers k WHERE k.player_id = n.player AND k.idempotency_key = NULLIF(n.key, '')) RETURNING n.*, s.round), \
    stored AS (INSERT INTO answers (id, session_id, scenario_id, player_id, round, user_answer, idempotency_key, created_at) \
      SELECT answer, session, scenario, player, round, words, NULLIF(key, ''), at FROM opened), \
    turned AS (SELECT o.*, o.at + make_interval(secs => $10::bigint * (ROW_NUMBER() OVER (PARTITION BY o.player ORDER BY o.task) - 1 + LEAST($15::bigint, \
      (SELECT COUNT(*) FROM evaluations b WHERE b.player_id = o.player AND b.status IN ('queued', 'running'))))) AS queue_at FROM opened o), \
    queued AS (INSERT INTO evaluations (id, answer_id, player_id, purpose, status, priority, queue_at, run_at, attempts, fence, is_estimate, created_at, traceparent) \
      SELECT task, answer, player, 'grade', 'queued', $11::int, queue_at, at, 0, 0, FALSE, at, NULLIF(traceparent, '') FROM turned), \
    line AS MATERIALIZED (SELECT id, queue_at FROM (SELECT q.id, q.queue_at FROM evaluations q WHERE q.status = 'queued' AND q.priority = $11::int ORDER BY q.priority, q.queue_at, q.id \
      LIMIT $14) q UNION ALL SELECT task, queue_at FROM turned), \
    place AS MATERIALIZED (SELECT id, queue_at, ROW_NUMBER() OVER (ORDER BY queue_at, id) - 1 AS ahead FROM line) \
    SELECT p.id AS task, p.queue_at, LEAST(p.ahead, $14) AS ahead, pg_notify($12::text, $13::text) IS NULL AS told FROM place p JOIN turned t ON t.task = p.id";

#[derive(FromQueryResult)]
struct Row {
    task: Uuid,
    queue_at: DateTime<Utc>,
    ahead: i64,
}

async fn accept(store: Store, words: Vec<Words>) -> Result<Vec<Option<Queued>>, StoreError> {
    let rows: Vec<Row> = all_of(store.writer(), ACCEPT, values(&store, &words)).await?;
    let mut accepted: HashMap<Uuid, Row> = rows.into_iter().map(|row| (row.task, row)).collect();
    if !accepted.is_empty() {
        store.bell().ring(Ring::Due);
    }
    let queued = |words: &Words| accepted.remove(&words.new.task_id).map(|row| words.queued(&row));
    Ok(words.iter().map(queued).collect())
}

fn values(store: &Store, words: &[Words]) -> [Value; 15] {
    let ids = |id: fn(&NewAnswer) -> Uuid| each(words, |w| id(&w.new));
    // Arrays hold no nulls here; an empty text stands for none.
    let texts = |text: fn(&Words) -> Option<&str>| each(words, |w| text(w).unwrap_or_default().to_owned());
    [
        ids(|n| n.answer_id),
        ids(|n| n.task_id),
        ids(|n| n.player),
        ids(|n| n.session),
        ids(|n| n.scenario),
        texts(Words::text),
        texts(|w| w.new.idempotency_key.as_deref()),
        texts(|w| w.traceparent.as_deref()),
        each(words, |w| w.at),
        TURN_SECONDS.into(),
        priority::PLAYER.into(),
        CHANNEL.into(),
        store.bell().encode(&[Ring::Due]).concat().into(),
        AHEAD_AT_MOST.into(),
        TURNS_AT_MOST.into(),
    ]
}

impl Words {
    fn text(&self) -> Option<&str> {
        match &self.new.answer {
            Answer::Text(text) => Some(text.as_str()),
            Answer::Option(_) => None,
        }
    }

    fn queued(&self, row: &Row) -> Queued {
        let task = TaskRow {
            id: row.task,
            answer_id: self.new.answer_id,
            player_id: self.new.player,
            purpose: Purpose::Grade,
            reason: None,
            status: TaskStatus::Queued,
            priority: priority::PLAYER,
            attempts: 0,
            last_error: None,
            problem: None,
            result: None,
            queue_at: row.queue_at,
            run_at: self.at,
            created_at: self.at,
            started_at: None,
            finished_at: None,
            buried_at: None,
        };
        Queued { task, ahead: row.ahead }
    }
}
