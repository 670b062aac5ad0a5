//! A scene as the grader reads it: what each criterion, red flag and option sounds like, in tokens that can be matched.

use super::Tables;
use super::tokens::{By, Token, tokenise};
use super::vectors::Vectors;
use careersim_domain::Scenario;
use std::collections::HashMap;

/// A way in which something is put.
#[derive(Debug, Clone)]
pub(super) struct Phrasing {
    /// As it was written.
    pub(super) text: String,
    /// The tokens that count.
    pub(super) tokens: Vec<Token>,
    /// Where they point.
    pub(super) direction: Option<Vec<f32>>,
    /// One of them is negated.
    pub(super) negated: bool,
}

impl Phrasing {
    pub(super) fn new(text: &str, tables: &Tables<'_>) -> Self {
        let tokens: Vec<Token> = tokenise(text, By::Author, tables.lexicon).into_iter().filter(Token::counts).collect();
        Self {
            text: text.to_owned(),
            direction: tables.vectors.direction(tokens.iter()),
            negated: tokens.iter().any(|t| t.negated),
            tokens,
        }
    }
}

/// Something that an answer may say: a criterion, a red flag or an option.
#[derive(Debug, Clone)]
pub(super) struct Target {
    /// Its text.
    pub(super) text: String,
    /// How it may be put.
    pub(super) phrasings: Vec<Phrasing>,
    /// Where all of them together point.
    pub(super) direction: Option<Vec<f32>>,
}

impl Target {
    pub(super) fn new(text: &str, mut phrasings: Vec<Phrasing>, vectors: &Vectors) -> Self {
        phrasings.retain(|p| !p.tokens.is_empty());
        Self {
            text: text.to_owned(),
            direction: vectors.direction(phrasings.iter().flat_map(|p| &p.tokens)),
            phrasings,
        }
    }
}

/// A scene, ready to be matched.
pub(super) struct Rubric {
    pub(super) criteria: Vec<Target>,
    pub(super) flags: Vec<Target>,
    pub(super) options: Vec<Target>,
    pub(super) strong: Target,
    /// Every token of situation and options, for the gates.
    pub(super) scene: Vec<Token>,
    /// Were phrasings written for this scene? A scene by a model has none.
    pub(super) authored: bool,
}

// An option at or below this score says what not to do; at or above the other one what to do.
const POOR: u8 = 3;
const STRONG: u8 = 7;

impl Rubric {
    pub(super) fn new(scenario: &Scenario, tables: &Tables<'_>) -> Self {
        let authored = scenario.criteria.iter().any(|c| !c.exemplars.is_empty());
        let mut criteria: Vec<Target> = scenario.criteria.iter().map(|c| target(&c.text, &c.exemplars, tables)).collect();
        let mut flags: Vec<Target> = scenario.red_flags.iter().map(|f| target(&f.text, &f.exemplars, tables)).collect();
        if !authored {
            borrow_phrasings(&mut criteria, scenario, tables);
        }
        if flags.is_empty() {
            let poor = scenario.options.iter().filter(|o| o.score.get() <= POOR);
            flags = poor.map(|o| target(&o.text, std::slice::from_ref(&o.text), tables)).collect();
        }
        let mut rubric = Self {
            options: scenario.options.iter().map(|o| pieces(&o.text, tables)).collect(),
            strong: pieces(&scenario.strong_answer, tables),
            scene: scene_tokens(scenario, tables),
            criteria,
            flags,
            authored,
        };
        rubric.weigh();
        rubric
    }

    // A word that many criteria and flags share tells little about any of them.
    fn weigh(&mut self) {
        let mut with: HashMap<String, f32> = HashMap::new();
        for target in self.criteria.iter().chain(&self.flags) {
            let mut stems: Vec<&str> = target.phrasings.iter().flat_map(|p| &p.tokens).map(|t| t.stem.as_str()).collect();
            stems.sort_unstable();
            stems.dedup();
            stems.into_iter().for_each(|s| *with.entry(s.to_owned()).or_insert(0.0) += 1.0);
        }
        for target in self
            .criteria
            .iter_mut()
            .chain(&mut self.flags)
            .chain(&mut self.options)
            .chain(std::iter::once(&mut self.strong))
        {
            for token in target.phrasings.iter_mut().flat_map(|p| &mut p.tokens) {
                let shared = with.get(&token.stem).copied().unwrap_or(1.0);
                token.weight /= 1.0 + 0.35 * (shared - 1.0).max(0.0);
            }
        }
    }
}

fn target(text: &str, phrasings: &[String], tables: &Tables<'_>) -> Target {
    let phrasings = phrasings.iter().map(String::as_str).chain([text]).map(|p| Phrasing::new(p, tables)).collect();
    Target::new(text, phrasings, tables.vectors)
}

// A long text in the pieces that one thought of an answer may match.
fn pieces(text: &str, tables: &Tables<'_>) -> Target {
    let sentences = text.split(['.', ';', '!', '?']).map(str::trim).filter(|s| !s.is_empty());
    Target::new(text, sentences.map(|s| Phrasing::new(s, tables)).collect(), tables.vectors)
}

fn scene_tokens(scenario: &Scenario, tables: &Tables<'_>) -> Vec<Token> {
    let texts = std::iter::once(&scenario.situation)
        .chain(scenario.options.iter().map(|o| &o.text))
        .chain(std::iter::once(&scenario.strong_answer));
    texts.flat_map(|t| tokenise(t, By::Author, tables.lexicon)).collect()
}

// What a model wrote has no phrasings: each thought of its strong answer and its good options goes to the criterion that it is most like.
fn borrow_phrasings(criteria: &mut [Target], scenario: &Scenario, tables: &Tables<'_>) {
    let good = scenario.options.iter().filter(|o| o.score.get() >= STRONG).map(|o| o.text.as_str());
    let thoughts: Vec<Phrasing> = std::iter::once(scenario.strong_answer.as_str())
        .chain(good)
        .flat_map(|t| pieces(t, tables).phrasings)
        .collect();
    for thought in thoughts {
        let likeness = |c: &Target| c.phrasings.last().map_or(0.0, |p| super::likeness::overlap(&thought.tokens, &p.tokens));
        let best = (0..criteria.len()).max_by(|a, b| likeness(&criteria[*a]).total_cmp(&likeness(&criteria[*b])));
        if let Some(best) = best.filter(|b| likeness(&criteria[*b]) > 0.05) {
            criteria[best].phrasings.insert(0, thought);
        }
    }
}
