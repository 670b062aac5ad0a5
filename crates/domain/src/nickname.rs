//! The name that a player shows on the leaderboard. It is public, so it must not look like somebody else's or like somebody in charge.

use crate::{Invalid, text};
use std::fmt;
use unicode_normalization::UnicodeNormalization;

/// Names of people in charge, of this program, and of nobody. Compared without spaces, marks and digits that stand for letters.
const RESERVED: [&str; 26] = [
    "admin",
    "administrator",
    "anonymous",
    "careersim",
    "coach",
    "everyone",
    "guest",
    "help",
    "me",
    "mod",
    "moderator",
    "nobody",
    "null",
    "official",
    "operator",
    "owner",
    "player",
    "root",
    "security",
    "staff",
    "support",
    "system",
    "teacher",
    "team",
    "undefined",
    "you",
];
/// Titles that may not be part of a name either.
const RESERVED_PARTS: [&str; 5] = ["admin", "careersim", "moderator", "operator", "official"];

/// A nickname: 3..=20 letters, digits, single spaces, `-`, `_` and `.`, of one alphabet, and none that is reserved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Nickname(String);

impl Nickname {
    /// The shortest, in characters.
    pub const MIN: usize = 3;
    /// The longest, in characters.
    pub const MAX: usize = 20;

    /// Parses what the player typed; outer and double spaces are folded.
    ///
    /// # Errors
    /// `invalid_character`, `too_short`, `too_long`, `mixed_alphabets` or `reserved`.
    pub fn parse(typed: &str) -> Result<Self, Invalid> {
        let name: String = text::fold_spaces(typed).nfc().collect();
        if name.chars().any(|c| !(c.is_alphanumeric() || matches!(c, ' ' | '-' | '_' | '.'))) {
            return Err(Invalid::new("invalid_character", "may only have letters, digits, spaces, `-`, `_` and `.`"));
        }
        let name = Self(text::bounded(&name, Self::MIN, Self::MAX)?);
        if name.key().chars().count() < Self::MIN {
            return Err(Invalid::new("too_short", format!("must have at least {} letters or digits", Self::MIN)));
        }
        if mixes_alphabets(&name.0) {
            return Err(Invalid::new("mixed_alphabets", "must not mix Latin letters with Greek or Cyrillic ones"));
        }
        let plain = letters_for_digits(&name.key());
        if RESERVED.contains(&plain.as_str()) || RESERVED_PARTS.iter().any(|part| plain.contains(part)) {
            return Err(Invalid::new("reserved", "is reserved; choose another"));
        }
        Ok(name)
    }

    /// The nickname as it is shown.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What two nicknames must not share: letters and digits only, lower case, in one form.
    pub fn key(&self) -> String {
        text::normalise(&self.0).chars().filter(|c| c.is_alphanumeric()).collect()
    }
}

impl fmt::Display for Nickname {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

// `а` is not `a`: whoever mixes them wants to be taken for somebody else.
fn mixes_alphabets(name: &str) -> bool {
    let latin = name.chars().any(|c| matches!(c, 'a'..='z' | 'A'..='Z' | '\u{C0}'..='\u{24F}'));
    let lookalike = name.chars().any(|c| matches!(c, '\u{370}'..='\u{52F}'));
    latin && lookalike
}

fn letters_for_digits(key: &str) -> String {
    let letter = |c| match c {
        '0' => 'o',
        '1' => 'i',
        '3' => 'e',
        '4' => 'a',
        '5' => 's',
        '7' => 't',
        other => other,
    };
    key.chars().map(letter).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_are_fine() {
        for (typed, shown) in [
            ("Ada", "Ada"),
            ("  night   owl ", "night owl"),
            ("Zoë-7", "Zoë-7"),
            ("Ольга", "Ольга"),
            ("看護師", "看護師"),
        ] {
            assert_eq!(Nickname::parse(typed).unwrap().as_str(), shown);
        }
    }

    #[test]
    fn names_that_are_not() {
        for (typed, code) in [
            ("", "too_short"),
            ("ab", "too_short"),
            ("a.-", "too_short"),
            ("...", "too_short"),
            ("twenty-one characters", "too_long"),
            ("a\u{0}bc", "invalid_character"),
            ("a\u{202E}bc", "invalid_character"),
            ("<b>bob", "invalid_character"),
            ("bob@home", "invalid_character"),
            ("z\u{0300}\u{0301}\u{0302}\u{0303}ed", "invalid_character"),
            ("Аda", "mixed_alphabets"),
            ("admin", "reserved"),
            ("Adm1n", "reserved"),
            ("The Operator", "reserved"),
            ("Te4cher", "reserved"),
            ("y-o-u", "reserved"),
        ] {
            assert_eq!(Nickname::parse(typed).unwrap_err().code, code, "{typed:?}");
        }
    }

    #[test]
    fn what_looks_the_same_is_the_same() {
        let key = |typed| Nickname::parse(typed).unwrap().key();
        assert_eq!(key("Night Owl"), key("night-owl"));
        assert_eq!(key("Zoe\u{0308}"), key("ZOË"));
        assert_ne!(key("Ada"), key("Adam"));
    }
}
