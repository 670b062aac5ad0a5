//! How much two lists of tokens say the same, word by word, with negation as a difference.

use super::tokens::Token;

// What a match is worth that is not the same word.
const SYNONYM: f32 = 0.8;
const KIN: f32 = 0.6;
// From this many letters on, a shared opening makes two words kin: `investigate`, `investigation`.
const OPENING: usize = 5;

/// How much two words are the same: 1 for the same stem, less for a synonym, less for a word of the same kin.
pub(super) fn alike(a: &Token, b: &Token) -> f32 {
    if a.stem == b.stem {
        1.0
    } else if a.groups.iter().any(|g| b.groups.contains(g)) {
        SYNONYM
    } else if shared_opening(&a.stem, &b.stem) >= OPENING.max(a.stem.len().min(b.stem.len()).saturating_sub(2)) {
        KIN
    } else {
        0.0
    }
}

fn shared_opening(a: &str, b: &str) -> usize {
    a.bytes().zip(b.bytes()).take_while(|(x, y)| x == y).count()
}

/// What a part of an answer has in common with a phrasing.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Likeness {
    /// The share of the phrasing that the answer says.
    pub(super) recall: f32,
    /// The share of the answer's part that is in the phrasing.
    pub(super) precision: f32,
}

impl Likeness {
    /// One number: mostly recall, since answers say more than one thing.
    pub(super) fn value(self) -> f32 {
        self.recall.powf(0.6) * self.precision.powf(0.4)
    }
}

/// Matches a part of an answer with a phrasing. With `turned`, only what agrees in words and differs in negation counts.
pub(super) fn likeness(part: &[&Token], phrasing: &[Token], turned: bool) -> Likeness {
    let agrees = |a: &Token, b: &Token| (a.negated == b.negated) != turned;
    let covered: f32 = phrasing
        .iter()
        .map(|p| p.weight * part.iter().filter(|a| agrees(a, p)).map(|a| alike(a, p)).fold(0.0, f32::max))
        .sum();
    let matched: f32 = part
        .iter()
        .map(|a| a.weight * phrasing.iter().filter(|p| agrees(a, p)).map(|p| alike(a, p)).fold(0.0, f32::max))
        .sum();
    let share = |x: f32, all: f32| if all > 0.0 { (x / all).clamp(0.0, 1.0) } else { 0.0 };
    Likeness {
        recall: share(covered, phrasing.iter().map(|p| p.weight).sum()),
        precision: share(matched, part.iter().map(|a| a.weight).sum()),
    }
}

/// How alike two texts are, regardless of negation.
pub(super) fn overlap(a: &[Token], b: &[Token]) -> f32 {
    let part: Vec<&Token> = a.iter().collect();
    likeness(&part, b, false).value().max(likeness(&part, b, true).value())
}
