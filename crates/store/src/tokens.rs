//! Refresh tokens: each is good for one use and gives the next one of its family. Only hashes are kept.
//!
//! Reuse is judged strictly: whoever shows a used token, even a moment later from another tab, ends the family, for a thief's copy
//! can't be told from a second tab. Pages that share a token must take turns (the web page holds a lock while it refreshes).

use crate::{
    Store, StoreError,
    db::{number, one, run},
    entity::refresh_token::{ActiveModel, Entity, Model},
    ids::micros,
};
use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, EntityTrait, Set};
use uuid::Uuid;

/// A token that is about to be given out.
#[derive(Debug, Clone)]
pub struct NewRefresh {
    /// The row's id.
    pub id: Uuid,
    /// The hash of the token; the token itself is not kept anywhere.
    pub token_hash: String,
    /// When it stops working.
    pub expires_at: DateTime<Utc>,
}

/// What became of a token that was shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rotation {
    /// It was good; the new one is stored.
    Rotated {
        /// Whose it is.
        player: Uuid,
        /// The family that both belong to.
        family: Uuid,
    },
    /// It had been used before. Its whole family is ended now.
    Reused,
    /// Its time is over.
    Expired,
    /// Nobody knows it, or its family was ended.
    Unknown,
}

/// Begins a family.
pub async fn issue(store: &Store, player: Uuid, family: Uuid, token: NewRefresh, now: DateTime<Utc>) -> Result<(), StoreError> {
    insert(store.writer(), player, family, token, now).await
}

async fn insert<C: ConnectionTrait>(db: &C, player: Uuid, family: Uuid, token: NewRefresh, now: DateTime<Utc>) -> Result<(), StoreError> {
    let row = ActiveModel {
        id: Set(token.id),
        family_id: Set(family),
        player_id: Set(player),
        token_hash: Set(token.token_hash),
        issued_at: Set(micros(now)),
        expires_at: Set(micros(token.expires_at)),
        used_at: Set(None),
        ended_at: Set(None),
    };
    Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

/// Uses a token up and stores the next one of its family. Of two uses at once exactly one is [`Rotation::Rotated`].
/// A locked-out player's token is [`Rotation::Unknown`].
pub async fn rotate(store: &Store, old_hash: &str, token: NewRefresh, now: DateTime<Utc>) -> Result<Rotation, StoreError> {
    let now = micros(now);
    let tx = store.begin().await?;
    let sql = "UPDATE refresh_tokens SET used_at = $2 WHERE token_hash = $1 AND used_at IS NULL AND ended_at IS NULL AND expires_at > $2 \
               AND player_id IN (SELECT id FROM players WHERE disabled_at IS NULL) RETURNING *";
    let used: Option<Model> = one(&*tx, sql, [old_hash.into(), now.into()]).await?;
    let rotation = if let Some(old) = used {
        insert(&*tx, old.player_id, old.family_id, token, now).await?;
        Rotation::Rotated {
            player: old.player_id,
            family: old.family_id,
        }
    } else {
        refuse(&*tx, old_hash, now).await?
    };
    tx.commit().await?;
    Ok(rotation)
}

async fn refuse<C: ConnectionTrait>(db: &C, hash: &str, now: DateTime<Utc>) -> Result<Rotation, StoreError> {
    let row: Option<Model> = one(db, "SELECT * FROM refresh_tokens WHERE token_hash = $1", [hash.into()]).await?;
    match row {
        Some(row) if row.used_at.is_some() => {
            end(db, row.family_id, now).await?;
            Ok(Rotation::Reused)
        }
        Some(row) if row.ended_at.is_none() && row.expires_at <= now => Ok(Rotation::Expired),
        _ => Ok(Rotation::Unknown),
    }
}

async fn end<C: ConnectionTrait>(db: &C, family: Uuid, now: DateTime<Utc>) -> Result<u64, StoreError> {
    let sql = "UPDATE refresh_tokens SET ended_at = $2 WHERE family_id = $1 AND ended_at IS NULL";
    run(db, sql, [family.into(), micros(now).into()]).await
}

/// Ends a family by its id; says whether there was anything to end.
pub async fn end_family(store: &Store, family: Uuid, now: DateTime<Utc>) -> Result<bool, StoreError> {
    Ok(end(store.writer(), family, now).await? > 0)
}

/// Ends the family that this token belongs to; says whether there was anything to end.
pub async fn end_family_of(store: &Store, hash: &str, now: DateTime<Utc>) -> Result<bool, StoreError> {
    let sql = "UPDATE refresh_tokens SET ended_at = $2 WHERE ended_at IS NULL AND family_id = (SELECT family_id FROM refresh_tokens WHERE token_hash = $1)";
    Ok(run(store.writer(), sql, [hash.into(), micros(now).into()]).await? > 0)
}

/// Is this family still good? False after a log-out, a reuse, or when nobody knows it.
pub async fn is_live(store: &Store, family: Uuid) -> Result<bool, StoreError> {
    let sql = "SELECT COUNT(*) FROM refresh_tokens WHERE family_id = $1 AND ended_at IS NULL";
    Ok(number(store.reader(), sql, [family.into()]).await? > 0)
}

/// Ends every family of a player.
pub async fn end_player(store: &Store, player: Uuid, now: DateTime<Utc>) -> Result<u64, StoreError> {
    end_all(store.writer(), player, now).await
}

pub(crate) async fn end_all<C: ConnectionTrait>(db: &C, player: Uuid, now: DateTime<Utc>) -> Result<u64, StoreError> {
    let sql = "UPDATE refresh_tokens SET ended_at = $2 WHERE player_id = $1 AND ended_at IS NULL";
    run(db, sql, [player.into(), micros(now).into()]).await
}

/// Forgets tokens whose time is over since `before`.
pub async fn sweep(store: &Store, before: DateTime<Utc>) -> Result<u64, StoreError> {
    run(store.writer(), "DELETE FROM refresh_tokens WHERE expires_at < $1", [micros(before).into()]).await
}
