//! What a production start refuses, each with a sentence that says what to set.

use super::{Config, ConfigError, Environment};
use secrecy::ExposeSecret;

impl Config {
    /// Refuses a production start that would lose data or trust.
    ///
    /// # Errors
    /// [`ConfigError::Refused`] with a sentence that says what to set.
    pub fn check(&self) -> Result<(), ConfigError> {
        let refuse = |sentence: &str| Err(ConfigError::Refused(sentence.to_owned()));
        if self.xapi.enabled().is_some() && self.http.public_url.is_empty() {
            return refuse("CAREERSIM_XAPI__URL needs CAREERSIM_HTTP__PUBLIC_URL: statements name players by an address that is this installation's");
        }
        if self.environment == Environment::Development {
            return Ok(());
        }
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
