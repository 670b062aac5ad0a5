//! A whole installation as one file, to move it from one database to another, and the checksums that show that nothing was lost.
//!
//! The file is lines of JSON: a head with the schema's steps, then each table's name and its rows, and at the end every table's count and
//! checksum. It holds everything that the database holds, password hashes too, so it is to be guarded like it.

use crate::{Schema, Store, StoreError, migration};
use sea_orm::{AccessMode, ConnectionTrait, DatabaseTransaction, IsolationLevel, TransactionOptions, TransactionTrait, Value};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use tokio::io::{AsyncBufRead, AsyncBufReadExt, AsyncWrite, AsyncWriteExt};

mod tables;
use tables::{TABLES, Table};

/// How many rows are read or written at once.
const PAGE: usize = 500;

/// What a table holds, in two numbers that are the same on every database that holds the same rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableSum {
    /// The table.
    pub table: String,
    /// How many rows.
    pub rows: u64,
    /// The exclusive or of the rows' SHA-256, in hex; their order doesn't matter, and no two rows are equal.
    pub sha256: String,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
enum Line {
    Head { schema: Vec<String>, engine: String },
    Table(String),
    End(Vec<TableSum>),
}

struct Sum {
    table: &'static str,
    rows: u64,
    hash: [u8; 32],
}

impl Sum {
    fn of(table: &Table) -> Self {
        Self {
            table: table.name,
            rows: 0,
            hash: [0; 32],
        }
    }

    fn add(&mut self, row: &str) {
        self.rows += 1;
        self.hash.iter_mut().zip(Sha256::digest(row.as_bytes())).for_each(|(sum, byte)| *sum ^= byte);
    }

    fn done(self) -> TableSum {
        TableSum {
            table: self.table.to_owned(),
            rows: self.rows,
            sha256: self.hash.map(|b| format!("{b:02x}")).concat(),
        }
    }
}

impl Store {
    /// A transaction that sees everything as it was at its first question, for reading the whole database.
    pub(crate) async fn snapshot(&self) -> Result<DatabaseTransaction, StoreError> {
        let options = TransactionOptions {
            isolation_level: (!self.is_sqlite()).then_some(IsolationLevel::RepeatableRead),
            access_mode: (!self.is_sqlite()).then_some(AccessMode::ReadOnly),
            ..TransactionOptions::default()
        };
        Ok(self.reader().begin_with_options(options).await?)
    }
}

/// The count and checksum of every table, all of one moment.
pub async fn checksums(store: &Store) -> Result<Vec<TableSum>, StoreError> {
    let db = store.snapshot().await?;
    let sums = sums_in(&db).await?;
    db.rollback().await?;
    Ok(sums)
}

/// The names of all tables.
pub(crate) fn table_names() -> impl Iterator<Item = &'static str> {
    TABLES.iter().map(|t| t.name)
}

/// The count and checksum of every table, as this transaction sees them.
pub(crate) async fn sums_in(db: &DatabaseTransaction) -> Result<Vec<TableSum>, StoreError> {
    let mut sums = Vec::new();
    for table in TABLES {
        let mut sum = Sum::of(table);
        let mut after = None;
        loop {
            let page = (table.page)(db, after).await?;
            page.rows.iter().for_each(|row| sum.add(row));
            after = page.last;
            if page.rows.len() < PAGE {
                break;
            }
        }
        sums.push(sum.done());
    }
    Ok(sums)
}

/// Writes everything, as it is at one moment. Returns what was written.
pub async fn export(store: &Store, out: &mut (impl AsyncWrite + Unpin)) -> Result<Vec<TableSum>, StoreError> {
    let head = Line::Head {
        schema: current(store).await?,
        engine: store.engine().to_owned(),
    };
    write(out, &serde_json::to_string(&head)?).await?;
    let db = store.snapshot().await?;
    let mut sums = Vec::new();
    for table in TABLES {
        write(out, &serde_json::to_string(&Line::Table(table.name.to_owned()))?).await?;
        sums.push(export_table(&db, table, out).await?);
    }
    db.rollback().await?;
    write(out, &serde_json::to_string(&Line::End(sums.clone()))?).await?;
    out.flush().await.map_err(|e| broken(&e))?;
    Ok(sums)
}

async fn export_table(db: &DatabaseTransaction, table: &Table, out: &mut (impl AsyncWrite + Unpin)) -> Result<TableSum, StoreError> {
    let mut sum = Sum::of(table);
    let mut after: Option<Vec<Value>> = None;
    loop {
        let page = (table.page)(db, after).await?;
        for row in &page.rows {
            sum.add(row);
            write(out, row).await?;
        }
        after = page.last;
        if page.rows.len() < PAGE {
            return Ok(sum.done());
        }
    }
}

/// Reads what [`export`] wrote into a migrated, empty database. All of it arrives, as its checksums say, or none.
///
/// # Errors
/// [`StoreError::Transfer`] with a sentence that says what is wrong with the file or the database.
pub async fn import(store: &Store, from: &mut (impl AsyncBufRead + Unpin)) -> Result<Vec<TableSum>, StoreError> {
    let Some(Line::Head { schema, .. }) = next(from).await?.as_deref().and_then(|l| serde_json::from_str(l).ok()) else {
        return Err(refused("this is no export of CareerSim"));
    };
    let own = current(store).await?;
    if schema != own {
        let last = |steps: &[String]| steps.last().map_or("nothing", String::as_str).escape_default().to_string();
        return Err(StoreError::Transfer(format!(
            "the file is at schema `{}`, this program at `{}`: use the same version of the program on both sides",
            last(&schema),
            last(&own)
        )));
    }
    let tx = store.begin().await?;
    if let Some(table) = occupied(&tx).await? {
        return Err(StoreError::Transfer(format!("the database is not empty: `{table}` has rows")));
    }
    // Rows may come before the row of their own table that they belong to.
    let defer = if tx.is_sqlite() {
        "PRAGMA defer_foreign_keys = ON"
    } else {
        "SET CONSTRAINTS ALL DEFERRED"
    };
    tx.execute_unprepared(defer).await?;
    let sums = import_rows(&tx, from).await?;
    tx.commit().await?;
    Ok(sums)
}

async fn import_rows(db: &DatabaseTransaction, from: &mut (impl AsyncBufRead + Unpin)) -> Result<Vec<TableSum>, StoreError> {
    let mut sums = Vec::new();
    let mut table: Option<(&Table, Sum)> = None;
    let mut rows: Vec<String> = Vec::new();
    while let Some(line) = next(from).await? {
        // A row is an object with the table's columns, none of which is called like one of ours.
        let Ok(line) = serde_json::from_str::<Line>(&line) else {
            let (into, sum) = table.as_mut().ok_or_else(|| refused("there is a row before the first table"))?;
            sum.add(&line);
            rows.push(line);
            if rows.len() == PAGE {
                load(db, into, std::mem::take(&mut rows)).await?;
            }
            continue;
        };
        if let Some((into, sum)) = table.take() {
            load(db, into, std::mem::take(&mut rows)).await?;
            sums.push(sum.done());
        }
        match line {
            Line::Table(name) => {
                let found = TABLES
                    .iter()
                    .find(|t| t.name == name)
                    .ok_or_else(|| refused("there is a table that this program doesn't know"))?;
                table = Some((found, Sum::of(found)));
            }
            Line::End(told) if told == sums && sums.len() == TABLES.len() => return ended(from).await.map(|()| sums),
            Line::End(_) => return Err(refused("the rows are not those that were exported: a checksum differs")),
            Line::Head { .. } => return Err(refused("there is a second head")),
        }
    }
    Err(refused("the file ends too early"))
}

async fn ended(from: &mut (impl AsyncBufRead + Unpin)) -> Result<(), StoreError> {
    match next(from).await? {
        None => Ok(()),
        Some(_) => Err(refused("the file goes on after its end")),
    }
}

// What a changed file can break is told as the file's fault, not as a defect.
async fn load(db: &DatabaseTransaction, into: &Table, rows: Vec<String>) -> Result<(), StoreError> {
    (into.load)(db, rows).await.map_err(|error| match error {
        StoreError::Unavailable(why) => StoreError::Unavailable(why),
        StoreError::Internal(why) => StoreError::Transfer(format!("the rows of `{}` are not those that were exported: {why}", into.name)),
        other => StoreError::Transfer(format!("the rows of `{}` are not those that were exported: {other}", into.name)),
    })
}

/// Moves everything from one database into another, migrated and empty one, and compares both sides' checksums after.
pub async fn copy(from: &Store, to: &Store) -> Result<Vec<TableSum>, StoreError> {
    let (mut write_end, read_end) = tokio::io::duplex(256 * 1024);
    let mut read_end = tokio::io::BufReader::new(read_end);
    let exporting = async {
        let sums = export(from, &mut write_end).await;
        drop(write_end);
        sums
    };
    // An import that fails drops its end, on which the export fails in turn: the import's own error is the one to tell.
    let importing = async {
        let sums = import(to, &mut read_end).await;
        drop(read_end);
        sums
    };
    let (exported, imported) = tokio::join!(exporting, importing);
    let imported = imported?;
    exported?;
    if checksums(to).await? == imported {
        Ok(imported)
    } else {
        Err(refused("what arrived differs from what was sent"))
    }
}

async fn current(store: &Store) -> Result<Vec<String>, StoreError> {
    match store.schema().await? {
        Schema::Current => Ok(migration::names()),
        _ => Err(refused("the database is not at this program's schema; run `careersim migrate` first")),
    }
}

async fn occupied(db: &DatabaseTransaction) -> Result<Option<&'static str>, StoreError> {
    for table in TABLES {
        if !(table.page)(db, None).await?.rows.is_empty() {
            return Ok(Some(table.name));
        }
    }
    Ok(None)
}

async fn write(out: &mut (impl AsyncWrite + Unpin), line: &str) -> Result<(), StoreError> {
    out.write_all(line.as_bytes()).await.map_err(|e| broken(&e))?;
    out.write_all(b"\n").await.map_err(|e| broken(&e))
}

async fn next(from: &mut (impl AsyncBufRead + Unpin)) -> Result<Option<String>, StoreError> {
    let mut line = String::new();
    let read = from.read_line(&mut line).await.map_err(|e| broken(&e))?;
    line.truncate(line.trim_end_matches('\n').len());
    Ok((read > 0).then_some(line))
}

fn broken(error: &std::io::Error) -> StoreError {
    StoreError::Transfer(format!("the file can't be read or written: {}", error.kind()))
}

fn refused(sentence: &str) -> StoreError {
    StoreError::Transfer(sentence.to_owned())
}
