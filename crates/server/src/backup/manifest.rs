//! What a backup says about itself.

use careersim_store::transfer::TableSum;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// The layout of an archive that this program writes and reads.
pub(super) const FORMAT: u32 = 1;

/// What stands at the beginning of the archive itself, under its encryption.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Head {
    /// The layout.
    pub format: u32,
    /// The backup's name.
    pub id: String,
    /// The moment that it holds.
    pub created_at: DateTime<Utc>,
    /// The version that made it.
    pub program: String,
    /// `sqlite` or `postgres`.
    pub engine: String,
    /// The schema's steps.
    pub schema: Vec<String>,
    /// Every table's count and checksum.
    pub tables: Vec<TableSum>,
}

/// The head, and the archive as a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// What is in it.
    pub head: Head,
    /// Is it encrypted?
    pub encrypted: bool,
    /// The archive's size.
    pub bytes: u64,
    /// The archive's checksum, in hex.
    pub sha256: String,
}

impl Manifest {
    /// All rows of all tables.
    pub fn rows(&self) -> u64 {
        self.head.tables.iter().map(|t| t.rows).sum()
    }
}
