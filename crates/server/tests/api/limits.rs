//! Rate limits count players, not addresses, and let exactly as many through as they say.

use crate::app::TestApp;
use serde_json::json;

async fn app(shared: bool) -> Option<TestApp> {
    TestApp::start(|c| c.limits.enabled = true, shared).await
}

async fn exactly_ten_scenes_in_a_row(app: &TestApp) {
    let (player, other) = (app.player().await, app.player().await);
    let calls = (0..40).map(|_| app.post("/api/generate-scenario", &player, json!({"career_title": "nurse"})));
    let replies = futures::future::join_all(calls).await;
    assert_eq!(replies.iter().filter(|r| r.status == 200).count(), 10);
    let refused = replies.into_iter().find(|r| r.status == 429).unwrap();
    let wait: u64 = refused.headers["retry-after"].to_str().unwrap().parse().unwrap();
    assert!((1..=6).contains(&wait), "{wait}");
    assert_eq!(
        (
            refused.headers["ratelimit-limit"].to_str().unwrap(),
            refused.headers["ratelimit-remaining"].to_str().unwrap()
        ),
        ("10", "0")
    );
    refused.problem(429, "rate_limited");
    app.post("/api/generate-scenario", &other, json!({"career_title": "nurse"})).await.expect(200);
}

#[tokio::test(flavor = "multi_thread")]
async fn embedded_lets_exactly_ten_through() {
    exactly_ten_scenes_in_a_row(&app(false).await.unwrap()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn shared_lets_exactly_ten_through() {
    if let Some(app) = app(true).await {
        exactly_ten_scenes_in_a_row(&app).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_class_behind_one_address_can_start() {
    let app = app(false).await.unwrap();
    let guests = futures::future::join_all((0..35).map(|_| app.player())).await;
    assert_eq!(guests.len(), 35);
}
