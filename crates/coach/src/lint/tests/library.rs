//! The catalogue, cards, plain texts, duplicates, the golden set, and what is no content.

use super::*;
use crate::calibrate::Case;

#[test]
fn careers_agree_with_each_other_and_with_the_classification() {
    let slug = read(CAREERS).lines().find(|l| l.starts_with("slug =")).unwrap().to_owned();
    for (begins, instead, message) in [
        ("slug =@2", slug.as_str(), "the slug `registered-nurse` is taken"),
        ("slug =", "slug = \"Registered Nurse\"", "is not of letters a-z"),
        ("title =@2", "title = \"RN\"", "the title `RN` is none that a player may type"),
        ("soc =", "soc = \"29-9998\"", "`29-9998` is no code of SOC 2018"),
        ("minor =", "minor = \"29-2\"", "`29-1141` is not in the minor group `29-2`"),
        ("minor =", "minor = \"31-1\"", "`31-1` does not belong into group `29`"),
        (
            "related =",
            "related = [\"midwife\", \"time-traveller\"]",
            "the catalogue has no career `time-traveller`",
        ),
        ("related =", "related = [\"midwife\", \"registered-nurse\"]", "is related to itself"),
        ("names =", "names = [\"rn\"]", "1 names; 4 to 12"),
        ("names =@2", "names = [\"nurse\", \"b one\", \"c one\", \"d one\"]", "`nurse` already stands at"),
        (
            "names =",
            "names = [\"RN\", \"b one\", \"c one\", \"d one\"]",
            "the name `RN` is not in lower case",
        ),
        ("tools =", "tools = [\"cart\", \"cart\"]", "the entry `cart` stands here twice"),
        ("hazards =", "hazards = []", "0 hazards; 1 to 3"),
        ("group =", "group = \"30\"", "the file is called `29`, its group `30`"),
    ] {
        must_find(CAREERS, begins, instead, message);
    }
}

#[test]
fn cards_cover_every_group() {
    must_find(CARD, "group =", "group = \"29-x\"", "is neither `29`, nor `29-1`, nor `general`");
    must_find(
        CARD,
        "id =@2",
        read(CARD).lines().find(|l| l.starts_with("id =")).unwrap(),
        "stands in the file twice",
    );
    let folder = tempfile::tempdir().unwrap();
    let one_card = read("cards/29.toml").split("[[card]]").take(2).collect::<Vec<_>>().join("[[card]]");
    write(folder.path(), CAREERS, &read(CAREERS));
    write(folder.path(), CARD, &read(CARD));
    write(folder.path(), DAY, &read(DAY));
    write(folder.path(), "cards/29.toml", &one_card);
    write(folder.path(), "cards/general.toml", &one_card.replace("group = \"29\"", "group = \"general\""));
    let said = said(&lint(folder.path()).unwrap());
    for message in [
        "cards/29.toml:8: 1 cards; at least 2",
        "cards/general.toml:8: 1 cards; at least 20",
        "the group `29-2` has no cards",
    ] {
        assert!(said.iter().any(|m| m.contains(message)), "{message}: {said:#?}");
    }
    assert!(!said.iter().any(|m| m.contains("the group `29-1` has no cards")));
    fs::remove_file(folder.path().join("cards/general.toml")).unwrap();
    let report = lint(folder.path()).unwrap();
    assert!(report.findings.iter().any(|f| f.message.contains("no general cards")));
}

#[test]
fn texts_are_plain() {
    for (begins, instead, message) in [
        ("title =@2", "title = \"<b>Ward</b> six\"", "markup or an address"),
        ("title =@2", "title = \"See https://example.org\"", "markup or an address"),
        ("title =@2", "title = \" Ward six\"", "begins or ends with white space"),
        ("title =@2", "title = \"Ward  six\"", "two spaces stand together"),
        ("title =@2", "title = \"Ward {name} six\"", "a slot that nothing fills"),
        ("title =@2", "title = \"Ward \\u0007 six\"", "a control character"),
        ("title =@2", "title = \"Ward\\nsix\"", "on more than one line"),
        ("title =@2", "title = \"\"", "the text is empty"),
    ] {
        must_find(CARD, begins, instead, message);
        must_find(DAY, begins, instead, message);
    }
    let slot = |text: &str| format!("situation = \"{text} {}\"", words(60));
    must_find(CARD, "situation =", &slot("You are a {title} here,"), "the slot must read");
    must_find(CARD, "situation =", &slot("as the {title} on duty {title}"), "a slot that nothing fills");
}

#[test]
fn nearly_the_same_text_is_found() {
    let line = |file: &str, begins: &str| read(file).lines().find(|l| l.starts_with(begins)).unwrap().to_owned();
    let changed = line(CARD, "strong_answer =").replacen(" the ", " this ", 1);
    must_find(CARD, "strong_answer =@2", &changed, "nearly the same text stands at");
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), CARD, &read(CARD));
    write(folder.path(), "cards/29-2.toml", &read(CARD).replace("29-1", "29-2"));
    let found = lint(folder.path()).unwrap().findings;
    assert!(
        found.iter().any(|f| f.file.ends_with("29-2.toml") && f.message.contains("cards/29-1.toml:")),
        "also across files"
    );
}

const CASE: &str =
    r#"{"id": "a", "scene": "card:29-1/the-report-nobody-read", "kind": "good", "label": 7, "answer": "I ring the stand-in now.", "reason": "calls"}"#;

fn golden(tune: &str, release: &str) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), CARD, &read(CARD));
    write(folder.path(), "golden/tune.jsonl", tune);
    write(folder.path(), "golden/release.jsonl", release);
    write(folder.path(), "golden/HASHES", "00  tune.jsonl\n00  release.jsonl\n");
    let said = said(&lint(folder.path()).unwrap());
    said.into_iter().filter_map(|m| m.split_once("golden/").map(|(_, m)| m.to_owned())).collect()
}

#[test]
fn the_golden_set_is_held_to_its_format() {
    assert!(serde_json::from_str::<Case>(CASE).is_ok());
    for (bad, message) in [
        ("{\"id\": 7}".to_owned(), "tune.jsonl:2: the line is no case"),
        (CASE.to_owned(), "tune.jsonl:2: the id `a` stands in the set twice"),
        (CASE.replace("nobody-read", "everybody-read"), "tune.jsonl:2: the library has no scene"),
        (
            CASE.replace("\"label\": 7", "\"label\": 1"),
            "tune.jsonl:2: the label 1 does not fit the kind `Good`",
        ),
        (CASE.replace("\"calls\"", "\"\""), "gives no reason for its label"),
        (CASE.replace("I ring the stand-in now.", &"x".repeat(501)), "is not of 1 to 500 characters"),
    ] {
        let said = golden(&format!("{CASE}\n{bad}\n"), "");
        assert!(said.iter().any(|m| m.contains(message)), "{message}: {said:#?}");
    }
    let said = golden(CASE, &CASE.replace("\"a\"", "\"b\""));
    for message in [
        "release.jsonl:1: the scene `card:29-1/the-report-nobody-read` stands in an earlier file too",
        "HASHES:1: `tune.jsonl` was changed after its hash was recorded",
        "HASHES:2: `release.jsonl` was changed",
        "tune.jsonl:1: 2 answers over 1 scenes; at least 240 over 24",
    ] {
        assert!(said.iter().any(|m| m.contains(message)), "{message}: {said:#?}");
    }
}

#[test]
fn what_is_no_content_is_said() {
    let folder = tempfile::tempdir().unwrap();
    assert!(matches!(lint(folder.path()), Err(LintError::NotContent(_))));
    assert!(matches!(lint(&folder.path().join("missing")), Err(LintError::NotContent(_))));
    assert!(matches!(lint(&write(folder.path(), "notes.toml", "a = 1\n")), Err(LintError::NotContent(_))));
    let report = lint(&write(folder.path(), "days/broken.toml", "career = \"x\"\n[[scene]\n")).unwrap();
    assert!(said(&report)[0].ends_with("days/broken.toml:2: does not fit the format: unclosed table, expected `]]`") || report.findings[0].line == 2);
    let elsewhere = lint(&write(folder.path(), "my-cards.toml", &read(CARD))).unwrap();
    assert!(
        said(&elsewhere).iter().all(|m| m.contains("the file is called `my-cards`")),
        "a file outside its folder is known by its tables"
    );
}

#[test]
fn the_published_schemas_are_current_and_every_file_fits_them() {
    let published = content().join("schema");
    for (name, schema) in schemas() {
        let file = published.join(format!("{name}.json"));
        assert_eq!(
            fs::read_to_string(&file).unwrap_or_default(),
            schema,
            "`careersim content schema` writes {}",
            file.display()
        );
        let validator = jsonschema::validator_for(&serde_json::from_str(&schema).unwrap()).unwrap();
        let fits = |value: &serde_json::Value, of: &Path| {
            let faults: Vec<String> = validator.iter_errors(value).map(|e| format!("{} at {}", e, e.instance_path())).collect();
            assert!(faults.is_empty(), "{}: {faults:#?}", of.display());
        };
        // The library itself holds no packs: one of the tests' stands for them.
        if name == "packs" {
            fits(
                &serde_json::to_value(toml::from_str::<toml::Table>(&super::packs::text()).unwrap()).unwrap(),
                &file,
            );
            continue;
        }
        for entry in fs::read_dir(content().join(name)).unwrap() {
            let path = entry.unwrap().path();
            let text = fs::read_to_string(&path).unwrap();
            match path.extension().and_then(|e| e.to_str()) {
                Some("toml") => fits(&serde_json::to_value(toml::from_str::<toml::Table>(&text).unwrap()).unwrap(), &path),
                Some("jsonl") => text.lines().for_each(|l| fits(&serde_json::from_str(l).unwrap(), &path)),
                _ => {}
            }
        }
        assert!(!validator.is_valid(&serde_json::json!({"group": 7})));
    }
}
