//! Prompts: named templates whose versions never change, of which at most one per name is active. Activation and its undoing
//! are one call each, leave an audit row in the same transaction, and ring on every replica.

use crate::{
    ConflictKind, Store, StoreError, audit,
    db::{Tx, all, number, one, run},
    entity::{
        prompt::{ActiveModel, Entity, Model},
        prompt_activation,
    },
    events::Ring,
    ids,
    ids::micros,
};
use chrono::{DateTime, Utc};
use sea_orm::{EntityTrait, Set};
use serde_json::json;
use uuid::Uuid;

/// The author of versions that came with the program.
pub const SEED_AUTHOR: &str = "careersim";

/// A version of a prompt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PromptVersion {
    /// Its id.
    pub id: Uuid,
    /// The prompt's name.
    pub name: String,
    /// From 1.
    pub version: u32,
    /// The text with its variables.
    pub template: String,
    /// Why it was made.
    pub message: String,
    /// Who made it.
    pub author: String,
    /// Is it the one in use?
    pub is_active: bool,
    /// When it was made.
    pub created_at: DateTime<Utc>,
}

impl PromptVersion {
    /// `name@version`, as it stands on everything that was made with it.
    pub fn label(&self) -> String {
        format!("{}@{}", self.name, self.version)
    }
}

impl TryFrom<Model> for PromptVersion {
    type Error = StoreError;

    fn try_from(m: Model) -> Result<Self, StoreError> {
        let version = u32::try_from(m.version).map_err(|_| StoreError::Internal(format!("prompt `{}` has a negative version", m.name)))?;
        Ok(Self {
            id: m.id,
            name: m.name,
            version,
            template: m.template,
            message: m.message,
            author: m.author,
            is_active: m.is_active,
            created_at: m.created_at,
        })
    }
}

/// A version that is about to be kept.
#[derive(Debug, Clone)]
pub struct NewPrompt {
    /// The prompt's name.
    pub name: String,
    /// The text with its variables, checked by the caller.
    pub template: String,
    /// Why it was made.
    pub message: String,
    /// Who made it.
    pub author: String,
}

/// Who does it: the player's row if there is one, and the name that stands in the history.
#[derive(Debug, Clone, Default)]
pub struct Actor {
    /// The operator's id; `None` on the command line.
    pub id: Option<Uuid>,
    /// A name, such as `operator` or `cli`.
    pub name: String,
}

impl Actor {
    /// Whoever works on the machine itself.
    pub fn command_line() -> Self {
        Self {
            id: None,
            name: "command line".to_owned(),
        }
    }
}

/// Keeps the prompts that come with the program. A text that is new becomes a version, and the active one unless people have
/// put one of their own in its place. Many replicas may do this at once. Returns how many versions were added.
pub async fn seed(store: &Store, prompts: &[NewPrompt], now: DateTime<Utc>) -> Result<usize, StoreError> {
    let actor = Actor {
        id: None,
        name: SEED_AUTHOR.to_owned(),
    };
    let mut added = 0;
    for prompt in prompts {
        let mut tx = store.begin().await?;
        lock(&tx, &prompt.name).await?;
        let there: Vec<Model> = all(&*tx, "SELECT * FROM prompts WHERE name = $1 ORDER BY version", [prompt.name.as_str().into()]).await?;
        if there.iter().any(|v| v.template == prompt.template) {
            tx.rollback().await?;
            continue;
        }
        let own = there.iter().any(|v| v.is_active && v.author != SEED_AUTHOR);
        let new = NewPrompt {
            author: SEED_AUTHOR.to_owned(),
            ..prompt.clone()
        };
        let version = insert(&tx, new, now).await?;
        if !own {
            switch(&mut tx, &version.name, version.version, &actor, "came with the program", now).await?;
        }
        tx.commit().await?;
        added += 1;
    }
    Ok(added)
}

// Two who add to one prompt at once take turns. SQLite's transaction is exclusive as it is.
async fn lock(tx: &Tx, name: &str) -> Result<(), StoreError> {
    if !tx.is_sqlite() {
        run(&**tx, "SELECT pg_advisory_xact_lock(hashtext($1))", [format!("prompt {name}").into()]).await?;
    }
    Ok(())
}

async fn insert(tx: &Tx, new: NewPrompt, now: DateTime<Utc>) -> Result<Model, StoreError> {
    let last = number(
        &**tx,
        "SELECT CAST(MAX(version) AS BIGINT) FROM prompts WHERE name = $1",
        [new.name.as_str().into()],
    )
    .await?;
    let row = ActiveModel {
        id: Set(ids::new(now)),
        name: Set(new.name),
        version: Set(i32::try_from(last + 1).map_err(|_| StoreError::Internal("too many versions".to_owned()))?),
        template: Set(new.template),
        message: Set(new.message),
        author: Set(new.author),
        is_active: Set(false),
        created_at: Set(micros(now)),
    };
    Ok(Entity::insert(row).exec_with_returning(&**tx).await?)
}

// Makes this version the active one, with its history and its audit row.
async fn switch(tx: &mut Tx, name: &str, version: i32, actor: &Actor, message: &str, now: DateTime<Utc>) -> Result<Model, StoreError> {
    let active = [name.into(), false.into(), true.into()];
    run(&**tx, "UPDATE prompts SET is_active = $2 WHERE name = $1 AND is_active = $3", active).await?;
    let sql = "UPDATE prompts SET is_active = $3 WHERE name = $1 AND version = $2 RETURNING *";
    let row: Model = one(&**tx, sql, [name.into(), version.into(), true.into()]).await?.ok_or(StoreError::NotFound)?;
    audit::write(
        &**tx,
        actor,
        "prompt.activate",
        &format!("{name}@{version}"),
        &json!({ "message": message }),
        now,
    )
    .await?;
    tx.ring(Ring::Prompt(name.to_owned()));
    Ok(row)
}

async fn note(tx: &Tx, name: &str, version: i32, actor: &Actor, message: &str, now: DateTime<Utc>) -> Result<(), StoreError> {
    let row = prompt_activation::ActiveModel {
        id: Set(ids::new(now)),
        name: Set(name.to_owned()),
        version: Set(version),
        actor: Set(actor.name.clone()),
        message: Set(message.to_owned()),
        created_at: Set(micros(now)),
        undone_at: Set(None),
    };
    prompt_activation::Entity::insert(row).exec_without_returning(&**tx).await?;
    Ok(())
}

/// The active version of a prompt.
pub async fn active(store: &Store, name: &str) -> Result<Option<PromptVersion>, StoreError> {
    let row: Option<Model> = one(
        store.reader(),
        "SELECT * FROM prompts WHERE name = $1 AND is_active = $2",
        [name.into(), true.into()],
    )
    .await?;
    row.map(PromptVersion::try_from).transpose()
}

/// The active version of every prompt, by name.
pub async fn all_active(store: &Store) -> Result<Vec<PromptVersion>, StoreError> {
    let rows: Vec<Model> = all(store.reader(), "SELECT * FROM prompts WHERE is_active = $1 ORDER BY name", [true.into()]).await?;
    rows.into_iter().map(PromptVersion::try_from).collect()
}

/// Every version of a prompt, the newest first.
pub async fn versions(store: &Store, name: &str) -> Result<Vec<PromptVersion>, StoreError> {
    let rows: Vec<Model> = all(store.reader(), "SELECT * FROM prompts WHERE name = $1 ORDER BY version DESC", [name.into()]).await?;
    rows.into_iter().map(PromptVersion::try_from).collect()
}

/// One version: `name@version`.
pub async fn version(store: &Store, name: &str, version: u32) -> Result<Option<PromptVersion>, StoreError> {
    let sql = "SELECT * FROM prompts WHERE name = $1 AND version = $2";
    let Ok(number) = i32::try_from(version) else { return Ok(None) };
    let row: Option<Model> = one(store.reader(), sql, [name.into(), number.into()]).await?;
    row.map(PromptVersion::try_from).transpose()
}

/// Keeps a new version; it isn't active yet.
pub async fn add(store: &Store, new: NewPrompt, now: DateTime<Utc>) -> Result<PromptVersion, StoreError> {
    let tx = store.begin().await?;
    lock(&tx, &new.name).await?;
    let row = insert(&tx, new, now).await?;
    tx.commit().await?;
    row.try_into()
}

/// Makes a version the active one, on every replica.
///
/// # Errors
/// [`StoreError::NotFound`].
pub async fn activate(store: &Store, name: &str, version: u32, actor: &Actor, message: &str, now: DateTime<Utc>) -> Result<PromptVersion, StoreError> {
    let version = i32::try_from(version).map_err(|_| StoreError::NotFound)?;
    let mut tx = store.begin().await?;
    lock(&tx, name).await?;
    let previous: Option<Model> = one(&*tx, "SELECT * FROM prompts WHERE name = $1 AND is_active = $2", [name.into(), true.into()]).await?;
    let row = switch(&mut tx, name, version, actor, message, now).await?;
    if let Some(previous) = previous.filter(|p| p.version != version) {
        // What rollback goes back to: the version that was replaced.
        note(&tx, name, previous.version, actor, message, now).await?;
    }
    tx.commit().await?;
    row.try_into()
}

/// Goes back to the version that was active before this one; again, to the one before that.
///
/// # Errors
/// [`ConflictKind::NothingToUndo`].
pub async fn rollback(store: &Store, name: &str, actor: &Actor, message: &str, now: DateTime<Utc>) -> Result<PromptVersion, StoreError> {
    let mut tx = store.begin().await?;
    lock(&tx, name).await?;
    let sql = "UPDATE prompt_activations SET undone_at = $2 WHERE id = (SELECT id FROM prompt_activations WHERE name = $1 AND undone_at IS NULL \
               ORDER BY created_at DESC, id DESC LIMIT 1) RETURNING *";
    let replaced: Option<prompt_activation::Model> = one(&*tx, sql, [name.into(), micros(now).into()]).await?;
    let version = replaced.ok_or(ConflictKind::NothingToUndo)?.version;
    let row = switch(&mut tx, name, version, actor, message, now).await?;
    tx.commit().await?;
    row.try_into()
}
