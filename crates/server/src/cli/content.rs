//! `careersim content`: checks authored content.

use super::{Failure, out};
use clap::Subcommand;
use std::path::PathBuf;

/// Check or bring in content.
#[derive(Subcommand)]
pub enum Content {
    /// Check authored careers, days and cards; every finding with file and line
    Lint {
        /// The folder with `catalogue`, `days` and `cards`
        #[arg(default_value = "content")]
        folder: PathBuf,
    },
}

impl Content {
    /// Does it.
    pub async fn run(self) -> Result<(), Failure> {
        match self {
            Self::Lint { folder } => lint(&folder),
        }
    }
}

fn lint(folder: &std::path::Path) -> Result<(), Failure> {
    if !folder.is_dir() {
        return Err(Failure::Usage(format!("`{}` is not a folder; name the one that has `catalogue`, `days` and `cards`", folder.display())));
    }
    let findings = careersim_coach::lint::lint(folder);
    for finding in &findings {
        out::line(&finding.to_string())?;
    }
    if findings.is_empty() {
        return out::line("the content is clean");
    }
    Err(Failure::Failed(format!("{} findings", findings.len())))
}
