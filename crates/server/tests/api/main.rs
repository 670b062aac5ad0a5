//! The API as a client meets it: the whole program in this process over real HTTP, a real database per test, a scripted model over real HTTP.
//! Every test runs twice: embedded (SQLite, nothing else) and shared (PostgreSQL and Redis, when `CAREERSIM_TEST_POSTGRES_URL` names a server).
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    clippy::print_stdout,
    dead_code,
    missing_docs,
    unreachable_pub,
    reason = "tests may fail loudly"
)]

#[path = "../../../coach/tests/support/mod.rs"]
mod support;

mod accounts;
mod answers;
mod app;
mod backups;
mod calibrate;
mod careers;
mod classes;
mod crash;
mod daily;
mod day;
mod desk;
mod documents;
mod export;
mod guide;
mod leaderboard;
mod limits;
mod lti;
mod model;
mod money;
mod onet;
mod operators;
mod outcomes;
mod packs;
mod passback;
mod platform;
mod pool;
mod problems;
mod process;
mod replicas;
mod retention;
mod rotation;
mod school;
mod second_looks;
mod settings;
mod shared;
mod sinks;
mod transfer;
mod trends;
mod watching;
mod xapi;
