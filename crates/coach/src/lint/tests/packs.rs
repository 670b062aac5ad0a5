//! Scenario packs: taken as a whole or not at all, with the line of whatever is wrong.

use super::*;
use crate::library::{Library, SceneRequest, pack::Shelf};
use careersim_domain::{CareerTitle, Difficulty, Language};
use std::collections::HashSet;

const HEAD: &str = r#"name = "harbour-trades"
version = "1.0.0"
title = "Trades of the harbour"
language = "en"
author = "Ana Silva"
license = "CC-BY-4.0"
sources = ["https://example.org/pilots", "A year on the pilot boat"]

[reviewed]
by = "a canal pilot"
on = "2026-10-01"

[[career]]
slug = "canal-pilot"
title = "Canal pilot"
soc = "53-5021"
minor = "53-5"
names = ["marine pilot", "ship pilot", "port pilot", "bar pilot"]
summary = "Boards ships near the coast and guides them through narrow waters to their berth."
tasks = ["board ships from the pilot boat", "give orders to the helm", "agree the plan with the captain"]
tools = ["radio", "portable chart"]
hazards = ["falling between boat and ship"]
people = ["captains", "tug crews"]
related = ["electrician", "registered-nurse"]

[[day]]
career = "canal-pilot"
title = "A fog on the river"
"#;

/// A pack with a career of its own, whose day is one of the library's.
pub(crate) fn text() -> String {
    let day = read(DAY);
    let scenes = &day[day.find("[[scene]]").unwrap()..];
    format!("{HEAD}\n{}", scenes.replace("[[scene", "[[day.scene"))
}

fn findings(text: &str) -> Vec<(usize, String)> {
    let report = pack("p", text.as_bytes(), &[]).unwrap_err();
    report.findings.into_iter().map(|f| (f.line, f.message)).collect()
}

#[test]
fn a_good_pack_is_taken_with_all_that_it_says_of_itself() {
    let pack = pack("p", text().as_bytes(), &[]).unwrap_or_else(|r| panic!("{}", said(&r).join("\n")));
    assert_eq!((pack.careers.len(), pack.days.len(), pack.days[0].scene.len()), (1, 1, 5));
    assert_eq!(
        pack.credit(),
        "Scenario pack “Trades of the harbour” (harbour-trades 1.0.0) by Ana Silva, CC-BY-4.0; reviewed by a practitioner: a canal pilot, 2026-10-01"
    );
    assert!(pack.days[0].reviewed_by_practitioner);
    let folder = tempfile::tempdir().unwrap();
    let report = lint(&write(folder.path(), "any.toml", &text())).unwrap();
    assert_eq!(
        (said(&report), report.summary.len()),
        (Vec::<String>::new(), 3),
        "`content lint` knows a pack by its tables"
    );
}

#[test]
fn what_is_wrong_is_told_with_its_line() {
    let good = text();
    let line_of = |needle: &str| good.lines().position(|l| l.contains(needle)).unwrap() + 1;
    for (from, to, message) in [
        ("name = \"harbour-trades\"", "name = \"Harbour Trades\"", "is not of letters a-z"),
        ("version = \"1.0.0\"", "version = \"one of many!\"", "is no version such as"),
        ("license = \"CC-BY-4.0\"", "license = \"do what you like\"", "is no SPDX licence id"),
        ("language = \"en\"", "language = \"42\"", "is no language tag"),
        ("on = \"2026-10-01\"", "on = \"last autumn\"", "is no day such as"),
        (
            "slug = \"canal-pilot\"",
            "slug = \"electrician\"",
            "the slug `electrician` is taken by `electrician` of the catalogue",
        ),
        (
            "names = [\"marine pilot\", \"ship",
            "names = [\"nurse\", \"ship",
            "`nurse` is taken by `registered-nurse` of the catalogue",
        ),
        (
            "career = \"canal-pilot\"",
            "career = \"moon-pilot\"",
            "the catalogue has no career `moon-pilot`",
        ),
        (
            "title = \"A fog on the river\"",
            "title = \"A <b>fog</b> on the river\"",
            "markup or an address",
        ),
        ("title = \"A fog on the river\"", "title = \"A fog \\u202Eon the river\"", "turns its direction"),
        ("title = \"A fog on the river\"", "title = \"A fog \\u0000on the river\"", "control character"),
        ("author = \"Ana Silva\"", "author = \"Ana Silva\"\nhomepage = \"x\"", "unknown field `homepage`"),
    ] {
        let found = findings(&good.replacen(from, to, 1));
        let line = line_of(from) + usize::from(to.contains('\n'));
        assert!(
            found.iter().any(|(l, m)| *l == line && m.contains(message)),
            "`{message}` in line {line}: {found:#?}"
        );
    }
    let scene = line_of("score = 0");
    for number in ["1e400", "99999999999999999999999", "-1", "11", "0.5", "\"0\""] {
        let found = findings(&good.replacen("score = 0", &format!("score = {number}"), 1));
        assert!(found.iter().all(|(l, m)| *l == scene && m.starts_with("does not fit")), "{number}: {found:#?}");
    }
}

#[test]
fn what_is_hostile_is_refused_quickly_and_briefly() {
    let good = text();
    let deep = format!("{HEAD}x = {}{}", "[".repeat(100_000), "]".repeat(100_000));
    let endless = good.replacen("A fog on the river", &"x".repeat(100_000), 1);
    let many = format!("{good}{}", "\n[[day]]\ncareer = \"electrician\"\ntitle = \"A b\"\nscene = []\n".repeat(2_000));
    let wide = good.replacen("facts = [", &format!("facts = [{}", "\"Ada is the boss\", ".repeat(20_000)), 1);
    for (what, bytes) in [
        ("nothing", Vec::new()),
        ("deep nesting", deep.into_bytes()),
        ("an endless word", endless.into_bytes()),
        ("many days", many.into_bytes()),
        ("a wide list", wide.into_bytes()),
        ("no UTF-8", [good.as_bytes(), b"\n# \xff\n"].concat()),
        ("NUL", good.replacen("Ana", "A\0na", 1).into_bytes()),
        ("too much", good.into_bytes().into_iter().chain(std::iter::repeat_n(b'\n', MAX_BYTES)).collect()),
    ] {
        let report = pack("p", &bytes, &[]).unwrap_err();
        assert!(!report.findings.is_empty(), "{what}");
        assert!(
            report.findings.iter().all(|f| f.message.len() < 600 && f.line > 0),
            "{what}: {:?}",
            report.findings.first()
        );
    }
    let not_utf8 = pack("p", &[text().as_bytes(), b"\n# \xff\n"].concat(), &[]).unwrap_err();
    // After the pack's last line comes an empty one, then this.
    assert_eq!(not_utf8.findings[0].line, text().lines().count() + 2);
}

#[test]
fn packs_keep_out_of_each_others_way() {
    let first = pack("p", text().as_bytes(), &[]).unwrap();
    let second = text().replacen("harbour-trades", "other-trades", 1);
    let report = pack("p", second.as_bytes(), &[first]).unwrap_err();
    let told = said(&report).join("\n");
    assert!(
        told.contains("the slug `canal-pilot` is taken by `canal-pilot` of the pack `harbour-trades`"),
        "{told}"
    );
    assert!(told.contains("`bar pilot` is taken by"), "{told}");
}

#[test]
fn a_day_of_a_pack_is_dealt_in_its_order_and_before_the_librarys_own() {
    let text = text().replacen("career = \"canal-pilot\"", "career = \"electrician\"", 1);
    let (head, rest) = text.split_once("[[career]]").unwrap();
    let text = format!("{head}{}", &rest[rest.find("[[day]]").unwrap()..]);
    let shelf = Shelf::of(vec![pack("p", text.as_bytes(), &[]).unwrap_or_else(|r| panic!("{}", said(&r).join("\n")))]);
    let (library, title) = (Library::embedded(), CareerTitle::parse("electrician").unwrap());
    let packs = shelf.days("electrician");
    let (mut in_day, mut withdrawn) = (Vec::new(), HashSet::new());
    withdrawn.insert(packs[0].pack.origin(packs[0].day, &packs[0].day.scene[1]));
    for round in 1..=6 {
        let made = library.scene(&SceneRequest {
            career: &title,
            entry: library.resolve(&title),
            difficulty: Difficulty::Normal,
            language: &Language::default(),
            round,
            rounds: 6,
            ledger: &[],
            played: &HashSet::new(),
            in_day: &in_day,
            seed: 7,
            packs: &packs,
            withdrawn: &withdrawn,
        });
        if round == 1 {
            assert!(
                made.provenance
                    .label
                    .as_deref()
                    .unwrap()
                    .contains("by Ana Silva, in the scenario pack “Trades of the harbour”")
            );
            assert!(made.scenario.sources.last().unwrap().starts_with("Scenario pack “Trades of the harbour”"));
        }
        in_day.push(made.origin);
    }
    let ids: Vec<&str> = in_day.iter().map(|o| o.rsplit('/').next().unwrap()).collect();
    let written: Vec<&str> = packs[0].day.scene.iter().map(|s| s.id.as_str()).collect();
    assert_eq!(ids[..4], [written[0], written[2], written[3], written[4]], "the withdrawn scene is left out");
    assert!(in_day[..4].iter().all(|o| o.starts_with("pack:harbour-trades/electrician/")), "{in_day:?}");
    assert!(in_day[4..].iter().all(|o| o.starts_with("card:")), "{in_day:?}");
}
