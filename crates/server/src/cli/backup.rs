//! `careersim backup|restore|verify|list`.

use super::{Common, Failure, out};
use crate::{
    backup::{self, BackupError, Manifest, Place},
    config::Config,
};
use careersim_game::clock;
use careersim_store::Store;
use clap::Args;
use secrecy::ExposeSecret;

/// Back the database up, to where `backup.to` says
#[derive(Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
pub(super) struct Backup {
    /// Print a new key for backups and its recipient; nothing else is done
    #[arg(long, conflicts_with = "watch")]
    new_key: bool,
    /// Go on making backups when they are due, until asked to end
    #[arg(long)]
    watch: bool,
    /// Write it unencrypted
    #[arg(long)]
    unencrypted: bool,
    /// As JSON
    #[arg(long)]
    json: bool,
}

/// Put a backup back into the configured database; stop `serve` and `worker` first
#[derive(Args)]
pub(super) struct Restore {
    /// Which backup, as `careersim list` names it
    #[arg(default_value = "latest")]
    id: String,
    /// Replace a database that is not empty
    #[arg(long)]
    force: bool,
}

/// Restore a backup into a scratch database and compare every table
#[derive(Args)]
pub(super) struct Verify {
    /// Which backup, as `careersim list` names it
    #[arg(default_value = "latest")]
    id: String,
}

/// List the backups
#[derive(Args)]
pub(super) struct List {
    /// As JSON
    #[arg(long)]
    json: bool,
}

impl From<BackupError> for Failure {
    fn from(error: BackupError) -> Self {
        match error {
            BackupError::Settings(sentence) => Self::Usage(sentence),
            other => Self::Failed(other.to_string()),
        }
    }
}

impl Backup {
    /// Does it.
    pub(super) async fn run(self, common: &Common) -> Result<(), Failure> {
        if self.new_key {
            let (key, recipient) = backup::new_key();
            out::line(&format!("# recipient: {recipient}"))?;
            return out::line(key.expose_secret());
        }
        let mut config = common.load(None).await?;
        config.backup.unencrypted |= self.unencrypted;
        let store = open(&config).await?;
        if self.watch {
            return watch(&config, &store).await;
        }
        let manifest = backup::create(&config, &store, clock::now()).await?;
        if self.json {
            return out::json(&manifest);
        }
        out::line(&format!("{} ({}); `careersim verify` tries it", manifest.head.id, described(&manifest)))
    }
}

async fn watch(config: &Config, store: &Store) -> Result<(), Failure> {
    if !config.backup.scheduled() {
        return Err(Failure::Usage(
            "nothing is scheduled: set CAREERSIM_BACKUP__TO and CAREERSIM_BACKUP__EVERY_HOURS".to_owned(),
        ));
    }
    tokio::select! {
        () = backup::keep_making(config, store) => Ok(()),
        _ = super::serve::asked_to_end() => Ok(()),
    }
}

impl Restore {
    /// Does it.
    pub(super) async fn run(self, common: &Common) -> Result<(), Failure> {
        let config = common.load(None).await?;
        let restored = backup::restore(&config, &self.id, self.force).await?;
        if let Ok(store) = Store::open(&config.database).await {
            super::note(&store, "database.restore", &restored.manifest.head.id).await;
        }
        out::line(&format!(
            "restored {} ({}); every table is as it was",
            restored.manifest.head.id,
            described(&restored.manifest)
        ))?;
        match restored.replaced {
            Some(path) => out::line(&format!("the database that was there before is `{}`", path.display())),
            None => Ok(()),
        }
    }
}

impl Verify {
    /// Does it.
    pub(super) async fn run(self, common: &Common) -> Result<(), Failure> {
        let config = common.load(None).await?;
        let manifest = backup::verify(&config, &self.id).await?;
        // The database that it is a backup of may be gone: that must not make the trial fail.
        if let Ok(store) = Store::open(&config.database).await
            && let Err(error) = backup::note_verified(&store, &manifest, clock::now()).await
        {
            tracing::warn!(%error, "that it was tried could not be noted: {error}");
        }
        out::line(&format!("{} works: {}", manifest.head.id, described(&manifest)))
    }
}

impl List {
    /// Does it.
    pub(super) async fn run(self, common: &Common) -> Result<(), Failure> {
        let config = common.load(None).await?;
        let all = Place::open(&config.backup).await?.list().await?;
        if self.json {
            return out::json(&all);
        }
        for manifest in &all {
            out::line(&format!("{}  {}", manifest.head.id, described(manifest)))?;
        }
        Ok(())
    }
}

async fn open(config: &Config) -> Result<Store, Failure> {
    if let Some(file) = careersim_store::backup::file_of(&config.database.url)
        && !file.exists()
    {
        return Err(Failure::Failed(format!("there is no database `{}` to back up", file.display())));
    }
    Ok(Store::open(&config.database).await?)
}

fn described(manifest: &Manifest) -> String {
    let head = &manifest.head;
    let lock = if manifest.encrypted { "encrypted" } else { "NOT encrypted" };
    format!("{}, {} rows, {} KiB, {lock}", head.engine, manifest.rows(), manifest.bytes.div_ceil(1024))
}
