//! Small things that every replica must agree on, by name: a secret that was generated once, the last run of a sweep.

use crate::{Store, StoreError, db::one, entity::setting::Model, ids::micros};
use chrono::{DateTime, Utc};

/// The value of this name.
pub async fn get(store: &Store, name: &str) -> Result<Option<String>, StoreError> {
    let row: Option<Model> = one(store.reader(), "SELECT * FROM settings WHERE name = $1", [name.into()]).await?;
    Ok(row.map(|r| r.value))
}

/// Sets a value.
pub async fn set(store: &Store, name: &str, value: &str, now: DateTime<Utc>) -> Result<(), StoreError> {
    upsert(store, name, value, "excluded.value", now).await.map(|_| ())
}

/// Sets a value unless there is one. Returns the one that counts: of many replicas that start at once, all get the same.
pub async fn get_or_set(store: &Store, name: &str, value: &str, now: DateTime<Utc>) -> Result<String, StoreError> {
    upsert(store, name, value, "settings.value", now).await
}

async fn upsert(store: &Store, name: &str, value: &str, kept: &str, now: DateTime<Utc>) -> Result<String, StoreError> {
    let sql = format!(
        "INSERT INTO settings (name, value, updated_at) VALUES ($1, $2, $3) ON CONFLICT (name) DO UPDATE SET value = {kept}, updated_at = excluded.updated_at RETURNING *"
    );
    let row: Option<Model> = one(store.writer(), &sql, [name.into(), value.into(), micros(now).into()]).await?;
    row.map(|r| r.value).ok_or(StoreError::NotFound)
}
