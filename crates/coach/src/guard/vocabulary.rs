//! The words of a scene, as beginnings: they tell what belongs to it, in any language with words.

use super::fold::fold;
use crate::language::{is_common_word, is_empty_word};
use careersim_domain::Scenario;
use std::{cell::OnceCell, collections::HashSet};

// So many letters of a word are compared: `check` finds `checked` and `checking`.
const STEM: usize = 5;

/// What a scene is about. Its words are gathered when the first is looked up: many answers give no cause to.
pub(crate) struct Vocabulary<'a> {
    texts: Vec<&'a str>,
    words: OnceCell<HashSet<String>>,
}

impl<'a> Vocabulary<'a> {
    /// All words of the scene that mean something.
    pub(crate) fn of(scenario: &'a Scenario) -> Self {
        let options = scenario.options.iter().flat_map(|o| [&o.text, &o.feedback, &o.consequence]);
        let criteria = scenario.criteria.iter().map(|c| &c.text);
        let texts = [&scenario.situation, &scenario.strong_answer]
            .into_iter()
            .chain(options)
            .chain(criteria)
            .chain(&scenario.facts);
        Self::of_texts(texts.map(String::as_str).collect())
    }

    /// The words of some texts.
    pub(crate) fn of_texts(texts: Vec<&'a str>) -> Self {
        Self { texts, words: OnceCell::new() }
    }

    fn words(&self) -> &HashSet<String> {
        self.words.get_or_init(|| {
            let mut words = HashSet::new();
            for text in &self.texts {
                each_stem(text, |stem| {
                    if !words.contains(stem) {
                        words.insert(stem.to_owned());
                    }
                });
            }
            words
        })
    }

    /// Does this folded word belong to the scene?
    pub(crate) fn knows(&self, word: &str) -> bool {
        self.words().contains(stem(word))
    }

    /// Does a text share any meaningful word with it?
    pub(crate) fn shares_with(&self, text: &str) -> bool {
        let mut shares = false;
        each_stem(text, |stem| shares = shares || self.words().contains(stem));
        shares
    }

    /// How many meaningful words it shares with a text.
    pub(crate) fn shared_with(&self, text: &str) -> usize {
        let mut shared = HashSet::new();
        each_stem(text, |stem| shared.extend(self.words().get(stem)));
        shared.len()
    }
}

/// Does a text have any word that means something?
pub(crate) fn says_something(text: &str) -> bool {
    words(&fold(text)).any(|word| !is_empty_word(word))
}

// The beginnings of its meaningful words. In scripts without spaces every two neighbours count as a word.
fn each_stem(text: &str, mut with: impl FnMut(&str)) {
    let folded = fold(text);
    for word in words(&folded) {
        if !is_unspaced(word) {
            if !is_common_word(word) {
                with(stem(word));
            }
        } else if !is_empty_word(word) {
            pairs(word).filter(|pair| !is_common_word(pair)).for_each(&mut with);
        }
    }
}

fn words(folded: &str) -> impl Iterator<Item = &str> {
    let words = folded.split(|c: char| !(c.is_alphanumeric() || c == '\''));
    words.filter(|w| w.chars().nth(1).is_some() && !w.bytes().all(|b| b.is_ascii_digit()))
}

fn is_unspaced(word: &str) -> bool {
    word.chars().all(|c| ('\u{3040}'..='\u{9FFF}').contains(&c))
}

fn pairs(word: &str) -> impl Iterator<Item = &str> {
    let starts = word.char_indices().map(|(i, _)| i);
    let ends = word.char_indices().skip(1).map(|(i, c)| i + c.len_utf8());
    starts.zip(ends).map(|(start, end)| &word[start..end])
}

fn stem(word: &str) -> &str {
    word.char_indices().nth(STEM).map_or(word, |(end, _)| &word[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stems(text: &str) -> Vec<String> {
        let mut stems = Vec::new();
        each_stem(text, |stem| stems.push(stem.to_owned()));
        stems
    }

    #[test]
    fn beginnings_of_words_and_pairs_of_signs() {
        assert_eq!(stems("Checked the Würgeschlange's 12 cages"), ["check", "wurge", "cages"]);
        assert_eq!(stems("水槽が"), ["水槽", "槽か"]);
    }

    #[test]
    fn only_words_say_something() {
        assert!(says_something("call 112") && says_something("水槽"));
        assert!(!says_something("12, a ... the"));
    }
}
