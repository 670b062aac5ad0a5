//! `careersim config`: the reference of all settings.

use super::{Failure, out};
use crate::config;
use clap::Args;

/// Print every setting with its default
#[derive(Args)]
pub(super) struct Reference {
    /// As the page docs/configuration.md
    #[arg(long, conflicts_with = "env")]
    markdown: bool,
    /// As the file .env.example
    #[arg(long)]
    env: bool,
}

impl Reference {
    /// Does it.
    pub(super) fn run(&self) -> Result<(), Failure> {
        let text = match (self.markdown, self.env) {
            (true, _) => config::page(),
            (_, true) => config::environment(),
            _ => config::DEFAULTS.to_owned(),
        };
        out::line(text.trim_end())
    }
}
