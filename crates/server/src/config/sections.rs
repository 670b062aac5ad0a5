//! The sections that no other module owns.

use secrecy::SecretString;
use serde::Deserialize;
use std::{net::SocketAddr, time::Duration};

/// How strict the start is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Environment {
    /// Works without settings.
    Development,
    /// Refuses to start half-configured.
    Production,
}

/// `[http]`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Http {
    /// Address and port.
    pub listen: SocketAddr,
    /// The address that links (share, class) begin with; empty: relative links.
    pub public_url: String,
    /// Seconds after which a request is given up; above the longest long-poll.
    pub request_timeout_seconds: u64,
    /// Bytes.
    pub body_limit_bytes: usize,
    /// How many proxies of ours add to `X-Forwarded-For`.
    pub trusted_proxies: usize,
    /// Seconds on SIGTERM in which this replica says that it isn't ready and still answers.
    pub leave_seconds: u64,
    /// Seconds that running work gets on SIGTERM.
    pub drain_seconds: u64,
}

impl Http {
    /// The time limit of a request.
    pub fn request_timeout(&self) -> Duration {
        Duration::from_secs(self.request_timeout_seconds)
    }
}

/// `[redis]`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Redis {
    /// `redis://…`; none: cache and limits stay in the process.
    pub url: Option<SecretString>,
}

/// `[auth]`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Auth {
    /// Signs access tokens; none: made once and kept in the data folder.
    pub secret_key: Option<SecretString>,
    /// Still accepted, while tokens that it signed live.
    pub previous_secret_key: Option<SecretString>,
    /// Minutes that an access token lives.
    pub access_minutes: i64,
    /// Days that a refresh token lives.
    pub refresh_days: i64,
    /// How many passwords are hashed at once.
    pub hash_concurrency: usize,
}

/// `[worker]`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Worker {
    /// How many evaluations run at once in this process.
    pub concurrency: usize,
    /// Seconds that a job is held without a heartbeat.
    pub lease_seconds: u64,
    /// Milliseconds between looks at the table, when no bell rings.
    pub poll_ms: u64,
    /// How often a job is tried before it is buried.
    pub max_attempts: u32,
}

/// `[limits]`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limits {
    /// Whether rate limits hold.
    pub enabled: bool,
    /// `off` for load tests (`CAREERSIM_RATE_LIMITS=off`); refused in production.
    #[serde(default)]
    pub switch: Option<Switch>,
}

/// `on` or `off`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Switch {
    /// As configured.
    On,
    /// No limits.
    Off,
}

/// `[retention]`: days, 0 for ever.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Retention {
    /// Guests that were not seen for so long are erased with everything of theirs.
    pub guest_days: u32,
    /// Named accounts that were not seen for so long are erased with everything of theirs.
    pub account_days: u32,
    /// Single calls to models; their sums by day stay.
    pub usage_days: u32,
    /// What operators did.
    pub audit_days: u32,
}

/// `[secrets]`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Secrets {
    /// The name or ARN of a secret in AWS Secrets Manager that holds variables as JSON; empty: none.
    pub name: String,
    /// Seconds between looks for changed secrets, in files and in the manager; 0: never.
    pub refresh_seconds: u64,
}

/// `[lti]`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lti {
    /// Refuse launches from browsers that don't bring back the cookie of their beginning.
    pub require_cookie: bool,
}

/// `[xapi]`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Xapi {
    /// The record store's address, without `/statements`; empty: none.
    pub url: String,
    /// Its name for us.
    pub key: Option<SecretString>,
    /// Our password there.
    pub secret: Option<SecretString>,
}

impl Xapi {
    /// The store, if there is one.
    pub fn enabled(&self) -> Option<&Self> {
        (!self.url.is_empty()).then_some(self)
    }
}

/// `[telemetry]`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Telemetry {
    /// `auto` (JSON unless on a terminal), `json` or `text`.
    pub format: LogFormat,
    /// What is logged, as in `RUST_LOG`.
    pub filter: String,
    /// Where errors are reported to.
    pub sentry_dsn: Option<SecretString>,
    /// Where traces are sent to.
    pub otlp_endpoint: Option<String>,
}

/// How log lines look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// JSON unless on a terminal.
    Auto,
    /// One JSON object a line.
    Json,
    /// For people.
    Text,
}
