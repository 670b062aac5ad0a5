//! Access tokens: HS256 JWTs that live 30 minutes. A second accepted key lets the first one be replaced while running.

use crate::error::ApiError;
use careersim_store::players::Role;
use chrono::{DateTime, Duration, Utc};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use std::sync::{Arc, PoisonError, RwLock};
use uuid::Uuid;

const ISSUER: &str = "careersim";
const AUDIENCE: &str = "careersim-api";

#[derive(Serialize, Deserialize)]
struct Claims {
    iss: String,
    aud: String,
    sub: Uuid,
    exp: i64,
    iat: i64,
    jti: Uuid,
    role: Role,
}

/// Who a valid token belongs to.
#[derive(Debug, Clone, Copy)]
pub struct Bearer {
    /// The player.
    pub player: Uuid,
    /// What they may do.
    pub role: Role,
}

struct Keys {
    sign: EncodingKey,
    accept: Vec<DecodingKey>,
}

/// Signs and checks access tokens.
#[derive(Clone)]
pub struct Signer {
    keys: Arc<RwLock<Keys>>,
    lifetime: Duration,
}

impl Signer {
    /// A signer with its key and the keys that are still accepted.
    pub fn new(secret: &SecretString, accepted: &[SecretString], lifetime: Duration) -> Self {
        Self {
            keys: Arc::new(RwLock::new(keys(secret, accepted))),
            lifetime,
        }
    }

    /// Takes up another key while running; the old ones stay accepted when they are in `accepted`.
    pub fn replace(&self, secret: &SecretString, accepted: &[SecretString]) {
        *self.keys.write().unwrap_or_else(PoisonError::into_inner) = keys(secret, accepted);
    }

    /// How long a token lives, in seconds.
    pub fn expires_in(&self) -> i64 {
        self.lifetime.num_seconds()
    }

    /// A token for this player.
    ///
    /// # Errors
    /// Internal, if signing fails.
    pub fn sign(&self, bearer: Bearer, now: DateTime<Utc>) -> Result<String, ApiError> {
        let claims = Claims {
            iss: ISSUER.to_owned(),
            aud: AUDIENCE.to_owned(),
            sub: bearer.player,
            exp: (now + self.lifetime).timestamp(),
            iat: now.timestamp(),
            jti: careersim_game::ids::new(),
            role: bearer.role,
        };
        let keys = self.keys.read().unwrap_or_else(PoisonError::into_inner);
        jsonwebtoken::encode(&Header::new(Algorithm::HS256), &claims, &keys.sign).map_err(|e| ApiError::Internal(format!("signing: {e}")))
    }

    /// Checks a token.
    ///
    /// # Errors
    /// Unauthorized, whatever is wrong with it.
    pub fn check(&self, token: &str) -> Result<Bearer, ApiError> {
        let mut rules = Validation::new(Algorithm::HS256);
        rules.set_issuer(&[ISSUER]);
        rules.set_audience(&[AUDIENCE]);
        rules.set_required_spec_claims(&["iss", "aud", "sub", "exp"]);
        rules.leeway = 0;
        let keys = self.keys.read().unwrap_or_else(PoisonError::into_inner);
        let claims = keys.accept.iter().find_map(|key| jsonwebtoken::decode::<Claims>(token, key, &rules).ok());
        claims
            .map(|data| Bearer {
                player: data.claims.sub,
                role: data.claims.role,
            })
            .ok_or(ApiError::Unauthorized("the access token is missing, wrong or expired"))
    }
}

fn keys(secret: &SecretString, accepted: &[SecretString]) -> Keys {
    let accept = std::iter::once(secret)
        .chain(accepted)
        .map(|s| DecodingKey::from_secret(s.expose_secret().as_bytes()))
        .collect();
    Keys {
        sign: EncodingKey::from_secret(secret.expose_secret().as_bytes()),
        accept,
    }
}
