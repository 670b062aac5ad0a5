//! A write transaction, and how what it did is announced on every replica.

use super::run;
use crate::{
    Bell, StoreError,
    events::{CHANNEL, Ring},
};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend};
use std::ops::Deref;

/// A write transaction that announces at commit what it did. Dropped without a commit, it leaves nothing behind.
pub(crate) struct Tx {
    inner: DatabaseTransaction,
    rings: Vec<Ring>,
    bell: Bell,
    tells: bool,
}

impl Deref for Tx {
    type Target = DatabaseTransaction;
    fn deref(&self) -> &DatabaseTransaction {
        &self.inner
    }
}

impl Tx {
    pub(super) fn new(inner: DatabaseTransaction, bell: Bell, tells: bool) -> Self {
        Self {
            inner,
            rings: Vec::new(),
            bell,
            tells,
        }
    }

    pub(crate) fn is_sqlite(&self) -> bool {
        self.inner.get_database_backend() == DbBackend::Sqlite
    }

    /// Is a record store to be told of days that end?
    pub(crate) fn tells_of_days(&self) -> bool {
        self.tells
    }

    /// Announces this at commit, on every replica.
    pub(crate) fn ring(&mut self, ring: Ring) {
        self.rings.push(ring);
    }

    pub(crate) async fn commit(self) -> Result<(), StoreError> {
        if self.inner.get_database_backend() == DbBackend::Postgres {
            announce(&self).await?;
        }
        let Self { inner, rings, bell, .. } = self;
        inner.commit().await?;
        for ring in rings {
            bell.ring(ring);
        }
        Ok(())
    }

    /// Undoes everything. Dropping would do, too, but only when the connection is used again.
    pub(crate) async fn rollback(self) -> Result<(), StoreError> {
        Ok(self.inner.rollback().await?)
    }
}

// Sent by the database when, and only when, the transaction commits.
async fn announce(tx: &Tx) -> Result<(), StoreError> {
    if tx.rings.is_empty() {
        return Ok(());
    }
    let sql = "SELECT pg_notify($1, payload) FROM unnest($2::text[]) AS told (payload)";
    run(&**tx, sql, [CHANNEL.into(), tx.bell.encode(&tx.rings).into()]).await?;
    Ok(())
}
