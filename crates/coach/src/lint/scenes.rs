//! Rules of every scene: lengths, options, criteria and red flags.

use super::report::Findings;
use super::scene::Scene;
use super::words::{check_count, check_distinct, check_words, shared};
use crate::library::format::OptionEntry;
use std::collections::HashSet;
use std::ops::RangeInclusive;

const TITLE: RangeInclusive<usize> = 1..=8;
const EASY: RangeInclusive<usize> = 8..=30;
const HARD: RangeInclusive<usize> = 8..=35;
const STRONG: RangeInclusive<usize> = 35..=85;
const SOURCES: RangeInclusive<usize> = 1..=3;
const OPTIONS: RangeInclusive<usize> = 3..=4;
const OPTION: RangeInclusive<usize> = 8..=32;
const FEEDBACK: RangeInclusive<usize> = 15..=50;
const CONSEQUENCE: RangeInclusive<usize> = 8..=30;
const CRITERION: RangeInclusive<usize> = 3..=14;
const EXEMPLAR: RangeInclusive<usize> = 3..=20;
const COMPETENCIES: usize = 2;
/// The best option's least score, the worst one's highest, and the least distance between them.
const BEST: u8 = 7;
const WORST: u8 = 4;
const SPREAD: u8 = 5;
/// Options that share more of their words than this are one option.
const ALIKE: f64 = 0.7;

/// Checks one scene.
pub(super) fn check(scene: &Scene<'_>, findings: &mut Findings) {
    texts(scene, findings);
    options(scene, findings);
    scores(scene, findings);
    criteria(scene, findings);
    red_flags(scene, findings);
    let phrasings = scene
        .criteria
        .iter()
        .enumerate()
        .flat_map(|(i, c)| exemplars(scene, "criterion", i, &c.exemplars));
    let harmful = scene
        .red_flags
        .iter()
        .enumerate()
        .flat_map(|(i, f)| exemplars(scene, "red_flag", i, &f.exemplars));
    check_distinct(phrasings.chain(harmful), scene.source, "the exemplar", findings);
}

fn exemplars<'a>(scene: &Scene<'_>, what: &str, i: usize, texts: &'a [String]) -> Vec<(String, &'a str)> {
    let path = |n: usize| scene.path(&format!("{what}.{i}.exemplars.{n}"));
    texts.iter().enumerate().map(|(n, t)| (path(n), t.as_str())).collect()
}

fn texts(scene: &Scene<'_>, findings: &mut Findings) {
    for (path, situation) in &scene.situations {
        check_words(situation, &scene.limits.situation_words, (scene.source, path), "the situation", findings);
    }
    for (part, text, bounds) in [
        ("title", scene.title, TITLE),
        ("easy", scene.easy, EASY),
        ("hard", scene.hard, HARD),
        ("strong_answer", scene.strong_answer, STRONG),
    ] {
        check_words(text, &bounds, (scene.source, &scene.path(part)), &format!("`{part}`"), findings);
    }
    check_count(scene.sources.len(), &SOURCES, (scene.source, &scene.path("sources")), "sources", findings);
    if shared(scene.easy, scene.hard) > ALIKE {
        findings.add(scene.source, &scene.path("hard"), "`easy` and `hard` say the same");
    }
}

fn options(scene: &Scene<'_>, findings: &mut Findings) {
    check_count(scene.options.len(), &OPTIONS, (scene.source, &scene.at), "options", findings);
    for (i, option) in scene.options.iter().enumerate() {
        for (part, text, bounds) in [
            ("text", &option.text, &OPTION),
            ("feedback", &option.feedback, &FEEDBACK),
            ("consequence", &option.consequence, &CONSEQUENCE),
        ] {
            let path = scene.path(&format!("option.{i}.{part}"));
            check_words(text, bounds, (scene.source, &path), &format!("an option's `{part}`"), findings);
        }
        let alike = |other: &&OptionEntry| shared(&other.text, &option.text) > ALIKE;
        if let Some(other) = scene.options[..i].iter().find(alike) {
            let path = scene.path(&format!("option.{i}.text"));
            findings.add(scene.source, &path, format!("the option is like another one: `{}`", other.text));
        }
    }
}

fn scores(scene: &Scene<'_>, findings: &mut Findings) {
    let scores: Vec<u8> = scene.options.iter().map(|o| o.score.get()).collect();
    let (Some(best), Some(worst)) = (scores.iter().max(), scores.iter().min()) else {
        return;
    };
    let mut say = |holds: bool, message: String| {
        if !holds {
            findings.add(scene.source, &scene.path("option.0.score"), message);
        }
    };
    let distinct = scores.iter().collect::<HashSet<_>>().len();
    say(distinct == scores.len(), format!("two options have the same score: {scores:?}"));
    say(*best >= BEST, format!("the best option scores {best}; at least {BEST} is wanted"));
    say(*worst <= WORST, format!("the worst option scores {worst}; at most {WORST} is wanted"));
    say(
        best - worst >= SPREAD,
        format!("the scores {scores:?} lie too near together; a spread of {SPREAD} is wanted"),
    );
}

fn criteria(scene: &Scene<'_>, findings: &mut Findings) {
    let place = (scene.source, scene.at.as_str());
    let always = scene.criteria.iter().filter(|c| c.level.is_none()).count();
    let hard = scene.criteria.len() - always;
    check_count(always, &scene.limits.criteria, place, "criteria without a level", findings);
    check_count(hard, &(1..=1), place, "criteria with level `hard`", findings);
    let competencies: HashSet<_> = scene.criteria.iter().map(|c| c.competency).collect();
    if competencies.len() < COMPETENCIES {
        findings.add(scene.source, &scene.path("criterion.0"), "all criteria belong to one competency");
    }
    for (i, criterion) in scene.criteria.iter().enumerate() {
        let path = |part: &str| scene.path(&format!("criterion.{i}.{part}"));
        check_words(&criterion.text, &CRITERION, (scene.source, &path("text")), "the criterion", findings);
        if !(1..=3).contains(&criterion.weight) {
            findings.add(scene.source, &path("weight"), format!("the weight {} is not 1, 2 or 3", criterion.weight));
        }
        phrasings(scene, "criterion", i, (&criterion.exemplars, &scene.limits.exemplars), findings);
    }
}

fn red_flags(scene: &Scene<'_>, findings: &mut Findings) {
    check_count(scene.red_flags.len(), &scene.limits.red_flags, (scene.source, &scene.at), "red flags", findings);
    for (i, flag) in scene.red_flags.iter().enumerate() {
        phrasings(scene, "red_flag", i, (&flag.exemplars, &scene.limits.red_flag_exemplars), findings);
    }
}

fn phrasings(scene: &Scene<'_>, what: &str, i: usize, (texts, bounds): (&[String], &RangeInclusive<usize>), findings: &mut Findings) {
    let list = scene.path(&format!("{what}.{i}.exemplars"));
    check_count(texts.len(), bounds, (scene.source, &list), "exemplars", findings);
    for (path, text) in exemplars(scene, what, i, texts) {
        check_words(text, &EXEMPLAR, (scene.source, &path), &format!("the exemplar `{text}`"), findings);
    }
}
