//! Putting a backup back. Everything is fetched, decrypted and checked before the target is looked at; a target with rows is left alone
//! unless it is forced; and what was restored is compared with what was backed up.

use super::{BackupError, Place, archive, blocking, manifest::Manifest, tools, work_folder};
use crate::config::Config;
use careersim_store::{Store, StoreConfig, backup};
use secrecy::SecretString;
use std::{
    fs::File,
    path::{Path, PathBuf},
    process::Stdio,
};

/// What was put back.
#[derive(Debug)]
pub struct Restored {
    /// Which backup.
    pub manifest: Manifest,
    /// Where the database that was there before lies now, if it was a file.
    pub replaced: Option<PathBuf>,
}

/// Restores the backup of this id (or `latest`) into the configured database.
///
/// # Errors
/// [`BackupError::Refused`], before anything was touched, for a damaged backup, another database's backup, or a target with rows.
pub async fn restore(config: &Config, id: &str, force: bool) -> Result<Restored, BackupError> {
    let work = work_folder(&config.backup)?;
    let (manifest, data) = fetch(config, id, work.path()).await?;
    let file = backup::file_of(&config.database.url);
    let engine = if file.is_some() { "sqlite" } else { "postgres" };
    if manifest.head.engine != engine {
        return Err(BackupError::Refused(format!(
            "the backup `{}` is of {}, the configured database is {engine}: restore it there, then `careersim export` and `import`",
            manifest.head.id, manifest.head.engine
        )));
    }
    let replaced = if let Some(file) = file {
        into_file(&data, &file, force, &manifest).await?
    } else {
        check_empty(config, force).await?;
        load(config, &config.database.url, data).await?;
        None
    };
    let store = Store::open(&config.database).await?;
    compare(&store, &manifest).await?;
    store.close().await?;
    Ok(Restored { manifest, replaced })
}

/// Fetches a backup and checks it; gives the file with its data.
pub(super) async fn fetch(config: &Config, id: &str, work: &Path) -> Result<(Manifest, PathBuf), BackupError> {
    let place = Place::open(&config.backup).await?;
    let manifest = place.find(id).await?;
    let (packed, data) = (work.join("packed"), work.join("data"));
    place.fetch(&manifest.head.id, &packed).await?;
    let identity = config.backup.identity()?;
    let (told, to) = (manifest.clone(), data.clone());
    blocking(move || archive::unpack(&packed, &told, identity.as_ref(), &to)).await?;
    Ok((manifest, data))
}

/// Loads a dump into the database of this URL: all of it or nothing.
pub(super) async fn load(config: &Config, url: &SecretString, data: PathBuf) -> Result<(), BackupError> {
    let (settings, url) = (config.backup.clone(), url.clone());
    blocking(move || {
        let database = careersim_store::backup::libpq(&url)?.into_iter().find(|(name, _)| name == "PGDATABASE");
        let name = database.map(|(_, v)| secrecy::ExposeSecret::expose_secret(&v).to_owned()).unwrap_or_default();
        let target = format!("--dbname={name}");
        let file = File::open(&data).map_err(BackupError::file(&data))?;
        let arguments = [
            "--clean",
            "--if-exists",
            "--single-transaction",
            "--exit-on-error",
            "--no-owner",
            "--no-privileges",
            "--no-password",
            &target,
        ];
        let mut running = tools::start(&settings, "pg_restore", &url, &arguments, Stdio::from(file))?;
        let _ = std::io::copy(&mut running.output()?, &mut std::io::sink());
        running.finish()
    })
    .await
}

/// Compares what is there with what was backed up.
pub(super) async fn compare(store: &Store, manifest: &Manifest) -> Result<(), BackupError> {
    let moment = store.moment().await?;
    let sums = moment.sums().await?;
    let schema = moment.schema().to_vec();
    moment.end().await?;
    if schema != manifest.head.schema {
        return Err(BackupError::Refused("what was restored has another schema than what was backed up".to_owned()));
    }
    match backup::difference(&sums, &manifest.head.tables) {
        None => Ok(()),
        Some(table) => Err(BackupError::Refused(format!("what was restored differs from what was backed up: `{table}`"))),
    }
}

async fn check_empty(config: &Config, force: bool) -> Result<(), BackupError> {
    let store = Store::open(&config.database).await?;
    let occupied = store.occupied().await?;
    store.close().await?;
    refuse_unless(force, occupied.as_deref())
}

fn refuse_unless(force: bool, occupied: Option<&str>) -> Result<(), BackupError> {
    match occupied {
        Some(table) if !force => Err(BackupError::Refused(format!(
            "the database is not empty (`{table}` has rows), and nothing was touched: stop every `serve` and `worker`, then say --force to replace it"
        ))),
        _ => Ok(()),
    }
}

// The new file is put together and compared beside the old one; the last step is a rename.
async fn into_file(data: &Path, target: &Path, force: bool, manifest: &Manifest) -> Result<Option<PathBuf>, BackupError> {
    let there = target.exists();
    if there && !force {
        refuse_unless(force, occupied(target).await.as_deref())?;
    }
    if let Some(folder) = target.parent() {
        std::fs::create_dir_all(folder).map_err(BackupError::file(folder))?;
    }
    let beside = named(target, &format!("restoring-{}", std::process::id()));
    std::fs::copy(data, &beside).map_err(BackupError::file(&beside))?;
    let store = Store::open(&StoreConfig::at(format!("sqlite://{}", beside.display()))).await?;
    compare(&store, manifest).await?;
    store.close().await?;
    backup::release(&beside).await?;
    let replaced = if there { Some(step_aside(target).await?) } else { None };
    std::fs::rename(&beside, target).map_err(BackupError::file(target))?;
    Ok(replaced)
}

// A file that cannot even be read counts as full: it may be all that is left.
async fn occupied(target: &Path) -> Option<String> {
    let unreadable = || Some("a table that cannot be read".to_owned());
    let Ok(store) = Store::open(&StoreConfig::at(format!("sqlite://{}", target.display()))).await else {
        return unreadable();
    };
    let found = store.occupied().await.unwrap_or_else(|_| unreadable());
    let _ = store.close().await;
    found
}

// Kept beside, with its log: a mistake can be taken back. A process that has it open would go on writing to it, so there must be none.
async fn step_aside(target: &Path) -> Result<PathBuf, BackupError> {
    match backup::release(target).await {
        Ok(()) => {}
        Err(careersim_store::StoreError::Unavailable(_)) => {
            return Err(BackupError::Refused(format!(
                "`{}` is in use, and nothing was touched: stop every `serve` and `worker` first",
                target.display()
            )));
        }
        // Too damaged to be opened: that is why a backup is restored.
        Err(error) => tracing::warn!(%error, "the old file is damaged: {error}"),
    }
    let mut number = 1;
    let mut aside = named(target, "before-restore");
    while aside.exists() {
        number += 1;
        aside = named(target, &format!("before-restore-{number}"));
    }
    for ending in ["-wal", "-shm"] {
        let log = with_ending(target, ending);
        if log.exists() {
            std::fs::rename(&log, with_ending(&aside, ending)).map_err(BackupError::file(&log))?;
        }
    }
    std::fs::rename(target, &aside).map_err(BackupError::file(target))?;
    Ok(aside)
}

fn named(target: &Path, what: &str) -> PathBuf {
    with_ending(target, &format!(".{what}"))
}

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}
