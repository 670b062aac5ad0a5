//! Careers: the catalogue's search, and what a typed title stands for. Where an operator has imported the O*NET database, its occupations
//! stand behind the catalogue: they are found, and scenes for them rest on what it knows. Between the two stand the careers of scenario packs.

use crate::{Game, GameError, clock, ids};
use careersim_coach::{
    library::{Career, Library, pack::Shelf},
    onet,
};
use careersim_domain::CareerTitle;
use careersim_store::{
    onet::{self as table, OccupationRow, Stamp},
    prompts::Actor,
};
use sha2::{Digest, Sha256};
use std::{
    fmt,
    ops::Deref,
    sync::{Arc, PoisonError, RwLock},
    time::Duration,
};

/// The titles shown before anything is typed: known to everybody, from different worlds of work.
const SUGGESTED: [&str; 6] = [
    "registered-nurse",
    "software-developer",
    "electrician",
    "primary-school-teacher",
    "chef",
    "police-officer",
];
// An import by another process on the same file rings no bell; it is seen within this time.
const LOOK_EVERY: Duration = Duration::from_secs(10);

/// What this process knows of the import. Cheap to clone.
#[derive(Clone, Default)]
pub struct Imports(Arc<RwLock<Option<Known>>>);

#[derive(Clone)]
struct Known {
    stamp: Stamp,
    library: Arc<Library>,
}

impl Imports {
    fn get(&self) -> Option<Known> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The notice that must be shown, if anything is imported.
    pub fn credit(&self) -> Option<String> {
        self.get().map(|known| onet::credit(&known.stamp.version))
    }
}

/// A career of the catalogue or of the import.
#[derive(Clone)]
pub enum Entry {
    /// Ours.
    Catalogue(&'static Career),
    /// A scenario pack's, by its place on the shelf.
    Packed(Arc<Shelf>, usize),
    /// The import's, by its place there.
    Imported(Arc<Library>, usize),
}

impl fmt::Debug for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.slug)
    }
}

impl Deref for Entry {
    type Target = Career;

    fn deref(&self) -> &Career {
        match self {
            Self::Catalogue(career) => career,
            Self::Packed(stock, place) => &stock.careers().careers()[*place],
            Self::Imported(library, place) => &library.careers()[*place],
        }
    }
}

impl Entry {
    fn imported(library: &Arc<Library>, career: &Career) -> Option<Self> {
        Some(Self::Imported(library.clone(), place(library, career)?))
    }

    fn packed(shelf: &Arc<Shelf>, career: &Career) -> Option<Self> {
        Some(Self::Packed(shelf.clone(), place(shelf.careers(), career)?))
    }
}

/// A career that fits what is typed.
#[derive(Clone)]
pub struct Found {
    /// Which.
    pub career: Entry,
    /// The other name that fits, when it is not the title that does.
    pub matched: Option<String>,
    score: f32,
}

/// What an import came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportResult {
    /// What stands there now.
    pub stamp: Stamp,
    /// The same content stood there already.
    pub unchanged: bool,
}

impl Game {
    /// The careers that fit what is typed, best first; suggestions when nothing is.
    pub fn search_careers(&self, typed: &str, limit: usize) -> Vec<Found> {
        if typed.trim().is_empty() {
            let known = SUGGESTED.iter().filter_map(|slug| self.library.career(slug));
            return known.take(limit).map(|career| found(Entry::Catalogue(career), None, 1.0)).collect();
        }
        let own = self.library.search(typed, limit).into_iter();
        let mut all: Vec<Found> = own.map(|h| found(Entry::Catalogue(h.career), h.matched, h.score)).collect();
        let stock = self.packs.shelf();
        let packed = stock.careers().search(typed, limit).into_iter();
        all.extend(packed.filter_map(|h| Some(found(Entry::packed(&stock, h.career)?, h.matched, h.score))));
        if let Some(known) = self.imports.get() {
            all.extend(behind(&all, &known, typed, limit));
        }
        // Stable: among equals the catalogue's come first, then those of packs.
        all.sort_by(|a, b| b.score.total_cmp(&a.score));
        all.truncate(limit);
        all
    }

    /// The entry for a title, if it is surely that one: the catalogue's, else that of a pack, else the import's.
    pub fn resolve_career(&self, title: &CareerTitle) -> Option<Entry> {
        if let Some(career) = self.library.resolve(title) {
            return Some(Entry::Catalogue(career));
        }
        let stock = self.packs.shelf();
        if let Some(career) = stock.careers().resolve(title) {
            return Entry::packed(&stock, career);
        }
        let known = self.imports.get()?;
        Entry::imported(&known.library, known.library.resolve(title)?)
    }

    /// The career with this slug.
    pub fn career(&self, slug: &str) -> Option<Entry> {
        if let Some(career) = self.library.career(slug) {
            return Some(Entry::Catalogue(career));
        }
        let stock = self.packs.shelf();
        if let Some(career) = stock.careers().career(slug) {
            return Entry::packed(&stock, career);
        }
        let known = self.imports.get()?;
        Entry::imported(&known.library, known.library.career(slug)?)
    }

    /// Puts a published database in the place of the one before. The same content again changes nothing.
    ///
    /// # Errors
    /// Unavailable or internal.
    pub async fn import_onet(&self, database: onet::Database) -> Result<ImportResult, GameError> {
        let json = serde_json::to_vec(&database).map_err(|e| GameError::Internal(e.to_string()))?;
        let sha256 = ids::hex(&Sha256::digest(&json));
        if let Some(stamp) = table::stamp(&self.store).await?.filter(|s| s.sha256 == sha256) {
            return Ok(ImportResult { stamp, unchanged: true });
        }
        let rows: Vec<OccupationRow> = database.occupations.into_iter().map(row).collect();
        let stamp = Stamp {
            version: database.version,
            sha256,
            occupations: rows.len(),
            names: rows.iter().map(|r| r.names.len()).sum(),
            at: clock::now(),
        };
        table::replace(&self.store, &rows, &stamp).await?;
        let detail = serde_json::json!({ "occupations": stamp.occupations, "sha256": stamp.sha256 });
        self.audit(&Actor::command_line(), "onet.import", &stamp.version, &detail).await?;
        Ok(ImportResult { stamp, unchanged: false })
    }

    /// Learns of an import that is not known yet; one cheap question when there is none.
    ///
    /// # Errors
    /// Unavailable or internal.
    pub async fn learn_imports(&self) -> Result<(), GameError> {
        let stamp = table::stamp(&self.store).await?;
        let known = self.imports.get().map(|known| known.stamp);
        let Some(stamp) = stamp.filter(|s| Some(s) != known.as_ref()) else {
            return Ok(());
        };
        let rows = table::occupations(&self.store).await?;
        // Fifty thousand names take a moment, which no request should wait for.
        let build = move || Library::of_imported(rows.into_iter().map(|r| occupation(r).into_career()).collect());
        let library = tokio::task::spawn_blocking(build).await.map_err(|e| GameError::Internal(e.to_string()))?;
        tracing::info!(
            occupations = stamp.occupations,
            names = stamp.names,
            "{} is known here: {}",
            stamp.version,
            onet::credit(&stamp.version)
        );
        *self.imports.0.write().unwrap_or_else(PoisonError::into_inner) = Some(Known {
            stamp,
            library: Arc::new(library),
        });
        Ok(())
    }

    /// Hears of imports and packs, for ever; the server runs it once.
    pub async fn follow_imports(self) {
        let mut imported = self.store.bell().careers();
        loop {
            if let Err(error) = self.learn_imports().await {
                tracing::warn!(%error, "imported careers could not be read: {error}");
            }
            if let Err(error) = self.learn_packs().await {
                tracing::warn!(%error, "scenario packs could not be read: {error}");
            }
            tokio::select! {
                _ = imported.recv() => {}
                () = tokio::time::sleep(LOOK_EVERY) => {}
            }
        }
    }
}

fn place(library: &Library, career: &Career) -> Option<usize> {
    library.careers().iter().position(|c| c.slug == career.slug)
}

fn found(career: Entry, matched: Option<&str>, score: f32) -> Found {
    Found {
        career,
        matched: matched.map(str::to_owned),
        score,
    }
}

// What the import adds: not again what the catalogue has found under the same code.
fn behind(own: &[Found], known: &Known, typed: &str, limit: usize) -> Vec<Found> {
    let hits = known.library.search(typed, limit).into_iter();
    let is_new = |career: &Career, score: f32| !own.iter().any(|f| f.career.soc == career.soc && f.score >= score);
    hits.filter(|h| is_new(h.career, h.score))
        .filter_map(|h| Some(found(Entry::imported(&known.library, h.career)?, h.matched, h.score)))
        .collect()
}

fn row(o: onet::Occupation) -> OccupationRow {
    OccupationRow {
        code: o.code,
        title: o.title,
        description: o.description,
        job_zone: o.job_zone,
        names: o.names,
        tasks: o.tasks,
        related: o.related,
    }
}

fn occupation(r: OccupationRow) -> onet::Occupation {
    onet::Occupation {
        code: r.code,
        title: r.title,
        description: r.description,
        job_zone: r.job_zone,
        names: r.names,
        tasks: r.tasks,
        related: r.related,
    }
}
