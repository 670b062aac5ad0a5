//! One job with its models: who is asked in which order, how often, how long, and what each call came to. What a fault leads to is
//! decided in `retry`; this file carries it out and keeps the receipt.

use crate::config::ms;
use crate::dice;
use crate::links::{Link, Role};
use crate::meter::{Meter, OverCap, PlannedCall, Purpose};
use crate::models::Models;
use crate::open_call::OpenCall;
use crate::render::Rendered;
use crate::retry::{Advice, Fault, Outcome, advise};
use crate::wire::{Question, Said, Shot};
use careersim_domain::{Provenance, Receipt};
use std::time::Duration;
use tokio::time::{Instant, sleep};

/// Why no model answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// No model is configured.
    NoModel,
    /// A cap on money is reached.
    Budget,
    /// Every model that may be asked failed or is switched off.
    Failed,
    /// The time of the job is used up.
    Deadline,
}

impl Why {
    /// The word for logs and metrics.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NoModel => "no_model",
            Self::Budget => "budget",
            Self::Failed => "failed",
            Self::Deadline => "deadline",
        }
    }
}

/// What a chain of models came to.
pub(crate) enum Verdict<T> {
    Answered(T, Provenance, Role),
    Blocked,
    Nothing(Why),
}

/// Reads a model's text; the outcome says what is wrong with it.
pub(crate) type Reader<'r, T> = &'r (dyn Fn(&str) -> Result<T, Outcome> + Send + Sync);

/// A rendered prompt and the form of its answer.
pub(crate) struct Task {
    pub(crate) question: Question,
    pub(crate) fingerprint: [u8; 32],
}

impl Task {
    pub(crate) fn new(rendered: Rendered, schema: serde_json::Value) -> Self {
        Self {
            question: Question {
                system: rendered.system,
                user: rendered.user,
                schema,
            },
            fingerprint: rendered.fingerprint,
        }
    }
}

enum Tried<T> {
    Answered(T, Provenance),
    Next,
    NextProvider,
    Refused,
    Withheld,
    Stop(Why),
}

/// Everything that the calls of one job share.
pub(crate) struct Job<'a> {
    models: &'a Models,
    meter: &'a dyn Meter,
    purpose: Purpose,
    prompt: String,
    deadline: Instant,
    asked: Vec<String>,
    pub(crate) receipt: Receipt,
}

impl<'a> Job<'a> {
    pub(crate) fn new(models: &'a Models, meter: &'a dyn Meter, purpose: Purpose, prompt: String) -> Self {
        Self {
            models,
            meter,
            purpose,
            prompt,
            deadline: Instant::now() + ms(models.limits.job_ms),
            asked: Vec::new(),
            receipt: Receipt::default(),
        }
    }

    /// Asks one link after the other until one gives an answer that `read` accepts.
    pub(crate) async fn ask<T: Send>(&mut self, links: &[&Link], task: &Task, read: Reader<'_, T>) -> Verdict<T> {
        if self.models.refuses(task, None).await {
            return Verdict::Blocked;
        }
        let (mut withheld, mut left_provider) = (false, None);
        for (i, link) in links.iter().enumerate() {
            if left_provider == Some(link.provider) {
                continue;
            }
            match self.try_link(link, links.len() - i - 1, task, read).await {
                Tried::Answered(value, provenance) => return Verdict::Answered(value, provenance, link.role),
                Tried::Next => {}
                Tried::NextProvider => left_provider = Some(link.provider),
                Tried::Withheld => withheld = true,
                Tried::Refused => {
                    self.models.refuse(task, None).await;
                    return Verdict::Blocked;
                }
                Tried::Stop(why) => return Verdict::Nothing(why),
            }
        }
        match (withheld, links.is_empty()) {
            (true, _) => Verdict::Blocked,
            (false, true) => Verdict::Nothing(Why::NoModel),
            (false, false) => Verdict::Nothing(Why::Failed),
        }
    }

    async fn try_link<T: Send>(&mut self, link: &Link, later: usize, task: &Task, read: Reader<'_, T>) -> Tried<T> {
        let mut shot = Shot {
            output_tokens: self.models.limits.output_tokens,
            thinking: link.thinking,
            limit: link.limit,
        };
        loop {
            if !self.may_call(link, 0) || !self.models.admits(link) || self.models.refuses(task, Some(link)).await {
                return Tried::Next;
            }
            if self.left() < ms(self.models.limits.least_ms) {
                return Tried::Stop(Why::Deadline);
            }
            shot.limit = link.limit.min(self.left());
            let fault = match self.call(link, task, shot, read).await {
                Err(OverCap { .. }) => return Tried::Stop(Why::Budget),
                Ok(Ok((value, provenance))) => return Tried::Answered(value, provenance),
                Ok(Err(fault)) => fault,
            };
            if fault.outcome == Outcome::BadRequest {
                self.models.refuse(task, Some(link)).await;
            }
            // Every later link keeps a call, so that a model that fails twice does not use up the job.
            let again = self.may_call(link, later);
            let pause = match advise(fault) {
                Advice::Repeat if again => dice::pause(self.models.limits.repeat_min_ms..=self.models.limits.repeat_max_ms),
                Advice::RepeatNow if again => Duration::ZERO,
                Advice::Wait(told) if again && told.saturating_add(link.limit) <= self.left() => told + dice::pause(10..=100),
                Advice::RepeatLarger if again => {
                    shot.output_tokens = shot.output_tokens.saturating_mul(2);
                    shot.thinking = link.lower.or(shot.thinking);
                    Duration::ZERO
                }
                Advice::NextProvider => return Tried::NextProvider,
                Advice::Refuse => return Tried::Refused,
                Advice::NextOrRefuse => return Tried::Withheld,
                Advice::Repeat | Advice::RepeatNow | Advice::Wait(_) | Advice::RepeatLarger | Advice::Next => return Tried::Next,
            };
            sleep(pause.min(self.left())).await;
        }
    }

    /// Is there a call left for this model, with `kept` calls of the job kept for others?
    pub(crate) fn may_call(&self, link: &Link, kept: usize) -> bool {
        let limits = &self.models.limits;
        let of_model = self.asked.iter().filter(|m| **m == link.model).count();
        of_model < usize::from(limits.calls_per_model) && self.asked.len() + kept < usize::from(limits.calls_per_job)
    }

    fn left(&self) -> Duration {
        self.deadline.saturating_duration_since(Instant::now())
    }

    async fn call<T: Send>(&mut self, link: &Link, task: &Task, shot: Shot, read: Reader<'_, T>) -> Result<Result<(T, Provenance), Fault>, OverCap> {
        let letter = match self.models.write(link, &task.question, shot) {
            Ok(letter) => letter,
            Err(fault) => return Ok(Err(fault)),
        };
        let ticket = self.meter.reserve(&self.planned(link, letter.body.len(), shot)).await?;
        let mut open = OpenCall::new(self.meter, ticket, &link.model);
        self.asked.push(link.model.clone());
        let said = self.models.send(link, letter, shot.limit).await;
        let (model, usage) = (said.model.clone().unwrap_or_else(|| link.model.clone()), said.usage);
        let result = verdict(said, read);
        let outcome = result.as_ref().err().map_or(Outcome::Ok, |fault| fault.outcome);
        open.learn(&model, outcome, usage, self.models.cost(&model, usage));
        self.models.learn(link, &model, result.as_ref().map(|_| ()).map_err(|f| *f));
        self.receipt.attempts.push(open.settle().await);
        Ok(result.map(|value| (value, self.provenance(link, model))))
    }

    fn planned(&self, link: &Link, bytes: usize, shot: Shot) -> PlannedCall {
        PlannedCall {
            purpose: self.purpose,
            model: link.model.clone(),
            max_cost_micro_usd: self.models.most(link, bytes, shot.output_tokens),
            prompt: self.prompt.clone(),
        }
    }

    fn provenance(&self, link: &Link, model: String) -> Provenance {
        let mut provenance = Provenance::of(link.provider.source());
        provenance.model = Some(model);
        provenance.prompt = Some(self.prompt.clone());
        provenance
    }
}

fn verdict<T>(said: Said, read: Reader<'_, T>) -> Result<T, Fault> {
    let cut = said.cut;
    let text = said.text?;
    read(&text).map_err(|outcome| {
        Fault::from(match outcome {
            // The text broke off: either the limit of tokens did it, or the model did.
            Outcome::CutOff | Outcome::Malformed if cut => Outcome::CutOff,
            Outcome::CutOff => Outcome::Malformed,
            other => other,
        })
    })
}
