//! What happens, in order: the stories of the game told over the store and the coach. No HTTP here, and no SQL.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests may fail loudly"))]

pub mod accounts;
pub mod answers;
pub mod budget;
pub mod careers;
pub mod cases;
pub mod classes;
pub mod clock;
pub mod corrections;
pub mod daily;
mod error;
pub mod evaluate;
pub mod gate;
pub mod ids;
pub mod leaderboard;
pub mod lti;
pub mod operate;
pub mod packs;
pub mod passback;
pub mod passwords;
mod prefetch;
pub mod prompts;
mod report;
mod reported;
pub mod scenarios;
pub mod sessions;
pub mod signals;
mod supply;
mod tasks;
pub mod trends;

pub use budget::BudgetConfig;
pub use error::GameError;

use careersim_coach::{Models, library::Library};
use careersim_store::{Store, cache::Cache};
use std::sync::Arc;
use tokio_util::task::TaskTracker;

/// The game over its parts. Cheap to clone.
#[derive(Clone)]
pub struct Game {
    /// What remembers.
    pub store: Store,
    /// What is quick to look up.
    pub cache: Cache,
    /// The authored content and the built-in coach.
    pub library: &'static Library,
    /// What was imported beside it.
    pub imports: careers::Imports,
    /// The scenario packs.
    pub packs: packs::Packs,
    /// The models, if any.
    pub models: Arc<Models>,
    /// Money.
    pub budget: Arc<BudgetConfig>,
    /// Password hashing.
    pub passwords: passwords::Hasher,
    /// The active prompts.
    pub prompts: prompts::PromptBook,
    /// What happens, as metrics.
    pub signals: signals::Signals,
    /// How long sessions of a login live, in days.
    pub refresh_days: i64,
    /// Work that goes on behind an answer: prefetch, pool filling. Waited for at the end.
    pub background: TaskTracker,
}
