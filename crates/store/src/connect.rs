//! How a connection is opened on each database, and which settings it gets.

use crate::{StoreConfig, StoreError};
use sea_orm::DatabaseConnection;
use secrecy::ExposeSecret;
use sqlx::{
    ConnectOptions,
    postgres::{PgConnectOptions, PgPoolOptions},
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};
use std::{str::FromStr, time::Duration};
use tracing::log::LevelFilter;

// A connection that rested for so long is tried before it is used: the database may have been restarted.
const TEST_AFTER_IDLE: Duration = Duration::from_secs(1);
const SLOW: Duration = Duration::from_secs(1);

/// A pool to read from and a pool to write to. On PostgreSQL they are the same.
pub(crate) struct Pools {
    pub(crate) reader: DatabaseConnection,
    pub(crate) writer: DatabaseConnection,
}

pub(crate) async fn open(config: &StoreConfig) -> Result<Pools, StoreError> {
    let url = config.url.expose_secret();
    if url.starts_with("sqlite:") {
        sqlite(config, url).await
    } else if url.starts_with("postgres:") || url.starts_with("postgresql:") {
        let pool = postgres(config, url)?;
        Ok(Pools {
            reader: pool.clone(),
            writer: pool,
        })
    } else {
        Err(StoreError::Internal("a database URL begins with `sqlite://` or `postgres://`".to_owned()))
    }
}

async fn sqlite(config: &StoreConfig, url: &str) -> Result<Pools, StoreError> {
    let options = SqliteConnectOptions::from_str(url)?
        .journal_mode(SqliteJournalMode::Wal)
        // With WAL, `normal` survives the death of the process; only a power cut may take the last commits, so `full` it is.
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(config.lock_timeout())
        .log_statements(LevelFilter::Off)
        .log_slow_statements(LevelFilter::Warn, SLOW);
    let pool = |most: u32| SqlitePoolOptions::new().max_connections(most).acquire_timeout(config.acquire_timeout());
    // SQLite has one writer at a time: one connection makes writers queue here, in order, instead of sleeping on a busy file.
    let writer = pool(1).max_lifetime(None).idle_timeout(None).connect_with(options.clone()).await?;
    let reader = pool(config.max_connections.max(1)).connect_with(options.pragma("query_only", "on")).await?;
    Ok(Pools {
        reader: reader.into(),
        writer: writer.into(),
    })
}

// Lazily: the server comes up and says that it isn't ready, also while the database is away.
fn postgres(config: &StoreConfig, url: &str) -> Result<DatabaseConnection, StoreError> {
    let pool = PgPoolOptions::new()
        .max_connections(config.max_connections.max(1))
        .acquire_timeout(config.acquire_timeout())
        .max_lifetime(Duration::from_secs(config.max_lifetime_s.max(1)))
        .test_before_acquire(false)
        .before_acquire(|connection, meta| {
            Box::pin(async move {
                if meta.idle_for >= TEST_AFTER_IDLE {
                    sqlx::Connection::ping(connection).await?;
                }
                Ok(true)
            })
        });
    Ok(pool.connect_lazy_with(postgres_options(config, url)?).into())
}

pub(crate) fn postgres_options(config: &StoreConfig, url: &str) -> Result<PgConnectOptions, StoreError> {
    Ok(PgConnectOptions::from_str(url)?
        .application_name(&config.application_name)
        .options([
            ("statement_timeout", config.statement_timeout_ms),
            ("lock_timeout", config.lock_timeout_ms),
            // A replica that hangs in the middle of a transaction must not hold a player's row for ever.
            ("idle_in_transaction_session_timeout", config.statement_timeout_ms),
        ])
        .log_statements(LevelFilter::Off)
        .log_slow_statements(LevelFilter::Warn, SLOW))
}
