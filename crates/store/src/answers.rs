//! Accepting an answer: the row, the evaluation to do (which is the job), the idempotency key, and for a pick the settled grade
//! with its ledger entry, in one transaction that rings at commit. Accepted means stored.

use crate::{
    ConflictKind, Store, StoreError,
    db::{Tx, number, one},
    deliveries,
    entity::{answer, evaluation},
    events::Ring,
    ids::micros,
    ledger,
    queue::{
        Purpose, TaskRow, TaskStatus,
        settle::{self, Target},
    },
    sessions::{self, round},
};
use careersim_domain::{Answer, AnswerText, Scenario, evaluation::Grade};
use chrono::{DateTime, Duration, Utc};
use sea_orm::{EntityTrait, Set};
use uuid::Uuid;

mod overrule;
mod read;
pub use overrule::{Overrule, overrule};
pub use read::{by_id, evaluations, forget_keys, of_session, tell_corrections};

/// An answer that is about to be accepted.
#[derive(Debug, Clone)]
pub struct NewAnswer {
    /// The answer's id.
    pub answer_id: Uuid,
    /// The id of its evaluation.
    pub task_id: Uuid,
    /// Whose it is.
    pub player: Uuid,
    /// The day.
    pub session: Uuid,
    /// The scene, which must stand in that day.
    pub scenario: Uuid,
    /// What the player does.
    pub answer: Answer,
    /// The client's key for this request, if it sent one.
    pub idempotency_key: Option<String>,
}

/// How the answer gets its grade.
#[derive(Debug, Clone)]
pub enum Submission {
    /// It has one: a pick was graded when the scene was made.
    Graded(Box<Grade>),
    /// A worker makes one.
    Queued {
        /// Smaller is sooner; see [`crate::queue::priority`].
        priority: i32,
    },
}

/// What became of it.
#[derive(Debug, Clone, PartialEq)]
pub enum Submitted {
    /// Stored now.
    Accepted(TaskRow),
    /// The same answer had come with the same key before; this is its task as it stands.
    SameKey(TaskRow),
}

/// A stored answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerRow {
    /// Its id.
    pub id: Uuid,
    /// The day in which it was given; for a fork's shared past that of the parent.
    pub session_id: Uuid,
    /// The scene.
    pub scenario_id: Uuid,
    /// Whose it is.
    pub player_id: Uuid,
    /// From 1.
    pub round: u8,
    /// What the player did.
    pub answer: Answer,
    /// The evaluation that counts now; `None` until the first is made.
    pub current_id: Option<Uuid>,
    /// When.
    pub created_at: DateTime<Utc>,
}

impl TryFrom<answer::Model> for AnswerRow {
    type Error = StoreError;

    fn try_from(m: answer::Model) -> Result<Self, StoreError> {
        let unreadable = || StoreError::Internal(format!("the answer {} can't be read", m.id));
        let answer = match (m.option_index, m.user_answer.as_deref()) {
            (Some(index), None) => Answer::Option(usize::try_from(index).map_err(|_| unreadable())?),
            (None, Some(text)) => Answer::Text(AnswerText::parse(text).map_err(|_| unreadable())?),
            _ => return Err(unreadable()),
        };
        Ok(Self {
            id: m.id,
            session_id: m.session_id,
            scenario_id: m.scenario_id,
            player_id: m.player_id,
            round: round(m.round)?,
            answer,
            current_id: m.current_id,
            created_at: m.created_at,
        })
    }
}

/// Accepts an answer. Sent again with the same key it gives the same task, whatever happened meanwhile.
///
/// # Errors
/// [`ConflictKind::AlreadyAnswered`], [`ConflictKind::KeyReusedForAnother`], [`ConflictKind::SessionFinished`];
/// [`StoreError::NotFound`] when the scene doesn't stand in this player's day.
pub async fn submit(store: &Store, new: NewAnswer, submission: Submission, scenario: &Scenario, now: DateTime<Utc>) -> Result<Submitted, StoreError> {
    let now = micros(now);
    let mut tx = store.begin().await?;
    let before = ledger::lock(&tx, new.player).await?;
    if let Some(task) = replayed(&tx, &new).await? {
        tx.rollback().await?;
        return Ok(Submitted::SameKey(task));
    }
    let round = open_round(&tx, &new).await?;
    insert_answer(&tx, &new, round, now).await?;
    let evaluation = |priority, queue_at| NewEvaluation {
        id: new.task_id,
        answer: new.answer_id,
        player: new.player,
        purpose: Purpose::Grade,
        reason: None,
        priority,
        queue_at,
    };
    let task = match submission {
        Submission::Queued { priority } => {
            let queue_at = turn(&tx, new.player, now).await?;
            tx.ring(Ring::Due);
            tx.ring(Ring::Task(new.task_id));
            let task = insert_evaluation(&tx, evaluation(priority, queue_at), now).await?;
            deliveries::touch(&tx, new.answer_id, now).await?;
            task
        }
        // Nobody can be waiting for it yet, so nothing rings.
        Submission::Graded(grade) => {
            insert_evaluation(&tx, evaluation(0, now), now).await?;
            let target = Target {
                id: new.task_id,
                answer: new.answer_id,
                session: new.session,
                player: new.player,
                purpose: Purpose::Grade,
                lease: None,
            };
            settle::settle(&tx, &target, before, *grade, scenario, now).await?
        }
    };
    tx.commit().await?;
    Ok(Submitted::Accepted(task.try_into()?))
}

// The task of an answer that came with this key before, if it is the same answer.
async fn replayed(tx: &Tx, new: &NewAnswer) -> Result<Option<TaskRow>, StoreError> {
    let Some(key) = &new.idempotency_key else { return Ok(None) };
    let sql = "SELECT * FROM answers WHERE player_id = $1 AND idempotency_key = $2";
    let Some(there) = one::<_, answer::Model>(&**tx, sql, [new.player.into(), key.as_str().into()]).await? else {
        return Ok(None);
    };
    let there = AnswerRow::try_from(there)?;
    if (there.session_id, there.scenario_id, &there.answer) != (new.session, new.scenario, &new.answer) {
        return Err(ConflictKind::KeyReusedForAnother.into());
    }
    let sql = "SELECT * FROM evaluations WHERE answer_id = $1 AND purpose = 'grade'";
    let row: Option<evaluation::Model> = one(&**tx, sql, [there.id.into()]).await?;
    row.ok_or(StoreError::NotFound)?.try_into().map(Some)
}

// The round in which this scene waits for its answer.
async fn open_round(tx: &Tx, new: &NewAnswer) -> Result<i32, StoreError> {
    let day = sessions::locked(tx, new.session, new.player).await?;
    let sql = "UPDATE session_scenes SET answer_id = $3 WHERE session_id = $1 AND scenario_id = $2 AND answer_id IS NULL RETURNING *";
    let values = [new.session.into(), new.scenario.into(), new.answer_id.into()];
    if let Some(scene) = one::<_, crate::entity::session_scene::Model>(&**tx, sql, values).await? {
        sessions::finished(&day)?;
        return Ok(scene.round);
    }
    let sql = "SELECT COUNT(*) FROM session_scenes WHERE session_id = $1 AND scenario_id = $2";
    if number(&**tx, sql, [new.session.into(), new.scenario.into()]).await? > 0 {
        Err(ConflictKind::AlreadyAnswered.into())
    } else {
        Err(StoreError::NotFound)
    }
}

async fn insert_answer(tx: &Tx, new: &NewAnswer, round: i32, now: DateTime<Utc>) -> Result<(), StoreError> {
    let (option_index, user_answer) = match &new.answer {
        Answer::Option(index) => (
            Some(i32::try_from(*index).map_err(|_| StoreError::Internal("an option's index is too large".to_owned()))?),
            None,
        ),
        Answer::Text(text) => (None, Some(text.as_str().to_owned())),
    };
    let row = answer::ActiveModel {
        id: Set(new.answer_id),
        session_id: Set(new.session),
        scenario_id: Set(new.scenario),
        player_id: Set(new.player),
        round: Set(round),
        option_index: Set(option_index),
        user_answer: Set(user_answer),
        idempotency_key: Set(new.idempotency_key.clone()),
        current_id: Set(None),
        score: Set(None),
        is_estimate: Set(None),
        created_at: Set(now),
    };
    answer::Entity::insert(row).exec_without_returning(&**tx).await?;
    Ok(())
}

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
const TURN: Duration = Duration::seconds(2);

/// The place in line of a player's next job.
pub(crate) async fn turn(tx: &Tx, player: Uuid, now: DateTime<Utc>) -> Result<DateTime<Utc>, StoreError> {
    let sql = "SELECT COUNT(*) FROM evaluations WHERE player_id = $1 AND status IN ('queued', 'running')";
    let waiting = number(&**tx, sql, [player.into()]).await?;
    Ok(now + TURN * i32::try_from(waiting).unwrap_or(i32::MAX).min(100_000))
}

pub(crate) async fn insert_evaluation(tx: &Tx, new: NewEvaluation, now: DateTime<Utc>) -> Result<evaluation::Model, StoreError> {
    let row = evaluation::ActiveModel {
        id: Set(new.id),
        answer_id: Set(new.answer),
        player_id: Set(new.player),
        purpose: Set(new.purpose),
        reason: Set(new.reason),
        status: Set(TaskStatus::Queued),
        priority: Set(new.priority),
        queue_at: Set(new.queue_at),
        run_at: Set(now),
        attempts: Set(0),
        fence: Set(0),
        is_estimate: Set(false),
        created_at: Set(now),
        traceparent: Set(crate::trace::current()),
        ..Default::default()
    };
    Ok(evaluation::Entity::insert(row).exec_with_returning(&**tx).await?)
}
