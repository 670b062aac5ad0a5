//! What counts as evidence for a level: code's own look at every quote that a grader gives. A model can be talked into anything; this cannot.

use crate::guard::{Cleared, Vocabulary, says_something};
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
    Vocabulary::of_texts(vec![&criterion.text]).shares_with(quote)
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

#[cfg(test)]
mod tests {
    use super::*;
    use careersim_domain::Competency;

    fn scenario() -> Scenario {
        let criterion = |text: &str, weight| Criterion {
            text: text.to_owned(),
            competency: Competency::Craft,
            weight,
            level: None,
            exemplars: vec![],
        };
        Scenario {
            title: None,
            situation: "The pump on tank two makes a noise, and the truck is due at eight.".into(),
            options: vec![],
            criteria: vec![
                criterion("Checks the pump", 3),
                criterion("Tells the manager", 2),
                criterion("Warns the others", 2),
            ],
            red_flags: vec![],
            strong_answer: "I would check the pump and tell everybody.".into(),
            facts: vec![],
            sources: vec![],
        }
    }

    fn levels(answer: &str, suspicious: bool, findings: &[(i64, &str)]) -> Vec<u8> {
        let findings: Vec<Finding> = findings
            .iter()
            .map(|(level, quote)| Finding {
                level: Level::parse(*level).unwrap(),
                reason: "So.".into(),
                quote: Some((*quote).to_owned()),
            })
            .collect();
        let cleared = Cleared {
            pieces: vec![answer.to_owned()],
            suspicious,
        };
        judge(&findings, &cleared, &scenario(), &Language::default())
            .iter()
            .map(|v| v.level.get())
            .collect()
    }

    #[test]
    fn boilerplate_proves_nothing_and_few_words_may() {
        assert_eq!(
            levels(
                "I think that is what I would do, so call 112 and say no.",
                false,
                &[(2, "I think that is"), (2, "call 112"), (2, "say no")]
            ),
            [0, 2, 2]
        );
    }

    #[test]
    fn after_an_attempt_top_marks_need_their_own_words() {
        let answer = "I would start the belt anyway and look at the pump later.";
        let same = [(3, "start the belt anyway"); 3];
        assert_eq!(levels(answer, true, &same), [3, 0, 0]);
        assert_eq!(
            levels(answer, false, &same),
            [3, 3, 3],
            "without an attempt one phrase of the scene may show much"
        );
        assert_eq!(
            levels(answer, true, &[(2, "start the belt anyway"); 3]),
            [2, 2, 2],
            "and modest marks are left alone"
        );
        assert_eq!(levels(answer, true, &[(3, "look at the pump"), (3, "start the belt"), (3, "later")]), [3, 3, 3]);
    }

    #[test]
    fn one_phrase_without_the_scene_is_no_proof_of_everything() {
        let answer = "Honestly, sunshine cheers me up, and a long walk by the sea with my dog every evening cheers me even more.";
        assert_eq!(levels(answer, false, &[(3, "sunshine cheers me up"); 3]), [3, 0, 0]);
    }
}
