//! Finds what a player says to the grader instead of in the scene. Such words are not shown to a model and are no evidence; the rest is
//! graded as usual. The rules are data (`content/guard.toml`); nothing here changes a score.

mod fold;
mod rules;
mod split;
mod vocabulary;

use crate::plain;
use careersim_domain::Scenario;
use split::{Kept, clauses, sentences};
use std::ops::Range;
pub(crate) use vocabulary::{Vocabulary, says_something};

/// An answer without what addresses the grader.
#[derive(Clone, PartialEq, Eq)]
pub struct Cleared {
    /// The stretches that remain, in order, each as it stands in the answer.
    pub pieces: Vec<String>,
    /// Something was found.
    pub suspicious: bool,
}

impl Cleared {
    /// What a grader gets to read.
    pub fn text(&self) -> String {
        self.pieces.join(" ")
    }
}

/// Reads the rules, which otherwise happens with the first answer and takes a moment.
pub fn warm_up() {
    rules::is_own_action("");
}

/// Takes out of an answer what addresses the grader. The scene tells what its words mean: in a classroom a grade is nothing special.
pub fn clear(answer: &str, scenario: &Scenario) -> Cleared {
    let answer = plain::visible(answer);
    let words = Vocabulary::of(scenario);
    let sentences = sentences(&answer);
    let flags: Vec<bool> = sentences.iter().map(|s| rules::addresses_grader(&answer[s.clone()], &words)).collect();
    let hidden = !flags.contains(&true) && rules::hides_something(&answer, &words);
    let suspicious = hidden || flags.contains(&true);
    let mut kept = Kept::new(&answer);
    for (range, flagged) in sentences.into_iter().zip(flags) {
        for part in remains(&answer, range, flagged, suspicious, &words) {
            kept.keep(part);
        }
    }
    let mut pieces = kept.pieces();
    if pieces.is_empty() && !suspicious {
        // A short answer without a word of the scene is an answer all the same.
        pieces.push(answer);
    }
    Cleared { pieces, suspicious }
}

// What remains of a sentence: what was done in the scene still counts, even in one breath with a plea.
fn remains(answer: &str, sentence: Range<usize>, flagged: bool, suspicious: bool, words: &Vocabulary<'_>) -> Vec<Range<usize>> {
    let text = &answer[sentence.clone()];
    if flagged || (suspicious && rules::speaks_of_grading(text)) {
        return played(answer, sentence, words);
    }
    let stays = if suspicious { is_play(text, words) } else { !rules::is_aside(text, words) };
    match (stays, suspicious) {
        (false, _) => Vec::new(),
        (true, true) => vec![sentence],
        (true, false) => {
            let parts = clauses(answer, sentence).into_iter();
            parts.filter(|c| !rules::is_aside_clause(&answer[c.clone()], words)).collect()
        }
    }
}

// The clauses of a sentence that addresses the grader which do something: by the player's own word, or, as long as nobody is
// addressed yet, by the words of the scene.
fn played(answer: &str, sentence: Range<usize>, words: &Vocabulary<'_>) -> Vec<Range<usize>> {
    let parts = clauses(answer, sentence);
    let flags: Vec<bool> = parts.iter().map(|c| rules::addresses_grader(&answer[c.clone()], words)).collect();
    let before = flags.iter().position(|f| *f).unwrap_or(0);
    let plays = |i: usize, c: &str| is_whole(c) && !flags[i] && (rules::is_own_action(c) || (i < before && words.shares_with(c)));
    parts
        .into_iter()
        .enumerate()
        .filter(|(i, c)| plays(*i, &answer[c.clone()]))
        .map(|(_, c)| c)
        .collect()
}

// In an answer that addresses the grader, only what clearly belongs to the scene is taken for an answer.
fn is_play(part: &str, words: &Vocabulary<'_>) -> bool {
    !rules::addresses_grader(part, words) && (rules::is_own_action(part) || words.shares_with(part))
}

// Splinters of code or of a sentence are no answer.
fn is_whole(clause: &str) -> bool {
    clause.split_whitespace().filter(|w| w.chars().count() >= 3).count() >= 2 && !clause.contains(['{', '}', '[', ']', '<', '>', '|', '='])
}

/// Takes commands to the judge out of the reason of an appeal, which otherwise may well speak of grades.
pub(crate) fn clear_reason(reason: &str) -> String {
    let reason = plain::visible(reason);
    let kept: Vec<&str> = sentences(&reason).into_iter().map(|s| &reason[s]).filter(|s| !rules::commands(s)).collect();
    kept.join(" ")
}

#[cfg(test)]
mod tests;
