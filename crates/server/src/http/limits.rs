//! Every rate limit in one place: name, rate, burst, whom it counts, and what the player is told.
//!
//! Players are counted by their account, so that a school behind one address can play; only what needs no account
//! (making guests, logging in) is counted by address, and more widely.

use crate::{
    app::App,
    error::{ApiError, Limited},
};
use axum::http::HeaderMap;
use careersim_store::limits::{Decision, Quota};
use std::net::{IpAddr, SocketAddr};
use uuid::Uuid;

/// What can be done too often.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LimitedAction {
    /// Asking for a scene.
    Scene,
    /// Sending an answer.
    Answer,
    /// Everything else that changes something.
    Change,
    /// Making a guest, by address.
    Guest,
    /// Joining a class or coming back to a seat, by address. A wrong code counts for many right ones.
    Join,
    /// Registering, by address.
    Register,
    /// Logging in, by address.
    Login,
    /// Logging in, by the name that is tried.
    LoginName,
    /// Coming in from a learning platform, by address; each launch counts three times.
    Launch,
    /// Reporting an error of the page, by address.
    ClientError,
    /// Asking for the picture of a shared report, by address.
    Picture,
}

impl LimitedAction {
    /// Its name in keys, metrics and logs.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Scene => "scene",
            Self::Answer => "answer",
            Self::Change => "change",
            Self::Guest => "guest",
            Self::Join => "join",
            Self::Register => "register",
            Self::Login => "login",
            Self::LoginName => "login_name",
            Self::Launch => "launch",
            Self::ClientError => "client_error",
            Self::Picture => "picture",
        }
    }

    /// So many a minute, and so many in a row.
    const fn quota(self) -> Quota {
        match self {
            Self::Scene | Self::Answer => Quota { per_minute: 10, burst: 10 },
            Self::Change => Quota { per_minute: 30, burst: 30 },
            Self::Guest | Self::Login => Quota { per_minute: 60, burst: 120 },
            // A class gets in at once, with some slips; who guesses gets twenty tries, then ten a minute, of a million million codes.
            Self::Join => Quota { per_minute: 120, burst: 240 },
            Self::Launch => Quota { per_minute: 240, burst: 480 },
            Self::Register => Quota { per_minute: 30, burst: 60 },
            Self::LoginName => Quota { per_minute: 5, burst: 10 },
            Self::ClientError => Quota { per_minute: 20, burst: 20 },
            Self::Picture => Quota { per_minute: 60, burst: 60 },
        }
    }

    const fn message(self) -> &'static str {
        match self {
            Self::Scene => "that was a lot of scenes at once; take a breath and go on in a moment",
            Self::Answer => "that was a lot of answers at once; nothing is lost, send it again in a moment",
            Self::Change => "that was a lot at once; try again in a moment",
            Self::Guest => "many people start playing from your network right now; try again in a moment",
            Self::Join => "many codes were typed in your network just now; try again in a moment",
            Self::Register => "many accounts were made from your network just now; try again in a moment",
            Self::Login | Self::LoginName => "too many attempts to log in; try again in a moment",
            Self::Launch => "many people come in from your network right now; try again in a moment",
            Self::ClientError => "too many error reports",
            Self::Picture => "too many pictures at once; try again in a moment",
        }
    }
}

/// Lets a player's action through, or says when.
///
/// # Errors
/// `rate_limited`.
pub async fn by_player(app: &App, action: LimitedAction, player: Uuid) -> Result<(), ApiError> {
    check(app, action, &player.to_string()).await
}

/// Lets an action from this address through, or says when.
///
/// # Errors
/// `rate_limited`.
pub async fn by_address(app: &App, action: LimitedAction, headers: &HeaderMap, peer: SocketAddr) -> Result<(), ApiError> {
    check(app, action, &client_address(app, headers, peer).to_string()).await
}

/// Counts an action from this address so many times more than it was let through, as far as there is room.
pub async fn charge_address(app: &App, action: LimitedAction, headers: &HeaderMap, peer: SocketAddr, times: u32) {
    if app.config.limits.enabled {
        let key = client_address(app, headers, peer).to_string();
        for _ in 0..times {
            app.limiter.check(action.name(), &key, action.quota()).await;
        }
    }
}

/// Lets an action for this key through, or says when.
///
/// # Errors
/// `rate_limited`.
pub async fn check(app: &App, action: LimitedAction, key: &str) -> Result<(), ApiError> {
    if !app.config.limits.enabled {
        return Ok(());
    }
    let quota = action.quota();
    match app.limiter.check(action.name(), key, quota).await {
        Decision::Allowed { .. } => Ok(()),
        Decision::Refused { retry_after } => {
            app.metrics.limited(action.name());
            let retry_after = retry_after.as_secs() + u64::from(retry_after.subsec_nanos() > 0);
            Err(ApiError::RateLimited(Box::new(Limited {
                name: action.name(),
                message: action.message(),
                burst: quota.burst,
                retry_after: retry_after.max(1),
            })))
        }
    }
}

// Behind proxies of ours the last address that they did not add themselves counts; a client's own header never does.
fn client_address(app: &App, headers: &HeaderMap, peer: SocketAddr) -> IpAddr {
    let hops = app.config.http.trusted_proxies;
    if hops == 0 {
        return peer.ip();
    }
    let chain: Vec<&str> = headers
        .get_all("x-forwarded-for")
        .iter()
        .filter_map(|v| v.to_str().ok())
        .flat_map(|v| v.split(','))
        .map(str::trim)
        .collect();
    chain
        .len()
        .checked_sub(hops)
        .and_then(|i| chain.get(i))
        .and_then(|a| a.parse().ok())
        .unwrap_or_else(|| peer.ip())
}
