//! Accepting an answer: the row, the evaluation to do (which is the job), the idempotency key, and for a pick the settled grade
//! with its ledger entry, in one transaction that rings at commit. Accepted means stored.

use crate::{
    ConflictKind, Store, StoreError,
    db::{Tx, one, one_of},
    deliveries,
    entity::{answer, evaluation, session_scene},
    events::Ring,
    followers,
    ids::micros,
    ledger,
    queue::{
        Purpose, TaskRow,
        settle::{self, Booking, Target},
    },
    sessions::{self, round},
};
use careersim_domain::{
    Answer, AnswerText, Scenario,
    evaluation::{self as rules, Grade},
};
use chrono::{DateTime, Utc};
use sea_orm::{EntityTrait, FromQueryResult, Set};
use uuid::Uuid;

mod job;
mod overrule;
mod read;
pub(crate) mod together;
pub(crate) use job::{NewEvaluation, insert_evaluation, turn};
pub use overrule::{Overrule, overrule};
pub use read::{by_id, evaluations, forget_keys, of_session, tell_corrections};
pub use together::{Queued, submit_words};

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
        let answer = given(m.id, m.option_index, m.user_answer.as_deref())?;
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

/// What the columns of an answer say that the player did.
pub(crate) fn given(answer: Uuid, option_index: Option<i32>, user_answer: Option<&str>) -> Result<Answer, StoreError> {
    let unreadable = || StoreError::Internal(format!("the answer {answer} can't be read"));
    match (option_index, user_answer) {
        (Some(index), None) => Ok(Answer::Option(usize::try_from(index).map_err(|_| unreadable())?)),
        (None, Some(text)) => Ok(Answer::Text(AnswerText::parse(text).map_err(|_| unreadable())?)),
        _ => Err(unreadable()),
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
    let (before, jobs) = ledger::lock_in_turn(&tx, new.player).await?;
    if let Some(task) = replayed(&tx, &new).await? {
        tx.rollback().await?;
        return Ok(Submitted::SameKey(task));
    }
    let open = open_round(&tx, &new).await?;
    insert_answer(&tx, &new, open.round, now).await?;
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
            tx.ring(Ring::Due);
            tx.ring(Ring::Task(new.task_id));
            let task = insert_evaluation(&tx, evaluation(priority, turn(jobs, now)), None, now).await?;
            if open.links == 1 {
                deliveries::touch(&tx, new.answer_id, now).await?;
            }
            task
        }
        // Nobody can be waiting for it yet, so nothing rings.
        Submission::Graded(grade) => {
            let target = Target {
                id: new.task_id,
                answer: new.answer_id,
                session: new.session,
                player: new.player,
                purpose: Purpose::Grade,
            };
            let weighed = settle::weigh(&tx, &target, before, rules::settle(*grade, scenario, before)).await?;
            let task = insert_evaluation(&tx, evaluation(0, now), Some(&weighed), now).await?;
            settle::book(&tx, &[Booking::new(target, weighed, now)]).await?;
            task
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

#[derive(FromQueryResult)]
struct Open {
    round: i32,
    links: i32,
}

// Takes the round in which this scene waits for its answer.
async fn open_round(tx: &Tx, new: &NewAnswer) -> Result<Open, StoreError> {
    let sql = format!(
        "UPDATE session_scenes SET answer_id = $3 WHERE session_id = $1 AND scenario_id = $2 AND answer_id IS NULL \
         AND EXISTS (SELECT 1 FROM sessions d WHERE d.id = $1 AND d.player_id = $4 AND d.status = 'active') RETURNING round, CASE WHEN {} THEN 1 ELSE 0 END AS links",
        followers::LINKED
    );
    let values = [new.session.into(), new.scenario.into(), new.answer_id.into(), new.player.into()];
    match one_of(&**tx, &sql, values).await? {
        Some(open) => Ok(open),
        None => Err(why_not_open(tx, new).await?),
    }
}

async fn why_not_open(tx: &Tx, new: &NewAnswer) -> Result<StoreError, StoreError> {
    let day = sessions::locked(tx, new.session, new.player).await?;
    let sql = "SELECT * FROM session_scenes WHERE session_id = $1 AND scenario_id = $2";
    let scene: Option<session_scene::Model> = one(&**tx, sql, [new.session.into(), new.scenario.into()]).await?;
    Ok(match scene.map(|s| s.answer_id) {
        None => StoreError::NotFound,
        Some(Some(_)) => ConflictKind::AlreadyAnswered.into(),
        Some(None) => sessions::finished(&day).err().unwrap_or(StoreError::NotFound),
    })
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
