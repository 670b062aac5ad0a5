//! Evaluating an answer, in a worker: the models first, the offline coach when none is there. Nothing here holds a transaction while a model thinks.

use crate::{
    Game, GameError,
    budget::{StoreMeter, totals},
    clock, ids,
};
use careersim_coach::{
    grader::{GradeJob, GradeOutcome},
    offline,
    prompt::PromptText,
};
use careersim_domain::{Answer, AnswerText, CareerTitle, Language, evaluation::Grade, text};
use careersim_store::{
    ConflictKind, StoreError,
    queue::{self, Job, NewTask, Purpose, priority},
    scenarios::{self, ScenarioRow},
    sessions::SessionRow,
};
use chrono::Duration;
use serde_json::json;

/// What became of a job, for its log line and metrics.
#[derive(Debug, Clone)]
pub struct Done {
    /// `graded`, `refused`, `retried`, `buried`, `lost`.
    pub outcome: &'static str,
    /// Who graded.
    pub source: String,
    /// The model that answered.
    pub model: Option<String>,
    /// What all attempts cost; unknown is none.
    pub cost_usd: Option<f64>,
    /// All tokens of all attempts.
    pub tokens: u64,
    /// `hit` when an identical answer was graded before.
    pub cache: &'static str,
}

impl Done {
    fn of(outcome: &'static str) -> Self {
        Self {
            outcome,
            source: "none".to_owned(),
            model: None,
            cost_usd: None,
            tokens: 0,
            cache: "miss",
        }
    }

    fn graded(grade: &Grade) -> Self {
        let (cost_usd, tokens) = totals(&grade.receipt);
        Self {
            outcome: "graded",
            source: format!("{:?}", grade.provenance.source).to_lowercase(),
            model: grade.provenance.model.clone(),
            cost_usd,
            tokens,
            cache: if grade.provenance.cached { "hit" } else { "miss" },
        }
    }
}

enum Verdict {
    Grade(Box<Grade>),
    Refused(String),
    // Only for jobs that want a model and nothing else.
    NoModel,
}

impl Verdict {
    fn grade(&self) -> Option<&Grade> {
        match self {
            Self::Grade(grade) => Some(grade),
            Self::Refused(_) | Self::NoModel => None,
        }
    }
}

impl Game {
    /// Does a job and writes what came of it, under its lease. Never fails: what goes wrong is retried later, in the end buried.
    pub async fn evaluate(&self, job: &Job, max_attempts: u32) -> Done {
        // A job that kills its workers, or panics, never comes to an end by itself: its leases run out, and each one counted.
        if attempts(job) > max_attempts {
            return self.bury(job, "it was begun too often and never came to an end").await;
        }
        match self.try_evaluate(job).await {
            Ok(done) => done,
            Err(GameError::NotFound(_)) => Done::of("lost"),
            Err(GameError::Unavailable(why)) => self.excuse(job, &why).await,
            Err(error) if attempts(job) >= max_attempts => self.bury(job, &error.to_string()).await,
            Err(error) => self.postpone(job, &error.to_string()).await,
        }
    }

    async fn try_evaluate(&self, job: &Job) -> Result<Done, GameError> {
        let row = scenarios::by_id(&self.store, job.answer.scenario_id)
            .await?
            .ok_or(GameError::NotFound("scene"))?;
        let Answer::Text(answer) = &job.answer.answer else {
            return Err(GameError::Internal("a pick came to a worker".to_owned()));
        };
        let day = self.own_session(job.answer.player_id, job.answer.session_id).await?;
        let verdict = self.judge(job, &day, &row, answer).await?;
        match verdict {
            Verdict::Grade(grade) => self.settle(job, &row, *grade).await,
            Verdict::Refused(message) => {
                let problem = json!({ "message": message });
                lost_or(queue::refuse(&self.store, job, &problem, clock::now()).await.map(|()| Done::of("refused")))
            }
            Verdict::NoModel => {
                let later = clock::now() + Duration::minutes(5);
                // However long that lasts, it is not the job's fault.
                lost_or(
                    queue::excuse(&self.store, job, later, "no model is available")
                        .await
                        .map(|()| Done::of("retried")),
                )
            }
        }
    }

    async fn judge(&self, job: &Job, day: &SessionRow, row: &ScenarioRow, answer: &AnswerText) -> Result<Verdict, GameError> {
        if self.models.enabled() {
            let judged = match job.purpose {
                Purpose::Appeal => self.ask_second_judge(job, day, row, answer).await?,
                Purpose::Grade | Purpose::Regrade => self.ask_models(job, day, row, answer).await?,
            };
            if let Some(verdict) = judged {
                return Ok(verdict);
            }
        } else if job.purpose == Purpose::Grade {
            self.signals.count("grade", "offline");
        }
        Ok(match job.purpose {
            Purpose::Regrade => Verdict::NoModel,
            Purpose::Appeal if self.models.enabled() => Verdict::NoModel,
            // Without any model the second judge is the built-in coach too: the same verdict, honestly labelled.
            Purpose::Appeal | Purpose::Grade => Verdict::Grade(Box::new(offline::grade_text_in(&row.content, answer, &row.language, &day.language))),
        })
    }

    // Identical words for the same scene, prompt and language are graded once.
    async fn ask_models(&self, job: &Job, day: &SessionRow, row: &ScenarioRow, answer: &AnswerText) -> Result<Option<Verdict>, GameError> {
        let prompt = self.prompts.active("grade").await?;
        let name = format!(
            "grade:{}:{}:{}:{}",
            row.id,
            prompt.id(),
            day.language.as_str(),
            ids::fingerprint(&text::normalise(answer.as_str()))
        );
        if let Some(mut grade) = self.cache.get::<Grade>(&name).await {
            grade.provenance.cached = true;
            grade.receipt.attempts.clear();
            self.signals.cache("grade", "hit");
            return Ok(Some(Verdict::Grade(Box::new(grade))));
        }
        let verdict = self.grade_by_model(job, day, row, answer, &prompt, None).await?;
        let by_model = |grade: &&Grade| !grade.provenance.is_estimate();
        let graded = verdict.as_ref().and_then(Verdict::grade).filter(by_model);
        self.signals.cache("grade", if graded.is_some() { "miss" } else { "fallback" });
        if let Some(grade) = graded {
            // An estimate that stood in is not kept: it would pass for the model's grade later.
            self.cache.put(&name, grade, std::time::Duration::from_hours(24)).await;
        }
        Ok(verdict)
    }

    async fn ask_second_judge(&self, job: &Job, day: &SessionRow, row: &ScenarioRow, answer: &AnswerText) -> Result<Option<Verdict>, GameError> {
        let prompt = self.prompts.active("appeal").await?;
        let reason = job.reason.clone().unwrap_or_default();
        self.grade_by_model(job, day, row, answer, &prompt, Some(&reason)).await
    }

    async fn grade_by_model(
        &self,
        job: &Job,
        day: &SessionRow,
        row: &ScenarioRow,
        answer: &AnswerText,
        prompt: &PromptText,
        appeal: Option<&str>,
    ) -> Result<Option<Verdict>, GameError> {
        let career = CareerTitle::parse(&day.career_title).map_err(|e| GameError::Internal(e.to_string()))?;
        let language: &Language = &day.language;
        let grade_job = GradeJob {
            career: career.as_str(),
            scenario: &row.content,
            answer,
            language,
        };
        let meter = StoreMeter::new(self, Some(job.answer.player_id), Some(job.task_id));
        let outcome = match appeal {
            Some(reason) => self.models.appeal(&grade_job, reason, prompt, &meter).await,
            None => self.models.grade(&grade_job, prompt, &meter).await,
        };
        Ok(match outcome {
            GradeOutcome::Graded(grade) => Some(Verdict::Grade(grade)),
            GradeOutcome::Blocked { message, .. } => Some(Verdict::Refused(message)),
            GradeOutcome::Unavailable { receipt, why } => {
                tracing::warn!(task = %job.task_id, why = why.as_str(), "no model graded task {} ({})", job.task_id, why.as_str());
                // The attempts were paid for, so they stand on the receipt of the grade that steps in.
                match job.purpose {
                    Purpose::Grade => {
                        let mut grade = offline::grade_text_in(&row.content, answer, &row.language, &day.language);
                        grade.receipt = receipt;
                        Some(Verdict::Grade(Box::new(grade)))
                    }
                    Purpose::Regrade | Purpose::Appeal => Some(Verdict::NoModel),
                }
            }
        })
    }

    async fn settle(&self, job: &Job, row: &ScenarioRow, grade: Grade) -> Result<Done, GameError> {
        let done = Done::graded(&grade);
        match queue::complete(&self.store, job, grade, &row.content, clock::now()).await {
            Ok(_) => {
                self.prefetch_later(job.answer.player_id, job.answer.session_id);
                Ok(done)
            }
            Err(StoreError::Conflict(ConflictKind::LeaseLost) | StoreError::NotFound) => Ok(Done::of("lost")),
            Err(error) => Err(error.into()),
        }
    }

    // Back-off: 1, 2, 4, … seconds, at most a minute.
    async fn postpone(&self, job: &Job, error: &str) -> Done {
        tracing::warn!(task = %job.task_id, error, "task {} failed: {error}", job.task_id);
        let wait = Duration::seconds(1 << attempts(job).min(6).saturating_sub(1)).min(Duration::minutes(1));
        written("retried", &queue::retry_later(&self.store, job, clock::now() + wait, error).await)
    }

    // The database was away, which is not the job's fault.
    async fn excuse(&self, job: &Job, why: &str) -> Done {
        tracing::warn!(task = %job.task_id, why, "task {} waits for the database: {why}", job.task_id);
        written("retried", &queue::excuse(&self.store, job, clock::now() + Duration::seconds(1), why).await)
    }

    // Out of the way of the others, with its reason, until an operator looks at it.
    async fn bury(&self, job: &Job, error: &str) -> Done {
        tracing::error!(task = %job.task_id, error, "task {} is given up: {error}", job.task_id);
        written("buried", &queue::bury(&self.store, job, error, &json!({}), clock::now()).await)
    }

    /// Asks for a model's grade where an offline estimate stands, a few at a time. Does nothing while no model is there.
    ///
    /// # Errors
    /// Unavailable or internal.
    pub async fn regrade_estimates(&self, at_most: u64) -> Result<usize, GameError> {
        if !self.models.enabled() || !self.models.health().is_empty() {
            return Ok(0);
        }
        let mut asked = 0;
        for (answer, player) in queue::regradable(&self.store, at_most).await? {
            let new = NewTask {
                id: ids::new(),
                answer,
                player,
                purpose: Purpose::Regrade,
                reason: None,
                priority: priority::REGRADE,
            };
            match queue::enqueue(&self.store, new, clock::now()).await {
                Ok(_) => asked += 1,
                Err(StoreError::Conflict(_) | StoreError::NotFound) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Ok(asked)
    }
}

fn attempts(job: &Job) -> u32 {
    u32::try_from(job.attempts).unwrap_or(u32::MAX)
}

// When not even that can be written, the lease runs out and another worker takes it.
fn written(outcome: &'static str, result: &Result<(), StoreError>) -> Done {
    Done::of(if result.is_ok() { outcome } else { "lost" })
}

fn lost_or(written: Result<Done, StoreError>) -> Result<Done, GameError> {
    match written {
        Err(StoreError::Conflict(ConflictKind::LeaseLost)) => Ok(Done::of("lost")),
        other => Ok(other?),
    }
}
