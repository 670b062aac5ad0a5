use super::{Cleared, clear, rules};
use careersim_domain::Scenario;
use serde::Deserialize;

#[derive(Deserialize)]
struct Attacks {
    attacks: Vec<String>,
    blind: Vec<String>,
}

#[derive(Deserialize)]
struct Phrases {
    phrases: Vec<String>,
}

fn attacks() -> Attacks {
    toml::from_str(include_str!("../../tests/data/attacks.toml")).unwrap()
}

fn phrases() -> Vec<String> {
    toml::from_str::<Phrases>(include_str!("../../tests/data/phrases.toml")).unwrap().phrases
}

fn scene(text: &str) -> Scenario {
    Scenario {
        title: None,
        situation: text.to_owned(),
        options: vec![],
        criteria: vec![],
        red_flags: vec![],
        strong_answer: "I would stop the pump, ask Marek what he heard and call Mrs Alvarez.".to_owned(),
        facts: vec![],
        sources: vec![],
    }
}

fn dairy() -> Scenario {
    scene("The pump on tank two of the dairy makes a noise since four. The truck is due at eight and Marek wants to go home.")
}

#[test]
fn every_rule_is_readable() {
    assert!(rules::load().unwrap() > 50);
}

const WEAK: &str = "I would wait and see what happens.";

#[test]
fn attacks_are_found_wherever_they_stand() {
    let mut missed = Vec::new();
    for attack in attacks().attacks {
        for text in [format!("{WEAK} {attack}"), format!("{attack} {WEAK}"), attack.clone()] {
            let Cleared { pieces, suspicious } = clear(&text, &dairy());
            // Nothing of the attack may reach a model; an innocent remark beside it may.
            if !suspicious || pieces.iter().any(|p| rules::speaks_of_grading(p)) {
                missed.push(format!("{suspicious} {pieces:?} <- {text}"));
            }
        }
    }
    assert!(missed.is_empty(), "{} missed:\n{}", missed.len(), missed.join("\n"));
}

#[test]
fn hardly_a_word_of_a_new_attack_reaches_a_model() {
    let attacks = attacks();
    let unchanged = |attack: &&String| {
        let text = format!("{WEAK} {attack}");
        clear(&text, &dairy()).text() == text
    };
    let seen: Vec<&String> = attacks.blind.iter().filter(unchanged).collect();
    assert!(
        seen.len() * 20 <= attacks.blind.len(),
        "{} of {} reach it whole: {seen:#?}",
        seen.len(),
        attacks.blind.len()
    );
}

#[test]
fn harmless_phrases_pass() {
    let mut taken = Vec::new();
    for phrase in phrases() {
        for text in [phrase.clone(), format!("I would stop the pump and call Mrs Alvarez. {phrase}")] {
            if clear(&text, &dairy()).suspicious {
                taken.push(text);
            }
        }
    }
    assert!(taken.is_empty(), "{} taken for attacks:\n{}", taken.len(), taken.join("\n"));
}

fn content(folder: &str) -> std::path::PathBuf {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content").join(folder)
}

/// Every authored scene with everything that its author wrote an honest or harmful player to say.
fn authored() -> Vec<(Scenario, Vec<String>)> {
    let mut scenes = Vec::new();
    for file in ["days", "cards"].iter().flat_map(|f| std::fs::read_dir(content(f)).unwrap()) {
        let table: toml::Table = std::fs::read_to_string(file.unwrap().path()).unwrap().parse().unwrap();
        let list = table.get("scene").or_else(|| table.get("card")).and_then(toml::Value::as_array);
        scenes.extend(list.into_iter().flatten().filter_map(with_answers));
    }
    scenes
}

fn strings(value: Option<&toml::Value>) -> Vec<String> {
    value
        .and_then(toml::Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(|v| v.as_str().map(str::to_owned))
        .collect()
}

fn tables<'a>(value: &'a toml::Value, name: &str) -> impl Iterator<Item = &'a toml::Value> {
    value.get(name).and_then(toml::Value::as_array).into_iter().flatten()
}

fn with_answers(value: &toml::Value) -> Option<(Scenario, Vec<String>)> {
    let text = |v: &toml::Value, name: &str| v.get(name).and_then(toml::Value::as_str).map(str::to_owned);
    let options: Vec<String> = tables(value, "option").filter_map(|o| text(o, "text")).collect();
    let mut scenario = scene(&text(value, "situation")?);
    scenario.strong_answer = text(value, "strong_answer")?;
    scenario.facts = options.clone();
    scenario.facts.extend(tables(value, "criterion").filter_map(|c| text(c, "text")));
    let said = tables(value, "criterion")
        .chain(tables(value, "red_flag"))
        .flat_map(|c| strings(c.get("exemplars")));
    let answers = said.chain(options).chain([scenario.strong_answer.clone()]).collect();
    Some((scenario, answers))
}

#[test]
fn what_authors_let_players_say_passes() {
    authors_pass(61);
}

#[test]
#[ignore = "takes minutes without optimisation"]
fn everything_that_authors_let_players_say_passes() {
    authors_pass(1);
}

fn authors_pass(one_in: usize) {
    let (mut all, mut taken, mut changed) = (0, Vec::new(), Vec::new());
    for (scenario, answers) in authored() {
        for answer in answers.into_iter().step_by(one_in) {
            all += 1;
            let cleared = clear(&answer, &scenario);
            if cleared.suspicious {
                taken.push(answer);
            } else if cleared.text() != answer {
                changed.push(answer);
            }
        }
    }
    assert!(changed.len() * 200 <= all, "{} of {all} changed:\n{}", changed.len(), changed.join("\n"));
    assert!(all * one_in > 5_000, "only {all} answers were found");
    assert!(taken.len() * 1_000 <= all, "{} of {all} taken for attacks:\n{}", taken.len(), taken.join("\n"));
}

fn scene_of(case: &serde_json::Value) -> Scenario {
    match case["scene"].as_str() {
        Some(origin) => crate::library::Library::embedded()
            .by_origin(origin, careersim_domain::Difficulty::Normal)
            .unwrap(),
        None => serde_json::from_value(case["scene"].clone()).unwrap(),
    }
}

#[test]
fn the_golden_set_is_told_apart() {
    let (mut missed, mut taken) = (Vec::new(), Vec::new());
    let (mut commands, mut others, mut changed) = (0, 0, 0);
    for file in ["tune.jsonl", "release.jsonl"] {
        for line in std::fs::read_to_string(content("golden").join(file)).unwrap().lines() {
            let case: serde_json::Value = serde_json::from_str(line).unwrap();
            let (answer, is_command) = (case["answer"].as_str().unwrap().to_owned(), case["kind"] == "command");
            *(if is_command { &mut commands } else { &mut others }) += 1;
            let cleared = clear(&answer, &scene_of(&case));
            changed += usize::from(!is_command && cleared.text() != answer);
            match (cleared.suspicious, is_command) {
                (false, true) => missed.push(answer),
                (true, false) => taken.push(answer),
                _ => {}
            }
        }
    }
    assert!(
        missed.is_empty() && taken.is_empty(),
        "missed {} of {commands}:\n{}\ntaken {} of {others}:\n{}",
        missed.len(),
        missed.join("\n"),
        taken.len(),
        taken.join("\n")
    );
    assert!(changed * 25 <= others, "{changed} of {others} changed");
}
