//! The content as it was embedded by `build.rs`: JSON texts, read when they are first needed. A file that does not fit the format is left
//! out with a warning; the lint and the tests see to it that there is none.

use super::format::{CardFile, CatalogueFile, Day};
use serde::de::DeserializeOwned;
use std::collections::HashMap;
use std::sync::OnceLock;

include!(concat!(env!("OUT_DIR"), "/content.rs"));

/// An embedded file that is read once, when it is first asked for.
pub(super) struct Lazy<T> {
    name: &'static str,
    json: &'static str,
    value: OnceLock<Option<T>>,
}

impl<T: DeserializeOwned> Lazy<T> {
    fn new(name: &'static str, json: &'static str) -> Self {
        Self {
            name,
            json,
            value: OnceLock::new(),
        }
    }

    /// What the file holds; `None` when it does not fit the format.
    pub(super) fn get(&self) -> Option<&T> {
        self.value.get_or_init(|| read(self.name, self.json)).as_ref()
    }
}

fn read<T: DeserializeOwned>(name: &str, json: &str) -> Option<T> {
    serde_json::from_str(json)
        .inspect_err(|error| tracing::warn!(file = name, %error, "content file `{name}` does not fit its format and is left out"))
        .ok()
}

/// Every catalogue file.
pub(super) fn catalogue() -> Vec<CatalogueFile> {
    CATALOGUE.iter().filter_map(|(name, json)| read(name, json)).collect()
}

/// The authored days by the slug of their career, in other languages than English with the language's tag behind it.
pub(super) fn days() -> HashMap<&'static str, Lazy<Day>> {
    DAYS.iter().map(|(name, json)| (*name, Lazy::new(name, json))).collect()
}

/// Does this career have an authored day?
pub(super) fn has_day(slug: &str) -> bool {
    DAYS.iter().any(|(name, _)| *name == slug)
}

/// The situation cards by their group.
pub(super) fn cards() -> HashMap<&'static str, Lazy<CardFile>> {
    CARDS.iter().map(|(name, json)| (*name, Lazy::new(name, json))).collect()
}

/// Every content file as JSON.
pub(super) fn texts() -> impl Iterator<Item = &'static str> {
    CATALOGUE.iter().chain(DAYS).chain(CARDS).map(|(_, json)| *json)
}

/// A file of the lexicon as JSON.
pub(crate) fn lexicon(name: &str) -> Option<&'static str> {
    LEXICON.iter().find(|(n, _)| *n == name).map(|(_, json)| *json)
}
