//! The effective configuration: embedded `default.toml` (it is the documentation), then a file, then the environment, then the secret manager.
//! Names that every platform knows (`DATABASE_URL`, `REDIS_URL`, …) work as they are; ours are `CAREERSIM_SECTION__KEY`; each also as `…_FILE`.

mod check;
mod layers;
mod reference;
mod sections;

pub use layers::{DEFAULTS, KNOWN, SECRET};
pub use reference::{Setting, environment, page, settings};
pub use sections::{Auth, Environment, Http, Limits, LogFormat, Lti, Redis, Retention, Secrets, Switch, Telemetry, Worker, Xapi};

use careersim_coach::config::CoachConfig;
use careersim_store::StoreConfig;
use secrecy::ExposeSecret;
use serde::Deserialize;
use std::{collections::BTreeMap, path::PathBuf};

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
    /// How long data stays.
    pub retention: Retention,
    /// Where secrets come from.
    pub secrets: Secrets,
    /// Backups.
    pub backup: crate::backup::BackupConfig,
    /// Learning platforms.
    pub lti: Lti,
    /// A learning record store.
    pub xapi: Xapi,
    /// Logs, traces, errors.
    pub telemetry: Telemetry,
    /// The variables that the secret manager holds.
    #[serde(skip)]
    pub managed: Vec<String>,
    // What the command line said, so that the same can be read again.
    #[serde(skip)]
    origin: (Option<PathBuf>, Option<PathBuf>),
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
    /// Reads the effective configuration, but for the secret manager's part. `file` wins over `CAREERSIM_CONFIG`.
    ///
    /// # Errors
    /// [`ConfigError`], with a sentence that shows no value.
    pub fn load(file: Option<PathBuf>, data: Option<PathBuf>) -> Result<Self, ConfigError> {
        Self::layered((file, data), &BTreeMap::new())
    }

    /// The same with what the secret manager holds, by variable name.
    ///
    /// # Errors
    /// As [`Config::load`].
    pub(crate) fn with_secrets(&self, secrets: &BTreeMap<String, String>) -> Result<Self, ConfigError> {
        Self::layered(self.origin.clone(), secrets)
    }

    fn layered(origin: (Option<PathBuf>, Option<PathBuf>), secrets: &BTreeMap<String, String>) -> Result<Self, ConfigError> {
        let (file, data) = origin.clone();
        let figment = Self::figment(file, secrets)?;
        let has_database = figment.contains("database.url");
        let mut config: Self = figment.extract().map_err(layers::described)?;
        if let Some(data) = data {
            config.data = data;
        }
        if !has_database {
            config.database.url = format!("sqlite://{}?mode=rwc", config.data.join("careersim.db").display()).into();
        }
        config.limits.enabled &= config.limits.switch != Some(Switch::Off);
        config.managed = secrets.keys().cloned().collect();
        config.origin = origin;
        Ok(config)
    }

    /// The file with settings that is read, if any.
    pub fn file(&self) -> Option<PathBuf> {
        self.origin.0.clone().or_else(|| self.config_file.clone())
    }

    /// Is there one process only, with nothing but its own files?
    pub fn is_embedded(&self) -> bool {
        self.database.url.expose_secret().starts_with("sqlite:")
    }
}
