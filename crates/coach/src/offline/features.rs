//! Everything that the score rests on, as numbers with names: the same for every scene, so that their weights fit scenes that nobody has seen.

use super::address::addressing;
use super::evidence::{Finding, Part, findings, parts};
use super::gates::{self, Gate, Shape};
use super::lexicon::Lexicon;
use super::likeness::{alike, likeness};
use super::rubric::{Rubric, Target};
use super::tokens::{Token, tokenise};
use super::weights::{Tone, Weights};
use careersim_domain::Scenario;

/// The names of the features with the sign that their weight must have.
pub const FEATURES: [(&str, f32); 13] = [
    ("coverage", 1.0),
    ("top", 1.0),
    ("breadth", 1.0),
    ("strong", 1.0),
    ("option", 1.0),
    ("flag", -1.0),
    ("flags", -1.0),
    ("opposite", -1.0),
    ("good_tone", 1.0),
    ("bad_tone", -1.0),
    ("waffle", -1.0),
    ("topic", 1.0),
    ("length", 1.0),
];

/// What was found in an answer.
pub(super) struct Analysis {
    pub(super) rubric: Rubric,
    /// Where each part stands in the answer, in bytes.
    pub(super) spans: Vec<(usize, usize)>,
    /// Does the part hold a negation?
    pub(super) negated: Vec<bool>,
    pub(super) criteria: Vec<Finding>,
    pub(super) flags: Vec<Finding>,
    /// How alike the whole answer is to each option.
    pub(super) options: Vec<f32>,
    pub(super) gate: Option<Gate>,
    pub(super) suspicious: bool,
    pub(super) shape: Shape,
    pub(super) features: [f32; FEATURES.len()],
}

/// Looks at an answer from every side.
pub(super) fn analyse(scenario: &Scenario, text: &str, weights: &Weights) -> Analysis {
    let lexicon = Lexicon::embedded();
    let rubric = Rubric::new(scenario, lexicon);
    let all = tokenise(text, lexicon);
    let addressed = addressing(text, &all, &rubric.scene, lexicon);
    let graded: Vec<Token> = all.into_iter().filter(|t| !addressed.contains(&t.sentence)).collect();
    let copied = gates::copied(&graded, &rubric.scene);
    let own: Vec<Token> = graded.iter().zip(&copied).filter(|(_, c)| !**c).map(|(t, _)| t.clone()).collect();
    let parts = parts(&own);
    let criteria = findings(&parts, &rubric.criteria, &rubric.flags, &weights.criterion);
    let flags = findings(&parts, &rubric.flags, &rubric.criteria, &weights.flag);
    let whole: Vec<&Token> = own.iter().filter(|t| t.counts()).collect();
    let options: Vec<f32> = rubric.options.iter().map(|o| option_likeness(&whole, o)).collect();
    let shape = Shape::of(text, &graded, &copied, topic(&graded, &rubric), lexicon);
    let strongest = criteria.iter().chain(&flags).map(|f| f.certainty).fold(0.0, f32::max);
    let features = features(scenario, &rubric, &whole, (&parts, &criteria, &flags, &options), &shape);
    Analysis {
        spans: parts.iter().map(|p| (p.start, p.end)).collect(),
        negated: parts.iter().map(|p| p.tokens.iter().any(|t| t.negated)).collect(),
        gate: shape.gate(!addressed.is_empty(), strongest),
        suspicious: !addressed.is_empty(),
        rubric,
        criteria,
        flags,
        options,
        shape,
        features,
    }
}

// An option in pieces: how much of each piece is said, the pieces weighing alike.
fn option_likeness(whole: &[&Token], option: &Target) -> f32 {
    let tokens: Vec<Token> = option.phrasings.iter().flat_map(|p| p.tokens.clone()).collect();
    likeness(whole, &tokens, false).value()
}

// The share, by weight, of words that the scene, its criteria and flags or the common words of work know.
fn topic(tokens: &[Token], rubric: &Rubric) -> f32 {
    let targets = rubric.criteria.iter().chain(&rubric.flags).chain(std::iter::once(&rubric.strong));
    let known: Vec<&Token> = targets
        .flat_map(|t| &t.phrasings)
        .flat_map(|p| &p.tokens)
        .chain(rubric.scene.iter().filter(|t| t.counts()))
        .collect();
    let (mut on, mut all) = (0.0, 0.0);
    for token in tokens.iter().filter(|t| t.counts()) {
        on += token.weight * known.iter().map(|k| alike(token, k)).fold(0.0, f32::max);
        all += token.weight;
    }
    if all > 0.0 { on / all } else { 0.0 }
}

type Found<'a> = (&'a [Part<'a>], &'a [Finding], &'a [Finding], &'a [f32]);

#[expect(clippy::cast_precision_loss, reason = "counts of words and criteria")]
fn features(scenario: &Scenario, rubric: &Rubric, whole: &[&Token], (parts, criteria, flags, options): Found<'_>, shape: &Shape) -> [f32; FEATURES.len()] {
    let weight: f32 = scenario.criteria.iter().map(|c| f32::from(c.weight)).sum::<f32>().max(1.0);
    let coverage = scenario
        .criteria
        .iter()
        .zip(criteria)
        .map(|(c, f)| f32::from(c.weight) * f.certainty)
        .sum::<f32>()
        / weight;
    let count = criteria.iter().filter(|f| f.certainty >= 0.5).count() as f32;
    let strong: Vec<Token> = rubric.strong.phrasings.iter().flat_map(|p| p.tokens.clone()).collect();
    let (good_tone, bad_tone) = tones(parts);
    let most = |f: &[Finding], of: fn(&Finding) -> f32| f.iter().map(of).fold(0.0, f32::max);
    [
        coverage,
        most(criteria, |f| f.certainty),
        count / criteria.len().max(1) as f32,
        likeness(whole, &strong, false).recall,
        option_estimate(scenario, options),
        most(flags, |f| f.certainty),
        flags.iter().map(|f| f.certainty).sum::<f32>() / 2.0,
        most(criteria, |f| (f.opposite - f.certainty).max(0.0)),
        good_tone,
        bad_tone,
        shape.waffle.min(1.0),
        shape.topic,
        ((whole.len() as f32 + 1.0).ln() / 4.0).min(1.0),
    ]
}

// What the options that the answer is like would have scored, -1..=1 around the middle, and the more the more it is like them.
fn option_estimate(scenario: &Scenario, options: &[f32]) -> f32 {
    let pull: f32 = options.iter().map(|l| l.powi(4)).sum();
    if pull <= f32::EPSILON {
        return 0.0;
    }
    let mean = scenario
        .options
        .iter()
        .zip(options)
        .map(|(o, l)| l.powi(4) * (f32::from(o.score.get()) - 5.0) / 5.0)
        .sum::<f32>()
        / pull;
    mean * options.iter().copied().fold(0.0, f32::max)
}

// How good and how harmful the best and the worst thought sound, by the words of the whole library.
fn tones(parts: &[Part<'_>]) -> (f32, f32) {
    let tone = Tone::embedded();
    let of_part = |part: &Part<'_>| {
        let words = part.tokens.iter().filter_map(|t| tone.words.get(&key(t)));
        words.sum::<f32>()
    };
    let (mut best, mut worst) = (0.0_f32, 0.0_f32);
    for part in parts {
        let sum = of_part(part);
        best = best.max(sum);
        worst = worst.min(sum);
    }
    let squash = |x: f32| 1.0 - (-x.abs() / 1.5).exp();
    (squash(best), squash(worst))
}

/// The name of a token in the table of tones.
pub(super) fn key(token: &Token) -> String {
    if token.negated { format!("not_{}", token.stem) } else { token.stem.clone() }
}
