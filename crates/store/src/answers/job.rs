//! An evaluation's row: a job, or what was made of one already.

use crate::{
    StoreError,
    db::Tx,
    entity::evaluation,
    queue::{Purpose, TaskStatus, settle},
};
use careersim_domain::Evaluation;
use chrono::{DateTime, Duration, Utc};
use sea_orm::{EntityTrait, IntoActiveModel};
use uuid::Uuid;

/// An evaluation that is to be kept.
pub(crate) struct NewEvaluation {
    pub(crate) id: Uuid,
    pub(crate) answer: Uuid,
    pub(crate) player: Uuid,
    pub(crate) purpose: Purpose,
    pub(crate) reason: Option<String>,
    pub(crate) priority: i32,
    pub(crate) queue_at: DateTime<Utc>,
}

// Fairness: each job that a player has waiting puts their next one so much further back, as if it had come later. It stays
// eligible at once; only its place in line moves, and as time passes it comes first for certain.
pub(super) const TURN_SECONDS: i64 = 2;
pub(super) const TURNS_AT_MOST: i64 = 100_000;

/// The place in line of the next job of a player who waits for so many.
pub(crate) fn turn(jobs: i64, now: DateTime<Utc>) -> DateTime<Utc> {
    now + Duration::seconds(TURN_SECONDS * jobs.min(TURNS_AT_MOST))
}

/// Keeps an evaluation: to be made, or with what was made of it already.
pub(crate) async fn insert_evaluation(tx: &Tx, new: NewEvaluation, settled: Option<&Evaluation>, now: DateTime<Utc>) -> Result<evaluation::Model, StoreError> {
    let columns = settled.map(settle::columns).transpose()?;
    let is_settled = columns.is_some();
    let (result, score, source, is_estimate, receipt) = columns.map_or((None, None, None, false, None), |c| {
        (Some(c.result), Some(c.score), Some(c.source), c.is_estimate, Some(c.receipt))
    });
    let row = evaluation::Model {
        id: new.id,
        answer_id: new.answer,
        player_id: new.player,
        purpose: new.purpose,
        reason: new.reason,
        status: if is_settled { TaskStatus::Succeeded } else { TaskStatus::Queued },
        priority: new.priority,
        queue_at: new.queue_at,
        run_at: now,
        attempts: 0,
        fence: 0,
        lease_owner: None,
        lease_until: None,
        last_error: None,
        problem: None,
        result,
        score,
        source,
        is_estimate,
        receipt,
        created_at: now,
        started_at: None,
        finished_at: is_settled.then_some(now),
        buried_at: None,
        told_at: None,
        traceparent: crate::trace::current(),
    };
    evaluation::Entity::insert(row.clone().into_active_model())
        .exec_without_returning(&**tx)
        .await?;
    Ok(row)
}
