//! The lint of the content: every rule that code can check about careers, days, cards and golden sets, each finding with file and line.
//! It reads files and knows nothing of the embedded copy, so that an author can check what is not yet built in.

mod catalogue;
mod load;
mod report;
mod schema;
mod source;

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
    catalogue::check(&content, &mut findings);
    Ok(Report::new(findings, Vec::new()))
}
