//! Every row of the outcome table: what comes of it, which calls were made, and what the receipt says.

use crate::house::{Books, attempts, config, make, models, with_third};
use crate::support::answers::{scene, success};
use crate::support::{FLASH, Fake, LOCAL, PRO, Step};
use careersim_coach::{Models, SceneOutcome, Why};
use serde_json::{Value, json};
use std::time::Instant;

/// A text in place of the good scene.
fn say(text: impl Into<String>) -> Step {
    Step::Say(text.into())
}

/// The good scene with one thing changed.
fn changed(change: impl FnOnce(&mut Value)) -> Step {
    let mut good = scene();
    change(&mut good);
    say(good.to_string())
}

/// The good document with one thing changed.
fn document(change: impl FnOnce(&mut Value)) -> Step {
    let mut good = success("{MODEL}", &scene().to_string());
    change(&mut good);
    Step::Document(good)
}

fn finished(reason: &str) -> Step {
    document(|d| d["candidates"][0]["finishReason"] = json!(reason))
}

fn prompt_blocked(reason: &str) -> Step {
    Step::Document(
        json!({ "promptFeedback": { "blockReason": reason }, "usageMetadata": { "promptTokenCount": 1000, "totalTokenCount": 1000 }, "modelVersion": "{MODEL}" }),
    )
}

fn error(status: u16, message: &str, details: &Value) -> Step {
    Step::Status(
        status,
        json!({ "error": { "code": status, "message": message, "status": "X", "details": details } }).to_string(),
    )
}

fn described(result: &SceneOutcome) -> (String, Vec<String>) {
    match result {
        SceneOutcome::Made { provenance, receipt, .. } => (
            format!("made by {}", crate::house::short(provenance.model.as_deref().unwrap())),
            attempts(receipt),
        ),
        SceneOutcome::Blocked { receipt, .. } => ("blocked".to_owned(), attempts(receipt)),
        SceneOutcome::Unavailable { receipt, why } => (format!("unavailable: {}", why.as_str()), attempts(receipt)),
    }
}

async fn scene_by(models: &Models, books: &Books) -> (String, Vec<String>) {
    let started = Instant::now();
    let result = make(models, books, "dairy worker", "en").await;
    assert!(started.elapsed().as_millis() < 3_000, "longer than a job may take");
    described(&result)
}

/// Runs one row and checks what every row has in common.
async fn run(name: &str, flash: Vec<Step>, pro: Vec<Step>, result: &str, expected: &[&str]) -> (Fake, Models) {
    let fake = Fake::start().await;
    fake.script(FLASH, flash);
    fake.script(PRO, pro);
    let (models, books) = (models(&config(&fake)), Books::default());
    assert_eq!(
        scene_by(&models, &books).await,
        (result.to_owned(), expected.iter().map(|e| (*e).to_owned()).collect()),
        "{name}"
    );
    // Nothing is refused, every call is in the receipt, and each is reserved and settled once.
    assert_eq!(fake.refusals(), Vec::<String>::new(), "{name}");
    assert_eq!(fake.seen().len(), expected.len(), "{name}");
    assert_eq!(
        (books.reserved.lock().unwrap().len(), books.settled.lock().unwrap().len()),
        (expected.len(), expected.len()),
        "{name}"
    );
    assert!(fake.called().iter().filter(|m| *m == FLASH).count() <= 2 && expected.len() <= 4, "{name}");
    (fake, models)
}

/// R F O: repeated once, then the next model, then the caller.
async fn repeats(name: &str, step: Step, word: &str) {
    let (f, p) = (format!("flash:{word}"), format!("pro:{word}"));
    run(name, vec![step.clone()], vec![], "made by flash", &[&f, "flash:ok"]).await;
    run(name, vec![step.clone(); 2], vec![], "made by pro", &[&f, &f, "pro:ok"]).await;
    run(name, vec![step.clone(); 2], vec![step; 2], "unavailable: failed", &[&f, &f, &p, &p]).await;
}

/// F O: the next model at once, then the caller.
async fn moves_on(name: &str, step: Step, word: &str) {
    let (f, p) = (format!("flash:{word}"), format!("pro:{word}"));
    run(name, vec![step.clone()], vec![], "made by pro", &[&f, "pro:ok"]).await;
    run(name, vec![step.clone()], vec![step], "unavailable: failed", &[&f, &p]).await;
}

/// U X: told at once, and the same request is not sent again.
async fn refuses(name: &str, step: Step) {
    let (fake, models) = run(name, vec![step], vec![], "blocked", &["flash:blocked"]).await;
    assert_eq!(scene_by(&models, &Books::default()).await, ("blocked".to_owned(), vec![]), "{name}");
    assert_eq!(fake.seen().len(), 1, "{name}");
    // Another request is another matter.
    assert!(
        matches!(make(&models, &Books::default(), "baker", "en").await, SceneOutcome::Made { .. }),
        "{name}"
    );
}

/// P: read as it is.
async fn passes(name: &str, step: Step) {
    run(name, vec![step], vec![], "made by flash", &["flash:ok"]).await;
}

#[tokio::test]
async fn faults_of_the_service_are_repeated_once() {
    let html = "<html><body><h1>502 Bad Gateway</h1></body></html>";
    let rows = [
        ("500", error(500, "internal", &json!([])), "server_error"),
        ("502 with HTML", Step::Status(502, html.into()), "server_error"),
        ("503 overloaded", error(503, "The model is overloaded.", &json!([])), "overloaded"),
        ("499", error(499, "cancelled", &json!([])), "server_error"),
        ("connection reset", Step::Reset, "connection"),
        ("closed before the answer", Step::Fin, "connection"),
        ("body cut short", Step::CutShort, "connection"),
        ("429 without RetryInfo", error(429, "Resource exhausted", &json!([])), "rate_limited"),
    ];
    for (name, step, word) in rows {
        repeats(name, step, word).await;
    }
}

#[tokio::test]
async fn time_is_up_for_one_model_only() {
    for (name, step) in [
        ("504", error(504, "deadline", &json!([]))),
        ("hang before the headers", Step::Hang),
        ("hang after the headers", Step::HangAfterHeaders),
        ("trickle", Step::Trickle),
    ] {
        moves_on(name, step, "timeout").await;
    }
    moves_on("418", Step::Status(418, String::new()), "unexpected").await;
    moves_on("307", Step::Status(307, String::new()), "unexpected").await;
}

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
}

#[tokio::test]
async fn wrappings_are_taken_off() {
    let good = scene().to_string();
    let (one, two) = good.split_at(200);
    let parts = |parts: Value| document(|d| d["candidates"][0]["content"]["parts"] = parts);
    passes("fences", say(format!("```json\n{good}\n```"))).await;
    passes("prose around", say(format!("Sure, here is your scene: {good}\nHave fun!"))).await;
    passes("BOM", say(format!("\u{FEFF}{good}"))).await;
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

#[tokio::test]
async fn what_is_not_json_is_asked_for_again() {
    let good = scene().to_string();
    let rows = [
        ("trailing comma", format!("{},}}", good.trim_end_matches('}'))),
        ("raw newline", good.replacen("It is", "It\n is", 1)),
        ("lone surrogate", good.replacen("It is", "\\ud83d is", 1)),
        ("duplicate keys", good.replacen("{\"title\"", "{\"title\": \"x\", \"title\"", 1)),
        ("array root", format!("[{good}]")),
        ("1e400", good.replacen("\"score\":9", "\"score\":1e400", 1)),
        ("no object", "I would rather not.".into()),
        ("cut without saying so", good[..400].into()),
    ];
    for (name, text) in rows {
        assert_ne!(text, good, "{name}");
        repeats(name, say(text), "malformed").await;
    }
}

#[tokio::test]
async fn values_are_exact_or_asked_for_again() {
    for score in [json!("9"), json!(9.0), json!(" 9 ")] {
        passes("a number in disguise", changed(|s| s["options"][1]["score"] = score)).await;
    }
    for score in [json!(11), json!(-1), json!(7.5), Value::Null, json!("7/10"), json!("nine"), json!(true)] {
        repeats(&format!("score {score}"), changed(|s| s["options"][1]["score"] = score), "invalid").await;
    }
    repeats(
        "missing field",
        changed(|s| drop(s.as_object_mut().unwrap().shift_remove("situation"))),
        "invalid",
    )
    .await;
    repeats(
        "renamed field",
        changed(|s| s["Situation"] = s.as_object_mut().unwrap().shift_remove("situation").unwrap()),
        "invalid",
    )
    .await;
    repeats("blank string", changed(|s| s["situation"] = json!(" \u{200B} ")), "invalid").await;
    repeats("blank option", changed(|s| s["options"][0]["text"] = json!("  ")), "invalid").await;
    repeats("unknown competency", changed(|s| s["criteria"][0]["competency"] = json!("charm")), "invalid").await;
    repeats("options as strings", changed(|s| s["options"] = json!(["a", "b", "c"])), "invalid").await;
    repeats(
        "option text as an object",
        changed(|s| s["options"][0]["text"] = json!({ "text": "Start the belt" })),
        "invalid",
    )
    .await;
}

#[tokio::test]
async fn unfit_scenes_are_made_again() {
    let options = |count: usize| {
        changed(move |s| {
            let template = s["options"].as_array().unwrap().clone();
            let list = (0..count).map(|i| {
                let mut option = template[i % 3].clone();
                option["text"] = json!(format!("{} Then wait for {i} minutes.", option["text"].as_str().unwrap()));
                option["score"] = json!([9, 1, 3, 5, 2][i]);
                option
            });
            s["options"] = list.collect();
        })
    };
    for count in [0, 1, 2, 5] {
        repeats(&format!("{count} options"), options(count), "unfit").await;
    }
    passes("4 options", options(4)).await;
    repeats("equal options", changed(|s| s["options"][0]["text"] = s["options"][2]["text"].clone()), "unfit").await;
    repeats("short situation", changed(|s| s["situation"] = json!("You are at work. What now?")), "unfit").await;
    repeats("no spread", changed(|s| (0..3).for_each(|i| s["options"][i]["score"] = json!(5 + i))), "unfit").await;
    repeats("two best", changed(|s| s["options"][0]["score"] = json!(9)), "unfit").await;
    repeats(
        "give-away by length",
        changed(|s| s["options"][1]["text"] = json!(format!("Keep the belt off, {}", "look at the pump and call Mrs Alvarez ".repeat(4)))),
        "unfit",
    )
    .await;
    repeats(
        "give-away by words",
        changed(|s| s["options"][1]["text"] = json!("Keep the belt off and look at the pump (correct answer)")),
        "unfit",
    )
    .await;
    let german = "Es ist 7:10 Uhr und du hast gerade die Packlinie in einer kleinen Molkerei übernommen. Marek, der die Nacht gearbeitet hat, sagt dir, dass die Pumpe an Tank zwei seit vier Uhr ein Geräusch macht, aber dass niemand Zeit hatte. Der erste Wagen kommt um acht, und deine Chefin ist noch nicht im Haus.";
    let in_german = |s: &mut Value| {
        s["situation"] = json!(german);
        s["strong_answer"] = json!("Ich lasse das Band aus, frage Marek nach dem Geräusch und rufe die Chefin an, bevor der Wagen kommt.");
    };
    repeats("the wrong language", changed(in_german), "unfit").await;
}

#[tokio::test]
async fn text_is_cleaned() {
    let fake = Fake::start().await;
    fake.script(
        FLASH,
        [changed(|s| {
            s["title"] = json!("<b>The</b> pump\u{0}");
            s["options"][0]["text"] = json!("Start the belt\u{202E} now<script>alert(1)</script> and look <i>later</i>.");
        })],
    );
    let SceneOutcome::Made { scenario, .. } = make(&models(&config(&fake)), &Books::default(), "dairy worker", "en").await else {
        panic!()
    };
    assert_eq!(scenario.title.as_deref(), Some("The pump"));
    assert_eq!(scenario.options[0].text, "Start the belt now and look later.");
}

#[tokio::test]
async fn a_refused_key_closes_gemini_and_nothing_else() {
    let info = |reason: &str| json!([{ "@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": reason, "domain": "googleapis.com" }]);
    let rows = [
        error(400, "API key not valid. Please pass a valid API key.", &info("API_KEY_INVALID")),
        error(400, "API key expired. Please renew the API key.", &info("API_KEY_INVALID")),
        error(403, "Your API key was reported as leaked. Please use another API key.", &json!([])),
        error(403, "Requests to this API are blocked.", &info("API_KEY_SERVICE_BLOCKED")),
        error(
            403,
            "Method doesn't allow unregistered callers (callers without established identity).",
            &json!([]),
        ),
        error(401, "Request had invalid authentication credentials.", &json!([])),
        error(400, "User location is not supported for the API use.", &json!([])),
    ];
    for step in rows {
        let (fake, models) = run("key", vec![step.clone()], vec![], "unavailable: failed", &["flash:key_refused"]).await;
        assert_eq!(scene_by(&models, &Books::default()).await, ("unavailable: failed".to_owned(), vec![]));
        assert_eq!(fake.seen().len(), 1, "no other Gemini model is asked");
        let health = models.health();
        assert_eq!(
            (health[0].name.as_str(), health[0].why.as_str(), health[0].until),
            ("gemini", "key_refused", None)
        );
    }
    let fake = Fake::start().await;
    fake.script(FLASH, [error(403, "blocked", &json!([]))]);
    assert_eq!(
        scene_by(&models(&with_third(&fake)), &Books::default()).await,
        ("made by local".to_owned(), vec!["flash:key_refused".into(), "local:ok".into()])
    );
}

#[tokio::test]
async fn a_wrong_key_is_refused_by_the_fake_itself() {
    let fake = Fake::start().await;
    let mut config = config(&fake);
    config.gemini.key = Some("another".to_owned().into());
    assert_eq!(scene_by(&models(&config), &Books::default()).await.1, ["flash:key_refused"]);
}

#[tokio::test]
async fn what_will_not_change_today_is_not_asked_again() {
    let quota = |id: &str| json!([{ "@type": "type.googleapis.com/google.rpc.QuotaFailure", "violations": [{ "quotaId": id, "quotaMetric": "m", "quotaValue": "250" }] }, { "@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": "0.001s" }]);
    let rows = [
        (
            "quota_exhausted",
            error(
                429,
                "You exceeded your current quota",
                &quota("GenerateRequestsPerDayPerProjectPerModel-FreeTier"),
            ),
        ),
        (
            "quota_exhausted",
            error(
                429,
                "Quota exceeded for metric: free_tier_requests, limit: 0, model: x",
                &json!([{ "retryDelay": "0.001s" }]),
            ),
        ),
        ("model_retired", error(404, "models/gemini-2.5-flash is no longer available", &json!([]))),
    ];
    for (word, step) in rows {
        let (fake, models) = run(word, vec![step], vec![], "made by pro", &[&format!("flash:{word}"), "pro:ok"]).await;
        assert_eq!(make(&models, &Books::default(), "baker", "en").await.receipt_words(), ["pro:ok"], "{word}");
        assert_eq!(fake.called().iter().filter(|m| *m == FLASH).count(), 1, "{word}");
        let off = models.health();
        assert_eq!((off.len(), off[0].name.as_str(), off[0].why.as_str()), (1, FLASH, word));
        let until = (word == "quota_exhausted").then(|| "2026-12-02T08:00:00Z".parse().unwrap());
        assert_eq!(off[0].until, until, "midnight in Los Angeles, or never");
    }
}

#[tokio::test]
async fn a_bad_request_is_not_sent_again_to_that_model() {
    for message in [
        "Request contains an invalid argument.",
        "Invalid JSON payload received. Unknown name \"x\"",
        "A schema in GenerationConfig is not supported",
    ] {
        let (fake, models) = run(
            message,
            vec![error(400, message, &json!([]))],
            vec![],
            "made by pro",
            &["flash:bad_request", "pro:ok"],
        )
        .await;
        assert_eq!(scene_by(&models, &Books::default()).await, ("made by pro".to_owned(), vec!["pro:ok".into()]));
        // Another request may be fine.
        assert_eq!(make(&models, &Books::default(), "baker", "en").await.receipt_words(), ["flash:ok"]);
        assert_eq!(fake.seen().len(), 4);
    }
}

#[tokio::test]
async fn a_told_wait_is_kept_if_it_fits() {
    let wait = |delay: &str| {
        error(
            429,
            "Quota exceeded, limit: 10",
            &json!([{ "@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": delay }]),
        )
    };
    let (fake, _) = run(
        "short",
        vec![wait("0.302306822s")],
        vec![],
        "made by flash",
        &["flash:rate_limited", "flash:ok"],
    )
    .await;
    let seen = fake.seen();
    assert!(seen[1].at - seen[0].at >= std::time::Duration::from_micros(302_306));
    run(
        "twice",
        vec![wait("0.1s"), wait("0.1s")],
        vec![],
        "made by pro",
        &["flash:rate_limited", "flash:rate_limited", "pro:ok"],
    )
    .await;
    let (fake, models) = run("long", vec![wait("37s")], vec![], "made by pro", &["flash:rate_limited", "pro:ok"]).await;
    assert_eq!(
        make(&models, &Books::default(), "baker", "en").await.receipt_words(),
        ["pro:ok"],
        "not before it has passed"
    );
    assert_eq!(fake.called(), [FLASH, PRO, PRO]);
}

#[tokio::test]
async fn unknown_tokens_cost_an_unknown_amount_and_a_stranger_is_named() {
    let rows = [
        (document(|d| drop(d.as_object_mut().unwrap().shift_remove("usageMetadata"))), FLASH, None),
        (document(|d| d["usageMetadata"] = json!({ "promptTokenCount": 1000 })), FLASH, None),
        (
            document(|d| d["usageMetadata"] = json!({ "promptTokenCount": "many", "candidatesTokenCount": -3 })),
            FLASH,
            None,
        ),
        (document(|d| d["usageMetadata"] = json!("none")), FLASH, None),
        (document(|d| d["modelVersion"] = json!("gemini-9-secret")), "gemini-9-secret", None),
        (document(|d| d["modelVersion"] = json!(PRO)), PRO, Some(0.001_687_5_f64)),
        (
            document(|d| drop(d.as_object_mut().unwrap().shift_remove("modelVersion"))),
            FLASH,
            Some(0.000_925),
        ),
        (document(|d| d["modelVersion"] = json!("x\ny")), FLASH, Some(0.000_925)),
    ];
    for (step, model, cost) in rows {
        let fake = Fake::start().await;
        fake.script(FLASH, [step]);
        let SceneOutcome::Made { provenance, receipt, .. } = make(&models(&config(&fake)), &Books::default(), "dairy worker", "en").await else {
            panic!()
        };
        assert_eq!(provenance.model.as_deref(), Some(model));
        assert_eq!((receipt.attempts[0].model.as_str(), receipt.attempts[0].outcome.as_str()), (model, "ok"));
        // Millionths of a dollar, rounded half up.
        assert_eq!(receipt.attempts[0].cost_usd, cost.map(|c| (c * 1e6_f64 + 1e-6).round() / 1e6), "{model}");
    }
}

#[tokio::test]
async fn a_stale_connection_is_no_attempt() {
    let fake = Fake::start().await;
    fake.script(FLASH, [Step::ThenClose, Step::ThenClose, Step::ThenClose]);
    let models = models(&config(&fake));
    for career in ["baker", "tailor", "cooper", "potter"] {
        assert_eq!(make(&models, &Books::default(), career, "en").await.receipt_words(), ["flash:ok"], "{career}");
    }
    assert_eq!(fake.seen().len(), 4);
}

#[tokio::test]
async fn connections_are_used_again() {
    let fake = Fake::start().await;
    let models = models(&config(&fake));
    for career in ["baker", "tailor", "cooper"] {
        make(&models, &Books::default(), career, "en").await;
    }
    assert_eq!(fake.seen().iter().map(|s| s.connection).max(), Some(1));
}

#[tokio::test]
async fn every_link_keeps_a_call_of_the_job() {
    let fake = Fake::start().await;
    let down = error(503, "overloaded", &json!([]));
    fake.always(FLASH, down.clone());
    fake.always(PRO, down);
    let expected = ["flash:overloaded", "flash:overloaded", "pro:overloaded", "local:ok"]
        .map(str::to_owned)
        .to_vec();
    assert_eq!(
        scene_by(&models(&with_third(&fake)), &Books::default()).await,
        ("made by local".to_owned(), expected)
    );
    assert_eq!(fake.called().last().map(String::as_str), Some(LOCAL));
}

#[tokio::test]
async fn no_service_at_all_is_no_disaster() {
    let fake = Fake::start().await;
    let mut config = config(&fake);
    config.gemini.base_url = "http://127.0.0.1:1".to_owned();
    let expected = ["flash:connection", "flash:connection", "pro:connection", "pro:connection"]
        .map(str::to_owned)
        .to_vec();
    assert_eq!(
        scene_by(&models(&config), &Books::default()).await,
        ("unavailable: failed".to_owned(), expected)
    );
    config.gemini.key = Some("  ".to_owned().into());
    let off = models(&config);
    assert!(!off.enabled());
    assert!(matches!(
        make(&off, &Books::default(), "baker", "en").await,
        SceneOutcome::Unavailable { why: Why::NoModel, .. }
    ));
}

trait Words {
    fn receipt_words(&self) -> Vec<String>;
}

impl Words for SceneOutcome {
    fn receipt_words(&self) -> Vec<String> {
        described(self).1
    }
}
