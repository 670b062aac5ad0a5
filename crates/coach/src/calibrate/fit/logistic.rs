//! Two small fitters: logistic regression on words, and logistic or linear regression whose weights must keep their sign.

use std::collections::HashMap;

fn sigmoid(x: f32) -> f32 {
    1.0 / (1.0 + (-x).exp())
}

/// Logistic regression over named features that are there or not, by stochastic gradient descent in the given order.
pub(super) fn fit_words(examples: &[(Vec<String>, bool)], passes: usize, pull: f32) -> (f32, HashMap<String, f32>) {
    let mut weights: HashMap<String, f32> = HashMap::new();
    let mut bias = 0.0_f32;
    for pass in 0..passes {
        #[expect(clippy::cast_precision_loss, reason = "a handful of passes")]
        let step = 0.3 / (1.0 + pass as f32 * 0.5);
        for (keys, yes) in examples {
            let sum = bias + keys.iter().filter_map(|k| weights.get(k)).sum::<f32>();
            let error = sigmoid(sum) - if *yes { 1.0 } else { 0.0 };
            bias -= step * error * 0.1;
            for key in keys {
                let weight = weights.entry(key.clone()).or_insert(0.0);
                *weight -= step * (error + pull * *weight);
            }
        }
    }
    (bias, weights)
}

/// A row of numbers with what it should give and how much it counts.
#[derive(Debug, Clone)]
pub(super) struct Row {
    pub(super) numbers: Vec<f32>,
    pub(super) target: f32,
    pub(super) counts: f32,
}

/// Logistic regression with a sign for each weight, by projected gradient descent. The first weight is the bias.
pub(super) fn fit_certainty(rows: &[Row], signs: &[f32], steps: usize) -> Vec<f32> {
    let width = rows.first().map_or(0, |r| r.numbers.len());
    let total: f32 = rows.iter().map(|r| r.counts).sum::<f32>().max(1.0);
    let mut weights = vec![0.0_f32; width + 1];
    let mut momentum = vec![0.0_f32; width + 1];
    for _ in 0..steps {
        let mut slope = vec![0.0_f32; width + 1];
        for row in rows {
            let sum = weights[0] + row.numbers.iter().zip(&weights[1..]).map(|(x, w)| x * w).sum::<f32>();
            let error = (sigmoid(sum) - row.target) * row.counts / total;
            slope[0] += error;
            slope[1..].iter_mut().zip(&row.numbers).for_each(|(s, x)| *s += error * x);
        }
        for i in 0..=width {
            let ridge = if i == 0 { 0.0 } else { 1e-4 * weights[i] };
            momentum[i] = 0.9 * momentum[i] - 2.0 * (slope[i] + ridge);
            weights[i] += momentum[i];
            if i > 0 && weights[i] * signs[i - 1] < 0.0 {
                (weights[i], momentum[i]) = (0.0, 0.0);
            }
        }
    }
    weights
}

/// Ridge regression with a sign for each weight, by coordinate descent. The first weight is the base.
pub(super) fn fit_linear(rows: &[Row], signs: &[f32], ridge: f32) -> Vec<f32> {
    let total: f32 = rows.iter().map(|r| r.counts).sum::<f32>().max(f32::MIN_POSITIVE);
    let mut weights = vec![0.0_f32; signs.len() + 1];
    let mut left: Vec<f32> = rows.iter().map(|r| r.target).collect();
    for _ in 0..400 {
        let mean = rows.iter().zip(&left).map(|(r, l)| r.counts * l).sum::<f32>() / total;
        weights[0] += mean;
        left.iter_mut().for_each(|l| *l -= mean);
        for (j, sign) in signs.iter().enumerate() {
            let (mut with, mut size) = (0.0, 0.0);
            for (row, l) in rows.iter().zip(&left) {
                let x = row.numbers[j];
                with += row.counts * x * (l + weights[j + 1] * x);
                size += row.counts * x * x;
            }
            let free = with / (size + ridge * total);
            let new = if free * sign > 0.0 { free } else { 0.0 };
            let change = new - weights[j + 1];
            if change != 0.0 {
                weights[j + 1] = new;
                rows.iter().zip(&mut left).for_each(|(row, l)| *l -= change * row.numbers[j]);
            }
        }
    }
    weights
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_found_and_signs_are_kept() {
        let rows: Vec<Row> = (0..40_u8)
            .map(|n| {
                let (x, y) = (f32::from(n % 7), f32::from(n % 5));
                Row {
                    numbers: vec![x, y],
                    target: 1.0 + 2.0 * x - 3.0 * y,
                    counts: 1.0,
                }
            })
            .collect();
        let weights = fit_linear(&rows, &[1.0, -1.0], 0.0);
        assert!(
            (weights[0] - 1.0).abs() < 0.05 && (weights[1] - 2.0).abs() < 0.02 && (weights[2] + 3.0).abs() < 0.02,
            "{weights:?}"
        );
        assert!(
            fit_linear(&rows, &[1.0, 1.0], 0.0)[2].abs() < f32::EPSILON,
            "a weight of the wrong sign becomes 0"
        );
    }

    #[test]
    fn words_and_certainty_are_learned() {
        let words = |w: &str| w.split(' ').map(str::to_owned).collect::<Vec<_>>();
        let (_, weights) = fit_words(
            &[
                (words("ask check"), true),
                (words("hide lie"), false),
                (words("ask help"), true),
                (words("lie ask"), false),
            ],
            20,
            0.01,
        );
        assert!(weights["check"] > 0.0 && weights["lie"] < 0.0);
        let rows: Vec<Row> = (0..20_u8)
            .map(|n| Row {
                numbers: vec![f32::from(n) / 20.0],
                target: f32::from(u8::from(n > 9)),
                counts: 1.0,
            })
            .collect();
        let weights = fit_certainty(&rows, &[1.0], 2000);
        assert!(sigmoid(weights[0] + weights[1] * 0.9) > 0.8 && sigmoid(weights[0] + weights[1] * 0.1) < 0.2);
    }
}
