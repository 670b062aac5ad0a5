//! The half of the cache that replicas share: values in Redis, and a lease for whoever makes one. The lease is short and renewed, so that
//! a replica that dies while it makes something holds the others up for seconds, not for as long as a model may take.

use super::Entry;
use crate::redis::Link;
use redis::Script;
use std::{future::Future, sync::Arc, time::Duration};
use tokio::time::{Instant, MissedTickBehavior, interval, sleep};
use uuid::Uuid;

const LEASE: Duration = Duration::from_secs(3);
const RENEW: Duration = Duration::from_secs(1);
const FIRST_LOOK: Duration = Duration::from_millis(20);
const SLOWEST_LOOK: Duration = Duration::from_millis(150);
// Longer than any job may take; whoever waited so long makes it themselves.
const LONGEST_WAIT: Duration = Duration::from_mins(1);

// The value with its time to live in milliseconds; else 1 when the lease was taken for this process, or 0 when another has it.
const FIND_OR_TAKE: &str = "
local value = redis.call('GET', KEYS[1])
if value then return {value, redis.call('PTTL', KEYS[1])} end
local holder = redis.call('GET', KEYS[2])
if holder and holder ~= ARGV[1] then return {false, 0} end
redis.call('SET', KEYS[2], ARGV[1], 'PX', ARGV[2])
return {false, 1}";
// A process may take its own lease again: within it only one maker of a name is at work, so a lease of its own was left behind.
const TAKE: &str = "
local holder = redis.call('GET', KEYS[1])
if holder and holder ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 1";
const KEEP: &str = "
redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
if redis.call('GET', KEYS[2]) == ARGV[1] then redis.call('DEL', KEYS[2]) end
return 1";
const RELEASE: &str = "if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end return 0";

/// Whose turn it is to make a value.
pub(super) enum Turn {
    /// Nobody's: here it is.
    Found(Entry),
    /// This process's, under a lease.
    Mine,
    /// This process's, without one: Redis is away, or another replica took too long.
    Alone,
}

#[derive(Clone)]
pub(super) struct Shared {
    link: Link,
    me: Uuid,
    find_or_take: Arc<Script>,
    take: Arc<Script>,
    keep: Arc<Script>,
    release: Arc<Script>,
}

fn value_key(name: &str) -> String {
    format!("careersim:value:{name}")
}

fn lease_key(name: &str) -> String {
    format!("careersim:lease:{name}")
}

fn millis(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX).max(1)
}

impl Shared {
    pub(super) fn new(link: Link, me: Uuid) -> Self {
        Self {
            link,
            me,
            find_or_take: Arc::new(Script::new(FIND_OR_TAKE)),
            take: Arc::new(Script::new(TAKE)),
            keep: Arc::new(Script::new(KEEP)),
            release: Arc::new(Script::new(RELEASE)),
        }
    }

    pub(super) fn link(&self) -> &Link {
        &self.link
    }

    /// The value with the time that it has left.
    pub(super) async fn get(&self, name: &str) -> Option<Entry> {
        let mut pipe = redis::pipe();
        pipe.get(value_key(name)).pttl(value_key(name));
        let found: (Option<Vec<u8>>, i64) = self.link.call(|mut c| async move { pipe.query_async(&mut c).await }).await?;
        Some(Entry::new(found.0?, found.1))
    }

    pub(super) async fn put(&self, name: &str, entry: &Entry) {
        let mut command = redis::cmd("SET");
        command.arg(value_key(name)).arg(&*entry.json).arg("PX").arg(millis(entry.ttl));
        let _kept: Option<()> = self.link.call(|mut c| async move { command.query_async(&mut c).await }).await;
    }

    /// Looks until the value is there or it is this process's turn to make it.
    pub(super) async fn turn(&self, name: &str, fits: impl Fn(&Entry) -> bool) -> Turn {
        let (begun, mut pause) = (Instant::now(), FIRST_LOOK);
        loop {
            let mine = match self.find_or_take(name).await {
                Some((Some(json), ttl)) => match Some(Entry::new(json, ttl)).filter(&fits) {
                    Some(entry) => return Turn::Found(entry),
                    None => self.take(name).await,
                },
                Some((None, taken)) => Some(taken == 1),
                None => None,
            };
            match mine {
                Some(true) => return Turn::Mine,
                Some(false) if begun.elapsed() < LONGEST_WAIT => {}
                _ => return Turn::Alone,
            }
            sleep(pause).await;
            pause = (pause * 3 / 2).min(SLOWEST_LOOK);
        }
    }

    /// Makes the value under the lease, which is renewed meanwhile and given back after.
    pub(super) async fn making<E>(&self, name: &str, work: impl Future<Output = Result<Entry, E>>) -> Result<Entry, E> {
        let mut work = std::pin::pin!(work);
        let mut renewal = interval(RENEW);
        renewal.set_missed_tick_behavior(MissedTickBehavior::Delay);
        renewal.tick().await;
        let made = loop {
            tokio::select! {
                made = &mut work => break made,
                // The value is made while the lease is renewed: the renewal is not waited for.
                _ = renewal.tick() => tokio::select! {
                    made = &mut work => break made,
                    _ = self.take(name) => {}
                },
            }
        };
        match &made {
            Ok(entry) => self.keep(name, entry).await,
            Err(_) => self.give_back(name).await,
        }
        made
    }

    async fn take(&self, name: &str) -> Option<bool> {
        let taken: i64 = self
            .link
            .run(&self.take, |script| {
                script.key(lease_key(name)).arg(self.me.to_string()).arg(millis(LEASE));
            })
            .await?;
        Some(taken == 1)
    }

    async fn find_or_take(&self, name: &str) -> Option<(Option<Vec<u8>>, i64)> {
        self.link
            .run(&self.find_or_take, |script| {
                script.key(value_key(name)).key(lease_key(name)).arg(self.me.to_string()).arg(millis(LEASE));
            })
            .await
    }

    // Keeps the value and gives the lease back.
    async fn keep(&self, name: &str, entry: &Entry) {
        let _kept: Option<i64> = self
            .link
            .run(&self.keep, |script| {
                script
                    .key(value_key(name))
                    .key(lease_key(name))
                    .arg(self.me.to_string())
                    .arg(&*entry.json)
                    .arg(millis(entry.ttl));
            })
            .await;
    }

    async fn give_back(&self, name: &str) {
        let _given: Option<i64> = self
            .link
            .run(&self.release, |script| {
                script.key(lease_key(name)).arg(self.me.to_string());
            })
            .await;
    }
}
