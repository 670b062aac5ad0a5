//! `careersim content`: checks authored content, prints the schemas of its files, imports what is published and what authors send.

mod packs;

use super::{Common, Failure, out};
use careersim_coach::{lint, onet};
use clap::Subcommand;
use std::path::{Path, PathBuf};

/// Check authored content, import published content and scenario packs.
#[derive(Subcommand)]
pub(super) enum Content {
    /// Check careers, days, cards and golden sets; every finding with file and line
    Lint {
        /// The folder with `catalogue`, `days`, `cards` and `golden`, one of their files, or a scenario pack
        #[arg(default_value = "content")]
        path: PathBuf,
    },
    /// Write the JSON Schemas of content files
    Schema {
        /// The folder that they are written to
        #[arg(default_value = "content/schema")]
        folder: PathBuf,
    },
    /// Import the O*NET database from its published text files (CC BY 4.0, U.S. Department of Labor); its notice is then shown on every page
    ImportOnet {
        /// The folder with `Occupation Data.txt`, `Alternate Titles.txt` and `Task Statements.txt`
        folder: PathBuf,
    },
    /// Put a scenario pack into this installation: all of it, or nothing; it is played on every replica within seconds
    Import {
        /// The pack
        file: PathBuf,
    },
    /// List the scenario packs
    Packs,
    /// Write a scenario pack, byte for byte as it was imported
    Export {
        /// What it is called
        name: String,
        /// The file; without one, to standard output
        file: Option<PathBuf>,
    },
    /// Take a scenario pack out; days under way go on with other scenes
    Remove {
        /// What it is called
        name: String,
    },
}

impl Content {
    /// Does it.
    pub(super) async fn run(self, common: &Common) -> Result<(), Failure> {
        match self {
            Self::Lint { path } => check(&path),
            Self::Schema { folder } => write_schemas(&folder),
            Self::ImportOnet { folder } => import_onet(&folder, common).await,
            Self::Import { file } => packs::import(&file, common).await,
            Self::Packs => packs::list(common).await,
            Self::Export { name, file } => packs::export(&name, file.as_deref(), common).await,
            Self::Remove { name } => packs::remove(&name, common).await,
        }
    }
}

fn check(path: &Path) -> Result<(), Failure> {
    tell(&lint::lint(path).map_err(|e| Failure::Usage(e.to_string()))?)
}

fn tell(report: &lint::Report) -> Result<(), Failure> {
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

// Read before anything is opened: a folder that is none must not make a database.
async fn import_onet(folder: &Path, common: &Common) -> Result<(), Failure> {
    let database = onet::read(folder).map_err(|e| Failure::Usage(e.to_string()))?;
    let app = common.open().await?;
    let result = app.game.import_onet(database).await?;
    let stamp = result.stamp;
    let done = if result.unchanged { "stands there already" } else { "is imported" };
    out::line(&format!(
        "{} {done}: {} occupations, {} other names",
        stamp.version, stamp.occupations, stamp.names
    ))?;
    out::line("")?;
    out::line(&onet::credit(&stamp.version))?;
    out::line("This notice is shown on every page of this installation.")
}
