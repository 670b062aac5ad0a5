//! What a backup needs from the database: one moment of it that holds still, a copy of a SQLite file while it is in use, the variables with
//! which PostgreSQL's own tools find their server, and scratch databases in which a backup is tried.

use crate::{Schema, Store, StoreError, db, migration, transfer, transfer::TableSum};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, Statement};

mod postgres;
mod sqlite;
pub use postgres::{Scratch, libpq};
pub use sqlite::{copy_file, file_of, release};

/// The database as it is at one moment, for as long as this is held.
pub struct Moment {
    db: DatabaseTransaction,
    name: Option<String>,
    current: bool,
    schema: Vec<String>,
}

impl Moment {
    /// PostgreSQL's name of this moment, by which `pg_dump` can see the same.
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// The steps of the schema that were done.
    pub fn schema(&self) -> &[String] {
        &self.schema
    }

    /// Every table's count and checksum. Under another schema than this program's only the counts: the checksums are empty.
    pub async fn sums(&self) -> Result<Vec<TableSum>, StoreError> {
        if self.current {
            return transfer::sums_in(&self.db).await;
        }
        let mut sums = Vec::new();
        for table in existing(&self.db).await? {
            let rows = db::number(&self.db, &format!("SELECT COUNT(*) FROM {table}"), []).await?;
            sums.push(TableSum {
                table,
                rows: u64::try_from(rows).unwrap_or(0),
                sha256: String::new(),
            });
        }
        Ok(sums)
    }

    /// Lets go of it.
    pub async fn end(self) -> Result<(), StoreError> {
        Ok(self.db.rollback().await?)
    }
}

impl Store {
    /// Holds the database still for reading; others go on writing.
    pub async fn moment(&self) -> Result<Moment, StoreError> {
        let current = self.schema().await? == Schema::Current;
        let schema = migration::applied(self.reader()).await?;
        let db = self.snapshot().await?;
        let name = if self.is_sqlite() {
            None
        } else {
            // It rests while `pg_dump` works, for longer than a request may.
            db.execute_unprepared("SET LOCAL idle_in_transaction_session_timeout = 0; SET LOCAL statement_timeout = 0")
                .await?;
            let row = db
                .query_one_raw(Statement::from_string(DbBackend::Postgres, "SELECT pg_export_snapshot()"))
                .await?;
            row.map(|r| r.try_get_by_index(0)).transpose()?
        };
        Ok(Moment { db, name, current, schema })
    }

    /// The first table that has rows, if any: a database that it would be a pity to overwrite. What the program notes about itself is none.
    pub async fn occupied(&self) -> Result<Option<String>, StoreError> {
        for table in existing(self.reader()).await?.into_iter().filter(|t| t != "settings") {
            if db::number(self.reader(), &format!("SELECT COUNT(*) FROM (SELECT 1 FROM {table} LIMIT 1) AS t"), []).await? > 0 {
                return Ok(Some(table));
            }
        }
        Ok(None)
    }
}

/// Do two lists of sums say the same? Returns the first table that differs. Checksums count where both sides have one.
pub fn difference(left: &[TableSum], right: &[TableSum]) -> Option<String> {
    if left.len() != right.len() {
        return Some("the list of tables".to_owned());
    }
    let differs = |(a, b): &(&TableSum, &TableSum)| {
        let sums = a.sha256.is_empty() || b.sha256.is_empty() || a.sha256 == b.sha256;
        a.table != b.table || a.rows != b.rows || !sums
    };
    left.iter().zip(right).find(differs).map(|(a, _)| a.table.clone())
}

// Those of our tables that are there, in the order in which they are listed.
async fn existing<C: ConnectionTrait>(db: &C) -> Result<Vec<String>, StoreError> {
    let sql = match db.get_database_backend() {
        DbBackend::Sqlite => "SELECT name FROM sqlite_master WHERE type = 'table'",
        _ => "SELECT table_name::text FROM information_schema.tables WHERE table_schema = ANY (current_schemas(false))",
    };
    let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), sql)).await?;
    let there: Vec<String> = rows.iter().map(|r| r.try_get_by_index(0)).collect::<Result<_, _>>()?;
    Ok(transfer::table_names().filter(|t| there.iter().any(|n| n == t)).map(str::to_owned).collect())
}
