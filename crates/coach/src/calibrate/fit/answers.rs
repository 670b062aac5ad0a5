//! The weights of an answer's features: fitted on labelled answers, and on practice answers put together from the scenes themselves.

use super::logistic::{Row, fit_linear};
use super::{Folds, practice};
use crate::calibrate::set::{Kind, Ready};
use crate::offline::{FEATURES, Tables, Tone, Vectors, Weights, training};
use careersim_domain::Scenario;

/// The features of an answer with its label, and how much it counts among its like.
#[derive(Debug, Clone, serde::Serialize)]
pub struct AnswerRow {
    /// The features.
    pub features: Vec<f32>,
    /// What it should score.
    pub label: f32,
    /// How much it counts.
    pub counts: f32,
}

/// The features of practice answers, under tables that have not seen their scenes.
pub fn practice_rows(folds: &Folds, weights: &Weights) -> Vec<AnswerRow> {
    let mut rows = Vec::new();
    for fold in &folds.0 {
        let tables = Tables::new(weights, &fold.tone, &fold.vectors);
        for (i, (_, scene)) in fold.unseen.iter().enumerate() {
            for p in practice::practice(scene, i) {
                rows.extend(answer_row(&p.scenario, &p.answer, p.label, 1.0, &tables));
            }
        }
    }
    rows
}

// Praise for a harmful answer is worse than a point too few for a good one.
const HARM_COUNTS: f32 = 1.6;

/// The features of a labelled set's answers.
pub fn labelled_rows(set: &[Ready], weights: &Weights, tone: &Tone, vectors: &Vectors) -> Vec<AnswerRow> {
    let tables = Tables::new(weights, tone, vectors);
    let row = |ready: &Ready| {
        let counts = if matches!(ready.case.kind, Kind::Harmful | Kind::LongBad) {
            HARM_COUNTS
        } else {
            1.0
        };
        answer_row(&ready.scenario, ready.answer.as_str(), f32::from(ready.case.label.get()), counts, &tables)
    };
    set.iter().filter_map(row).collect()
}

// What a gate stops says nothing about the weights.
fn answer_row(scenario: &Scenario, text: &str, label: f32, counts: f32, tables: &Tables<'_>) -> Option<AnswerRow> {
    let (features, gated) = training::features(scenario, text, tables);
    (!gated).then_some(AnswerRow { features, label, counts })
}

// Labelled answers are few and real, practice answers many and put together: what share of the say the former have.
const LABELLED_SHARE: f32 = 0.85;
// A ridge pulls every score to the middle; this pulls them apart again, around the middle of the labels.
const STRETCH: f32 = 1.25;
const MIDDLE: f32 = 4.5;
const RIDGE: f32 = 0.002;

/// Fits the weights of the features. Those that are held stay as they are, and the others are fitted to what they leave.
pub fn fit_answers(labelled: &[AnswerRow], practice: &[AnswerRow], weights: &Weights) -> Weights {
    let rows: Vec<Row> = shared(labelled, LABELLED_SHARE, weights)
        .chain(shared(practice, 1.0 - LABELLED_SHARE, weights))
        .collect();
    // A sign of 0 keeps a weight at 0.
    let signs: Vec<f32> = FEATURES
        .iter()
        .map(|(name, sign)| if weights.held.contains_key(*name) { 0.0 } else { *sign })
        .collect();
    let fitted = fit_linear(&rows, &signs, RIDGE);
    let weight = |(i, (name, _)): (usize, &(&str, f32))| {
        let free = STRETCH * fitted.get(i + 1).copied().unwrap_or(0.0);
        ((*name).to_owned(), weights.held.get(*name).copied().unwrap_or(free))
    };
    Weights {
        base: MIDDLE + STRETCH * (fitted.first().copied().unwrap_or(0.0) - MIDDLE),
        answer: FEATURES.iter().enumerate().map(weight).collect(),
        ..weights.clone()
    }
}

// The rows with what the held weights leave of their labels, weighing so much together.
fn shared<'a>(rows: &'a [AnswerRow], share: f32, weights: &'a Weights) -> impl Iterator<Item = Row> + 'a {
    let held = |features: &[f32]| -> f32 {
        let each = FEATURES.iter().zip(features);
        each.filter_map(|((name, _), x)| weights.held.get(*name).map(|w| w * x)).sum()
    };
    let all: f32 = rows.iter().map(|r| r.counts).sum::<f32>().max(1.0);
    rows.iter().map(move |r| Row {
        numbers: r.features.clone(),
        target: r.label - held(&r.features),
        counts: r.counts * share / all,
    })
}
