//! Where a pupil stands in an assignment, as a platform is told: the latest day that they played for it to the end.

use crate::{
    Store, StoreError,
    db::{all_of, one},
    entity::session,
    queue::TaskStatus,
    sessions::{SessionRow, SessionStatus},
};
use chrono::{DateTime, Utc};
use sea_orm::FromQueryResult;
use uuid::Uuid;

/// An answer of the day.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct Graded {
    /// The score that counts now, 0..=10.
    pub score: Option<i32>,
    /// It is an offline estimate of a text.
    pub is_estimate: Option<bool>,
    /// How the first grade stands.
    pub status: TaskStatus,
    /// Further grades by a model that are under way.
    pub regrades: i64,
    /// Appeals that are under way.
    pub appeals: i64,
}

/// A day and its answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// The day.
    pub session: SessionRow,
    /// Its answers, in order.
    pub answers: Vec<Graded>,
}

impl Standing {
    /// Is every answer settled?
    pub fn is_finished(&self) -> bool {
        self.session.status == SessionStatus::Finished
    }

    /// When the day ended; its beginning as long as it hasn't.
    pub fn ended_at(&self) -> DateTime<Utc> {
        self.session.finished_at.unwrap_or(self.session.created_at)
    }
}

/// The latest day that the pupil played for the assignment to the end. A day that was rewound from another doesn't count.
pub async fn standing(store: &Store, assignment: Uuid, player: Uuid) -> Result<Option<Standing>, StoreError> {
    let sql = "SELECT * FROM sessions WHERE assignment_id = $1 AND player_id = $2 AND parent_id IS NULL AND (status = 'finished' \
               OR rounds <= (SELECT COUNT(*) FROM session_scenes c WHERE c.session_id = sessions.id AND c.answer_id IS NOT NULL)) \
               ORDER BY created_at DESC, id DESC LIMIT 1";
    with_answers(store, one(store.reader(), sql, [assignment.into(), player.into()]).await?).await
}

/// The day of this id, if it is the player's.
pub async fn day(store: &Store, session: Uuid, player: Uuid) -> Result<Option<Standing>, StoreError> {
    let sql = "SELECT * FROM sessions WHERE id = $1 AND player_id = $2";
    with_answers(store, one(store.reader(), sql, [session.into(), player.into()]).await?).await
}

async fn with_answers(store: &Store, day: Option<session::Model>) -> Result<Option<Standing>, StoreError> {
    let Some(day) = day else { return Ok(None) };
    let open = "FROM evaluations o WHERE o.answer_id = a.id AND o.status IN ('queued', 'running') AND o.purpose";
    let sql = format!(
        "SELECT a.score, a.is_estimate, g.status, (SELECT COUNT(*) {open} = 'regrade') AS regrades, (SELECT COUNT(*) {open} = 'appeal') AS appeals \
         FROM session_scenes s JOIN answers a ON a.id = s.answer_id JOIN evaluations g ON g.answer_id = a.id AND g.purpose = 'grade' \
         WHERE s.session_id = $1 ORDER BY s.round"
    );
    let answers = all_of(store.reader(), &sql, [day.id.into()]).await?;
    Ok(Some(Standing {
        session: day.try_into()?,
        answers,
    }))
}
