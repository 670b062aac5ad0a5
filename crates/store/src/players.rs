//! Players: guests, accounts, roles, and everything that is theirs.

use crate::{
    ConflictKind, Cursor, Page, Store, StoreError,
    db::{all, one, run},
    entity::player::{ActiveModel, Entity, Model},
    ids::micros,
    page,
};
use careersim_domain::START_BALANCE;
use chrono::{DateTime, Duration, Utc};
use sea_orm::{ConnectionTrait, DeriveActiveEnum, EntityTrait, EnumIter, Set};
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

mod export;
pub use export::export;

/// What a player may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Plays.
    Player,
    /// Has classes.
    Teacher,
    /// Sees costs, prompts and the queue.
    Operator,
}

/// A player, without the password.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Player {
    /// Their id.
    pub id: Uuid,
    /// `None` for a guest.
    pub username: Option<String>,
    /// What they may do.
    pub role: Role,
    /// The in-game balance.
    pub balance: i64,
    /// A pseudonym in a class.
    pub nickname: Option<String>,
    /// When they came.
    pub created_at: DateTime<Utc>,
    /// When they were last here, to the hour.
    pub last_seen_at: DateTime<Utc>,
    /// Since when they may not come in.
    pub disabled_at: Option<DateTime<Utc>>,
}

impl From<Model> for Player {
    fn from(m: Model) -> Self {
        Self {
            id: m.id,
            username: m.username,
            role: m.role,
            balance: m.balance,
            nickname: m.nickname,
            created_at: m.created_at,
            last_seen_at: m.last_seen_at,
            disabled_at: m.disabled_at,
        }
    }
}

/// A player with what their password is checked against.
#[derive(Debug, Clone)]
pub struct Credentials {
    /// Who.
    pub player: Player,
    /// The password's hash.
    pub password_hash: SecretString,
}

/// Makes a guest: no name, no password, the start balance.
pub async fn create_guest(store: &Store, id: Uuid, now: DateTime<Utc>) -> Result<Player, StoreError> {
    insert_guest(store.writer(), id, now).await
}

pub(crate) async fn insert_guest<C: ConnectionTrait>(db: &C, id: Uuid, now: DateTime<Utc>) -> Result<Player, StoreError> {
    insert(db, id, None, Role::Player, now).await
}

/// Makes an account.
///
/// # Errors
/// [`ConflictKind::UsernameTaken`].
pub async fn create_user(store: &Store, id: Uuid, username: &str, hash: &SecretString, role: Role, now: DateTime<Utc>) -> Result<Player, StoreError> {
    insert(store.writer(), id, Some((username, hash)), role, now).await.map_err(name_taken)
}

async fn insert<C: ConnectionTrait>(db: &C, id: Uuid, account: Option<(&str, &SecretString)>, role: Role, now: DateTime<Utc>) -> Result<Player, StoreError> {
    let now = micros(now);
    let row = ActiveModel {
        id: Set(id),
        username: Set(account.map(|(name, _)| name.to_owned())),
        password_hash: Set(account.map(|(_, hash)| hash.expose_secret().to_owned())),
        role: Set(role),
        balance: Set(START_BALANCE),
        nickname: Set(None),
        created_at: Set(now),
        last_seen_at: Set(now),
        disabled_at: Set(None),
    };
    Ok(Entity::insert(row).exec_with_returning(db).await?.into())
}

fn name_taken(error: StoreError) -> StoreError {
    match error {
        StoreError::Conflict(ConflictKind::Duplicate) => ConflictKind::UsernameTaken.into(),
        other => other,
    }
}

/// Gives a guest a name and a password. Their id, history and balance stay.
///
/// # Errors
/// [`ConflictKind::UsernameTaken`], [`ConflictKind::AlreadyClaimed`], [`StoreError::NotFound`].
pub async fn claim(store: &Store, player: Uuid, username: &str, hash: &SecretString) -> Result<Player, StoreError> {
    let sql = "UPDATE players SET username = $2, password_hash = $3 WHERE id = $1 AND username IS NULL RETURNING *";
    let values = [player.into(), username.into(), hash.expose_secret().into()];
    match one::<_, Model>(store.writer(), sql, values).await.map_err(name_taken)? {
        Some(row) => Ok(row.into()),
        None if by_id(store, player).await?.is_some() => Err(ConflictKind::AlreadyClaimed.into()),
        None => Err(StoreError::NotFound),
    }
}

/// Replaces the password. Ends nothing: see [`crate::tokens::end_player`].
pub async fn set_password(store: &Store, player: Uuid, hash: &SecretString) -> Result<(), StoreError> {
    let sql = "UPDATE players SET password_hash = $2 WHERE id = $1 AND username IS NOT NULL";
    touched(run(store.writer(), sql, [player.into(), hash.expose_secret().into()]).await?)
}

/// The player of this name, to check a password.
pub async fn by_username(store: &Store, username: &str) -> Result<Option<Credentials>, StoreError> {
    let row: Option<Model> = one(store.reader(), "SELECT * FROM players WHERE username = $1", [username.into()]).await?;
    Ok(row.and_then(|mut row| {
        let password_hash = row.password_hash.take()?.into();
        Some(Credentials {
            player: row.into(),
            password_hash,
        })
    }))
}

/// The player of this id.
pub async fn by_id(store: &Store, id: Uuid) -> Result<Option<Player>, StoreError> {
    Ok(Entity::find_by_id(id).one(store.reader()).await?.map(Player::from))
}

/// Notes that the player was here; written at most once an hour.
pub async fn seen(store: &Store, id: Uuid, now: DateTime<Utc>) -> Result<(), StoreError> {
    let sql = "UPDATE players SET last_seen_at = $2 WHERE id = $1 AND last_seen_at < $3";
    run(store.writer(), sql, [id.into(), micros(now).into(), (micros(now) - Duration::hours(1)).into()]).await?;
    Ok(())
}

/// Changes what a player may do.
pub async fn set_role(store: &Store, id: Uuid, role: Role) -> Result<(), StoreError> {
    touched(run(store.writer(), "UPDATE players SET role = $2 WHERE id = $1", [id.into(), role.into()]).await?)
}

/// Locks a player out, or lets them in again. A lock-out also ends every refresh token and takes them off the leaderboard.
pub async fn set_disabled(store: &Store, id: Uuid, disabled: bool, now: DateTime<Utc>) -> Result<(), StoreError> {
    let tx = store.begin().await?;
    let at = disabled.then(|| micros(now));
    touched(run(&*tx, "UPDATE players SET disabled_at = $2 WHERE id = $1", [id.into(), at.into()]).await?)?;
    if disabled {
        run(&*tx, "DELETE FROM leaderboard_members WHERE player_id = $1", [id.into()]).await?;
        crate::tokens::end_all(&*tx, id, now).await?;
    }
    tx.commit().await
}

/// Players, the newest first.
pub async fn list(store: &Store, cursor: Option<Cursor>, limit: u64) -> Result<Page<Player>, StoreError> {
    let limit = page::bounded(limit);
    let after = cursor.unwrap_or_else(page::newest);
    let sql = "SELECT * FROM players WHERE (created_at, id) < ($1, $2) ORDER BY created_at DESC, id DESC LIMIT $3";
    let rows: Vec<Model> = all(store.reader(), sql, [after.at.into(), after.id.into(), page::one_more(limit).into()]).await?;
    Ok(Page::cut(rows.into_iter().map(Player::from).collect(), limit, |p| Cursor {
        at: p.created_at,
        id: p.id,
    }))
}

/// Erases a player with everything that is theirs: no row, key or queued job remains. What models cost stays counted, without the player.
pub async fn erase(store: &Store, id: Uuid) -> Result<(), StoreError> {
    touched(run(store.writer(), "DELETE FROM players WHERE id = $1", [id.into()]).await?)
}

fn touched(rows: u64) -> Result<(), StoreError> {
    if rows == 0 { Err(StoreError::NotFound) } else { Ok(()) }
}
