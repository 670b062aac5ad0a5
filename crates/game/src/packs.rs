//! Scenario packs: held to the rules, put on the shelf, known on every replica within seconds. The file that an author wrote is what is kept;
//! what is played is read from it.

use crate::{Game, GameError, clock, ids};
use careersim_coach::{
    library::pack::{Pack, Shelf},
    lint::{self, Report},
};
use careersim_store::{
    StoreError,
    packs::{self as table, PackRow},
    prompts::Actor,
};
use sha2::{Digest, Sha256};
use std::sync::{Arc, PoisonError, RwLock};

// Others may import at the same time; each of them only gets in the way once.
const TRIES: usize = 5;

/// What this process knows of the packs. Cheap to clone.
#[derive(Clone)]
pub struct Packs(Arc<RwLock<Known>>);

struct Known {
    mark: Option<String>,
    shelf: Arc<Shelf>,
}

impl Default for Packs {
    fn default() -> Self {
        let known = Known {
            mark: None,
            shelf: Arc::new(Shelf::of(Vec::new())),
        };
        Self(Arc::new(RwLock::new(known)))
    }
}

impl Packs {
    /// Every pack, as it is played at this moment.
    pub fn shelf(&self) -> Arc<Shelf> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).shelf.clone()
    }

    fn mark(&self) -> Option<String> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).mark.clone()
    }
}

/// What became of a file.
#[derive(Debug)]
pub enum Import {
    /// It can be played now.
    Done(PackRow),
    /// The same file was there already.
    Unchanged(PackRow),
    /// It breaks rules; nothing was changed.
    Refused(Report),
}

impl Game {
    /// Holds a file to every rule, beside the packs that are there; a pack of the same name would be replaced.
    ///
    /// # Errors
    /// Unavailable or internal. What is wrong with the file is no error: it is the answer.
    pub async fn check_pack(&self, file: &str, bytes: &[u8]) -> Result<Result<Pack, Report>, GameError> {
        let rows = table::list(&self.store).await?;
        checked(file, bytes, rows).await
    }

    /// Puts a pack on the shelf: all of it, or nothing.
    ///
    /// # Errors
    /// Unavailable or internal.
    pub async fn import_pack(&self, file: &str, bytes: &[u8], actor: &Actor) -> Result<Import, GameError> {
        for _ in 0..TRIES {
            let mark = table::mark(&self.store).await?;
            let rows = table::list(&self.store).await?;
            let pack = match checked(file, bytes, rows.clone()).await? {
                Ok(pack) => pack,
                Err(report) => return Ok(Import::Refused(report)),
            };
            let new = row(&pack, bytes, actor);
            if let Some(there) = rows.into_iter().find(|r| r.name == new.name) {
                if there.sha256 == new.sha256 {
                    return Ok(Import::Unchanged(there));
                }
                if there.version == new.version {
                    let text = String::from_utf8_lossy(bytes);
                    return Ok(Import::Refused(lint::pack_fault(file, &text, "version", &same_version(&there))));
                }
            }
            if table::put(&self.store, &new, mark.as_deref(), actor).await? {
                self.learn_packs().await?;
                return Ok(Import::Done(new));
            }
        }
        Err(GameError::Unavailable("other packs are being imported at the same time".to_owned()))
    }

    /// The file of a pack, as it was imported.
    ///
    /// # Errors
    /// No such pack.
    pub async fn export_pack(&self, name: &str) -> Result<PackRow, GameError> {
        table::by_name(&self.store, name).await?.ok_or(GameError::NotFound("pack"))
    }

    /// Takes a pack out. Days that are under way keep the scenes that they have shown, and go on with others.
    ///
    /// # Errors
    /// No such pack.
    pub async fn remove_pack(&self, name: &str, actor: &Actor) -> Result<(), GameError> {
        match table::remove(&self.store, name, actor, clock::now()).await {
            Err(StoreError::NotFound) => return Err(GameError::NotFound("pack")),
            done => done?,
        }
        self.learn_packs().await
    }

    /// Learns of packs that came, changed or went; one cheap question when none did.
    ///
    /// # Errors
    /// Unavailable or internal.
    pub async fn learn_packs(&self) -> Result<(), GameError> {
        let mark = table::mark(&self.store).await?;
        if mark == self.packs.mark() {
            return Ok(());
        }
        let rows = table::list(&self.store).await?;
        let stock = blocking(move || Shelf::of(read(rows))).await?;
        tracing::info!(packs = stock.packs().len(), "{} scenario packs are known here", stock.packs().len());
        *self.packs.0.write().unwrap_or_else(PoisonError::into_inner) = Known { mark, shelf: Arc::new(stock) };
        Ok(())
    }
}

// Reading and comparing two megabytes takes a moment, which no other request should wait for.
async fn checked(file: &str, bytes: &[u8], rows: Vec<PackRow>) -> Result<Result<Pack, Report>, GameError> {
    let (file, bytes) = (file.to_owned(), bytes.to_vec());
    blocking(move || {
        let name = lint::pack_name(&bytes);
        let others = read(rows).into_iter().filter(|p| Some(&p.name) != name.as_ref());
        lint::pack(&file, &bytes, &others.collect::<Vec<_>>())
    })
    .await
}

async fn blocking<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, GameError> {
    tokio::task::spawn_blocking(work).await.map_err(|e| GameError::Internal(e.to_string()))
}

// What was imported by a program with other rules is played all the same, as long as its format is understood.
fn read(rows: Vec<PackRow>) -> Vec<Pack> {
    let understood = |row: PackRow| {
        let pack = lint::read_pack(&row.content);
        if pack.is_none() {
            tracing::warn!(
                pack = row.name,
                "the scenario pack `{}` can't be read by this version and is left out",
                row.name
            );
        }
        pack
    };
    rows.into_iter().filter_map(understood).collect()
}

fn row(pack: &Pack, bytes: &[u8], actor: &Actor) -> PackRow {
    PackRow {
        name: pack.name.clone(),
        version: pack.version.clone(),
        // The lint has seen that it is UTF-8.
        content: String::from_utf8_lossy(bytes).into_owned(),
        sha256: ids::hex(&Sha256::digest(bytes)),
        imported_by: actor.name.clone(),
        imported_at: clock::now(),
    }
}

fn same_version(there: &PackRow) -> String {
    format!(
        "version {} of this pack is there already, with another content; give this one a new version",
        there.version
    )
}
