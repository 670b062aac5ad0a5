//! The scene of the day: the same for everybody, one a day, and no harm in missing it.

use crate::{app::TestApp, on_both};
use careersim_game::clock;
use reqwest::Method;
use serde_json::{Value, json};

on_both!(
    everybody_gets_the_same_scene,
    it_is_begun_once_and_then_over,
    who_has_met_the_scene_gets_it_all_the_same,
    what_does_not_fit_is_said
);

async fn daily(app: &TestApp, player: &str) -> Value {
    app.get("/api/daily", player).await.expect(200)
}

async fn begin(app: &TestApp, player: &str) -> Value {
    app.post("/api/daily", player, json!({})).await.expect(200)
}

async fn everybody_gets_the_same_scene(app: &TestApp) {
    let anybody = app.call(Method::GET, "/api/daily", None, None).await.expect(200);
    assert_eq!(anybody["day"], clock::now().date_naive().to_string());
    assert_eq!((anybody["status"].as_str(), anybody["days_came_by"].as_i64()), (Some("new"), Some(0)));
    let (ada, bob) = (app.player().await, app.player().await);
    let (first, second) = (begin(app, &ada).await, begin(app, &bob).await);
    assert_eq!((first["round"].as_i64(), first["rounds"].as_i64()), (Some(1), Some(1)));
    assert_eq!(first["career_title"], anybody["career_title"].as_str().unwrap().to_lowercase());
    assert_eq!(first["title"], anybody["title"]);
    assert_eq!(first["provenance"]["source"], "library");
    for part in ["scenario_id", "scenario", "options", "carry"] {
        assert_eq!(first[part], second[part], "{part}");
    }
    assert_ne!(first["session_id"], second["session_id"]);
    let row = careersim_store::scenarios::by_id(&app.app.game.store, first["scenario_id"].as_str().unwrap().parse().unwrap());
    let row = row.await.unwrap().unwrap();
    let shown = format!("{anybody} {first} {}", daily(app, &ada).await);
    assert!(!shown.contains(&row.content.strong_answer) && row.content.options.iter().all(|o| !shown.contains(&o.feedback)));
}

async fn it_is_begun_once_and_then_over(app: &TestApp) {
    let player = app.player().await;
    assert_eq!(daily(app, &player).await["recent"], json!([]));
    let (one, two) = tokio::join!(begin(app, &player), begin(app, &player));
    assert_eq!(one["session_id"], two["session_id"]);
    let open = daily(app, &player).await;
    assert_eq!(
        (open["status"].as_str(), open["session_id"].clone()),
        (Some("active"), one["session_id"].clone())
    );
    let result = app.pick(&player, &one, 0).await;
    assert_eq!(result["provenance"]["source"], "library", "a pick is exact");
    let over = daily(app, &player).await;
    assert_eq!((over["status"].as_str(), over["days_came_by"].as_i64()), (Some("finished"), Some(1)));
    assert_eq!(over["recent"], json!([over["day"]]));
    app.post("/api/daily", &player, json!({})).await.problem(409, "session_finished");
    let history = app.get("/api/sessions", &player).await.expect(200);
    assert_eq!(history["items"].as_array().unwrap().len(), 1);
    assert_eq!(history["items"][0]["status"], "finished");
    let export = app.get("/api/users/me/export", &player).await.expect(200);
    assert_eq!(export["daily_plays"][0]["session_id"], one["session_id"]);
}

async fn who_has_met_the_scene_gets_it_all_the_same(app: &TestApp) {
    let player = app.player().await;
    let today = daily(app, &player).await;
    let mut scene = app.open(&player, today["career_title"].as_str().unwrap()).await;
    while scene["title"] != today["title"] {
        app.pick(&player, &scene, 1).await;
        scene = app.next(&player, &scene).await.expect(200);
    }
    let met = daily(app, &player).await;
    assert_eq!((met["met_before"].as_bool(), met["status"].as_str()), (Some(true), Some("new")));
    let again = begin(app, &player).await;
    assert_eq!(again["title"], scene["title"]);
    app.pick(&player, &again, 1).await;

    // Elsewhere nothing repeats: the career's day goes on without what was met as the scene of the day.
    let other = app.player().await;
    let met = begin(app, &other).await;
    let day = app.open(&other, today["career_title"].as_str().unwrap()).await;
    assert_ne!(day["scenario"], met["scenario"]);
}

async fn what_does_not_fit_is_said(app: &TestApp) {
    let player = app.player().await;
    app.call(Method::POST, "/api/daily", None, Some(json!({}))).await.problem(401, "unauthorized");
    app.post("/api/daily", &player, json!({"day": "2026-11-27"}))
        .await
        .problem(422, "validation_failed");
    app.post("/api/daily", &player, json!({"language": "!"}))
        .await
        .problem(422, "validation_failed");
    app.get("/api/daily", "nonsense").await.problem(401, "unauthorized");
    let foreign = app.post("/api/daily", &player, json!({"language": "fr"})).await.expect(200);
    assert!(foreign["provenance"]["label"].as_str().unwrap().contains("`fr`"), "{foreign}");
}
