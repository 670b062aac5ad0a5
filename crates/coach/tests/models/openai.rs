//! The OpenAI-compatible link: the same rules on another wire.

use crate::house::{ANSWER, Books, SHORT, attempts, grade, graded, make, models, short, with_third};
use crate::support::answers::scene;
use crate::support::{Fake, LOCAL, Step};
use careersim_coach::{CoachConfig, GradeOutcome, SceneOutcome};
use careersim_domain::Receipt;
use serde_json::{Value, json};

/// Only the third link.
fn alone(fake: &Fake) -> CoachConfig {
    let mut config = with_third(fake);
    config.gemini.key = None;
    config
}

fn reply(change: impl FnOnce(&mut Value)) -> Step {
    let mut document = json!({
        "model": LOCAL,
        "choices": [{ "index": 0, "message": { "role": "assistant", "content": scene().to_string() }, "finish_reason": "stop" }],
        "usage": { "prompt_tokens": 1000, "completion_tokens": 250 },
    });
    change(&mut document);
    Step::Document(document)
}

fn receipt_of(outcome: &SceneOutcome) -> (&'static str, Receipt) {
    match outcome {
        SceneOutcome::Made { receipt, provenance, .. } => {
            assert_eq!(short(provenance.model.as_deref().unwrap()), "local");
            ("made", receipt.clone())
        }
        SceneOutcome::Blocked { receipt, .. } => ("blocked", receipt.clone()),
        SceneOutcome::Unavailable { receipt, .. } => ("unavailable", receipt.clone()),
    }
}

async fn run(step: Step, result: &str, expected: &[&str]) {
    let fake = Fake::start().await;
    let mut config = alone(&fake);
    if step.hangs() {
        config.limits.openai_ms = SHORT;
    }
    fake.script(LOCAL, [step]);
    let (kind, receipt) = receipt_of(&make(&models(&config), &Books::default(), "baker", "en").await);
    assert_eq!((kind, attempts(&receipt)), (result, expected.iter().map(|e| (*e).to_owned()).collect()));
    assert_eq!(fake.refusals(), Vec::<String>::new());
}

#[tokio::test]
async fn it_makes_scenes_and_grades_alone() {
    let fake = Fake::start().await;
    let models = models(&alone(&fake));
    assert_eq!(receipt_of(&make(&models, &Books::default(), "baker", "en").await).0, "made");
    let grade = graded(grade(&models, &Books::default(), ANSWER).await);
    assert_eq!(attempts(&grade.receipt), ["local:ok"]);
    let attempt = &grade.receipt.attempts[0];
    assert_eq!(
        (attempt.input_tokens, attempt.output_tokens, attempt.thought_tokens, attempt.cost_usd),
        (Some(1_000), Some(200), Some(50), None)
    );
    assert_eq!(fake.refusals(), Vec::<String>::new());
}

#[tokio::test]
async fn faults_lead_where_they_lead_with_gemini() {
    let error = |status: u16, code: &str| Step::Status(status, json!({ "error": { "message": "x", "code": code } }).to_string());
    for (step, word) in [
        (error(500, "x"), "server_error"),
        (error(503, "x"), "overloaded"),
        (Step::Reset, "connection"),
        (Step::CutShort, "connection"),
        (error(429, "rate_limit_exceeded"), "rate_limited"),
        (Step::Body(String::new()), "empty"),
        (Step::Body("<html>".into()), "empty"),
        (reply(|d| d["choices"] = json!([])), "empty"),
        (reply(|d| d["choices"][0]["message"]["content"] = Value::Null), "empty"),
        (reply(|d| d["choices"][0]["message"]["content"] = json!("no JSON")), "malformed"),
        (reply(|d| d["choices"][0]["message"]["content"] = json!("{}")), "invalid"),
        (reply(|d| d["choices"][0]["finish_reason"] = json!("tool_calls")), "stopped"),
        (
            reply(|d| d["choices"][0] = json!({ "message": { "content": "{\"title\": \"x" }, "finish_reason": "length" })),
            "cut_off",
        ),
    ] {
        run(step, "made", &[&format!("local:{word}"), "local:ok"]).await;
    }
    for (step, word) in [
        (Step::Hang, "timeout"),
        (Step::Trickle, "timeout"),
        (Step::Endless, "runaway"),
        (error(401, "invalid_api_key"), "key_refused"),
        (error(404, "model_not_found"), "model_retired"),
        (error(429, "insufficient_quota"), "quota_exhausted"),
    ] {
        run(step, "unavailable", &[&format!("local:{word}")]).await;
    }
    for step in [
        reply(|d| d["choices"][0]["finish_reason"] = json!("content_filter")),
        reply(|d| d["choices"][0]["message"]["refusal"] = json!("I can't.")),
        error(400, "content_filter"),
    ] {
        run(step, "blocked", &["local:blocked"]).await;
    }
    run(reply(|d| drop(d.as_object_mut().unwrap().shift_remove("usage"))), "made", &["local:ok"]).await;
}

#[tokio::test]
async fn a_server_without_json_schema_gets_the_schema_as_text() {
    let fake = Fake::start().await;
    fake.without_schema();
    let models = models(&alone(&fake));
    let (kind, receipt) = receipt_of(&make(&models, &Books::default(), "baker", "en").await);
    assert_eq!(
        (kind, attempts(&receipt)),
        ("made", vec!["local:schema_refused".to_owned(), "local:ok".to_owned()])
    );
    assert!(fake.seen()[1].prompt().contains("\"minItems\":3"));
    // It is remembered.
    let GradeOutcome::Graded(grade) = grade(&models, &Books::default(), ANSWER).await else {
        panic!()
    };
    assert_eq!(attempts(&grade.receipt), ["local:ok"]);
}

#[tokio::test]
async fn a_request_that_is_refused_either_way_is_given_up() {
    let fake = Fake::start().await;
    fake.script(
        LOCAL,
        [
            Step::Status(400, json!({ "error": { "code": "x" } }).to_string()),
            Step::Status(400, json!({ "error": { "code": "x" } }).to_string()),
        ],
    );
    let (kind, receipt) = receipt_of(&make(&models(&alone(&fake)), &Books::default(), "baker", "en").await);
    assert_eq!(
        (kind, attempts(&receipt)),
        ("unavailable", vec!["local:schema_refused".to_owned(), "local:bad_request".to_owned()])
    );
}
