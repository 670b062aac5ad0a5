//! Scenario packs: careers and days in one file, which an operator puts into a running installation. What stands here was checked by
//! [`crate::lint::pack`]; packs are played before the library's own days.

use super::Library;
use super::format::{Career, Day, DayScene};
use schemars::JsonSchema;
use serde::Deserialize;

/// A scenario pack as its TOML file holds it.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PackFile {
    /// What the pack is known by in an installation: letters a–z, digits and dashes, 3 to 60.
    pub name: String,
    /// Such as `1.2.0`; another content needs another version.
    pub version: String,
    /// Its name for people.
    pub title: String,
    /// The language tag of everything in it.
    pub language: String,
    /// Who wrote it.
    pub author: String,
    /// An SPDX licence id.
    pub license: String,
    /// Where the facts of the work come from; addresses are allowed here.
    pub sources: Vec<String>,
    /// Has somebody who does this work read it?
    #[serde(default)]
    pub reviewed: Option<Reviewed>,
    /// Careers that the catalogue does not have.
    #[serde(default)]
    pub career: Vec<Career>,
    /// Days for these careers or for careers of the catalogue, at most one each.
    #[serde(default)]
    pub day: Vec<PackDay>,
}

/// Who of the trade has read a pack.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Reviewed {
    /// The person, or what they do.
    pub by: String,
    /// The day, such as `2026-11-23`.
    pub on: String,
}

/// A day of a pack: language, author and licence are the pack's.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PackDay {
    /// The slug of its career.
    pub career: String,
    /// The day's name.
    pub title: String,
    /// The scenes, in order.
    pub scene: Vec<DayScene>,
}

/// A pack that can be played.
#[derive(Debug, Clone)]
pub struct Pack {
    /// What it is known by.
    pub name: String,
    /// Its version.
    pub version: String,
    /// Its name for people.
    pub title: String,
    /// Its language tag.
    pub language: String,
    /// Who wrote it.
    pub author: String,
    /// An SPDX licence id.
    pub license: String,
    /// Where its facts come from.
    pub sources: Vec<String>,
    /// Who of the trade has read it.
    pub reviewed: Option<Reviewed>,
    /// The careers that it brings.
    pub careers: Vec<Career>,
    /// Its days.
    pub days: Vec<Day>,
}

impl From<PackFile> for Pack {
    fn from(file: PackFile) -> Self {
        let (language, author, license) = (file.language.clone(), file.author.clone(), file.license.clone());
        let reviewed_by_practitioner = file.reviewed.is_some();
        let day = |day: PackDay| Day {
            career: day.career,
            title: day.title,
            language: language.clone(),
            author: author.clone(),
            license: license.clone(),
            reviewed_by_practitioner,
            scene: day.scene,
        };
        Self {
            days: file.day.into_iter().map(day).collect(),
            name: file.name,
            version: file.version,
            title: file.title,
            language: file.language,
            author: file.author,
            license: file.license,
            sources: file.sources,
            reviewed: file.reviewed,
            careers: file.career,
        }
    }
}

impl Pack {
    /// Who made it, in a line: it stands among the sources of every scene.
    pub fn credit(&self) -> String {
        let reviewed = self.reviewed.as_ref();
        let reviewed = reviewed.map_or_else(String::new, |r| format!("; reviewed by a practitioner: {}, {}", r.by, r.on));
        format!(
            "Scenario pack “{}” ({} {}) by {}, {}{reviewed}",
            self.title, self.name, self.version, self.author, self.license
        )
    }

    /// The name under which a player's history remembers a scene of it. It holds no version: a scene that was mended is the same scene.
    pub fn origin(&self, day: &Day, scene: &DayScene) -> String {
        format!("pack:{}/{}/{}", self.name, day.career, scene.id)
    }
}

/// A day with the pack that it comes from.
#[derive(Debug, Clone, Copy)]
pub struct Packed<'a> {
    /// The pack.
    pub pack: &'a Pack,
    /// The day.
    pub day: &'a Day,
}

/// Every pack of an installation.
pub struct Shelf {
    packs: Vec<Pack>,
    careers: Library,
}

impl Shelf {
    /// A shelf with these packs.
    pub fn of(packs: Vec<Pack>) -> Self {
        let careers = packs.iter().flat_map(|p| p.careers.iter().cloned()).collect();
        Self {
            careers: Library::of_imported(careers),
            packs,
        }
    }

    /// The packs, in the order in which they were given.
    pub fn packs(&self) -> &[Pack] {
        &self.packs
    }

    /// The careers that the packs bring.
    pub fn careers(&self) -> &Library {
        &self.careers
    }

    /// The pack that brings a career.
    pub fn bringer(&self, slug: &str) -> Option<&Pack> {
        self.packs.iter().find(|p| p.careers.iter().any(|c| c.slug == slug))
    }

    /// The days that packs have for a career.
    pub fn days(&self, slug: &str) -> Vec<Packed<'_>> {
        let of_pack = |pack| move |day| Packed { pack, day };
        let days = self.packs.iter().flat_map(|pack| pack.days.iter().map(of_pack(pack)));
        days.filter(|p| p.day.career == slug).collect()
    }
}
