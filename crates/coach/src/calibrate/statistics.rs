//! The statistics behind the figures. All take pairs of label and score.

/// A label and the score that a grader gave.
pub(super) type Pair = (u8, u8);

// Scores are 0..=10.
const STEPS: usize = 11;

#[expect(clippy::cast_precision_loss, reason = "counts of cases")]
fn float(n: usize) -> f64 {
    n as f64
}

/// Agreement beyond chance, a disagreement weighing with its square: 1 is full agreement, 0 is chance.
pub(super) fn quadratic_kappa(pairs: &[Pair]) -> f64 {
    weighted_kappa(pairs, STEPS, |a, b| (f64::from(a) - f64::from(b)).powi(2))
}

/// Agreement beyond chance on the bands low (0..=3), middle (4..=6) and high (7..=10).
pub(super) fn band_kappa(pairs: &[Pair]) -> f64 {
    let banded: Vec<Pair> = pairs.iter().map(|(a, b)| (band(*a), band(*b))).collect();
    weighted_kappa(&banded, 3, |a, b| if a == b { 0.0 } else { 1.0 })
}

/// 0 for low, 1 for middle, 2 for high.
pub(super) fn band(score: u8) -> u8 {
    match score {
        0..=3 => 0,
        4..=6 => 1,
        _ => 2,
    }
}

fn weighted_kappa(pairs: &[Pair], steps: usize, cost: impl Fn(u8, u8) -> f64) -> f64 {
    let (mut labels, mut scores) = (vec![0.0; steps], vec![0.0; steps]);
    let mut seen = 0.0;
    for (a, b) in pairs {
        labels[usize::from(*a)] += 1.0;
        scores[usize::from(*b)] += 1.0;
        seen += cost(*a, *b);
    }
    let n = float(pairs.len()).max(1.0);
    let mut chance = 0.0;
    for (a, with_a) in (0_u8..).zip(&labels) {
        for (b, with_b) in (0_u8..).zip(&scores) {
            chance += cost(a, b) * with_a * with_b / n;
        }
    }
    if chance == 0.0 { 1.0 } else { 1.0 - seen / chance }
}

/// Spearman's rank correlation, ties sharing their mean rank.
pub(super) fn spearman(pairs: &[Pair]) -> f64 {
    let ranks = |of: fn(&Pair) -> u8| -> Vec<f64> {
        let mut count = [0_usize; 256];
        pairs.iter().for_each(|p| count[usize::from(of(p))] += 1);
        let below = |v: u8| float(count[..usize::from(v)].iter().sum());
        pairs
            .iter()
            .map(|p| below(of(p)) + f64::midpoint(float(count[usize::from(of(p))]), 1.0))
            .collect()
    };
    pearson(&ranks(|p| p.0), &ranks(|p| p.1))
}

/// Pearson's correlation; 0 where one side does not vary.
pub(crate) fn pearson(x: &[f64], y: &[f64]) -> f64 {
    let n = float(x.len()).max(1.0);
    let (mx, my) = (x.iter().sum::<f64>() / n, y.iter().sum::<f64>() / n);
    let (mut xy, mut xx, mut yy) = (0.0, 0.0, 0.0);
    for (a, b) in x.iter().zip(y) {
        xy += (a - mx) * (b - my);
        xx += (a - mx).powi(2);
        yy += (b - my).powi(2);
    }
    if xx * yy > 0.0 { xy / (xx * yy).sqrt() } else { 0.0 }
}

/// The least difference of labels from which on the order of two answers must be right.
pub(super) const GAP: u8 = 3;

/// The share of pairs of answers, labelled at least [`GAP`] apart, that the grader puts in the right order; a tie counts half.
pub(super) fn pair_order(pairs: &[Pair]) -> f64 {
    let (mut right, mut all) = (0.0, 0.0);
    for (i, a) in pairs.iter().enumerate() {
        for b in pairs[..i].iter().filter(|b| a.0.abs_diff(b.0) >= GAP) {
            all += 1.0;
            right += match a.1.cmp(&b.1) {
                std::cmp::Ordering::Equal => 0.5,
                order if order == a.0.cmp(&b.0) => 1.0,
                _ => 0.0,
            };
        }
    }
    if all > 0.0 { right / all } else { 1.0 }
}

/// The mean of the absolute differences.
pub(super) fn mean_error(pairs: &[Pair]) -> f64 {
    pairs.iter().map(|(a, b)| f64::from(a.abs_diff(*b))).sum::<f64>() / float(pairs.len()).max(1.0)
}

/// The share of what a test holds for; `None` of nothing.
pub(super) fn share<T>(items: &[T], holds: impl Fn(&T) -> bool) -> Option<f64> {
    (!items.is_empty()).then(|| float(items.iter().filter(|i| holds(i)).count()) / float(items.len()))
}

/// A small generator for resampling: the seed decides everything, so it is no chance.
pub(super) struct Resampler(u64);

impl Resampler {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// As many items as there are, drawn with replacement.
    pub(super) fn draw<T: Clone>(&mut self, items: &[T]) -> Vec<T> {
        let n = u64::try_from(items.len()).unwrap_or(1).max(1);
        (0..items.len())
            .filter_map(|_| items.get(usize::try_from(self.next() % n).unwrap_or(0)).cloned())
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(a: f64, b: f64) -> bool {
        (a - b).abs() < 1e-9
    }

    #[test]
    fn agreement_and_order_have_their_known_values() {
        let same: Vec<Pair> = (0..=10).map(|n| (n, n)).collect();
        let turned: Vec<Pair> = (0..=10).map(|n| (n, 10 - n)).collect();
        assert!(near(quadratic_kappa(&same), 1.0) && near(quadratic_kappa(&turned), -1.0));
        assert!(near(spearman(&same), 1.0) && near(spearman(&turned), -1.0));
        assert!(near(pair_order(&same), 1.0) && near(pair_order(&turned), 0.0));
        let flat: Vec<Pair> = (0..=10).map(|n| (n, 5)).collect();
        assert!(near(quadratic_kappa(&flat), 0.0) && near(spearman(&flat), 0.0) && near(pair_order(&flat), 0.5));
        assert!(near(band_kappa(&same), 1.0) && near(mean_error(&turned), 60.0 / 11.0));
    }

    #[test]
    fn kappa_matches_a_hand_computed_example() {
        // Labels 0,0,10,10 against 0,10,10,10: costs 100; chance 200: 1 - 100/200.
        assert!(near(quadratic_kappa(&[(0, 0), (0, 10), (10, 10), (10, 10)]), 0.5));
    }

    #[test]
    fn resampling_is_decided_by_its_seed() {
        let items: Vec<u32> = (0..50).collect();
        let draw = |seed| Resampler::new(seed).draw(&items);
        assert_eq!(draw(1), draw(1));
        assert_ne!(draw(1), draw(2));
        assert!(draw(3).iter().collect::<std::collections::HashSet<_>>().len() < 50, "with replacement");
    }
}
