//! The numbers of the built-in coach: data in `content/lexicon/weights.toml` and `tone.toml`, fitted by `careersim_coach::calibrate::fit`.

use crate::library::lexicon_file;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::sync::OnceLock;

/// How a fit becomes a certainty.
#[derive(Debug, Clone, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct PairWeights {
    /// What stands when nothing fits.
    pub bias: f32,
    /// Likeness to the second nearest phrasing.
    pub second: f32,
    /// The share of the part that any phrasing knows.
    pub pooled: f32,
    /// How much was matched.
    pub evidence: f32,
    /// How near the words lie to those of all phrasings.
    pub centre: f32,
    /// How much nearer than to any other target.
    pub lead: f32,
    /// How it sounds; below 0 for red flags.
    pub tone: f32,
}

impl PairWeights {
    /// The weights in the order of a fit's numbers.
    pub fn values(&self) -> [f32; 6] {
        [self.second, self.pooled, self.evidence, self.centre, self.lead, self.tone]
    }
}

/// Every number that was fitted.
#[derive(Debug, Clone, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Weights {
    /// Grows with every change of rules or weights; part of the evaluator's name.
    pub version: u32,
    /// For criteria.
    pub criterion: PairWeights,
    /// For red flags.
    pub flag: PairWeights,
    /// What an answer with all features at zero scores.
    pub base: f32,
    /// A weight for each feature of an answer, by name.
    pub answer: HashMap<String, f32>,
    /// Weights that were set by hand and that no fit may change, by name: what too few labelled answers show.
    #[serde(default)]
    pub held: HashMap<String, f32>,
}

/// How a word sounds in good and in harmful answers of the library: above 0 good, below 0 harmful.
#[derive(Debug, Clone, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Tone {
    /// What a text without known words sounds like.
    pub bias: f32,
    /// What each word adds.
    pub words: HashMap<String, f32>,
}

fn read<T: for<'a> Deserialize<'a> + Default>(name: &str) -> T {
    lexicon_file(name)
        .and_then(|json| {
            serde_json::from_str(json)
                .inspect_err(|error| tracing::warn!(file = name, %error, "lexicon file `{name}` does not fit its format"))
                .ok()
        })
        .unwrap_or_default()
}

impl Weights {
    /// The embedded weights.
    pub fn embedded() -> &'static Self {
        static WEIGHTS: OnceLock<Weights> = OnceLock::new();
        WEIGHTS.get_or_init(|| read("weights"))
    }
}

impl Tone {
    /// How these words sound together.
    pub fn of<'a>(&self, keys: impl Iterator<Item = &'a String>) -> f32 {
        self.bias + keys.filter_map(|k| self.words.get(k)).sum::<f32>()
    }

    /// The embedded table.
    pub fn embedded() -> &'static Self {
        static TONE: OnceLock<Tone> = OnceLock::new();
        TONE.get_or_init(|| read("tone"))
    }
}
