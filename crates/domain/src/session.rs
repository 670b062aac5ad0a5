//! A work day: how many scenes, how hard, in which language, and which scene comes when.

use crate::Invalid;
use serde::{Deserialize, Serialize};

/// How many scenes a day has: 1..=10, 5 unless said otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct Rounds(u8);

impl Rounds {
    /// The most scenes of a day.
    pub const MAX: u8 = 10;

    /// Parses 1..=10.
    ///
    /// # Errors
    /// `out_of_range`.
    pub fn parse(value: i64) -> Result<Self, Invalid> {
        u8::try_from(value)
            .ok()
            .filter(|v| (1..=Self::MAX).contains(v))
            .map(Self)
            .ok_or_else(|| Invalid::new("out_of_range", "must be 1..=10"))
    }

    /// The number.
    pub fn get(self) -> u8 {
        self.0
    }
}

impl Default for Rounds {
    fn default() -> Self {
        Self(5)
    }
}

/// How hard the day is. The levels differ in substance: help on easy, a complication with its own criterion on hard.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Difficulty {
    /// A helpful circumstance.
    Easy,
    /// The scene as it is.
    #[default]
    Normal,
    /// A complication, and one more thing that a good answer shows.
    Hard,
}

impl Difficulty {
    /// Parses `easy`, `normal` or `hard`.
    ///
    /// # Errors
    /// `unknown_value`.
    pub fn parse(word: &str) -> Result<Self, Invalid> {
        match word {
            "easy" => Ok(Self::Easy),
            "normal" => Ok(Self::Normal),
            "hard" => Ok(Self::Hard),
            _ => Err(Invalid::new("unknown_value", "must be `easy`, `normal` or `hard`")),
        }
    }

    /// The word in URLs and tables.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Easy => "easy",
            Self::Normal => "normal",
            Self::Hard => "hard",
        }
    }
}

/// A language tag such as `en` or `pt-br`, lower case.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(transparent)]
pub struct Language(String);

impl Language {
    /// Parses a language tag: 2 or 3 letters, then at most two parts of 2..=8 letters or digits.
    ///
    /// # Errors
    /// `unknown_value`.
    pub fn parse(tag: &str) -> Result<Self, Invalid> {
        let lower = tag.trim().to_ascii_lowercase();
        let mut parts = lower.split('-');
        let first = parts.next().unwrap_or_default();
        let base = (2..=3).contains(&first.len()) && first.bytes().all(|b| b.is_ascii_lowercase());
        let rest: Vec<&str> = parts.collect();
        let fits = |p: &&str| (2..=8).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphanumeric());
        if base && rest.len() <= 2 && rest.iter().all(fits) {
            Ok(Self(lower))
        } else {
            Err(Invalid::new("unknown_value", "must be a language tag such as `en`"))
        }
    }

    /// The tag as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Default for Language {
    fn default() -> Self {
        Self("en".to_owned())
    }
}

/// What a day needs next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// The scene of this round is there and waits for its answer.
    Waiting(u8),
    /// The scene of this round must be made.
    Make(u8),
    /// Every scene is answered.
    Finished,
}

/// What comes next in a day of `rounds` scenes, of which `shown` were shown and `answered` answered.
pub fn next(rounds: u8, shown: u8, answered: u8) -> Next {
    if answered < shown {
        Next::Waiting(shown)
    } else if answered >= rounds {
        Next::Finished
    } else {
        Next::Make(shown + 1)
    }
}

/// May a day of which `answered` scenes are answered be rewound to `round`?
///
/// # Errors
/// `out_of_range`.
pub fn check_rewind(round: i64, answered: u8) -> Result<u8, Invalid> {
    u8::try_from(round).ok().filter(|r| (1..=answered).contains(r)).ok_or_else(|| {
        Invalid::new(
            "out_of_range",
            if answered == 0 {
                "nothing is answered yet, so there is nothing to rewind".to_owned()
            } else {
                format!("must be a round that is answered: 1..={answered}")
            },
        )
    })
}

/// One finished step of a day, as the next scene must know it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LedgerEntry {
    /// The scene's number, from 1.
    pub round: u8,
    /// What the scene was about, in a line.
    pub scene: String,
    /// What the player did.
    pub decision: String,
    /// What it led to.
    pub consequence: String,
    /// The flag that authored scenes refer to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub flag: Option<String>,
    /// Facts that stay true for the day.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<String>,
}
