//! `careersim calibrate`: a grader against labelled answers, with the figures that decide whether it is fair.

use super::{Common, Failure, out};
use careersim_coach::{
    calibrate::{self, Ready},
    library::Library,
    prompt::PromptText,
};
use clap::Args;
use std::path::PathBuf;

const RELEASE: &str = include_str!("../../../../content/golden/release.jsonl");
// Bootstrap intervals: enough resamples for two digits; a fixed seed, so that the same grader gives the same figures.
const RESAMPLES: usize = 2_000;
const SEED: u64 = 20_261_123;

/// Measure a grader against labelled answers.
#[derive(Args)]
pub(super) struct Calibrate {
    /// `offline`, or a prompt such as grade@2 on the configured models
    #[arg(long, default_value = "offline")]
    grader: String,
    /// A labelled set, one JSON object a line (content/golden/FORMAT.md); without it, the release half of the golden set
    #[arg(long, value_name = "FILE")]
    set: Option<PathBuf>,
    /// As JSON
    #[arg(long)]
    json: bool,
    /// Fail (exit code 1) when a required figure is missed
    #[arg(long)]
    check: bool,
}

impl Calibrate {
    /// Does it.
    pub(super) async fn run(self, common: &Common) -> Result<(), Failure> {
        let text = match &self.set {
            Some(path) => std::fs::read_to_string(path).map_err(|e| Failure::Usage(format!("`{}`: {e}", path.display())))?,
            None => RELEASE.to_owned(),
        };
        let set = calibrate::read_set(&text, Library::embedded()).map_err(|e| Failure::Usage(e.to_string()))?;
        let predictions = if self.grader == "offline" {
            calibrate::predict_offline(&set)
        } else {
            self.ask_models(common, &set).await?
        };
        let figures = calibrate::figures(&set, &predictions, RESAMPLES, SEED);
        out::line(if self.json { figures.to_json() } else { figures.to_table() }.trim_end())?;
        let missed = figures.below_required();
        if self.check && !missed.is_empty() {
            return Err(Failure::Failed(format!("below what is required: {}", missed.join("; "))));
        }
        Ok(())
    }

    async fn ask_models(&self, common: &Common, set: &[Ready]) -> Result<Vec<calibrate::Prediction>, Failure> {
        let app = common.open().await?;
        if !app.game.models.enabled() {
            return Err(Failure::Usage(
                "no model is configured: set GEMINI_API_KEY, or measure `--grader offline`".to_owned(),
            ));
        }
        let wrong = || Failure::Usage(format!("`{}` is neither `offline` nor a prompt such as grade@2", self.grader));
        let (name, version) = self.grader.split_once('@').ok_or_else(wrong)?;
        let version = app
            .game
            .prompt_version(name, version.parse().map_err(|_| wrong())?)
            .await
            .map_err(|_| wrong())?;
        let prompt = PromptText {
            name: version.name,
            version: version.version,
            template: version.template,
        };
        Ok(app.game.predict(set, &prompt, true).await)
    }
}
