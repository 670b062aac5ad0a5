//! From what was found in an answer to a grade: gates and flags cap it, levels follow the score, every level above 0 has a quote.

use super::Tables;
use super::features::{Analysis, FEATURES, analyse};
use super::feedback;
use super::findings::Finding;
use super::gates::Gate;
use super::weights::Weights;
use careersim_domain::evaluation::{CriterionResult, Grade};
use careersim_domain::grading::{self, Level, Score};
use careersim_domain::{AnswerText, Confidence, Provenance, Receipt, Scenario, Source};

/// From this certainty on, a red flag may fire, and what it caps the score at.
const FLAGGED: f32 = 0.6;
const FLAG_CAP: i64 = 3;
/// Below this certainty nothing was found for a criterion.
pub(super) const FOUND: f32 = 0.25;
/// A score beyond these needs at least medium confidence, unless a gate or flag fired.
const UNSURE: (u8, u8) = (3, 9);

/// The name of this evaluator, with the version of its rules and weights: grades of different names are not compared.
pub fn evaluator() -> String {
    format!("offline-{}", Weights::embedded().version.max(1))
}

/// A grade with what it rests on.
#[derive(Debug, Clone)]
pub struct Explained {
    /// The grade.
    pub grade: Grade,
    /// The gate that fired.
    pub gate: Option<Gate>,
    /// The red flag that fired, as an index.
    pub flag: Option<usize>,
    /// Each feature by name.
    pub features: Vec<(&'static str, f32)>,
    /// The score before caps, not rounded.
    pub raw: f32,
}

/// Grades a free answer.
pub fn grade_text(scenario: &Scenario, answer: &AnswerText) -> Grade {
    explain(scenario, answer).grade
}

/// Grades a free answer and keeps what the grade rests on.
pub fn explain(scenario: &Scenario, answer: &AnswerText) -> Explained {
    explain_if(scenario, answer, true)
}

/// The same; what is not readable, whatever it looks like, is not judged.
pub(super) fn explain_if(scenario: &Scenario, answer: &AnswerText, readable: bool) -> Explained {
    let tables = Tables::embedded();
    let weights = tables.weights;
    let mut analysis = analyse(scenario, answer.as_str(), &tables);
    if !readable {
        analysis.gate = Some(Gate::Language);
    }
    let raw = raw_score(&analysis.features, weights);
    let flag = strongest_flag(&analysis);
    let confidence = confidence(&analysis);
    let score = final_score(raw, &analysis, flag, confidence);
    let levels = levels(scenario, &analysis, score);
    let criteria = lines(scenario, &analysis, &levels, answer.as_str());
    let nearest = nearest_option(scenario, &analysis, score);
    let (feedback, to_check) = feedback::compose(&analysis, &criteria, score, flag);
    let option = nearest.and_then(|i| scenario.options.get(i));
    let grade = Grade {
        score,
        feedback,
        criteria,
        consequence: option.map(|o| o.consequence.clone()).unwrap_or_default(),
        flag: option.and_then(|o| o.sets.clone()),
        suspicious: analysis.suspicious,
        provenance: Provenance {
            model: Some(evaluator()),
            confidence: Some(confidence),
            label: Some("Practice coach: a rule-based estimate, not AI".to_owned()),
            ..Provenance::of(Source::Offline)
        },
        receipt: Receipt::default(),
        to_check,
    };
    Explained {
        grade,
        gate: analysis.gate,
        flag: flag.map(|(i, _)| i),
        features: FEATURES.iter().zip(analysis.features).map(|((n, _), v)| (*n, v)).collect(),
        raw,
    }
}

/// The score that the features give, before caps.
pub(super) fn raw_score(features: &[f32], weights: &Weights) -> f32 {
    let weighed = FEATURES
        .iter()
        .zip(features)
        .map(|((name, _), x)| weights.answer.get(*name).copied().unwrap_or(0.0) * x);
    weights.base + weighed.sum::<f32>()
}

// A flag fires when it is sure, and when the answer says more that is harmful than good: one thought that sounds wrong does not undo four right ones.
fn strongest_flag(analysis: &Analysis) -> Option<(usize, Finding)> {
    let best = analysis
        .flags
        .iter()
        .copied()
        .enumerate()
        .max_by(|a, b| a.1.certainty.total_cmp(&b.1.certainty))?;
    let (good, harm) = analysis.shares;
    (best.1.certainty >= FLAGGED && harm >= good).then_some(best)
}

fn confidence(analysis: &Analysis) -> Confidence {
    let strongest = analysis.criteria.iter().chain(&analysis.flags).map(|f| f.certainty).fold(0.0, f32::max);
    match () {
        () if analysis.gate == Some(Gate::Language) => Confidence::Low,
        () if analysis.gate.is_some() => Confidence::High,
        () if !analysis.rubric.authored || strongest < 0.4 || analysis.shape.topic < 0.35 => Confidence::Low,
        () if strongest < 0.8 || analysis.shape.known < 0.85 => Confidence::Medium,
        () => Confidence::High,
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a score is between 0 and 10")]
fn final_score(raw: f32, analysis: &Analysis, flag: Option<(usize, Finding)>, confidence: Confidence) -> Score {
    let rounded = (raw.clamp(0.0, 10.0) + 0.5).floor() as i64;
    if let Some(gate) = analysis.gate {
        let cap = i64::from(gate.cap());
        return Score::saturating(if gate == Gate::Language { cap } else { rounded.min(cap) });
    }
    let capped = match flag {
        Some(_) => rounded.min(FLAG_CAP),
        None if confidence == Confidence::Low => rounded.clamp(i64::from(UNSURE.0), i64::from(UNSURE.1)),
        None => rounded,
    };
    Score::saturating(capped)
}

// The levels whose weighted mean comes nearest to the score, in the order of what was found; what was not found stays 0.
fn levels(scenario: &Scenario, analysis: &Analysis, score: Score) -> Vec<Level> {
    if analysis.gate.is_some_and(|g| g != Gate::Waffle && g != Gate::Keywords) {
        return vec![Level::NONE; scenario.criteria.len()];
    }
    let with = |shift: i32| -> Vec<Level> { analysis.criteria.iter().map(|f| level(f, shift)).collect() };
    let off = |shift: &i32| grading::score(&scenario.criteria, &with(*shift)).get().abs_diff(score.get());
    let best = (-20..=20).min_by_key(|shift| (off(shift), shift.abs())).unwrap_or(0);
    with(best)
}

#[expect(clippy::cast_possible_truncation, reason = "a level is between 0 and 3")]
fn level(finding: &Finding, shift: i32) -> Level {
    if finding.certainty < FOUND || finding.opposite > finding.certainty {
        return Level::NONE;
    }
    let step = f64::from(finding.certainty) * 3.0 + f64::from(shift) / 20.0;
    Level::parse((step.clamp(0.0, 3.0) + 0.5).floor() as i64).unwrap_or(Level::NONE)
}

fn lines(scenario: &Scenario, analysis: &Analysis, levels: &[Level], answer: &str) -> Vec<CriterionResult> {
    scenario
        .criteria
        .iter()
        .enumerate()
        .map(|(i, criterion)| {
            let finding = analysis.criteria.get(i).copied().unwrap_or_default();
            let level = levels.get(i).copied().unwrap_or(Level::NONE);
            let quote = analysis
                .spans
                .get(finding.part)
                .and_then(|(start, end)| answer.get(*start..*end))
                .map(str::to_owned);
            let phrasing = analysis.rubric.criteria.get(i).and_then(|t| t.phrasings.get(finding.phrasing));
            let found = grading::Finding {
                level,
                reason: feedback::reason(level, phrasing.map(|p| p.text.as_str()), &finding, analysis.gate),
                quote: quote.filter(|_| level > Level::NONE),
            };
            let verified = grading::verify(&found, answer);
            CriterionResult {
                competency: criterion.competency,
                text: criterion.text.clone(),
                level: verified.level,
                quote: verified.quote,
                reason: verified.reason,
            }
        })
        .collect()
}

// The decision that later scenes refer to: the option that the answer is like, as long as its score is not far from the answer's.
fn nearest_option(scenario: &Scenario, analysis: &Analysis, score: Score) -> Option<usize> {
    let distance = |i: &usize| {
        let apart = f32::from(scenario.options[*i].score.get().abs_diff(score.get()));
        apart - 6.0 * analysis.options.get(*i).copied().unwrap_or(0.0)
    };
    (0..scenario.options.len()).min_by(|a, b| distance(a).total_cmp(&distance(b)))
}
