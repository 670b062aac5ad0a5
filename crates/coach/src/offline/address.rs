//! Sentences that speak to whoever grades instead of answering the scene. They are left out, the rest is graded as usual.

use super::lexicon::Lexicon;
use super::tokens::Token;
use std::collections::HashSet;

/// Which sentences of an answer address the grader. What the scene itself talks about (a teacher's marks, a programmer's JSON) does not count.
pub(super) fn addressing(text: &str, tokens: &[Token], scene: &[Token], lexicon: &Lexicon) -> HashSet<usize> {
    let (words, in_scene) = (words(tokens), words(scene));
    let usual: HashSet<u16> = lexicon.address.find(&in_scene).into_iter().map(|(_, _, id)| id).collect();
    let scene_words: HashSet<&str> = in_scene.into_iter().collect();
    let mut found: HashSet<usize> = HashSet::new();
    for (from, _, id) in lexicon.address.find(&words) {
        if !usual.contains(&id) {
            found.insert(tokens[from].sentence);
        }
    }
    let sentences: HashSet<usize> = tokens.iter().map(|t| t.sentence).collect();
    found.extend(
        sentences
            .into_iter()
            .filter(|s| is_label(text, tokens, *s, lexicon) || hints(tokens, *s, &scene_words, lexicon)),
    );
    found
}

fn words(tokens: &[Token]) -> Vec<&str> {
    tokens.iter().map(|t| t.word.as_str()).collect()
}

// `System: …` plays a part in a conversation that is not there.
fn is_label(text: &str, tokens: &[Token], sentence: usize, lexicon: &Lexicon) -> bool {
    tokens
        .iter()
        .find(|t| t.sentence == sentence)
        .is_some_and(|t| lexicon.address_labels.contains(&t.word) && text[t.end..].trim_start().starts_with([':', ']', '>', '=']))
}

fn hints(tokens: &[Token], sentence: usize, scene: &HashSet<&str>, lexicon: &Lexicon) -> bool {
    let words: HashSet<&str> = tokens
        .iter()
        .filter(|t| t.sentence == sentence && !scene.contains(t.word.as_str()))
        .map(|t| t.word.as_str())
        .collect();
    let core = words.iter().filter(|w| lexicon.address_core.contains(**w)).count();
    let weak = words.iter().filter(|w| lexicon.address_weak.contains(**w)).count();
    core >= 1 && core + weak >= 2
}
