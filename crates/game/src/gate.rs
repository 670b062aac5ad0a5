//! The gate before a grader prompt goes live: it is measured on labelled answers beside the active version, and one that is worse stays out
//! unless somebody insists, with a written reason.

use crate::{Game, GameError, budget::StoreMeter, clock};
use careersim_coach::{
    calibrate::{self, Prediction, Probe, Ready},
    grader::{GradeJob, GradeOutcome},
    prompt::PromptText,
};
use careersim_domain::{Invalid, Language};
use careersim_store::settings;
use futures::StreamExt;
use serde::{Deserialize, Serialize};

/// The half of the golden set that may be looked at.
pub(crate) const TUNE: &str = include_str!("../../../content/golden/tune.jsonl");
/// How many answers the gate grades: enough to see a prompt that broke, few enough to wait for.
const SAMPLE: usize = 24;
/// How many of them at once.
const AT_ONCE: usize = 8;
/// A fall of agreement by more than this is worse; less is noise in a set of this size.
const TOLERANCE: f64 = 0.05;

/// What a prompt version was found to be.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Measured {
    /// `name@version`.
    pub prompt: String,
    /// How many answers were graded.
    pub answers: usize,
    /// How many could not be.
    pub failed: usize,
    /// Quadratic weighted kappa against the labels.
    pub qwk: f64,
}

/// What the gate says.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GateResult {
    /// The version that wants to go live; `None` when nothing could be measured (no model, or it is no grader prompt).
    pub candidate: Option<Measured>,
    /// The active one.
    pub active: Option<Measured>,
    /// May it go live?
    pub passed: bool,
}

impl Game {
    /// Measures a version of the grader prompt beside the active one.
    ///
    /// # Errors
    /// Unavailable or internal.
    pub async fn run_gate(&self, candidate: &PromptText) -> Result<GateResult, GameError> {
        let open = GateResult {
            candidate: None,
            active: None,
            passed: true,
        };
        if candidate.name != "grade" || !self.models.enabled() {
            return Ok(open);
        }
        let active = self.prompts.active(&candidate.name).await?;
        if active.template == candidate.template {
            return Ok(open);
        }
        let (candidate, active) = (self.measured(candidate).await?, self.measured(&active).await?);
        let passed = match (&candidate, &active) {
            (Some(candidate), Some(active)) => candidate.qwk >= active.qwk - TOLERANCE && candidate.failed <= active.failed,
            (None, Some(_)) => false,
            (_, None) => true,
        };
        Ok(GateResult { candidate, active, passed })
    }

    // Versions never change, so what was measured once stays true for the model that is set.
    async fn measured(&self, prompt: &PromptText) -> Result<Option<Measured>, GameError> {
        let name = format!("gate:{}:{}", prompt.id(), self.models.names().join(","));
        if let Some(kept) = settings::get(&self.store, &name).await?.and_then(|v| serde_json::from_str(&v).ok()) {
            return Ok(Some(kept));
        }
        let set = self.gate_sample()?;
        let predictions = self.predict(&set, prompt, false).await;
        let failed = predictions.iter().filter(|p| p.score.is_none()).count();
        if failed == predictions.len() {
            return Ok(None);
        }
        let figures = calibrate::figures(&set, &predictions, 0, 1);
        let measured = Measured {
            prompt: prompt.id(),
            answers: predictions.len(),
            failed,
            qwk: figures.qwk.value,
        };
        let json = serde_json::to_string(&measured).map_err(|e| GameError::Internal(e.to_string()))?;
        settings::set(&self.store, &name, &json, clock::now()).await?;
        Ok(Some(measured))
    }

    fn gate_sample(&self) -> Result<Vec<Ready>, GameError> {
        let all = calibrate::read_set(TUNE, self.library).map_err(|e| GameError::Internal(e.to_string()))?;
        let step = (all.len() / SAMPLE).max(1);
        Ok(all.into_iter().step_by(step).take(SAMPLE).collect())
    }

    /// A model's grades for a labelled set, with every probe if wanted; counted like all other calls.
    pub async fn predict(&self, set: &[Ready], prompt: &PromptText, probes: bool) -> Vec<Prediction> {
        let mut jobs = Vec::new();
        for (i, ready) in set.iter().enumerate() {
            jobs.push((ready.clone(), Probe::Plain, ready.answer.clone()));
            if probes {
                jobs.extend(calibrate::probes(ready, i).into_iter().map(|(probe, answer)| (ready.clone(), probe, answer)));
            }
        }
        let language = Language::default();
        let language = &language;
        let graded = jobs.into_iter().map(|(ready, probe, answer)| async move {
            let job = GradeJob {
                career: "worker",
                scenario: &ready.scenario,
                answer: &answer,
                language,
            };
            let outcome = self.models.grade(&job, prompt, &StoreMeter::new(self, None, None)).await;
            let grade = if let GradeOutcome::Graded(grade) = outcome { Some(grade) } else { None };
            Prediction::of(&ready.case.id, probe, grade.as_deref())
        });
        futures::stream::iter(graded).buffered(AT_ONCE).collect().await
    }
}

/// What an operator is told when the gate holds a version back.
pub(crate) fn held_back(gate: &GateResult) -> GameError {
    let figure = |m: &Option<Measured>| {
        m.as_ref().map_or_else(
            || "no grade at all".to_owned(),
            |m| format!("agreement {:.2}, {} of {} failed", m.qwk, m.failed, m.answers),
        )
    };
    let message = format!(
        "the gate holds it back: this version has {}, the active one {}; force it with a written reason",
        figure(&gate.candidate),
        figure(&gate.active)
    );
    GameError::invalid("version", Invalid::new("gate_failed", message))
}
