//! What is told of scenario packs: to operators only, so with the grading.

use careersim_coach::{
    library::{
        Library,
        format::{CriterionEntry, Day, DayScene, OptionEntry},
        pack::{Pack, Reviewed},
    },
    lint::Finding,
};
use careersim_domain::Difficulty;
use careersim_store::packs::PackRow;
use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::ToSchema;

/// What is wrong with a file, and where.
#[derive(Serialize, ToSchema)]
#[schema(as = PackFinding, example = json!({"line": 12, "message": "the situation has 12 words; 45 to 150 are wanted"}))]
pub(crate) struct FindingBody {
    /// From 1.
    line: usize,
    message: String,
}

impl From<Finding> for FindingBody {
    fn from(f: Finding) -> Self {
        Self {
            line: f.line,
            message: f.message,
        }
    }
}

/// Who of the trade has read it.
#[derive(Serialize, ToSchema)]
#[schema(as = PackReview)]
pub(crate) struct ReviewBody {
    by: String,
    /// Such as `2026-11-23`.
    on: String,
}

impl From<&Reviewed> for ReviewBody {
    fn from(r: &Reviewed) -> Self {
        Self {
            by: r.by.clone(),
            on: r.on.clone(),
        }
    }
}

/// A pack in the list.
#[derive(Serialize, ToSchema)]
#[schema(as = Pack)]
pub(crate) struct PackBody {
    name: String,
    version: String,
    /// None for a pack that this version of the program can't read: it is not played.
    title: Option<String>,
    author: Option<String>,
    license: Option<String>,
    language: Option<String>,
    reviewed: Option<ReviewBody>,
    /// Careers that it brings.
    careers: usize,
    days: usize,
    bytes: usize,
    /// Of the file, in hex.
    sha256: String,
    imported_by: String,
    imported_at: DateTime<Utc>,
}

impl PackBody {
    /// A row with what is read from it.
    pub(crate) fn of(pack: Option<&Pack>, row: PackRow) -> Self {
        Self {
            title: pack.map(|p| p.title.clone()),
            author: pack.map(|p| p.author.clone()),
            license: pack.map(|p| p.license.clone()),
            language: pack.map(|p| p.language.clone()),
            reviewed: pack.and_then(|p| p.reviewed.as_ref()).map(Into::into),
            careers: pack.map_or(0, |p| p.careers.len()),
            days: pack.map_or(0, |p| p.days.len()),
            bytes: row.content.len(),
            name: row.name,
            version: row.version,
            sha256: row.sha256,
            imported_by: row.imported_by,
            imported_at: row.imported_at,
        }
    }
}

/// Packs, by name.
#[derive(Serialize, ToSchema)]
pub(crate) struct PackList {
    pub(crate) items: Vec<PackBody>,
}

/// A whole pack, with its grading.
#[derive(Serialize, ToSchema)]
pub(crate) struct PackPreview {
    name: String,
    version: String,
    title: String,
    language: String,
    author: String,
    license: String,
    sources: Vec<String>,
    reviewed: Option<ReviewBody>,
    /// The line that stands among the sources of every scene.
    credit: String,
    days: Vec<PackDayBody>,
}

/// A day of a pack.
#[derive(Serialize, ToSchema)]
#[schema(as = PackDay)]
pub(crate) struct PackDayBody {
    /// The slug of its career.
    career: String,
    career_title: String,
    /// The pack brings the career; otherwise it is one of the catalogue.
    own_career: bool,
    summary: String,
    /// What people type to find it.
    names: Vec<String>,
    title: String,
    scenes: Vec<PackSceneBody>,
}

/// What an earlier decision changes.
#[derive(Serialize, ToSchema)]
#[schema(as = PackBranch)]
pub(crate) struct BranchBody {
    /// The flag that an option of an earlier scene sets.
    when: String,
    text: String,
}

/// A scene with everything that its author wrote.
#[derive(Serialize, ToSchema)]
#[schema(as = PackScene)]
pub(crate) struct PackSceneBody {
    id: String,
    title: String,
    /// As it is shown on `normal`.
    situation: String,
    /// What `easy` adds.
    easy: String,
    /// What `hard` adds.
    hard: String,
    strong_answer: String,
    facts: Vec<String>,
    sources: Vec<String>,
    /// Paragraphs that earlier decisions bring.
    carry: Vec<BranchBody>,
    /// Situations after other decisions.
    variants: Vec<BranchBody>,
    options: Vec<PackOptionBody>,
    criteria: Vec<PackCriterionBody>,
    /// What a harmful answer says.
    red_flags: Vec<String>,
}

/// An option with its grading.
#[derive(Serialize, ToSchema)]
#[schema(as = PackOption)]
pub(crate) struct PackOptionBody {
    text: String,
    score: u8,
    feedback: String,
    consequence: String,
    sets: Option<String>,
}

/// A criterion with what the practice coach knows it by.
#[derive(Serialize, ToSchema)]
#[schema(as = PackCriterion)]
pub(crate) struct PackCriterionBody {
    text: String,
    competency: String,
    weight: u8,
    /// Used on hard only.
    hard: bool,
    exemplars: Vec<String>,
}

impl PackPreview {
    /// The pack, with the titles of the careers that its days are for.
    pub(crate) fn of(pack: &Pack, library: &Library) -> Self {
        Self {
            name: pack.name.clone(),
            version: pack.version.clone(),
            title: pack.title.clone(),
            language: pack.language.clone(),
            author: pack.author.clone(),
            license: pack.license.clone(),
            sources: pack.sources.clone(),
            reviewed: pack.reviewed.as_ref().map(Into::into),
            credit: pack.credit(),
            days: pack.days.iter().map(|day| PackDayBody::of(day, pack, library)).collect(),
        }
    }
}

impl PackDayBody {
    fn of(day: &Day, pack: &Pack, library: &Library) -> Self {
        let own = pack.careers.iter().find(|c| c.slug == day.career);
        let career = own.or_else(|| library.career(&day.career));
        Self {
            career: day.career.clone(),
            career_title: career.map_or_else(|| day.career.clone(), |c| c.title.clone()),
            own_career: own.is_some(),
            summary: career.map(|c| c.summary.clone()).unwrap_or_default(),
            names: career.map(|c| c.names.clone()).unwrap_or_default(),
            title: day.title.clone(),
            scenes: day.scene.iter().map(Into::into).collect(),
        }
    }
}

impl From<&DayScene> for PackSceneBody {
    fn from(s: &DayScene) -> Self {
        let branch = |when: &String, text: &String| BranchBody {
            when: when.clone(),
            text: text.clone(),
        };
        Self {
            id: s.id.clone(),
            title: s.title.clone(),
            situation: s.situation.clone(),
            easy: s.easy.clone(),
            hard: s.hard.clone(),
            strong_answer: s.strong_answer.clone(),
            facts: s.facts.clone(),
            sources: s.sources.clone(),
            carry: s.carry.iter().map(|c| branch(&c.when, &c.text)).collect(),
            variants: s.variant.iter().map(|v| branch(&v.when, &v.situation)).collect(),
            options: s.option.iter().map(Into::into).collect(),
            criteria: criteria(s),
            red_flags: s.red_flag.iter().map(|f| f.text.clone()).collect(),
        }
    }
}

impl From<&OptionEntry> for PackOptionBody {
    fn from(o: &OptionEntry) -> Self {
        Self {
            text: o.text.clone(),
            score: o.score.get(),
            feedback: o.feedback.clone(),
            consequence: o.consequence.clone(),
            sets: o.sets.clone(),
        }
    }
}

// As they are graded: the words are the game's, not the format's.
fn criteria(scene: &DayScene) -> Vec<PackCriterionBody> {
    let played = scene.scenario(Difficulty::Hard, &[]).criteria.into_iter();
    let both = played.zip(&scene.criterion);
    both.map(|(played, written): (_, &CriterionEntry)| PackCriterionBody {
        text: played.text,
        competency: format!("{:?}", played.competency).to_lowercase(),
        weight: played.weight,
        hard: written.level.is_some(),
        exemplars: played.exemplars,
    })
    .collect()
}
