//! What the store must be told: where the database is and how patient to be with it.

use secrecy::SecretString;
use serde::Deserialize;
use std::time::Duration;

/// The `[database]` section of the configuration.
#[derive(Debug, Clone, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct StoreConfig {
    /// `sqlite://path?mode=rwc` or `postgres://user:password@host/name?sslmode=…`. It may carry a password.
    pub url: SecretString,
    /// The most connections of this process. On SQLite these only read; one more writes.
    pub max_connections: u32,
    /// How long a request waits for a connection before it is shed with 503, in milliseconds.
    pub acquire_timeout_ms: u64,
    /// How long a statement may run on PostgreSQL, in milliseconds.
    pub statement_timeout_ms: u64,
    /// How long a write waits for another process's write on SQLite, or for a lock on PostgreSQL, in milliseconds.
    pub lock_timeout_ms: u64,
    /// After so many seconds a connection is made anew.
    pub max_lifetime_s: u64,
    /// How PostgreSQL's own views name this program.
    pub application_name: String,
}

impl Default for StoreConfig {
    fn default() -> Self {
        Self {
            url: "sqlite://data/careersim.db?mode=rwc".into(),
            max_connections: 10,
            acquire_timeout_ms: 2_000,
            statement_timeout_ms: 10_000,
            lock_timeout_ms: 5_000,
            max_lifetime_s: 1_800,
            application_name: "careersim".to_owned(),
        }
    }
}

impl StoreConfig {
    /// The defaults with this URL.
    pub fn at(url: impl Into<SecretString>) -> Self {
        Self {
            url: url.into(),
            ..Self::default()
        }
    }

    pub(crate) fn acquire_timeout(&self) -> Duration {
        Duration::from_millis(self.acquire_timeout_ms)
    }

    /// How long a worker's result, which nobody waits for at a connection, may wait for its turn to be written.
    pub(crate) fn result_timeout(&self) -> Duration {
        Duration::from_millis(self.statement_timeout_ms.max(self.acquire_timeout_ms))
    }

    pub(crate) fn lock_timeout(&self) -> Duration {
        Duration::from_millis(self.lock_timeout_ms)
    }
}
