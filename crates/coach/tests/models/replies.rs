//! Rows of the outcome table in which a reply has no text, an odd ending or a wrapping.

use crate::house::*;
use crate::rows::*;
use crate::support::answers::{scene, success};
use crate::support::{FLASH, Fake, Step};
use serde_json::{Value, json};

#[tokio::test]
async fn a_success_without_a_text_is_repeated() {
    let thought = json!([{ "text": scene().to_string(), "thought": true }]);
    let rows = [
        ("empty body", Step::Body(String::new())),
        ("HTML", Step::Body("<!doctype html><p>Sign in".into())),
        ("truncated document", Step::Body(success(FLASH, "{}").to_string()[..60].into())),
        ("an error object", Step::Body(json!({ "error": { "code": 500 } }).to_string())),
        ("no candidates", document(|d| d["candidates"] = json!([]))),
        ("no candidates at all", Step::Body("{}".into())),
        ("empty text", document(|d| d["candidates"][0]["content"]["parts"] = json!([{ "text": " \n" }]))),
        ("no parts", document(|d| d["candidates"][0]["content"] = json!({ "role": "model" }))),
        ("only thought parts", document(|d| d["candidates"][0]["content"]["parts"] = thought)),
        ("an array", Step::Body("[]".into())),
        ("204", Step::Status(204, String::new())),
    ];
    for (name, step) in rows {
        repeats(name, step, "empty").await;
    }
}

#[tokio::test]
async fn what_safety_holds_back_is_told_and_never_asked_again() {
    for reason in ["SAFETY", "PROHIBITED_CONTENT"] {
        refuses(reason, prompt_blocked(reason)).await;
    }
    for reason in ["SAFETY", "PROHIBITED_CONTENT", "BLOCKLIST", "SPII"] {
        refuses(reason, document(|d| d["candidates"] = json!([{ "finishReason": reason, "index": 0 }]))).await;
        refuses(reason, finished(reason)).await;
    }
    let other = prompt_blocked("OTHER");
    run("OTHER once", vec![other.clone()], vec![], "made by pro", &["flash:withheld", "pro:ok"]).await;
    run(
        "OTHER twice",
        vec![other.clone()],
        vec![other.clone()],
        "blocked",
        &["flash:withheld", "pro:withheld"],
    )
    .await;
    run("OTHER, then gone", vec![other], vec![Step::Hang], "blocked", &["flash:withheld", "pro:timeout"]).await;
    passes("feedback without a reason", document(|d| d["promptFeedback"] = json!({ "safetyRatings": [] }))).await;
}

#[tokio::test]
async fn a_model_that_stops_by_itself_is_asked_again() {
    for reason in [
        "RECITATION",
        "OTHER",
        "MALFORMED_RESPONSE",
        "LANGUAGE",
        "SOMETHING_NEW",
        "FINISH_REASON_UNSPECIFIED",
    ] {
        repeats(reason, finished(reason), "stopped").await;
    }
}

#[tokio::test]
async fn a_cut_answer_gets_twice_the_room() {
    let half = scene().to_string()[..300].to_owned();
    let cut = |text: Option<&str>| {
        document(|d| {
            d["candidates"][0] = match text {
                Some(text) => json!({ "content": { "parts": [{ "text": text }] }, "finishReason": "MAX_TOKENS" }),
                None => json!({ "finishReason": "MAX_TOKENS" }),
            }
        })
    };
    for step in [cut(Some(&half)), cut(None), cut(Some(" "))] {
        let (fake, _) = run("MAX_TOKENS", vec![step.clone()], vec![], "made by flash", &["flash:cut_off", "flash:ok"]).await;
        let limits: Vec<_> = fake.seen().iter().map(|s| s.body["generationConfig"]["maxOutputTokens"].as_u64()).collect();
        assert_eq!(limits, [Some(4_096), Some(8_192)]);
        run(
            "MAX_TOKENS twice",
            vec![step.clone(); 2],
            vec![],
            "made by pro",
            &["flash:cut_off", "flash:cut_off", "pro:ok"],
        )
        .await;
    }
    passes("MAX_TOKENS after a whole object", cut(Some(&scene().to_string()))).await;
}

#[tokio::test]
async fn thinking_is_lowered_when_there_is_a_lower_level() {
    let fake = Fake::start().await;
    let mut config = config(&fake);
    config.gemini.flash_thinking = Some(careersim_coach::config::Thinking::High);
    fake.script(FLASH, [document(|d| d["candidates"][0] = json!({ "finishReason": "MAX_TOKENS" }))]);
    scene_by(&models(&config), &Books::default()).await;
    let levels: Vec<_> = fake
        .seen()
        .iter()
        .map(|s| s.body["generationConfig"]["thinkingConfig"]["thinkingLevel"].clone())
        .collect();
    assert_eq!(levels, ["HIGH", "MEDIUM"]);
}

#[tokio::test]
async fn loops_move_on() {
    moves_on("more than the cap", Step::Endless, "runaway").await;
    moves_on("white space", say(format!("{{\"title\": \"x\", {}", "\n".repeat(3_000))), "runaway").await;
    let words = document(|d| {
        d["candidates"][0] =
            json!({ "content": { "parts": [{ "text": format!("{{\"title\": \"{}", "and then again ".repeat(300)) }] }, "finishReason": "MAX_TOKENS" });
    });
    moves_on("repetition", words, "runaway").await;
    moves_on("nothing but blanks", say(" \n".repeat(2_000)), "runaway").await;
    moves_on(
        "a repetition that came to an end",
        changed(|s| s["strong_answer"] = json!("and then again ".repeat(900))),
        "runaway",
    )
    .await;
}

#[tokio::test]
async fn wrappings_are_taken_off() {
    let good = scene().to_string();
    let (one, two) = good.split_at(200);
    let parts = |parts: Value| document(|d| d["candidates"][0]["content"]["parts"] = parts);
    passes("fences", say(format!("```json\n{good}\n```"))).await;
    passes("prose around", say(format!("Sure, here is your scene: {good}\nHave fun!"))).await;
    passes("BOM", say(format!("\u{FEFF}{good}"))).await;
    passes("BOM before the document", Step::Body(format!("\u{FEFF}{}", success(FLASH, &good)))).await;
    passes("braces in the prose", say(format!("The {{scene}} that you wanted: {good}"))).await;
    passes("a second object", say(format!("{good}\n{{\"title\": \"another\"}}"))).await;
    passes("several parts", parts(json!([{ "text": one }, { "text": two }]))).await;
    passes(
        "a thought with a draft",
        parts(json!([{ "text": "{\"title\": \"draft\"}", "thought": true }, { "text": good, "thoughtSignature": "x" }])),
    )
    .await;
    passes("unknown fields", document(|d| d["surprise"] = json!({ "candidates": 3 }))).await;
    passes("unknown fields inside", changed(|s| s["mood"] = json!("sunny"))).await;
    passes("no finish reason", document(|d| d["candidates"][0]["finishReason"] = Value::Null)).await;
}
