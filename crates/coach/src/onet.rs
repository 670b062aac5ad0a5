//! Reads the O*NET database as it is published: tab-separated text files with a header. It knows the format, not where the result is kept.
//! The data is licensed CC BY 4.0 by its publisher; whoever shows it shows [`credit`].

mod career;
mod table;
#[cfg(test)]
mod tests;

use careersim_domain::text;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use table::Table;

pub use career::SLUG;

/// An occupation with everything that the game uses of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Occupation {
    /// The O*NET-SOC code, such as `29-1141.00`.
    pub code: String,
    /// Its title, mostly in the plural.
    pub title: String,
    /// What people in it do, in a few sentences.
    pub description: String,
    /// 1..=5: how much preparation it takes.
    pub job_zone: Option<u8>,
    /// Other names, each once.
    pub names: Vec<String>,
    /// What is done, core tasks first.
    pub tasks: Vec<String>,
    /// Codes of occupations that are near, nearest first.
    pub related: Vec<String>,
}

/// A whole published database.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Database {
    /// Such as `O*NET 27.0 Database`, from the read-me that comes with it.
    pub version: String,
    /// The occupations, by code.
    pub occupations: Vec<Occupation>,
}

/// What is wrong with a folder of published files.
#[derive(Debug, thiserror::Error)]
pub enum OnetError {
    /// A file can't be read.
    #[error("`{}` can't be read: {error}", .path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        error: std::io::Error,
    },
    /// A line is not as published.
    #[error("`{}`, line {line}: {what}", .path.display())]
    Line {
        /// Which file.
        path: PathBuf,
        /// From 1.
        line: usize,
        /// What is wrong.
        what: String,
    },
}

const OCCUPATIONS: &str = "Occupation Data.txt";
const NAMES: &str = "Alternate Titles.txt";
const TASKS: &str = "Task Statements.txt";
const ZONES: &str = "Job Zones.txt";
const RELATED: &str = "Related Occupations.txt";
const READ_ME: &str = "Read Me.txt";
const CODE: &str = "O*NET-SOC Code";

/// The notice that the licence asks for.
pub fn credit(version: &str) -> String {
    format!(
        "This page includes information from the {version} by the U.S. Department of Labor, Employment and Training Administration (USDOL/ETA), \
         used under the CC BY 4.0 license (https://creativecommons.org/licenses/by/4.0/). O*NET® is a trademark of USDOL/ETA. \
         CareerSim has modified some of this information. USDOL/ETA has not approved, endorsed, or tested these modifications."
    )
}

/// Reads a folder. Job zones and related occupations may be missing; the rest must be there.
///
/// # Errors
/// The first thing that is wrong, with its file and line.
pub fn read(folder: &Path) -> Result<Database, OnetError> {
    let mut found = occupations(folder)?;
    add_names(folder, &mut found)?;
    add_tasks(folder, &mut found)?;
    add_zones(folder, &mut found)?;
    add_related(folder, &mut found)?;
    Ok(Database {
        version: version(folder),
        occupations: found.into_values().collect(),
    })
}

type Found = BTreeMap<String, Occupation>;

// The release is named in the first line of the read-me; without one it is "the O*NET Database".
fn version(folder: &Path) -> String {
    let text = std::fs::read_to_string(folder.join(READ_ME)).unwrap_or_default();
    let first = text.lines().next().map(text::fold_spaces).unwrap_or_default();
    let fits = first.starts_with("O*NET") && first.chars().count() <= 60;
    if fits { first } else { "O*NET Database".to_owned() }
}

fn occupations(folder: &Path) -> Result<Found, OnetError> {
    let table = Table::open(folder.join(OCCUPATIONS))?;
    let [code, title, description] = table.columns([CODE, "Title", "Description"])?;
    let mut found = Found::new();
    for row in table.rows() {
        let row = row?;
        let key = row.code(code)?;
        let occupation = Occupation {
            code: key.clone(),
            title: row.text(title, 200)?,
            description: row.text(description, 4_000)?,
            job_zone: None,
            names: Vec::new(),
            tasks: Vec::new(),
            related: Vec::new(),
        };
        if found.insert(key.clone(), occupation).is_some() {
            return Err(row.wrong(format!("the code `{key}` stands twice")));
        }
    }
    if found.is_empty() {
        return Err(table.wrong(1, "there is no occupation in it".to_owned()));
    }
    Ok(found)
}

fn add_names(folder: &Path, found: &mut Found) -> Result<(), OnetError> {
    let table = Table::open(folder.join(NAMES))?;
    let [code, name, short] = table.columns([CODE, "Alternate Title", "Short Title"])?;
    let mut seen: BTreeSet<(String, String)> = found.values().map(|o| (o.code.clone(), text::normalise(&o.title))).collect();
    for row in table.rows() {
        let row = row?;
        let key = row.known_code(code, found)?;
        let mut names = vec![row.text(name, 300)?];
        names.extend(row.optional(short));
        for name in names {
            if seen.insert((key.clone(), text::normalise(&name))) {
                found.entry(key.clone()).and_modify(|o| o.names.push(name));
            }
        }
    }
    Ok(())
}

fn add_tasks(folder: &Path, found: &mut Found) -> Result<(), OnetError> {
    let table = Table::open(folder.join(TASKS))?;
    let [code, task, kind] = table.columns([CODE, "Task", "Task Type"])?;
    let mut others: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for row in table.rows() {
        let row = row?;
        let (key, task) = (row.known_code(code, found)?, row.text(task, 2_000)?);
        if row.optional(kind).as_deref() == Some("Core") {
            found.entry(key).and_modify(|o| o.tasks.push(task));
        } else {
            others.entry(key).or_default().push(task);
        }
    }
    for (key, tasks) in others {
        found.entry(key).and_modify(|o| o.tasks.extend(tasks));
    }
    Ok(())
}

fn add_zones(folder: &Path, found: &mut Found) -> Result<(), OnetError> {
    let Some(table) = Table::open_if_there(folder.join(ZONES))? else {
        return Ok(());
    };
    let [code, zone] = table.columns([CODE, "Job Zone"])?;
    for row in table.rows() {
        let row = row?;
        let key = row.known_code(code, found)?;
        let told = row.text(zone, 10)?;
        let zone: u8 = told
            .parse()
            .ok()
            .filter(|z| (1..=5).contains(z))
            .ok_or_else(|| row.wrong(format!("the job zone `{told}` is not 1 to 5")))?;
        found.entry(key).and_modify(|o| o.job_zone = Some(zone));
    }
    Ok(())
}

fn add_related(folder: &Path, found: &mut Found) -> Result<(), OnetError> {
    let Some(table) = Table::open_if_there(folder.join(RELATED))? else {
        return Ok(());
    };
    let [code, other] = table.columns([CODE, "Related O*NET-SOC Code"])?;
    for row in table.rows() {
        let row = row?;
        let (key, other) = (row.known_code(code, found)?, row.known_code(other, found)?);
        found.entry(key).and_modify(|o| o.related.push(other));
    }
    Ok(())
}
