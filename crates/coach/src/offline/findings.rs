//! What an answer says about every criterion and red flag: each part against each target, targets competing for it.

use super::evidence::{Fit, Part, Rivals, fit, rivals};
use super::rubric::{Rubric, Target};
use super::weights::{PairWeights, Weights};

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

/// Everything that was found.
#[derive(Debug, Clone, Default)]
pub(super) struct Findings {
    pub(super) criteria: Vec<Finding>,
    pub(super) flags: Vec<Finding>,
    /// The share of thoughts, by words, that say something good, and something harmful.
    pub(super) good_share: f32,
    pub(super) harm_share: f32,
    /// How harmful the most harmful thought is.
    pub(super) harm: f32,
}

/// Looks for every target in every part.
pub(super) fn find(parts: &[Part<'_>], rubric: &Rubric, weights: &Weights) -> Findings {
    let mut found = Findings {
        criteria: vec![Finding::default(); rubric.criteria.len()],
        flags: vec![Finding::default(); rubric.flags.len()],
        ..Findings::default()
    };
    let mut words = 0.0;
    for (i, part) in parts.iter().enumerate() {
        let (criteria, flags) = (fits(part, &rubric.criteria), fits(part, &rubric.flags));
        let good = keep_best(&mut found.criteria, i, (&criteria, &flags), &weights.criterion);
        let harm = keep_best(&mut found.flags, i, (&flags, &criteria), &weights.flag);
        if part.single {
            #[expect(clippy::cast_precision_loss, reason = "a handful of words")]
            let size = part.tokens.len() as f32;
            words += size;
            found.good_share += size * good;
            found.harm_share += size * harm;
            found.harm = found.harm.max(harm);
        }
        opposites(&mut found.criteria, part, &rubric.criteria, &weights.criterion);
    }
    if words > 0.0 {
        found.good_share /= words;
        found.harm_share /= words;
    }
    found
}

fn fits(part: &Part<'_>, targets: &[Target]) -> Vec<Fit> {
    targets.iter().map(|t| fit(part, t, false)).collect()
}

// Keeps the surest part of each target, and gives back the surest target of this part.
fn keep_best(findings: &mut [Finding], part: usize, (same, other): (&[Fit], &[Fit]), weights: &PairWeights) -> f32 {
    let mut surest = 0.0_f32;
    for (t, (finding, fit)) in findings.iter_mut().zip(same).enumerate() {
        let certainty = fit.certainty(rivals(t, same, other), weights);
        surest = surest.max(certainty);
        if certainty > finding.certainty {
            (finding.certainty, finding.part, finding.phrasing) = (certainty, part, fit.phrasing);
        }
    }
    surest
}

// The same words with a negation on one side only.
fn opposites(findings: &mut [Finding], part: &Part<'_>, targets: &[Target], weights: &PairWeights) {
    for (finding, target) in findings.iter_mut().zip(targets) {
        if part.negated || target.phrasings.iter().any(|p| p.negated) {
            finding.opposite = finding.opposite.max(fit(part, target, true).certainty(Rivals::default(), weights));
        }
    }
}
