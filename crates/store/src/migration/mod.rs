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
    /// A newer program has added these steps, and says that this one works on all the same: it may go on until it is replaced.
    Ahead(Vec<String>),
    /// The database knows these steps and this program doesn't, and nobody says that it works on them.
    Newer(Vec<String>),
}

impl Schema {
    /// Can this program work on it?
    pub fn fits(&self) -> bool {
        matches!(self, Self::Current | Self::Ahead(_))
    }
}

struct Step {
    /// `m0002_what`, if the programs before it work on once it is done: it only expands. A step that contracts names the first one whose
    /// program no longer needs what goes: `m0007_since_m0005_what`. Older programs know it by that name alone.
    name: &'static str,
    both: &'static str,
    sqlite: &'static str,
    postgres: &'static str,
}

const STEPS: &[Step] = &[
    Step {
        name: "m0001_first",
        both: include_str!("0001_first.sql"),
        sqlite: include_str!("0001_first.sqlite.sql"),
        postgres: include_str!("0001_first.postgres.sql"),
    },
    Step {
        name: "m0002_onet",
        both: include_str!("0002_onet.sql"),
        sqlite: "",
        postgres: "",
    },
    Step {
        name: "m0003_operations",
        both: include_str!("0003_operations.sql"),
        sqlite: "",
        postgres: "",
    },
    Step {
        name: "m0004_classes",
        both: include_str!("0004_classes.sql"),
        sqlite: include_str!("0004_classes.sqlite.sql"),
        postgres: include_str!("0004_classes.postgres.sql"),
    },
    Step {
        name: "m0005_daily",
        both: include_str!("0005_daily.sql"),
        sqlite: "",
        postgres: "",
    },
    Step {
        name: "m0006_leaderboard",
        both: include_str!("0006_leaderboard.sql"),
        sqlite: "",
        postgres: "",
    },
    Step {
        name: "m0007_desk",
        both: include_str!("0007_desk.sql"),
        sqlite: "",
        postgres: "",
    },
    Step {
        name: "m0008_lti",
        both: include_str!("0008_lti.sql"),
        sqlite: "",
        postgres: "",
    },
];

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
        match compare(&applied(&*tx).await?) {
            Schema::Current | Schema::Ahead(_) => return tx.rollback().await,
            Schema::Pending(_) => {}
            Schema::Newer(steps) => {
                return Err(StoreError::Internal(format!(
                    "the database knows migrations that this program doesn't: {steps:?}"
                )));
            }
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
    let pending: Vec<String> = STEPS.iter().map(|s| s.name.to_owned()).filter(|name| !applied.contains(name)).collect();
    let own = STEPS.iter().filter_map(|s| number_of(s.name)).max().unwrap_or(0);
    match (newer.is_empty(), pending.is_empty()) {
        (true, true) => Schema::Current,
        (true, false) => Schema::Pending(pending),
        (false, true) if newer.iter().all(|name| leaves_working(name, own)) => Schema::Ahead(newer),
        (false, _) => Schema::Newer(newer),
    }
}

// `m0012_…` is the twelfth step.
fn number_of(name: &str) -> Option<u32> {
    name.strip_prefix('m')?.get(..4)?.parse().ok()
}

// Does a program whose last step is `own` work once this step, which it doesn't know, is done?
fn leaves_working(name: &str, own: u32) -> bool {
    number_of(name).is_some_and(|number| number > own)
        && match name.split_once("_since_") {
            None => true,
            Some((_, since)) => number_of(since).is_some_and(|since| since <= own),
        }
}

// Asked without creating anything, so that `doctor` and a read-only user can ask, too.
pub(crate) async fn applied<C: ConnectionTrait>(db: &C) -> Result<Vec<String>, StoreError> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_works_on_while_newer_steps_only_expand() {
        assert!(leaves_working("m0002_classes", 1) && leaves_working("m0009_more", 1));
        assert!(leaves_working("m0007_since_m0005_drop_old", 5) && leaves_working("m0007_since_m0005_drop_old", 6));
        assert!(!leaves_working("m0007_since_m0005_drop_old", 4));
        // A step between ours is another history, and what can't be read promises nothing.
        for name in ["m0002_other", "m0001_else", "x", "m00x1_y", "m0009_since_drop"] {
            assert!(!leaves_working(name, 2), "{name}");
        }
    }

    #[test]
    fn steps_are_numbered_in_order_and_drop_nothing_unless_they_say_since_when() {
        for (i, step) in STEPS.iter().enumerate() {
            assert_eq!(number_of(step.name).map(|n| n as usize), Some(i + 1), "{}", step.name);
            for backend in [DbBackend::Sqlite, DbBackend::Postgres] {
                let sql = step.sql(backend).to_uppercase();
                let drops = ["DROP TABLE", "DROP COLUMN", " RENAME ", "SET NOT NULL", "ALTER COLUMN"]
                    .iter()
                    .any(|word| sql.contains(word));
                assert!(!drops || step.name.contains("_since_"), "{} contracts: name it m…_since_m…", step.name);
            }
        }
    }
}
