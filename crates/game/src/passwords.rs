//! Password hashing: Argon2id at OWASP's parameters (19 MiB, 2 passes, 1 lane), off the async threads, a bounded number at once.

use crate::GameError;
use argon2::{Argon2, PasswordHasher, PasswordVerifier};
use secrecy::{ExposeSecret, SecretString};
use std::sync::Arc;
use tokio::sync::Semaphore;

/// Hashes and checks passwords.
#[derive(Clone)]
pub struct Hasher {
    permits: Arc<Semaphore>,
    // Checked when the name is unknown, so that both cases take the same time.
    decoy: SecretString,
}

impl Hasher {
    /// A hasher that works on at most `concurrency` passwords at once.
    ///
    /// # Errors
    /// Internal, when hashing does not work at all.
    pub fn new(concurrency: usize) -> Result<Self, GameError> {
        let decoy = hash(&crate::ids::secret())?;
        Ok(Self {
            permits: Arc::new(Semaphore::new(concurrency.max(1))),
            decoy,
        })
    }

    /// The hash to store.
    ///
    /// # Errors
    /// Internal.
    pub async fn hash(&self, password: SecretString) -> Result<SecretString, GameError> {
        self.run(move || hash(password.expose_secret())).await?
    }

    /// Is this the password? Takes the same time when nobody is there to compare with.
    ///
    /// # Errors
    /// Internal.
    pub async fn verify(&self, password: SecretString, stored: Option<SecretString>) -> Result<bool, GameError> {
        let known = stored.is_some();
        let stored = stored.unwrap_or_else(|| self.decoy.clone());
        let fits = self
            .run(move || {
                Argon2::default()
                    .verify_password(password.expose_secret().as_bytes(), stored.expose_secret())
                    .is_ok()
            })
            .await?;
        Ok(fits && known)
    }

    async fn run<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T, GameError> {
        let _permit = self.permits.acquire().await.map_err(|e| GameError::Internal(e.to_string()))?;
        tokio::task::spawn_blocking(work)
            .await
            .map_err(|e| GameError::Internal(format!("hashing stopped: {e}")))
    }
}

fn hash(password: &str) -> Result<SecretString, GameError> {
    Argon2::default()
        .hash_password(password.as_bytes())
        .map(|hash| SecretString::from(hash.to_string()))
        .map_err(|e| GameError::Internal(format!("hashing: {e}")))
}
