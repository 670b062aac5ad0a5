//! A scene: the situation, its options with their hidden grading, and what a good answer shows.

use crate::{Difficulty, Score, text};
use serde::{Deserialize, Serialize};

/// A family of abilities that criteria belong to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Competency {
    /// Weighing risks and deciding.
    Judgement,
    /// Saying it so that it arrives.
    Communication,
    /// Working with others.
    Teamwork,
    /// Doing what is right.
    Ethics,
    /// Knowing the trade.
    Craft,
}

impl Competency {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 5] = [Self::Judgement, Self::Communication, Self::Teamwork, Self::Ethics, Self::Craft];
}

/// One thing that a good answer shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Criterion {
    /// In the third person: "checks the record before acting".
    pub text: String,
    /// The ability it belongs to.
    pub competency: Competency,
    /// 1..=3. Never told to a model.
    pub weight: u8,
    /// Used on this difficulty only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<Difficulty>,
    /// Ways in which players put it, for the built-in coach.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub exemplars: Vec<String>,
}

/// What a harmful answer says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RedFlag {
    /// In the third person: "gives the drug without checking".
    pub text: String,
    /// Ways in which players put it.
    pub exemplars: Vec<String>,
}

/// An option with the grading that stays on the server until the answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScenarioOption {
    /// What the player reads before the answer.
    pub text: String,
    /// What picking it scores.
    pub score: Score,
    /// Why, addressed to the player.
    pub feedback: String,
    /// What happens because of it.
    pub consequence: String,
    /// The decision that later scenes of the day can refer to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sets: Option<String>,
}

/// A scene with its hidden half.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scenario {
    /// A short name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The situation, 40..=200 words.
    pub situation: String,
    /// 3 or 4 options.
    pub options: Vec<ScenarioOption>,
    /// What a good answer shows.
    pub criteria: Vec<Criterion>,
    /// What a harmful answer says; only authored scenes have them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub red_flags: Vec<RedFlag>,
    /// What a strong answer contains.
    pub strong_answer: String,
    /// What later scenes of the day must not contradict.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<String>,
    /// Where the facts of the job come from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<String>,
}

/// The bounds of a scene, as [`Scenario::faults`] checks them.
pub mod bounds {
    use std::ops::RangeInclusive;
    /// Words of a situation.
    pub const SITUATION_WORDS: RangeInclusive<usize> = 40..=200;
    /// How many options.
    pub const OPTIONS: RangeInclusive<usize> = 3..=4;
    /// How many criteria.
    pub const CRITERIA: RangeInclusive<usize> = 2..=5;
    /// Characters of an option.
    pub const OPTION_CHARS: RangeInclusive<usize> = 3..=300;
    /// The least difference between the best and the worst option.
    pub const SPREAD: u8 = 3;
}

impl Scenario {
    /// Everything that makes this scene unfit to be shown, in plain sentences; empty when it is fit.
    pub fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        let words = text::word_count(&self.situation);
        if !bounds::SITUATION_WORDS.contains(&words) {
            faults.push(format!("the situation has {words} words, not 40..=200"));
        }
        self.option_faults(&mut faults);
        self.criterion_faults(&mut faults);
        if self.strong_answer.trim().is_empty() {
            faults.push("the strong answer is empty".to_owned());
        }
        faults
    }

    fn option_faults(&self, faults: &mut Vec<String>) {
        if !bounds::OPTIONS.contains(&self.options.len()) {
            faults.push(format!("{} options, not 3 or 4", self.options.len()));
        }
        for (i, option) in self.options.iter().enumerate() {
            if !bounds::OPTION_CHARS.contains(&option.text.trim().chars().count()) {
                faults.push(format!("option {i} is too short or too long"));
            }
            if option.feedback.trim().is_empty() || option.consequence.trim().is_empty() {
                faults.push(format!("option {i} has no feedback or no consequence"));
            }
            if self.options[..i].iter().any(|o| text::normalise(&o.text) == text::normalise(&option.text)) {
                faults.push(format!("option {i} repeats an earlier one"));
            }
        }
        let scores = self.options.iter().map(|o| o.score.get());
        if let (Some(best), Some(worst)) = (scores.clone().max(), scores.clone().min()) {
            if best - worst < bounds::SPREAD {
                faults.push(format!("the options' scores lie {} apart, not at least {}", best - worst, bounds::SPREAD));
            }
            if scores.filter(|s| *s == best).count() > 1 {
                faults.push("more than one best option".to_owned());
            }
        }
    }

    fn criterion_faults(&self, faults: &mut Vec<String>) {
        if !bounds::CRITERIA.contains(&self.criteria.len()) {
            faults.push(format!("{} criteria, not 2..=5", self.criteria.len()));
        }
        for (i, criterion) in self.criteria.iter().enumerate() {
            if criterion.text.trim().is_empty() {
                faults.push(format!("criterion {i} is empty"));
            }
            if !(1..=3).contains(&criterion.weight) {
                faults.push(format!("criterion {i} weighs {}, not 1..=3", criterion.weight));
            }
            if self.criteria[..i].iter().any(|c| text::normalise(&c.text) == text::normalise(&criterion.text)) {
                faults.push(format!("criterion {i} repeats an earlier one"));
            }
        }
    }

    /// The index of the best option; `None` without options.
    pub fn best_option(&self) -> Option<usize> {
        (0..self.options.len()).max_by_key(|i| (self.options[*i].score, std::cmp::Reverse(*i)))
    }
}
