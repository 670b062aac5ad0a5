//! Platforms' public keys, from the addresses that the operator gave: kept for an hour, and asked for again when a token names one that is
//! not there, but only a few times a minute, whatever tokens come.

use super::LtiError;
use crate::outside::{self, Outside};
use careersim_store::lti::PlatformRow;
use jsonwebtoken::DecodingKey;
use serde::Deserialize;
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use tokio::time::Instant;
use uuid::Uuid;

const KEPT: Duration = Duration::from_hours(1);
const MINUTE: Duration = Duration::from_mins(1);
const MOST_A_MINUTE: usize = 4;
const MOST_KEYS: usize = 100;
// 2,048 bits are 256 bytes, which are 342 characters of Base64.
const SHORTEST_MODULUS: usize = 342;

#[derive(Deserialize)]
struct Document {
    keys: Vec<Key>,
}

// What other kinds of keys hold besides is of no interest.
#[derive(Clone, Deserialize)]
struct Key {
    kty: String,
    #[serde(default)]
    kid: Option<String>,
    #[serde(default)]
    alg: Option<String>,
    #[serde(default)]
    r#use: Option<String>,
    #[serde(default)]
    n: Option<String>,
    #[serde(default)]
    e: Option<String>,
}

impl Key {
    fn signs(&self) -> bool {
        self.kty == "RSA" && self.alg.as_deref().is_none_or(|a| a == "RS256") && self.r#use.as_deref().is_none_or(|u| u == "sig")
    }
}

#[derive(Default)]
struct Known {
    url: String,
    /// When it was asked in the last minute.
    asked: Vec<Instant>,
    keys: Vec<Key>,
    /// When the keys came.
    at: Option<Instant>,
}

/// What is known of each platform's keys.
#[derive(Clone, Default)]
pub(crate) struct PlatformKeys(Arc<Mutex<HashMap<Uuid, Known>>>);

const NO_SUCH_KEY: LtiError = LtiError::Forged("no key of the platform fits its signature");

impl PlatformKeys {
    /// The key of this name.
    ///
    /// # Errors
    /// [`LtiError::Forged`] when the platform has no such key, [`LtiError::Away`] when it can't be asked.
    pub(crate) async fn find(&self, outside: &Outside, platform: &PlatformRow, kid: &str) -> Result<DecodingKey, LtiError> {
        let (known, may_ask) = self.look(platform, kid);
        let known = match known {
            Some((key, true)) => return decoding(&key),
            // Older than an hour: asked for again, but good as long as the platform can't be reached.
            Some((key, false)) => Some(key),
            None => None,
        };
        if !may_ask {
            return known.as_ref().map_or(Err(NO_SUCH_KEY), decoding);
        }
        match fetch(outside, platform).await {
            Ok(keys) => {
                let found = keys.iter().find(|k| k.kid.as_deref() == Some(kid)).cloned();
                self.learn(platform, keys);
                found.as_ref().map_or(Err(NO_SUCH_KEY), decoding)
            }
            Err(error) => known.as_ref().map_or(Err(error), decoding),
        }
    }

    // The key, and whether it is fresh; and whether the platform may be asked now, which is noted.
    fn look(&self, platform: &PlatformRow, kid: &str) -> (Option<(Key, bool)>, bool) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let known = all.entry(platform.id).or_default();
        if known.url != platform.jwks_url {
            *known = Known {
                url: platform.jwks_url.clone(),
                ..Known::default()
            };
        }
        let fresh = known.at.is_some_and(|at| at.elapsed() < KEPT);
        let key = known.keys.iter().find(|k| k.kid.as_deref() == Some(kid)).cloned();
        if key.is_some() && fresh {
            return (key.map(|k| (k, true)), false);
        }
        known.asked.retain(|at| at.elapsed() < MINUTE);
        let may_ask = known.asked.len() < MOST_A_MINUTE;
        if may_ask {
            known.asked.push(Instant::now());
        }
        (key.map(|k| (k, false)), may_ask)
    }

    fn learn(&self, platform: &PlatformRow, keys: Vec<Key>) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let known = all.entry(platform.id).or_default();
        (known.keys, known.at) = (keys, Some(Instant::now()));
    }
}

async fn fetch(outside: &Outside, platform: &PlatformRow) -> Result<Vec<Key>, LtiError> {
    let url = outside::address(&platform.jwks_url)?;
    let document: Document = outside::json(&url, outside.client(&url)?.get(url.clone())).await?;
    Ok(document.keys.into_iter().filter(Key::signs).take(MOST_KEYS).collect())
}

fn decoding(key: &Key) -> Result<DecodingKey, LtiError> {
    let (n, e) = (key.n.as_deref().unwrap_or_default(), key.e.as_deref().unwrap_or_default());
    if n.len() < SHORTEST_MODULUS {
        return Err(LtiError::Forged("the platform's key is too short to be trusted"));
    }
    DecodingKey::from_rsa_components(n, e).map_err(|_| LtiError::Forged("the platform's key can't be read"))
}
