//! The models against a scripted service over real HTTP.
#![allow(
    unreachable_pub,
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "tests may fail loudly, and nobody else uses them"
)]

#[path = "../support/mod.rs"]
mod support;

mod grades;
mod house;
mod injections;
mod limits;
mod openai;
mod replies;
mod rows;
mod service;
mod values;
