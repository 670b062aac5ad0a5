//! `careersim content import|packs|export|remove`: scenario packs from the terminal.

use super::tell;
use crate::cli::{Common, Failure, out};
use careersim_game::{GameError, packs::Import};
use careersim_store::{packs, prompts::Actor};
use std::{io::Write, path::Path};

// Read before anything is opened: a file that is none must not make a database.
pub(super) async fn import(file: &Path, common: &Common) -> Result<(), Failure> {
    let bytes = std::fs::read(file).map_err(|e| Failure::Usage(format!("`{}`: {e}", file.display())))?;
    let app = common.open().await?;
    match app.game.import_pack(&file.display().to_string(), &bytes, &Actor::command_line()).await? {
        Import::Done(row) => out::line(&format!("{} {} is imported", row.name, row.version)),
        Import::Unchanged(row) => out::line(&format!("{} {} stands there already", row.name, row.version)),
        Import::Refused(report) => tell(&report),
    }
}

pub(super) async fn list(common: &Common) -> Result<(), Failure> {
    let app = common.open().await?;
    for row in packs::list(&app.game.store).await? {
        let time = row.imported_at.format("%Y-%m-%d %H:%M");
        out::line(&format!("{:<30} {:<12} {time}  {}", row.name, row.version, row.imported_by))?;
    }
    Ok(())
}

pub(super) async fn export(name: &str, file: Option<&Path>, common: &Common) -> Result<(), Failure> {
    let row = common.open().await?.game.export_pack(name).await.map_err(not_there)?;
    let Some(file) = file else {
        std::io::stdout().write_all(row.content.as_bytes())?;
        return Ok(());
    };
    let at = |e: std::io::Error| Failure::Usage(format!("`{}`: {e}", file.display()));
    let mut new = std::fs::OpenOptions::new().write(true).create_new(true).open(file).map_err(at)?;
    new.write_all(row.content.as_bytes())?;
    out::line(&format!("{} {} is in `{}`", row.name, row.version, file.display()))
}

pub(super) async fn remove(name: &str, common: &Common) -> Result<(), Failure> {
    let app = common.open().await?;
    app.game.remove_pack(name, &Actor::command_line()).await.map_err(not_there)?;
    out::line(&format!("{name} is removed"))
}

fn not_there(error: GameError) -> Failure {
    match error {
        GameError::NotFound(what) => Failure::Usage(format!("there is no {what} of this name; `careersim content packs` lists them")),
        other => other.into(),
    }
}
