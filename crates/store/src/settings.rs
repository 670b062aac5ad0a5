//! Small things that every replica must agree on, by name: a secret that was generated once, the last run of a sweep.

use crate::{
    Store, StoreError,
    db::{Tx, one, run},
    entity::setting::Model,
    ids::micros,
};
use chrono::{DateTime, SecondsFormat, Utc};
use sea_orm::ConnectionTrait;

/// The value of this name.
pub async fn get(store: &Store, name: &str) -> Result<Option<String>, StoreError> {
    let row: Option<Model> = one(store.reader(), "SELECT * FROM settings WHERE name = $1", [name.into()]).await?;
    Ok(row.map(|r| r.value))
}

/// Sets a value.
pub async fn set(store: &Store, name: &str, value: &str, now: DateTime<Utc>) -> Result<(), StoreError> {
    upsert(store.writer(), name, value, "excluded.value", now).await.map(|_| ())
}

pub(crate) async fn set_in(tx: &Tx, name: &str, value: &str, now: DateTime<Utc>) -> Result<(), StoreError> {
    upsert(&**tx, name, value, "excluded.value", now).await.map(|_| ())
}

/// Sets a value unless there is one. Returns the one that counts: of many replicas that start at once, all get the same.
pub async fn get_or_set(store: &Store, name: &str, value: &str, now: DateTime<Utc>) -> Result<String, StoreError> {
    upsert(store.writer(), name, value, "settings.value", now).await
}

/// Takes a lease that at most one of many replicas holds until `until`; whoever takes it again must show the same `owner`.
pub async fn lease(store: &Store, name: &str, owner: &str, until: DateTime<Utc>, now: DateTime<Utc>) -> Result<bool, StoreError> {
    // Of equal length, so that texts compare as times do.
    let text = |at: DateTime<Utc>| at.to_rfc3339_opts(SecondsFormat::Millis, true);
    let sql = "INSERT INTO settings (name, value, updated_at) VALUES ($1, $2, $3) ON CONFLICT (name) DO UPDATE SET value = excluded.value, \
               updated_at = excluded.updated_at WHERE settings.value < $4 OR settings.value LIKE $5";
    let values = [
        name.into(),
        format!("{} {owner}", text(until)).into(),
        micros(now).into(),
        text(now).into(),
        format!("% {owner}").into(),
    ];
    Ok(run(store.writer(), sql, values).await? == 1)
}

async fn upsert<C: ConnectionTrait>(db: &C, name: &str, value: &str, kept: &str, now: DateTime<Utc>) -> Result<String, StoreError> {
    let sql = format!(
        "INSERT INTO settings (name, value, updated_at) VALUES ($1, $2, $3) ON CONFLICT (name) DO UPDATE SET value = {kept}, updated_at = excluded.updated_at RETURNING *"
    );
    let row: Option<Model> = one(db, &sql, [name.into(), value.into(), micros(now).into()]).await?;
    row.map(|r| r.value).ok_or(StoreError::NotFound)
}
