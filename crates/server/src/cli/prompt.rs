//! `careersim prompt`: the versions of every prompt, from the terminal.

use super::{Failure, out};
use crate::app::App;
use careersim_game::operate::Activation;
use careersim_store::prompts::{self, Actor, PromptVersion};
use clap::{Args, Subcommand};
use std::path::PathBuf;

/// Look after prompts.
#[derive(Subcommand)]
pub(super) enum Prompt {
    /// Every version of one prompt, or the active version of each
    List {
        /// `scene`, `grade` or `appeal`
        name: Option<String>,
    },
    /// Print a version's text
    Show(Reference),
    /// What changed between two versions
    Diff {
        /// The prompt
        name: String,
        /// The older version
        from: u32,
        /// The newer version
        to: u32,
    },
    /// Keep a new version; it isn't active yet
    Add {
        /// The prompt
        name: String,
        /// The text, with its {{variables}}
        #[arg(value_name = "FILE")]
        template: PathBuf,
        /// Why
        #[arg(long, short)]
        message: String,
    },
    /// Put a version in force on every replica within 2 s; a grader prompt passes the gate first
    Activate {
        /// Such as grade@3
        reference: String,
        /// Why
        #[arg(long, short, default_value = "")]
        message: String,
        /// Also when the gate says no; needs a message
        #[arg(long)]
        force: bool,
    },
    /// Go back to the version that was in force before
    Rollback {
        /// The prompt
        name: String,
        /// Why
        #[arg(long, short, default_value = "")]
        message: String,
    },
    /// Measure a version beside the active one without putting it in force
    Preview(Reference),
}

/// Which version.
#[derive(Args)]
pub(super) struct Reference {
    /// Such as grade@3; without a number, the active one
    reference: String,
}

impl Prompt {
    /// Does it.
    pub(super) async fn run(self, app: App) -> Result<(), Failure> {
        let actor = Actor::command_line();
        match self {
            Self::List { name } => list(&app, name).await,
            Self::Show(Reference { reference }) => out::line(&find(&app, &reference).await?.template),
            Self::Diff { name, from, to } => out::line(app.game.diff_prompt(&name, from, to).await?.trim_end()),
            Self::Add { name, template, message } => {
                let text = std::fs::read_to_string(&template).map_err(|e| Failure::Usage(format!("`{}`: {e}", template.display())))?;
                let added = app.game.add_prompt(&name, &text, &message, &actor).await.map_err(usage)?;
                out::line(&format!(
                    "{} is kept; put it in force with `careersim prompt activate {}`",
                    added.label(),
                    added.label()
                ))
            }
            Self::Activate { reference, message, force } => activate(&app, &reference, message, force, &actor).await,
            Self::Rollback { name, message } => {
                let active = app.game.rollback_prompt(&name, &message, &actor).await.map_err(usage)?;
                out::line(&format!("{} is in force again", active.label()))
            }
            Self::Preview(Reference { reference }) => {
                let version = find(&app, &reference).await?;
                let text = careersim_coach::prompt::PromptText {
                    name: version.name,
                    version: version.version,
                    template: version.template,
                };
                out::json(&app.game.run_gate(&text).await?)
            }
        }
    }
}

// What the operator typed is wrong: exit code 2.
fn usage(error: careersim_game::GameError) -> Failure {
    match error {
        careersim_game::GameError::Invalid { .. } | careersim_game::GameError::NotFound(_) => Failure::Usage(error.to_string()),
        other => other.into(),
    }
}

async fn list(app: &App, name: Option<String>) -> Result<(), Failure> {
    let versions = match name {
        Some(name) => app.game.prompt_versions(&name).await.map_err(usage)?,
        None => prompts::all_active(&app.game.store).await?,
    };
    for v in versions {
        let mark = if v.is_active { "*" } else { " " };
        out::line(&format!(
            "{mark} {:<12} {}  {:<14} {}",
            v.label(),
            v.created_at.format("%Y-%m-%d %H:%M"),
            v.author,
            v.message
        ))?;
    }
    Ok(())
}

async fn activate(app: &App, reference: &str, message: String, force: bool, actor: &Actor) -> Result<(), Failure> {
    if force && message.trim().len() < 3 {
        return Err(Failure::Usage("--force needs a written reason: --message".to_owned()));
    }
    let version = find(app, reference).await?;
    let activation = Activation {
        version: version.version,
        message,
        force,
    };
    let (active, gate) = app.game.activate_prompt(&version.name, &activation, actor).await.map_err(usage)?;
    if let (Some(candidate), Some(replaced)) = (&gate.candidate, &gate.active) {
        out::line(&format!(
            "agreement {:.2}, before {:.2}, over {} answers",
            candidate.qwk, replaced.qwk, candidate.answers
        ))?;
    }
    out::line(&format!("{} is in force", active.label()))
}

async fn find(app: &App, reference: &str) -> Result<PromptVersion, Failure> {
    let (name, version) = reference.split_once('@').map_or((reference, None), |(name, version)| (name, Some(version)));
    let Some(version) = version else {
        return prompts::active(&app.game.store, name)
            .await?
            .ok_or_else(|| Failure::Usage(format!("there is no prompt `{name}`; there are scene, grade and appeal")));
    };
    let number = version
        .parse()
        .map_err(|_| Failure::Usage(format!("`{reference}` is no reference such as grade@3")))?;
    app.game.prompt_version(name, number).await.map_err(usage)
}
