//! The lint of the content: every rule that code can check about careers, days, cards and golden sets, each finding with file and line.
//! It reads files and knows nothing of the embedded copy, so that an author can check what is not yet built in.

mod cards;
mod catalogue;
mod clock;
mod days;
mod duplicates;
mod facts;
mod golden;
mod load;
mod names;
mod plain;
mod reading;
mod report;
mod scene;
mod scenes;
mod schema;
mod source;
mod spread;
mod strangers;
mod summary;
#[cfg(test)]
mod tests;
mod words;

pub use load::LintError;
pub use report::{Finding, Report};
pub use schema::schemas;

use load::Content;
use report::Findings;
use std::path::Path;

/// Checks a content folder (with `catalogue`, `days`, `cards` and `golden`, as far as they are there), or a single file of one of these kinds.
///
/// # Errors
/// When `path` is neither.
pub fn lint(path: &Path) -> Result<Report, LintError> {
    let mut findings = Findings::default();
    let content = Content::load(path, &mut findings)?;
    let scenes = content.scenes();
    plain::check(&content, &mut findings);
    catalogue::check(&content, &mut findings);
    days::check(&content, &mut findings);
    cards::check(&content, &mut findings);
    scenes.iter().for_each(|scene| scenes::check(scene, &mut findings));
    spread::check(&scenes, &mut findings);
    facts::check(&content, &mut findings);
    strangers::check(&content, &scenes, &mut findings);
    clock::check(&content, &mut findings);
    duplicates::check(&content, &mut findings);
    let golden = golden::check(&content, &mut findings);
    let summary = summary::lines(&content, &scenes, golden.as_ref());
    Ok(Report::new(findings, summary))
}
