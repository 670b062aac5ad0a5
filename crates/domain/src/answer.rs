//! What a player answers a scene with: an option's index or their own words.

use crate::{Invalid, Scenario, text};
use serde::{Deserialize, Serialize};

/// A free answer: trimmed, 1..=500 characters.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct AnswerText(String);

impl std::fmt::Debug for AnswerText {
    // A player's words never reach a log line, not even by accident.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "AnswerText({} characters)", self.0.chars().count())
    }
}

impl AnswerText {
    /// The longest answer, in characters.
    pub const MAX: usize = 500;

    /// Parses what the player typed.
    ///
    /// # Errors
    /// `too_short`, `too_long` or `control_character` (U+0000).
    pub fn parse(typed: &str) -> Result<Self, Invalid> {
        text::bounded(typed, 1, Self::MAX).map(Self)
    }

    /// The answer as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// An answer to a scene.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// The index of the picked option, from 0.
    Option(usize),
    /// The player's own words.
    Text(AnswerText),
}

impl Answer {
    /// Builds an answer from the two fields of a request, of which exactly one must be there.
    ///
    /// # Errors
    /// The field's name with what is wrong about it.
    pub fn from_fields(option: Option<i64>, user_answer: Option<&str>, scenario: &Scenario) -> Result<Self, (&'static str, Invalid)> {
        match (option, user_answer) {
            (Some(index), None) => Self::pick(index, scenario).map_err(|e| ("option", e)),
            (None, Some(typed)) => AnswerText::parse(typed).map(Self::Text).map_err(|e| ("user_answer", e)),
            (None, None) => Err(("user_answer", Invalid::new("required", "send either `option` or `user_answer`"))),
            (Some(_), Some(_)) => Err(("option", Invalid::new("exclusive", "send either `option` or `user_answer`, not both"))),
        }
    }

    fn pick(index: i64, scenario: &Scenario) -> Result<Self, Invalid> {
        let count = scenario.options.len();
        usize::try_from(index)
            .ok()
            .filter(|i| *i < count)
            .map(Self::Option)
            .ok_or_else(|| Invalid::new("out_of_range", format!("must be 0..={}", count.saturating_sub(1))))
    }
}

/// How a stored answer tells its kind to clients and logs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum AnswerKind {
    /// A picked option.
    Option,
    /// The player's own words.
    Text,
}
