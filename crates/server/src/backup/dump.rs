//! Taking the data: a copy of the SQLite file, or the stream of `pg_dump`, each with the sums of exactly the same moment.

use super::{
    BackupError, archive, blocking,
    manifest::{FORMAT, Head, Manifest},
    tools,
};
use crate::config::Config;
use age::x25519::Recipient;
use careersim_store::{
    Store, StoreConfig,
    backup::{self, Moment},
};
use chrono::{DateTime, Utc};
use std::{fs::File, io::BufReader, path::Path, process::Stdio};

/// What is to be made.
pub(super) struct Job<'a> {
    pub(super) id: String,
    pub(super) now: DateTime<Utc>,
    pub(super) recipients: Vec<Recipient>,
    pub(super) packed: &'a Path,
    pub(super) work: &'a Path,
}

/// Writes the archive.
pub(super) async fn dump(config: &Config, store: &Store, job: Job<'_>) -> Result<Manifest, BackupError> {
    match backup::file_of(&config.database.url) {
        Some(file) => sqlite(store, &file, job).await,
        None => postgres(config, store, job).await,
    }
}

async fn sqlite(store: &Store, file: &Path, job: Job<'_>) -> Result<Manifest, BackupError> {
    let copy = job.work.join("copy.db");
    backup::copy_file(file, &copy).await?;
    // The sums are the copy's, so they are of its moment.
    let copied = Store::open(&StoreConfig::at(format!("sqlite://{}", copy.display()))).await?;
    let moment = copied.moment().await?;
    let head = head(&job, store.engine(), &moment).await?;
    moment.end().await?;
    copied.close().await?;
    backup::release(&copy).await?;
    let (to, recipients) = (job.packed.to_owned(), job.recipients);
    blocking(move || {
        let mut data = BufReader::new(File::open(&copy).map_err(BackupError::file(&copy))?);
        archive::pack(head, &mut data, &to, &recipients)
    })
    .await
}

async fn postgres(config: &Config, store: &Store, job: Job<'_>) -> Result<Manifest, BackupError> {
    let moment = store.moment().await?;
    let head = head(&job, store.engine(), &moment).await?;
    let snapshot = format!("--snapshot={}", moment.name().unwrap_or_default());
    let (to, recipients) = (job.packed.to_owned(), job.recipients);
    let (settings, url) = (config.backup.clone(), config.database.url.clone());
    // Compressed once, and better, with everything else.
    let packed = blocking(move || {
        let arguments = ["--format=custom", "--compress=0", "--no-owner", "--no-privileges", "--no-password", &snapshot];
        let mut running = tools::start(&settings, "pg_dump", &url, &arguments, Stdio::null())?;
        let mut data = running.output()?;
        let packed = archive::pack(head, &mut data, &to, &recipients);
        drop(data);
        running.finish()?;
        packed
    })
    .await;
    moment.end().await?;
    packed
}

async fn head(job: &Job<'_>, engine: &str, moment: &Moment) -> Result<Head, BackupError> {
    Ok(Head {
        format: FORMAT,
        id: job.id.clone(),
        created_at: job.now,
        program: env!("CARGO_PKG_VERSION").to_owned(),
        engine: engine.to_owned(),
        schema: moment.schema().to_vec(),
        tables: moment.sums().await?,
    })
}
