//! Backups: a consistent copy of the database, compressed, encrypted, in a folder or an S3-compatible store, tried before it is trusted.
//!
//! A backup is two objects: `ID.backup` (zstd, then age) and, written after it, `ID.json`, its manifest. Inside the archive the same head
//! stands before the data, so a manifest that was changed is noticed, too. Restoring reads and checks everything before it touches anything.

mod archive;
mod config;
mod dump;
mod manifest;
mod place;
mod restore;
mod retention;
mod schedule;
mod tools;
mod verify;

pub use config::BackupConfig;
pub use config::new_key;
pub use manifest::{Head, Manifest};
pub use place::Place;
pub use restore::{Restored, restore};
pub(crate) use schedule::{keep_making, last_verified, note_verified};
pub use schedule::{run_when_due, take};
pub use verify::verify;

use crate::config::Config;
use careersim_game::ids;
use careersim_store::{Store, StoreError};
use chrono::{DateTime, Utc};
use std::path::PathBuf;

/// Why a backup could not be made, used or found.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The settings do not allow it; the sentence says what to set.
    #[error("{0}")]
    Settings(String),
    /// The backup is not what it says it is, or the target is not to be overwritten. Nothing was touched.
    #[error("{0}")]
    Refused(String),
    /// A file.
    #[error("`{0}`: {1}")]
    File(String, std::io::Error),
    /// The folder or store that keeps backups.
    #[error("the backup store: {0}")]
    Place(#[from] object_store::Error),
    /// The database.
    #[error("the database: {0}")]
    Store(#[from] StoreError),
    /// One of PostgreSQL's tools.
    #[error("`{0}` failed: {1}")]
    Tool(&'static str, String),
}

impl BackupError {
    fn file(path: &std::path::Path) -> impl FnOnce(std::io::Error) -> Self + '_ {
        |error| Self::File(path.display().to_string(), error)
    }
}

/// Makes a backup and keeps it. Returns its manifest.
pub async fn create(config: &Config, store: &Store, now: DateTime<Utc>) -> Result<Manifest, BackupError> {
    let place = Place::open(&config.backup).await?;
    let recipients = config.backup.recipients()?;
    let work = work_folder(&config.backup)?;
    let id = format!("careersim-{}-{}", now.format("%Y%m%dT%H%M%SZ"), &ids::new().simple().to_string()[24..]);
    let packed = work.path().join(format!("{id}.backup"));
    let manifest = dump::dump(
        config,
        store,
        dump::Job {
            id,
            now,
            recipients,
            packed: &packed,
            work: work.path(),
        },
    )
    .await?;
    place.put(&manifest, &packed).await?;
    tracing::info!(
        id = manifest.head.id,
        bytes = manifest.bytes,
        "backup {} is kept ({} bytes)",
        manifest.head.id,
        manifest.bytes
    );
    Ok(manifest)
}

/// Removes what the retention no longer keeps. Returns the ids.
pub async fn prune(config: &BackupConfig) -> Result<Vec<String>, BackupError> {
    let place = Place::open(config).await?;
    let all = place.list().await?;
    let mut gone = Vec::new();
    for manifest in retention::superfluous(&all, config.keep()) {
        place.remove(&manifest.head.id).await?;
        gone.push(manifest.head.id.clone());
    }
    Ok(gone)
}

fn work_folder(config: &BackupConfig) -> Result<tempfile::TempDir, BackupError> {
    let parent = if config.work.as_os_str().is_empty() {
        std::env::temp_dir()
    } else {
        PathBuf::from(&config.work)
    };
    std::fs::create_dir_all(&parent).map_err(BackupError::file(&parent))?;
    tempfile::Builder::new()
        .prefix("careersim-backup-")
        .tempdir_in(&parent)
        .map_err(BackupError::file(&parent))
}

/// Can backups be written, and those that are made and tried by themselves be read?
pub(crate) fn readable(config: &BackupConfig) -> Result<(), BackupError> {
    config.recipients()?;
    if config.identity()?.is_none() && !config.unencrypted && config.scheduled() && config.verify {
        return Err(BackupError::Settings(
            "backups cannot be tried here: set CAREERSIM_BACKUP__KEY_FILE, or CAREERSIM_BACKUP__VERIFY=false and try them where the key is".to_owned(),
        ));
    }
    Ok(())
}

// Compressing, encrypting and reading large files would hold up everybody else on this thread.
async fn blocking<T: Send + 'static>(work: impl FnOnce() -> Result<T, BackupError> + Send + 'static) -> Result<T, BackupError> {
    tokio::task::spawn_blocking(work)
        .await
        .unwrap_or_else(|_| Err(BackupError::Refused("the work on the backup ended unexpectedly".to_owned())))
}
