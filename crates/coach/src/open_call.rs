//! A call between its reservation and its settlement: whatever happens to the job, the books hear of it once.

use crate::cost::Usage;
use crate::meter::{Meter, Ticket};
use crate::retry::Outcome;
use careersim_domain::Attempt;
use tokio::time::Instant;

/// A call that is reserved and not yet settled. Dropped, it settles what is known.
pub(crate) struct OpenCall<'a> {
    meter: &'a dyn Meter,
    ticket: Ticket,
    started: Instant,
    attempt: Attempt,
    settled: bool,
}

impl<'a> OpenCall<'a> {
    pub(crate) fn new(meter: &'a dyn Meter, ticket: Ticket, model: &str) -> Self {
        Self {
            meter,
            ticket,
            started: Instant::now(),
            attempt: attempt(model, Outcome::Abandoned, Usage::default(), None),
            settled: false,
        }
    }

    /// Takes down what the call came to.
    pub(crate) fn learn(&mut self, model: &str, outcome: Outcome, usage: Usage, cost_usd: Option<f64>) {
        self.attempt = Attempt {
            ms: self.elapsed(),
            ..attempt(model, outcome, usage, cost_usd)
        };
    }

    /// Closes the books on it.
    pub(crate) async fn settle(mut self) -> Attempt {
        self.meter.settle(self.ticket, &self.attempt).await;
        self.settled = true;
        self.attempt.clone()
    }

    fn elapsed(&self) -> u64 {
        u64::try_from(self.started.elapsed().as_millis()).unwrap_or(u64::MAX)
    }
}

impl Drop for OpenCall<'_> {
    fn drop(&mut self) {
        if self.settled {
            return;
        }
        if self.attempt.outcome == Outcome::Abandoned.as_str() {
            self.attempt.ms = self.elapsed();
        }
        self.meter.abandon(self.ticket, self.attempt.clone());
    }
}

fn attempt(model: &str, outcome: Outcome, usage: Usage, cost_usd: Option<f64>) -> Attempt {
    Attempt {
        model: model.to_owned(),
        outcome: outcome.as_str().to_owned(),
        input_tokens: usage.input,
        output_tokens: usage.output,
        thought_tokens: usage.thought,
        cached_tokens: usage.cached,
        cost_usd,
        ms: 0,
    }
}
