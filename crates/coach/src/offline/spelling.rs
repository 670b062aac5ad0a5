//! Slips of the finger: which known word an unknown one was meant to be, and whether a string of letters could be a word at all.

use std::collections::{HashMap, HashSet};

/// The words that the library's texts and the lexicon use.
pub(super) struct Vocabulary {
    words: HashSet<String>,
    // By first letter and length, with how often each is used.
    shelves: HashMap<(char, usize), Vec<(String, u32)>>,
    trigrams: HashSet<[char; 3]>,
}

fn trigrams(word: &str) -> Vec<[char; 3]> {
    let padded: Vec<char> = std::iter::once('^').chain(word.chars()).chain(std::iter::once('$')).collect();
    padded.windows(3).map(|w| [w[0], w[1], w[2]]).collect()
}

impl Vocabulary {
    pub(super) fn new<'a>(counted: impl Iterator<Item = (&'a str, u32)>, lists: impl Iterator<Item = &'a str>) -> Self {
        let mut new = Self {
            words: HashSet::new(),
            shelves: HashMap::new(),
            trigrams: HashSet::new(),
        };
        counted.for_each(|(word, count)| new.add(word, count));
        let listed = lists.flat_map(|l| l.split(|c: char| !c.is_alphanumeric()));
        listed.filter(|w| !w.is_empty()).for_each(|word| new.add(&word.to_lowercase(), 3));
        new
    }

    fn add(&mut self, word: &str, count: u32) {
        let Some(first) = word.chars().next() else { return };
        if self.words.insert(word.to_owned()) {
            self.trigrams.extend(trigrams(word));
            self.shelves.entry((first, word.chars().count())).or_default().push((word.to_owned(), count));
        }
    }

    /// Is this word, in lower case, known?
    pub(super) fn knows(&self, word: &str) -> bool {
        self.words.contains(word)
    }

    /// Could this string of letters be a word? Keys hit at random give triples that no word has.
    pub(super) fn looks_like_a_word(&self, word: &str) -> bool {
        let all = trigrams(word);
        let odd = all.iter().filter(|t| !self.trigrams.contains(*t)).count();
        all.len() <= 16 && odd * 5 <= all.len()
    }

    /// The known word that is one slip away (two in long words); the most used one where there are several.
    pub(super) fn mend(&self, word: &str) -> Option<&str> {
        let length = word.chars().count();
        if length < 4 || !word.chars().all(char::is_alphabetic) {
            return None;
        }
        let first = word.chars().next()?;
        let slips = if length >= 9 { 2 } else { 1 };
        (length - 1..=length + 1)
            .flat_map(|l| self.shelves.get(&(first, l)).into_iter().flatten())
            .filter_map(|(known, count)| {
                let distance = crate::library::distance(word, known);
                (distance <= slips).then_some((distance, std::cmp::Reverse(*count), known.as_str()))
            })
            .min()
            .map(|(_, _, known)| known)
    }
}
