//! `careersim export-db` and `careersim import-db`: a whole installation as one file, from one database into another.

use super::{Failure, out};
use crate::config::Config;
use careersim_store::{
    Schema, Store,
    transfer::{self, TableSum},
};
use std::{
    io,
    path::{Path, PathBuf},
};
use tokio::io::{AsyncWriteExt, BufReader, BufWriter};

/// Writes everything into `file`, which must not exist yet.
pub(super) async fn export(config: &Config, file: &Path) -> Result<(), Failure> {
    if config.is_embedded() && !config.data.exists() {
        return Err(Failure::Usage(format!(
            "there is nothing to export: `{}` does not exist; name the installation with --data or DATABASE_URL",
            config.data.display()
        )));
    }
    if file.exists() {
        return Err(Failure::Usage(format!("`{}` exists already: name another file, or remove it", file.display())));
    }
    let store = Store::open(&config.database).await?;
    // Written beside and renamed, so that a file with this name is always whole.
    let beside = part(file);
    let written = write(&store, &beside).await;
    let sums = match written {
        Ok(sums) => sums,
        Err(failure) => {
            let _ = tokio::fs::remove_file(&beside).await;
            return Err(failure);
        }
    };
    tokio::fs::rename(&beside, file).await.map_err(|e| at(file, &e))?;
    print(&sums)?;
    out::line(&format!("exported from {} into `{}`", store.engine(), file.display()))
}

async fn write(store: &Store, path: &Path) -> Result<Vec<TableSum>, Failure> {
    let mut options = tokio::fs::OpenOptions::new();
    // It holds password hashes and everything that players wrote.
    #[cfg(unix)]
    options.mode(0o600);
    let file = options.write(true).create_new(true).open(path).await.map_err(|e| at(path, &e))?;
    let mut writer = BufWriter::with_capacity(1 << 18, file);
    let sums = transfer::export(store, &mut writer).await?;
    writer.flush().await.map_err(|e| at(path, &e))?;
    writer.get_ref().sync_all().await.map_err(|e| at(path, &e))?;
    Ok(sums)
}

/// Reads `file` into the configured database, which must be empty; a fresh one gets its schema first.
pub(super) async fn import(config: &Config, file: &Path) -> Result<(), Failure> {
    let opened = tokio::fs::File::open(file).await.map_err(|e| at(file, &e))?;
    if config.is_embedded() {
        std::fs::create_dir_all(&config.data)?;
    }
    let store = Store::open(&config.database).await?;
    if matches!(store.schema().await?, Schema::Pending(_)) {
        store.migrate().await?;
    }
    let imported = transfer::import(&store, &mut BufReader::with_capacity(1 << 18, opened)).await?;
    let found = transfer::checksums(&store).await?;
    if let Some((_, there)) = imported.iter().zip(&found).find(|(read, there)| read != there) {
        return Err(Failure::Failed(format!(
            "`{}` does not hold what the file holds: somebody else wrote to the database meanwhile; empty it, stop every replica and import again",
            there.table
        )));
    }
    print(&found)?;
    out::line(&format!(
        "imported from `{}` into {}; counted and summed again there",
        file.display(),
        store.engine()
    ))
}

fn print(sums: &[TableSum]) -> Result<(), Failure> {
    for sum in sums {
        out::line(&format!("{:<20} {:>9}  {}", sum.table, sum.rows, sum.sha256))?;
    }
    Ok(())
}

fn part(file: &Path) -> PathBuf {
    let mut name = file.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.part", std::process::id()));
    file.with_file_name(name)
}

fn at(path: &Path, error: &io::Error) -> Failure {
    Failure::Usage(format!("`{}`: {error}", path.display()))
}
