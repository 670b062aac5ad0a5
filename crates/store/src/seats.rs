//! Seats: who sits in a class, under which pseudonym. A seat goes with its player and with its class.

use crate::{
    ConflictKind, Store, StoreError,
    db::{Tx, all, for_update, number, one, run},
    entity::{
        class,
        seat::{ActiveModel, Entity, Model},
    },
    ids::micros,
    players,
};
use careersim_domain::class::{MOST_SEATS, Nickname};
use chrono::{DateTime, Utc};
use sea_orm::{EntityTrait, Set};
use uuid::Uuid;

/// A seat.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeatRow {
    /// Its id.
    pub id: Uuid,
    /// The class.
    pub class_id: Uuid,
    /// Who sits there.
    pub player_id: Uuid,
    /// The pseudonym.
    pub nickname: String,
    /// There is a code that gives the seat back.
    pub has_recovery: bool,
    /// Since when.
    pub joined_at: DateTime<Utc>,
}

impl From<Model> for SeatRow {
    fn from(m: Model) -> Self {
        Self {
            id: m.id,
            class_id: m.class_id,
            player_id: m.player_id,
            nickname: m.nickname,
            has_recovery: m.recovery_hash.is_some(),
            joined_at: m.joined_at,
        }
    }
}

/// Who takes a seat.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// Somebody who plays already.
    Player(Uuid),
    /// A new guest, made with the seat or not at all.
    NewGuest(Uuid),
}

/// Takes a seat. Who sits in the class already keeps the seat and the pseudonym; the answer says whether it is new.
///
/// # Errors
/// [`ConflictKind::Duplicate`] when the pseudonym is taken, [`ConflictKind::Full`], [`StoreError::NotFound`] when class or player are gone.
pub async fn take(store: &Store, id: Uuid, class: Uuid, who: Who, nickname: &Nickname, now: DateTime<Utc>) -> Result<(SeatRow, bool), StoreError> {
    let now = micros(now);
    let tx = store.begin().await?;
    // One after the other, so that the number of seats and the pseudonyms are what they seem.
    let sql = format!("SELECT * FROM classes WHERE id = $1{}", for_update(&*tx));
    one::<_, class::Model>(&*tx, &sql, [class.into()]).await?.ok_or(StoreError::NotFound)?;
    let player = match who {
        Who::NewGuest(id) => players::insert_guest(&*tx, id, now).await?.id,
        Who::Player(id) => id,
    };
    if let Some(seat) = of(&tx, class, player).await? {
        tx.rollback().await?;
        return Ok((seat.into(), false));
    }
    if number(&*tx, "SELECT COUNT(*) FROM seats WHERE class_id = $1", [class.into()]).await? >= i64::from(MOST_SEATS) {
        return Err(ConflictKind::Full.into());
    }
    let row = ActiveModel {
        id: Set(id),
        class_id: Set(class),
        player_id: Set(player),
        nickname: Set(nickname.as_str().to_owned()),
        nickname_key: Set(nickname.key()),
        recovery_hash: Set(None),
        joined_at: Set(now),
    };
    let row = Entity::insert(row).exec_with_returning(&*tx).await?;
    tx.commit().await?;
    Ok((row.into(), true))
}

async fn of(tx: &Tx, class: Uuid, player: Uuid) -> Result<Option<Model>, StoreError> {
    let sql = "SELECT * FROM seats WHERE class_id = $1 AND player_id = $2";
    one(&**tx, sql, [class.into(), player.into()]).await
}

/// The seats of a class by pseudonym.
pub async fn of_class(store: &Store, class: Uuid) -> Result<Vec<SeatRow>, StoreError> {
    let sql = "SELECT * FROM seats WHERE class_id = $1 ORDER BY nickname_key";
    let rows: Vec<Model> = all(store.reader(), sql, [class.into()]).await?;
    Ok(rows.into_iter().map(Into::into).collect())
}

/// A seat of this class.
pub async fn by_id(store: &Store, id: Uuid, class: Uuid) -> Result<Option<SeatRow>, StoreError> {
    let sql = "SELECT * FROM seats WHERE id = $1 AND class_id = $2";
    let row: Option<Model> = one(store.reader(), sql, [id.into(), class.into()]).await?;
    Ok(row.map(Into::into))
}

/// The player's seat in a class.
pub async fn of_player(store: &Store, class: Uuid, player: Uuid) -> Result<Option<SeatRow>, StoreError> {
    let sql = "SELECT * FROM seats WHERE class_id = $1 AND player_id = $2";
    let row: Option<Model> = one(store.reader(), sql, [class.into(), player.into()]).await?;
    Ok(row.map(Into::into))
}

/// Every seat of a player with the name of its class, the newest first.
pub async fn joined(store: &Store, player: Uuid) -> Result<Vec<(SeatRow, String)>, StoreError> {
    let sql = "SELECT * FROM seats WHERE player_id = $1 ORDER BY joined_at DESC, id DESC LIMIT 100";
    let seats: Vec<Model> = all(store.reader(), sql, [player.into()]).await?;
    let sql = "SELECT c.* FROM classes c JOIN seats s ON s.class_id = c.id WHERE s.player_id = $1";
    let classes: Vec<class::Model> = all(store.reader(), sql, [player.into()]).await?;
    let named = |seat: Model| {
        let name = classes.iter().find(|c| c.id == seat.class_id)?.name.clone();
        Some((seat.into(), name))
    };
    Ok(seats.into_iter().filter_map(named).collect())
}

/// Gives a seat another pseudonym.
///
/// # Errors
/// [`ConflictKind::Duplicate`] when it is taken, [`StoreError::NotFound`].
pub async fn rename(store: &Store, id: Uuid, class: Uuid, nickname: &Nickname) -> Result<SeatRow, StoreError> {
    let sql = "UPDATE seats SET nickname = $3, nickname_key = $4 WHERE id = $1 AND class_id = $2 RETURNING *";
    let values = [id.into(), class.into(), nickname.as_str().into(), nickname.key().into()];
    let row: Option<Model> = one(store.writer(), sql, values).await?;
    row.map(Into::into).ok_or(StoreError::NotFound)
}

/// Puts fingerprints of new recovery codes into seats; codes from before are worth nothing any more.
///
/// # Errors
/// [`StoreError::NotFound`] when one is not a seat of this class; then none has changed.
pub async fn set_recovery(store: &Store, class: Uuid, hashes: &[(Uuid, String)]) -> Result<(), StoreError> {
    let tx = store.begin().await?;
    for (seat, hash) in hashes {
        let sql = "UPDATE seats SET recovery_hash = $3 WHERE id = $1 AND class_id = $2";
        if run(&*tx, sql, [(*seat).into(), class.into(), hash.as_str().into()]).await? == 0 {
            return Err(StoreError::NotFound);
        }
    }
    tx.commit().await
}

/// The seat of a class whose recovery code has this fingerprint.
pub async fn by_recovery(store: &Store, class: Uuid, hash: &str) -> Result<Option<SeatRow>, StoreError> {
    let sql = "SELECT * FROM seats WHERE class_id = $1 AND recovery_hash = $2";
    let row: Option<Model> = one(store.reader(), sql, [class.into(), hash.into()]).await?;
    Ok(row.map(Into::into))
}

/// Frees a seat. The player and what they played stay theirs; the class no longer sees it.
///
/// # Errors
/// [`StoreError::NotFound`].
pub async fn remove(store: &Store, id: Uuid, class: Uuid) -> Result<(), StoreError> {
    let sql = "DELETE FROM seats WHERE id = $1 AND class_id = $2";
    match run(store.writer(), sql, [id.into(), class.into()]).await? {
        0 => Err(StoreError::NotFound),
        _ => Ok(()),
    }
}
