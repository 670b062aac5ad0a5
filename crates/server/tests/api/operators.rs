//! What operators do, and that nobody else can.

use crate::{app::TestApp, on_both};
use careersim_store::players::Role;
use reqwest::Method;
use serde_json::json;

on_both!(
    players_are_kept_out,
    a_prompt_goes_live_and_back,
    the_queue_and_the_costs_are_told,
    an_account_gets_a_role
);

pub async fn operator(app: &TestApp) -> String {
    app.call(Method::POST, "/api/users", None, Some(json!({"username": "boss", "password": "12345678"})))
        .await
        .expect(201);
    app.app.game.set_role("boss", Role::Operator).await.unwrap();
    let form = [("grant_type", "password"), ("username", "boss"), ("password", "12345678")];
    app.send(app.http.post(format!("{}/api/token", app.url)).form(&form)).await.expect(200)["access_token"]
        .as_str()
        .unwrap()
        .to_owned()
}

async fn players_are_kept_out(app: &TestApp) {
    let player = app.player().await;
    for path in [
        "/api/prompts",
        "/api/prompts/grade",
        "/api/usage",
        "/api/queue",
        "/api/queue/jobs",
        "/api/users",
        "/api/rates",
        "/api/reports",
        "/api/audit",
        "/api/packs",
        "/api/packs/some/file",
        "/api/prompts/grade/cases",
        "/api/shared-answers",
    ] {
        app.get(path, &player).await.problem(403, "forbidden");
        app.call(Method::GET, path, None, None).await.problem(401, "unauthorized");
    }
}

async fn a_prompt_goes_live_and_back(app: &TestApp) {
    let boss = operator(app).await;
    let active = app.get("/api/prompts", &boss).await.expect(200);
    assert_eq!(active["items"].as_array().unwrap().len(), 3);
    let text = app.get("/api/prompts/grade", &boss).await.expect(200)["items"][0]["template"]
        .as_str()
        .unwrap()
        .to_owned();
    let refused = app
        .post(
            "/api/prompts/grade",
            &boss,
            json!({"template": text.replace("{{answer}}", "{{anser}}"), "message": "a typo"}),
        )
        .await
        .problem(422, "validation_failed");
    let told = refused["errors"][0]["message"].as_str().unwrap();
    assert!(told.contains("`anser`") && told.contains("`answer`"), "{told}");
    let added = app
        .post(
            "/api/prompts/grade",
            &boss,
            json!({"template": format!("Be brief. {text}"), "message": "shorter"}),
        )
        .await
        .expect(201);
    assert_eq!(
        (added["version"].as_i64(), added["is_active"].as_bool(), added["author"].as_str()),
        (Some(2), Some(false), Some("boss"))
    );
    let diff = app.get("/api/prompts/grade/diff?from=1&to=2", &boss).await.expect(200);
    assert!(diff["diff"].as_str().unwrap().contains("+Be brief."));
    app.post("/api/prompts/grade/activate", &boss, json!({"version": 2, "message": "try it"}))
        .await
        .expect(200);
    assert_eq!(app.app.game.prompts.active("grade").await.unwrap().version, 2);
    assert_eq!(app.post("/api/prompts/grade/rollback", &boss, json!({})).await.expect(200)["version"], 1);
    assert_eq!(app.app.game.prompts.active("grade").await.unwrap().version, 1);
    app.post("/api/prompts/grade/activate", &boss, json!({"version": 9}))
        .await
        .problem(404, "not_found");
    app.get("/api/prompts/nonsense", &boss).await.problem(404, "not_found");
}

async fn the_queue_and_the_costs_are_told(app: &TestApp) {
    let boss = operator(app).await;
    let depth = app.get("/api/queue", &boss).await.expect(200);
    assert_eq!((depth["queued"].as_i64(), depth["dead"].as_i64()), (Some(0), Some(0)));
    let usage = app.get("/api/usage", &boss).await.expect(200);
    assert_eq!(usage["total_usd"].as_f64(), Some(0.0));
    assert_eq!(usage["caps"].as_array().unwrap().len(), 2);
    app.get("/api/usage?from=yesterday", &boss).await.problem(422, "validation_failed");
    app.get("/api/queue/jobs?state=lost", &boss).await.problem(422, "validation_failed");
}

async fn an_account_gets_a_role(app: &TestApp) {
    let boss = operator(app).await;
    let other = app
        .call(Method::POST, "/api/users", None, Some(json!({"username": "teach", "password": "12345678"})))
        .await
        .expect(201);
    let path = format!("/api/users/{}", other["id"].as_str().unwrap());
    assert_eq!(
        app.call(Method::PUT, &path, Some(&boss), Some(json!({"role": "teacher"}))).await.expect(200)["role"],
        "teacher"
    );
    app.call(Method::PUT, &path, Some(&boss), Some(json!({"disabled": true}))).await.expect(200);
    let form = [("grant_type", "password"), ("username", "teach"), ("password", "12345678")];
    app.send(app.http.post(format!("{}/api/token", app.url)).form(&form))
        .await
        .problem(401, "unauthorized");
    assert!(app.get("/api/users", &boss).await.expect(200)["items"].as_array().unwrap().len() >= 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_job_that_waits_is_listed_tried_again_and_ended() {
    let mut app = TestApp::embedded().await;
    app.kill_worker();
    let (boss, player) = (operator(&app).await, app.player().await);
    let scene = app.open(&player, "nurse").await;
    let body = json!({ "scenario_id": scene["scenario_id"], "session_id": scene["session_id"], "user_answer": "I look before I act." });
    let task = app.post("/api/evaluate-answer", &player, body).await.expect(202);
    let listed = app.get("/api/queue/jobs?state=queued", &boss).await.expect(200);
    assert_eq!(
        (listed["items"].as_array().unwrap().len(), &listed["items"][0]["task_id"]),
        (1, &task["task_id"])
    );
    let job = format!("/api/queue/jobs/{}", task["task_id"].as_str().unwrap());
    assert_eq!(app.post(&format!("{job}/retry"), &boss, json!({})).await.expect(200)["status"], "queued");
    assert_eq!(app.call(Method::DELETE, &job, Some(&boss), None).await.expect(200)["status"], "failed");
    app.call(Method::DELETE, &job, Some(&boss), None).await.problem(404, "not_found");
    let told = app.finished(&player, &task).await;
    assert!(told["problem"]["message"].is_string() || told["problem"]["detail"].is_string(), "{told}");
}
