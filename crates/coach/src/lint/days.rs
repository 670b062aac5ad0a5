//! Rules of an authored day: five scenes, linked by flags that resolve and precede.

use super::load::{Content, Loaded};
use super::report::Findings;
use super::words::{check_count, check_words};
use crate::library::Day;
use crate::library::format::{CompetencyWord, DayScene};
use careersim_domain::Language;
use std::collections::{HashMap, HashSet};
use std::ops::RangeInclusive;

const SCENES: RangeInclusive<usize> = 5..=5;
const TITLE: RangeInclusive<usize> = 2..=8;
const CARRIES: RangeInclusive<usize> = 1..=4;
const CARRY: RangeInclusive<usize> = 8..=35;
const COMPETENCIES: [CompetencyWord; 5] = [
    CompetencyWord::Judgement,
    CompetencyWord::Communication,
    CompetencyWord::Teamwork,
    CompetencyWord::Ethics,
    CompetencyWord::Craft,
];

type File = Loaded<Day>;

/// Checks every day.
pub(super) fn check(content: &Content, findings: &mut Findings) {
    for file in &content.days {
        head(file, content, findings);
        ids(file, findings);
        competencies(file, findings);
        let mut flags = Flags::default();
        for (i, scene) in file.value.scene.iter().enumerate() {
            links(file, i, scene, &mut flags, findings);
            flags.add(file, i, scene, findings);
        }
        flags.unused(file, findings);
    }
}

fn head(file: &File, content: &Content, findings: &mut Findings) {
    let (day, source) = (&file.value, &file.source);
    check_count(day.scene.len(), &SCENES, (source, "scene"), "scenes in a day", findings);
    check_words(&day.title, &TITLE, (source, "title"), "the day's title", findings);
    let stem = if is_english(&day.language) {
        day.career.clone()
    } else {
        format!("{}.{}", day.career, day.language)
    };
    if stem != file.stem {
        findings.add(
            source,
            "career",
            format!("the file is called `{}`, its career and language ask for `{stem}`", file.stem),
        );
    }
    if !content.knows(&day.career) {
        findings.add(source, "career", format!("the catalogue has no career `{}`", day.career));
    }
    if !day.scene.iter().any(|s| !s.variant.is_empty()) {
        findings.add(source, "scene", "no scene of the day has a variant: nothing differs by what was decided");
    }
    about(source, (&day.language, &day.license, &day.author), findings);
}

/// Rules about words hold for English only: in German every noun is written like a name.
pub(super) fn is_english(tag: &str) -> bool {
    tag.split('-').next() == Some("en")
}

/// Checks what a file says about its origin.
pub(super) fn about(source: &super::source::Source, (language, license, author): (&str, &str, &str), findings: &mut Findings) {
    if Language::parse(language).is_err() {
        findings.add(source, "language", format!("`{language}` is no language tag"));
    }
    if license.is_empty() || license.contains(char::is_whitespace) {
        findings.add(source, "license", format!("`{license}` is no SPDX licence id"));
    }
    if author.is_empty() {
        findings.add(source, "author", "nobody is named as author");
    }
}

fn ids(file: &File, findings: &mut Findings) {
    let mut seen = HashSet::new();
    for (i, scene) in file.value.scene.iter().enumerate() {
        let path = format!("scene.{i}.id");
        if !seen.insert(&scene.id) {
            findings.add(&file.source, &path, format!("the id `{}` stands in the day twice", scene.id));
        }
        if !is_slug(&scene.id) {
            findings.add(&file.source, &path, format!("`{}` is not of letters a-z, digits and dashes", scene.id));
        }
    }
}

/// Lower-case letters, digits and single dashes.
pub(super) fn is_slug(text: &str) -> bool {
    let part = |p: &str| !p.is_empty() && p.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
    text.split('-').all(part)
}

fn competencies(file: &File, findings: &mut Findings) {
    let tested: HashSet<_> = file.value.scene.iter().flat_map(|s| &s.criterion).map(|c| c.competency).collect();
    for missing in COMPETENCIES.iter().filter(|c| !tested.contains(c)) {
        findings.add(&file.source, "scene", format!("no criterion of the day tests `{missing:?}`"));
    }
}

fn links(file: &File, i: usize, scene: &DayScene, flags: &mut Flags, findings: &mut Findings) {
    let at = format!("scene.{i}");
    if i > 0 {
        check_count(scene.carry.len(), &CARRIES, (&file.source, &at), "paragraphs that carry on", findings);
    }
    let carries = scene.carry.iter().enumerate().map(|(n, c)| (format!("{at}.carry.{n}"), &c.when));
    let variants = scene.variant.iter().enumerate().map(|(n, v)| (format!("{at}.variant.{n}"), &v.when));
    for (path, when) in carries.chain(variants) {
        flags.used.insert(when.clone());
        if !flags.set.contains_key(when) {
            findings.add(&file.source, &format!("{path}.when"), format!("no option of an earlier scene sets `{when}`"));
        }
    }
    for list in [
        scene.carry.iter().map(|c| &c.when).collect::<Vec<_>>(),
        scene.variant.iter().map(|v| &v.when).collect(),
    ] {
        let distinct: HashSet<_> = list.iter().collect();
        if distinct.len() < list.len() {
            findings.add(&file.source, &at, "two entries wait for the same flag; the second is never shown");
        }
    }
    for (n, carry) in scene.carry.iter().enumerate() {
        let path = format!("{at}.carry.{n}.text");
        check_words(&carry.text, &CARRY, (&file.source, &path), "the paragraph", findings);
    }
    for (n, variant) in scene.variant.iter().enumerate() {
        if variant.situation == scene.situation {
            findings.add(&file.source, &format!("{at}.variant.{n}"), "the variant says the same as the usual situation");
        }
    }
}

/// The flags that a day's options set, and those that later scenes ask for.
#[derive(Default)]
struct Flags {
    // With the path of the option that sets it.
    set: HashMap<String, String>,
    used: HashSet<String>,
}

impl Flags {
    fn add(&mut self, file: &File, i: usize, scene: &DayScene, findings: &mut Findings) {
        for (n, option) in scene.option.iter().enumerate() {
            let Some(flag) = &option.sets else { continue };
            let path = format!("scene.{i}.option.{n}.sets");
            if !is_slug(flag) {
                findings.add(&file.source, &path, format!("`{flag}` is not of letters a-z, digits and dashes"));
            }
            if self.set.insert(flag.clone(), path.clone()).is_some() {
                findings.add(&file.source, &path, format!("the flag `{flag}` is set twice in the day"));
            }
        }
    }

    fn unused(&self, file: &File, findings: &mut Findings) {
        for (flag, path) in self.set.iter().filter(|(flag, _)| !self.used.contains(*flag)) {
            findings.add(&file.source, path, format!("no later scene asks for the flag `{flag}`"));
        }
    }
}
