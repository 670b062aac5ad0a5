//! The report of a day: computed from its evaluations, never stored. Offline estimates of texts form their own series.

use crate::{
    careers::Entry,
    sessions::{AnswerView, SceneView},
};
use careersim_domain::{
    Competency, Confidence, Evaluation,
    report::{self, CompetencyMean},
};
use careersim_store::reports::CompetencyAverage;

/// A competency over the day beside the player's own average.
#[derive(Debug, Clone)]
pub struct OwnMean {
    /// Over the day.
    pub day: CompetencyMean,
    /// Over everything the player has played.
    pub own_average: Option<f64>,
}

/// What a day comes to.
#[derive(Debug, Clone)]
pub struct Report {
    /// The balance before the day, as round 0, and after each round; empty as long as nothing is graded.
    pub balance_line: Vec<(u8, i64)>,
    /// Means of exact grades.
    pub competencies: Vec<OwnMean>,
    /// Mean of exact scores.
    pub score_mean: Option<f64>,
    /// Offline estimates: round, score, confidence.
    pub estimates: Vec<(u8, u8, Option<Confidence>)>,
    /// What went well.
    pub strengths: Vec<String>,
    /// What to try next.
    pub next_steps: Vec<String>,
    /// The moments that decided the day: round, score, what happened.
    pub key_moments: Vec<(u8, u8, String)>,
    /// The catalogue's or the import's career, for its neighbours.
    pub career: Option<Entry>,
}

/// At most so many of each.
const MOST: usize = 3;

/// Computes the report.
pub(crate) fn of(scenes: &[SceneView], answers: &[AnswerView], averages: &[CompetencyAverage], career: Option<Entry>) -> Report {
    let graded: Vec<(u8, &Evaluation)> = answers.iter().filter_map(|a| Some((a.round, a.evaluation.as_ref()?))).collect();
    let evaluations = graded.iter().map(|(_, e)| *e);
    let own = |competency: Competency| averages.iter().find(|a| a.competency == competency).map(|a| a.mean);
    let competencies = report::competency_means(&evaluations)
        .into_iter()
        .map(|day| OwnMean {
            own_average: own(day.competency),
            day,
        })
        .collect();
    let estimates = graded
        .iter()
        .filter(|(_, e)| e.grade.provenance.is_estimate())
        .map(|(round, e)| (*round, e.grade.score.get(), e.grade.provenance.confidence))
        .collect();
    Report {
        balance_line: balance_line(&graded),
        competencies,
        score_mean: report::score_mean(evaluations),
        estimates,
        strengths: criteria(&graded, |level| level == 3),
        next_steps: next_steps(&graded),
        key_moments: key_moments(scenes, &graded),
        career,
    }
}

fn balance_line(graded: &[(u8, &Evaluation)]) -> Vec<(u8, i64)> {
    let start = graded.first().map(|(_, e)| (0, e.balance_before.get()));
    start.into_iter().chain(graded.iter().map(|(round, e)| (*round, e.balance.get()))).collect()
}

// Criteria lines of exact grades that fit, each text once.
fn criteria(graded: &[(u8, &Evaluation)], fits: impl Fn(u8) -> bool) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for (_, evaluation) in graded.iter().filter(|(_, e)| !e.grade.provenance.is_estimate()) {
        for line in evaluation.grade.criteria.iter().filter(|c| fits(c.level.get())) {
            if found.len() < MOST && !found.contains(&line.text) {
                found.push(line.text.clone());
            }
        }
    }
    found
}

// Two things to try, from the weakest scenes; a day of estimates only says what the coach asks to check.
fn next_steps(graded: &[(u8, &Evaluation)]) -> Vec<String> {
    let mut steps = criteria(graded, |level| level == 0);
    if steps.is_empty() {
        steps = criteria(graded, |level| level == 1);
    }
    for (_, evaluation) in graded {
        for check in &evaluation.grade.to_check {
            if !steps.contains(check) {
                steps.push(check.clone());
            }
        }
    }
    steps.truncate(2);
    steps
}

// The best and the worst scene, in the order of the day.
fn key_moments(scenes: &[SceneView], graded: &[(u8, &Evaluation)]) -> Vec<(u8, u8, String)> {
    let best = graded.iter().max_by_key(|(round, e)| (e.grade.score, std::cmp::Reverse(*round)));
    let worst = graded.iter().min_by_key(|(round, e)| (e.grade.score, *round));
    let mut moments: Vec<(u8, u8, String)> = [best, worst]
        .into_iter()
        .flatten()
        .map(|(round, e)| (*round, e.grade.score.get(), moment(scenes, *round, e)))
        .collect();
    moments.sort_by_key(|(round, ..)| *round);
    moments.dedup_by_key(|(round, ..)| *round);
    moments
}

fn moment(scenes: &[SceneView], round: u8, evaluation: &Evaluation) -> String {
    let title = scenes.iter().find(|s| s.round == round).and_then(|s| s.scenario.title.as_deref());
    match title {
        Some(title) => format!("{title}: {}", evaluation.grade.consequence),
        None => evaluation.grade.consequence.clone(),
    }
}
