//! The rules that no model may break, by tables and by chance. Each test names its rule of the product.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests may fail loudly")]

use careersim_domain::{
    Answer, AnswerText, Balance, CareerTitle, Competency, Criterion, Finding, Level, Provenance, Rounds, Scenario, ScenarioOption, Score, Source, balance,
    evaluation::{grade_option, settle},
    grading, quote,
    session::{self, Next},
};
use proptest::prelude::*;

fn criterion(text: &str, weight: u8) -> Criterion {
    Criterion {
        text: text.to_owned(),
        competency: Competency::Craft,
        weight,
        level: None,
        exemplars: Vec::new(),
    }
}

fn option(text: &str, score: i64) -> ScenarioOption {
    ScenarioOption {
        text: text.to_owned(),
        score: Score::parse(score).unwrap(),
        feedback: "because".to_owned(),
        consequence: "so".to_owned(),
        sets: None,
    }
}

fn scenario() -> Scenario {
    Scenario {
        title: None,
        situation: "word ".repeat(60),
        options: vec![option("wait and see", 2), option("ask the owner", 8), option("do it alone", 5)],
        criteria: vec![criterion("asks", 3), criterion("waits", 1)],
        red_flags: Vec::new(),
        strong_answer: "I would ask.".to_owned(),
        facts: Vec::new(),
        sources: Vec::new(),
    }
}

#[test]
fn rule_1_any_career_is_a_title_or_says_why_not() {
    for (typed, parsed) in [
        ("  Registered   NURSE ", "registered nurse"),
        ("abc", "abc"),
        ("ÄRZTIN", "ärztin"),
        ("看護師", "看護師"),
    ] {
        assert_eq!(CareerTitle::parse(typed).unwrap().as_str(), parsed);
    }
    for (typed, code) in [
        ("ab", "too_short"),
        ("   ", "too_short"),
        ("a\0bc", "control_character"),
        ("a\tbc", "control_character"),
        ("\u{200B}\u{200B}ab", "too_short"),
    ] {
        assert_eq!(CareerTitle::parse(typed).unwrap_err().code, code, "{typed:?}");
    }
    assert!(CareerTitle::parse(&"x".repeat(100)).is_ok());
    assert_eq!(CareerTitle::parse(&"x".repeat(101)).unwrap_err().code, "too_long");
}

#[test]
fn rule_2_a_pick_is_graded_by_its_own_grading() {
    let grade = grade_option(&scenario(), 1, Provenance::of(Source::Library)).unwrap();
    assert_eq!(grade.score.get(), 8);
    assert!(grade_option(&scenario(), 3, Provenance::of(Source::Library)).is_none());
    assert_eq!(scenario().best_option(), Some(1));
}

#[test]
fn rule_3_a_level_without_a_verified_quote_becomes_0() {
    let answer = "I'd ask the   owner first, then wait.";
    let cases = [
        ("ask the owner", true),
        ("ASK THE OWNER first", true),
        ("then  wait.", true),
        ("tell the boss", false),
        ("", false),
        (".", false),
        ("sk the", false),
    ];
    for (quoted, stands) in cases {
        assert_eq!(quote::find(answer, quoted).is_some(), stands, "{quoted:?}");
        let verified = grading::verify(
            &Finding {
                level: Level::parse(3).unwrap(),
                reason: String::new(),
                quote: Some(quoted.to_owned()),
            },
            answer,
        );
        assert_eq!(verified.level.get(), if stands { 3 } else { 0 }, "{quoted:?}");
        assert_eq!(verified.unverified, !stands);
    }
}

#[test]
fn rule_3_the_score_is_the_weighted_mean_rounded_half_up() {
    let criteria = [criterion("a", 3), criterion("b", 1)];
    for (levels, score) in [
        ([3, 3], 10),
        ([0, 0], 0),
        ([3, 0], 8),
        ([0, 3], 3),
        ([1, 1], 3),
        ([2, 2], 7),
        ([1, 2], 4),
        ([2, 1], 6),
    ] {
        let levels = levels.map(|l| Level::parse(l).unwrap());
        assert_eq!(grading::score(&criteria, &levels).get(), score, "{levels:?}");
    }
}

#[test]
fn scores_levels_and_rounds_are_never_clamped() {
    assert!([-1, 11, 99].iter().all(|v| Score::parse(*v).is_err()));
    assert!([-1, 4].iter().all(|v| Level::parse(*v).is_err()));
    assert!([0, 11].iter().all(|v| Rounds::parse(*v).is_err()));
}

#[test]
fn an_answer_is_an_option_or_own_words_and_not_both() {
    let scene = scenario();
    assert_eq!(Answer::from_fields(Some(2), None, &scene).unwrap(), Answer::Option(2));
    for (option, words, field) in [
        (None, None, "user_answer"),
        (Some(0), Some("x"), "option"),
        (Some(3), None, "option"),
        (Some(-1), None, "option"),
        (None, Some("  "), "user_answer"),
    ] {
        assert_eq!(Answer::from_fields(option, words, &scene).unwrap_err().0, field);
    }
    assert!(AnswerText::parse(&"🙂".repeat(500)).is_ok() && AnswerText::parse(&"🙂".repeat(501)).is_err());
    assert!(
        !format!("{:?}", AnswerText::parse("my secret").unwrap()).contains("secret"),
        "a player's words never reach a log"
    );
}

#[test]
fn the_balance_moves_by_twice_the_score_minus_five_and_never_below_0() {
    for (score, change) in [(0, -10), (5, 0), (10, 10), (7, 4)] {
        assert_eq!(balance::change_for(Score::parse(score).unwrap()), change);
    }
    let grade = grade_option(&scenario(), 0, Provenance::of(Source::Library)).unwrap();
    let settled = settle(grade, &scenario(), Balance::new(4));
    assert_eq!((settled.balance_change, settled.balance.get()), (-4, 0), "the floor makes the change smaller");
    assert_eq!(Balance::new(5).pay(5).unwrap().get(), 0);
    assert!(Balance::new(9).pay(10).is_err());
}

#[test]
fn a_day_goes_from_scene_to_scene() {
    assert_eq!(session::next(5, 0, 0), Next::Make(1));
    assert_eq!(session::next(5, 2, 1), Next::Waiting(2));
    assert_eq!(session::next(5, 2, 2), Next::Make(3));
    assert_eq!(session::next(5, 5, 5), Next::Finished);
    assert!(session::check_rewind(3, 2).is_err() && session::check_rewind(0, 2).is_err() && session::check_rewind(1, 0).is_err());
}

proptest! {
    #[test]
    fn any_title_parses_to_itself(typed in "\\PC{0,120}") {
        if let Ok(title) = CareerTitle::parse(&typed) {
            prop_assert!((3..=100).contains(&title.as_str().chars().count()));
        }
    }

    #[test]
    fn the_balance_never_falls_below_0_and_always_adds_up(scores in prop::collection::vec(0_i64..=10, 0..60)) {
        let (mut now, mut sum) = (Balance::default(), 0);
        for score in scores {
            let change = now.change(balance::change_for(Score::parse(score).unwrap()));
            now = now.after(change);
            sum += change;
            prop_assert!(now.get() >= 0);
        }
        prop_assert_eq!(now.get(), 100 + sum);
    }
}
