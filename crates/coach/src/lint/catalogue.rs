//! Rules of the catalogue: what a career must have, and that careers agree with each other.

use super::days::is_slug;
use super::load::{Content, Loaded};
use super::report::Findings;
use super::words::{check_count, check_distinct, check_words};
use crate::library::{Career, CatalogueFile, fold};
use careersim_domain::CareerTitle;
use std::collections::{HashMap, HashSet};
use std::ops::RangeInclusive;
use std::sync::OnceLock;

const NAMES: RangeInclusive<usize> = 4..=12;
const SUMMARY: RangeInclusive<usize> = 10..=30;
const TASK: RangeInclusive<usize> = 3..=14;
// Detailed occupations of the Standard Occupational Classification 2018: codes are facts, not text.
const SOC_2018: &str = include_str!("soc_2018.txt");

/// Checks every catalogue file.
pub(super) fn check(content: &Content, findings: &mut Findings) {
    let mut taken = Taken::default();
    for file in &content.catalogue {
        if file.value.group != file.stem {
            let message = format!("the file is called `{}`, its group `{}`", file.stem, file.value.group);
            findings.add(&file.source, "group", message);
        }
        for (i, career) in file.value.career.iter().enumerate() {
            codes(file, i, career, findings);
            parts(file, i, career, findings);
            related(file, i, career, content, findings);
            taken.check(file, i, career, findings);
        }
    }
}

fn codes(file: &Loaded<CatalogueFile>, i: usize, career: &Career, findings: &mut Findings) {
    static CODES: OnceLock<HashSet<&'static str>> = OnceLock::new();
    let codes = CODES.get_or_init(|| SOC_2018.lines().filter(|l| !l.starts_with('#')).collect());
    let mut say = |holds: bool, part: &str, message: String| {
        if !holds {
            findings.add(&file.source, &format!("career.{i}.{part}"), message);
        }
    };
    let (soc, minor) = (&career.soc, &career.minor);
    say(codes.contains(soc.as_str()), "soc", format!("`{soc}` is no code of SOC 2018"));
    say(
        minor.len() == 4 && soc.starts_with(minor.as_str()),
        "minor",
        format!("`{soc}` is not in the minor group `{minor}`"),
    );
    let group = &file.value.group;
    // A pack has careers of any group.
    say(
        group.is_empty() || career.major() == group,
        "minor",
        format!("`{minor}` does not belong into group `{group}`"),
    );
    say(
        is_slug(&career.slug),
        "slug",
        format!("`{}` is not of letters a-z, digits and dashes", career.slug),
    );
}

fn parts(file: &Loaded<CatalogueFile>, i: usize, career: &Career, findings: &mut Findings) {
    let source = &file.source;
    for (part, list, bounds) in [
        ("names", &career.names, NAMES),
        ("tasks", &career.tasks, 3..=5),
        ("tools", &career.tools, 2..=4),
        ("hazards", &career.hazards, 1..=3),
        ("people", &career.people, 2..=4),
        ("related", &career.related, 2..=4),
    ] {
        let path = format!("career.{i}.{part}");
        check_count(list.len(), &bounds, (source, &path), part, findings);
        let each = list.iter().enumerate().map(|(n, t)| (format!("{path}.{n}"), t.as_str()));
        check_distinct(each, source, "the entry", findings);
    }
    if CareerTitle::parse(&career.title).is_err() {
        let path = format!("career.{i}.title");
        findings.add(source, &path, format!("the title `{}` is none that a player may type", career.title));
    }
    let path = format!("career.{i}.summary");
    check_words(&career.summary, &SUMMARY, (source, &path), "the summary", findings);
    for (n, task) in career.tasks.iter().enumerate() {
        let path = format!("career.{i}.tasks.{n}");
        check_words(task, &TASK, (source, &path), &format!("the task `{task}`"), findings);
    }
    for (n, name) in career.names.iter().enumerate().filter(|(_, name)| name.to_lowercase() != **name) {
        findings.add(source, &format!("career.{i}.names.{n}"), format!("the name `{name}` is not in lower case"));
    }
}

fn related(file: &Loaded<CatalogueFile>, i: usize, career: &Career, content: &Content, findings: &mut Findings) {
    for (n, slug) in career.related.iter().enumerate() {
        let path = format!("career.{i}.related.{n}");
        if slug == &career.slug {
            findings.add(&file.source, &path, format!("`{slug}` is related to itself"));
        } else if !content.knows(slug) {
            findings.add(&file.source, &path, format!("the catalogue has no career `{slug}`"));
        }
    }
}

/// What careers are called, with the first place of each.
#[derive(Default)]
struct Taken {
    slugs: HashMap<String, String>,
    // Titles and other names, folded: one name must not mean two careers.
    names: HashMap<String, String>,
}

impl Taken {
    fn check(&mut self, file: &Loaded<CatalogueFile>, i: usize, career: &Career, findings: &mut Findings) {
        let place = |path: &str| format!("{}:{}", file.source.name, file.source.line(path));
        let at = format!("career.{i}.slug");
        if let Some(first) = self.slugs.insert(career.slug.clone(), place(&at)) {
            findings.add(&file.source, &at, format!("the slug `{}` is taken: {first}", career.slug));
        }
        let title = std::iter::once((format!("career.{i}.title"), &career.title));
        let names = career.names.iter().enumerate().map(|(n, name)| (format!("career.{i}.names.{n}"), name));
        for (path, name) in title.chain(names) {
            if let Some(first) = self.names.insert(fold(name), place(&path)) {
                findings.add(&file.source, &path, format!("`{name}` already stands at {first}; a name must mean one career"));
            }
        }
    }
}
