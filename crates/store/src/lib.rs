//! Everything that remembers: players, days, scenes, answers, the queue of evaluations, the ledger, prompts and costs, in
//! SQLite or PostgreSQL, chosen by URL. It knows SQL and nothing of HTTP, models or the order in which the game happens.
//!
//! Each noun has a module of functions that take the [`Store`] first and the time last: `players::create_guest(&store, id, now)`.
//! Every function that changes more than one row does so in one transaction; on SQLite that is a `BEGIN IMMEDIATE`, on PostgreSQL
//! it locks the player's row first, so that whatever touches one player happens one after the other.
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::disallowed_methods,
        reason = "tests may fail loudly"
    )
)]

pub mod answers;
pub mod assignments;
pub mod audit;
pub mod backup;
pub mod budgets;
pub mod cache;
pub mod cases;
pub mod classes;
mod config;
mod connect;
pub mod daily;
mod db;
pub mod deliveries;
mod entity;
mod error;
pub mod events;
mod followers;
mod gather;
pub mod ids;
pub mod leaderboard;
pub mod ledger;
pub mod limits;
pub mod lti;
mod migration;
pub mod onet;
pub mod packs;
mod page;
pub mod players;
pub mod prompts;
pub mod queue;
mod redis;
pub mod reports;
pub mod results;
pub mod retention;
pub mod scenarios;
pub mod scene_reports;
pub mod seats;
pub mod sessions;
pub mod settings;
pub mod statistics;
pub mod tallies;
pub mod tokens;
pub mod trace;
pub mod transfer;
pub mod trends;
pub mod usage;

pub use config::StoreConfig;
pub use db::Store;
pub use error::{ConflictKind, StoreError};
pub use events::Bell;
pub use migration::Schema;
pub use page::{Cursor, Page};
