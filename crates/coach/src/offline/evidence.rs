//! What an answer says about each criterion, red flag and option: the part of it that fits best, the phrasing that it fits, and how sure that is.

use super::Tables;
use super::features::keys;
use super::likeness::{alike, likeness};
use super::rubric::Target;
use super::tokens::Token;
use super::vectors::cosine;
use super::weights::PairWeights;

/// A part of an answer: a thought, two neighbouring ones, or a sentence.
#[derive(Debug, Clone)]
pub(super) struct Part<'a> {
    pub(super) tokens: Vec<&'a Token>,
    /// It is one thought, and not put together from several.
    pub(super) single: bool,
    /// How it sounds by the words of the whole library: above 0 good, below 0 harmful.
    pub(super) tone: f32,
    /// Where its words point, and whether one of them is negated.
    pub(super) direction: Option<Vec<f32>>,
    pub(super) negated: bool,
    /// Where it stands in the answer, in bytes.
    pub(super) start: usize,
    pub(super) end: usize,
}

// More parts than this are not looked at; an answer has at most 500 characters.
const MOST_PARTS: usize = 60;

/// Every part of an answer that may fit a phrasing.
pub(super) fn parts<'a>(tokens: &'a [Token], tables: &Tables<'_>) -> Vec<Part<'a>> {
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
                parts.extend(Part::new(run.concat(), many == 1, tables));
            }
        }
    }
    parts
}

impl<'a> Part<'a> {
    /// A part of these tokens; `None` when none of them counts.
    pub(super) fn new(tokens: Vec<&'a Token>, single: bool, tables: &Tables<'_>) -> Option<Self> {
        let (start, end) = (tokens.first()?.start, tokens.last()?.end);
        let tone = tables.tone.of(keys(&tokens, tables.lexicon).iter());
        let tokens: Vec<&Token> = tokens.into_iter().filter(|t| t.counts()).collect();
        (!tokens.is_empty()).then(|| Self {
            tone,
            direction: tables.vectors.direction(tokens.iter().copied()),
            negated: tokens.iter().any(|t| t.negated),
            tokens,
            single,
            start,
            end,
        })
    }
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
    /// How near its words lie to those of a phrasing, and to all of them, by their vectors.
    pub(super) near: f32,
    pub(super) centre: f32,
    /// How the part sounds, squashed to -1..=1.
    pub(super) tone: f32,
    /// The nearest phrasing.
    pub(super) phrasing: usize,
}

/// How well the same part fits the best of the other targets: of the same side (another criterion), and of the other side (a red flag).
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Rivals {
    pub(super) same_side: f32,
    pub(super) other_side: f32,
}

/// The rivals of target `own` among the fits of its side and those of the other side.
pub(super) fn rivals(own: usize, same: &[Fit], other: &[Fit]) -> Rivals {
    let best = |fits: &mut dyn Iterator<Item = &Fit>| fits.map(Fit::value).fold(0.0, f32::max);
    Rivals {
        same_side: best(&mut same.iter().enumerate().filter(|(i, _)| *i != own).map(|(_, f)| f)),
        other_side: best(&mut other.iter()),
    }
}

impl Fit {
    /// The numbers that are weighed.
    pub(super) fn numbers(&self, rivals: Rivals) -> [f32; 6] {
        [
            self.second,
            self.pooled,
            self.evidence,
            self.centre,
            self.value() - rivals.same_side.max(rivals.other_side),
            self.tone,
        ]
    }

    /// One number for how well it fits, to compare sides.
    pub(super) fn value(&self) -> f32 {
        f32::midpoint(self.best, self.near)
    }

    /// How sure it is that the part says what the target says, 0..=1.
    pub(super) fn certainty(&self, rivals: Rivals, weights: &PairWeights) -> f32 {
        let sum: f32 = self.numbers(rivals).iter().zip(weights.values()).map(|(x, w)| x * w).sum();
        1.0 / (1.0 + (-(weights.bias + sum)).exp())
    }
}

/// How a part fits a target. With `turned`, how it says the opposite.
pub(super) fn fit(part: &Part<'_>, target: &Target, turned: bool) -> Fit {
    let mut fit = Fit {
        tone: (part.tone / 2.0).tanh(),
        ..Fit::default()
    };
    for (i, phrasing) in target.phrasings.iter().enumerate() {
        let like = likeness(&part.tokens, &phrasing.tokens, turned);
        let value = like.value();
        if value > fit.best {
            (fit.second, fit.best, fit.phrasing) = (fit.best, value, i);
        } else if value > fit.second {
            fit.second = value;
        }
        if !turned {
            // A negation on one side only makes the same words say something else.
            let agree = if part.negated == phrasing.negated { 1.0 } else { 0.6 };
            fit.near = fit.near.max(agree * cosine(part.direction.as_ref(), phrasing.direction.as_ref()));
        }
    }
    if !turned {
        fit.centre = cosine(part.direction.as_ref(), target.direction.as_ref());
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
