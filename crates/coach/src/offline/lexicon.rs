//! What the built-in coach knows of English: synonyms, little words, negation, phrases. All of it is data in `content/lexicon/`.

use super::spelling::Vocabulary;
use super::stem::stem;
use crate::library::lexicon_file;
use serde::Deserialize;
use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

/// A phrase as a list of words; a gap stands for up to three words.
#[derive(Debug, Clone)]
pub(super) struct Phrase(Vec<Part>);

#[derive(Debug, Clone, PartialEq)]
enum Part {
    Word(String),
    Gap,
}

// How often a little word counts as seen when slips are mended.
const COMMON: u32 = 500;
// The most words that a `*` stands for.
const GAP: usize = 3;

impl Phrase {
    fn parse(text: &str, form: impl Fn(&str) -> String) -> Self {
        let part = |w: &str| if w == "*" { Part::Gap } else { Part::Word(form(w)) };
        Self(text.split_whitespace().map(part).collect())
    }

    fn first(&self) -> Option<&str> {
        self.0.first().and_then(|p| match p {
            Part::Word(w) => Some(w.as_str()),
            Part::Gap => None,
        })
    }

    /// The position behind the phrase, if it stands at `at`.
    pub(super) fn matches<'a>(&self, words: &impl Fn(usize) -> Option<&'a str>, at: usize) -> Option<usize> {
        fn rest<'a>(parts: &[Part], words: &impl Fn(usize) -> Option<&'a str>, at: usize) -> Option<usize> {
            match parts.split_first() {
                None => Some(at),
                Some((Part::Word(w), tail)) => (words(at)? == w).then(|| rest(tail, words, at + 1)).flatten(),
                Some((Part::Gap, tail)) => (0..=GAP).find_map(|skip| rest(tail, words, at + skip)),
            }
        }
        rest(&self.0, words, at)
    }
}

/// Phrases by their first word.
#[derive(Debug, Default)]
pub(super) struct Phrases<T>(HashMap<String, Vec<(Phrase, T)>>);

impl<T: Copy> Phrases<T> {
    fn add(&mut self, phrase: Phrase, value: T) {
        if let Some(first) = phrase.first() {
            self.0.entry(first.to_owned()).or_default().push((phrase, value));
        }
    }

    /// Every phrase that stands in the words: where it begins, where it ends, and its value.
    pub(super) fn find<'a>(&self, words: &[&'a str]) -> Vec<(usize, usize, T)> {
        let at = |i: usize| -> Option<&'a str> { words.get(i).copied() };
        let mut found = Vec::new();
        for (i, word) in words.iter().enumerate() {
            for (phrase, value) in self.0.get(*word).into_iter().flatten() {
                if let Some(end) = phrase.matches(&at, i) {
                    found.push((i, end, *value));
                }
            }
        }
        found
    }
}

#[derive(Deserialize)]
struct SynonymFile {
    groups: HashMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WordFile {
    function: String,
    stop: String,
    negators: String,
    turning: String,
    turning_phrases: String,
    scope_ends: String,
    not_idioms: String,
    hesitation: String,
    waffle: String,
    excuses: String,
    address: String,
    address_core: String,
    address_weak: String,
    address_labels: String,
    languages: HashMap<String, String>,
    irregular: HashMap<String, String>,
}

#[derive(Deserialize)]
struct FrequencyFile {
    texts: u32,
    words: HashMap<String, u32>,
}

/// What a phrase in an answer means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Marker {
    /// Turns the meaning of what follows.
    Turning,
    /// Holds a `not` that turns nothing.
    Idiom,
}

/// The lexicon, ready for use.
pub(super) struct Lexicon {
    pub(super) function: HashSet<String>,
    pub(super) stop: HashSet<String>,
    pub(super) negators: HashSet<String>,
    pub(super) turning: HashSet<String>,
    pub(super) scope_ends: HashSet<String>,
    pub(super) hesitation: HashSet<String>,
    pub(super) markers: Phrases<Marker>,
    pub(super) waffle: Phrases<u16>,
    pub(super) excuses: Phrases<u16>,
    pub(super) address: Phrases<u16>,
    pub(super) address_core: HashSet<String>,
    pub(super) address_weak: HashSet<String>,
    pub(super) address_labels: HashSet<String>,
    pub(super) languages: Vec<(String, HashSet<String>)>,
    pub(super) group_phrases: Phrases<u16>,
    groups: HashMap<String, Vec<u16>>,
    group_names: Vec<String>,
    irregular: HashMap<String, String>,
    frequency: HashMap<String, u32>,
    texts: f32,
    pub(super) vocabulary: Vocabulary,
}

fn words(list: &str) -> impl Iterator<Item = String> + '_ {
    list.split_whitespace().map(str::to_lowercase)
}

// A word without forms is protected from the stemmer's rules: it is its own form.
fn forms_of(base: &str, forms: &str) -> Vec<(String, String)> {
    let base = base.to_lowercase();
    if forms.trim().is_empty() {
        return vec![(base.clone(), base)];
    }
    words(forms).map(|form| (form, base.clone())).collect()
}

fn phrases(list: &str) -> impl Iterator<Item = &str> {
    list.split(',').map(str::trim).filter(|p| !p.is_empty())
}

fn read<T: for<'a> Deserialize<'a>>(name: &str) -> Option<T> {
    let json = lexicon_file(name)?;
    serde_json::from_str(json)
        .inspect_err(|error| tracing::warn!(file = name, %error, "lexicon file `{name}` does not fit its format"))
        .ok()
}

impl Lexicon {
    /// The embedded lexicon, read at the first call.
    pub(super) fn embedded() -> &'static Self {
        static LEXICON: OnceLock<Lexicon> = OnceLock::new();
        LEXICON.get_or_init(|| {
            let empty = || WordFile {
                function: String::new(),
                stop: String::new(),
                negators: String::new(),
                turning: String::new(),
                turning_phrases: String::new(),
                scope_ends: String::new(),
                not_idioms: String::new(),
                hesitation: String::new(),
                waffle: String::new(),
                excuses: String::new(),
                address: String::new(),
                address_core: String::new(),
                address_weak: String::new(),
                address_labels: String::new(),
                languages: HashMap::new(),
                irregular: HashMap::new(),
            };
            let synonyms = read::<SynonymFile>("synonyms").map_or_else(HashMap::new, |f| f.groups);
            let frequency = read("frequency").unwrap_or(FrequencyFile {
                texts: 1,
                words: HashMap::new(),
            });
            Self::new(&read("words").unwrap_or_else(empty), &synonyms, &frequency)
        })
    }

    fn new(file: &WordFile, synonyms: &HashMap<String, String>, frequency: &FrequencyFile) -> Self {
        let irregular: HashMap<String, String> = file.irregular.iter().flat_map(|(base, forms)| forms_of(base, forms)).collect();
        let raw = |p: &str| Phrase::parse(p, str::to_lowercase);
        let plain = |list: &str| {
            let mut all = Phrases::<u16>(HashMap::new());
            phrases(list).zip(0..).for_each(|(p, id)| all.add(raw(&spaced(p)), id));
            all
        };
        let mut markers = Phrases(HashMap::new());
        phrases(&file.turning_phrases).for_each(|p| markers.add(raw(p), Marker::Turning));
        phrases(&file.not_idioms).for_each(|p| markers.add(raw(p), Marker::Idiom));
        let (groups, group_phrases) = synonym_tables(synonyms, &irregular);
        let counted = frequency
            .words
            .iter()
            .map(|(w, n)| (w.as_str(), *n))
            .chain(file.function.split_whitespace().map(|w| (w, COMMON)));
        let vocabulary = Vocabulary::new(counted, synonyms.values().map(String::as_str));
        let mut by_stem = HashMap::new();
        for (word, count) in &frequency.words {
            *by_stem.entry(stem(word, &irregular)).or_insert(0) += count;
        }
        Self {
            function: words(&file.function).collect(),
            stop: words(&file.stop).collect(),
            negators: words(&file.negators).collect(),
            turning: words(&file.turning).map(|w| stem(&w, &irregular)).collect(),
            scope_ends: words(&file.scope_ends).collect(),
            hesitation: words(&file.hesitation).map(|w| stem(&w, &irregular)).collect(),
            markers,
            waffle: plain(&file.waffle),
            excuses: plain(&file.excuses),
            address: plain(&file.address),
            address_core: words(&file.address_core).collect(),
            address_weak: words(&file.address_weak).collect(),
            address_labels: words(&file.address_labels).collect(),
            languages: file.languages.iter().map(|(tag, list)| (tag.clone(), words(list).collect())).collect(),
            group_phrases,
            groups,
            group_names: sorted_names(synonyms),
            irregular,
            frequency: by_stem,
            texts: f32::from(u16::try_from(frequency.texts.clamp(1, 60_000)).unwrap_or(u16::MAX)),
            vocabulary,
        }
    }

    /// The stem of a word in lower case.
    pub(super) fn stem(&self, word: &str) -> String {
        stem(word, &self.irregular)
    }

    /// The synonym groups of a stem.
    pub(super) fn groups(&self, stem: &str) -> &[u16] {
        self.groups.get(stem).map_or(&[], Vec::as_slice)
    }

    /// The name of a synonym group.
    pub(super) fn group_name(&self, group: u16) -> &str {
        self.group_names.get(usize::from(group)).map_or("", String::as_str)
    }

    /// How much a stem tells: the rarer in the library's texts, the more. About 0.15..=1.
    pub(super) fn rarity(&self, stem: &str) -> f32 {
        let seen = self.frequency.get(stem).copied().unwrap_or(1).min(60_000);
        let seen = f32::from(u16::try_from(seen).unwrap_or(u16::MAX)).max(1.0);
        let most = (self.texts + 1.0).ln().max(1.0);
        (((self.texts + 1.0) / (seen + 1.0)).ln() / most).clamp(0.15, 1.0)
    }
}

// Words in the data may hold marks that a tokeniser removes.
fn spaced(phrase: &str) -> String {
    phrase.replace(['\'', '-', ':'], " ").replace("it s ", "its ")
}

fn sorted_names(synonyms: &HashMap<String, String>) -> Vec<String> {
    let mut names: Vec<String> = synonyms.keys().cloned().collect();
    names.sort();
    names
}

fn synonym_tables(synonyms: &HashMap<String, String>, irregular: &HashMap<String, String>) -> (HashMap<String, Vec<u16>>, Phrases<u16>) {
    let mut groups: HashMap<String, Vec<u16>> = HashMap::new();
    let mut group_phrases = Phrases(HashMap::new());
    for (id, name) in sorted_names(synonyms).iter().enumerate() {
        let id = u16::try_from(id).unwrap_or(u16::MAX);
        for entry in phrases(&synonyms[name]) {
            let entry = spaced(&entry.to_lowercase().replace("n't", "nt").replace('\'', ""));
            if entry.contains(' ') {
                group_phrases.add(Phrase::parse(&entry, |w| stem(w, irregular)), id);
            } else {
                groups.entry(stem(&entry, irregular)).or_default().push(id);
            }
        }
    }
    (groups, group_phrases)
}
