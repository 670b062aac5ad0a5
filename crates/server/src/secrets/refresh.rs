//! Taking up rotated secrets while running: the database's URL for new connections, and the key that signs. What was accepted stays accepted
//! for as long as a token that it signed may live.

use super::fetch;
use crate::{
    app::App,
    config::{Config, ConfigError},
};
use careersim_game::clock;
use chrono::{DateTime, Duration, Utc};
use secrecy::{ExposeSecret, SecretString};
use std::collections::BTreeMap;

/// The configuration with what the secret manager holds.
pub(crate) async fn load(config: Config) -> Result<Config, ConfigError> {
    let name = config.secrets.name.trim();
    if name.is_empty() {
        return Ok(config);
    }
    let secrets = fetch(name).await.map_err(|e| ConfigError::Refused(e.to_string()))?;
    config.with_secrets(&secrets)
}

/// Looks for changed secrets now and then, for ever.
pub(crate) async fn follow(app: App) {
    let seconds = app.config.secrets.refresh_seconds;
    if seconds == 0 {
        return std::future::pending().await;
    }
    let mut known = Known::of(&app.config);
    loop {
        tokio::time::sleep(std::time::Duration::from_secs(seconds)).await;
        match again(&app.config).await {
            Ok(fresh) => known.take_up(&app, &fresh, clock::now()),
            Err(error) => tracing::warn!(%error, "secrets could not be looked at again, those that are known stay: {error}"),
        }
    }
}

async fn again(config: &Config) -> Result<Config, ConfigError> {
    load(config.with_secrets(&BTreeMap::new())?).await
}

// What is in use, and the signing keys of the past with when they end.
struct Known {
    url: SecretString,
    key: Option<SecretString>,
    previous: Option<SecretString>,
    past: Vec<(SecretString, DateTime<Utc>)>,
}

impl Known {
    fn of(config: &Config) -> Self {
        Self {
            url: config.database.url.clone(),
            key: config.auth.secret_key.clone(),
            previous: config.auth.previous_secret_key.clone(),
            past: Vec::new(),
        }
    }

    fn take_up(&mut self, app: &App, fresh: &Config, now: DateTime<Utc>) {
        if !same(Some(&self.url), Some(&fresh.database.url)) {
            match app.game.store.reconnect_at(&fresh.database.url) {
                Ok(()) => tracing::info!("the database's address or password was changed; new connections use it"),
                Err(error) => tracing::warn!(%error, "the database's new address cannot be used: {error}"),
            }
            self.url = fresh.database.url.clone();
        }
        let (key, previous) = (&fresh.auth.secret_key, &fresh.auth.previous_secret_key);
        let ended = self.past.len();
        self.past.retain(|(_, until)| *until > now);
        if same(self.key.as_ref(), key.as_ref()) && same(self.previous.as_ref(), previous.as_ref()) && ended == self.past.len() {
            return;
        }
        let Some(secret) = key else { return };
        if let Some(old) = self.key.clone().filter(|old| !same(Some(old), Some(secret))) {
            self.past.push((old, now + Duration::minutes(app.config.auth.access_minutes)));
        }
        let accepted: Vec<SecretString> = previous.iter().chain(self.past.iter().map(|(k, _)| k)).cloned().collect();
        app.signer.replace(secret, &accepted);
        tracing::info!(accepted = accepted.len(), "the keys for access tokens were changed");
        (self.key, self.previous) = (key.clone(), previous.clone());
    }
}

fn same(left: Option<&SecretString>, right: Option<&SecretString>) -> bool {
    left.map(ExposeSecret::expose_secret) == right.map(ExposeSecret::expose_secret)
}
