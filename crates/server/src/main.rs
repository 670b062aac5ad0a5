//! CareerSim: one binary with roles. See `careersim --help` and ARCHITECTURE.md.

mod api;
mod app;
mod cli;
mod config;
mod error;
mod http;
mod secrets;
mod telemetry;
mod worker;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::main()
}
