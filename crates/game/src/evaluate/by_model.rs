//! What the models make of an answer: identical words once, the first verdict, the second judge; and what stands in when none is there.

use crate::{Game, GameError, budget::StoreMeter, ids};
use careersim_coach::{
    grader::{GradeJob, GradeOutcome},
    offline,
    prompt::PromptText,
};
use careersim_domain::{AnswerText, CareerTitle, Receipt, evaluation::Grade, text};
use careersim_store::{
    queue::{Job, Purpose},
    scenarios::ScenarioRow,
};
use serde::{Deserialize, Serialize};
use std::time::Duration;

/// What came of a job.
pub(super) enum Verdict {
    Grade(Box<Grade>),
    /// Held back by the model's safety rules, with what to tell the player.
    Refused(String),
    /// Only for jobs that want a model and nothing else.
    NoModel,
}

/// What asking the models came to, as all who sent the same words share it.
#[derive(Debug, Clone, Serialize, Deserialize)]
enum Said {
    Grade(Box<Grade>),
    Refused(String),
    // With what was tried.
    Nothing(Receipt),
}

const KEEP: Duration = Duration::from_hours(24);
// An estimate that stood in is not kept: it would pass for the model's grade later.
const KEEP_NOT: Duration = Duration::from_millis(1);

impl Said {
    fn keep(&self) -> Duration {
        match self {
            Self::Grade(_) => KEEP,
            Self::Refused(_) | Self::Nothing(_) => KEEP_NOT,
        }
    }

    // Who paid for it has the attempts on the receipt; the others got it for nothing.
    fn shared(self) -> Self {
        match self {
            Self::Grade(mut grade) => {
                grade.provenance.cached = true;
                grade.receipt.attempts.clear();
                Self::Grade(grade)
            }
            Self::Nothing(_) => Self::Nothing(Receipt::default()),
            refused @ Self::Refused(_) => refused,
        }
    }
}

/// An answer with all that its grading needs.
#[derive(Clone, Copy)]
pub(super) struct Case<'a> {
    pub(super) job: &'a Job,
    pub(super) row: &'a ScenarioRow,
    pub(super) answer: &'a AnswerText,
}

impl Game {
    pub(super) async fn judge(&self, case: Case<'_>) -> Result<Verdict, GameError> {
        if !self.models.enabled() {
            if case.job.purpose == Purpose::Grade {
                self.signals.count("grade", "offline");
            }
            return Ok(match case.job.purpose {
                Purpose::Regrade => Verdict::NoModel,
                // Without any model the second judge is the built-in coach too: the same verdict, honestly labelled.
                Purpose::Appeal | Purpose::Grade => estimate(case, Receipt::default()),
            });
        }
        let said = match case.job.purpose {
            Purpose::Appeal => {
                let prompt = self.prompts.active("appeal").await?;
                self.ask(case, &prompt, Some(case.job.reason.as_deref().unwrap_or_default())).await?
            }
            Purpose::Grade | Purpose::Regrade => self.ask_once(case).await?,
        };
        Ok(match (said, case.job.purpose) {
            (Said::Grade(grade), _) => Verdict::Grade(grade),
            (Said::Refused(message), _) => Verdict::Refused(message),
            // The attempts were paid for, so they stand on the receipt of the grade that steps in.
            (Said::Nothing(receipt), Purpose::Grade) => estimate(case, receipt),
            (Said::Nothing(_), Purpose::Regrade | Purpose::Appeal) => Verdict::NoModel,
        })
    }

    // Identical words for the same scene, prompt and language are graded once, also when they come at the same time.
    async fn ask_once(&self, case: Case<'_>) -> Result<Said, GameError> {
        let prompt = self.prompts.active("grade").await?;
        let name = format!(
            "grade:{}:{}:{}:{}",
            case.row.id,
            prompt.id(),
            case.job.day.language.as_str(),
            ids::fingerprint(&text::normalise(case.answer.as_str()))
        );
        let mut mine = false;
        let asking = || {
            mine = true;
            async {
                let said = self.ask(case, &prompt, None).await?;
                let keep = said.keep();
                Ok::<_, GameError>((said, keep))
            }
        };
        let said: Said = self.cache.get_or_make(&name, asking).await?;
        let result = match (&said, mine) {
            (Said::Nothing(_) | Said::Refused(_), _) => "fallback",
            (Said::Grade(_), true) => "miss",
            (Said::Grade(_), false) => "hit",
        };
        self.signals.cache("grade", result);
        Ok(if mine { said } else { said.shared() })
    }

    async fn ask(&self, case: Case<'_>, prompt: &PromptText, appeal: Option<&str>) -> Result<Said, GameError> {
        let career = CareerTitle::parse(&case.job.day.career_title).map_err(|e| GameError::Internal(e.to_string()))?;
        let job = GradeJob {
            career: career.as_str(),
            scenario: &case.row.content,
            answer: case.answer,
            language: &case.job.day.language,
        };
        let task = case.job.task_id;
        let meter = StoreMeter::new(self, Some(case.job.answer.player_id), Some(task));
        let outcome = match appeal {
            Some(reason) => self.models.appeal(&job, reason, prompt, &meter).await,
            None => self.models.grade(&job, prompt, &meter).await,
        };
        Ok(match outcome {
            GradeOutcome::Graded(grade) => Said::Grade(grade),
            GradeOutcome::Blocked { message, .. } => Said::Refused(message),
            GradeOutcome::Unavailable { receipt, why } => {
                tracing::warn!(%task, why = why.as_str(), "no model graded task {task} ({})", why.as_str());
                Said::Nothing(receipt)
            }
        })
    }
}

fn estimate(case: Case<'_>, receipt: Receipt) -> Verdict {
    let mut grade = offline::grade_text_in(&case.row.content, case.answer, &case.row.language, &case.job.day.language);
    grade.receipt = receipt;
    Verdict::Grade(Box::new(grade))
}
