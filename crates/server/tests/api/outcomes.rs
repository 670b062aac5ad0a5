//! Every row of the outcome table as a player meets it: always a scene and a grade (or a kind refusal), never a 5xx, and a receipt that is true.

use crate::{
    app::TestApp,
    model::{settle, with_model},
    support::{FLASH, Fake, PRO, Step, answers},
};
use serde_json::{Value, json};

const ANSWER: &str = "I would keep the belt off, ask Marek to show me the noise and call Mrs Alvarez about the truck.";

/// What one scripted call leads to: the flash model's steps, the pro model's, and the attempts on the receipt.
struct Row(&'static str, Vec<Step>, Vec<Step>, Vec<&'static str>);

fn error(status: u16, message: &str, details: &Value) -> Step {
    Step::Status(
        status,
        json!({ "error": { "code": status, "message": message, "status": "X", "details": details } }).to_string(),
    )
}

fn good() -> Value {
    answers::grade(&[(2, "keep the belt off"), (2, "ask Marek"), (2, "call Mrs Alvarez")])
}

fn say(change: impl FnOnce(&mut Value)) -> Step {
    let mut grade = good();
    change(&mut grade);
    Step::Say(grade.to_string())
}

fn finished(reason: &str) -> Step {
    let mut document = answers::success("{MODEL}", &good().to_string());
    document["candidates"][0]["finishReason"] = json!(reason);
    Step::Document(document)
}

// R F O: once repeated, then the next model, then the practice coach.
fn repeated(name: &'static str, word: [&'static str; 2], step: &Step) -> [Row; 3] {
    let [f, p] = word;
    let two = || vec![step.clone(); 2];
    [
        Row(name, vec![step.clone()], vec![], vec![f, "flash:ok"]),
        Row(name, two(), vec![], vec![f, f, "pro:ok"]),
        Row(name, two(), two(), vec![f, f, p, p]),
    ]
}

// F O: the next model at once, then the practice coach.
fn passed_on(name: &'static str, word: [&'static str; 2], step: &Step) -> [Row; 2] {
    let [f, p] = word;
    [
        Row(name, vec![step.clone()], vec![], vec![f, "pro:ok"]),
        Row(name, vec![step.clone()], vec![step.clone()], vec![f, p]),
    ]
}

fn read_as_it_is(name: &'static str, step: Step) -> Row {
    Row(name, vec![step], vec![], vec!["flash:ok"])
}

fn failing() -> Vec<Row> {
    let down = ["flash:server_error", "pro:server_error"];
    let lost = ["flash:connection", "pro:connection"];
    let empty = ["flash:empty", "pro:empty"];
    let odd = ["flash:malformed", "pro:malformed"];
    let invalid = ["flash:invalid", "pro:invalid"];
    let late = ["flash:timeout", "pro:timeout"];
    let mut rows = Vec::new();
    rows.extend(repeated("500", down, &error(500, "internal", &json!([]))));
    rows.extend(repeated("502 with HTML", down, &Step::Status(502, "<html>Bad gateway".into())));
    rows.extend(repeated("503", ["flash:overloaded", "pro:overloaded"], &error(503, "overloaded", &json!([]))));
    rows.extend(repeated("reset", lost, &Step::Reset));
    rows.extend(repeated("cut short", lost, &Step::CutShort));
    rows.extend(repeated(
        "429 without a time",
        ["flash:rate_limited", "pro:rate_limited"],
        &error(429, "slow down", &json!([])),
    ));
    rows.extend(repeated("empty body", empty, &Step::Body(String::new())));
    rows.extend(repeated(
        "an error in a 200",
        empty,
        &Step::Body(json!({ "error": { "code": 500 } }).to_string()),
    ));
    rows.extend(repeated("recitation", ["flash:stopped", "pro:stopped"], &finished("RECITATION")));
    rows.extend(repeated(
        "trailing comma",
        odd,
        &Step::Say(format!("{},}}", good().to_string().trim_end_matches('}'))),
    ));
    rows.extend(repeated("array root", odd, &Step::Say(format!("[{}]", good()))));
    rows.extend(repeated(
        "missing field",
        invalid,
        &say(|g| drop(g.as_object_mut().unwrap().remove("feedback"))),
    ));
    rows.extend(repeated("level 4", invalid, &say(|g| g["criteria"][0]["level"] = json!(4))));
    rows.extend(passed_on("504", late, &error(504, "deadline", &json!([]))));
    rows.extend(passed_on("hang", late, &Step::Hang));
    rows.extend(passed_on("trickle", late, &Step::Trickle));
    rows.extend(passed_on("endless", ["flash:runaway", "pro:runaway"], &Step::Endless));
    rows
}

fn passing() -> Vec<Row> {
    vec![
        read_as_it_is("fences", Step::Say(format!("```json\n{}\n```", good()))),
        read_as_it_is("prose and a second object", Step::Say(format!("Here: {} {{\"criteria\": []}}", good()))),
        read_as_it_is("levels in disguise", say(|g| g["criteria"][0]["level"] = json!("2"))),
        read_as_it_is("2.0", say(|g| g["criteria"][1]["level"] = json!(2.0))),
        read_as_it_is(
            "mark-up",
            say(|g| g["feedback"] = json!("<script>alert(1)</script>Well <b>seen</b>.\u{202E}\u{0}")),
        ),
    ]
}

fn attempts(evaluation: &Value) -> Vec<String> {
    let short = |model: &Value| match model.as_str() {
        Some(FLASH) => "flash",
        Some(PRO) => "pro",
        _ => "other",
    };
    let list = evaluation["receipt"]["attempts"].as_array().unwrap();
    list.iter()
        .map(|a| format!("{}:{}", short(&a["model"]), a["outcome"].as_str().unwrap()))
        .collect()
}

async fn patient(fake: &Fake) -> TestApp {
    let url = fake.url.clone();
    TestApp::with(move |config| {
        crate::model::point_at(config, url);
        let limits = &mut config.coach.limits;
        // One process for all rows: the breaker has tests of its own.
        (limits.flash_ms, limits.pro_ms, limits.breaker_failures) = (700, 700, 10_000);
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn every_row_ends_in_a_grade_with_a_true_receipt() {
    let fake = Fake::start().await;
    let app = patient(&fake).await;
    for (i, Row(name, flash, pro, expected)) in failing().into_iter().chain(passing()).enumerate() {
        let player = app.player().await;
        let scene = app.open(&player, &format!("belt keeper of hall {i}")).await;
        // What is made ahead of the day must not take what is meant for the grade.
        while !app.app.game.background.is_empty() {
            tokio::time::sleep(std::time::Duration::from_millis(5)).await;
        }
        fake.script(FLASH, flash);
        fake.script(PRO, pro);
        let done = app.write(&player, &scene, &format!("{ANSWER} It is day {i}.")).await;
        assert_eq!(done["status"], "succeeded", "{name}: {done}");
        let result = &done["result"];
        assert_eq!(attempts(result), expected, "{name}");
        let last = expected.last().unwrap();
        let source = if last.ends_with(":ok") { "gemini" } else { "offline" };
        assert_eq!(result["provenance"]["source"], source, "{name}");
        assert_eq!(result["provenance"]["label"].is_string(), source == "offline", "{name}: an estimate says so");
        let feedback = result["feedback"].as_str().unwrap();
        assert!(!feedback.contains(['<', '\u{202E}', '\u{0}']), "{name}: {feedback}");
    }
    assert_eq!(fake.refusals(), Vec::<String>::new());
    settle(&app).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_safety_holds_back_is_told_kindly_and_costs_nothing() {
    let fake = Fake::start().await;
    let app = with_model(&fake, false).await.unwrap();
    let player = app.player().await;
    let blocked = || Step::Document(json!({ "promptFeedback": { "blockReason": "SAFETY" }, "modelVersion": "{MODEL}" }));
    fake.script(FLASH, [blocked()]);
    let told = app
        .post("/api/generate-scenario", &player, json!({ "career_title": "unspeakable trade" }))
        .await
        .problem(422, "validation_failed");
    assert_eq!(told["errors"][0]["field"], "career_title");
    assert!(told["errors"][0]["message"].as_str().unwrap().contains("Nothing was charged"), "{told}");
    let calls = fake.called().len();
    app.post("/api/generate-scenario", &player, json!({ "career_title": "unspeakable trade" }))
        .await
        .problem(422, "validation_failed");
    assert_eq!(fake.called().len(), calls, "the same request is not sent again");
    let scene = app.open(&player, "belt keeper").await;
    fake.script(FLASH, [finished("PROHIBITED_CONTENT")]);
    let done = app.write(&player, &scene, ANSWER).await;
    assert_eq!((done["status"].as_str(), done["result"].is_null()), (Some("failed"), true), "{done}");
    assert!(done["problem"]["detail"].as_str().unwrap().contains("Nothing was charged"), "{done}");
    assert_eq!(app.get("/api/users/me", &player).await.expect(200)["balance"], 100);
    // The day goes on, and a scene that is held back in the middle of it is no dead end.
    settle(&app).await;
    fake.script(FLASH, [blocked()]);
    let next = app.next(&player, &scene).await.expect(200);
    assert_eq!(next["round"], 2);
    assert!(
        next["provenance"]["label"].as_str().is_some_and(|l| l.contains("The model would not go on")),
        "{next}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_will_not_change_is_not_asked_again() {
    let daily = json!([{ "violations": [{ "quotaId": "GenerateRequestsPerDayPerProjectPerModel-FreeTier", "quotaValue": "250" }] }, { "retryDelay": "2s" }]);
    let rows = [
        ("quota_exhausted", error(429, "Quota exceeded", &daily), 1),
        ("quota_exhausted", error(429, "Quota exceeded for metric: x, limit: 0", &json!([])), 1),
        ("model_retired", error(404, "models/x is no longer available", &json!([])), 1),
        ("rate_limited", error(429, "slow down", &json!([{ "retryDelay": "37s" }])), 1),
        ("key_refused", error(400, "API key not valid.", &json!([{ "reason": "API_KEY_INVALID" }])), 0),
        ("key_refused", error(400, "User location is not supported for the API use.", &json!([])), 0),
    ];
    for (word, step, by_pro) in rows {
        let fake = Fake::start().await;
        fake.always(FLASH, step);
        let app = with_model(&fake, false).await.unwrap();
        let player = app.player().await;
        for career in ["belt keeper", "belt maker", "belt buyer"] {
            let scene = app.open(&player, career).await;
            assert_eq!(scene["provenance"]["source"], if by_pro == 1 { "gemini" } else { "offline" }, "{word}");
        }
        let called = fake.called();
        assert_eq!(called.iter().filter(|m| *m == FLASH).count(), 1, "{word}: {called:?}");
        assert_eq!(called.iter().filter(|m| *m == PRO).count(), 3 * by_pro, "{word}");
        let text = app.send(app.http.get(format!("{}/api/metrics", app.url))).await.text;
        let off = format!("careersim_model_switched_off{{model=\"{FLASH}\"}} 1");
        assert!(text.contains(&off), "{word}: {text}");
        settle(&app).await;
    }
}
