//! Texts of the library that are nearly the same: a player who meets the same words twice stops believing.

use super::load::Content;
use super::report::Findings;
use super::source::Source;
use super::words::ratio;
use crate::library::fold;
use std::collections::{BTreeSet, HashMap};

/// Runs of this many words are compared.
const RUN: usize = 4;
/// Texts that share more of their runs than this are nearly the same.
const NEARLY: f64 = 0.45;
/// Texts with fewer runs than this are often the only way to say something.
const LEAST: usize = 6;

struct Text<'a> {
    source: &'a Source,
    path: &'a str,
    runs: BTreeSet<u64>,
}

impl Text<'_> {
    // A scene's variants keep what the decision does not change.
    fn is_variant_of(&self, other: &Self) -> bool {
        let scene = |path: &str| path.split('.').take(2).collect::<Vec<_>>().join(".");
        self.path.contains(".variant.") && std::ptr::eq(self.source, other.source) && scene(self.path) == scene(other.path)
    }
}

/// Compares every longer text of one kind with every other one.
pub(super) fn check(content: &Content, findings: &mut Findings) {
    let sources = content.catalogue.iter().map(|f| &f.source);
    let sources = sources
        .chain(content.days.iter().map(|f| &f.source))
        .chain(content.cards.iter().map(|f| &f.source));
    let mut kinds: HashMap<&str, Vec<Text<'_>>> = HashMap::new();
    for source in sources {
        for (path, text) in &source.texts {
            let kind = path.rsplit('.').next().unwrap_or_default();
            let runs = runs(text);
            if !kind.chars().all(|c| c.is_ascii_digit()) && runs.len() >= LEAST {
                kinds.entry(kind).or_default().push(Text { source, path, runs });
            }
        }
    }
    for texts in kinds.values() {
        pairs(texts, findings);
    }
}

fn runs(text: &str) -> BTreeSet<u64> {
    let folded = fold(text);
    let words: Vec<&str> = folded.split(' ').collect();
    words.windows(RUN).map(hash).collect()
}

// FNV-1a: the same in every build, which the standard hasher does not promise.
fn hash(words: &[&str]) -> u64 {
    let bytes = words.iter().flat_map(|w| w.bytes().chain([b' ']));
    bytes.fold(0xcbf2_9ce4_8422_2325, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3))
}

fn pairs(texts: &[Text<'_>], findings: &mut Findings) {
    let mut holders: HashMap<u64, Vec<usize>> = HashMap::new();
    for (i, text) in texts.iter().enumerate() {
        let mut shared: HashMap<usize, usize> = HashMap::new();
        for run in &text.runs {
            let before = holders.entry(*run).or_default();
            for other in before.iter() {
                *shared.entry(*other).or_insert(0) += 1;
            }
            before.push(i);
        }
        let alike = |(other, both): &(usize, usize)| {
            let other = &texts[*other];
            !text.is_variant_of(other) && ratio(*both, text.runs.len() + other.runs.len() - both) > NEARLY
        };
        if let Some((other, _)) = shared.into_iter().filter(alike).min() {
            let (first, line) = (texts[other].source, texts[other].source.line(texts[other].path));
            findings.add(text.source, text.path, format!("nearly the same text stands at {}:{line}", first.name));
        }
    }
}
