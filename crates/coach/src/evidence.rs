//! What counts as evidence for a level: code's own look at every quote that a grader gives. A model can be talked into anything; this cannot.

use crate::guard::{Cleared, Vocabulary, content_words};
use crate::language;
use careersim_domain::grading::{self, Verified};
use careersim_domain::text::normalise;
use careersim_domain::{Criterion, Finding, Language, Level, Scenario};

/// Above this score a verdict on an answer that addressed the grader has to prove each criterion by itself.
const GENEROUS: u8 = 8;
/// In a longer answer, one and the same quote does not prove everything.
const SHORT_ANSWER_WORDS: usize = 15;

/// Checks every finding against what remains of the answer.
pub(crate) fn judge(findings: &[Finding], cleared: &Cleared, scenario: &Scenario, language: &Language) -> Vec<Verified> {
    let mut judged: Vec<Verified> = findings.iter().map(|f| stands(f, cleared)).collect();
    let levels: Vec<Level> = judged.iter().map(|v| v.level).collect();
    let generous = grading::score(&scenario.criteria, &levels).get() >= GENEROUS;
    if cleared.suspicious && generous {
        each_proves_itself(&mut judged, scenario);
    } else if generous {
        not_all_by_one(&mut judged, cleared, scenario);
    }
    for verified in judged.iter_mut().filter(|v| v.unverified) {
        language::not_counted(language).clone_into(&mut verified.reason);
    }
    judged
}

// The quote stands in one of the pieces and says something, or it covers a whole piece that does.
fn stands(finding: &Finding, cleared: &Cleared) -> Verified {
    let says_something = |words: &str| content_words(words).next().is_some();
    let mut hits = cleared.pieces.iter().map(|piece| grading::verify(finding, piece));
    let hit = hits.find(|v| v.quote.as_deref().is_some_and(says_something));
    hit.or_else(|| covers(finding, cleared).filter(|v| v.quote.as_deref().is_some_and(says_something)))
        .unwrap_or_else(|| {
            grading::verify(
                &Finding {
                    quote: None,
                    ..finding.clone()
                },
                "",
            )
        })
}

// A quote that runs over something taken out: what remains of it is evidence, the rest is not.
fn covers(finding: &Finding, cleared: &Cleared) -> Option<Verified> {
    let quoted = normalise(finding.quote.as_deref()?);
    let inside = |piece: &&String| cleared.suspicious && quoted.contains(&normalise(piece));
    let piece = cleared.pieces.iter().find(inside)?;
    Some(grading::verify(
        &Finding {
            quote: Some(piece.clone()),
            ..finding.clone()
        },
        piece,
    ))
}

// After an attempt on the grader, near-perfect marks need a quote of their own for each criterion, or one that has to do with it.
fn each_proves_itself(judged: &mut [Verified], scenario: &Scenario) {
    let mut used: Vec<String> = Vec::new();
    for (verified, criterion) in judged.iter_mut().zip(&scenario.criteria) {
        let Some(quote) = verified.quote.as_deref().map(normalise) else { continue };
        if used.iter().any(|u| same_words(u, &quote)) && !is_about(&quote, criterion) {
            refuse(verified);
        }
        used.push(quote);
    }
}

fn is_about(quote: &str, criterion: &Criterion) -> bool {
    Vocabulary::of_texts(&[&criterion.text]).shares_with(quote)
}

// One phrase that has nothing to do with the scene cannot be the proof of everything that a long answer achieves.
fn not_all_by_one(judged: &mut [Verified], cleared: &Cleared, scenario: &Scenario) {
    let quotes: Vec<String> = judged.iter().filter_map(|v| v.quote.as_deref().map(normalise)).collect();
    let Some(first) = quotes.first() else { return };
    let all_the_same = quotes.len() >= 3 && quotes.iter().all(|q| same_words(q, first));
    let long = cleared.text().split_whitespace().count() > SHORT_ANSWER_WORDS;
    if all_the_same && long && !Vocabulary::of(scenario).shares_with(first) {
        judged.iter_mut().filter(|v| v.quote.is_some()).skip(1).for_each(refuse);
    }
}

fn same_words(one: &str, other: &str) -> bool {
    one.contains(other) || other.contains(one)
}

fn refuse(verified: &mut Verified) {
    verified.level = Level::NONE;
    verified.quote = None;
    verified.unverified = true;
}
