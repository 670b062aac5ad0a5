//! Trying a version of a prompt on a case, beside the version in force.

use super::Case;
use crate::{Game, GameError, budget::StoreMeter, supply};
use careersim_coach::{
    grader::{GradeJob, GradeOutcome},
    prompt::PromptText,
    scene::{SceneJob, SceneOutcome},
};
use careersim_domain::{AnswerText, CareerTitle, Language, Receipt, Scenario, evaluation::CriterionResult};
use std::time::Instant;

/// What a version made of a case.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Tried {
    /// `name@version`.
    pub prompt: String,
    /// `ok`, `blocked`, `unavailable` or `no_model`.
    pub outcome: &'static str,
    /// Why not.
    pub why: Option<String>,
    /// Who answered.
    pub model: Option<String>,
    /// 0..=10, of a grade.
    pub score: Option<u8>,
    /// Of a grade.
    pub feedback: Option<String>,
    /// Of a grade.
    pub criteria: Vec<CriterionResult>,
    /// What the scene prompt made.
    pub scene: Option<Scenario>,
    /// Tokens sent, as far as known.
    pub tokens_in: u64,
    /// Tokens of answers and of thinking, as far as known.
    pub tokens_out: u64,
    /// What all attempts cost; unknown is none.
    pub cost_usd: Option<f64>,
    /// How long it took.
    pub ms: u64,
}

impl Game {
    /// Tries a version on a case, and the one in force beside it; nothing beside itself.
    ///
    /// # Errors
    /// No such prompt, version or case. What a model does is no error: it is the answer.
    pub async fn try_prompt(&self, name: &str, version: u32, key: &str) -> Result<(Tried, Option<Tried>), GameError> {
        let candidate = self.prompt_version(name, version).await?;
        let case = self.case(name, key).await?;
        let active = self.prompts.active(name).await?;
        let candidate = PromptText {
            name: candidate.name,
            version: candidate.version,
            template: candidate.template,
        };
        if active.version == candidate.version {
            return Ok((self.run_case(&case, &candidate).await?, None));
        }
        let (candidate, active) = futures::join!(self.run_case(&case, &candidate), self.run_case(&case, &active));
        Ok((candidate?, Some(active?)))
    }

    async fn run_case(&self, case: &Case, prompt: &PromptText) -> Result<Tried, GameError> {
        let empty = Tried {
            prompt: prompt.id(),
            outcome: "no_model",
            ..Tried::default()
        };
        if !self.models.enabled() {
            return Ok(empty);
        }
        let started = Instant::now();
        let mut tried = if prompt.name == "scene" {
            self.make_case(case, prompt).await?
        } else {
            self.grade_case(case, prompt).await?
        };
        tried.prompt = empty.prompt;
        tried.ms = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
        Ok(tried)
    }

    async fn grade_case(&self, case: &Case, prompt: &PromptText) -> Result<Tried, GameError> {
        let broken = || GameError::Internal(format!("the case `{}` can't be graded", case.key));
        let scenario = case.text.scene.as_ref().ok_or_else(broken)?;
        let answer = AnswerText::parse(case.text.answer.as_deref().unwrap_or_default()).map_err(|_| broken())?;
        let language = Language::parse(&case.text.language).map_err(|_| broken())?;
        let job = GradeJob {
            career: &case.text.career,
            scenario,
            answer: &answer,
            language: &language,
        };
        let meter = StoreMeter::new(self, None, None);
        let outcome = if prompt.name == "appeal" {
            self.models.appeal(&job, &case.name, prompt, &meter).await
        } else {
            self.models.grade(&job, prompt, &meter).await
        };
        Ok(match outcome {
            GradeOutcome::Graded(grade) => Tried {
                outcome: "ok",
                model: grade.provenance.model.clone(),
                score: Some(grade.score.get()),
                feedback: Some(grade.feedback.clone()),
                criteria: grade.criteria.clone(),
                ..spent(&grade.receipt)
            },
            GradeOutcome::Blocked { message, receipt } => not(&receipt, "blocked", message),
            GradeOutcome::Unavailable { receipt, why } => not(&receipt, "unavailable", why.as_str().to_owned()),
        })
    }

    async fn make_case(&self, case: &Case, prompt: &PromptText) -> Result<Tried, GameError> {
        let broken = |_| GameError::Internal(format!("the case `{}` can't be made", case.key));
        let career = CareerTitle::parse(&case.text.career).map_err(broken)?;
        let language = Language::parse(&case.text.language).map_err(broken)?;
        let job = SceneJob {
            career: career.as_str(),
            grounding: self.resolve_career(&career).as_deref().map(supply::grounding),
            difficulty: case.text.difficulty,
            language: &language,
            round: 1,
            rounds: 5,
            ledger: &[],
            open: &[],
        };
        // Not kept: no player is to meet what an operator tries out.
        Ok(match self.models.make_scene(&job, prompt, &StoreMeter::new(self, None, None)).await {
            SceneOutcome::Made { scenario, provenance, receipt } => Tried {
                outcome: "ok",
                model: provenance.model,
                scene: Some(scenario),
                ..spent(&receipt)
            },
            SceneOutcome::Blocked { message, receipt } => not(&receipt, "blocked", message),
            SceneOutcome::Unavailable { receipt, why } => not(&receipt, "unavailable", why.as_str().to_owned()),
        })
    }
}

fn not(receipt: &Receipt, outcome: &'static str, why: String) -> Tried {
    Tried {
        outcome,
        why: Some(why),
        ..spent(receipt)
    }
}

fn spent(receipt: &Receipt) -> Tried {
    let known = |tokens: Option<u64>| tokens.unwrap_or(0);
    Tried {
        tokens_in: receipt.attempts.iter().map(|a| known(a.input_tokens)).sum(),
        tokens_out: receipt.attempts.iter().map(|a| known(a.output_tokens) + known(a.thought_tokens)).sum(),
        cost_usd: receipt.attempts.iter().map(|a| a.cost_usd).sum(),
        ..Tried::default()
    }
}
