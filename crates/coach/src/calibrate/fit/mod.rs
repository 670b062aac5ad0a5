//! Where the built-in coach's numbers come from: tables counted over the library's own texts, and weights fitted on them and on a labelled set.
//! The same library and set give the same numbers.

mod answers;
mod frequency;
mod logistic;
mod practice;
#[cfg(test)]
mod tests;
mod vectors;

pub use answers::{AnswerRow, fit_answers, labelled_rows, practice_rows};
pub use frequency::frequency_table;

use crate::library::Library;
use crate::offline::{PairWeights, Tables, Tone, Vectors, Weights, training};
use careersim_domain::{Difficulty, Scenario};
use logistic::{Row, fit_certainty, fit_words};
use std::collections::HashSet;

/// Every scene of the library with the name of its file.
pub fn scenes(library: &Library) -> Vec<(String, Scenario)> {
    let days = library.day_slugs().into_iter().filter_map(|slug| library.day(slug)).flat_map(|day| {
        let of = |s: &crate::library::DayScene| (day.career.clone(), s.scenario(Difficulty::Hard, &[]));
        day.scene.iter().map(of).collect::<Vec<_>>()
    });
    let cards = library.card_groups().into_iter().filter_map(|group| library.card_file(group)).flat_map(|file| {
        let of = |c: &crate::library::Card| (file.group.clone(), c.scenario(Difficulty::Hard, "worker"));
        file.card.iter().map(of).collect::<Vec<_>>()
    });
    days.chain(cards).collect()
}

/// Tables that have not seen some of the scenes, for fitting on those.
struct Fold {
    unseen: Scenes,
    tone: Tone,
    vectors: Vectors,
}

/// Tables learned on parts of the library, so that what is fitted on top of them is fitted on scenes that they have not seen.
pub struct Folds(Vec<Fold>);

/// Learns the tables `folds` times, each time without some of the files.
pub fn fold(scenes: &[(String, Scenario)], folds: usize) -> Folds {
    let one = |fold| {
        let (seen, unseen) = split(scenes, folds, fold);
        Fold {
            tone: fit_tone(&seen),
            vectors: fit_vectors(&seen),
            unseen,
        }
    };
    Folds((0..folds).map(one).collect())
}

// How many texts of other scenes each scene is shown.
const STRANGERS: usize = 12;

/// Fits how a fit becomes a certainty, for criteria and for red flags.
pub fn fit_pairs(folds: &Folds) -> (PairWeights, PairWeights) {
    let (mut criteria, mut flags) = (Vec::new(), Vec::new());
    for fold in &folds.0 {
        let tables = Tables::new(Weights::embedded(), &fold.tone, &fold.vectors);
        let texts: Vec<&str> = fold
            .unseen
            .iter()
            .flat_map(|(_, s)| s.criteria.iter().flat_map(|c| &c.exemplars))
            .map(String::as_str)
            .collect();
        for (i, (_, scene)) in fold.unseen.iter().enumerate() {
            let strangers: Vec<&str> = (0..STRANGERS)
                .filter_map(|n| texts.get((i * 131 + n * 977) % texts.len().max(1)))
                .copied()
                .filter(|t| !has(scene, t))
                .collect();
            for example in training::pair_examples(scene, &strangers, &tables) {
                let row = Row {
                    numbers: example.numbers.to_vec(),
                    target: f32::from(u8::from(example.says)),
                    // What is said is rare among all pairs; it counts more, so that half a certainty means as likely as not in a real answer.
                    counts: if example.says { 2.0 } else { 1.0 },
                };
                if example.flag { &mut flags } else { &mut criteria }.push(row);
            }
        }
    }
    let signs = |tone: f32| [1.0, 1.0, 1.0, 1.0, 1.0, tone];
    (
        named(&fit_certainty(&criteria, &signs(1.0), 600)),
        named(&fit_certainty(&flags, &signs(-1.0), 600)),
    )
}

/// Of the phrasings that a rubric has forgotten, the share whose own target is the surest one; for criteria and for red flags.
pub fn pair_check(folds: &Folds, criterion: &PairWeights, flag: &PairWeights) -> (f32, f32) {
    let (mut right, mut all) = ([0.0_f32; 2], [0.0_f32; 2]);
    for (fold, (_, scene)) in folds.0.iter().flat_map(|f| f.unseen.iter().map(move |s| (f, s))) {
        let examples = training::pair_examples(scene, &[], &Tables::new(Weights::embedded(), &fold.tone, &fold.vectors));
        for text in examples.chunk_by(|a, b| a.text == b.text) {
            let certainty = |e: &training::PairExample| {
                let w = if e.flag { flag } else { criterion };
                w.bias + e.numbers.iter().zip(w.values()).map(|(x, w)| x * w).sum::<f32>()
            };
            let Some(own) = text.iter().find(|e| e.says) else { continue };
            let side = usize::from(own.flag);
            let best = text.iter().map(&certainty).fold(f32::MIN, f32::max);
            all[side] += 1.0;
            right[side] += f32::from(u8::from(certainty(own) >= best));
        }
    }
    (right[0] / all[0].max(1.0), right[1] / all[1].max(1.0))
}

fn has(scene: &Scenario, text: &str) -> bool {
    scene.criteria.iter().any(|c| c.exemplars.iter().any(|e| e == text))
}

fn named(weights: &[f32]) -> PairWeights {
    let at = |i: usize| weights.get(i).copied().unwrap_or(0.0);
    PairWeights {
        bias: at(0),
        second: at(1),
        pooled: at(2),
        evidence: at(3),
        centre: at(4),
        lead: at(5),
        tone: at(6),
    }
}

// How many numbers a word vector has.
const WIDTH: usize = 48;

/// Learns word vectors from the scenes' texts.
pub fn fit_vectors(scenes: &[(String, Scenario)]) -> Vectors {
    let bundle = |texts: Vec<&String>| vectors::Bundle {
        texts: texts.into_iter().map(|t| training::stems(t)).collect(),
    };
    let mut bundles = Vec::new();
    for (_, scene) in scenes {
        bundles.extend(scene.criteria.iter().map(|c| bundle(c.exemplars.iter().chain([&c.text]).collect())));
        bundles.extend(scene.red_flags.iter().map(|f| bundle(f.exemplars.iter().chain([&f.text]).collect())));
        bundles.extend(
            scene
                .options
                .iter()
                .flat_map(|o| [&o.text, &o.feedback, &o.consequence])
                .map(|t| bundle(vec![t])),
        );
        bundles.extend([&scene.situation, &scene.strong_answer].map(|t| bundle(vec![t])));
    }
    Vectors::new(vectors::learn(&bundles, WIDTH))
}

/// Fits how words sound in good and in harmful phrasings.
pub fn fit_tone(scenes: &[(String, Scenario)]) -> Tone {
    fit_tone_with(scenes, 12, 0.001)
}

fn fit_tone_with(scenes: &[(String, Scenario)], passes: usize, pull: f32) -> Tone {
    let by_scene: Vec<Vec<training::ToneExample>> = scenes
        .iter()
        .map(|(_, s)| training::tone_examples(s).into_iter().chain(training::longer_tone_examples(s)).collect())
        .collect();
    let common = in_two_scenes(&by_scene);
    let examples: Vec<(Vec<String>, bool)> = by_scene
        .into_iter()
        .flatten()
        .map(|e| (e.keys.into_iter().filter(|k| common.contains(k)).collect(), e.good))
        .collect();
    let shuffled: Vec<(Vec<String>, bool)> = (0..examples.len()).map(|i| examples[(i * 7919) % examples.len()].clone()).collect();
    let (bias, words) = fit_words(&shuffled, passes, pull);
    Tone {
        bias,
        words: words.into_iter().filter(|(_, w)| w.abs() >= 0.08).collect(),
    }
}

// A word or pair of words of a single scene tells nothing about others.
fn in_two_scenes(by_scene: &[Vec<training::ToneExample>]) -> HashSet<String> {
    let (mut once, mut twice) = (HashSet::new(), HashSet::new());
    for scene in by_scene {
        let keys: HashSet<&String> = scene.iter().flat_map(|e| &e.keys).collect();
        for key in keys {
            if !once.insert(key.clone()) {
                twice.insert(key.clone());
            }
        }
    }
    twice
}

/// The share of phrasings of scenes that the table has not seen whose tone it tells right, good and harmful weighing alike.
pub fn tone_check(scenes: &[(String, Scenario)], folds: usize, passes: usize, pull: f32) -> f32 {
    let (mut right, mut all) = ([0.0_f32; 2], [0.0_f32; 2]);
    for fold in 0..folds {
        let (seen, unseen) = split(scenes, folds, fold);
        let tone = fit_tone_with(&seen, passes, pull);
        for example in unseen.iter().flat_map(|(_, s)| training::tone_examples(s)) {
            let side = usize::from(example.good);
            all[side] += 1.0;
            right[side] += f32::from(u8::from((tone.of(example.keys.iter()) > 0.0) == example.good));
        }
    }
    f32::midpoint(right[0] / all[0].max(1.0), right[1] / all[1].max(1.0))
}

type Scenes = Vec<(String, Scenario)>;

// By file, so that a day is never on both sides.
fn split(scenes: &[(String, Scenario)], folds: usize, fold: usize) -> (Scenes, Scenes) {
    let mut files: Vec<&str> = scenes.iter().map(|(f, _)| f.as_str()).collect();
    files.dedup();
    let held = |file: &str| files.iter().position(|f| *f == file).is_some_and(|i| i % folds == fold);
    let (unseen, seen) = scenes.iter().cloned().partition(|(f, _)| held(f));
    (seen, unseen)
}
