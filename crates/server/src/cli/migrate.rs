//! `careersim migrate`: brings the schema up to date; safe while other replicas run and migrate too.

use super::{Failure, out};
use crate::config::Config;
use careersim_store::{Schema, Store};

/// Migrates, or prints what would be run.
pub(super) async fn run(config: &Config, dry_run: bool) -> Result<(), Failure> {
    if config.is_embedded() {
        std::fs::create_dir_all(&config.data)?;
    }
    let store = Store::open(&config.database).await?;
    match store.schema().await? {
        Schema::Current => out::line("the schema is up to date"),
        Schema::Ahead(names) => out::line(&format!(
            "nothing to do: a newer CareerSim has added `{}`, and this one works on",
            names.join("`, `")
        )),
        Schema::Newer(names) => Err(Failure::Failed(format!(
            "the database was made by a newer CareerSim (it has `{}`)",
            names.join("`, `")
        ))),
        Schema::Pending(_) if dry_run => out::line(&store.pending_sql().await?),
        Schema::Pending(names) => {
            store.migrate().await?;
            out::line(&format!("done: {}", names.join(", ")))
        }
    }
}
