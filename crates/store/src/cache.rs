//! What is quick to look up: values by name, each with its own time to live, in the process and, with a URL, in a Redis that all replicas share.
//! Those who miss the same name at the same time share one making, in the process and across replicas. Values are kept as JSON, so that
//! what is found is a copy and never somebody else's. Redis may go at any time: then each process keeps its own.

use crate::{StoreError, redis::Link};
use moka::{Expiry, future};
use secrecy::SecretString;
use serde::{Serialize, de::DeserializeOwned};
use std::{
    sync::Arc,
    time::{Duration, Instant},
};
use uuid::Uuid;

mod shared;
use shared::{Shared, Turn};

/// How much the process keeps, in bytes of JSON.
const CAPACITY: u64 = 16 * 1024 * 1024;

#[derive(Clone)]
struct Entry {
    json: Arc<[u8]>,
    ttl: Duration,
}

impl Entry {
    // As Redis has it, with the time that it has left in milliseconds; no time, and it is as good as gone.
    fn new(json: Vec<u8>, ttl_ms: i64) -> Self {
        Self {
            json: json.into(),
            ttl: Duration::from_millis(u64::try_from(ttl_ms).unwrap_or(0)),
        }
    }
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
    shared: Option<Shared>,
    // A URL was given that can't be understood.
    broken: bool,
}

impl Cache {
    /// Opens the cache; with a URL, the one that replicas share. It connects when it is first used, and works without in the meantime.
    #[expect(clippy::unused_async, reason = "the link to Redis needs a running runtime, which an async function has")]
    pub async fn open(url: Option<&SecretString>) -> Self {
        let weigh = |name: &String, entry: &Entry| u32::try_from(name.len() + entry.json.len() + 64).unwrap_or(u32::MAX);
        let local = future::Cache::builder().max_capacity(CAPACITY).weigher(weigh).expire_after(OwnTime).build();
        let link = url.map(Link::new);
        if let Some(Err(error)) = &link {
            tracing::warn!(error, "the Redis URL can't be understood; working without Redis");
        }
        let broken = matches!(link, Some(Err(_)));
        let shared = link.and_then(Result::ok).map(|link| Shared::new(link, Uuid::new_v4()));
        Self { local, shared, broken }
    }

    /// Is the shared cache reachable? Without one: yes.
    pub async fn is_healthy(&self) -> bool {
        match &self.shared {
            Some(shared) => shared.link().ping().await,
            None => !self.broken,
        }
    }

    pub(crate) fn link(&self) -> Option<&Link> {
        self.shared.as_ref().map(Shared::link)
    }

    /// What is kept under this name.
    pub async fn get<T: DeserializeOwned>(&self, name: &str) -> Option<T> {
        if let Some(entry) = self.local.get(name).await {
            return serde_json::from_slice(&entry.json).ok();
        }
        let entry = self.shared.as_ref()?.get(name).await?;
        let value = serde_json::from_slice(&entry.json).ok()?;
        self.local.insert(name.to_owned(), entry).await;
        Some(value)
    }

    /// Keeps a value for `ttl`.
    pub async fn put<T: Serialize>(&self, name: &str, value: &T, ttl: Duration) {
        let Ok(entry) = entry(value, ttl) else { return };
        if let Some(shared) = &self.shared {
            shared.put(name, &entry).await;
        }
        self.local.insert(name.to_owned(), entry).await;
    }

    /// The value under this name, made by the first who misses it, on whichever replica; `make` says how long it is kept.
    ///
    /// # Errors
    /// What `make` failed with, to everybody in this process who waited for it; nothing is kept then. Who waits on another replica tries for themselves.
    pub async fn get_or_make<T, E, F>(&self, name: &str, make: impl FnOnce() -> F) -> Result<T, E>
    where
        T: Serialize + DeserializeOwned,
        E: Clone + From<StoreError> + Send + Sync + 'static,
        F: Future<Output = Result<(T, Duration), E>>,
    {
        let finding = self.local.try_get_with(name.to_owned(), self.find_or_make::<T, E, F>(name, make));
        let entry = finding.await.map_err(|error: Arc<E>| E::clone(&error))?;
        Ok(serde_json::from_slice(&entry.json).map_err(StoreError::from)?)
    }

    async fn find_or_make<T, E, F>(&self, name: &str, make: impl FnOnce() -> F) -> Result<Entry, E>
    where
        T: Serialize + DeserializeOwned,
        E: From<StoreError>,
        F: Future<Output = Result<(T, Duration), E>>,
    {
        let make = async {
            let (value, ttl) = make().await?;
            entry(&value, ttl).map_err(E::from)
        };
        let Some(shared) = &self.shared else { return make.await };
        // A value that another version of the program wrote may not fit any more; then it is made anew.
        let fits = |entry: &Entry| serde_json::from_slice::<T>(&entry.json).is_ok();
        match shared.turn(name, fits).await {
            Turn::Found(entry) => Ok(entry),
            Turn::Mine => shared.making(name, make).await,
            Turn::Alone => make.await,
        }
    }
}

fn entry<T: Serialize>(value: &T, ttl: Duration) -> Result<Entry, StoreError> {
    Ok(Entry {
        json: serde_json::to_vec(value)?.into(),
        ttl,
    })
}
