//! An evaluation with its receipt: everything that a grade rests on.

use crate::{Answer, Balance, Competency, Level, Provenance, Scenario, Score, Source, balance};
use serde::{Deserialize, Serialize};

/// One line per criterion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CriterionResult {
    /// The ability it belongs to.
    pub competency: Competency,
    /// What a good answer shows.
    pub text: String,
    /// How well this one did.
    pub level: Level,
    /// The player's own words that show it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quote: Option<String>,
    /// Why.
    pub reason: String,
}

/// What an option would have given; told only after the answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OptionResult {
    /// The option.
    pub text: String,
    /// Its score.
    pub score: Score,
    /// Its feedback.
    pub feedback: String,
}

/// One call to a model, paid for whether it helped or not.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Attempt {
    /// The model that was asked, or that said it answered.
    pub model: String,
    /// A stable word such as `ok`, `timeout`, `rate_limited`.
    pub outcome: String,
    /// Tokens sent; unknown is null.
    pub input_tokens: Option<u64>,
    /// Tokens of the visible answer.
    pub output_tokens: Option<u64>,
    /// Tokens of thinking, billed as output.
    pub thought_tokens: Option<u64>,
    /// Tokens that the service had cached.
    pub cached_tokens: Option<u64>,
    /// US dollars; unknown is null, never 0.
    pub cost_usd: Option<f64>,
    /// Milliseconds from request to verdict.
    pub ms: u64,
}

/// What a grade rests on and what it cost.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Receipt {
    /// Every call, in order; empty when no model was asked.
    pub attempts: Vec<Attempt>,
}

/// A grade before it meets the balance: what a grader, a table of options or a person found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Grade {
    /// 0..=10.
    pub score: Score,
    /// What to say to the player.
    pub feedback: String,
    /// One line per criterion.
    pub criteria: Vec<CriterionResult>,
    /// What it led to, for the next scene.
    pub consequence: String,
    /// The decision that later scenes refer to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub flag: Option<String>,
    /// The answer addressed the grader.
    pub suspicious: bool,
    /// Who graded.
    pub provenance: Provenance,
    /// Every attempt.
    pub receipt: Receipt,
    /// At most two things the player may check for themselves.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub to_check: Vec<String>,
}

/// The evaluation of an answer, as stored and shown.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Evaluation {
    /// The grade.
    #[serde(flatten)]
    pub grade: Grade,
    /// What a strong answer contains.
    pub strong_answer: String,
    /// All options with what they would have given.
    pub options: Vec<OptionResult>,
    /// Where the facts of the job come from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<String>,
    /// Before this answer.
    pub balance_before: Balance,
    /// What really moved; the floor of 0 may make it smaller than the score asks for.
    pub balance_change: i64,
    /// After this answer.
    pub balance: Balance,
}

/// The grade of a picked option: it was graded when the scene was made, so no model is asked.
pub fn grade_option(scenario: &Scenario, index: usize, provenance: Provenance) -> Option<Grade> {
    let option = scenario.options.get(index)?;
    Some(Grade {
        score: option.score,
        feedback: option.feedback.clone(),
        criteria: option_criteria(scenario, option.score),
        consequence: option.consequence.clone(),
        flag: option.sets.clone(),
        suspicious: false,
        provenance,
        receipt: Receipt::default(),
        to_check: Vec::new(),
    })
}

// An option carries one score for all criteria: each gets the level nearest to it.
fn option_criteria(scenario: &Scenario, score: Score) -> Vec<CriterionResult> {
    let level = level_of(score);
    let reason = "Taken from the score that this option was given when the scene was written.";
    scenario
        .criteria
        .iter()
        .map(|c| CriterionResult {
            competency: c.competency,
            text: c.text.clone(),
            level,
            quote: None,
            reason: reason.to_owned(),
        })
        .collect()
}

/// The grade that a teacher puts in the place of an earlier one: the score and the reason are theirs, each criterion gets the level nearest to the
/// score, and the quotes that were found stay where they are. What later scenes refer to does not change.
pub fn overrule(earlier: &Grade, score: Score, reason: &str) -> Grade {
    let level = level_of(score);
    let criteria = earlier.criteria.iter().map(|c| CriterionResult {
        level,
        reason: "Taken from the score that the teacher gave.".to_owned(),
        ..c.clone()
    });
    Grade {
        score,
        feedback: reason.to_owned(),
        criteria: criteria.collect(),
        provenance: Provenance::of(Source::Human),
        receipt: Receipt::default(),
        to_check: Vec::new(),
        ..earlier.clone()
    }
}

// A score that stands for all criteria: each gets the level nearest to it.
fn level_of(score: Score) -> Level {
    Level::parse((i64::from(score.get()) * 3 + 5) / 10).unwrap_or(Level::NONE)
}

/// Joins a grade with the balance.
pub fn settle(grade: Grade, scenario: &Scenario, before: Balance) -> Evaluation {
    let wanted = balance::change_for(grade.score);
    let evaluation = Evaluation {
        grade,
        strong_answer: scenario.strong_answer.clone(),
        options: scenario
            .options
            .iter()
            .map(|o| OptionResult {
                text: o.text.clone(),
                score: o.score,
                feedback: o.feedback.clone(),
            })
            .collect(),
        sources: scenario.sources.clone(),
        balance_before: before,
        balance_change: 0,
        balance: before,
    };
    evaluation.at_balance(before, wanted)
}

impl Evaluation {
    /// The same when the player has this balance, and `wanted` is what it should change by.
    #[must_use]
    pub fn at_balance(self, before: Balance, wanted: i64) -> Self {
        let change = before.change(wanted);
        Self {
            balance_before: before,
            balance_change: change,
            balance: before.after(change),
            ..self
        }
    }
}

/// The option that a free answer comes nearest to by its score, for the decisions that later scenes refer to.
pub fn nearest_option(scenario: &Scenario, score: Score) -> Option<usize> {
    (0..scenario.options.len()).min_by_key(|i| (scenario.options[*i].score.get().abs_diff(score.get()), *i))
}

/// Does this answer need a grader, or was it graded when the scene was made?
pub fn needs_grader(answer: &Answer) -> bool {
    matches!(answer, Answer::Text(_))
}
