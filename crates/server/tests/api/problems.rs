//! What clients switch on when something is wrong: the frozen codes, and the form of every refusal.

use crate::{app::TestApp, on_both};
use reqwest::Method;
use serde_json::json;

on_both!(
    bodies_that_are_none,
    a_body_that_is_refused_is_read_to_its_end,
    numbers_are_asked_for_in_words,
    paths_and_methods_that_are_none,
    every_answer_is_guarded,
    a_request_id_is_kept,
    sentences_follow_the_language_and_codes_do_not,
    health_tells_each_part
);

async fn bodies_that_are_none(app: &TestApp) {
    let player = app.player().await;
    let send = |body: &str| {
        app.send(
            app.http
                .post(format!("{}/api/generate-scenario", app.url))
                .bearer_auth(&player)
                .header("content-type", "application/json")
                .body(body.to_owned()),
        )
    };
    for malformed in ["{", "[1,", "{\"career_title\": \"nurse\"} trailing", "nurse", "\u{FEFF}{}"] {
        send(malformed).await.problem(400, "malformed");
    }
    for invalid in [
        "[]",
        "7",
        "null",
        "{}",
        "{\"career_title\": 5}",
        "{\"career_title\": \"nurse\", \"rounds\": 0}",
        "{\"career_title\": \"nurse\", \"rounds\": 11}",
        "{\"career_title\": \"nurse\", \"difficulty\": \"insane\"}",
        "{\"career_title\": \"nurse\", \"language\": \"<b>\"}",
        "{\"session_id\": \"x\"}",
    ] {
        send(invalid).await.problem(422, "validation_failed");
    }
    send(&format!("{{\"career_title\": \"{}\"}}", "x".repeat(70_000)))
        .await
        .problem(413, "too_large");
}

/// The whole body is taken in although the answer is out, or the client would meet a reset in its place.
async fn a_body_that_is_refused_is_read_to_its_end(app: &TestApp) {
    let player = app.player().await;
    let post = |path: &str| app.http.post(format!("{}{path}", app.url)).body(vec![b' '; 3 << 20]);
    for _ in 0..8 {
        let named = post("/api/generate-scenario").bearer_auth(&player).header("content-type", "application/json");
        app.send(named).await.problem(413, "too_large");
        app.send(post("/api/generate-scenario")).await.problem(401, "unauthorized");
        app.send(post("/api/nothing")).await.problem(404, "not_found");
    }
}

async fn numbers_are_asked_for_in_words(app: &TestApp) {
    let player = app.player().await;
    let body = json!({"career_title": "nurse", "rounds": "5"});
    let reply = app.call(Method::POST, "/api/generate-scenario", Some(&player), Some(body)).await;
    let said = reply.problem(422, "validation_failed");
    assert_eq!(said["errors"][0]["message"], "must be a whole number");
    for (limit, message) in [("x", "must be a whole number, 0 or more"), ("99999999999999999999", "is too large")] {
        let reply = app.call(Method::GET, &format!("/api/sessions?limit={limit}"), Some(&player), None).await;
        let said = reply.problem(422, "validation_failed");
        assert_eq!(said["errors"][0], json!({"field": "limit", "code": "wrong_type", "message": message}));
    }
}

async fn paths_and_methods_that_are_none(app: &TestApp) {
    app.call(Method::GET, "/api/nothing-here", None, None).await.problem(404, "not_found");
    let wrong = app.call(Method::DELETE, "/api/guests", None, None).await;
    assert!(wrong.headers.contains_key("allow"));
    wrong.problem(405, "not_found");
    for file in ["/robots2.txt", "/assets/missing.js", "/favicon.nope"] {
        let reply = app.call(Method::GET, file, None, None).await;
        assert_eq!(reply.status, 404, "{file}");
        assert!(!reply.text.contains("<html"), "{file} is answered with the page");
    }
    let page = app.call(Method::GET, "/history", None, None).await;
    assert_eq!(page.status, 200);
    assert_eq!(page.headers["cache-control"], "no-cache");
}

async fn every_answer_is_guarded(app: &TestApp) {
    for path in ["/", "/api/health/live", "/api/users/me", "/api/docs/"] {
        let reply = app.call(Method::GET, path, None, None).await;
        assert_eq!(reply.headers["x-content-type-options"], "nosniff", "{path}");
        assert_eq!(reply.headers["x-frame-options"], "DENY", "{path}");
        let policy = reply.headers["content-security-policy"].to_str().unwrap();
        assert!(policy.contains("default-src 'self'") && !policy.contains("unsafe-eval"), "{path}: {policy}");
    }
}

async fn a_request_id_is_kept(app: &TestApp) {
    let reply = app
        .send(app.http.get(format!("{}/api/users/me", app.url)).header("x-request-id", "abc-12345678"))
        .await;
    assert_eq!(reply.problem(401, "unauthorized")["request_id"], "abc-12345678");
    let forged = app
        .send(app.http.get(format!("{}/api/users/me", app.url)).header("x-request-id", "a b; drop"))
        .await;
    assert_ne!(forged.headers["x-request-id"], "a b; drop");
}

async fn sentences_follow_the_language_and_codes_do_not(app: &TestApp) {
    let ask = |language: &str| {
        let body = json!({ "username": "a", "password": "short" });
        app.send(app.http.post(format!("{}/api/users", app.url)).header("accept-language", language).json(&body))
    };
    let german = ask("de-AT, en;q=0.5").await;
    assert_eq!(
        (&german.headers["content-language"], &german.headers["vary"]),
        (&"de".parse().unwrap(), &"accept-language".parse().unwrap())
    );
    let german = german.problem(422, "validation_failed");
    let english = ask("fr").await.problem(422, "validation_failed");
    assert_eq!(german["errors"][0]["message"], "muss mindestens 3 Zeichen haben");
    assert_eq!(english["errors"][0]["message"], "must have at least 3 characters");
    for index in 0..2 {
        let [d, e] = [&german, &english].map(|p| (p["errors"][index]["field"].clone(), p["errors"][index]["code"].clone()));
        assert_eq!(d, e);
        assert!(d.0.is_string());
    }
    assert_eq!(german["title"], "Etwas passt nicht");
    assert_eq!(
        german["detail"],
        "`username` muss mindestens 3 Zeichen haben; `password` muss mindestens 8 Zeichen haben"
    );
    let lost = app
        .send(app.http.get(format!("{}/api/nothing-here", app.url)).header("accept-language", "de"))
        .await;
    assert_eq!(lost.problem(404, "not_found")["detail"], "diesen Pfad gibt es nicht");
}

async fn health_tells_each_part(app: &TestApp) {
    assert_eq!(app.call(Method::GET, "/api/health/live", None, None).await.expect(200)["status"], "ok");
    let ready = app.call(Method::GET, "/api/health/ready", None, None).await.expect(200);
    assert_eq!(
        (ready["checks"]["database"].as_str(), ready["checks"]["migrations"].as_str()),
        (Some("ok"), Some("ok"))
    );
    // Labels are bounded, whatever clients come up with.
    app.call(Method::from_bytes(b"MADEUP").unwrap(), "/api/made/up", None, None).await;
    let metrics = app.call(Method::GET, "/api/metrics", None, None).await;
    for part in ["careersim_build_info", "careersim_queue_jobs", "method=\"other\",route=\"unmatched\""] {
        assert!(metrics.text.contains(part), "no {part} in {}", metrics.text);
    }
    assert!(!metrics.text.contains("MADEUP") && !metrics.text.contains("made/up"), "{}", metrics.text);
    app.app.shutdown.cancel();
    assert_eq!(
        app.call(Method::GET, "/api/health/ready", None, None).await.expect(503)["checks"]["process"],
        "draining"
    );
}

#[test]
fn the_codes_are_frozen() {
    use careersim_server::error::{ApiError, Limited};
    let limited = Limited {
        name: "scene",
        message: "slow down",
        burst: 1,
        retry_after: 1,
    };
    let all = [
        ApiError::Malformed(String::new()),
        ApiError::Validation(Vec::new()),
        ApiError::TooLarge,
        ApiError::Unauthorized(""),
        ApiError::Forbidden(""),
        ApiError::NotFound(""),
        ApiError::AlreadyAnswered,
        ApiError::SessionFinished,
        ApiError::UsernameTaken,
        ApiError::RateLimited(Box::new(limited)),
        ApiError::Unavailable("the reason is secret".to_owned()),
        ApiError::Internal("so is this".to_owned()),
    ];
    let told: Vec<(u16, String)> = all.iter().map(|e| (e.problem().status, e.problem().code)).collect();
    let expected = [
        (400, "malformed"),
        (422, "validation_failed"),
        (413, "too_large"),
        (401, "unauthorized"),
        (403, "forbidden"),
        (404, "not_found"),
        (409, "already_answered"),
        (409, "session_finished"),
        (409, "username_taken"),
        (429, "rate_limited"),
        (503, "unavailable"),
        (500, "internal"),
    ];
    assert_eq!(told, expected.map(|(s, c)| (s, c.to_owned())));
    assert!(
        all.iter()
            .all(|e| !json!(e.problem()).to_string().contains("secret") && !json!(e.problem()).to_string().contains("so is this"))
    );
}
