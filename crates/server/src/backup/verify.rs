//! Trying a backup: it is restored into a database that lives for this, and every table's count and checksum must be as they were.

use super::{BackupError, Manifest, restore, work_folder};
use crate::config::Config;
use careersim_game::ids;
use careersim_store::{Store, StoreConfig, backup::Scratch};

/// Tries the backup of this id (or `latest`).
pub async fn verify(config: &Config, id: &str) -> Result<Manifest, BackupError> {
    let work = work_folder(&config.backup)?;
    let (manifest, data) = restore::fetch(config, id, work.path()).await?;
    if manifest.head.engine == "sqlite" {
        let store = Store::open(&StoreConfig::at(format!("sqlite://{}", data.display()))).await?;
        restore::compare(&store, &manifest).await?;
        store.close().await?;
        return Ok(manifest);
    }
    let server = config.backup.scratch_url.as_ref().unwrap_or(&config.database.url);
    let scratch = Scratch::create(server, &format!("careersim_verify_{}", ids::new().simple())).await?;
    let tried = try_in(config, &scratch, data, &manifest).await;
    scratch.remove().await?;
    tried.map(|()| manifest)
}

async fn try_in(config: &Config, scratch: &Scratch, data: std::path::PathBuf, manifest: &Manifest) -> Result<(), BackupError> {
    restore::load(config, &scratch.url, data).await?;
    let store = Store::open(&StoreConfig {
        url: scratch.url.clone(),
        ..config.database.clone()
    })
    .await?;
    let compared = restore::compare(&store, manifest).await;
    store.close().await?;
    compared
}
