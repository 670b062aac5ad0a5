//! The report of a day, computed from its evaluations. Offline estimates of texts form their own series.

use crate::{Competency, Evaluation};
use serde::{Deserialize, Serialize};

/// A competency with its mean over the day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CompetencyMean {
    /// Which.
    pub competency: Competency,
    /// 0..=10 over every criterion line of exact grades; null without any.
    pub mean: Option<f64>,
    /// How many criterion lines it rests on.
    pub answers: u32,
}

/// The mean of each competency, scaled to 0..=10, leaving offline estimates out.
pub fn competency_means<'a>(evaluations: &(impl Iterator<Item = &'a Evaluation> + Clone)) -> Vec<CompetencyMean> {
    Competency::ALL
        .into_iter()
        .map(|competency| {
            let levels = evaluations
                .clone()
                .filter(|e| !e.grade.provenance.is_estimate())
                .flat_map(|e| &e.grade.criteria)
                .filter(|c| c.competency == competency)
                .map(|c| u32::from(c.level.get()));
            let (sum, answers) = levels.fold((0, 0), |(sum, n), level| (sum + level, n + 1));
            CompetencyMean {
                competency,
                mean: level_mean(sum, answers),
                answers,
            }
        })
        .collect()
}

/// The mean score of exact grades; null without any.
pub fn score_mean<'a>(evaluations: impl Iterator<Item = &'a Evaluation>) -> Option<f64> {
    mean(evaluations.filter(|e| !e.grade.provenance.is_estimate()).map(|e| e.grade.score.get()))
}

/// The mean of scores, to one decimal; null without any.
pub fn mean(scores: impl Iterator<Item = u8>) -> Option<f64> {
    let (sum, count) = scores.fold((0_u32, 0_u32), |(sum, n), score| (sum + u32::from(score), n + 1));
    (count > 0).then(|| round1(f64::from(sum) / f64::from(count)))
}

/// The mean of so many criterion lines whose levels add up to `levels`, scaled to 0..=10, to one decimal; null without any.
pub fn level_mean(levels: u32, lines: u32) -> Option<f64> {
    (lines > 0).then(|| round1(f64::from(levels) / f64::from(lines) * 10.0 / 3.0))
}

fn round1(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}
