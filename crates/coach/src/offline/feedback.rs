//! What the offline coach says. It does not know what the player meant, so it asks: quotes come as questions, praise only where the score, the flags
//! and the wording allow it, and at most two things to check. The strong answer is shown beside it in any case.

use super::features::Analysis;
use super::findings::Finding;
use super::gates::Gate;
use careersim_domain::evaluation::CriterionResult;
use careersim_domain::grading::{Level, Score};

/// Praise needs this score.
const PRAISED: u8 = 5;
/// At most this many things to check.
const TO_CHECK: usize = 2;
/// At most this many quotes are asked about.
const QUESTIONS: usize = 2;

/// How praise begins.
const PRAISE: &str = "A good point, as far as I can tell:";

/// Does this feedback, made by the offline coach, praise?
pub fn praises(feedback: &str) -> bool {
    feedback.contains(PRAISE)
}

/// Why a criterion got its level, naming the phrasing that was matched.
pub(super) fn reason(level: Level, phrasing: Option<&str>, finding: &Finding, gate: Option<Gate>) -> String {
    if gate == Some(Gate::Language) {
        return "Not judged: the practice coach reads English only.".to_owned();
    }
    match phrasing {
        Some(phrasing) if level > Level::NONE => format!("Sounds like “{phrasing}”, a phrasing that was written for this."),
        _ if finding.opposite > finding.certainty && finding.opposite >= super::grade::FOUND => "What comes nearest to it says the opposite.".to_owned(),
        _ => "Nothing in the answer was recognised as this.".to_owned(),
    }
}

/// The feedback and what to check.
pub(super) fn compose(analysis: &Analysis, criteria: &[CriterionResult], score: Score, flag: Option<(usize, Finding)>) -> (String, Vec<String>) {
    let mut said: Vec<String> = Vec::new();
    if analysis.suspicious {
        said.push("Part of this speaks to whoever grades; I left that out.".to_owned());
    }
    if let Some(gate) = analysis.gate {
        said.push(gate.sentence().to_owned());
        return (said.join(" "), to_check(criteria));
    }
    if let Some(target) = flag.and_then(|(i, _)| analysis.rubric.flags.get(i)) {
        said.push(format!(
            "Does this come close to something harmful: “{}”? If that is not what you meant, say what you would do instead.",
            target.text
        ));
    }
    let praise = score.get() >= PRAISED && flag.is_none();
    said.extend(questions(analysis, criteria, praise));
    if said.is_empty() {
        said.push("I recognised little of what this scene asks for. That may be my fault: compare it with the strong answer.".to_owned());
    }
    (said.join(" "), to_check(criteria))
}

// Each quote as a question, the surest first; a quote that holds a negation is never praised.
fn questions(analysis: &Analysis, criteria: &[CriterionResult], praise: bool) -> Vec<String> {
    let mut found: Vec<(usize, &CriterionResult)> = criteria.iter().enumerate().filter(|(_, c)| c.quote.is_some()).collect();
    found.sort_by(|a, b| analysis.criteria[b.0].certainty.total_cmp(&analysis.criteria[a.0].certainty));
    let mut praised = false;
    let ask = |(i, line): (usize, &CriterionResult)| {
        let quote = line.quote.as_deref().unwrap_or_default();
        let negated = analysis.negated.get(analysis.criteria[i].part).copied().unwrap_or(true);
        let good = praise && !praised && !negated && line.level.get() >= 2;
        praised |= good;
        let look = format!("looks like *{}*: “{quote}”. Is that what you meant?", lower_first(&line.text));
        if good { format!("{PRAISE} this {look}") } else { format!("This {look}") }
    };
    found.into_iter().take(QUESTIONS).map(ask).collect()
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |c| c.to_lowercase().chain(chars).collect())
}

// The heaviest criteria that were not recognised.
fn to_check(criteria: &[CriterionResult]) -> Vec<String> {
    criteria
        .iter()
        .filter(|c| c.level == Level::NONE)
        .take(TO_CHECK)
        .map(|c| format!("Check whether you covered this: {}.", lower_first(c.text.trim_end_matches('.'))))
        .collect()
}
