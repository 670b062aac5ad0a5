//! What a fit may change and what not.

use super::{AnswerRow, fit_answers};
use crate::offline::{FEATURES, Weights};

#[test]
fn a_weight_that_is_held_survives_a_refit() {
    let held: std::collections::HashMap<String, f32> = [("excuse".to_owned(), -4.0)].into();
    let weights = Weights { held, ..Weights::default() };
    let at = |name: &str| FEATURES.iter().position(|(n, _)| *n == name).unwrap();
    let row = |coverage: u8, excuse: u8| {
        let mut features = vec![0.0; FEATURES.len()];
        features[at("coverage")] = f32::from(coverage) / 10.0;
        features[at("excuse")] = f32::from(excuse);
        AnswerRow {
            label: f32::from(coverage) - 4.0 * f32::from(excuse),
            features,
            counts: 1.0,
        }
    };
    let rows: Vec<AnswerRow> = (0..40_u8).map(|n| row(n % 10, n % 2)).collect();
    let fitted = fit_answers(&rows, &[], &weights);
    assert!((fitted.answer["excuse"] + 4.0).abs() < f32::EPSILON && fitted.held.len() == 1);
    assert!(fitted.answer["coverage"] > 8.0, "{}", fitted.answer["coverage"]);
    let free = fit_answers(&rows, &[], &Weights::default());
    assert!((free.answer["excuse"] + 4.0).abs() > 0.2, "without holding it a fit finds its own");
}
