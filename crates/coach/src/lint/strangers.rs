//! An option must not speak of somebody whom the player cannot have met: who stands in an option stands in its scene, or in one before it.

use super::days::is_english;
use super::load::{Content, Loaded};
use super::names::capitals;
use super::report::Findings;
use super::scene::Scene;
use crate::library::{Day, fold};
use std::collections::HashSet;

/// Capital words that everybody knows.
const KNOWN: [&str; 26] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
    "English",
    "Internet",
    "Christmas",
    "Easter",
    "Excel",
    "Latin",
    "Europe",
];

/// Checks every option and strong answer.
pub(super) fn check(content: &Content, scenes: &[Scene<'_>], findings: &mut Findings) {
    for file in content.days.iter().filter(|f| is_english(&f.value.language)) {
        let mut met = HashSet::new();
        for (i, scene) in scenes.iter().filter(|s| std::ptr::eq(s.source, &raw const file.source)).enumerate() {
            meet(file, i, &mut met);
            options(scene, &met, findings);
        }
    }
    for card in scenes.iter().filter(|s| s.is_card) {
        let mut met = HashSet::new();
        card.situations.iter().for_each(|(_, text)| add(text, &mut met));
        options(card, &met, findings);
    }
}

fn meet(file: &Loaded<Day>, i: usize, met: &mut HashSet<String>) {
    let scene = &file.value.scene[i];
    let always = [&file.value.title, &scene.title, &scene.situation].into_iter().chain(&scene.facts);
    always.for_each(|text| add(text, met));
}

fn add(text: &str, met: &mut HashSet<String>) {
    met.extend(fold(text).split(' ').map(|w| stem(w).to_owned()));
}

// `Tomas's` was folded to `tomass`.
fn stem(word: &str) -> &str {
    word.trim_end_matches('s')
}

fn options(scene: &Scene<'_>, met: &HashSet<String>, findings: &mut Findings) {
    let texts = scene.options.iter().enumerate().map(|(i, o)| (format!("option.{i}.text"), o.text.as_str()));
    for (part, text) in texts.chain([("strong_answer".to_owned(), scene.strong_answer)]) {
        for name in capitals(text) {
            let parts = fold(&name);
            if !KNOWN.contains(&name.as_str()) && !parts.split(' ').all(|p| met.contains(stem(p))) {
                let message = format!("`{name}` stands here, but neither in this situation nor in one before it");
                findings.add(scene.source, &scene.path(&part), message);
            }
        }
    }
}
