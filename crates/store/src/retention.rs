//! What is kept only so long: players who never come back, single calls to models, what operators did.

use crate::{
    Store, StoreError,
    db::{all_of, run},
    ids::micros,
};
use chrono::{DateTime, Utc};
use sea_orm::FromQueryResult;
use uuid::Uuid;

/// Which players.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// Without a name.
    Guests,
    /// With a name; operators and teachers are left out.
    Accounts,
}

#[derive(FromQueryResult)]
struct Found {
    id: Uuid,
}

/// Players who were last seen before this moment, at most `limit`, the longest gone first.
pub async fn gone_since(store: &Store, who: Who, before: DateTime<Utc>, limit: u32) -> Result<Vec<Uuid>, StoreError> {
    let named = if who == Who::Guests { "IS NULL" } else { "IS NOT NULL" };
    let sql = format!("SELECT id FROM players WHERE last_seen_at < $1 AND username {named} AND role = 'player' ORDER BY last_seen_at, id LIMIT $2");
    let rows: Vec<Found> = all_of(store.reader(), &sql, [micros(before).into(), i64::from(limit).into()]).await?;
    Ok(rows.into_iter().map(|r| r.id).collect())
}

/// Removes single calls to models from before this day; their sums by day stay. Returns how many.
pub async fn forget_usage(store: &Store, before: DateTime<Utc>) -> Result<u64, StoreError> {
    run(
        store.writer(),
        "DELETE FROM usage_attempts WHERE day < $1",
        [before.date_naive().to_string().into()],
    )
    .await
}

/// Removes what operators did before this moment. Returns how many.
pub async fn forget_audit(store: &Store, before: DateTime<Utc>) -> Result<u64, StoreError> {
    run(store.writer(), "DELETE FROM audit_log WHERE at < $1", [micros(before).into()]).await
}
