//! The schema, step by step. Each step is plain SQL with a few type names filled in for the database at hand, so what
//! `migrate --dry-run` prints is exactly what runs. Steps only go forward, and only expand while an older replica may still run.

use crate::{Store, StoreError};
use sea_orm::{ConnectionTrait, DbBackend, DbErr, Statement};
use sea_orm_migration::{MigrationName, MigrationTrait, MigratorTrait, SchemaManager, async_trait::async_trait};

// Any number will do, as long as nothing else on the server takes the same advisory lock.
const LOCK: i64 = 0x000c_a2ee_2514;

/// How the database's schema compares with this program's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Schema {
    /// Nothing to do.
    Current,
    /// These steps are still to be run.
    Pending(Vec<String>),
    /// The database knows these steps and this program doesn't: it was migrated by a newer one.
    Newer(Vec<String>),
}

struct Step {
    name: &'static str,
    both: &'static str,
    sqlite: &'static str,
    postgres: &'static str,
}

const STEPS: &[Step] = &[Step {
    name: "m0001_first",
    both: include_str!("0001_first.sql"),
    sqlite: include_str!("0001_first.sqlite.sql"),
    postgres: include_str!("0001_first.postgres.sql"),
}];

impl Step {
    fn sql(&self, backend: DbBackend) -> String {
        let sqlite = backend == DbBackend::Sqlite;
        let types = [
            ("{uuid}", "BLOB", "UUID"),
            ("{bigint}", "INTEGER", "BIGINT"),
            ("{int}", "INTEGER", "INTEGER"),
            ("{bool}", "INTEGER", "BOOLEAN"),
            ("{true}", "1", "TRUE"),
            ("{time}", "TEXT", "TIMESTAMPTZ"),
            ("{strict}", " STRICT", ""),
        ];
        let common = types.iter().fold(self.both.to_owned(), |sql, (name, on_sqlite, on_postgres)| {
            sql.replace(name, if sqlite { on_sqlite } else { on_postgres })
        });
        format!("{common}\n{}", if sqlite { self.sqlite } else { self.postgres })
    }
}

struct Run(&'static Step);

impl MigrationName for Run {
    fn name(&self) -> &str {
        self.0.name
    }
}

#[async_trait]
impl MigrationTrait for Run {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let connection = manager.get_connection();
        let sql = self.0.sql(connection.get_database_backend());
        connection.execute_unprepared(&sql).await.map(|_| ())
    }
}

struct Migrator;

impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        STEPS.iter().map(|step| Box::new(Run(step)) as Box<dyn MigrationTrait>).collect()
    }
}

impl Store {
    /// Brings the schema up to date. Many replicas may call this at once: one does the work, the others wait and find it done.
    ///
    /// # Errors
    /// [`StoreError::Internal`] when the database was migrated by a newer program.
    pub async fn migrate(&self) -> Result<(), StoreError> {
        let tx = self.begin().await?;
        if self.backend() == DbBackend::Postgres {
            let lock = Statement::from_sql_and_values(self.backend(), "SELECT pg_advisory_xact_lock($1)", [LOCK.into()]);
            // Waiting for another replica's migration may take longer than a request may.
            tx.execute_unprepared("SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = 0").await?;
            tx.execute_raw(lock).await?;
        }
        if let Schema::Newer(steps) = compare(&applied(&*tx).await?) {
            return Err(StoreError::Internal(format!(
                "the database knows migrations that this program doesn't: {steps:?}"
            )));
        }
        Migrator::up(&*tx, None).await?;
        tx.commit().await
    }

    /// Compares the database's schema with this program's, and changes nothing.
    pub async fn schema(&self) -> Result<Schema, StoreError> {
        Ok(compare(&applied(self.reader()).await?))
    }

    /// The SQL that [`Store::migrate`] would run now; empty when there is nothing to do.
    pub async fn pending_sql(&self) -> Result<String, StoreError> {
        let applied = applied(self.reader()).await?;
        let pending = STEPS.iter().filter(|s| !applied.iter().any(|a| a == s.name));
        Ok(pending
            .map(|s| format!("-- {}\n{}\n", s.name, s.sql(self.backend())))
            .collect::<Vec<_>>()
            .join("\n"))
    }
}

fn compare(applied: &[String]) -> Schema {
    let known = |name: &String| STEPS.iter().any(|s| s.name == name);
    let newer: Vec<String> = applied.iter().filter(|name| !known(name)).cloned().collect();
    if !newer.is_empty() {
        return Schema::Newer(newer);
    }
    let pending: Vec<String> = STEPS.iter().map(|s| s.name.to_owned()).filter(|name| !applied.contains(name)).collect();
    if pending.is_empty() { Schema::Current } else { Schema::Pending(pending) }
}

// Asked without creating anything, so that `doctor` and a read-only user can ask, too.
async fn applied<C: ConnectionTrait>(db: &C) -> Result<Vec<String>, StoreError> {
    let table = match db.get_database_backend() {
        DbBackend::Sqlite => "SELECT name FROM sqlite_master WHERE type = 'table' AND name = 'seaql_migrations'",
        _ => "SELECT table_name FROM information_schema.tables WHERE table_schema = ANY (current_schemas(false)) AND table_name = 'seaql_migrations'",
    };
    if db.query_one_raw(Statement::from_string(db.get_database_backend(), table)).await?.is_none() {
        return Ok(Vec::new());
    }
    let sql = "SELECT version FROM seaql_migrations ORDER BY version";
    let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), sql)).await?;
    Ok(rows.iter().map(|r| r.try_get_by_index(0)).collect::<Result<_, _>>()?)
}

/// The names of all steps of this program.
pub(crate) fn names() -> Vec<String> {
    STEPS.iter().map(|s| s.name.to_owned()).collect()
}
