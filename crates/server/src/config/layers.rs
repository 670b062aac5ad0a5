//! Where settings come from, lowest first: the embedded defaults, a file, the environment (by value or by `…_FILE`), the secret manager.

use super::{Config, ConfigError};
use figment::{
    Figment,
    error::Kind,
    providers::{Env, Format, Serialized, Toml},
};
use std::{collections::BTreeMap, path::PathBuf};

/// The documentation of every setting.
pub const DEFAULTS: &str = include_str!("../default.toml");

/// Names that every platform knows, and where they go.
pub const KNOWN: [(&str, &str); 13] = [
    ("CAREERSIM_ENV", "environment"),
    ("CAREERSIM_DATA", "data"),
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

/// What is secret: always text, however it looks, and never shown.
pub const SECRET: [&str; 11] = [
    "database.url",
    "redis.url",
    "auth.secret_key",
    "auth.previous_secret_key",
    "coach.gemini.key",
    "coach.openai.key",
    "backup.key",
    "backup.scratch_url",
    "xapi.key",
    "xapi.secret",
    "telemetry.sentry_dsn",
];

const OURS: &str = "CAREERSIM_";
const BY_FILE: &str = "_FILE";

/// The setting that a variable's name stands for: a well-known one, or ours, `CAREERSIM_SECTION__KEY`.
pub(crate) fn setting(name: &str) -> Option<String> {
    if let Some((_, key)) = KNOWN.iter().find(|(known, _)| *known == name) {
        return Some((*key).to_owned());
    }
    let key = name.strip_prefix(OURS)?.to_lowercase();
    key.contains("__").then(|| key.replace("__", "."))
}

impl Config {
    /// The layers, lowest first. `secrets` come from the secret manager, by variable name.
    pub(super) fn figment(file: Option<PathBuf>, secrets: &BTreeMap<String, String>) -> Result<Figment, ConfigError> {
        let mut figment = Figment::from(Toml::string(DEFAULTS));
        if let Some(path) = file.or_else(|| std::env::var_os("CAREERSIM_CONFIG").map(PathBuf::from)) {
            figment = figment.merge(Toml::file_exact(path));
        }
        figment = figment.merge(
            Env::prefixed(OURS)
                .filter(|k| k.as_str().contains("__") && !k.as_str().to_uppercase().ends_with(BY_FILE))
                .split("__"),
        );
        for (key, value) in texts()? {
            figment = figment.merge(Serialized::default(&key, value));
        }
        for (name, value) in secrets {
            let key = setting(name).ok_or_else(|| ConfigError::Refused(format!("the secret manager holds `{name}`, which is no setting of this program")))?;
            figment = figment.merge(Serialized::default(&key, value));
        }
        Ok(figment)
    }

    /// For every setting that is not a default: its name and where it came from. Never its value.
    pub fn sources(&self) -> Vec<String> {
        let mut found = Vec::new();
        for (name, _) in filled() {
            let base = name.strip_suffix(BY_FILE).filter(|b| setting(b).is_some());
            if let Some(key) = setting(base.unwrap_or(&name)) {
                let how = if base.is_some() {
                    "the file that the variable"
                } else {
                    "the environment variable"
                };
                let names = if base.is_some() { " names" } else { "" };
                found.push(format!("`{key}` comes from {how} {name}{names}"));
            }
        }
        if let Some(path) = self.file() {
            found.push(format!("the file `{}` is read", path.display()));
        }
        found.extend(
            self.managed
                .iter()
                .map(|name| format!("`{}` comes from the secret manager", setting(name).unwrap_or_default())),
        );
        found
    }
}

// An empty variable is one that a compose file left unset.
fn filled() -> impl Iterator<Item = (String, String)> {
    std::env::vars_os()
        .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
        .filter(|(_, value)| !value.trim().is_empty())
}

// What is taken as text: well-known names, secrets, and the contents of files.
fn texts() -> Result<Vec<(String, String)>, ConfigError> {
    let mut found: BTreeMap<String, (String, String)> = BTreeMap::new();
    for (name, value) in filled() {
        let by_file = name.strip_suffix(BY_FILE).and_then(setting);
        let (key, value) = match (by_file, setting(&name)) {
            (Some(key), _) => (key, contents(&name, &value)?),
            (None, Some(key)) if SECRET.contains(&key.as_str()) || KNOWN.iter().any(|(known, _)| *known == name) => (key, value),
            _ => continue,
        };
        if value.trim().is_empty() {
            continue;
        }
        if let Some((other, _)) = found.insert(key.clone(), (name.clone(), value)) {
            return Err(ConfigError::Refused(format!("{other} and {name} both set `{key}`: unset one of them")));
        }
    }
    Ok(found.into_iter().map(|(key, (_, value))| (key, value)).collect())
}

fn contents(name: &str, path: &str) -> Result<String, ConfigError> {
    let text = std::fs::read_to_string(path.trim()).map_err(|e| ConfigError::Refused(format!("{name} names `{}`, which cannot be read: {e}", path.trim())))?;
    Ok(text.trim().to_owned())
}

/// What is wrong with the settings and where it came from, without any value: it may be a secret in the wrong place.
pub(super) fn described(errors: figment::Error) -> ConfigError {
    let one = |error: figment::Error| {
        let what = match &error.kind {
            Kind::InvalidType(_, expected) | Kind::InvalidValue(_, expected) => format!("it must be {expected}"),
            Kind::UnknownField(name, _) => format!("there is no setting `{name}`"),
            Kind::MissingField(name) => format!("`{name}` is missing"),
            // The first line names the place; those below quote the file.
            other => other.to_string().lines().next().unwrap_or_default().to_owned(),
        };
        let key = if error.path.is_empty() {
            String::new()
        } else {
            format!("`{}`: ", error.path.join("."))
        };
        let from = error.metadata.as_ref().map(|m| format!(" ({})", m.name)).unwrap_or_default();
        format!("{key}{what}{from}")
    };
    ConfigError::Parse(errors.into_iter().map(one).collect::<Vec<_>>().join("; "))
}
