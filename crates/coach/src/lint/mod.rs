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
mod pack;
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
pub use pack::{MAX_BYTES, pack, pack_fault, pack_name, read_pack};
pub use report::{Finding, Report};
pub use schema::schemas;

use load::Content;
use report::Findings;
use scene::Scene;
use std::path::Path;

/// Checks a content folder (with `catalogue`, `days`, `cards` and `golden`, as far as they are there), a single file of one of these kinds,
/// or a scenario pack.
///
/// # Errors
/// When `path` is neither.
pub fn lint(path: &Path) -> Result<Report, LintError> {
    if let Some(bytes) = load::pack_at(path)? {
        return Ok(match pack(&path.display().to_string(), &bytes, &[]) {
            Ok(pack) => Report::new(Findings::default(), summary::of_pack(&pack)),
            Err(report) => report,
        });
    }
    let mut findings = Findings::default();
    let content = Content::load(path, &mut findings)?;
    let scenes = content.scenes();
    cards::check(&content, &mut findings);
    rules(&content, &scenes, &mut findings);
    let golden = golden::check(&content, &mut findings);
    let summary = summary::lines(&content, &scenes, golden.as_ref());
    Ok(Report::new(findings, summary))
}

// What holds for the library and for packs alike.
fn rules(content: &Content, scenes: &[Scene<'_>], findings: &mut Findings) {
    plain::check(content, findings);
    catalogue::check(content, findings);
    days::check(content, findings);
    scenes.iter().for_each(|scene| scenes::check(scene, findings));
    spread::check(scenes, findings);
    facts::check(content, findings);
    strangers::check(content, scenes, findings);
    clock::check(content, findings);
    duplicates::check(content, findings);
}
