//! The command line: what can be asked for, and how it ends (0 done, 1 failed, 2 wrong usage or configuration).

mod backup;
mod calibrate;
mod config;
mod content;
mod doctor;
mod lti;
mod migrate;
mod out;
mod prompt;
mod queue;
mod serve;
mod transfer;
mod user;

use crate::{
    app::{App, StartError},
    config::{Config, ConfigError},
    secrets,
};
use careersim_store::{Store, audit, prompts::Actor};
use clap::{Args, Parser, Subcommand};
use std::{net::SocketAddr, path::PathBuf, process::ExitCode};

/// Try a career on before you choose it.
///
/// Without any configuration `careersim serve` plays completely offline: its data is a SQLite file under ./data,
/// the page is on <http://127.0.0.1:8080>. With `DATABASE_URL`, `REDIS_URL`, `SECRET_KEY` and `GEMINI_API_KEY` set, as many
/// `serve --no-worker` and `worker` processes as wanted share the work.
#[derive(Parser)]
#[command(name = "careersim", version, max_term_width = 110)]
struct Cli {
    #[command(flatten)]
    common: Common,
    #[command(subcommand)]
    command: Command,
}

/// Settings that every command takes.
#[derive(Args)]
struct Common {
    /// A TOML file with settings; the environment wins over it
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    /// The folder of an installation without `DATABASE_URL` [default: ./data]
    #[arg(long, global = true, value_name = "FOLDER")]
    data: Option<PathBuf>,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the API and the page, and evaluate answers in the background
    Serve {
        /// Address and port [default: 127.0.0.1:8080]
        #[arg(long, value_name = "ADDRESS:PORT")]
        listen: Option<SocketAddr>,
        /// Leave evaluating to `careersim worker` processes
        #[arg(long)]
        no_worker: bool,
    },
    /// Only evaluate answers
    Worker,
    /// Bring the database's schema up to date
    Migrate {
        /// Print the SQL instead of running it
        #[arg(long)]
        dry_run: bool,
    },
    /// Write the whole installation into one file, to move it to another database
    ExportDb {
        /// The file; it must not exist yet, and holds everything, so guard it
        file: PathBuf,
    },
    /// Read what `export-db` wrote into an empty database: all of it, or nothing
    ImportDb {
        /// The file
        file: PathBuf,
    },
    /// Check the effective configuration and every outside system
    Doctor(doctor::Doctor),
    /// Look after accounts
    #[command(subcommand)]
    User(user::User),
    /// Look after prompts: versions, differences, activation, rollback
    #[command(subcommand)]
    Prompt(prompt::Prompt),
    /// Look after the queue of evaluations
    #[command(subcommand)]
    Queue(queue::Queue),
    /// Look after learning platforms (LTI 1.3)
    #[command(subcommand)]
    Lti(lti::Lti),
    /// What models cost, by day, model, purpose and prompt
    Usage {
        /// How many days back
        #[arg(long, default_value_t = 30)]
        days: u32,
    },
    /// Check authored content
    #[command(subcommand)]
    Content(content::Content),
    /// Back the database up
    Backup(backup::Backup),
    /// Put a backup back
    Restore(backup::Restore),
    /// Try a backup
    Verify(backup::Verify),
    /// List the backups
    List(backup::List),
    /// Print every setting with its default
    Config(config::Reference),
    /// Measure a grader against labelled answers
    Calibrate(calibrate::Calibrate),
    /// Print the `OpenAPI` document
    Openapi,
}

/// Why a command failed.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The command line or the configuration is wrong: exit code 2.
    #[error("{0}")]
    Usage(String),
    /// It could not be done: exit code 1.
    #[error("{0}")]
    Failed(String),
}

impl From<ConfigError> for Failure {
    fn from(error: ConfigError) -> Self {
        Self::Usage(error.to_string())
    }
}

impl From<StartError> for Failure {
    fn from(error: StartError) -> Self {
        match error {
            StartError::Config(error) => error.into(),
            StartError::Models(error) => Self::Usage(error.to_string()),
            other => Self::Failed(other.to_string()),
        }
    }
}

impl From<careersim_game::GameError> for Failure {
    fn from(error: careersim_game::GameError) -> Self {
        Self::Failed(error.to_string())
    }
}

impl From<careersim_store::StoreError> for Failure {
    fn from(error: careersim_store::StoreError) -> Self {
        Self::Failed(error.to_string())
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Self::Failed(error.to_string())
    }
}

/// Runs the program.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    // A `.env` file is for development; what is set already wins.
    let _ = dotenvy::dotenv();
    let _ = rustls::crypto::ring::default_provider().install_default();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return out::fail(&format!("no runtime: {error}"), 1),
    };
    let done = runtime.block_on(run(cli));
    crate::telemetry::end();
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure::Usage(message)) => out::fail(&message, 2),
        Err(Failure::Failed(message)) => out::fail(&message, 1),
    }
}

async fn run(cli: Cli) -> Result<(), Failure> {
    let common = cli.common;
    match cli.command {
        Command::Serve { listen, no_worker } => serve::serve(common.load(listen).await?, no_worker).await,
        Command::Worker => serve::worker(common.load(None).await?).await,
        Command::Migrate { dry_run } => migrate::run(&common.load(None).await?, dry_run).await,
        Command::ExportDb { file } => transfer::export(&common.load(None).await?, &file).await,
        Command::ImportDb { file } => transfer::import(&common.load(None).await?, &file).await,
        Command::Doctor(doctor) => doctor.run(&common).await,
        Command::User(user) => user.run(common.open().await?).await,
        Command::Prompt(prompt) => prompt.run(common.open().await?).await,
        Command::Queue(queue) => queue.run(common.open().await?).await,
        Command::Lti(lti) => lti.run(common.open().await?).await,
        Command::Usage { days } => queue::print_usage(&common.open().await?, days).await,
        Command::Content(content) => content.run(&common).await,
        Command::Backup(backup) => backup.run(&common).await,
        Command::Restore(restore) => restore.run(&common).await,
        Command::Verify(verify) => verify.run(&common).await,
        Command::List(list) => list.run(&common).await,
        Command::Config(reference) => reference.run(),
        Command::Calibrate(calibrate) => calibrate.run(&common).await,
        Command::Openapi => out::json(&crate::api::document()),
    }
}

/// Writes down what was done with the database as a whole: a restore. Reading it for a backup or a file changes nothing, and an import must leave what
/// came, row for row. A database that can't be written to any more must not undo what was done.
async fn note(store: &Store, action: &str, subject: &str) {
    let now = careersim_game::clock::now();
    let noted = audit::note(store, &Actor::command_line(), action, subject, &serde_json::json!({}), now).await;
    if let Err(error) = noted {
        tracing::warn!(%error, "`{action}` is not in the audit log: {error}");
    }
}

impl Common {
    /// The effective configuration with what the command line says.
    async fn load(&self, listen: Option<SocketAddr>) -> Result<Config, Failure> {
        let mut config = secrets::load(Config::load(self.config.clone(), self.data.clone())?).await?;
        if let Some(listen) = listen {
            config.http.listen = listen;
        }
        crate::telemetry::start(&config);
        Ok(config)
    }

    /// The game's parts, for a command that works on the data.
    async fn open(&self) -> Result<App, Failure> {
        let mut config = self.load(None).await?;
        // A command's own output is what matters; the log only speaks up when something is wrong.
        config.environment = crate::config::Environment::Development;
        Ok(App::open(config).await?)
    }
}
