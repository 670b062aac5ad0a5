//! The one home of secrets and seeds made at random, and the identifiers of this moment.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use careersim_domain::class::Code;
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// A new identifier: UUIDv7, so that ids sort by time.
pub fn new() -> Uuid {
    careersim_store::ids::new(crate::clock::now())
}

/// A secret of 256 random bits, safe in URLs and cookies.
pub fn secret() -> String {
    URL_SAFE_NO_PAD.encode(rand::random::<[u8; 32]>())
}

/// A seed for choices that must be repeatable within a day.
pub fn seed() -> u64 {
    rand::random()
}

/// A code of so many characters that can't be guessed.
pub(crate) fn code(length: usize) -> Code {
    Code::from_random(&rand::random::<[u8; 16]>()[..length.min(16)])
}

/// Any number.
pub(crate) fn number() -> u32 {
    rand::random()
}

/// What is stored of a secret: its SHA-256, in hexadecimal.
pub fn fingerprint(secret: &str) -> String {
    hex(&Sha256::digest(secret.as_bytes()))
}

/// Bytes in hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat()
}
