//! Scenes: made once, kept in a pool, given to everybody who hasn't played them.

use crate::{
    Cursor, Page, Store, StoreError,
    db::{all, all_of, number, one, run},
    entity::{
        played_origin,
        scenario::{ActiveModel, Entity, Model},
    },
    ids::micros,
    page,
};
use careersim_domain::{Difficulty, Language, Provenance, Scenario};
use chrono::{DateTime, Utc};
use sea_orm::{EntityTrait, FromQueryResult, Set, Value};
use std::sync::Arc;
use uuid::Uuid;

/// A scene that is about to be kept.
#[derive(Debug, Clone)]
pub struct NewScenario {
    /// Its id.
    pub id: Uuid,
    /// The pool it belongs to: a catalogue career's slug, or the normalised title.
    pub career_key: String,
    /// How hard it is.
    pub difficulty: Difficulty,
    /// The language it is written in.
    pub language: Language,
    /// A stable key of where it came from, such as `day:registered-nurse/handover` or `gemini:<sha>`: two rows of one origin are one scene to a player.
    pub origin: String,
    /// The scene with its hidden half.
    pub content: Scenario,
    /// Who made it.
    pub provenance: Provenance,
    /// The prompt version in the pool's key, as `name@version`.
    pub prompt: Option<String>,
    /// The scene that this one follows, and the option (by index) that leads to it; `None` as branch: after any answer.
    pub parent: Option<(Uuid, Option<i32>)>,
}

/// A kept scene.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScenarioRow {
    /// Its id.
    pub id: Uuid,
    /// The pool it belongs to.
    pub career_key: String,
    /// How hard it is.
    pub difficulty: Difficulty,
    /// The language it is written in.
    pub language: Language,
    /// Where it came from.
    pub origin: String,
    /// The scene with its hidden half.
    pub content: Scenario,
    /// Who made it.
    pub provenance: Provenance,
    /// The prompt that made it.
    pub prompt: Option<String>,
    /// The scene that this one follows.
    pub parent_scenario_id: Option<Uuid>,
    /// The option that leads to it.
    pub parent_branch: Option<i32>,
    /// When it was made.
    pub created_at: DateTime<Utc>,
    /// Since when it is given to nobody any more.
    pub withdrawn_at: Option<DateTime<Utc>>,
}

impl TryFrom<Model> for ScenarioRow {
    type Error = StoreError;

    fn try_from(m: Model) -> Result<Self, StoreError> {
        Ok(Self {
            id: m.id,
            career_key: m.career_key,
            difficulty: difficulty(&m.difficulty)?,
            language: language(&m.language)?,
            origin: m.origin,
            content: serde_json::from_str(&m.content)?,
            provenance: serde_json::from_str(&m.provenance)?,
            prompt: m.prompt,
            parent_scenario_id: m.parent_scenario_id,
            parent_branch: m.parent_branch,
            created_at: m.created_at,
            withdrawn_at: m.withdrawn_at,
        })
    }
}

pub(crate) fn difficulty(word: &str) -> Result<Difficulty, StoreError> {
    Difficulty::parse(word).map_err(|_| StoreError::Internal(format!("unknown difficulty `{word}`")))
}

pub(crate) fn language(tag: &str) -> Result<Language, StoreError> {
    Language::parse(tag).map_err(|_| StoreError::Internal(format!("unknown language `{tag}`")))
}

/// Which pool.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct PoolKey {
    /// A catalogue career's slug, or the normalised title.
    pub career_key: String,
    /// How hard.
    pub difficulty: Difficulty,
    /// In which language.
    pub language: Language,
    /// Only scenes of this prompt version; `None` takes any, also those without a prompt.
    pub prompt: Option<String>,
}

impl PoolKey {
    fn values(&self) -> [Value; 4] {
        [
            self.career_key.as_str().into(),
            self.difficulty.as_str().into(),
            self.language.as_str().into(),
            self.prompt.as_deref().unwrap_or_default().into(),
        ]
    }
}

// An empty prompt stands for "any".
const IN_POOL: &str = "c.career_key = $1 AND c.difficulty = $2 AND c.language = $3 AND ($4 = '' OR c.prompt = $4) AND c.withdrawn_at IS NULL";
const UNPLAYED: &str = "NOT EXISTS (SELECT 1 FROM played_origins p WHERE p.player_id = $5 AND p.origin = c.origin)";

/// Keeps a scene.
pub async fn insert(store: &Store, new: NewScenario, now: DateTime<Utc>) -> Result<ScenarioRow, StoreError> {
    let row = ActiveModel {
        id: Set(new.id),
        career_key: Set(new.career_key),
        difficulty: Set(new.difficulty.as_str().to_owned()),
        language: Set(new.language.as_str().to_owned()),
        origin: Set(new.origin),
        content: Set(serde_json::to_string(&new.content)?),
        provenance: Set(serde_json::to_string(&new.provenance)?),
        prompt: Set(new.prompt),
        parent_scenario_id: Set(new.parent.map(|(id, _)| id)),
        parent_branch: Set(new.parent.and_then(|(_, branch)| branch)),
        created_at: Set(micros(now)),
        withdrawn_at: Set(None),
    };
    Entity::insert(row).exec_with_returning(store.writer()).await?.try_into()
}

/// The scene of this id, withdrawn or not.
pub async fn by_id(store: &Store, id: Uuid) -> Result<Option<ScenarioRow>, StoreError> {
    Entity::find_by_id(id).one(store.reader()).await?.map(ScenarioRow::try_from).transpose()
}

/// The scene of this id as it was written, kept at hand: for what is asked again and again while a scene is played. Whether it was withdrawn since
/// is not told; [`by_id`] knows.
pub async fn written(store: &Store, id: Uuid) -> Result<Option<Arc<ScenarioRow>>, StoreError> {
    if let Some(row) = store.scenes().get(&id).await {
        return Ok(Some(row));
    }
    let Some(row) = by_id(store, id).await?.map(Arc::new) else {
        return Ok(None);
    };
    store.scenes().insert(id, row.clone()).await;
    Ok(Some(row))
}

/// The oldest scene of this origin in this pool, withdrawn ones left out: so that one authored scene becomes one row.
pub async fn by_origin(store: &Store, key: &PoolKey, origin: &str) -> Result<Option<ScenarioRow>, StoreError> {
    let sql = format!("SELECT c.* FROM scenarios c WHERE {IN_POOL} AND c.origin = $5 ORDER BY c.created_at, c.id LIMIT 1");
    let values = key.values().into_iter().chain([origin.into()]);
    one::<_, Model>(store.reader(), &sql, values).await?.map(ScenarioRow::try_from).transpose()
}

/// The oldest first scene of this pool that the player hasn't played.
pub async fn pool(store: &Store, key: &PoolKey, player: Uuid) -> Result<Option<ScenarioRow>, StoreError> {
    let sql = format!("SELECT c.* FROM scenarios c WHERE {IN_POOL} AND c.parent_scenario_id IS NULL AND {UNPLAYED} ORDER BY c.created_at, c.id LIMIT 1");
    let values = key.values().into_iter().chain([player.into()]);
    one::<_, Model>(store.reader(), &sql, values).await?.map(ScenarioRow::try_from).transpose()
}

/// The oldest scene of this pool that follows `parent` on this branch (or on any, when it was made for any) and that the player hasn't played.
pub async fn child(store: &Store, key: &PoolKey, parent: Uuid, branch: Option<i32>, player: Uuid) -> Result<Option<ScenarioRow>, StoreError> {
    let sql = format!(
        "SELECT c.* FROM scenarios c WHERE {IN_POOL} AND c.parent_scenario_id = $6 AND (c.parent_branch IS NULL OR c.parent_branch = $7) AND {UNPLAYED} \
         ORDER BY c.created_at, c.id LIMIT 1"
    );
    let values = key.values().into_iter().chain([player.into(), parent.into(), branch.into()]);
    one::<_, Model>(store.reader(), &sql, values).await?.map(ScenarioRow::try_from).transpose()
}

/// How many first scenes this pool holds.
pub async fn pool_size(store: &Store, key: &PoolKey) -> Result<i64, StoreError> {
    let sql = format!("SELECT COUNT(*) FROM scenarios c WHERE {IN_POOL} AND c.parent_scenario_id IS NULL");
    number(store.reader(), &sql, key.values()).await
}

/// How many scenes of this pool were withdrawn.
pub async fn withdrawn_count(store: &Store, key: &PoolKey) -> Result<i64, StoreError> {
    let sql = format!("SELECT COUNT(*) FROM scenarios c WHERE {}", IN_POOL.replace("IS NULL", "IS NOT NULL"));
    number(store.reader(), &sql, key.values()).await
}

/// How many first scenes of this pool the player has not played.
pub async fn unplayed(store: &Store, key: &PoolKey, player: Uuid) -> Result<i64, StoreError> {
    let sql = format!("SELECT COUNT(*) FROM scenarios c WHERE {IN_POOL} AND c.parent_scenario_id IS NULL AND {UNPLAYED}");
    number(store.reader(), &sql, key.values().into_iter().chain([player.into()])).await
}

/// Did this pool get a first scene after `since`?
pub async fn grew_since(store: &Store, key: &PoolKey, since: DateTime<Utc>) -> Result<bool, StoreError> {
    let sql = format!("SELECT COUNT(*) FROM scenarios c WHERE {IN_POOL} AND c.parent_scenario_id IS NULL AND c.created_at > $5");
    Ok(number(store.reader(), &sql, key.values().into_iter().chain([micros(since).into()])).await? > 0)
}

/// How many scenes follow `parent` on this branch.
pub async fn children_count(store: &Store, key: &PoolKey, parent: Uuid, branch: Option<i32>) -> Result<i64, StoreError> {
    let sql = format!("SELECT COUNT(*) FROM scenarios c WHERE {IN_POOL} AND c.parent_scenario_id = $5 AND (c.parent_branch IS NULL OR c.parent_branch = $6)");
    number(store.reader(), &sql, key.values().into_iter().chain([parent.into(), branch.into()])).await
}

/// Every scene of a career that may be played, the newest first.
pub async fn ready(store: &Store, career_key: &str, cursor: Option<Cursor>, limit: u64) -> Result<Page<ScenarioRow>, StoreError> {
    let limit = page::bounded(limit);
    let after = cursor.unwrap_or_else(page::newest);
    let sql = "SELECT * FROM scenarios WHERE career_key = $1 AND withdrawn_at IS NULL AND (created_at, id) < ($2, $3) \
               ORDER BY created_at DESC, id DESC LIMIT $4";
    let rows: Vec<Model> = all(
        store.reader(),
        sql,
        [career_key.into(), after.at.into(), after.id.into(), page::one_more(limit).into()],
    )
    .await?;
    let rows = rows.into_iter().map(ScenarioRow::try_from).collect::<Result<_, _>>()?;
    Ok(Page::cut(rows, limit, |s| Cursor { at: s.created_at, id: s.id }))
}

/// The origins of every scene that the player was ever shown.
pub async fn played_origins(store: &Store, player: Uuid) -> Result<Vec<String>, StoreError> {
    let sql = "SELECT * FROM played_origins WHERE player_id = $1 ORDER BY origin";
    let rows: Vec<played_origin::Model> = all(store.reader(), sql, [player.into()]).await?;
    Ok(rows.into_iter().map(|r| r.origin).collect())
}

/// Notes that a player finds a scene unrealistic; a second report of the same scene replaces the first. Returns the report's id.
pub async fn report(store: &Store, id: Uuid, scenario: Uuid, player: Uuid, reason: &str, now: DateTime<Utc>) -> Result<Uuid, StoreError> {
    let sql = "INSERT INTO scene_reports (id, scenario_id, player_id, reason, created_at) VALUES ($1, $2, $3, $4, $5) \
               ON CONFLICT (scenario_id, player_id) DO UPDATE SET reason = excluded.reason, created_at = excluded.created_at, closed_at = NULL RETURNING *";
    let values = [id.into(), scenario.into(), player.into(), reason.into(), micros(now).into()];
    let row: Option<crate::entity::scene_report::Model> = one(store.writer(), sql, values).await?;
    row.map(|r| r.id).ok_or(StoreError::NotFound)
}

// The scene of this origin, and its variants: `day:nurse/handover` and `day:nurse/handover#1f…`.
const OF_ORIGIN: &str = "(origin = $1 OR substr(origin, 1, $2) = $3)";

fn of_origin(origin: &str) -> Vec<Value> {
    let length = i32::try_from(origin.chars().count() + 1).unwrap_or(i32::MAX);
    vec![origin.into(), length.into(), format!("{origin}#").into()]
}

/// Takes the scene of this origin out of every pool and out of the library; days that show it keep it.
///
/// # Errors
/// [`StoreError::NotFound`] when it was never dealt.
pub async fn withdraw(store: &Store, origin: &str, now: DateTime<Utc>) -> Result<(), StoreError> {
    let sql = format!("UPDATE scenarios SET withdrawn_at = COALESCE(withdrawn_at, $4) WHERE {OF_ORIGIN}");
    let values = of_origin(origin).into_iter().chain([micros(now).into()]);
    touched(run(store.writer(), &sql, values).await?)
}

/// Deals the scene of this origin again.
///
/// # Errors
/// [`StoreError::NotFound`] when it was never dealt.
pub async fn restore(store: &Store, origin: &str) -> Result<(), StoreError> {
    let sql = format!("UPDATE scenarios SET withdrawn_at = NULL WHERE {OF_ORIGIN}");
    touched(run(store.writer(), &sql, of_origin(origin)).await?)
}

fn touched(rows: u64) -> Result<(), StoreError> {
    if rows == 0 { Err(StoreError::NotFound) } else { Ok(()) }
}

#[derive(FromQueryResult)]
struct OriginOnly {
    origin: String,
}

/// The origins of scenes that were written ahead and are dealt to nobody any more.
pub async fn withdrawn_origins(store: &Store) -> Result<Vec<String>, StoreError> {
    let sql = "SELECT origin FROM scenarios WHERE withdrawn_at IS NOT NULL AND prompt IS NULL";
    let rows: Vec<OriginOnly> = all_of(store.reader(), sql, []).await?;
    Ok(rows.into_iter().map(|r| r.origin).collect())
}
