//! The in-game balance. Every change is an entry in an append-only ledger; the balance is 100 plus their sum.

use crate::{Invalid, Score};
use serde::{Deserialize, Serialize};

/// What a new player starts with.
pub const START_BALANCE: i64 = 100;
/// What a hint costs.
pub const HINT_PRICE: i64 = 5;
/// What a rewind costs.
pub const REWIND_PRICE: i64 = 10;

/// A balance: never below 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Balance(i64);

impl Balance {
    /// A balance from a stored number; what is below 0 becomes 0.
    pub fn new(amount: i64) -> Self {
        Self(amount.max(0))
    }

    /// The number.
    pub fn get(self) -> i64 {
        self.0
    }

    /// The change that really happens when `wanted` is asked for: never more is lost than there is.
    pub fn change(self, wanted: i64) -> i64 {
        wanted.max(-self.0)
    }

    /// The balance after `change`.
    #[must_use]
    pub fn after(self, change: i64) -> Self {
        Self::new(self.0.saturating_add(change))
    }

    /// Pays `price`.
    ///
    /// # Errors
    /// `insufficient` when the balance does not cover it.
    pub fn pay(self, price: i64) -> Result<Self, Invalid> {
        if self.0 < price {
            return Err(Invalid::new("insufficient", format!("this costs {price}, the balance is {}", self.0)));
        }
        Ok(Self(self.0 - price))
    }
}

impl Default for Balance {
    fn default() -> Self {
        Self(START_BALANCE)
    }
}

/// What an answer with this score asks for: `2 * (score - 5)`, so -10..=10.
pub fn change_for(score: Score) -> i64 {
    2 * (i64::from(score.get()) - 5)
}

/// Why a ledger entry was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EntryKind {
    /// An evaluated answer.
    Answer,
    /// A bought hint.
    Hint,
    /// A bought rewind.
    Rewind,
    /// A later grade replaced an earlier one.
    Correction,
}

impl EntryKind {
    /// The word that stands in the database.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Answer => "answer",
            Self::Hint => "hint",
            Self::Rewind => "rewind",
            Self::Correction => "correction",
        }
    }
}
