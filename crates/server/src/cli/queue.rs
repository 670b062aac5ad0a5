//! `careersim queue` and `careersim usage`: what waits and what it costs, from the terminal.

use super::{Failure, out};
use crate::app::App;
use careersim_game::{GameError, clock};
use careersim_store::{
    prompts::Actor,
    queue::{self, QueueFilter},
    usage,
};
use clap::{Subcommand, ValueEnum};
use uuid::Uuid;

/// Look after the queue.
#[derive(Subcommand)]
pub(super) enum Queue {
    /// How much waits, and the jobs of one state
    List {
        /// Which jobs
        #[arg(long, value_enum, default_value = "dead")]
        state: State,
    },
    /// Bring a dead job back, or make a waiting one due now
    Retry {
        /// Its id
        task: Uuid,
    },
    /// End a job for good; nothing is charged
    Drop {
        /// Its id
        task: Uuid,
    },
}

/// The state of a job.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum State {
    /// Waiting
    Queued,
    /// Under way
    Running,
    /// Given up
    Dead,
}

impl Queue {
    /// Does it.
    pub(super) async fn run(self, app: App) -> Result<(), Failure> {
        let actor = Actor::command_line();
        match self {
            Self::List { state } => list(&app, state).await,
            Self::Retry { task } => {
                let row = app.game.retry_job(task, &actor).await.map_err(not_there)?;
                out::line(&format!("{} is due again", row.id))
            }
            Self::Drop { task } => {
                let row = app.game.drop_job(task, &actor).await.map_err(not_there)?;
                out::line(&format!("{} is ended", row.id))
            }
        }
    }
}

fn not_there(error: GameError) -> Failure {
    match error {
        GameError::NotFound(what) => Failure::Usage(format!("there is no {what} with this id")),
        other => other.into(),
    }
}

async fn list(app: &App, state: State) -> Result<(), Failure> {
    let now = clock::now();
    let depth = queue::depth(&app.game.store, now).await?;
    let oldest = depth
        .oldest_queued
        .map_or_else(String::new, |at| format!(", the oldest for {} s", (now - at).num_seconds().max(0)));
    out::line(&format!(
        "{} waiting ({} due{oldest}), {} under way, {} given up",
        depth.queued, depth.due, depth.running, depth.dead
    ))?;
    let filter = match state {
        State::Queued => QueueFilter::Queued,
        State::Running => QueueFilter::Running,
        State::Dead => QueueFilter::Dead,
    };
    let mut cursor = None;
    loop {
        let page = queue::list(&app.game.store, filter, cursor, 200).await?;
        for job in page.items {
            out::line(&format!(
                "{}  attempts {}  since {}  {}",
                job.id,
                job.attempts,
                job.created_at.format("%Y-%m-%d %H:%M:%S"),
                job.last_error.unwrap_or_default()
            ))?;
        }
        cursor = page.next;
        if cursor.is_none() {
            return Ok(());
        }
    }
}

/// `careersim usage`: the last `days` days by day, model, purpose and prompt.
pub(super) async fn print_usage(app: &App, days: u32) -> Result<(), Failure> {
    let today = clock::now().date_naive();
    let sums = usage::sums(&app.game.store, today - chrono::Duration::days(i64::from(days)), today).await?;
    for s in &sums {
        let unknown = if s.unknown_costs > 0 {
            format!(" (+{} of unknown cost)", s.unknown_costs)
        } else {
            String::new()
        };
        out::line(&format!(
            "{}  {:<24} {:<8} {:<10} {:<14} {:>6} calls {:>9} in {:>8} out  {}{unknown}",
            s.day,
            s.model,
            s.purpose,
            s.prompt,
            s.outcome,
            s.calls,
            s.tokens_in,
            s.tokens_out + s.tokens_thought,
            dollars(s.cost_micro_usd)
        ))?;
    }
    out::line(&format!("total {}", dollars(sums.iter().map(|s| s.cost_micro_usd).sum())))?;
    for cap in app.game.cap_states().await? {
        out::line(&format!(
            "cap {} {}: {} of {}",
            cap.scope,
            cap.period,
            dollars(cap.settled + cap.reserved),
            dollars(cap.limit)
        ))?;
    }
    Ok(())
}

fn dollars(micro: i64) -> String {
    format!("${}.{:06}", micro / 1_000_000, micro % 1_000_000)
}
