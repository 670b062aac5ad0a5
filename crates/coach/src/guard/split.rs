//! Cuts an answer into sentences and clauses, and puts together what is kept of it.

use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

// An end mark counts only before white space or another mark, so that 3.5 stays whole; the marks of East Asia always count.
static ENDS: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r#"[.!?…]+["')\]]*(?:\s+|$)|[。！？；]+|[\n;]+"#).ok());
static JOINTS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)[,:()，、：]+|\s[-–—]+\s|—|\s(?:and|but|so|then|because|please|plus|und|aber|dann|denn|bitte|et|mais|puis|alors|y|pero|luego|e|ma|poi|mas|en|maar|dan)\s|\s(?:i would|i'd|i will|i'll|we would|we'd|ich würde|ich werde|je ferais|yo haría)\s").ok()
});

/// The sentences, as ranges that cover the whole text.
pub(super) fn sentences(text: &str) -> Vec<Range<usize>> {
    cut(text, 0..text.len(), ENDS.as_ref(), true)
}

/// The clauses of a part of the text; what joins them belongs to the later one.
pub(super) fn clauses(text: &str, part: Range<usize>) -> Vec<Range<usize>> {
    cut(text, part, JOINTS.as_ref(), false)
}

fn cut(text: &str, part: Range<usize>, at: Option<&Regex>, mark_ends_it: bool) -> Vec<Range<usize>> {
    let says_something = |range: &Range<usize>| text[range.clone()].chars().any(char::is_alphanumeric);
    let mut start = part.start;
    let mut found: Vec<Range<usize>> = Vec::new();
    for hit in at.into_iter().flat_map(|r| r.find_iter(&text[part.clone()])) {
        let end = part.start + if mark_ends_it { hit.end() } else { hit.start() };
        // Marks alone belong to what follows them.
        if says_something(&(start..end)) {
            found.push(start..end);
            start = end;
        }
    }
    match found.last_mut() {
        Some(last) if !says_something(&(start..part.end)) => last.end = part.end,
        _ => found.push(start..part.end),
    }
    found
}

/// What is kept of a text: neighbours are joined again.
pub(super) struct Kept<'a> {
    text: &'a str,
    ranges: Vec<Range<usize>>,
}

impl<'a> Kept<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, ranges: Vec::new() }
    }

    pub(super) fn keep(&mut self, range: Range<usize>) {
        match self.ranges.last_mut() {
            Some(last) if last.end == range.start => last.end = range.end,
            _ => self.ranges.push(range),
        }
    }

    pub(super) fn pieces(self) -> Vec<String> {
        let bare = |r: Range<usize>| self.text[r].trim().trim_start_matches([',', ':', ')', '-', '–', '—']).trim().to_owned();
        self.ranges.into_iter().map(bare).filter(|p| !p.is_empty()).collect()
    }
}
