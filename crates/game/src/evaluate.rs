//! Evaluating an answer, in a worker: the models first, the offline coach when none is there. Nothing here holds a transaction while a model thinks.

mod by_model;

use crate::{Game, GameError, budget::totals, clock, ids};
use by_model::{Case, Verdict};
use careersim_domain::{Answer, evaluation::Grade};
use careersim_store::{
    ConflictKind, StoreError,
    queue::{self, Job, NewTask, Purpose, priority},
    scenarios::{self, ScenarioRow},
};
use chrono::{DateTime, Duration, Utc};
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

const NO_JUDGE: &str = "No second judge can be reached at the moment. Your grade stands and nothing was charged; appeal again later.";

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
        let row = scenarios::written(&self.store, job.answer.scenario_id)
            .await?
            .ok_or(GameError::NotFound("scene"))?;
        let Answer::Text(answer) = &job.answer.answer else {
            return Err(GameError::Internal("a pick came to a worker".to_owned()));
        };
        let case = Case { job, row: &row, answer };
        let verdict = self.judge(case).await?;
        match verdict {
            Verdict::Grade(grade) => self.settle(job, &row, *grade).await,
            Verdict::Refused(message) => self.refuse(job, "blocked", &message).await,
            Verdict::NoModel if job.purpose == Purpose::Appeal => self.refuse(job, "no_judge", NO_JUDGE).await,
            Verdict::NoModel => lost_or(
                queue::excuse(&self.store, job, next_look(job, clock::now()), "no model is available")
                    .await
                    .map(|()| Done::of("retried")),
            ),
        }
    }

    async fn refuse(&self, job: &Job, code: &str, message: &str) -> Result<Done, GameError> {
        let problem = json!({ "code": code, "message": message });
        lost_or(queue::refuse(&self.store, job, &problem, clock::now()).await.map(|()| Done::of("refused")))
    }

    async fn settle(&self, job: &Job, row: &ScenarioRow, grade: Grade) -> Result<Done, GameError> {
        let done = Done::graded(&grade);
        match queue::complete(&self.store, job, grade, &row.content, clock::now()).await {
            Ok(_) => {
                if job.answer.round < job.day.rounds {
                    self.prefetch_later(job.answer.player_id, job.answer.session_id);
                }
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

    /// Asks for a model's grade where an offline estimate has stood for `min_age`, a few at a time; one alone while nothing shows that
    /// the models are well again. Does nothing while none may be asked.
    ///
    /// # Errors
    /// Unavailable or internal.
    pub async fn regrade_estimates(&self, min_age: Duration, at_most: u64) -> Result<usize, GameError> {
        if !self.models.available() {
            return Ok(0);
        }
        let at_most = if self.models.is_unwell() { 1 } else { at_most };
        let mut asked = 0;
        for (answer, player) in queue::regradable(&self.store, clock::now() - min_age, at_most).await? {
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

// While no model answers, a job that waits for one looks again after as long as it has waited already: soon at first, and without spending
// calls on a long outage. However long that lasts, it is not the job's fault.
fn next_look(job: &Job, now: DateTime<Utc>) -> DateTime<Utc> {
    now + (now - job.created_at).clamp(Duration::minutes(1), Duration::hours(6))
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
