//! Word vectors learned from the library's own texts: words that stand in phrasings of the same criterion, or near each other in a text, come to lie
//! near each other. Positive pointwise mutual information, then the largest eigenvectors by subspace iteration; no outside data.

use std::collections::HashMap;

/// Words that belong together, and how closely: several texts of one meaning, or one text.
pub(super) struct Bundle {
    pub(super) texts: Vec<Vec<String>>,
}

// A word must stand in this many texts to get a vector.
const LEAST: usize = 3;
// Words this far apart in one text still count as neighbours.
const WINDOW: usize = 5;
// What a pair of words counts in two phrasings of one meaning, and in one text.
const SHARED_MEANING: f32 = 1.0;
const SHARED_TEXT: f32 = 0.4;

/// A unit vector for every word that is frequent enough.
pub(super) fn learn(bundles: &[Bundle], width: usize) -> HashMap<String, Vec<f32>> {
    let ids = vocabulary(bundles);
    let counts = neighbours(bundles, &ids);
    let rows = information(&counts, ids.len());
    let columns = eigenvectors(&rows, ids.len(), width);
    let mut words: Vec<(&String, &usize)> = ids.iter().collect();
    words.sort();
    words
        .into_iter()
        .filter_map(|(word, id)| unit(columns.iter().map(|c| c[*id]).collect()).map(|v| (word.clone(), v)))
        .collect()
}

fn unit(mut vector: Vec<f32>) -> Option<Vec<f32>> {
    let length = vector.iter().map(|x| x * x).sum::<f32>().sqrt();
    (length > 1e-6).then(|| {
        vector.iter_mut().for_each(|x| *x /= length);
        vector
    })
}

fn vocabulary(bundles: &[Bundle]) -> HashMap<String, usize> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for text in bundles.iter().flat_map(|b| &b.texts) {
        text.iter().for_each(|w| *counts.entry(w).or_insert(0) += 1);
    }
    let mut words: Vec<&str> = counts.into_iter().filter(|(_, n)| *n >= LEAST).map(|(w, _)| w).collect();
    words.sort_unstable();
    words.into_iter().enumerate().map(|(i, w)| (w.to_owned(), i)).collect()
}

fn neighbours(bundles: &[Bundle], ids: &HashMap<String, usize>) -> HashMap<(usize, usize), f32> {
    let mut counts = HashMap::new();
    let mut add = |a: usize, b: usize, weight: f32| {
        if a != b {
            *counts.entry((a, b)).or_insert(0.0) += weight;
            *counts.entry((b, a)).or_insert(0.0) += weight;
        }
    };
    for bundle in bundles {
        let texts: Vec<Vec<usize>> = bundle.texts.iter().map(|t| t.iter().filter_map(|w| ids.get(w)).copied().collect()).collect();
        for (i, text) in texts.iter().enumerate() {
            for (at, a) in text.iter().enumerate() {
                text[at + 1..].iter().take(WINDOW).for_each(|b| add(*a, *b, SHARED_TEXT));
                #[expect(clippy::cast_precision_loss, reason = "a handful of phrasings")]
                let each = SHARED_MEANING / texts.len() as f32;
                texts[i + 1..].iter().flatten().for_each(|b| add(*a, *b, each));
            }
        }
    }
    counts
}

type Sparse = Vec<Vec<(usize, f32)>>;

// Positive pointwise mutual information, with rare contexts smoothed.
fn information(counts: &HashMap<(usize, usize), f32>, words: usize) -> Sparse {
    let mut sums = vec![0.0_f32; words];
    counts.iter().for_each(|((a, _), n)| sums[*a] += n);
    let smooth: Vec<f32> = sums.iter().map(|s| s.powf(0.75)).collect();
    let (all, all_smooth): (f32, f32) = (sums.iter().sum(), smooth.iter().sum());
    let mut rows: Sparse = vec![Vec::new(); words];
    for ((a, b), n) in counts {
        let expected_a = sums[*a] * smooth[*b] / all_smooth;
        let expected_b = sums[*b] * smooth[*a] / all_smooth;
        let value = (n / expected_a.max(expected_b).max(f32::MIN_POSITIVE)).ln();
        if value > 0.0 && all > 0.0 {
            rows[*a].push((*b, value));
        }
    }
    rows.iter_mut().for_each(|r| r.sort_unstable_by_key(|(b, _)| *b));
    rows
}

fn times(rows: &Sparse, column: &[f32]) -> Vec<f32> {
    rows.iter().map(|row| row.iter().map(|(b, v)| v * column[*b]).sum()).collect()
}

fn dot(a: &[f32], b: &[f32]) -> f32 {
    a.iter().zip(b).map(|(x, y)| x * y).sum()
}

// The largest eigenvectors of a symmetric matrix, each scaled by the root of its eigenvalue.
fn eigenvectors(rows: &Sparse, words: usize, width: usize) -> Vec<Vec<f32>> {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut noise = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        f32::from(u16::try_from(state & 0xffff).unwrap_or(0)) / 65_536.0 - 0.5
    };
    let mut columns: Vec<Vec<f32>> = (0..width + 8).map(|_| (0..words).map(|_| noise()).collect()).collect();
    let mut sizes = vec![0.0; columns.len()];
    for _ in 0..14 {
        columns = columns.iter().map(|c| times(rows, c)).collect();
        for (i, size) in sizes.iter_mut().enumerate() {
            let (done, rest) = columns.split_at_mut(i);
            let column = &mut rest[0];
            for earlier in done {
                let along = dot(earlier, column);
                column.iter_mut().zip(earlier.iter()).for_each(|(x, e)| *x -= along * e);
            }
            *size = dot(column, column).sqrt().max(f32::MIN_POSITIVE);
            column.iter_mut().for_each(|x| *x /= *size);
        }
    }
    columns.truncate(width);
    columns.iter().zip(&sizes).map(|(c, s)| c.iter().map(|x| x * s.sqrt()).collect()).collect()
}
