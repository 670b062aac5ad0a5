//! Answers: picks at once, own words in the background, once per scene, idempotent, heard by long-poll and by stream.

use crate::{app::TestApp, on_both};
use futures::StreamExt;
use serde_json::{Value, json};

on_both!(
    own_words_are_graded_with_quotes_and_a_label,
    one_answer_a_scene,
    the_same_key_gets_the_same_answer,
    answers_that_are_none,
    a_stream_tells_every_change,
    another_players_task_is_not_there,
    an_appeal_keeps_both_verdicts
);

const WORDS: &str = "I'd first look at the chart and the pump with Tomas, and if it stays unclear I call the doctor before giving anything.";

fn body(scene: &Value, answer: Value) -> Value {
    let mut body = json!({"scenario_id": scene["scenario_id"], "session_id": scene["session_id"]});
    let Value::Object(answer) = answer else { panic!("an answer is an object") };
    body.as_object_mut().unwrap().extend(answer);
    body
}

async fn own_words_are_graded_with_quotes_and_a_label(app: &TestApp) {
    let player = app.player().await;
    let scene = app.open(&player, "nurse").await;
    let done = app.write(&player, &scene, WORDS).await;
    let result = &done["result"];
    assert_eq!(result["provenance"]["source"], "offline");
    assert!(result["provenance"]["label"].as_str().unwrap().contains("not AI"), "an estimate says so");
    assert!(["low", "medium", "high"].contains(&result["provenance"]["confidence"].as_str().unwrap()));
    for line in result["criteria"].as_array().unwrap() {
        let level = line["level"].as_i64().unwrap();
        assert!((0..=3).contains(&level));
        if level > 0 {
            assert!(WORDS.contains(line["quote"].as_str().unwrap()), "{line}");
        }
    }
    assert_eq!(result["receipt"]["attempts"], json!([]));
    let day = app
        .get(&format!("/api/sessions/{}", scene["session_id"].as_str().unwrap()), &player)
        .await
        .expect(200);
    assert_eq!(
        (
            day["exact"].as_bool(),
            day["report"]["offline_estimates"].as_i64(),
            &day["report"]["score_mean"]
        ),
        (Some(false), Some(1), &json!(null)),
        "an estimate is in no mean"
    );
}

async fn one_answer_a_scene(app: &TestApp) {
    let player = app.player().await;
    let scene = app.open(&player, "gardener").await;
    let tries = (0..8).map(|i| app.post("/api/evaluate-answer", &player, body(&scene, json!({"option": i % 3}))));
    let statuses: Vec<u16> = futures::future::join_all(tries).await.iter().map(|r| r.status.as_u16()).collect();
    assert_eq!(statuses.iter().filter(|s| **s == 202).count(), 1, "{statuses:?}");
    assert_eq!(statuses.iter().filter(|s| **s == 409).count(), 7, "{statuses:?}");
    app.post("/api/evaluate-answer", &player, body(&scene, json!({"option": 0})))
        .await
        .problem(409, "already_answered");
}

async fn the_same_key_gets_the_same_answer(app: &TestApp) {
    let player = app.player().await;
    let scene = app.open(&player, "machinist").await;
    let send = |answer: Value| {
        app.send(
            app.http
                .post(format!("{}/api/evaluate-answer", app.url))
                .bearer_auth(&player)
                .header("idempotency-key", "key-1")
                .json(&answer),
        )
    };
    let words = body(&scene, json!({"user_answer": "I stop the machine and measure the part again."}));
    let replies = futures::future::join_all((0..16).map(|_| send(words.clone()))).await;
    let tasks: Vec<Value> = replies.into_iter().map(|r| r.expect(202)["task_id"].clone()).collect();
    assert!(tasks.iter().all(|t| *t == tasks[0]));
    app.finished(&player, &json!({"task_id": tasks[0]})).await;
    assert_eq!(send(words).await.expect(202)["status"], "succeeded");
    send(body(&scene, json!({"option": 0}))).await.problem(422, "validation_failed");
    let entries = careersim_store::ledger::entries(
        &app.app.game.store,
        app.get("/api/users/me", &player).await.expect(200)["id"].as_str().unwrap().parse().unwrap(),
    )
    .await
    .unwrap();
    assert_eq!(entries.len(), 1, "paid once");
}

async fn answers_that_are_none(app: &TestApp) {
    let player = app.player().await;
    let scene = app.open(&player, "cleaner").await;
    let long = "ä".repeat(501);
    let wrong = [
        (json!({}), "user_answer"),
        (json!({"option": 0, "user_answer": "both"}), "option"),
        (json!({"option": 4}), "option"),
        (json!({"option": -1}), "option"),
        (json!({"option": 1.5}), "option"),
        (json!({"option": "1"}), "option"),
        (json!({"user_answer": "   "}), "user_answer"),
        (json!({"user_answer": "nul \u{0} inside"}), "user_answer"),
        (json!({"user_answer": long}), "user_answer"),
        (json!({"user_answer": "fine", "score": 10}), "score"),
    ];
    for (answer, field) in wrong {
        let problem = app
            .post("/api/evaluate-answer", &player, body(&scene, answer.clone()))
            .await
            .problem(422, "validation_failed");
        assert_eq!(problem["errors"][0]["field"], field, "{answer} {problem}");
    }
    app.write(&player, &scene, &"🙂".repeat(500)).await;
}

async fn a_stream_tells_every_change(app: &TestApp) {
    let player = app.player().await;
    let scene = app.open(&player, "architect").await;
    let task = app
        .post(
            "/api/evaluate-answer",
            &player,
            body(&scene, json!({"user_answer": "I tell the client today and put it in writing."})),
        )
        .await
        .expect(202);
    let url = format!("{}/api/tasks/{}", app.url, task["task_id"].as_str().unwrap());
    let response = app
        .http
        .get(url)
        .bearer_auth(&player)
        .header("accept", "text/event-stream")
        .send()
        .await
        .unwrap();
    assert_eq!(response.headers()["content-type"], "text/event-stream");
    let mut stream = response.bytes_stream();
    let mut text = String::new();
    while let Some(chunk) = stream.next().await {
        text.push_str(&String::from_utf8_lossy(&chunk.unwrap()));
    }
    let last = text.lines().rfind(|l| l.starts_with("data:")).unwrap();
    let last: Value = serde_json::from_str(last.trim_start_matches("data:")).unwrap();
    assert_eq!(last["status"], "succeeded", "the stream ends with the end: {text}");
    assert!(text.contains("event: task"));
}

async fn another_players_task_is_not_there(app: &TestApp) {
    let (owner, stranger) = (app.player().await, app.player().await);
    let scene = app.open(&owner, "firefighter").await;
    let task = app.post("/api/evaluate-answer", &owner, body(&scene, json!({"option": 0}))).await;
    assert!(task.headers["location"].to_str().unwrap().starts_with("/api/tasks/"));
    let path = task.headers["location"].to_str().unwrap().to_owned();
    app.get(&path, &stranger).await.problem(404, "not_found");
    app.get(&path, &owner).await.expect(200);
}

async fn an_appeal_keeps_both_verdicts(app: &TestApp) {
    let player = app.player().await;
    let scene = app.open(&player, "nurse").await;
    let done = app.write(&player, &scene, WORDS).await;
    let path = format!("/api/answers/{}/appeal", done["answer_id"].as_str().unwrap());
    app.post(&path, &player, json!({"reason": ""})).await.problem(422, "validation_failed");
    let appeal = app
        .post(&path, &player, json!({"reason": "I did say that I would call the doctor"}))
        .await
        .expect(202);
    assert_eq!(app.finished(&player, &appeal).await["status"], "succeeded");
    app.post(&path, &player, json!({"reason": "once more please"}))
        .await
        .problem(422, "validation_failed");
    let day = app
        .get(&format!("/api/sessions/{}", scene["session_id"].as_str().unwrap()), &player)
        .await
        .expect(200);
    let evaluation = &day["answers"][0]["evaluation"];
    assert_eq!(evaluation["earlier"][0]["replaced_by"], "appeal");
    assert_eq!(evaluation["earlier"][0]["score"], done["result"]["score"], "the first grade stays visible");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_job_that_never_comes_to_an_end_is_given_up_and_can_be_brought_back() {
    let app = TestApp::with(|c| c.worker.max_attempts = 0).await;
    let player = app.player().await;
    let scene = app.open(&player, "nurse").await;
    let done = app.write(&player, &scene, "I ask first and tell the family what comes next.").await;
    assert_eq!(
        (done["status"].as_str(), done["problem"]["code"].as_str()),
        (Some("failed"), Some("unavailable")),
        "{done}"
    );
    let dead = careersim_store::queue::list(&app.app.game.store, careersim_store::queue::QueueFilter::Dead, None, 10)
        .await
        .unwrap();
    assert_eq!(dead.items[0].last_error.as_deref(), Some("it was begun too often and never came to an end"));
}
