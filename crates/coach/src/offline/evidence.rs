//! What an answer says about each criterion, red flag and option: the part of it that fits best, the phrasing that it fits, and how sure that is.

use super::likeness::{alike, likeness};
use super::rubric::Target;
use super::tokens::Token;
use super::weights::PairWeights;

/// A part of an answer: a thought, two neighbouring ones, or a sentence.
#[derive(Debug, Clone)]
pub(super) struct Part<'a> {
    pub(super) tokens: Vec<&'a Token>,
    /// Where it stands in the answer, in bytes.
    pub(super) start: usize,
    pub(super) end: usize,
}

// More parts than this are not looked at; an answer has at most 500 characters.
const MOST_PARTS: usize = 60;

/// Every part of an answer that may fit a phrasing.
pub(super) fn parts(tokens: &[Token]) -> Vec<Part<'_>> {
    let mut segments: Vec<Vec<&Token>> = Vec::new();
    for token in tokens {
        match segments.last_mut().filter(|s| s.last().is_some_and(|t| t.segment == token.segment)) {
            Some(segment) => segment.push(token),
            None => segments.push(vec![token]),
        }
    }
    let mut parts: Vec<Part<'_>> = Vec::new();
    for many in 1..=4 {
        for run in segments.windows(many) {
            let sentences = run.iter().flatten().map(|t| t.sentence);
            let one = sentences.clone().min() == sentences.max();
            if (one || many == 2) && parts.len() < MOST_PARTS {
                parts.extend(part(run.concat()));
            }
        }
    }
    parts
}

fn part(tokens: Vec<&Token>) -> Option<Part<'_>> {
    let (start, end) = (tokens.first()?.start, tokens.last()?.end);
    let tokens: Vec<&Token> = tokens.into_iter().filter(|t| t.counts()).collect();
    (!tokens.is_empty()).then_some(Part { tokens, start, end })
}

/// How a part of an answer fits a target, before it is weighed.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Fit {
    /// Likeness to the nearest phrasing, and to the second nearest.
    pub(super) best: f32,
    pub(super) second: f32,
    /// The share of the part that any phrasing knows.
    pub(super) pooled: f32,
    /// How much of it, saturating.
    pub(super) evidence: f32,
    /// The share of the nearest phrasing that is said.
    pub(super) recall: f32,
    /// The nearest phrasing.
    pub(super) phrasing: usize,
}

/// The names of what [`Fit::numbers`] gives, in its order.
pub(super) const FIT_NAMES: [&str; 6] = ["best", "second", "pooled", "evidence", "recall", "contrast"];

impl Fit {
    /// The numbers that are weighed; `rival` is the best likeness to what speaks against this target.
    pub(super) fn numbers(&self, rival: f32) -> [f32; 6] {
        [self.best, self.second, self.pooled, self.evidence, self.recall, self.best - rival]
    }

    /// How sure it is that the part says what the target says, 0..=1.
    pub(super) fn certainty(&self, rival: f32, weights: &PairWeights) -> f32 {
        let sum: f32 = self.numbers(rival).iter().zip(weights.values()).map(|(x, w)| x * w).sum();
        1.0 / (1.0 + (-(weights.bias + sum)).exp())
    }
}

/// How a part fits a target. With `turned`, how it says the opposite.
pub(super) fn fit(part: &Part<'_>, target: &Target, turned: bool) -> Fit {
    let mut fit = Fit::default();
    for (i, phrasing) in target.phrasings.iter().enumerate() {
        let like = likeness(&part.tokens, &phrasing.tokens, turned);
        let value = like.value();
        if value > fit.best {
            (fit.second, fit.best, fit.recall, fit.phrasing) = (fit.best, value, like.recall, i);
        } else if value > fit.second {
            fit.second = value;
        }
    }
    let (mut matched, mut all) = (0.0, 0.0);
    for token in &part.tokens {
        let known = target
            .phrasings
            .iter()
            .flat_map(|p| &p.tokens)
            .filter(|p| (p.negated == token.negated) != turned);
        // The target's own weight of the word: what many targets share tells little.
        let best = known.map(|p| alike(token, p) * p.weight.min(token.weight)).fold(0.0, f32::max);
        matched += best;
        all += token.weight;
    }
    fit.pooled = if all > 0.0 { (matched / all).min(1.0) } else { 0.0 };
    fit.evidence = 1.0 - (-matched / 1.2_f32).exp();
    fit
}

/// What an answer says about one target.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Finding {
    /// How sure it is that the answer says it, 0..=1.
    pub(super) certainty: f32,
    /// How sure it is that the answer says the opposite.
    pub(super) opposite: f32,
    /// The part that says it.
    pub(super) part: usize,
    /// The phrasing that it is like.
    pub(super) phrasing: usize,
}

/// Looks for every target in every part. Targets on the other side are rivals: what sounds as much like a red flag is no proof of a criterion.
pub(super) fn findings(parts: &[Part<'_>], targets: &[Target], rivals: &[Target], weights: &PairWeights) -> Vec<Finding> {
    let rival: Vec<f32> = parts.iter().map(|p| rivals.iter().map(|r| fit(p, r, false).best).fold(0.0, f32::max)).collect();
    targets
        .iter()
        .map(|target| {
            let mut finding = Finding::default();
            for (i, part) in parts.iter().enumerate() {
                let plain = fit(part, target, false);
                let certainty = plain.certainty(rival[i], weights);
                if certainty > finding.certainty {
                    (finding.certainty, finding.part, finding.phrasing) = (certainty, i, plain.phrasing);
                }
                if part.tokens.iter().any(|t| t.negated) || target.phrasings.iter().flat_map(|p| &p.tokens).any(|t| t.negated) {
                    finding.opposite = finding.opposite.max(fit(part, target, true).certainty(0.0, weights));
                }
            }
            finding
        })
        .collect()
}
