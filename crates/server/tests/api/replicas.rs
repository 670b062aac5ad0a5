//! Two replicas on one database: a prompt that goes live on one is live on the other within two seconds, and what is known survives a database that is away.

use crate::{
    app::TestApp,
    model::{point_at, settle},
    operators::operator,
    support::Fake,
};
use careersim_game::prompts::PromptBook;
use careersim_server::config::Config;
use careersim_store::{Store, StoreConfig};
use serde_json::{Value, json};
use std::time::Duration;

async fn prompt_of(app: &TestApp, player: &str, title: &str) -> Value {
    app.open(player, title).await["provenance"]["prompt"].clone()
}

async fn goes_live_on_both(first: &TestApp, second: &TestApp) {
    let (boss, player) = (operator(first).await, second.player().await);
    // Both know the first version by now.
    for app in [first, second] {
        assert_eq!(prompt_of(app, &player, "keeper of keys").await, "scene@1");
    }
    let text = first.get("/api/prompts/scene", &boss).await.expect(200)["items"][0]["template"]
        .as_str()
        .unwrap()
        .to_owned();
    first
        .post(
            "/api/prompts/scene",
            &boss,
            json!({"template": format!("Be brief. {text}"), "message": "shorter"}),
        )
        .await
        .expect(201);
    first
        .post("/api/prompts/scene/activate", &boss, json!({"version": 2, "message": "try it"}))
        .await
        .expect(200);
    tokio::time::sleep(Duration::from_secs(2)).await;
    for app in [first, second] {
        assert_eq!(prompt_of(app, &player, "keeper of doors").await, "scene@2");
        assert_eq!(
            prompt_of(app, &player, "keeper of keys").await,
            "scene@2",
            "what an older version made is not given out any more"
        );
    }
    first.post("/api/prompts/scene/rollback", &boss, json!({})).await.expect(200);
    tokio::time::sleep(Duration::from_secs(2)).await;
    assert_eq!(prompt_of(second, &player, "keeper of bells").await, "scene@1");
    settle(first).await;
    settle(second).await;
}

async fn pair(fake: &Fake, shared: bool) -> Option<(TestApp, TestApp)> {
    let url = fake.url.clone();
    let change = move |config: &mut Config| {
        point_at(config, url);
        config.auth.secret_key = Some("one key for both replicas of this test".to_owned().into());
    };
    let first = TestApp::start(change, shared).await?;
    let of_first = first.app.config.clone();
    let second = TestApp::with(move |config| {
        (config.database, config.redis, config.coach, config.auth) = (of_first.database, of_first.redis, of_first.coach, of_first.auth);
    });
    Some((first, second.await))
}

#[tokio::test(flavor = "multi_thread")]
async fn embedded_prompts_go_live() {
    let fake = Fake::start().await;
    let (first, second) = pair(&fake, false).await.unwrap();
    goes_live_on_both(&first, &second).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn shared_prompts_go_live() {
    let fake = Fake::start().await;
    if let Some((first, second)) = pair(&fake, true).await {
        goes_live_on_both(&first, &second).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_last_known_prompt_is_used_while_the_database_is_away() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&StoreConfig::at(format!("sqlite://{}?mode=rwc", folder.path().join("x.db").display())))
        .await
        .unwrap();
    store.migrate().await.unwrap();
    let book = PromptBook::open(&store).await.unwrap();
    let known = book.active("grade").await.unwrap();
    store.close().await.unwrap();
    book.forget("");
    assert_eq!(book.active("grade").await.unwrap().id(), known.id());
    assert!(book.active("scene").await.is_ok(), "every seed is known from the start");
    assert!(book.active("nothing").await.is_err(), "what was never read is not known");
}
