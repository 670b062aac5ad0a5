//! Labelled sets: answers with the score that a careful reader gives them, one JSON object a line (content/golden/FORMAT.md).

use super::inline::InlineScene;
use crate::library::Library;
use careersim_domain::{AnswerText, Difficulty, Scenario, Score};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What kind of answer a case is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the words are explained in content/golden/FORMAT.md")]
pub enum Kind {
    Excellent,
    Good,
    ShortGood,
    Middling,
    Weak,
    Harmful,
    Mixed,
    Negated,
    LongBad,
    Keywords,
    Gibberish,
    Command,
    OffTopic,
    Copied,
    OneWord,
    #[default]
    Other,
}

impl Kind {
    /// Kinds that a gate must stop: no answer, whatever words it holds.
    pub fn is_gated(self) -> bool {
        matches!(
            self,
            Self::Keywords | Self::Gibberish | Self::Command | Self::OffTopic | Self::Copied | Self::OneWord
        )
    }
}

/// Where a case's scene is.
#[derive(Debug, Clone, JsonSchema)]
#[schemars(untagged)]
pub enum SceneOf {
    /// An origin in the library.
    Origin(String),
    /// The scene itself.
    Embedded(#[schemars(with = "InlineScene")] Box<Scenario>),
}

/// A labelled answer.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// Unique in the set; without one, the number of its line.
    #[serde(default)]
    pub id: String,
    /// Its scene.
    pub scene: SceneOf,
    /// At what difficulty a scene of the library is played: `easy`, `normal` (the default) or `hard`.
    #[serde(default)]
    #[schemars(with = "Option<String>")]
    pub difficulty: Difficulty,
    /// What the player typed.
    #[serde(alias = "user_answer")]
    pub answer: String,
    /// What a careful reader gives it.
    #[schemars(with = "u8", range(max = 10))]
    pub label: Score,
    /// What kind of answer it is; without one it counts in no figure that asks for kinds.
    #[serde(default)]
    pub kind: Kind,
    /// Why this label.
    #[serde(default)]
    pub reason: String,
}

/// What is wrong with a labelled set.
#[derive(Debug, thiserror::Error)]
pub enum SetError {
    /// A line is no case.
    #[error("line {line} of the labelled set is no case: {source}")]
    Line {
        /// From 1.
        line: usize,
        /// What the parser says.
        source: serde_json::Error,
    },
    /// A case's scene is not in the library.
    #[error("case `{id}` plays in `{scene}`, which the library does not have")]
    Scene {
        /// The case.
        id: String,
        /// The origin.
        scene: String,
    },
    /// A case's answer is none.
    #[error("the answer of case `{id}` is none: {message}")]
    Answer {
        /// The case.
        id: String,
        /// Why.
        message: String,
    },
    /// There is no case at all.
    #[error("the labelled set is empty")]
    Empty,
    /// Two cases have one id.
    #[error("case `{0}` stands in the set twice")]
    Twice(String),
}

/// A case that can be graded.
#[derive(Debug, Clone)]
pub struct Ready {
    /// The case.
    pub case: Case,
    /// Its scene.
    pub scenario: Scenario,
    /// Its answer.
    pub answer: AnswerText,
}

/// Reads a labelled set and finds its scenes.
///
/// # Errors
/// The first line that is no case, or whose scene or answer is none.
pub fn read_set(text: &str, library: &Library) -> Result<Vec<Ready>, SetError> {
    let mut seen = std::collections::HashSet::new();
    // A mark at the start says how the file is written, and is no part of it.
    let lines = text.trim_start_matches('\u{feff}').lines().enumerate().filter(|(_, l)| !l.trim().is_empty());
    let set: Vec<Ready> = lines
        .map(|(i, line)| {
            let mut case: Case = serde_json::from_str(line).map_err(|source| SetError::Line { line: i + 1, source })?;
            if case.id.trim().is_empty() {
                case.id = format!("line {}", i + 1);
            }
            if !seen.insert(case.id.clone()) {
                return Err(SetError::Twice(case.id));
            }
            ready(case, library)
        })
        .collect::<Result<_, _>>()?;
    if set.is_empty() { Err(SetError::Empty) } else { Ok(set) }
}

// What belongs to another difficulty only is left out.
fn at(scenario: &Scenario, difficulty: Difficulty) -> Scenario {
    let mut scenario = scenario.clone();
    scenario.criteria.retain(|c| c.level.is_none_or(|level| level == difficulty));
    scenario
}

fn ready(case: Case, library: &Library) -> Result<Ready, SetError> {
    let scenario = match &case.scene {
        SceneOf::Embedded(scenario) => at(scenario, case.difficulty),
        SceneOf::Origin(origin) => library.by_origin(origin, case.difficulty).ok_or_else(|| SetError::Scene {
            id: case.id.clone(),
            scene: origin.clone(),
        })?,
    };
    let answer = AnswerText::parse(&case.answer).map_err(|e| SetError::Answer {
        id: case.id.clone(),
        message: e.message,
    })?;
    Ok(Ready { case, scenario, answer })
}
