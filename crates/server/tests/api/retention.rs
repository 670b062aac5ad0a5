//! Retention: who never comes back is erased with everything of theirs, who comes stays, and one replica does it once an hour.

use crate::{app::TestApp, on_both};
use careersim_game::clock;
use careersim_server::retention::{Removed, enforce};
use chrono::Duration;
use reqwest::Method;
use serde_json::json;

on_both!(players_go_after_their_time);

async fn players_go_after_their_time(app: &TestApp) {
    let (guest, named) = (app.player().await, app.player().await);
    let scene = app.open(&guest, "nurse").await;
    app.pick(&guest, &scene, 0).await;
    app.write(&guest, &app.next(&guest, &scene).await.expect(200), "I ask for help and write it down.")
        .await;
    let name = json!({ "username": "somebody", "password": "a-long-password" });
    app.call(Method::PUT, "/api/users/me", Some(&named), Some(name)).await.expect(200);
    let mut config = app.app.config.retention.clone();
    (config.guest_days, config.account_days) = (30, 0);
    let game = &app.app.game;
    let nothing = Some(Removed::default());
    let at = |days| clock::now() + Duration::days(days);
    assert_eq!(enforce(game, &config, "a", at(29)).await.unwrap(), nothing, "not yet");
    assert_eq!(
        enforce(game, &config, "b", at(29)).await.unwrap(),
        None,
        "another replica did it within the hour"
    );
    let removed = enforce(game, &config, "b", at(31)).await.unwrap().unwrap();
    assert_eq!(removed.players, 1);
    app.get("/api/users/me", &guest).await.problem(401, "unauthorized");
    app.get("/api/users/me", &named).await.expect(200);
    config.account_days = 365;
    assert_eq!(enforce(game, &config, "c", at(366)).await.unwrap().unwrap().players, 1);
}

// Whoever comes back within the time counts from then on.
#[tokio::test(flavor = "multi_thread")]
async fn coming_back_counts() {
    let app = TestApp::embedded().await;
    let guest = app.guest().await;
    let file = careersim_store::backup::file_of(&app.app.config.database.url).unwrap();
    let mut db = <sqlx::SqliteConnection as sqlx::Connection>::connect(&format!("sqlite://{}", file.display()))
        .await
        .unwrap();
    sqlx::query("UPDATE players SET last_seen_at = '2026-01-01T00:00:00.000000+00:00'")
        .execute(&mut db)
        .await
        .unwrap();
    let form = [("grant_type", "refresh_token"), ("refresh_token", guest["refresh_token"].as_str().unwrap())];
    let fresh = app.send(app.http.post(format!("{}/api/token", app.url)).form(&form)).await.expect(200);
    let mut config = app.app.config.retention.clone();
    config.guest_days = 30;
    let removed = enforce(&app.app.game, &config, "a", clock::now() + Duration::days(29)).await.unwrap();
    assert_eq!(removed, Some(Removed::default()));
    app.get("/api/users/me", fresh["access_token"].as_str().unwrap()).await.expect(200);
}
