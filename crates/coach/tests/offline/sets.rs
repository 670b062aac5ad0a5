//! Labelled sets from elsewhere: scenes of the library by name, scenes that come along, and what is said when a set is none.

use super::*;
use careersim_coach::calibrate::{self, Ready, predict_offline, read_set};

fn read(lines: &[String]) -> Result<Vec<Ready>, String> {
    read_set(&lines.join("\n"), Library::embedded()).map_err(|e| e.to_string())
}

const SCENE: &str = r#"{"situation": "The lift of the hotel is stuck with a guest in it, and the caretaker is at lunch.", "id": "lift", "criteria": [
    {"text": "Speaks with the guest", "weight": 2, "competency": "communication", "exemplars": ["tell him over the intercom that help is coming", "keep talking to the guest so he stays calm"]},
    {"text": "Has the doors left alone until a technician is there", "weight": 3, "exemplars": ["ring the lift company's emergency number", "nobody opens the doors by hand"]},
    {"text": "Writes it down", "level": "hard"}],
    "red_flags": [{"text": "Pulls the guest out", "exemplars": ["force the doors open with a crowbar", "let him climb out between the floors"]}]}"#;

fn case(scene: &str, answer: &str, label: u8, more: &str) -> String {
    let scene = scene.replace('\n', " ");
    format!(r#"{{"scene": {scene}, "answer": "{answer}", "label": {label}{more}}}"#)
}

#[test]
fn a_set_may_bring_its_own_scenes() {
    let good = case(
        SCENE,
        "I call the emergency number of the lift company and stay at the intercom with the guest until they come",
        9,
        "",
    );
    let bad = case(
        SCENE,
        "Get a crowbar, open the doors and pull him out, that's quicker than any company",
        0,
        r#", "kind": "harmful""#,
    );
    let set = read(&["\u{feff}".to_owned(), good, String::new(), bad]).unwrap();
    assert_eq!((set[0].case.id.as_str(), set[1].case.id.as_str()), ("line 2", "line 4"));
    assert_eq!(set[0].scenario.criteria.len(), 2, "a criterion of another difficulty does not count");
    let figures = calibrate::figures(&set, &predict_offline(&set), 20, 1);
    assert_eq!((figures.answers, figures.failed, figures.harmful.unwrap().value), (2, 0, 1.0));
    let scores: Vec<u8> = set.iter().map(|r| grade_text(&r.scenario, &r.answer).score.get()).collect();
    assert!(scores[0] >= scores[1] + 3, "{scores:?}");
    let hard = read(&[case(SCENE, "I'd call the company", 5, r#", "difficulty": "hard""#)]).unwrap();
    assert_eq!(hard[0].scenario.criteria.len(), 3);
    let named = read(&[case(
        r#""day:registered-nurse/handover""#,
        "I'd look in the bin with him",
        4,
        r#", "difficulty": "hard""#,
    )])
    .unwrap();
    assert!(named[0].scenario.criteria.len() > handover().criteria.len());
}

#[test]
fn what_is_wrong_with_a_set_is_said_by_name() {
    let nurse = r#""day:registered-nurse/handover""#;
    let fine = case(nurse, "call her", 3, "");
    for (lines, said) in [
        (vec![String::new()], "empty"),
        (vec![fine, "{".to_owned()], "line 2"),
        (vec![case(nurse, "call her", 11, "")], "0..=10"),
        (vec![case(nurse, " ", 3, r#", "id": "a7""#)], "`a7`"),
        (vec![case(nurse, "call her", 3, r#", "kind": "great""#)], "great"),
        (vec![case(nurse, "call her", 3, r#", "lable": 3"#)], "lable"),
        (vec![case(r#""day:nurse/nowhere""#, "call her", 3, "")], "`day:nurse/nowhere`"),
        (vec![case("7", "call her", 3, "")], "neither the name of a scene"),
        (vec![case(r#"{"criteria": []}"#, "call her", 3, "")], "situation"),
        (
            vec![case(r#"{"situation": "A lift.", "criteria": []}"#, "call her", 3, "")],
            "`criteria` is empty",
        ),
        (
            vec![case(
                r#"{"situation": "A lift.", "criteria": [{"text": "Calls", "weight": 9}]}"#,
                "call her",
                3,
                "",
            )],
            "criteria[0]",
        ),
        (vec![case(&SCENE.replace("exemplars", "examples"), "call her", 3, "")], "examples"),
        (
            vec![case(nurse, "call her", 3, r#", "id": "b""#), case(nurse, "ring her", 3, r#", "id": "b""#)],
            "twice",
        ),
    ] {
        let message = read(&lines).expect_err(said);
        assert!(message.contains(said), "{message}");
    }
}
