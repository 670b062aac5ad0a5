//! Cases that prompts are tried on, and whose answers may become one: only those of players who said so, without their name.

use crate::{
    Store, StoreError,
    db::{all, all_of, number, one, run},
    entity::prompt_case::{ActiveModel, Entity, Model},
    ids::micros,
};
use chrono::{DateTime, Utc};
use sea_orm::{EntityTrait, FromQueryResult, Set};
use serde_json::Value as Json;
use uuid::Uuid;

/// A case that is kept.
#[derive(Debug, Clone, PartialEq)]
pub struct CaseRow {
    /// Its id.
    pub id: Uuid,
    /// The prompt that it is for.
    pub prompt: String,
    /// A short name.
    pub name: String,
    /// The career, the scene, the answer: whatever its prompt needs.
    pub content: Json,
    /// `answer` of a player who agreed, or `own` words of an operator.
    pub source: String,
    /// Whose answer it is. Nobody is told; it goes when they do, or when they change their mind.
    pub player_id: Option<Uuid>,
    /// The operator who kept it.
    pub created_by: String,
    /// When.
    pub created_at: DateTime<Utc>,
}

impl TryFrom<Model> for CaseRow {
    type Error = StoreError;

    fn try_from(m: Model) -> Result<Self, StoreError> {
        Ok(Self {
            id: m.id,
            prompt: m.prompt,
            name: m.name,
            content: serde_json::from_str(&m.content)?,
            source: m.source,
            player_id: m.player_id,
            created_by: m.created_by,
            created_at: m.created_at,
        })
    }
}

/// An answer that may become a case.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct Candidate {
    /// The answer.
    pub id: Uuid,
    /// Whose; nobody is told.
    pub player_id: Uuid,
    /// Its scene.
    pub scenario_id: Uuid,
    /// The career of the day.
    pub career_title: String,
    /// The language of the day.
    pub language: String,
    /// What was written.
    pub user_answer: String,
    /// What it was given.
    pub score: Option<i32>,
    /// When.
    pub created_at: DateTime<Utc>,
}

/// Lets operators try prompts on what a player wrote, or takes that back: then every case that was made of it goes.
///
/// # Errors
/// [`StoreError::NotFound`] for a player who is gone.
pub async fn share(store: &Store, player: Uuid, yes: bool, now: DateTime<Utc>) -> Result<(), StoreError> {
    let sql = if yes {
        "INSERT INTO answer_consents (player_id, since) VALUES ($1, $2) ON CONFLICT (player_id) DO NOTHING"
    } else {
        "DELETE FROM answer_consents WHERE player_id = $1"
    };
    let values: Vec<sea_orm::Value> = if yes { vec![player.into(), micros(now).into()] } else { vec![player.into()] };
    run(store.writer(), sql, values).await.map(|_| ())
}

/// Does this player let operators try prompts on what they wrote?
pub async fn shares(store: &Store, player: Uuid) -> Result<bool, StoreError> {
    let sql = "SELECT COUNT(*) FROM answer_consents WHERE player_id = $1";
    Ok(number(store.reader(), sql, [player.into()]).await? > 0)
}

const CANDIDATE: &str = "SELECT a.id, a.player_id, a.scenario_id, d.career_title, d.language, a.user_answer, a.score, a.created_at \
                         FROM answer_consents c JOIN answers a ON a.player_id = c.player_id JOIN sessions d ON d.id = a.session_id \
                         WHERE a.user_answer IS NOT NULL AND a.score IS NOT NULL";

/// Graded answers in own words of players who agreed, the newest first.
pub async fn candidates(store: &Store, limit: u64) -> Result<Vec<Candidate>, StoreError> {
    let sql = format!("{CANDIDATE} ORDER BY a.created_at DESC, a.id DESC LIMIT $1");
    all_of(store.reader(), &sql, [i64::try_from(limit.min(100)).unwrap_or(100).into()]).await
}

/// This answer, if its player agreed.
pub async fn candidate(store: &Store, answer: Uuid) -> Result<Option<Candidate>, StoreError> {
    let sql = format!("{CANDIDATE} AND a.id = $1");
    crate::db::one_of(store.reader(), &sql, [answer.into()]).await
}

/// Keeps a case.
///
/// # Errors
/// [`StoreError::NotFound`] when the player has taken their consent back meanwhile.
pub async fn keep(store: &Store, new: CaseRow) -> Result<(), StoreError> {
    let row = ActiveModel {
        id: Set(new.id),
        prompt: Set(new.prompt),
        name: Set(new.name),
        content: Set(new.content.to_string()),
        source: Set(new.source),
        player_id: Set(new.player_id),
        created_by: Set(new.created_by),
        created_at: Set(micros(new.created_at)),
    };
    Entity::insert(row).exec_without_returning(store.writer()).await?;
    Ok(())
}

/// The cases of a prompt, the newest first, at most 200.
pub async fn list(store: &Store, prompt: &str) -> Result<Vec<CaseRow>, StoreError> {
    let sql = "SELECT * FROM prompt_cases WHERE prompt = $1 ORDER BY created_at DESC, id DESC LIMIT 200";
    let rows: Vec<Model> = all(store.reader(), sql, [prompt.into()]).await?;
    rows.into_iter().map(CaseRow::try_from).collect()
}

/// One case.
pub async fn by_id(store: &Store, id: Uuid) -> Result<Option<CaseRow>, StoreError> {
    let row: Option<Model> = one(store.reader(), "SELECT * FROM prompt_cases WHERE id = $1", [id.into()]).await?;
    row.map(CaseRow::try_from).transpose()
}

/// Removes a case.
///
/// # Errors
/// [`StoreError::NotFound`].
pub async fn remove(store: &Store, id: Uuid) -> Result<(), StoreError> {
    match run(store.writer(), "DELETE FROM prompt_cases WHERE id = $1", [id.into()]).await? {
        0 => Err(StoreError::NotFound),
        _ => Ok(()),
    }
}
