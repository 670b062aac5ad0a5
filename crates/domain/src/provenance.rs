//! Who made a scenario or an evaluation, so that nobody mistakes a rule for a mind.

use serde::{Deserialize, Serialize};

/// The kind of author.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Source {
    /// Google's Gemini.
    Gemini,
    /// A model behind an OpenAI-compatible endpoint.
    Openai,
    /// Written by an author for this career.
    Library,
    /// The built-in coach: situation cards and rules.
    Offline,
    /// A person, such as a teacher who overrides a grade.
    Human,
}

/// How sure the built-in coach is of an estimate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Confidence {
    /// Little in the answer could be recognised.
    Low,
    /// Some of it.
    Medium,
    /// Most of it.
    High,
}

/// Who made it, with what, and whether it was made before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Provenance {
    /// The kind of author.
    pub source: Source,
    /// The model's name as it answered, or the offline coach's evaluator id.
    pub model: Option<String>,
    /// The prompt as `name@version`.
    pub prompt: Option<String>,
    /// Made for an earlier request and used again.
    pub cached: bool,
    /// Only for estimates by the built-in coach.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confidence: Option<Confidence>,
    /// A sentence that the page shows beside it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
}

impl Provenance {
    /// A provenance of this source, with nothing else known.
    pub fn of(source: Source) -> Self {
        Self {
            source,
            model: None,
            prompt: None,
            cached: false,
            confidence: None,
            label: None,
        }
    }

    /// An offline estimate of a text: its own labelled series, never averaged with other grades.
    pub fn is_estimate(&self) -> bool {
        self.source == Source::Offline && self.confidence.is_some()
    }
}
