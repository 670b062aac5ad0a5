//! What the API sends, shared by several resources. Nothing here may show a grade before the answer: [`SceneBody`] and
//! [`PublicScene`] are built from the public half of a scenario only.

use careersim_domain::{Competency, Confidence, Evaluation, Provenance, Scenario, Source, evaluation::CriterionResult};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// Who made it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Provenance, example = json!({"source": "library", "model": null, "prompt": null, "cached": false}))]
pub(super) struct ProvenanceBody {
    /// `gemini`, `openai`, `library` (authored), `offline` (the built-in coach) or `human`.
    #[schema(value_type = crate::api::words::Source)]
    pub source: Source,
    /// The model that answered, or the built-in coach's evaluator id.
    pub model: Option<String>,
    /// `name@version` of the prompt.
    pub prompt: Option<String>,
    /// Made for an earlier request.
    pub cached: bool,
    /// Only for estimates by the built-in coach.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<crate::api::words::Confidence>)]
    pub confidence: Option<Confidence>,
    /// A sentence to show beside it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
}

impl From<Provenance> for ProvenanceBody {
    fn from(p: Provenance) -> Self {
        Self {
            source: p.source,
            model: p.model,
            prompt: p.prompt,
            cached: p.cached,
            confidence: p.confidence,
            label: p.label,
        }
    }
}

/// A criterion before the answer: the ability only.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Tested)]
pub(super) struct CriterionHead {
    /// `judgement`, `communication`, `teamwork`, `ethics` or `craft`.
    #[schema(value_type = crate::api::words::Competency)]
    pub competency: Competency,
}

/// A criterion with its text, as a hint shows it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = HintCriterion)]
pub(super) struct CriterionText {
    /// The ability.
    #[schema(value_type = crate::api::words::Competency)]
    pub competency: Competency,
    /// What a good answer shows.
    pub text: String,
}

/// The criteria of a scenario with their texts.
pub(super) fn criteria_texts(scenario: &Scenario) -> Vec<CriterionText> {
    scenario
        .criteria
        .iter()
        .map(|c| CriterionText {
            competency: c.competency,
            text: c.text.clone(),
        })
        .collect()
}

/// A scene before the answer.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = PlayedScene)]
pub(super) struct PublicScene {
    /// Its id.
    pub scenario_id: Uuid,
    /// Its number in the day, from 1.
    pub round: u8,
    /// A short name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// What an earlier decision led to; shown before the situation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub carry: Option<String>,
    /// The language that it is written in, which may be another than the day's.
    pub language: String,
    /// The situation.
    pub scenario: String,
    /// 3 or 4 options.
    pub options: Vec<String>,
    /// What is tested.
    pub criteria: Vec<CriterionHead>,
    /// Who wrote it.
    pub provenance: ProvenanceBody,
    /// The bought hint.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hint: Option<Vec<CriterionText>>,
}

/// The public half of a scenario's criteria.
pub(super) fn criterion_heads(scenario: &Scenario) -> Vec<CriterionHead> {
    scenario.criteria.iter().map(|c| CriterionHead { competency: c.competency }).collect()
}

/// The public half of a scenario's options.
pub(super) fn option_texts(scenario: &Scenario) -> Vec<String> {
    scenario.options.iter().map(|o| o.text.clone()).collect()
}

/// One line per criterion.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = CriterionGrade)]
pub(super) struct CriterionBody {
    /// The ability.
    #[schema(value_type = crate::api::words::Competency)]
    pub competency: Competency,
    /// What a good answer shows.
    pub text: String,
    /// 0..=3.
    pub level: u8,
    /// The player's own words that show it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quote: Option<String>,
    /// Why.
    pub reason: String,
}

impl From<CriterionResult> for CriterionBody {
    fn from(c: CriterionResult) -> Self {
        Self {
            competency: c.competency,
            text: c.text,
            level: c.level.get(),
            quote: c.quote,
            reason: c.reason,
        }
    }
}

/// An option after the answer.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = OptionGrade)]
pub(super) struct OptionBody {
    /// The option.
    pub text: String,
    /// What it would have scored, 0..=10.
    pub score: u8,
    /// Why.
    pub feedback: String,
}

/// One call to a model.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Attempt)]
pub(super) struct AttemptBody {
    /// The model.
    pub model: String,
    /// A stable word such as `ok` or `timeout`.
    pub outcome: String,
    /// Tokens sent.
    pub input_tokens: Option<u64>,
    /// Tokens of the visible answer.
    pub output_tokens: Option<u64>,
    /// Tokens of thinking.
    pub thought_tokens: Option<u64>,
    /// Tokens that the service had cached.
    pub cached_tokens: Option<u64>,
    /// US dollars; unknown is null, never 0.
    pub cost_usd: Option<f64>,
    /// Milliseconds.
    pub ms: u64,
}

/// What a grade rests on.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Receipt)]
pub(super) struct ReceiptBody {
    /// Every call, in order.
    pub attempts: Vec<AttemptBody>,
}

/// A grade that a later one replaced; it stays visible.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(super) struct EarlierGrade {
    /// 0..=10.
    pub score: u8,
    /// What was said.
    pub feedback: String,
    /// Who graded.
    pub provenance: ProvenanceBody,
    /// Why the later grade was asked for: `regrade`, `appeal` or `override` (by a teacher).
    pub replaced_by: String,
    /// The player's reason of an appeal, or the teacher's of an override.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// An evaluation.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(as = Evaluation)]
pub(super) struct EvaluationBody {
    /// The answer.
    pub answer_id: Uuid,
    /// 0..=10.
    pub score: u8,
    /// What to say about it.
    pub feedback: String,
    /// One line per criterion.
    pub criteria: Vec<CriterionBody>,
    /// What a strong answer contains.
    pub strong_answer: String,
    /// Before.
    pub balance_before: i64,
    /// The change.
    pub balance_change: i64,
    /// After.
    pub balance: i64,
    /// The answer addressed the grader.
    pub suspicious: bool,
    /// Who graded.
    pub provenance: ProvenanceBody,
    /// What happened because of it.
    pub consequence: String,
    /// All options with what they would have given.
    pub options: Vec<OptionBody>,
    /// At most two things to check for oneself.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub to_check: Vec<String>,
    /// Where the facts come from.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<String>,
    /// Every attempt.
    pub receipt: ReceiptBody,
    /// Grades that this one replaced.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub earlier: Vec<EarlierGrade>,
}

impl EvaluationBody {
    /// The body of a stored evaluation.
    pub(super) fn new(answer_id: Uuid, evaluation: Evaluation) -> Self {
        let grade = evaluation.grade;
        Self {
            answer_id,
            score: grade.score.get(),
            feedback: grade.feedback,
            criteria: grade.criteria.into_iter().map(Into::into).collect(),
            strong_answer: evaluation.strong_answer,
            balance_before: evaluation.balance_before.get(),
            balance_change: evaluation.balance_change,
            balance: evaluation.balance.get(),
            suspicious: grade.suspicious,
            provenance: grade.provenance.into(),
            consequence: grade.consequence,
            options: evaluation
                .options
                .into_iter()
                .map(|o| OptionBody {
                    text: o.text,
                    score: o.score.get(),
                    feedback: o.feedback,
                })
                .collect(),
            to_check: grade.to_check,
            sources: evaluation.sources,
            receipt: ReceiptBody {
                attempts: grade.receipt.attempts.into_iter().map(Into::into).collect(),
            },
            earlier: Vec::new(),
        }
    }
}

impl From<careersim_domain::Attempt> for AttemptBody {
    fn from(a: careersim_domain::Attempt) -> Self {
        Self {
            model: a.model,
            outcome: a.outcome,
            input_tokens: a.input_tokens,
            output_tokens: a.output_tokens,
            thought_tokens: a.thought_tokens,
            cached_tokens: a.cached_tokens,
            cost_usd: a.cost_usd,
            ms: a.ms,
        }
    }
}
