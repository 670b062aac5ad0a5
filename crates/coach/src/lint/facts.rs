//! The ledger of facts of a day, as far as code can hold it: one name for one person, one holder of one role, one number for one thing,
//! and no fact beside its own denial.

use super::days::is_english;
use super::load::{Content, Loaded};
use super::names::Names;
use super::report::Findings;
use crate::library::{Day, fold};
use std::collections::HashMap;

/// Words that turn a statement.
const DENIALS: [&str; 5] = ["not", "no", "never", "nobody", "without"];
/// Statements with fewer words than this beside their numbers tell too little to compare.
const LEAST: usize = 3;

/// Checks every day.
pub(super) fn check(content: &Content, findings: &mut Findings) {
    for file in content.days.iter().filter(|f| is_english(&f.value.language)) {
        statements(file, findings);
        people(file, findings);
    }
}

fn facts(day: &Day) -> Vec<(String, &str)> {
    let of_scene = |(i, facts): (usize, &'_ Vec<String>)| (0..facts.len()).map(move |n| (i, n)).collect::<Vec<_>>();
    let places = day.scene.iter().map(|s| &s.facts).enumerate().flat_map(of_scene);
    places.map(|(i, n)| (format!("scene.{i}.facts.{n}"), day.scene[i].facts[n].as_str())).collect()
}

fn statements(file: &Loaded<Day>, findings: &mut Findings) {
    let (mut said, mut roles) = (HashMap::new(), HashMap::new());
    for (path, fact) in facts(&file.value) {
        let (what, special) = statement(fact);
        if let Some(before) = said
            .insert(what.clone(), special.clone())
            .filter(|b| *b != special && what.split(' ').count() >= LEAST)
        {
            let message = format!("the fact `{fact}` contradicts an earlier one, which has `{before}` instead of `{special}`");
            findings.add(&file.source, &path, message);
        }
        let Some((what, who)) = role(fact) else { continue };
        if let Some(before) = roles.insert(what, who.clone()).filter(|b| *b != who) {
            let message = format!("the fact `{fact}` contradicts an earlier one, in which it is {before}");
            findings.add(&file.source, &path, message);
        }
    }
}

// What a fact says without its numbers and denials, and what those are.
fn statement(fact: &str) -> (String, String) {
    let folded = fold(fact);
    let special = |w: &&str| w.chars().any(|c| c.is_ascii_digit()) || DENIALS.contains(w);
    let (special, said): (Vec<&str>, Vec<&str>) = folded.split(' ').partition(special);
    (said.join(" "), special.join(" "))
}

// `X is the Y`, as Y and X.
fn role(fact: &str) -> Option<(String, String)> {
    let (who, what) = fact.split_once(" is the ")?;
    who.chars().next().filter(|c| c.is_uppercase())?;
    Some((fold(what), fold(who)))
}

// A full name of the ledger must not stand anywhere with another half.
fn people(file: &Loaded<Day>, findings: &mut Findings) {
    let names = Names::of(facts(&file.value).into_iter().map(|(_, fact)| fact));
    for (path, text) in &file.source.texts {
        for (said, known) in names.contradicted(text) {
            findings.add(&file.source, path, format!("`{said}` stands here, `{known}` in the facts of the day"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statements_lose_their_numbers_and_denials() {
        assert_eq!(statement("Bed 4 is not free"), ("bed is free".to_owned(), "4 not".to_owned()));
        assert_eq!(
            role("Ines Okafor is the charge nurse"),
            Some(("charge nurse".to_owned(), "ines okafor".to_owned()))
        );
        assert_eq!(role("the pump is the old one"), None);
    }
}
