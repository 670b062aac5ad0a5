//! Reads the files that are to be checked. What does not parse or does not fit the format is a finding, and is left out of every other rule.

use super::report::Findings;
use super::source::{Source, Text};
use crate::library::{CardFile, CatalogueFile, Day, Library};
use serde::de::DeserializeOwned;
use std::fs;
use std::path::{Path, PathBuf};

const SAID: usize = 300;

/// Why there is nothing to check.
#[derive(Debug, thiserror::Error)]
pub enum LintError {
    /// Nothing of that name, or it cannot be read.
    #[error("`{path}` cannot be read: {source}")]
    Read {
        /// The path.
        path: String,
        /// What the system says.
        source: std::io::Error,
    },
    /// It is no content.
    #[error("`{0}` is no content: name a folder with `catalogue`, `days` or `cards`, one of their TOML files, or a scenario pack")]
    NotContent(String),
}

/// A file of a known kind.
#[derive(Debug)]
pub(super) struct Loaded<T> {
    pub(super) source: Source,
    /// The file's name without its ending.
    pub(super) stem: String,
    pub(super) value: T,
}

/// Everything that is to be checked.
#[derive(Debug, Default)]
pub(super) struct Content {
    pub(super) catalogue: Vec<Loaded<CatalogueFile>>,
    pub(super) days: Vec<Loaded<Day>>,
    pub(super) cards: Vec<Loaded<CardFile>>,
    /// The golden folder.
    pub(super) golden: Option<PathBuf>,
    /// What stands in a pack besides its careers and days.
    pub(super) head: Option<Source>,
    /// All of the library is here, so that what is missing in it can be said.
    pub(super) whole: bool,
}

/// The kinds of content files, named as their folders are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Catalogue,
    Days,
    Cards,
}

impl Content {
    /// Reads a folder or a single file.
    pub(super) fn load(path: &Path, findings: &mut Findings) -> Result<Self, LintError> {
        let mut content = Self::default();
        if path.is_file() {
            let kind = kind_of(path, &read(path)?).ok_or_else(|| LintError::NotContent(path.display().to_string()))?;
            content.add(kind, path, findings)?;
            return Ok(content);
        }
        for (name, kind) in [("catalogue", Kind::Catalogue), ("days", Kind::Days), ("cards", Kind::Cards)] {
            for file in toml_files(&path.join(name))? {
                content.add(kind, &file, findings)?;
            }
        }
        if content.catalogue.is_empty() && content.days.is_empty() && content.cards.is_empty() {
            return Err(LintError::NotContent(path.display().to_string()));
        }
        content.whole = ["catalogue", "days", "cards"].iter().all(|f| path.join(f).is_dir());
        content.golden = Some(path.join("golden")).filter(|g| g.is_dir());
        Ok(content)
    }

    /// Is there a career of this slug? A part of a library may also name careers that the program carries.
    pub(super) fn knows(&self, slug: &str) -> bool {
        let here = self.catalogue.iter().flat_map(|f| &f.value.career).any(|c| c.slug == slug);
        here || !self.whole && Library::embedded().career(slug).is_some()
    }

    fn add(&mut self, kind: Kind, path: &Path, findings: &mut Findings) -> Result<(), LintError> {
        let text = read(path)?;
        match kind {
            Kind::Catalogue => self.catalogue.extend(parse(path, &text, findings)),
            Kind::Days => self.days.extend(parse(path, &text, findings)),
            Kind::Cards => self.cards.extend(parse(path, &text, findings)),
        }
        Ok(())
    }
}

/// The bytes of a scenario pack; `None` when `path` is something else.
pub(super) fn pack_at(path: &Path) -> Result<Option<Vec<u8>>, LintError> {
    if !path.is_file() {
        return Ok(None);
    }
    let bytes = fs::read(path).map_err(|source| LintError::Read {
        path: path.display().to_string(),
        source,
    })?;
    let is_pack = bytes.split(|b| *b == b'\n').any(|line| line.trim_ascii() == b"[[day]]");
    Ok(is_pack.then_some(bytes))
}

fn read(path: &Path) -> Result<String, LintError> {
    fs::read_to_string(path).map_err(|source| LintError::Read {
        path: path.display().to_string(),
        source,
    })
}

fn toml_files(folder: &Path) -> Result<Vec<PathBuf>, LintError> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let failed = |source| LintError::Read {
        path: folder.display().to_string(),
        source,
    };
    let entries = fs::read_dir(folder).and_then(|d| d.map(|e| e.map(|e| e.path())).collect::<Result<Vec<_>, _>>());
    let mut files = entries.map_err(failed)?;
    files.retain(|f| f.extension().is_some_and(|e| e == "toml"));
    files.sort();
    Ok(files)
}

// The folder says what a file is; elsewhere its own tables do.
fn kind_of(path: &Path, text: &str) -> Option<Kind> {
    let folder = path.parent().and_then(Path::file_name).and_then(|n| n.to_str());
    match folder {
        Some("catalogue") => return Some(Kind::Catalogue),
        Some("days") => return Some(Kind::Days),
        Some("cards") => return Some(Kind::Cards),
        _ => {}
    }
    let has = |table: &str| text.lines().any(|l| l.trim() == table);
    [("[[career]]", Kind::Catalogue), ("[[scene]]", Kind::Days), ("[[card]]", Kind::Cards)]
        .into_iter()
        .find_map(|(table, kind)| has(table).then_some(kind))
}

/// Parses a TOML text of a kind; what does not fit is a finding.
pub(super) fn parse<T: DeserializeOwned>(path: &Path, text: &str, findings: &mut Findings) -> Option<Loaded<T>> {
    let source = Source::toml(path.display().to_string(), text);
    match toml::from_str(text) {
        Ok(value) => Some(Loaded {
            source,
            stem: path.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default(),
            value,
        }),
        Err(error) => {
            let line = error.span().map_or(1, |s| Text::new(text).line(s.start));
            // What is told must not grow with what was sent.
            let said: String = error.message().trim().chars().take(SAID).collect();
            findings.at(&source, line, format!("does not fit the format: {said}"));
            None
        }
    }
}
