//! With a model behind it: scenes and grades from Gemini's stand-in, one call for many, money capped, and never an error when the model fails.

use crate::{
    app::TestApp,
    support::{FLASH, Fake, KEY, Step},
};
use careersim_server::config::Config;
use serde_json::json;

pub async fn with_model(fake: &Fake, shared: bool) -> Option<TestApp> {
    let url = fake.url.clone();
    TestApp::start(move |config| point_at(config, url), shared).await
}

/// Gemini at this address, with limits that make a test fast.
pub fn point_at(config: &mut Config, url: String) {
    config.coach.gemini.key = Some(KEY.to_owned().into());
    config.coach.gemini.base_url = url;
    let limits = &mut config.coach.limits;
    (limits.flash_ms, limits.pro_ms, limits.job_ms) = (2_000, 2_000, 5_000);
    (limits.repeat_min_ms, limits.repeat_max_ms) = (2, 8);
}

// Background work (pool filling, prefetch) may still be under way at the end of a test.
pub async fn settle(app: &TestApp) {
    let background = &app.app.game.background;
    background.close();
    let _ = tokio::time::timeout(std::time::Duration::from_secs(10), background.wait()).await;
    background.reopen();
}

async fn a_scene_and_a_grade_from_the_model(app: &TestApp, fake: &Fake) {
    let player = app.player().await;
    let scene = app.open(&player, "dragon trainer").await;
    assert_eq!(scene["provenance"]["source"], "gemini");
    assert_eq!(scene["provenance"]["prompt"], "scene@1");
    let done = app.write(&player, &scene, "I would tell the owner at once and write down what happened.").await;
    assert_eq!(done["status"], "succeeded", "{done}");
    let receipt = &done["result"]["receipt"]["attempts"];
    assert!(!receipt.as_array().unwrap().is_empty());
    assert!(receipt[0]["cost_usd"].as_f64().is_some_and(|c| c > 0.0), "{receipt}");
    assert_eq!(fake.refusals(), Vec::<String>::new());
    settle(app).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn embedded_plays_with_a_model() {
    let fake = Fake::start().await;
    let app = with_model(&fake, false).await.unwrap();
    a_scene_and_a_grade_from_the_model(&app, &fake).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn shared_plays_with_a_model() {
    let fake = Fake::start().await;
    if let Some(app) = with_model(&fake, true).await {
        a_scene_and_a_grade_from_the_model(&app, &fake).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn many_first_requests_share_one_call() {
    let fake = Fake::start().await;
    let app = with_model(&fake, false).await.unwrap();
    let players = futures::future::join_all((0..60).map(|_| app.player())).await;
    let scenes = futures::future::join_all(players.iter().map(|p| app.open(p, "llama groomer"))).await;
    assert!(scenes.iter().all(|s| s["scenario_id"] == scenes[0]["scenario_id"]));
    let made = fake.called().len();
    assert_eq!(made, 1, "60 players, one call");
    settle(&app).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_failing_model_is_never_an_error() {
    let fake = Fake::start().await;
    fake.always(FLASH, Step::Status(503, String::new()));
    fake.always(crate::support::PRO, Step::Status(503, String::new()));
    let app = with_model(&fake, false).await.unwrap();
    let player = app.player().await;
    let scene = app.open(&player, "nurse").await;
    assert_eq!(scene["provenance"]["source"], "library");
    let done = app
        .write(&player, &scene, "I keep Tomas here and we check the pump and the bin together.")
        .await;
    assert_eq!(done["result"]["provenance"]["source"], "offline");
    assert!(
        !done["result"]["receipt"]["attempts"].as_array().unwrap().is_empty(),
        "what was tried stands on the receipt"
    );
    settle(&app).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn at_the_cap_the_offline_coach_answers() {
    let fake = Fake::start().await;
    let url = fake.url.clone();
    let app = TestApp::with(move |config| {
        config.coach.gemini.key = Some(KEY.to_owned().into());
        config.coach.gemini.base_url = url;
        config.budget.day_usd = 0.000_001;
    })
    .await;
    let player = app.player().await;
    let scene = app.open(&player, "nurse").await;
    assert_eq!(scene["provenance"]["source"], "library");
    assert_eq!(fake.called(), Vec::<String>::new(), "nothing is spent over the cap");
    let done = app.write(&player, &scene, "I keep Tomas here and we check the pump together.").await;
    assert_eq!(done["result"]["provenance"]["source"], "offline");
    assert_eq!(done["result"]["receipt"]["attempts"], json!([]));
    settle(&app).await;
}
