//! Scenario packs: the rules of the library, and what a file from elsewhere must keep to besides. A pack is taken as a whole or not at all.

use super::days::{about, is_english, is_slug};
use super::load::{Content, Loaded, parse};
use super::report::{Findings, Report};
use super::rules;
use super::source::Source;
use crate::library::format::DayScene;
use crate::library::pack::{Pack, PackDay, PackFile};
use crate::library::{Career, CatalogueFile, Day, Library, fold};
use careersim_domain::{CareerTitle, Difficulty};
use chrono::NaiveDate;
use std::collections::HashSet;
use std::ops::RangeInclusive;
use std::path::Path;

/// The largest pack.
pub const MAX_BYTES: usize = 2 * 1024 * 1024;
const CAREERS: RangeInclusive<usize> = 0..=20;
const DAYS: RangeInclusive<usize> = 1..=20;
const SOURCES: RangeInclusive<usize> = 1..=12;
// Of anything that a scene has a list of.
const LIST: usize = 12;
// Characters of a text; rules in words would let a single endless word through.
const TEXT: usize = 2_000;
const NAME: RangeInclusive<usize> = 3..=60;
const VERSION: RangeInclusive<usize> = 1..=20;
const LINE: RangeInclusive<usize> = 2..=120;
const LEVELS: [Difficulty; 3] = [Difficulty::Easy, Difficulty::Normal, Difficulty::Hard];

/// Reads a pack and holds it to every rule, beside the packs that are there already (the one that it replaces left out).
///
/// # Errors
/// Everything that is wrong with it, each with its line.
pub fn pack(file: &str, bytes: &[u8], others: &[Pack]) -> Result<Pack, Report> {
    let mut findings = Findings::default();
    let read = read(file, bytes, &mut findings);
    if let Some(loaded) = &read {
        sizes(loaded, &mut findings);
        // Rules that compare everything with everything are for files of a sane size.
        if findings.is_empty() {
            check(loaded, others, &mut findings);
        }
    }
    match read {
        Some(loaded) if findings.is_empty() => Ok(loaded.value.into()),
        _ => Err(Report::new(findings, Vec::new())),
    }
}

/// The name of the pack that these bytes are, as far as that can be read.
pub fn pack_name(bytes: &[u8]) -> Option<String> {
    let table: toml::Table = toml::from_str(std::str::from_utf8(bytes).ok()?).ok()?;
    table.get("name")?.as_str().map(str::to_owned)
}

/// A pack that was held to the rules before.
pub fn read_pack(text: &str) -> Option<Pack> {
    toml::from_str::<PackFile>(text).ok().map(Pack::from)
}

/// A report of one thing that is wrong with a pack's value at `path`.
pub fn pack_fault(file: &str, text: &str, path: &str, message: &str) -> Report {
    let mut findings = Findings::default();
    findings.add(&Source::toml(file.to_owned(), text), path, message);
    Report::new(findings, Vec::new())
}

fn read(file: &str, bytes: &[u8], findings: &mut Findings) -> Option<Loaded<PackFile>> {
    let plain = Source::plain(file.to_owned());
    if bytes.len() > MAX_BYTES {
        findings.at(&plain, 1, format!("the file has {} bytes; at most {MAX_BYTES} are wanted", bytes.len()));
        return None;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => parse(Path::new(file), text, findings),
        Err(error) => {
            let before = bytes.iter().take(error.valid_up_to()).filter(|b| **b == b'\n').count();
            findings.at(&plain, before + 1, "the file is not UTF-8");
            None
        }
    }
}

fn sizes(loaded: &Loaded<PackFile>, findings: &mut Findings) {
    let (pack, source) = (&loaded.value, &loaded.source);
    let mut held = |count: usize, bounds: &RangeInclusive<usize>, path: &str, what: &str| {
        if !bounds.contains(&count) {
            findings.add(source, path, format!("{count} {what}; {} to {} are wanted", bounds.start(), bounds.end()));
        }
    };
    held(pack.career.len(), &CAREERS, "career", "careers");
    held(pack.day.len(), &DAYS, "day", "days");
    held(pack.sources.len(), &SOURCES, "sources", "sources of the pack");
    for (d, day) in pack.day.iter().enumerate() {
        held(day.scene.len(), &(5..=5), &format!("day.{d}"), "scenes in a day");
        for (i, scene) in day.scene.iter().enumerate() {
            for (part, count) in lists(scene) {
                held(count, &(0..=LIST), &format!("day.{d}.scene.{i}.{part}"), &format!("entries in `{part}`"));
            }
        }
    }
    for (path, text) in &source.texts {
        let length = text.chars().count();
        if length > TEXT {
            findings.add(source, path, format!("the text has {length} characters; at most {TEXT} are wanted"));
        }
    }
}

fn lists(scene: &DayScene) -> [(&'static str, usize); 7] {
    [
        ("facts", scene.facts.len()),
        ("sources", scene.sources.len()),
        ("carry", scene.carry.len()),
        ("variant", scene.variant.len()),
        ("option", scene.option.len()),
        ("criterion", scene.criterion.len()),
        ("red_flag", scene.red_flag.len()),
    ]
}

fn check(loaded: &Loaded<PackFile>, others: &[Pack], findings: &mut Findings) {
    head(loaded, findings);
    let content = content(loaded);
    rules(&content, &content.scenes(), findings);
    careers(loaded, others, findings);
    days(loaded, findings);
}

// A pack as the rules of the library see it: a catalogue file, and a file for each day.
fn content(loaded: &Loaded<PackFile>) -> Content {
    let (pack, source) = (&loaded.value, &loaded.source);
    let whole = Pack::from(pack.clone());
    let catalogue = CatalogueFile {
        group: String::new(),
        title: String::new(),
        career: whole.careers,
    };
    let day = |(d, value): (usize, Day)| Loaded {
        source: source.part(&format!("day.{d}")),
        // As the files of the library are called.
        stem: if is_english(&value.language) {
            value.career.clone()
        } else {
            format!("{}.{}", value.career, value.language)
        },
        value,
    };
    Content {
        head: Some(source.with_texts(|path| !path.starts_with("career.") && !path.starts_with("day."))),
        catalogue: vec![Loaded {
            source: source.with_texts(|path| path.starts_with("career.")),
            stem: String::new(),
            value: catalogue,
        }],
        days: whole.days.into_iter().enumerate().map(day).collect(),
        ..Content::default()
    }
}

fn head(loaded: &Loaded<PackFile>, findings: &mut Findings) {
    let (pack, source) = (&loaded.value, &loaded.source);
    about(source, (&pack.language, &pack.license, &pack.author), findings);
    for (part, text, bounds) in [
        ("name", &pack.name, NAME),
        ("version", &pack.version, VERSION),
        ("title", &pack.title, LINE),
        ("author", &pack.author, LINE),
        ("license", &pack.license, LINE),
    ] {
        let length = text.chars().count();
        if !bounds.contains(&length) {
            let message = format!("`{part}` has {length} characters; {} to {} are wanted", bounds.start(), bounds.end());
            findings.add(source, part, message);
        }
    }
    if !is_slug(&pack.name) {
        findings.add(source, "name", format!("`{}` is not of letters a-z, digits and dashes", pack.name));
    }
    if !pack.version.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-')) {
        findings.add(source, "version", format!("`{}` is no version such as `1.2.0`", pack.version));
    }
    if let Some(reviewed) = pack.reviewed.as_ref().filter(|r| r.on.parse::<NaiveDate>().is_err()) {
        findings.add(source, "reviewed.on", format!("`{}` is no day such as `2026-11-23`", reviewed.on));
    }
}

fn careers(loaded: &Loaded<PackFile>, others: &[Pack], findings: &mut Findings) {
    let source = &loaded.source;
    for (i, career) in loaded.value.career.iter().enumerate() {
        let mut say = |part: &str, message: String| findings.add(source, &format!("career.{i}.{part}"), message);
        if career.slug.starts_with(crate::onet::SLUG) || career.slug.len() > *NAME.end() {
            say(
                "slug",
                format!("`{}` is too long, or begins like the slug of an imported occupation", career.slug),
            );
        }
        if CareerTitle::parse(&career.title).is_err() {
            say("title", format!("`{}` is no title that a player could type", career.title));
        }
        let forms = std::iter::once(("title".to_owned(), &career.title));
        let names = career.names.iter().enumerate().map(|(n, name)| (format!("names.{n}"), name));
        if let Some(whose) = owner(others, |c| c.slug == career.slug).or_else(|| Library::embedded().career(&career.slug).map(catalogue)) {
            say("slug", format!("the slug `{}` is taken by {whose}", career.slug));
        }
        for (part, name) in forms.chain(names) {
            let called = |c: &Career| std::iter::once(&c.title).chain(&c.names).any(|n| fold(n) == fold(name));
            if let Some(whose) = Library::embedded().called(name).map(catalogue).or_else(|| owner(others, called)) {
                say(&part, format!("`{name}` is taken by {whose}; a name must mean one career"));
            }
        }
    }
}

fn catalogue(career: &Career) -> String {
    format!("`{}` of the catalogue", career.slug)
}

fn owner(others: &[Pack], is: impl Fn(&Career) -> bool) -> Option<String> {
    let mut careers = others.iter().flat_map(|p| p.careers.iter().map(move |c| (p, c)));
    careers.find(|(_, c)| is(c)).map(|(p, c)| format!("`{}` of the pack `{}`", c.slug, p.name))
}

fn days(loaded: &Loaded<PackFile>, findings: &mut Findings) {
    let mut seen = HashSet::new();
    for (d, day) in loaded.value.day.iter().enumerate() {
        if !seen.insert(&day.career) {
            let message = format!("the career `{}` has a day in this pack already", day.career);
            findings.add(&loaded.source, &format!("day.{d}.career"), message);
        }
        playable(loaded, d, day, findings);
    }
    for (i, career) in loaded.value.career.iter().enumerate().filter(|(_, c)| !seen.contains(&c.slug)) {
        let message = format!("the career `{}` has no day in this pack", career.slug);
        findings.add(&loaded.source, &format!("career.{i}.slug"), message);
    }
}

// The game's own bounds, on every difficulty and after every decision.
fn playable(loaded: &Loaded<PackFile>, d: usize, day: &PackDay, findings: &mut Findings) {
    for (i, scene) in day.scene.iter().enumerate() {
        let flags = std::iter::once(None).chain(scene.variant.iter().map(|v| Some(v.when.as_str())));
        for flag in flags {
            for difficulty in LEVELS {
                let faults = scene.scenario(difficulty, &flag.into_iter().collect::<Vec<_>>()).faults();
                for fault in faults {
                    let message = format!("on `{}`: {fault}", difficulty.as_str());
                    findings.add(&loaded.source, &format!("day.{d}.scene.{i}"), message);
                }
            }
        }
    }
}
