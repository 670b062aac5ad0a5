//! The words of a scene, as beginnings: they tell what belongs to it, in any language with words.

use super::fold::fold;
use crate::language::{is_common_word, is_empty_word};
use careersim_domain::Scenario;
use std::{cell::OnceCell, collections::HashSet};

// So many letters of a word are compared: `check` finds `checked` and `checking`.
const STEM: usize = 5;

/// What a scene is about. Its words are gathered when the first is looked up: most answers give no cause to.
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
        self.words.get_or_init(|| self.texts.iter().flat_map(|t| stems(t)).collect())
    }

    /// Does this folded word belong to the scene?
    pub(crate) fn knows(&self, word: &str) -> bool {
        self.words().contains(&stem(word))
    }

    /// Does a text share any meaningful word with it?
    pub(crate) fn shares_with(&self, text: &str) -> bool {
        stems(text).any(|s| self.words().contains(&s))
    }

    /// How many meaningful words it shares with a text.
    pub(crate) fn shared_with(&self, text: &str) -> usize {
        stems(text).filter(|s| self.words().contains(s)).collect::<HashSet<_>>().len()
    }
}

/// The meaningful words of a text, folded.
pub(crate) fn content_words(text: &str) -> impl Iterator<Item = String> {
    let folded = fold(text);
    let words: Vec<String> = folded
        .split(|c: char| !(c.is_alphanumeric() || c == '\''))
        .filter(|w| w.chars().count() >= 2 && !is_empty_word(w) && !w.chars().all(|c| c.is_ascii_digit()))
        .flat_map(unspaced)
        .collect();
    words.into_iter()
}

// Scripts without spaces: every two neighbours count as a word.
fn unspaced(word: &str) -> Vec<String> {
    if word.chars().all(|c| ('\u{3040}'..='\u{9FFF}').contains(&c)) {
        let letters: Vec<char> = word.chars().collect();
        letters.windows(2).map(|pair| pair.iter().collect()).collect()
    } else {
        vec![word.to_owned()]
    }
}

fn stems(text: &str) -> impl Iterator<Item = String> {
    content_words(text).filter(|w| !is_common_word(w)).map(|w| stem(&w))
}

fn stem(word: &str) -> String {
    word.chars().take(STEM).collect()
}
