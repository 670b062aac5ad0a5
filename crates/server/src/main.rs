//! `CareerSim`: one binary with roles. See `careersim --help` and ARCHITECTURE.md.

use std::process::ExitCode;

fn main() -> ExitCode {
    careersim_server::cli::main()
}
