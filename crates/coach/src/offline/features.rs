//! Everything that the score rests on, as numbers with names: the same for every scene, so that their weights fit scenes that nobody has seen.

use super::Tables;
use super::address::addressing;
use super::evidence::{Part, parts};
use super::findings::{Finding, Findings, find};
use super::gates::{self, Gate, Shape};
use super::lexicon::Lexicon;
use super::likeness::{alike, likeness};
use super::rubric::{Rubric, Target};
use super::tokens::{By, Token, tokenise};
use careersim_domain::Scenario;

/// The names of the features with the sign that their weight must have.
pub(crate) const FEATURES: [(&str, f32); 13] = [
    // The weighted mean of how sure each criterion is, and the share of criteria that are more likely than not.
    ("coverage", 1.0),
    ("breadth", 1.0),
    // The share of the strong answer that is said.
    ("strong", 1.0),
    // What the options that the answer is like would have scored.
    ("option", 1.0),
    // The surest criterion whose opposite is said.
    ("opposite", -1.0),
    // How the thoughts of the answer sound and what they say.
    ("worst_tone", -1.0),
    ("good_share", 1.0),
    ("harm_share", -1.0),
    ("harm", -1.0),
    // The share of words that have to do with the scene.
    ("topic", 1.0),
    // Long answers say more by chance; this takes it back.
    ("length", -1.0),
    // How much it talks itself out of what is right.
    ("excuse", -1.0),
    // How much a long answer says beside what is asked: with many words something always fits by chance.
    ("besides", -1.0),
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
    /// The share of thoughts that say something good, and something harmful.
    pub(super) shares: (f32, f32),
    /// How alike the whole answer is to each option.
    pub(super) options: Vec<f32>,
    pub(super) gate: Option<Gate>,
    pub(super) suspicious: bool,
    pub(super) shape: Shape,
    pub(super) features: [f32; FEATURES.len()],
}

/// Looks at an answer from every side.
pub(super) fn analyse(scenario: &Scenario, text: &str, tables: &Tables<'_>) -> Analysis {
    let lexicon = tables.lexicon;
    let rubric = Rubric::new(scenario, tables);
    let all = tokenise(text, By::Player, lexicon);
    let addressed = addressing(text, &all, &rubric.scene, lexicon);
    let graded: Vec<Token> = all.into_iter().filter(|t| !addressed.contains(&t.sentence)).collect();
    let copied = gates::copied(&graded, &rubric.scene);
    let own: Vec<Token> = graded.iter().zip(&copied).filter(|(_, c)| !**c).map(|(t, _)| t.clone()).collect();
    let parts = parts(&own, tables);
    let found = find(&parts, &rubric, tables.weights);
    let whole: Vec<&Token> = own.iter().filter(|t| t.counts()).collect();
    let options: Vec<f32> = rubric.options.iter().map(|o| option_likeness(&whole, o)).collect();
    let shape = Shape::of(text, &graded, &copied, topic(&graded, &rubric), lexicon);
    let strongest = found.criteria.iter().map(|f| f.certainty).fold(0.0, f32::max);
    let manner = (worst_tone(&parts), excuse(&graded, scenario, lexicon));
    let features = features(scenario, &rubric, &whole, (&found, &options), manner, &shape);
    Analysis {
        spans: parts.iter().map(|p| (p.start, p.end)).collect(),
        negated: parts.iter().map(|p| p.negated).collect(),
        gate: shape.gate(!addressed.is_empty(), strongest),
        suspicious: !addressed.is_empty(),
        rubric,
        shares: (found.good_share, found.harm_share),
        criteria: found.criteria,
        flags: found.flags,
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

#[expect(clippy::cast_precision_loss, reason = "counts of words and criteria")]
fn features(
    scenario: &Scenario,
    rubric: &Rubric,
    whole: &[&Token],
    (found, options): (&Findings, &[f32]),
    (worst_tone, excuse): (f32, f32),
    shape: &Shape,
) -> [f32; FEATURES.len()] {
    let criteria = &found.criteria;
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
    let opposite = criteria.iter().map(|f| f.opposite - f.certainty).fold(0.0, f32::max);
    [
        coverage,
        count / criteria.len().max(1) as f32,
        likeness(whole, &strong, false).recall,
        option_estimate(scenario, options),
        opposite,
        worst_tone,
        found.good_share,
        found.harm_share,
        found.harm,
        shape.topic,
        ((whole.len() as f32 + 1.0).ln() / 4.0).min(1.0),
        excuse,
        besides(shape.words, coverage + found.good_share),
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

// How harmful the worst thought sounds by the words of the whole library. A single word is too little to sound like anything.
fn worst_tone(parts: &[Part<'_>]) -> f32 {
    let worst = parts.iter().filter(|p| p.single && p.tokens.len() > 1).map(|p| p.tone).fold(0.0, f32::min);
    1.0 - (worst / 2.0).exp()
}

// From this many words on an answer is long, and so many more make it very long.
const LONG: f32 = 25.0;
// Coverage and share of good thoughts together: good answers of any length reach the first, what reaches less by the second is beside the point.
const TO_THE_POINT: (f32, f32) = (1.25, 0.5);

#[expect(clippy::cast_precision_loss, reason = "an answer has at most 500 characters")]
fn besides(words: usize, said: f32) -> f32 {
    let long = ((words as f32 - LONG) / LONG).clamp(0.0, 1.0);
    long * ((TO_THE_POINT.0 - said) / TO_THE_POINT.1).clamp(0.0, 1.0)
}

// How much the answer talks itself out of what is right: nothing, once, or more often. What is denied (`I won't keep quiet`) and what the scene's own
// criteria say does not count.
fn excuse(tokens: &[Token], scenario: &Scenario, lexicon: &Lexicon) -> f32 {
    let words: Vec<&str> = tokens.iter().map(|t| t.word.as_str()).collect();
    let mut found: Vec<(usize, u16)> = lexicon.excuses.find(&words).into_iter().map(|(from, _, id)| (from, id)).collect();
    found.retain(|(from, _)| !tokens[*from].negated);
    if found.is_empty() {
        return 0.0;
    }
    let wanted = scenario
        .criteria
        .iter()
        .flat_map(|c| &c.exemplars)
        .chain(std::iter::once(&scenario.strong_answer));
    let usual: Vec<u16> = wanted.flat_map(|text| phrases_of(text, lexicon)).collect();
    found.retain(|(_, id)| !usual.contains(id));
    // Two phrases that begin with the same word are one excuse.
    found.dedup_by_key(|(from, _)| *from);
    match found.len() {
        0 => 0.0,
        1 => 0.5,
        _ => 1.0,
    }
}

fn phrases_of(text: &str, lexicon: &Lexicon) -> Vec<u16> {
    let tokens = tokenise(text, By::Author, lexicon);
    let words: Vec<&str> = tokens.iter().map(|t| t.word.as_str()).collect();
    let found = lexicon.excuses.find(&words).into_iter();
    found.filter(|(from, _, _)| !tokens[*from].negated).map(|(_, _, id)| id).collect()
}

/// The names of tokens in the table of tones: stems and synonym groups, each once.
pub(super) fn keys(tokens: &[&Token], lexicon: &Lexicon) -> Vec<String> {
    let mark = |t: &Token| if t.negated { "not_" } else { "" };
    let stems = tokens
        .iter()
        .filter(|t| !t.word.chars().any(|c| c.is_ascii_digit()))
        .map(|t| format!("{}{}", mark(t), t.stem));
    let groups = tokens
        .iter()
        .flat_map(|t| t.groups.iter().map(|g| format!("{}={}", mark(t), lexicon.group_name(*g))));
    let pairs = tokens.windows(2).map(|w| format!("{} {}", w[0].stem, w[1].stem));
    let mut keys: Vec<String> = stems.chain(groups).chain(pairs).collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}
