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
pub(crate) use vocabulary::{Vocabulary, content_words};

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

/// Takes out of an answer what addresses the grader. The scene tells what its words mean: in a classroom a grade is nothing special.
pub fn clear(answer: &str, scenario: &Scenario) -> Cleared {
    let answer = plain::visible(answer);
    let words = Vocabulary::of(scenario);
    let sentences = sentences(&answer);
    let flags: Vec<bool> = sentences.iter().map(|s| rules::addresses_grader(&answer[s.clone()], &words)).collect();
    let hidden = !flags.contains(&true) && rules::hides_something(&answer, &words);
    let suspicious = hidden || flags.contains(&true);
    if !suspicious {
        return Cleared {
            pieces: vec![answer],
            suspicious,
        };
    }
    let mut kept = Kept::new(&answer);
    for (range, flagged) in sentences.into_iter().zip(flags) {
        if flagged || hidden || rules::speaks_of_grading(&answer[range.clone()]) {
            // What was done in the scene still counts, even in one breath with a plea.
            let played = |c: &Range<usize>| is_whole(&answer[c.clone()]) && is_play(&answer[c.clone()], &words);
            clauses(&answer, range).into_iter().filter(played).for_each(|c| kept.keep(c));
        } else if is_play(&answer[range.clone()], &words) {
            kept.keep(range);
        }
    }
    Cleared {
        pieces: kept.pieces(),
        suspicious,
    }
}

// In an answer that addresses the grader, only what clearly belongs to the scene is taken for an answer.
fn is_play(part: &str, words: &Vocabulary) -> bool {
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
