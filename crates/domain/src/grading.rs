//! The model reports, code scores: levels 0..=3 for each criterion, a verified quote, a weighted mean.

use crate::{Criterion, Invalid, quote};
use serde::{Deserialize, Serialize};

/// A score, 0..=10.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "i64", into = "i64")]
pub struct Score(u8);

impl Score {
    /// Parses 0..=10; nothing is clamped.
    ///
    /// # Errors
    /// `out_of_range`.
    pub fn parse(value: i64) -> Result<Self, Invalid> {
        u8::try_from(value)
            .ok()
            .filter(|v| *v <= 10)
            .map(Self)
            .ok_or_else(|| Invalid::new("out_of_range", format!("a score is 0..=10, this is {value}")))
    }

    /// The nearest score to any number.
    pub fn saturating(value: i64) -> Self {
        Self(u8::try_from(value.clamp(0, 10)).unwrap_or(0))
    }

    /// The number.
    pub fn get(self) -> u8 {
        self.0
    }
}

impl TryFrom<i64> for Score {
    type Error = Invalid;
    fn try_from(value: i64) -> Result<Self, Invalid> {
        Self::parse(value)
    }
}

impl From<Score> for i64 {
    fn from(score: Score) -> i64 {
        i64::from(score.0)
    }
}

/// How well an answer meets one criterion: 0 not at all, 1 touched, 2 met, 3 met well.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "i64", into = "i64")]
pub struct Level(u8);

impl Level {
    /// The highest level.
    pub const MAX: u8 = 3;
    /// Not shown at all.
    pub const NONE: Self = Self(0);

    /// Parses 0..=3; nothing is clamped.
    ///
    /// # Errors
    /// `out_of_range`.
    pub fn parse(value: i64) -> Result<Self, Invalid> {
        u8::try_from(value)
            .ok()
            .filter(|v| *v <= Self::MAX)
            .map(Self)
            .ok_or_else(|| Invalid::new("out_of_range", format!("a level is 0..=3, this is {value}")))
    }

    /// The number.
    pub fn get(self) -> u8 {
        self.0
    }
}

impl TryFrom<i64> for Level {
    type Error = Invalid;
    fn try_from(value: i64) -> Result<Self, Invalid> {
        Self::parse(value)
    }
}

impl From<Level> for i64 {
    fn from(level: Level) -> i64 {
        i64::from(level.0)
    }
}

/// What a grader reports for one criterion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// How well the criterion is met, as the grader says.
    pub level: Level,
    /// Why.
    pub reason: String,
    /// The player's own words that show it.
    pub quote: Option<String>,
}

/// A finding after code has looked at it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// The level that counts.
    pub level: Level,
    /// Why.
    pub reason: String,
    /// The quote as it stands in the answer, if it does.
    pub quote: Option<String>,
    /// A level above 0 came without a quote that stands in the answer, so it became 0.
    pub unverified: bool,
}

/// Checks a finding against the answer: a level above 0 without a verified quote becomes 0.
pub fn verify(finding: &Finding, answer: &str) -> Verified {
    let found = finding.quote.as_deref().and_then(|q| quote::find(answer, q));
    let unverified = finding.level > Level::NONE && found.is_none();
    Verified {
        level: if unverified { Level::NONE } else { finding.level },
        reason: finding.reason.clone(),
        quote: found,
        unverified,
    }
}

/// The weighted mean of the levels, scaled to 0..=10, rounded half up. `levels` and `criteria` go in step.
pub fn score(criteria: &[Criterion], levels: &[Level]) -> Score {
    let weights: i64 = criteria.iter().map(|c| i64::from(c.weight)).sum();
    if weights == 0 {
        return Score(0);
    }
    let reached: i64 = criteria.iter().zip(levels).map(|(c, l)| i64::from(c.weight) * i64::from(l.get())).sum();
    let (numerator, denominator) = (reached * 10, weights * i64::from(Level::MAX));
    Score::saturating((2 * numerator + denominator) / (2 * denominator))
}
