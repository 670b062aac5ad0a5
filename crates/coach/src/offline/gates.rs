//! Gates: what is no answer gets no answer's score, whatever words it holds. Each gate says why and caps the score.

use super::lexicon::Lexicon;
use super::tokens::{Role, Token};
use std::collections::HashSet;

/// Why an answer is capped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gate {
    /// It only addresses the grader.
    Command,
    /// Letters at random.
    Gibberish,
    /// One or two words.
    OneWord,
    /// Keywords without sentences.
    Keywords,
    /// The scene's or an option's own text.
    Copied,
    /// It has nothing to do with the scene.
    OffTopic,
    /// Many words that commit to nothing.
    Waffle,
    /// Not English, so that it cannot be judged.
    Language,
}

impl Gate {
    /// The highest score that this gate lets through.
    pub fn cap(self) -> u8 {
        match self {
            Self::Command | Self::Gibberish => 0,
            Self::OneWord | Self::OffTopic => 1,
            Self::Copied | Self::Keywords => 2,
            Self::Waffle => 3,
            Self::Language => 5,
        }
    }

    /// What to tell the player.
    pub fn sentence(self) -> &'static str {
        match self {
            Self::Command => "This speaks to whoever grades and does not answer the scene. Say what you would do.",
            Self::Gibberish => "I could not read words in this. Say in a sentence or two what you would do.",
            Self::OneWord => "A word or two is too little to act on. Say what you would do, and why.",
            Self::Keywords => "These are keywords, not yet an answer. Say in sentences what you would do first, and with whom.",
            Self::Copied => "This repeats the scene's own words. Say in your own what you would do.",
            Self::OffTopic => "I could not find anything about this scene in it. Say what you would do here.",
            Self::Waffle => "This stays general. Name one thing that you would do in this scene, and with whom.",
            Self::Language => "I can only judge English, so this is a middle score and no judgement of what you wrote. A model or a person can read it.",
        }
    }
}

/// What the gates look at.
#[derive(Debug, Clone, Default)]
pub(super) struct Shape {
    /// Words, without those of sentences that address the grader.
    pub(super) words: usize,
    /// 0..=1: how much of it is words at all.
    pub(super) known: f32,
    /// The share of little words.
    pub(super) little: f32,
    /// Words between two marks, on average.
    pub(super) run: f32,
    /// The share of words that stand in the scene in the same order.
    pub(super) copied: f32,
    /// The share of what it says, by weight, that has to do with the scene or with work.
    pub(super) topic: f32,
    /// Empty phrases per sentence's worth of words.
    pub(super) waffle: f32,
    /// It looks like another language.
    pub(super) foreign: bool,
}

// Copied is what shares this many words in a row with the scene: fewer are often the only way to say it.
const IN_A_ROW: usize = 8;
// A copy with a word changed here and there shares this part of its triples of words.
const TRIPLES: f32 = 0.7;

#[expect(clippy::cast_precision_loss, reason = "an answer has at most 500 characters")]
fn share(part: usize, all: usize) -> f32 {
    if all == 0 { 0.0 } else { part as f32 / all as f32 }
}

fn runs(tokens: &[Token], length: usize) -> impl Iterator<Item = Vec<&str>> {
    tokens.windows(length).map(|w| w.iter().map(|t| t.word.as_str()).collect())
}

/// The tokens that stand in the scene in the same order, `IN_A_ROW` or more of them together; all of them when nearly every triple does.
pub(super) fn copied(tokens: &[Token], scene: &[Token]) -> Vec<bool> {
    let triples: HashSet<Vec<&str>> = runs(scene, 3).collect();
    let shared = runs(tokens, 3).filter(|t| triples.contains(t)).count();
    if tokens.len() >= IN_A_ROW + 2 && share(shared, tokens.len() - 2) >= TRIPLES {
        return vec![true; tokens.len()];
    }
    let long: HashSet<Vec<&str>> = runs(scene, IN_A_ROW).collect();
    let mut copied = vec![false; tokens.len()];
    for (i, run) in runs(tokens, IN_A_ROW).enumerate() {
        if long.contains(&run) {
            copied[i..i + IN_A_ROW].fill(true);
        }
    }
    copied
}

impl Shape {
    pub(super) fn of(text: &str, tokens: &[Token], copied: &[bool], topic: f32, lexicon: &Lexicon) -> Self {
        let words: Vec<&str> = tokens.iter().map(|t| t.word.as_str()).collect();
        let little = tokens.iter().filter(|t| t.role != Role::Content).count();
        let runs = marks(text) + 1;
        let empty = lexicon.waffle.find(&words).len();
        Self {
            words: words.len(),
            known: if tokens.is_empty() {
                0.0
            } else {
                tokens.iter().map(|t| t.known).sum::<f32>() * share(1, tokens.len())
            },
            little: share(little, tokens.len()),
            run: share(words.len(), runs),
            copied: share(copied.iter().filter(|c| **c).count(), tokens.len()),
            topic,
            waffle: share(empty * 12, words.len().max(12)),
            foreign: foreign(text, &words, lexicon),
        }
    }

    /// The first gate that fires.
    pub(super) fn gate(&self, addressed: bool, strongest: f32) -> Option<Gate> {
        let own = self.words - self.words.min(whole(self.copied, self.words));
        match () {
            () if addressed && self.words < 4 => Some(Gate::Command),
            () if self.foreign => Some(Gate::Language),
            () if self.words == 0 || self.known < 0.55 => Some(Gate::Gibberish),
            () if self.words <= 2 => Some(Gate::OneWord),
            () if self.copied >= 0.6 && own < 9 => Some(Gate::Copied),
            () if self.keywords() => Some(Gate::Keywords),
            () if self.topic < 0.3 && strongest < 0.5 => Some(Gate::OffTopic),
            () if self.words >= 25 && self.waffle >= 0.6 && strongest < 0.6 => Some(Gate::Waffle),
            () => None,
        }
    }

    // Between marks one or two words each, or a long run, with hardly a little word. Short orders (`call the doctor, no signature`) are sentences.
    fn keywords(&self) -> bool {
        let run_on = self.run > 6.0;
        (self.words >= 4 && self.run < 2.2 && self.little < 0.25)
            || (self.words >= 5 && self.little < 0.15 && (self.run < 2.6 || run_on))
            || (self.words >= 12 && self.little < 0.2 && run_on)
    }
}

#[expect(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a share of at most 500 words"
)]
fn whole(share: f32, of: usize) -> usize {
    (share * of as f32).round() as usize
}

// Marks that part words; a dash inside a word (`follow-up`) does not.
fn marks(text: &str) -> usize {
    let text = text.trim_end_matches(|c: char| !c.is_alphanumeric());
    let parts = |(i, c): &(usize, char)| match c {
        ',' | ';' | '.' | '/' | '|' | '+' | '\n' | '!' | '?' | '&' | '*' => true,
        '-' => !text[i + 1..].starts_with(char::is_alphanumeric),
        _ => false,
    };
    text.char_indices().filter(parts).count()
}

// Mostly letters of another script, or many little words of another language and few English ones.
fn foreign(text: &str, words: &[&str], lexicon: &Lexicon) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let other = text.chars().filter(|c| c.is_alphabetic() && !is_latin(*c)).count();
    if letters > 0 && other * 2 > letters {
        return true;
    }
    let english = words.iter().filter(|w| lexicon.function.contains(**w)).count();
    let theirs = |list: &HashSet<String>| words.iter().filter(|w| list.contains(**w) && !lexicon.function.contains(**w)).count();
    let most = lexicon.languages.iter().map(|(_, list)| theirs(list)).max().unwrap_or(0);
    words.len() >= 3 && most >= 2 && most > english && most * 6 >= words.len()
}

fn is_latin(c: char) -> bool {
    matches!(c, 'a'..='z' | 'A'..='Z' | '\u{00AA}' | '\u{00BA}' | '\u{00C0}'..='\u{024F}' | '\u{1E00}'..='\u{1EFF}' | '\u{FB00}'..='\u{FB06}' | '\u{FF21}'..='\u{FF5A}')
}
