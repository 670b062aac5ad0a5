//! Rules of situation cards: every career of the catalogue finds fitting ones for a whole day.

use super::days::{about, is_slug};
use super::load::{Content, Loaded};
use super::report::Findings;
use crate::library::CardFile;
use crate::library::format::Phase;
use std::collections::{BTreeSet, HashSet};

/// A group's file has at least so many cards, and the general one at least so many: days of people whom no group fits.
const CARDS: usize = 2;
const GENERAL: usize = 20;

/// Checks every file of cards.
pub(super) fn check(content: &Content, findings: &mut Findings) {
    for file in &content.cards {
        head(file, findings);
        let mut seen = HashSet::new();
        for (i, card) in file.value.card.iter().enumerate() {
            let path = format!("card.{i}.id");
            if !seen.insert(&card.id) {
                findings.add(&file.source, &path, format!("the id `{}` stands in the file twice", card.id));
            }
            if !is_slug(&card.id) {
                findings.add(&file.source, &path, format!("`{}` is not of letters a-z, digits and dashes", card.id));
            }
        }
    }
    if content.whole {
        coverage(content, findings);
    }
}

fn head(file: &Loaded<CardFile>, findings: &mut Findings) {
    let (cards, source) = (&file.value, &file.source);
    if cards.group != file.stem {
        findings.add(source, "group", format!("the file is called `{}`, its group `{}`", file.stem, cards.group));
    }
    if cards.group != "general" && !is_group(&cards.group) {
        findings.add(source, "group", format!("`{}` is neither `29`, nor `29-1`, nor `general`", cards.group));
    }
    let least = if cards.group == "general" { GENERAL } else { CARDS };
    if cards.card.len() < least {
        findings.add(source, "card", format!("{} cards; at least {least} are wanted", cards.card.len()));
    }
    let fits = |phase: Phase| cards.card.iter().any(|c| c.phase == phase || c.phase == Phase::Any);
    for phase in [Phase::Start, Phase::Middle, Phase::End]
        .into_iter()
        .filter(|p| cards.group == "general" && !fits(*p))
    {
        findings.add(source, "card", format!("no card fits the phase `{phase:?}`"));
    }
    about(source, (&cards.language, &cards.license, &cards.author), findings);
}

// Two digits, or two, a dash and one.
fn is_group(text: &str) -> bool {
    let digits = |t: &str, n: usize| t.len() == n && t.chars().all(|c| c.is_ascii_digit());
    match text.split_once('-') {
        Some((major, minor)) => digits(major, 2) && digits(minor, 1),
        None => digits(text, 2),
    }
}

// Every minor and major group that a career is in has its cards.
fn coverage(content: &Content, findings: &mut Findings) {
    let groups: HashSet<&str> = content.cards.iter().map(|f| f.value.group.as_str()).collect();
    let mut missing = BTreeSet::new();
    for file in &content.catalogue {
        for (i, career) in file.value.career.iter().enumerate() {
            for group in [career.minor.as_str(), career.major()] {
                if !groups.contains(group) && missing.insert(group) {
                    findings.add(&file.source, &format!("career.{i}.minor"), format!("the group `{group}` has no cards"));
                }
            }
        }
    }
    if let Some(file) = content.cards.first().filter(|_| !groups.contains("general")) {
        findings.add(&file.source, "group", "there are no general cards for a title that nothing knows");
    }
}
