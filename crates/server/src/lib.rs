//! The doors of `CareerSim`: HTTP, the worker's loop and the command line over the game. It is a library so that the tests can open the whole
//! program in their own process; `main.rs` only calls [`cli::main`].
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests may fail loudly"))]

pub mod api;
pub mod app;
pub mod backup;
pub mod cli;
pub mod config;
mod deliver;
pub mod error;
mod gauges;
pub mod http;
pub mod lti;
mod outside;
pub mod picture;
pub mod retention;
mod secrets;
mod source_maps;
pub mod telemetry;
mod upkeep;
pub mod worker;
mod xapi;
