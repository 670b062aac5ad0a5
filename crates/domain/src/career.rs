//! The career as the player typed it.

use crate::{Invalid, text};
use serde::Serialize;
use std::fmt;

/// A career title: trimmed, inner spaces folded, lower case, 3..=100 characters, no control characters.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct CareerTitle(String);

impl CareerTitle {
    /// The shortest title, in characters.
    pub const MIN: usize = 3;
    /// The longest title, in characters.
    pub const MAX: usize = 100;

    /// Parses what the player typed.
    ///
    /// # Errors
    /// `control_character`, `too_short` or `too_long`.
    pub fn parse(typed: &str) -> Result<Self, Invalid> {
        let trimmed = typed.trim();
        if trimmed.chars().any(char::is_control) {
            return Err(Invalid::new(
                "control_character",
                "must not contain control characters such as U+0000, tabs or line breaks",
            ));
        }
        let visible: String = trimmed.chars().filter(|c| !text::is_invisible(*c)).collect();
        let title = text::fold_spaces(&visible).to_lowercase();
        text::bounded(&title, Self::MIN, Self::MAX).map(Self)
    }

    /// The title as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for CareerTitle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
