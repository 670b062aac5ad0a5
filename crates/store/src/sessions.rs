//! Days: a player, a career, and the scenes in their order. A fork shares its parent's past: the rows of the rounds before it are copied, pointing
//! at the same answers, so that nothing has to be looked up through generations.

use crate::{
    ConflictKind, Store, StoreError,
    db::{Tx, among, one, run},
    deliveries,
    entity::session::{ActiveModel, Entity, Model},
    ids::micros,
    ledger::{self, Entry},
    scenarios::{difficulty, language},
};
use careersim_domain::{Difficulty, Language, balance::EntryKind};
use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, DeriveActiveEnum, EntityTrait, EnumIter, Set};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

mod history;
mod scenes;
pub use history::{SessionSummary, list, summary};
pub(crate) use scenes::insert_scene;
pub use scenes::{HintReveal, Scene, SceneRow, latest_with, place_scene, reveal_hint, scene, scenes};

/// Is the day over?
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum SessionStatus {
    /// There are scenes to come or answers to be graded.
    Active,
    /// Every scene is answered and every answer is settled.
    Finished,
}

/// A day that is about to begin.
#[derive(Debug, Clone)]
pub struct NewSession {
    /// Its id.
    pub id: Uuid,
    /// Whose it is.
    pub player_id: Uuid,
    /// The career as the player typed it, normalised.
    pub career_title: String,
    /// The pool that its scenes come from.
    pub career_key: String,
    /// The catalogue career, if it is one.
    pub career_slug: Option<String>,
    /// Its occupation code.
    pub soc_code: Option<String>,
    /// How hard.
    pub difficulty: Difficulty,
    /// In which language.
    pub language: Language,
    /// How many scenes, 1..=10.
    pub rounds: u8,
    /// What chance is drawn from.
    pub seed: i64,
    /// The class's assignment that it is for.
    pub assignment_id: Option<Uuid>,
}

/// A day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionRow {
    /// Its id.
    pub id: Uuid,
    /// Whose it is.
    pub player_id: Uuid,
    /// The career as the player typed it, normalised.
    pub career_title: String,
    /// The pool that its scenes come from.
    pub career_key: String,
    /// The catalogue career, if it is one.
    pub career_slug: Option<String>,
    /// Its occupation code.
    pub soc_code: Option<String>,
    /// How hard.
    pub difficulty: Difficulty,
    /// In which language.
    pub language: Language,
    /// How many scenes.
    pub rounds: u8,
    /// Is it over?
    pub status: SessionStatus,
    /// What chance is drawn from.
    pub seed: i64,
    /// The day that this one rewinds.
    pub parent_id: Option<Uuid>,
    /// The first round that is its own.
    pub forked_at_round: Option<u8>,
    /// The secret part of its public address.
    pub share_token: Option<String>,
    /// The class's assignment that it is for.
    pub assignment_id: Option<Uuid>,
    /// When it began.
    pub created_at: DateTime<Utc>,
    /// When it ended.
    pub finished_at: Option<DateTime<Utc>>,
}

pub(crate) fn round(number: i32) -> Result<u8, StoreError> {
    u8::try_from(number).map_err(|_| StoreError::Internal(format!("round `{number}` is out of range")))
}

impl TryFrom<Model> for SessionRow {
    type Error = StoreError;

    fn try_from(m: Model) -> Result<Self, StoreError> {
        Ok(Self {
            id: m.id,
            player_id: m.player_id,
            career_title: m.career_title,
            career_key: m.career_key,
            career_slug: m.career_slug,
            soc_code: m.soc_code,
            difficulty: difficulty(&m.difficulty)?,
            language: language(&m.language)?,
            rounds: round(m.rounds)?,
            status: m.status,
            seed: m.seed,
            parent_id: m.parent_id,
            forked_at_round: m.forked_at_round.map(round).transpose()?,
            share_token: m.share_token,
            assignment_id: m.assignment_id,
            created_at: m.created_at,
            finished_at: m.finished_at,
        })
    }
}

/// Begins a day.
pub async fn create(store: &Store, new: NewSession, now: DateTime<Utc>) -> Result<SessionRow, StoreError> {
    insert(store.writer(), new, now).await
}

pub(crate) async fn insert<C: ConnectionTrait>(db: &C, new: NewSession, now: DateTime<Utc>) -> Result<SessionRow, StoreError> {
    let row = ActiveModel {
        id: Set(new.id),
        player_id: Set(new.player_id),
        career_title: Set(new.career_title),
        career_key: Set(new.career_key),
        career_slug: Set(new.career_slug),
        soc_code: Set(new.soc_code),
        difficulty: Set(new.difficulty.as_str().to_owned()),
        language: Set(new.language.as_str().to_owned()),
        rounds: Set(i32::from(new.rounds)),
        status: Set(SessionStatus::Active),
        seed: Set(new.seed),
        parent_id: Set(None),
        forked_at_round: Set(None),
        share_token: Set(None),
        assignment_id: Set(new.assignment_id),
        created_at: Set(micros(now)),
        finished_at: Set(None),
    };
    Entity::insert(row).exec_with_returning(db).await?.try_into()
}

/// The player's day of this id; somebody else's is `None`.
pub async fn by_id(store: &Store, id: Uuid, player: Uuid) -> Result<Option<SessionRow>, StoreError> {
    let sql = "SELECT * FROM sessions WHERE id = $1 AND player_id = $2";
    one::<_, Model>(store.reader(), sql, [id.into(), player.into()])
        .await?
        .map(SessionRow::try_from)
        .transpose()
}

/// Rewinds a day to `round` into a new one that shares the rounds before it, for a price. The scene of `round` is taken over unanswered.
///
/// # Errors
/// [`StoreError::NotFound`] when the day isn't the player's or `round` isn't answered, [`ConflictKind::InsufficientBalance`].
pub async fn fork(store: &Store, session: Uuid, player: Uuid, at: u8, price: i64, new_id: Uuid, now: DateTime<Utc>) -> Result<SessionRow, StoreError> {
    let now = micros(now);
    let tx = store.begin().await?;
    let before = ledger::lock(&tx, player).await?;
    let sql = "INSERT INTO sessions (id, player_id, career_title, career_key, career_slug, soc_code, difficulty, language, rounds, status, seed, parent_id, \
               forked_at_round, assignment_id, created_at) \
               SELECT $1, player_id, career_title, career_key, career_slug, soc_code, difficulty, language, rounds, 'active', seed, id, $4, assignment_id, $5 \
               FROM sessions WHERE id = $2 AND player_id = $3 \
               AND EXISTS (SELECT 1 FROM session_scenes WHERE session_id = $2 AND round = $4 AND answer_id IS NOT NULL) RETURNING *";
    let round = i32::from(at);
    let row: Option<Model> = one(&*tx, sql, [new_id.into(), session.into(), player.into(), round.into(), now.into()]).await?;
    let fork: SessionRow = row.ok_or(StoreError::NotFound)?.try_into()?;
    let sql = "INSERT INTO session_scenes (session_id, round, scenario_id, carry, hint_at, shown_at, answer_id) \
               SELECT $1, round, scenario_id, carry, hint_at, shown_at, CASE WHEN round < $3 THEN answer_id END \
               FROM session_scenes WHERE session_id = $2 AND round <= $3";
    run(&*tx, sql, [new_id.into(), session.into(), round.into()]).await?;
    let entry = Entry {
        player,
        session: Some(new_id),
        evaluation: None,
        kind: EntryKind::Rewind,
    };
    ledger::pay(&tx, entry, before, price, now).await?;
    tx.commit().await?;
    Ok(fork)
}

/// Makes the day readable for whoever has the token. A day that is shared already keeps its token. Returns the one that counts.
pub async fn share(store: &Store, session: Uuid, player: Uuid, token: &str) -> Result<String, StoreError> {
    let sql = "UPDATE sessions SET share_token = COALESCE(share_token, $3) WHERE id = $1 AND player_id = $2 RETURNING *";
    let row: Option<Model> = one(store.writer(), sql, [session.into(), player.into(), token.into()]).await?;
    row.and_then(|r| r.share_token).ok_or(StoreError::NotFound)
}

/// Takes the public address away.
pub async fn unshare(store: &Store, session: Uuid, player: Uuid) -> Result<(), StoreError> {
    let sql = "UPDATE sessions SET share_token = NULL WHERE id = $1 AND player_id = $2";
    if run(store.writer(), sql, [session.into(), player.into()]).await? == 0 {
        Err(StoreError::NotFound)
    } else {
        Ok(())
    }
}

/// The day that was shared with this token.
pub async fn by_share_token(store: &Store, token: &str) -> Result<Option<SessionRow>, StoreError> {
    let row: Option<Model> = one(store.reader(), "SELECT * FROM sessions WHERE share_token = $1", [token.into()]).await?;
    row.map(SessionRow::try_from).transpose()
}

/// Locks the session's row and gives it back; comes after [`ledger::lock`].
pub(crate) async fn locked(tx: &Tx, session: Uuid, player: Uuid) -> Result<SessionRow, StoreError> {
    let sql = "SELECT * FROM sessions WHERE id = $1 AND player_id = $2";
    let row: Option<Model> = one(&**tx, sql, [session.into(), player.into()]).await?;
    row.ok_or(StoreError::NotFound)?.try_into()
}

/// Ends every day whose last answer was just settled, and whoever follows them is to be told.
pub(crate) async fn finish_if_done(tx: &Tx, answer: Uuid, now: DateTime<Utc>) -> Result<(), StoreError> {
    end_if_done(tx, &[answer], now).await?;
    deliveries::touch(tx, answer, now).await
}

/// Ends every day whose last answer was just settled: the answers' own, and the forks that share them.
pub(crate) async fn end_if_done(tx: &Tx, answers: &[Uuid], now: DateTime<Utc>) -> Result<(), StoreError> {
    let (these, mut values) = among(&**tx, "m.answer_id", answers);
    values.push(now.into());
    // Nothing is joined: each day is looked up and counted by its own index, also while PostgreSQL has no statistics of a young table to plan by.
    let sql = format!(
        "WITH done AS MATERIALIZED (SELECT t.session_id, (SELECT COUNT(DISTINCT s.round) FROM session_scenes s WHERE s.session_id = t.session_id AND \
           (SELECT e.status FROM evaluations e WHERE e.answer_id = s.answer_id AND e.purpose = 'grade') IN ('succeeded', 'failed')) AS rounds \
           FROM (SELECT DISTINCT m.session_id FROM session_scenes m WHERE {these}) t) \
         UPDATE sessions SET status = 'finished', finished_at = ${} WHERE status = 'active' AND id IN (SELECT session_id FROM done) \
         AND rounds <= (SELECT d.rounds FROM done d WHERE d.session_id = sessions.id)",
        values.len()
    );
    run(&**tx, &sql, values).await?;
    Ok(())
}

/// Ends a day early; the player gives up the rest. Says whether it was still active.
pub async fn finish(store: &Store, session: Uuid, player: Uuid, now: DateTime<Utc>) -> Result<bool, StoreError> {
    let sql = "UPDATE sessions SET status = 'finished', finished_at = $3 WHERE id = $1 AND player_id = $2 AND status = 'active'";
    Ok(run(store.writer(), sql, [session.into(), player.into(), micros(now).into()]).await? > 0)
}

pub(crate) fn finished(row: &SessionRow) -> Result<(), StoreError> {
    if row.status == SessionStatus::Finished {
        Err(ConflictKind::SessionFinished.into())
    } else {
        Ok(())
    }
}
