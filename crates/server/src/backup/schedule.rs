//! Backups that nobody asks for: one replica makes each, by a lease in the database; then it is tried, old ones go, and the time of the last
//! one that was seen to work is written down for all replicas to show.

use super::{BackupError, Manifest, create, prune, verify};
use crate::config::Config;
use careersim_game::clock;
use careersim_store::{Store, StoreError, settings};
use chrono::{DateTime, Duration, Utc};

// When the last backup was made that was seen to work (RFC 3339), or `never`.
const VERIFIED: &str = "backup.verified";
const LAST: &str = "backup.last";
const LEASE: &str = "backup.lease";
// A replica that dies is replaced after this; one that fails is followed after this, too.
const HELD: Duration = Duration::minutes(10);
const NEVER: &str = "never";

/// Makes backups as they become due, for ever. What goes wrong is logged and tried again.
pub(crate) async fn keep_making(config: &Config, store: &Store) {
    let owner = format!("{}-{}", std::process::id(), careersim_game::ids::new());
    let mut ticks = tokio::time::interval(std::time::Duration::from_mins(1));
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    let mut quiet_until = None;
    loop {
        ticks.tick().await;
        if quiet_until.is_some_and(|at| clock::now() < at) {
            continue;
        }
        if let Err(error) = run_when_due(config, store, &owner, clock::now).await {
            tracing::error!(%error, "no backup was made: {error}");
            quiet_until = Some(clock::now() + HELD);
        }
    }
}

/// Makes a backup if one is due and no other replica is at it. Returns what was made.
pub async fn run_when_due(config: &Config, store: &Store, owner: &str, clock: fn() -> DateTime<Utc>) -> Result<Option<Manifest>, BackupError> {
    if !config.backup.scheduled() {
        return Ok(None);
    }
    let now = clock();
    settings::get_or_set(store, VERIFIED, NEVER, now).await?;
    if !is_due(config, store, now).await? || !settings::lease(store, LEASE, owner, now + HELD, now).await? {
        return Ok(None);
    }
    // Somebody else may have finished between the question and the lease.
    if !is_due(config, store, now).await? {
        return Ok(None);
    }
    tokio::select! {
        made = take(config, store, clock) => made.map(Some),
        lost = keep_lease(store, owner, clock) => lost.map(|()| None),
    }
}

/// Makes, tries and notes a backup, and removes those that are no longer kept.
pub async fn take(config: &Config, store: &Store, clock: fn() -> DateTime<Utc>) -> Result<Manifest, BackupError> {
    let manifest = create(config, store, clock()).await?;
    settings::set(store, LAST, &manifest.head.created_at.to_rfc3339(), clock()).await?;
    if config.backup.verify {
        verify(config, &manifest.head.id).await?;
        note_verified(store, &manifest, clock()).await?;
    }
    prune(&config.backup).await?;
    Ok(manifest)
}

/// Writes down that this backup was seen to work, unless a later one was.
pub(crate) async fn note_verified(store: &Store, manifest: &Manifest, now: DateTime<Utc>) -> Result<(), StoreError> {
    let known = time(settings::get(store, VERIFIED).await?);
    if known.is_none_or(|at| at < manifest.head.created_at) {
        settings::set(store, VERIFIED, &manifest.head.created_at.to_rfc3339(), now).await?;
    }
    Ok(())
}

async fn is_due(config: &Config, store: &Store, now: DateTime<Utc>) -> Result<bool, StoreError> {
    let last = time(settings::get(store, LAST).await?);
    let every = Duration::hours(i64::from(config.backup.every_hours));
    Ok(last.is_none_or(|at| at + every <= now))
}

// Ends only when the lease is somebody else's.
async fn keep_lease(store: &Store, owner: &str, clock: fn() -> DateTime<Utc>) -> Result<(), BackupError> {
    loop {
        tokio::time::sleep(std::time::Duration::from_mins(3)).await;
        let now = clock();
        if !settings::lease(store, LEASE, owner, now + HELD, now).await? {
            tracing::warn!("another replica makes the backup now");
            return Ok(());
        }
    }
}

/// When the last backup that was seen to work was made: the beginning of time if none was, nothing where none is wanted.
pub(crate) async fn last_verified(store: &Store) -> Result<Option<DateTime<Utc>>, StoreError> {
    let value = settings::get(store, VERIFIED).await?;
    Ok(value.map(|v| time(Some(v)).unwrap_or(DateTime::UNIX_EPOCH)))
}

fn time(value: Option<String>) -> Option<DateTime<Utc>> {
    Some(DateTime::parse_from_rfc3339(&value?).ok()?.to_utc())
}
