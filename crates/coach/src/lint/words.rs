//! Counting and comparing words: what every rule about texts needs.

use super::report::Findings;
use super::source::Source;
use crate::library::fold;
use std::collections::HashSet;
use std::ops::RangeInclusive;

/// How many words a text has; a lone dash is none.
pub(super) fn count(text: &str) -> usize {
    text.split_whitespace().filter(|w| w.chars().any(char::is_alphanumeric)).count()
}

/// Notes a text whose number of words is out of bounds.
pub(super) fn check_words(text: &str, bounds: &RangeInclusive<usize>, (source, path): (&Source, &str), what: &str, findings: &mut Findings) {
    let words = count(text);
    if !bounds.contains(&words) {
        let message = format!("{what} has {words} words; {} to {} are wanted", bounds.start(), bounds.end());
        findings.add(source, path, message);
    }
}

/// Notes a list whose length is out of bounds.
pub(super) fn check_count(count: usize, bounds: &RangeInclusive<usize>, (source, path): (&Source, &str), what: &str, findings: &mut Findings) {
    if !bounds.contains(&count) {
        let message = format!("{count} {what}; {} to {} are wanted", bounds.start(), bounds.end());
        findings.add(source, path, message);
    }
}

/// Notes entries that say the same as an earlier one, case and marks aside.
pub(super) fn check_distinct<'a>(texts: impl Iterator<Item = (String, &'a str)>, source: &Source, what: &str, findings: &mut Findings) {
    let mut seen = HashSet::new();
    for (path, text) in texts {
        if !seen.insert(fold(text)) {
            findings.add(source, &path, format!("{what} `{text}` stands here twice"));
        }
    }
}

/// The share of words that two texts have in common, 0..=1.
pub(super) fn shared(a: &str, b: &str) -> f64 {
    let words = |text: &str| fold(text).split(' ').map(str::to_owned).collect::<HashSet<_>>();
    let (a, b) = (words(a), words(b));
    ratio(a.intersection(&b).count(), a.union(&b).count())
}

/// One count over another; 0 over nothing.
#[expect(clippy::cast_precision_loss, reason = "counts of words and scenes")]
pub(super) fn ratio(part: usize, all: usize) -> f64 {
    if all == 0 { 0.0 } else { part as f64 / all as f64 }
}
