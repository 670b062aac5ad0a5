//! The store itself, its transactions, and the few helpers with which statements are written once for both databases.

mod together;
mod tx;

use together::Gathers;
pub(crate) use tx::Tx;

use crate::{Bell, StoreConfig, StoreError, connect, scenarios::ScenarioRow};
use chrono::{DateTime, Utc};
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DbBackend, EntityTrait, FromQueryResult, Iden, Iterable, ModelTrait, SqliteTransactionMode, Statement,
    TransactionOptions, TransactionTrait, Value,
};
use secrecy::{ExposeSecret, SecretString};
use std::sync::{
    Arc, PoisonError, RwLock,
    atomic::{AtomicBool, AtomicI64, Ordering},
};
use uuid::Uuid;

const LEASES_EVERY_MS: i64 = 500;
// Scenes that were just played; each is about 10 KiB.
const SCENES_AT_HAND: u64 = 512;

/// The one thing that remembers. Cheap to clone; all clones share their connections and their [`Bell`].
#[derive(Clone)]
pub struct Store {
    inner: Arc<Inner>,
}

struct Inner {
    reader: DatabaseConnection,
    writer: DatabaseConnection,
    bell: Bell,
    config: StoreConfig,
    tells: AtomicBool,
    url: RwLock<SecretString>,
    scenes: moka::future::Cache<Uuid, Arc<ScenarioRow>>,
    gathers: Gathers,
    looked_for_leases: AtomicI64,
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Store({:?})", self.backend())
    }
}

impl Store {
    /// Opens the database that the URL names. A missing SQLite file is created with `?mode=rwc`; PostgreSQL is first reached when it is first needed.
    ///
    /// # Errors
    /// [`StoreError::Internal`] for a URL that can't be understood, [`StoreError::Unavailable`] for a file that can't be opened.
    pub async fn open(config: &StoreConfig) -> Result<Self, StoreError> {
        let pools = connect::open(config).await?;
        let inner = Inner {
            reader: pools.reader,
            writer: pools.writer,
            bell: Bell::default(),
            config: config.clone(),
            tells: AtomicBool::new(false),
            url: RwLock::new(config.url.clone()),
            scenes: moka::future::Cache::new(SCENES_AT_HAND),
            gathers: Gathers::default(),
            looked_for_leases: AtomicI64::new(i64::MIN),
        };
        Ok(Self { inner: Arc::new(inner) })
    }

    /// Where changes are announced.
    pub fn bell(&self) -> &Bell {
        &self.inner.bell
    }

    /// Is the database there and does it answer?
    pub async fn ping(&self) -> Result<(), StoreError> {
        self.reader().query_one_raw(Statement::from_string(self.backend(), "SELECT 1")).await?;
        Ok(())
    }

    /// What time the database's machine has; nothing where that is this one.
    pub async fn clock(&self) -> Result<Option<DateTime<Utc>>, StoreError> {
        if self.is_sqlite() {
            return Ok(None);
        }
        let row = self.reader().query_one_raw(Statement::from_string(self.backend(), "SELECT now()")).await?;
        Ok(row.map(|r| r.try_get_by_index(0)).transpose()?)
    }

    /// `sqlite` or `postgres`.
    pub fn engine(&self) -> &'static str {
        if self.is_sqlite() { "sqlite" } else { "postgres" }
    }

    /// From now on new connections go to this URL; those that are open stay until they end. For a password that was changed.
    ///
    /// # Errors
    /// [`StoreError::Internal`] when it names another kind of database or can't be understood.
    pub fn reconnect_at(&self, url: &SecretString) -> Result<(), StoreError> {
        if self.is_sqlite() || !url.expose_secret().starts_with("postgres") {
            return Err(StoreError::Internal("only PostgreSQL's address can be changed while running".to_owned()));
        }
        let options = connect::postgres_options(self.config(), url.expose_secret())?;
        self.inner.writer.get_postgres_connection_pool().set_connect_options(options);
        *self.inner.url.write().unwrap_or_else(PoisonError::into_inner) = url.clone();
        Ok(())
    }

    /// The URL that new connections use.
    pub(crate) fn url(&self) -> SecretString {
        self.inner.url.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Connections that are open, and how many of them rest.
    pub fn connections(&self) -> (u32, usize) {
        if self.is_sqlite() {
            let pool = self.inner.reader.get_sqlite_connection_pool();
            (pool.size(), pool.num_idle())
        } else {
            let pool = self.inner.writer.get_postgres_connection_pool();
            (pool.size(), pool.num_idle())
        }
    }

    /// Closes every connection. Clones of this store can't be used any more either.
    pub async fn close(&self) -> Result<(), StoreError> {
        self.inner.reader.close_by_ref().await?;
        Ok(self.inner.writer.close_by_ref().await?)
    }

    /// From now on every day that ends is put into the outbox for the record store (see [`crate::deliveries`]).
    pub fn tell_of_days(&self) {
        self.inner.tells.store(true, Ordering::Relaxed);
    }

    /// Scenes as they were written. Rows of scenes never change but for being withdrawn.
    pub(crate) fn scenes(&self) -> &moka::future::Cache<Uuid, Arc<ScenarioRow>> {
        &self.inner.scenes
    }

    /// Is it time to look for leases that ran out? They last for seconds, and a busy worker claims a hundred times in one.
    pub(crate) fn may_have_run_out(&self, now: DateTime<Utc>) -> bool {
        let now = now.timestamp_millis();
        let last = self.inner.looked_for_leases.load(Ordering::Relaxed);
        let is_time = now < last || now.saturating_sub(last) >= LEASES_EVERY_MS;
        if is_time {
            self.inner.looked_for_leases.store(now, Ordering::Relaxed);
        }
        is_time
    }

    pub(crate) fn config(&self) -> &StoreConfig {
        &self.inner.config
    }

    pub(crate) fn reader(&self) -> &DatabaseConnection {
        &self.inner.reader
    }

    /// For a change of one statement; everything else takes [`Store::begin`].
    pub(crate) fn writer(&self) -> &DatabaseConnection {
        &self.inner.writer
    }

    pub(crate) fn backend(&self) -> DbBackend {
        self.inner.writer.get_database_backend()
    }

    pub(crate) fn is_sqlite(&self) -> bool {
        self.backend() == DbBackend::Sqlite
    }

    /// A write transaction. On SQLite it takes the write lock at once: reading first and writing later would fail under load.
    pub(crate) async fn begin(&self) -> Result<Tx, StoreError> {
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        let inner = self.inner.writer.begin_with_options(options).await?;
        Ok(Tx::new(inner, self.bell().clone(), self.inner.tells.load(Ordering::Relaxed)))
    }
}

/// A statement with numbered places `$1`, `$2`, …, which both databases understand.
pub(crate) fn statement<C: ConnectionTrait>(db: &C, sql: &str, values: impl IntoIterator<Item = Value>) -> Statement {
    Statement::from_sql_and_values(db.get_database_backend(), sql, values)
}

/// Runs a statement and says how many rows it touched.
pub(crate) async fn run<C: ConnectionTrait>(db: &C, sql: &str, values: impl IntoIterator<Item = Value>) -> Result<u64, StoreError> {
    Ok(db.execute_raw(statement(db, sql, values)).await?.rows_affected())
}

/// `SELECT *`, `SELECT a.*` and `RETURNING *` with the table's columns by name. A replica that is still running when a newer one adds
/// a column would otherwise fail: PostgreSQL refuses a prepared statement whose `*` has come to mean something else.
fn spelled_out<M: ModelTrait>(sql: &str) -> String {
    let columns = |prefix: &str| {
        <M::Entity as EntityTrait>::Column::iter()
            .map(|c| format!("{prefix}{}", c.to_string()))
            .collect::<Vec<_>>()
            .join(", ")
    };
    let sql = sql.replacen("RETURNING *", &format!("RETURNING {}", columns("")), 1);
    let Some((list, rest)) = sql.strip_prefix("SELECT ").and_then(|after| after.split_once(" FROM ")) else {
        return sql;
    };
    match list.strip_suffix('*') {
        Some(prefix) if prefix.is_empty() || prefix.ends_with('.') => format!("SELECT {} FROM {rest}", columns(prefix)),
        _ => sql,
    }
}

/// The first row of a query for whole rows of a table, if any.
pub(crate) async fn one<C: ConnectionTrait, M: ModelTrait + FromQueryResult>(
    db: &C,
    sql: &str,
    values: impl IntoIterator<Item = Value>,
) -> Result<Option<M>, StoreError> {
    one_of(db, &spelled_out::<M>(sql), values).await
}

/// All rows of a query for whole rows of a table.
pub(crate) async fn all<C: ConnectionTrait, M: ModelTrait + FromQueryResult>(
    db: &C,
    sql: &str,
    values: impl IntoIterator<Item = Value>,
) -> Result<Vec<M>, StoreError> {
    all_of(db, &spelled_out::<M>(sql), values).await
}

/// The first row of a query for chosen columns, if any.
pub(crate) async fn one_of<C: ConnectionTrait, R: FromQueryResult>(
    db: &C,
    sql: &str,
    values: impl IntoIterator<Item = Value>,
) -> Result<Option<R>, StoreError> {
    Ok(R::find_by_statement(statement(db, sql, values)).one(db).await?)
}

/// All rows of a query for chosen columns.
pub(crate) async fn all_of<C: ConnectionTrait, R: FromQueryResult>(db: &C, sql: &str, values: impl IntoIterator<Item = Value>) -> Result<Vec<R>, StoreError> {
    Ok(R::find_by_statement(statement(db, sql, values)).all(db).await?)
}

/// One number: a count, or 0 when there is no row.
pub(crate) async fn number<C: ConnectionTrait>(db: &C, sql: &str, values: impl IntoIterator<Item = Value>) -> Result<i64, StoreError> {
    let row = db.query_one_raw(statement(db, sql, values)).await?;
    Ok(row.map(|r| r.try_get_by_index::<Option<i64>>(0)).transpose()?.flatten().unwrap_or(0))
}

/// A column of an array, as PostgreSQL takes it for `unnest`.
pub(crate) fn each<T, V>(rows: &[T], value: impl FnMut(&T) -> V) -> Value
where
    Vec<V>: Into<Value>,
{
    rows.iter().map(value).collect::<Vec<V>>().into()
}

/// The condition that a column is one of these, with its values for the places from `$1` on. On PostgreSQL the statement is the same for any number.
pub(crate) fn among<C: ConnectionTrait>(db: &C, column: &str, ids: &[Uuid]) -> (String, Vec<Value>) {
    if db.get_database_backend() == DbBackend::Postgres {
        return (format!("{column} = ANY($1)"), vec![ids.to_vec().into()]);
    }
    let places: Vec<String> = (1..=ids.len()).map(|place| format!("${place}")).collect();
    (format!("{column} IN ({})", places.join(", ")), ids.iter().map(|id| (*id).into()).collect())
}

/// What both databases understand as a lock on the rows that a SELECT reads: SQLite's transaction holds the whole file already.
pub(crate) fn for_update<C: ConnectionTrait>(db: &C) -> &'static str {
    if db.get_database_backend() == DbBackend::Postgres {
        " FOR NO KEY UPDATE"
    } else {
        ""
    }
}
