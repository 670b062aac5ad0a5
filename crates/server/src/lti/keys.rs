//! Our own keys: RSA pairs that platforms know by `/api/lti/jwks`. The newest signs; those before it are shown as long as platforms may still
//! expect them. They are made once and kept in the database, so that every replica has the same.

use super::LtiError;
use base64::{
    Engine,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use careersim_game::{clock, ids};
use careersim_store::{
    Store,
    lti::{self, KeyRow, PlatformRow},
};
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use rsa::{
    RsaPrivateKey,
    pkcs1::{DecodeRsaPrivateKey, EncodeRsaPrivateKey},
    rand_core::OsRng,
    traits::PublicKeyParts,
};
use secrecy::{ExposeSecret, SecretString};
use serde::Serialize;

const BITS: usize = 2_048;
// A platform that is asked for longer has lost the request anyway.
const ASSERTION_LIVES: i64 = 120;

/// A public key as platforms read it (RFC 7517).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct PublicKey {
    kty: &'static str,
    r#use: &'static str,
    alg: &'static str,
    kid: String,
    n: String,
    e: String,
}

#[derive(Serialize)]
struct Assertion<'a> {
    iss: &'a str,
    sub: &'a str,
    aud: &'a str,
    iat: i64,
    exp: i64,
    jti: String,
}

/// Makes a pair. Takes a moment, so it runs beside the others.
pub(crate) async fn make() -> Result<KeyRow, LtiError> {
    let made = tokio::task::spawn_blocking(|| {
        let key = RsaPrivateKey::new(&mut OsRng, BITS).ok()?;
        let der = key.to_pkcs1_der().ok()?;
        Some(SecretString::from(STANDARD.encode(der.as_bytes())))
    });
    let private_key = made.await.ok().flatten().ok_or_else(|| LtiError::Internal("no key could be made".to_owned()))?;
    Ok(KeyRow {
        kid: ids::new().to_string(),
        private_key,
        created_at: clock::now(),
    })
}

/// Every pair, the newest first; the first one is made now if there is none.
pub(crate) async fn all(store: &Store) -> Result<Vec<KeyRow>, LtiError> {
    let there = lti::keys(store).await?;
    if !there.is_empty() {
        return Ok(there);
    }
    lti::add_key(store, &make().await?, true).await?;
    tracing::info!("made the first key for learning platforms");
    Ok(lti::keys(store).await?)
}

/// The public half.
pub(crate) fn public(row: &KeyRow) -> Result<PublicKey, LtiError> {
    let key = RsaPrivateKey::from_pkcs1_der(&der(row)?).map_err(|_| damaged(row))?;
    Ok(PublicKey {
        kty: "RSA",
        r#use: "sig",
        alg: "RS256",
        kid: row.kid.clone(),
        n: URL_SAFE_NO_PAD.encode(key.n().to_bytes_be()),
        e: URL_SAFE_NO_PAD.encode(key.e().to_bytes_be()),
    })
}

/// Says to a platform's token endpoint who we are (RFC 7523).
pub(crate) fn assertion(row: &KeyRow, platform: &PlatformRow) -> Result<String, LtiError> {
    let now = clock::now().timestamp();
    let claims = Assertion {
        iss: &platform.client_id,
        sub: &platform.client_id,
        aud: &platform.token_audience,
        iat: now,
        exp: now + ASSERTION_LIVES,
        jti: ids::secret(),
    };
    let mut header = Header::new(Algorithm::RS256);
    header.kid = Some(row.kid.clone());
    jsonwebtoken::encode(&header, &claims, &EncodingKey::from_rsa_der(&der(row)?)).map_err(|_| damaged(row))
}

fn der(row: &KeyRow) -> Result<Vec<u8>, LtiError> {
    STANDARD.decode(row.private_key.expose_secret()).map_err(|_| damaged(row))
}

fn damaged(row: &KeyRow) -> LtiError {
    LtiError::Internal(format!("the key `{}` is damaged: make another with `careersim lti keys --new`", row.kid))
}
