//! What every process does now and then besides its work: hears the other replicas, forgets what is over, closes books that a dead process left open,
//! and asks for a model's grade where an estimate stands.

use crate::{
    app::App,
    retention::{self, Removed},
};
use careersim_game::{Game, GameError, clock, ids};
use careersim_store::{Store, answers, budgets, leaderboard, lti, statistics, tokens};
use chrono::Duration;
use tokio_util::task::TaskTracker;

const TALLY_EVERY: std::time::Duration = std::time::Duration::from_secs(5);
const YOUNG_TABLES_EVERY: std::time::Duration = std::time::Duration::from_secs(3);
// A quarter of an hour.
const LOOKS_AT_YOUNG_TABLES: u32 = 300;
const MINUTE: std::time::Duration = std::time::Duration::from_mins(1);
// A call lasts 45 s at most; what is open for longer belongs to a process that died.
const STALE_AFTER: Duration = Duration::minutes(5);
const KEYS_KEPT: Duration = Duration::hours(48);
const TOKENS_KEPT: Duration = Duration::days(7);
// Whoever comes back with a launch that is too old is told so, for a while.
const PASSING_KEPT: Duration = Duration::hours(1);
// Platforms keep our public keys for a day at most; a week is on the safe side.
const OLD_KEYS_KEPT: Duration = Duration::days(7);
// A few at a time: waiting players come first.
const REGRADED_AT_ONCE: u64 = 20;
// The model that has just failed is left alone for a while, and the player has read the estimate.
const REGRADED_AFTER: Duration = Duration::seconds(30);

/// Starts the upkeep on `tasks`; it ends when the program is asked to.
pub(crate) fn start(app: &App, tasks: &TaskTracker) {
    until_asked(app, tasks, app.game.store.clone().listen());
    until_asked(app, tasks, app.game.clone().follow_prompts());
    until_asked(app, tasks, app.game.clone().follow_imports());
    until_asked(app, tasks, keep_tally(app.game.clone()));
    until_asked(app, tasks, learn_young_tables(app.game.store.clone()));
    until_asked(app, tasks, every_minute(app.clone()));
    until_asked(app, tasks, crate::secrets::follow(app.clone()));
    if app.config.backup.scheduled() {
        let app_of_backups = app.clone();
        until_asked(app, tasks, async move {
            crate::backup::keep_making(&app_of_backups.config, &app_of_backups.game.store).await;
        });
    }
}

fn until_asked(app: &App, tasks: &TaskTracker, work: impl Future<Output = ()> + Send + 'static) {
    let shutdown = app.shutdown.clone();
    tasks.spawn(async move {
        tokio::select! {
            () = work => {}
            () = shutdown.cancelled() => {}
        }
    });
}

// Often enough for somebody who looks at the figures, seldom enough for the database.
async fn keep_tally(game: Game) {
    loop {
        tokio::time::sleep(TALLY_EVERY).await;
        game.tally().await;
    }
}

// Only at first: what is there later has its statistics.
async fn learn_young_tables(store: Store) {
    for _ in 0..LOOKS_AT_YOUNG_TABLES {
        tokio::time::sleep(YOUNG_TABLES_EVERY).await;
        match statistics::of_young_tables(&store).await {
            Ok(0) => {}
            Ok(tables) => tracing::debug!(tables, "the database has statistics of {tables} more tables"),
            Err(error) => tracing::debug!(%error, "no statistics were made: {error}"),
        }
    }
}

async fn every_minute(app: App) {
    let mut ticks = tokio::time::interval(MINUTE);
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        app.limiter.forget_idle();
        if let Err(error) = tidy_up(&app).await {
            tracing::warn!(%error, "upkeep was not finished: {error}");
        }
        // A fresh name each time: an hour's lease is not renewed by whoever holds it.
        match retention::enforce(&app.game, &app.config.retention, &ids::new().to_string(), clock::now()).await {
            Ok(Some(removed)) if removed != Removed::default() => {
                tracing::info!(removed.players, removed.usage, removed.audit, "removed what was kept for long enough");
            }
            Ok(_) => {}
            Err(error) => tracing::warn!(%error, "retention was not finished: {error}"),
        }
    }
}

async fn tidy_up(app: &App) -> Result<(), GameError> {
    let (game, now) = (&app.game, clock::now());
    let stale = budgets::settle_stale(&game.store, now - STALE_AFTER).await?;
    if stale > 0 {
        tracing::warn!(stale, "{stale} reservations of dead processes were settled at their full amount");
    }
    tokens::sweep(&game.store, now - TOKENS_KEPT).await?;
    leaderboard::forget_weeks(&game.store, now).await?;
    answers::forget_keys(&game.store, now - KEYS_KEPT).await?;
    lti::sweep(&game.store, now - PASSING_KEPT).await?;
    lti::forget_keys(&game.store, now - OLD_KEYS_KEPT).await?;
    let asked = game.regrade_estimates(REGRADED_AFTER, REGRADED_AT_ONCE).await?;
    if asked > 0 {
        tracing::info!(asked, "{asked} offline estimates are graded again");
    }
    Ok(())
}
