//! `careersim content`: checks authored content and prints the schemas of its files.

use super::{Failure, out};
use careersim_coach::lint;
use clap::Subcommand;
use std::path::{Path, PathBuf};

/// Check authored content.
#[derive(Subcommand)]
pub(super) enum Content {
    /// Check careers, days, cards and golden sets; every finding with file and line
    Lint {
        /// The folder with `catalogue`, `days`, `cards` and `golden`, or one of their files
        #[arg(default_value = "content")]
        path: PathBuf,
    },
    /// Write the JSON Schemas of content files
    Schema {
        /// The folder that they are written to
        #[arg(default_value = "content/schema")]
        folder: PathBuf,
    },
}

impl Content {
    /// Does it.
    pub(super) fn run(self) -> Result<(), Failure> {
        match self {
            Self::Lint { path } => check(&path),
            Self::Schema { folder } => write_schemas(&folder),
        }
    }
}

fn check(path: &Path) -> Result<(), Failure> {
    let report = lint::lint(path).map_err(|e| Failure::Usage(e.to_string()))?;
    for finding in &report.findings {
        out::line(&finding.to_string())?;
    }
    for figure in &report.summary {
        out::line(figure)?;
    }
    match report.findings.len() {
        0 => out::line("nothing found"),
        1 => Err(Failure::Failed("1 finding".to_owned())),
        many => Err(Failure::Failed(format!("{many} findings"))),
    }
}

fn write_schemas(folder: &Path) -> Result<(), Failure> {
    std::fs::create_dir_all(folder)?;
    for (name, text) in lint::schemas() {
        let file = folder.join(format!("{name}.json"));
        std::fs::write(&file, text)?;
        out::line(&format!("{}", file.display()))?;
    }
    Ok(())
}
