//! The contract of the store: every test runs on a fresh SQLite file and, when `CAREERSIM_TEST_POSTGRES_URL` is set, on a fresh PostgreSQL database.
#![allow(
    unreachable_pub,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "tests may fail loudly, and their modules share helpers"
)]

mod answers;
mod booked_together;
mod budgets;
mod cache;
mod classes;
mod daily;
mod deliveries;
mod desk;
mod erase;
mod events;
mod fill;
mod fill_lti;
mod fixture;
mod leaderboard;
mod ledger;
mod migrate;
mod million;
mod onet;
mod patience;
mod players;
mod prompts;
mod queue;
mod regrade;
mod reports;
mod scenarios;
mod sessions;
mod statistics;
mod together;
mod tokens;
mod transfer;
mod usage;
