//! Enforces `[retention]`: once an hour, by one replica, a bounded number at a time.

use crate::config::Retention;
use careersim_game::{Game, GameError};
use careersim_store::{
    retention::{self, Who},
    settings,
};
use chrono::{DateTime, Duration, Utc};

const LEASE: &str = "retention.lease";
const EVERY: Duration = Duration::hours(1);
// A player's rows go in one transaction each; the rest of a long list waits for the next hour.
const AT_ONCE: u32 = 1_000;

/// What was removed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Removed {
    /// Players, with everything of theirs.
    pub players: u64,
    /// Single calls to models.
    pub usage: u64,
    /// Lines of what operators did.
    pub audit: u64,
}

/// Removes what is older than it may be, unless another replica has done so within the hour.
///
/// # Errors
/// Unavailable or internal; what was removed by then stays removed.
pub async fn enforce(game: &Game, config: &Retention, owner: &str, now: DateTime<Utc>) -> Result<Option<Removed>, GameError> {
    if !settings::lease(&game.store, LEASE, owner, now + EVERY, now).await? {
        return Ok(None);
    }
    let before = |days: u32| (days > 0).then(|| now - Duration::days(i64::from(days)));
    let mut removed = Removed::default();
    for (who, days) in [(Who::Guests, config.guest_days), (Who::Accounts, config.account_days)] {
        let Some(before) = before(days) else { continue };
        for player in retention::gone_since(&game.store, who, before, AT_ONCE).await? {
            game.erase(player).await?;
            removed.players += 1;
        }
    }
    if let Some(before) = before(config.usage_days) {
        removed.usage = retention::forget_usage(&game.store, before).await?;
    }
    if let Some(before) = before(config.audit_days) {
        removed.audit = retention::forget_audit(&game.store, before).await?;
    }
    Ok(Some(removed))
}
