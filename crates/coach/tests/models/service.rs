//! Rows of the outcome table in which the service fails, refuses or limits.

use crate::house::*;
use crate::rows::*;
use crate::support::{FLASH, Fake, LOCAL, PRO, Step};
use careersim_coach::{SceneOutcome, Why};
use serde_json::json;

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
        Step::Status(
            400,
            json!({ "error": { "code": 400, "message": "Free tier is not available in your country.", "status": "FAILED_PRECONDITION" } }).to_string(),
        ),
    ];
    for step in rows {
        let (fake, models) = run("key", vec![step.clone()], vec![], "unavailable: failed", &["flash:key_refused"]).await;
        assert_eq!(scene_by(&models, &Books::default()).await, ("unavailable: failed".to_owned(), vec![]));
        assert_eq!(fake.seen().len(), 1, "no other Gemini model is asked");
        let health = models.health();
        assert_eq!((health[0].name.as_str(), health[0].why.as_str()), ("gemini", "key_refused"));
        assert_eq!(health[0].until, Some(today() + chrono::Duration::minutes(30)));
        assert!(!models.available());
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
        // 250 tokens that nothing explains may have been thought.
        (
            document(|d| d["usageMetadata"] = json!({ "promptTokenCount": 1000, "candidatesTokenCount": 200, "totalTokenCount": 1450 })),
            FLASH,
            None,
        ),
        (
            document(|d| d["usageMetadata"] = json!({ "promptTokenCount": u64::MAX, "candidatesTokenCount": u64::MAX, "totalTokenCount": u64::MAX })),
            FLASH,
            None,
        ),
        (
            document(|d| d["usageMetadata"] = json!({ "promptTokenCount": 1000, "candidatesTokenCount": 200 })),
            FLASH,
            Some(0.000_8),
        ),
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
    let expected = ["flash:unreachable", "flash:unreachable", "pro:unreachable", "pro:unreachable"]
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
