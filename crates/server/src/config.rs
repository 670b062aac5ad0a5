//! The effective configuration: embedded `default.toml` (it is the documentation), then a file, then the environment.
//! Names that every platform knows (`DATABASE_URL`, `REDIS_URL`, …) work as they are; ours are `CAREERSIM_SECTION__KEY`.

use careersim_coach::config::CoachConfig;
use careersim_store::StoreConfig;
use figment::{
    Figment,
    providers::{Env, Format, Serialized, Toml},
};
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use std::{net::SocketAddr, path::PathBuf, time::Duration};

const DEFAULTS: &str = include_str!("default.toml");

/// The environment's well-known names and where they go.
const KNOWN: [(&str, &str); 12] = [
    ("CAREERSIM_ENV", "environment"),
    ("DATABASE_URL", "database.url"),
    ("REDIS_URL", "redis.url"),
    ("SECRET_KEY", "auth.secret_key"),
    ("SECRET_KEY_PREVIOUS", "auth.previous_secret_key"),
    ("GEMINI_API_KEY", "coach.gemini.key"),
    ("GEMINI_BASE_URL", "coach.gemini.base_url"),
    ("SENTRY_DSN", "telemetry.sentry_dsn"),
    ("OTEL_EXPORTER_OTLP_ENDPOINT", "telemetry.otlp_endpoint"),
    ("RUST_LOG", "telemetry.filter"),
    ("CAREERSIM_RATE_LIMITS", "limits.switch"),
    ("CAREERSIM_CONFIG", "config_file"),
];

/// Everything that can be set.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// `development` or `production`.
    pub environment: Environment,
    /// The file that was read, if any.
    #[serde(default)]
    pub config_file: Option<PathBuf>,
    /// Where an installation without `DATABASE_URL` keeps its files.
    pub data: PathBuf,
    /// The doors.
    pub http: Http,
    /// What remembers.
    pub database: StoreConfig,
    /// What is shared and fast.
    pub redis: Redis,
    /// Accounts.
    pub auth: Auth,
    /// Background work.
    pub worker: Worker,
    /// Models.
    pub coach: CoachConfig,
    /// Money.
    pub budget: careersim_game::BudgetConfig,
    /// Rate limits.
    pub limits: Limits,
    /// Logs, traces, errors.
    pub telemetry: Telemetry,
}

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

/// Why the configuration cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// A value does not parse; figment says which and where it came from.
    #[error("the configuration is not usable: {0}")]
    Parse(String),
    /// The values do not fit together; the sentence says what to set.
    #[error("{0}")]
    Refused(String),
}

impl Config {
    /// Reads the effective configuration. `file` wins over `CAREERSIM_CONFIG`.
    ///
    /// # Errors
    /// [`ConfigError::Parse`].
    pub fn load(file: Option<PathBuf>, data: Option<PathBuf>) -> Result<Self, ConfigError> {
        let figment = Self::figment(file);
        let has_database = figment.contains("database.url");
        let mut config: Self = figment.extract().map_err(|e| ConfigError::Parse(e.to_string()))?;
        if let Some(data) = data {
            config.data = data;
        }
        if !has_database {
            config.database.url = format!("sqlite://{}?mode=rwc", config.data.join("careersim.db").display()).into();
        }
        config.limits.enabled &= config.limits.switch != Some(Switch::Off);
        Ok(config)
    }

    /// For every setting that is not a default: its name and where it came from. Never its value.
    pub fn sources(file: Option<PathBuf>) -> Vec<String> {
        let figment = Self::figment(file);
        let mut found = Vec::new();
        for (name, key) in KNOWN {
            if std::env::var(name).is_ok_and(|v| !v.trim().is_empty()) {
                found.push(format!("`{key}` comes from the environment variable {name}"));
            }
        }
        found.extend(
            std::env::vars()
                .map(|(name, _)| name)
                .filter(|n| n.starts_with("CAREERSIM_") && n.contains("__"))
                .map(|n| format!("{n} is set in the environment")),
        );
        if let Ok(Some(path)) = figment.extract_inner::<Option<PathBuf>>("config_file") {
            found.push(format!("the file `{}` is read", path.display()));
        }
        found
    }

    /// The layers, lowest first.
    pub fn figment(file: Option<PathBuf>) -> Figment {
        let mut figment = Figment::from(Toml::string(DEFAULTS));
        if let Some(path) = file.or_else(|| std::env::var_os("CAREERSIM_CONFIG").map(PathBuf::from)) {
            figment = figment.merge(Toml::file_exact(path));
        }
        figment = figment.merge(Env::prefixed("CAREERSIM_").filter(|k| k.as_str().contains("__")).split("__"));
        for (name, key) in KNOWN {
            // An empty variable is one that a compose file left unset.
            if let Some(value) = std::env::var(name).ok().filter(|v| !v.trim().is_empty()) {
                // As text, whatever it looks like: a key may consist of digits.
                figment = figment.merge(Serialized::default(key, value));
            }
        }
        figment
    }

    /// Is there one process only, with nothing but its own files?
    pub fn is_embedded(&self) -> bool {
        self.database.url.expose_secret().starts_with("sqlite:")
    }

    /// Refuses a production start that would lose data or trust.
    ///
    /// # Errors
    /// [`ConfigError::Refused`] with a sentence that says what to set.
    pub fn check(&self) -> Result<(), ConfigError> {
        if self.environment == Environment::Development {
            return Ok(());
        }
        let refuse = |sentence: &str| Err(ConfigError::Refused(sentence.to_owned()));
        match &self.auth.secret_key {
            None => {
                return refuse(
                    "CAREERSIM_ENV=production needs SECRET_KEY: set it to at least 32 random characters, for example from `openssl rand -base64 48`",
                );
            }
            Some(key) if is_weak(key.expose_secret()) => {
                return refuse("SECRET_KEY is too weak for production: set it to at least 32 random characters, for example from `openssl rand -base64 48`");
            }
            Some(_) => {}
        }
        if self.auth.previous_secret_key.as_ref().is_some_and(|key| is_weak(key.expose_secret())) {
            return refuse("SECRET_KEY_PREVIOUS is too weak for production: remove it, or set it to the strong key that was used before");
        }
        if !self.limits.enabled {
            return refuse("CAREERSIM_RATE_LIMITS=off is for load tests and refused in production: unset it");
        }
        if self.is_embedded() && self.redis.url.is_some() {
            return refuse("REDIS_URL is set, so more than one replica is meant, but the database is SQLite: set DATABASE_URL=postgres://…");
        }
        Ok(())
    }
}

// Short, or made of few different characters, or the example that stands in a document.
fn is_weak(key: &str) -> bool {
    let mut distinct: Vec<char> = key.chars().collect();
    distinct.sort_unstable();
    distinct.dedup();
    let lower = key.to_lowercase();
    key.chars().count() < 32 || distinct.len() < 10 || ["changeme", "change-me", "secret-key", "example", "password"].iter().any(|w| lower.contains(w))
}
