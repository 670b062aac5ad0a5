//! The one home of identifiers and secrets made at random.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// A new identifier: UUIDv7, so that ids sort by time.
#[expect(clippy::disallowed_methods, reason = "this is the home")]
pub fn new() -> Uuid {
    Uuid::now_v7()
}

/// A secret of 256 random bits, safe in URLs and cookies.
pub fn secret() -> String {
    URL_SAFE_NO_PAD.encode(rand::random::<[u8; 32]>())
}

/// A seed for choices that must be repeatable within a day.
pub fn seed() -> u64 {
    rand::random()
}

/// What is stored of a secret: its SHA-256, in hexadecimal.
pub fn fingerprint(secret: &str) -> String {
    Sha256::digest(secret.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}
