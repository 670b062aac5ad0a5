//! Grades that are made again: an estimate when a model is back, an appeal; and equal words that are graded once.

use crate::{
    app::TestApp,
    model::{point_at, settle, with_model},
    support::{FLASH, Fake, PRO, Step},
};
use serde_json::{Value, json};
use std::time::Duration;

const WORDS: &str = "I would keep the belt off, ask Marek to show me the noise and call Mrs Alvarez about the truck.";

async fn without_breaker(fake: &Fake) -> TestApp {
    let url = fake.url.clone();
    TestApp::with(move |config| {
        point_at(config, url);
        config.coach.limits.breaker_failures = 10_000;
    })
    .await
}

fn down(fake: &Fake) {
    fake.always(FLASH, Step::Status(503, String::new()));
    fake.always(PRO, Step::Status(503, String::new()));
}

fn up(fake: &Fake, model: &str) {
    fake.always(model, Step::Slow(Duration::ZERO));
}

async fn corrections(app: &TestApp, player: &str) -> Value {
    app.post("/api/users/me/corrections", player, json!({})).await.expect(200)["items"].clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn an_estimate_is_graded_again_when_a_model_is_back_and_told_once() {
    let fake = Fake::start().await;
    let app = without_breaker(&fake).await;
    let player = app.player().await;
    let scene = app.open(&player, "belt keeper").await;
    down(&fake);
    let done = app.write(&player, &scene, WORDS).await;
    assert_eq!(done["result"]["provenance"]["source"], "offline", "{done}");
    settle(&app).await;
    assert_eq!(corrections(&app, &player).await, json!([]));
    // Flash is gone for good: pro alone is enough.
    fake.always(FLASH, Step::Status(404, String::new()));
    up(&fake, PRO);
    app.open(&player, "belt buyer").await;
    let hour = chrono::Duration::hours(1);
    assert_eq!(app.app.game.regrade_estimates(hour, 20).await.unwrap(), 0, "too soon");
    assert_eq!(app.app.game.regrade_estimates(chrono::Duration::zero(), 20).await.unwrap(), 1);
    let mut told = json!([]);
    for _ in 0..100 {
        told = corrections(&app, &player).await;
        if told != json!([]) {
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    let one = &told[0];
    assert_eq!(
        (one["purpose"].as_str(), one["career_title"].as_str(), one["round"].as_i64()),
        (Some("regrade"), Some("belt keeper"), Some(1))
    );
    assert_eq!((&one["score_before"], &one["session_id"]), (&done["result"]["score"], &scene["session_id"]));
    let moved = 2 * (one["score"].as_i64().unwrap() - 5) - done["result"]["balance_change"].as_i64().unwrap();
    assert_eq!(one["balance_change"], moved, "{told}");
    assert_eq!(corrections(&app, &player).await, json!([]), "told once");
    let day = app
        .get(&format!("/api/sessions/{}", scene["session_id"].as_str().unwrap()), &player)
        .await
        .expect(200);
    let evaluation = &day["answers"][0]["evaluation"];
    assert_eq!(
        (&evaluation["score"], &evaluation["earlier"][0]["score"]),
        (&one["score"], &one["score_before"]),
        "both stay"
    );
    assert_eq!(
        (evaluation["provenance"]["source"].as_str(), evaluation["earlier"][0]["replaced_by"].as_str()),
        (Some("gemini"), Some("regrade"))
    );
    assert_eq!(app.app.game.regrade_estimates(chrono::Duration::zero(), 20).await.unwrap(), 0);
    settle(&app).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_appeal_that_no_judge_hears_ends_kindly_and_may_be_made_again() {
    let fake = Fake::start().await;
    let app = without_breaker(&fake).await;
    let player = app.player().await;
    let scene = app.open(&player, "belt keeper").await;
    let done = app.write(&player, &scene, WORDS).await;
    settle(&app).await;
    let path = format!("/api/answers/{}/appeal", done["answer_id"].as_str().unwrap());
    let reason = json!({ "reason": "I did say whom I would call" });
    fake.always(PRO, Step::Status(503, String::new()));
    let calls = fake.called().len();
    let appeal = app.post(&path, &player, reason.clone()).await.expect(202);
    let ended = app.finished(&player, &appeal).await;
    assert_eq!(ended["status"], "failed", "{ended}");
    assert_eq!(
        (ended["problem"]["status"].as_i64(), ended["problem"]["errors"][0]["code"].as_str()),
        (Some(422), Some("no_judge"))
    );
    assert_eq!(fake.called()[calls..], [PRO, PRO], "pro alone, twice");
    let me = app.get("/api/users/me", &player).await.expect(200);
    assert_eq!(me["balance"], done["result"]["balance"], "nothing is charged");
    up(&fake, PRO);
    let appeal = app.post(&path, &player, reason).await.expect(202);
    let ended = app.finished(&player, &appeal).await;
    assert_eq!(
        (ended["status"].as_str(), ended["result"]["provenance"]["model"].as_str()),
        (Some("succeeded"), Some(PRO)),
        "{ended}"
    );
    let prompt = fake.seen().last().unwrap().prompt();
    assert!(!prompt.contains(done["result"]["feedback"].as_str().unwrap()), "the first verdict is hidden");
}

#[tokio::test(flavor = "multi_thread")]
async fn equal_words_at_the_same_time_are_one_call() {
    let fake = Fake::start().await;
    let app = with_model(&fake, false).await.unwrap();
    let players = futures::future::join_all((0..12).map(|_| app.player())).await;
    let scenes = futures::future::join_all(players.iter().map(|p| app.open(p, "belt keeper"))).await;
    let graded = || fake.seen().iter().filter(|s| !s.prompt().contains("You write scenes")).count();
    fake.always(FLASH, Step::Slow(Duration::from_millis(300)));
    let done = futures::future::join_all(players.iter().zip(&scenes).map(|(p, scene)| app.write(p, scene, WORDS))).await;
    assert_eq!(graded(), 1);
    let (paid, free): (Vec<&Value>, Vec<&Value>) = done
        .iter()
        .partition(|d| d["result"]["receipt"]["attempts"].as_array().is_some_and(|a| !a.is_empty()));
    assert_eq!((paid.len(), free.len()), (1, 11));
    assert!(paid[0]["result"]["provenance"]["cached"] == false && free.iter().all(|d| d["result"]["provenance"]["cached"] == true));
    settle(&app).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_scene_that_nobody_waits_for_any_more_is_made_all_the_same() {
    let fake = Fake::start().await;
    let app = with_model(&fake, false).await.unwrap();
    let player = app.player().await;
    fake.script(FLASH, [Step::Slow(Duration::from_millis(600))]);
    let asking = app.open(&player, "belt keeper");
    assert!(tokio::time::timeout(Duration::from_millis(250), asking).await.is_err(), "the player leaves");
    let scene = app.open(&app.player().await, "belt keeper").await;
    assert_eq!(
        (scene["provenance"]["source"].as_str(), fake.called().len()),
        (Some("gemini"), 1),
        "the call went on"
    );
    settle(&app).await;
}
