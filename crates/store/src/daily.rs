//! Who came by for the scene of the day. A day that was missed is no row, and nothing else comes of it.

use crate::{
    Store, StoreError,
    db::{all, number, one, run},
    entity::daily_play::Model,
    ids::micros,
    ledger,
    sessions::{self, NewSession, SessionRow},
};
use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

/// The player's work day of one round for this date, if they came by.
pub async fn session_of(store: &Store, player: Uuid, day: NaiveDate) -> Result<Option<Uuid>, StoreError> {
    let sql = "SELECT * FROM daily_plays WHERE player_id = $1 AND day = $2";
    let row: Option<Model> = one(store.reader(), sql, [player.into(), day.to_string().into()]).await?;
    Ok(row.map(|r| r.session_id))
}

/// On how many days the player came by in all.
pub async fn days(store: &Store, player: Uuid) -> Result<i64, StoreError> {
    number(store.reader(), "SELECT COUNT(*) FROM daily_plays WHERE player_id = $1", [player.into()]).await
}

/// The days since `since` on which the player came by, the oldest first.
pub async fn days_since(store: &Store, player: Uuid, since: NaiveDate) -> Result<Vec<NaiveDate>, StoreError> {
    let sql = "SELECT * FROM daily_plays WHERE player_id = $1 AND day >= $2 ORDER BY day";
    let rows: Vec<Model> = all(store.reader(), sql, [player.into(), since.to_string().into()]).await?;
    rows.into_iter().map(|r| parse(&r.day)).collect()
}

fn parse(day: &str) -> Result<NaiveDate, StoreError> {
    day.parse().map_err(|_| StoreError::Internal(format!("`{day}` is not a day")))
}

/// Begins the player's work day for this date and places its one scene; if they have one already, that one stays. Returns the one that counts.
///
/// # Errors
/// [`StoreError::NotFound`] when the player was erased.
pub async fn open(store: &Store, new: NewSession, day: NaiveDate, scenario: Uuid, carry: Option<&str>, now: DateTime<Utc>) -> Result<SessionRow, StoreError> {
    let (now, player) = (micros(now), new.player_id);
    let tx = store.begin().await?;
    ledger::lock(&tx, player).await?;
    let sql = "SELECT * FROM daily_plays WHERE player_id = $1 AND day = $2";
    if let Some(there) = one::<_, Model>(&*tx, sql, [player.into(), day.to_string().into()]).await? {
        tx.rollback().await?;
        return sessions::by_id(store, there.session_id, player).await?.ok_or(StoreError::NotFound);
    }
    let session = sessions::insert(&*tx, new, now).await?;
    sessions::insert_scene(&tx, session.id, player, 1, scenario, carry, now).await?;
    let sql = "INSERT INTO daily_plays (player_id, day, session_id) VALUES ($1, $2, $3)";
    run(&*tx, sql, [player.into(), day.to_string().into(), session.id.into()]).await?;
    tx.commit().await?;
    Ok(session)
}
