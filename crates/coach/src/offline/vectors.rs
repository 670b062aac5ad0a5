//! Word vectors: which words the library's authors use for the same thing. Learned from the library's own texts by `calibrate::fit`; data in
//! `content/lexicon/vectors.toml`, six bits a number.

use super::tokens::Token;
use crate::library::lexicon_file;
use serde::Deserialize;
use std::collections::HashMap;
use std::sync::OnceLock;

/// Unit vectors by stem.
#[derive(Debug, Clone, Default)]
pub struct Vectors(HashMap<String, Vec<f32>>);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct VectorFile {
    scale: f32,
    words: HashMap<String, String>,
}

// One letter for each of 64 steps, from `0` on in the order of ASCII.
const FIRST: u8 = b'0';
const STEPS: f32 = 31.5;

impl Vectors {
    /// The embedded vectors.
    pub fn embedded() -> &'static Self {
        static VECTORS: OnceLock<Vectors> = OnceLock::new();
        VECTORS.get_or_init(|| {
            lexicon_file("vectors")
                .and_then(|json| {
                    serde_json::from_str::<VectorFile>(json)
                        .inspect_err(|error| tracing::warn!(%error, "the word vectors do not fit their format"))
                        .ok()
                })
                .map(|file| Self(file.words.iter().map(|(word, letters)| (word.clone(), read(letters, file.scale))).collect()))
                .unwrap_or_default()
        })
    }

    /// Vectors as they were learned.
    pub fn new(words: HashMap<String, Vec<f32>>) -> Self {
        Self(words)
    }

    /// The vectors as a file.
    pub fn to_toml(&self) -> String {
        let scale = self.0.values().flatten().fold(0.0_f32, |most, x| most.max(x.abs()));
        let mut words: Vec<(&String, &Vec<f32>)> = self.0.iter().collect();
        words.sort_by_key(|(word, _)| word.as_str());
        let lines: Vec<String> = words.iter().map(|(word, vector)| format!("{word:?} = '{}'", written(vector, scale))).collect();
        format!("scale = {scale:?}\n\n[words]\n{}\n", lines.join("\n"))
    }

    /// The direction of a text: its words' vectors, weighed; `None` when no word has one.
    pub(super) fn direction<'a>(&self, tokens: impl Iterator<Item = &'a Token>) -> Option<Vec<f32>> {
        let mut sum: Vec<f32> = Vec::new();
        for token in tokens {
            if let Some(vector) = self.0.get(&token.stem) {
                sum.resize(vector.len(), 0.0);
                sum.iter_mut().zip(vector).for_each(|(s, x)| *s += token.weight * x);
            }
        }
        let length = sum.iter().map(|x| x * x).sum::<f32>().sqrt();
        (length > 1e-6).then(|| sum.into_iter().map(|x| x / length).collect())
    }
}

fn read(letters: &str, scale: f32) -> Vec<f32> {
    letters.bytes().map(|b| (f32::from(b.saturating_sub(FIRST)) / STEPS - 1.0) * scale).collect()
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a number of 0..=63")]
fn written(vector: &[f32], scale: f32) -> String {
    vector
        .iter()
        .map(|x| char::from(FIRST + ((x / scale + 1.0) * STEPS).round().clamp(0.0, 63.0) as u8))
        .collect()
}

/// The cosine of two directions; 0 where one is missing.
pub(super) fn cosine(a: Option<&Vec<f32>>, b: Option<&Vec<f32>>) -> f32 {
    match (a, b) {
        (Some(a), Some(b)) => a.iter().zip(b).map(|(x, y)| x * y).sum::<f32>().max(0.0),
        _ => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vectors_survive_their_file() {
        let vectors = Vectors::new([("a".to_owned(), vec![0.6, -0.8, 0.0]), ("b\"c".to_owned(), vec![1.0, 0.0, 0.0])].into());
        let table: toml::Table = toml::from_str(&vectors.to_toml()).unwrap();
        let file: VectorFile = serde_json::from_value(serde_json::to_value(table).unwrap()).unwrap();
        for (word, vector) in &vectors.0 {
            let back = read(&file.words[word], file.scale);
            assert!(back.iter().zip(vector).all(|(x, y)| (x - y).abs() < 0.04), "{back:?}");
        }
    }
}
