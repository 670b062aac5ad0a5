//! What happens with models, money and caches, as metrics. Labels are bounded: models are named as they are configured, whatever a service
//! calls itself; nothing here knows a player or a text.

use crate::{Game, clock};
use careersim_coach::{cost::usd, meter::PlannedCall};
use careersim_domain::Attempt;
use careersim_store::{
    budgets,
    tallies::{self, Counts},
};
use metrics::{Recorder, counter, gauge, histogram};
use std::sync::{Arc, Mutex, PoisonError};

/// Where a metric is recorded. Cheap to clone.
#[derive(Clone)]
pub struct Signals {
    recorder: Arc<dyn Recorder + Send + Sync>,
    // What the books of the installation don't have yet.
    counted: Arc<Mutex<Counts>>,
}

impl Signals {
    /// Records with this recorder.
    pub fn new(recorder: Arc<dyn Recorder + Send + Sync>) -> Self {
        Self {
            recorder,
            counted: Arc::default(),
        }
    }

    fn with(&self, record: impl FnOnce()) {
        metrics::with_local_recorder(&*self.recorder, record);
    }

    /// A call to a model came to its end.
    pub(crate) fn attempt(&self, call: &PlannedCall, attempt: &Attempt, cost_micro_usd: Option<i64>) {
        let (model, purpose, outcome) = (call.model.clone(), call.purpose.as_str(), attempt.outcome.clone());
        self.with(|| {
            counter!("careersim_model_attempts_total", "model" => model.clone(), "outcome" => outcome, "purpose" => purpose).increment(1);
            histogram!("careersim_model_seconds", "model" => model.clone()).record(std::time::Duration::from_millis(attempt.ms));
            for (kind, tokens) in [
                ("input", attempt.input_tokens),
                ("output", attempt.output_tokens),
                ("thought", attempt.thought_tokens),
                ("cached", attempt.cached_tokens),
            ] {
                counter!("careersim_model_tokens_total", "model" => model.clone(), "kind" => kind).increment(tokens.unwrap_or(0));
            }
            match cost_micro_usd.and_then(|cost| u64::try_from(cost).ok()) {
                // Whole millionths, so that the sum is exact.
                Some(cost) => counter!("careersim_model_cost_micro_usd_total", "model" => model).increment(cost),
                None => counter!("careersim_model_unknown_costs_total", "model" => model).increment(1),
            }
        });
    }

    /// How a cache was met: `hit`, `miss`, `joined` (somebody else was making it already) or `fallback`.
    pub(crate) fn cache(&self, what: &'static str, result: &'static str) {
        self.with(|| counter!("careersim_cache_total", "cache" => what, "result" => result).increment(1));
        self.count(what, result);
    }

    /// Where a scene or a grade came from, for the operators' figures over all replicas: what a cache says, `pack`, `library` or `offline`.
    pub(crate) fn count(&self, what: &'static str, result: &'static str) {
        *self.counted().entry((what, result)).or_insert(0) += 1;
    }

    fn counted(&self) -> std::sync::MutexGuard<'_, Counts> {
        self.counted.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A call was not made because a cap is reached.
    pub(crate) fn over_cap(&self, scope: &'static str) {
        self.with(|| counter!("careersim_model_over_cap_total", "scope" => scope).increment(1));
    }

    /// Which models are switched off at the moment.
    pub fn switched_off(&self, states: &[(String, bool)]) {
        self.with(|| {
            for (model, off) in states {
                gauge!("careersim_model_switched_off", "model" => model.clone()).set(f64::from(u8::from(*off)));
            }
        });
    }

    /// How much of an installation's budget is reserved or spent: 1 is all of it.
    pub fn budget(&self, period: &'static str, ratio: f64) {
        self.with(|| gauge!("careersim_budget_used_ratio", "scope" => "all", "period" => period).set(ratio));
    }
}

impl Game {
    /// Writes down what was counted since the last time. What can't be written is kept for the next.
    pub async fn tally(&self) {
        let counts = std::mem::take(&mut *self.signals.counted());
        if counts.is_empty() {
            return;
        }
        if let Err(error) = tallies::add(&self.store, clock::now().date_naive(), &counts).await {
            tracing::warn!(%error, "what was counted could not be written down yet: {error}");
            let mut counted = self.signals.counted();
            for (key, times) in counts {
                *counted.entry(key).or_insert(0) += times;
            }
        }
    }

    /// Brings the gauges of models and money up to date; what can't be read is left as it was.
    pub async fn gauge(&self) {
        self.signals.switched_off(&self.models.states());
        for (period, cap) in self.budget.own_caps(clock::now()) {
            if let Ok(spent) = budgets::spent(&self.store, &cap.scope, &cap.period).await {
                self.signals.budget(period, usd(spent.reserved + spent.settled) / usd(cap.limit));
            }
        }
    }
}
