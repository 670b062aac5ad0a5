//! Where backups are kept: a folder, or a prefix in an S3-compatible store. Credentials and endpoint come from AWS's standard variables.

use super::{BackupConfig, BackupError, manifest::Manifest};
use futures::TryStreamExt;
use object_store::{ObjectStore, ObjectStoreExt, aws::AmazonS3Builder, aws::AmazonS3ConfigKey, buffered::BufWriter, local::LocalFileSystem, path::Path as Key};
use std::{path::Path, sync::Arc};
use tokio::io::AsyncWriteExt;

/// The opened place.
pub struct Place {
    store: Arc<dyn ObjectStore>,
    prefix: Key,
}

impl Place {
    /// Opens it; a missing folder is made.
    ///
    /// # Errors
    /// [`BackupError::Settings`] when there is none or its name cannot be understood.
    pub async fn open(config: &BackupConfig) -> Result<Self, BackupError> {
        let to = config.to.trim();
        if to.is_empty() {
            return Err(BackupError::Settings(
                "there is no place for backups: set CAREERSIM_BACKUP__TO to a folder or to s3://bucket/prefix".to_owned(),
            ));
        }
        let Some(rest) = to.strip_prefix("s3://") else {
            let folder = Path::new(to.strip_prefix("file://").unwrap_or(to));
            tokio::fs::create_dir_all(folder).await.map_err(BackupError::file(folder))?;
            let store = LocalFileSystem::new_with_prefix(folder)?.with_fsync(true);
            return Ok(Self {
                store: Arc::new(store),
                prefix: Key::default(),
            });
        };
        let (bucket, prefix) = rest.split_once('/').unwrap_or((rest, ""));
        let builder = AmazonS3Builder::from_env().with_bucket_name(bucket);
        let endpoint = [AmazonS3ConfigKey::S3Endpoint, AmazonS3ConfigKey::Endpoint]
            .iter()
            .find_map(|k| builder.get_config_value(k));
        // Plain HTTP is for a store in the same network, and only ever said on purpose.
        let plain = endpoint.is_some_and(|e| e.starts_with("http://"));
        Ok(Self {
            store: Arc::new(builder.with_allow_http(plain).build()?),
            prefix: Key::from(prefix),
        })
    }

    /// All backups, the newest first. What has no manifest is no backup.
    pub async fn list(&self) -> Result<Vec<Manifest>, BackupError> {
        let files: Vec<_> = self.store.list(Some(&self.prefix)).try_collect().await?;
        let mut found = Vec::new();
        for file in files.iter().filter(|f| f.location.extension() == Some("json")) {
            found.extend(self.manifest(&file.location).await?);
        }
        found.sort_by(|a, b| b.head.created_at.cmp(&a.head.created_at).then_with(|| b.head.id.cmp(&a.head.id)));
        Ok(found)
    }

    /// The backup of this name; the newest for `latest`.
    pub async fn find(&self, id: &str) -> Result<Manifest, BackupError> {
        let all = self.list().await?;
        let found = all.into_iter().find(|m| id == "latest" || m.head.id == id);
        found.ok_or_else(|| BackupError::Refused(format!("there is no backup `{id}`; `careersim list` shows those that there are")))
    }

    /// Keeps an archive, and then its manifest.
    pub(super) async fn put(&self, manifest: &Manifest, packed: &Path) -> Result<(), BackupError> {
        let mut file = tokio::fs::File::open(packed).await.map_err(BackupError::file(packed))?;
        let mut out = BufWriter::new(self.store.clone(), self.archive(&manifest.head.id));
        let sent = tokio::io::copy(&mut file, &mut out).await;
        if let Err(error) = sent {
            let _ = out.abort().await;
            return Err(BackupError::File(packed.display().to_string(), error));
        }
        out.shutdown()
            .await
            .map_err(|e| BackupError::File(self.archive(&manifest.head.id).to_string(), e))?;
        let text = serde_json::to_vec_pretty(manifest).map_err(|e| BackupError::Refused(e.to_string()))?;
        self.store.put(&self.key(&format!("{}.json", manifest.head.id)), text.into()).await?;
        Ok(())
    }

    /// Fetches an archive into the new file `to`.
    pub(super) async fn fetch(&self, id: &str, to: &Path) -> Result<(), BackupError> {
        let mut chunks = self.store.get(&self.archive(id)).await?.into_stream();
        let mut file = tokio::fs::File::create_new(to).await.map_err(BackupError::file(to))?;
        while let Some(chunk) = chunks.try_next().await? {
            file.write_all(&chunk).await.map_err(BackupError::file(to))?;
        }
        file.sync_all().await.map_err(BackupError::file(to))
    }

    /// Removes a backup, its manifest first, so that half of one is none.
    pub(super) async fn remove(&self, id: &str) -> Result<(), BackupError> {
        self.store.delete(&self.key(&format!("{id}.json"))).await?;
        Ok(self.store.delete(&self.archive(id)).await?)
    }

    // A file that is no manifest of ours is somebody else's.
    async fn manifest(&self, key: &Key) -> Result<Option<Manifest>, BackupError> {
        let text = self.store.get(key).await?.bytes().await?;
        let manifest: Option<Manifest> = serde_json::from_slice(&text).ok();
        if manifest.is_none() {
            tracing::warn!(%key, "`{key}` is no manifest that this program understands");
        }
        Ok(manifest.filter(|m| self.key(&format!("{}.json", m.head.id)) == *key))
    }

    fn archive(&self, id: &str) -> Key {
        self.key(&format!("{id}.backup"))
    }

    fn key(&self, name: &str) -> Key {
        self.prefix.clone().join(name)
    }
}
