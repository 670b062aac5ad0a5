//! Classes: the names, codes and pseudonyms in them, and what an assignment lets a pupil play.

use crate::{Difficulty, Invalid, Language, Rounds, text};

/// The characters of codes: capital letters and digits without those that look like others (0 O 1 I).
pub const CODE_ALPHABET: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
/// How many seats a class has at most.
pub const MOST_SEATS: u32 = 100;
/// How many classes a teacher has at most, and how many assignments a class.
pub const MOST_CLASSES: u32 = 100;
/// How many careers an assignment names at most.
pub const MOST_CAREERS: usize = 20;

/// A code that a pupil types, as it is stored: capitals and digits only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code(String);

impl Code {
    /// How long the code of a class is: 32^8 are a million million, far more than can be tried.
    pub const CLASS: usize = 8;
    /// How long the code of a seat is. It stands for a whole account, so it is longer.
    pub const SEAT: usize = 12;

    /// Reads what was typed: case, spaces and hyphens don't matter. `None` when it can't be a code of this length.
    pub fn read(typed: &str, length: usize) -> Option<Self> {
        let code: String = typed
            .chars()
            .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '\u{2010}'..='\u{2015}'))
            .take(length + 1)
            .map(|c| c.to_ascii_uppercase())
            .collect();
        (code.len() == length && code.bytes().all(|b| CODE_ALPHABET.contains(&b))).then_some(Self(code))
    }

    /// A code from `length` numbers made at random; each counts by its lowest five bits, which are all equally likely.
    pub fn from_random(random: &[u8]) -> Self {
        Self(random.iter().map(|b| char::from(CODE_ALPHABET[usize::from(b & 31)])).collect())
    }

    /// The code as it is stored.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The code as people read it: in groups of four.
    pub fn spoken(&self) -> String {
        let groups: Vec<&str> = (0..self.0.len()).step_by(4).map(|i| &self.0[i..(i + 4).min(self.0.len())]).collect();
        groups.join("-")
    }
}

/// A name without line breaks, controls and marks that hide or turn text around; spaces folded.
fn name(typed: &str, min: usize, max: usize) -> Result<String, Invalid> {
    if typed.trim().chars().any(char::is_control) {
        return Err(Invalid::new(
            "control_character",
            "must not contain control characters such as tabs or line breaks",
        ));
    }
    let visible: String = typed.chars().filter(|c| !text::is_invisible(*c)).collect();
    text::bounded(&text::fold_spaces(&visible), min, max)
}

/// What a teacher calls a class or an assignment: 1..=80 characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClassName(String);

impl ClassName {
    /// Parses a name.
    ///
    /// # Errors
    /// `control_character`, `too_short` or `too_long`.
    pub fn parse(typed: &str) -> Result<Self, Invalid> {
        name(typed, 1, 80).map(Self)
    }

    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What a pupil is called in a class: 1..=30 characters. Two that differ only in case or look count as the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Nickname(String);

impl Nickname {
    /// Parses a pseudonym.
    ///
    /// # Errors
    /// `control_character`, `too_short` or `too_long`.
    pub fn parse(typed: &str) -> Result<Self, Invalid> {
        name(typed, 1, 30).map(Self)
    }

    /// A friendly one from a random number, for who does not want to think of one: `Brave Otter 27`.
    pub fn friendly(random: u32) -> Self {
        let (kind, rest) = (random as usize % KINDS.len(), random as usize / KINDS.len());
        let (animal, number) = (rest % ANIMALS.len(), rest / ANIMALS.len() % 90 + 10);
        Self(format!("{} {} {number}", KINDS[kind], ANIMALS[animal]))
    }

    /// The pseudonym as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What two that count as the same have in common.
    pub fn key(&self) -> String {
        text::normalise(&self.0)
    }
}

const KINDS: [&str; 16] = [
    "Brave", "Bright", "Calm", "Clever", "Cosy", "Eager", "Gentle", "Happy", "Keen", "Kind", "Lively", "Lucky", "Merry", "Quick", "Sunny", "Witty",
];
const ANIMALS: [&str; 16] = [
    "Badger", "Beaver", "Crane", "Dolphin", "Falcon", "Fox", "Heron", "Lynx", "Marten", "Otter", "Owl", "Panda", "Puffin", "Robin", "Seal", "Tiger",
];

/// What an assignment says about the days that are played for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayRules {
    /// How many scenes.
    pub rounds: Rounds,
    /// How hard.
    pub difficulty: Difficulty,
    /// In which language.
    pub language: Language,
}

/// What a pupil asks for; `None` leaves it to the assignment.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AskedDay {
    /// How many scenes.
    pub rounds: Option<Rounds>,
    /// How hard.
    pub difficulty: Option<Difficulty>,
    /// In which language.
    pub language: Option<Language>,
}

impl DayRules {
    /// Does the wish agree with the rules?
    ///
    /// # Errors
    /// The first field that does not, with `set_by_assignment`.
    pub fn check(&self, asked: &AskedDay) -> Result<(), (&'static str, Invalid)> {
        let set = |field, value: &str| {
            Err((
                field,
                Invalid::new("set_by_assignment", format!("is `{value}` in this assignment; leave it out")),
            ))
        };
        if asked.rounds.is_some_and(|r| r != self.rounds) {
            return set("rounds", &self.rounds.get().to_string());
        }
        if asked.difficulty.is_some_and(|d| d != self.difficulty) {
            return set("difficulty", self.difficulty.as_str());
        }
        if asked.language.as_ref().is_some_and(|l| *l != self.language) {
            return set("language", self.language.as_str());
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_however_it_is_typed() {
        for typed in ["ABCD2345", "abcd-2345", " abcd 2345 ", "a b c d\u{2013}2 3 4 5"] {
            assert_eq!(Code::read(typed, Code::CLASS).unwrap().as_str(), "ABCD2345");
        }
        for typed in ["ABCD234", "ABCD23456", "ABCD2340", "ABCDI345", "", "ABCDÄ345", "ABCD234\0"] {
            assert_eq!(Code::read(typed, Code::CLASS), None, "{typed:?}");
        }
        assert_eq!(Code::read("abcd2345efgh", Code::SEAT).unwrap().spoken(), "ABCD-2345-EFGH");
    }

    #[test]
    fn random_codes_have_no_look_alikes() {
        let all: Vec<u8> = (0..=255).collect();
        let code = Code::from_random(&all);
        assert!(code.as_str().bytes().all(|b| b.is_ascii_alphanumeric() && !b"0O1I".contains(&b)));
        assert_eq!(Code::read(code.as_str(), 256), Some(code));
    }

    #[test]
    fn nicknames_that_look_the_same_are_the_same() {
        let key = |typed: &str| Nickname::parse(typed).unwrap().key();
        assert_eq!(key("Otter 7"), key("  oTTer   7\u{200B} "));
        assert_ne!(key("Otter 7"), key("Otter 8"));
        for (typed, code) in [
            ("", "too_short"),
            (" \u{200B} ", "too_short"),
            ("a\tb", "control_character"),
            ("a\0", "control_character"),
        ] {
            assert_eq!(Nickname::parse(typed).unwrap_err().code, code, "{typed:?}");
        }
        assert_eq!(Nickname::parse(&"x".repeat(31)).unwrap_err().code, "too_long");
        assert!((0..100_000).step_by(997).all(|n| Nickname::parse(Nickname::friendly(n).as_str()).is_ok()));
        assert_ne!(Nickname::friendly(1), Nickname::friendly(2));
    }

    #[test]
    fn an_assignment_sets_the_day() {
        let rules = DayRules {
            rounds: Rounds::parse(3).unwrap(),
            difficulty: Difficulty::Easy,
            language: Language::default(),
        };
        assert_eq!(rules.check(&AskedDay::default()), Ok(()));
        let same = AskedDay {
            rounds: Some(rules.rounds),
            ..AskedDay::default()
        };
        assert_eq!(rules.check(&same), Ok(()));
        let harder = AskedDay {
            difficulty: Some(Difficulty::Hard),
            ..same
        };
        assert_eq!(rules.check(&harder).unwrap_err().0, "difficulty");
    }
}
