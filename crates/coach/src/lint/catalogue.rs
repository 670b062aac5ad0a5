//! Rules of the catalogue: what a career must have, and that careers agree with each other.

use super::load::{Content, Loaded};
use super::report::Findings;
use crate::library::CatalogueFile;
use std::collections::HashMap;

/// Checks every catalogue file.
pub(super) fn check(content: &Content, findings: &mut Findings) {
    let mut slugs: HashMap<&str, String> = HashMap::new();
    for file in &content.catalogue {
        for (i, career) in file.value.career.iter().enumerate() {
            let at = format!("career.{i}.slug");
            let place = format!("{}:{}", file.source.name, file.source.line(&at));
            if let Some(first) = slugs.insert(&career.slug, place) {
                findings.add(&file.source, &at, format!("`{}` is taken: {first} has it", career.slug));
            }
            codes(file, i, findings);
        }
    }
}

fn codes(file: &Loaded<CatalogueFile>, i: usize, findings: &mut Findings) {
    let career = &file.value.career[i];
    if !career.soc.starts_with(&career.minor) {
        let message = format!("`{}` is not in the minor group `{}`", career.soc, career.minor);
        findings.add(&file.source, &format!("career.{i}.minor"), message);
    }
}
