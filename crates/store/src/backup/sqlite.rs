//! SQLite's side: a consistent copy of a file that is being written to, and a file that nobody holds any more.

use crate::StoreError;
use secrecy::{ExposeSecret, SecretString};
use sqlx::{
    ConnectOptions, Connection,
    sqlite::{SqliteConnectOptions, SqliteConnection},
};
use std::{
    path::{Path, PathBuf},
    str::FromStr,
    time::Duration,
};

/// The file that a SQLite URL names; `None` for another database.
pub fn file_of(url: &SecretString) -> Option<PathBuf> {
    let url = url.expose_secret();
    let options = url.starts_with("sqlite:").then(|| SqliteConnectOptions::from_str(url).ok()).flatten()?;
    Some(options.get_filename().to_owned())
}

/// Copies the database in `from` to the new file `to`, as it is at one moment, while others read and write it.
pub async fn copy_file(from: &Path, to: &Path) -> Result<(), StoreError> {
    let mut connection = open(from).await?;
    let to = to
        .to_str()
        .ok_or_else(|| StoreError::Internal("the path of the copy is not Unicode".to_owned()))?;
    sqlx::query("VACUUM INTO ?1").bind(to).execute(&mut connection).await?;
    Ok(connection.close().await?)
}

/// Takes the database out of its shared mode, so that the file alone is the whole database.
///
/// # Errors
/// [`StoreError::Unavailable`] while any process has it open.
pub async fn release(file: &Path) -> Result<(), StoreError> {
    let mut connection = open(file).await?;
    let mode: String = sqlx::query_scalar("PRAGMA journal_mode = DELETE").fetch_one(&mut connection).await?;
    connection.close().await?;
    if mode == "delete" {
        Ok(())
    } else {
        Err(StoreError::Unavailable("the file is in use".to_owned()))
    }
}

async fn open(file: &Path) -> Result<SqliteConnection, StoreError> {
    let options = SqliteConnectOptions::new().filename(file).busy_timeout(Duration::from_secs(5));
    Ok(options.disable_statement_logging().connect().await?)
}
