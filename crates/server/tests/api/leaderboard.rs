//! The leaderboard: nobody is on it unasked, only exact grades count, names are fit to be seen, and who leaves is gone.

use crate::{app::TestApp, on_both};
use reqwest::Method;
use serde_json::{Value, json};

on_both!(
    only_who_asks_is_on_it,
    an_estimate_never_counts,
    a_rewind_adds_nothing,
    names_are_checked,
    an_operator_takes_a_name_off
);

async fn board(app: &TestApp, player: &str, period: &str) -> Value {
    app.get(&format!("/api/leaderboard?period={period}"), player).await.expect(200)
}

async fn join(app: &TestApp, player: &str, name: &str) {
    let joined = app
        .call(Method::PUT, "/api/leaderboard/me", Some(player), Some(json!({ "nickname": name })))
        .await
        .expect(200);
    assert_eq!(joined["nickname"], name);
}

async fn only_who_asks_is_on_it(app: &TestApp) {
    let (ada, bob) = (app.player().await, app.player().await);
    let scene = app.open(&ada, "baker").await;
    let score = app.pick(&ada, &scene, 1).await["score"].as_i64().unwrap();
    app.pick(&bob, &app.open(&bob, "baker").await, 1).await;
    assert_eq!(board(app, &ada, "all").await["items"], json!([]));
    join(app, &ada, "night owl").await;
    for period in ["week", "all"] {
        let seen = board(app, &bob, period).await;
        assert_eq!(seen["items"].as_array().unwrap().len(), 1, "{seen}");
        let entry = &seen["items"][0];
        assert_eq!(
            (entry["nickname"].as_str(), entry["points"].as_i64(), entry["scenes"].as_i64()),
            (Some("night owl"), Some(score), Some(1))
        );
        assert_eq!((seen["nickname"].clone(), seen["own"].clone()), (Value::Null, Value::Null));
    }
    let me = app.get("/api/users/me", &ada).await.expect(200);
    assert!(
        !board(app, &bob, "all").await.to_string().contains(me["id"].as_str().unwrap()),
        "no player's id is shown"
    );
    let own = board(app, &ada, "week").await;
    assert_eq!((own["own"]["rank"].as_i64(), own["nickname"].as_str()), (Some(1), Some("night owl")));
    assert_eq!(app.get("/api/users/me/export", &ada).await.expect(200)["leaderboard"]["nickname"], "night owl");
    assert_eq!(app.call(Method::DELETE, "/api/leaderboard/me", Some(&ada), None).await.status, 204);
    assert_eq!(board(app, &bob, "all").await["items"], json!([]));
    assert_eq!(app.call(Method::DELETE, "/api/leaderboard/me", Some(&ada), None).await.status, 204);
    join(app, &bob, "Night-Owl").await;
}

// Rule 6: the practice coach's estimate of a text stays off.
async fn an_estimate_never_counts(app: &TestApp) {
    let player = app.player().await;
    join(app, &player, "writer").await;
    let scene = app.open(&player, "registered nurse").await;
    let done = app
        .write(
            &player,
            &scene,
            "I would check the chart first and then ask the charge nurse before I give anything.",
        )
        .await;
    assert_eq!(done["result"]["provenance"]["source"], "offline");
    let seen = board(app, &player, "all").await;
    assert_eq!((seen["items"].clone(), seen["own"].clone()), (json!([]), Value::Null));
    let next = app.next(&player, &scene).await.expect(200);
    let score = app.pick(&player, &next, 0).await["score"].clone();
    let own = board(app, &player, "all").await["own"].clone();
    assert_eq!((own["points"].clone(), own["scenes"].as_i64()), (score, Some(1)));
}

async fn a_rewind_adds_nothing(app: &TestApp) {
    let player = app.player().await;
    join(app, &player, "once only").await;
    let scene = app.open(&player, "carpenter").await;
    app.pick(&player, &scene, 0).await;
    let before = board(app, &player, "all").await["own"].clone();
    let path = format!("/api/sessions/{}/fork", scene["session_id"].as_str().unwrap());
    let fork = app.post(&path, &player, json!({"round": 1})).await.expect(201);
    let again = app.post("/api/generate-scenario", &player, json!({"session_id": fork["id"]})).await.expect(200);
    app.pick(&player, &again, 1).await;
    assert_eq!(board(app, &player, "all").await["own"], before);
}

async fn names_are_checked(app: &TestApp) {
    let (ada, bob) = (app.player().await, app.player().await);
    join(app, &ada, "ada").await;
    for (name, code) in [
        ("ab", "too_short"),
        ("a name that is far too long", "too_long"),
        ("<b>ada", "invalid_character"),
        ("\u{430}da", "mixed_alphabets"),
        ("adm1nistrator", "reserved"),
        ("A.D.A", "taken"),
    ] {
        let reply = app
            .call(Method::PUT, "/api/leaderboard/me", Some(&bob), Some(json!({ "nickname": name })))
            .await;
        let problem = reply.problem(422, "validation_failed");
        assert_eq!(
            (problem["errors"][0]["field"].as_str(), problem["errors"][0]["code"].as_str()),
            (Some("nickname"), Some(code)),
            "{name}"
        );
    }
    app.get("/api/leaderboard?period=month", &ada).await.problem(422, "validation_failed");
    app.get("/api/leaderboard?cursor=x", &ada).await.problem(422, "validation_failed");
    app.call(Method::GET, "/api/leaderboard", None, None).await.problem(401, "unauthorized");
}

async fn an_operator_takes_a_name_off(app: &TestApp) {
    let player = app.player().await;
    join(app, &player, "somebody").await;
    app.pick(&player, &app.open(&player, "chef").await, 0).await;
    let entry = board(app, &player, "all").await["own"]["id"].as_str().unwrap().to_owned();
    let path = format!("/api/leaderboard/entries/{entry}");
    app.call(Method::DELETE, &path, Some(&player), None).await.problem(403, "forbidden");
    let operator = crate::operators::operator(app).await;
    assert_eq!(app.call(Method::DELETE, &path, Some(&operator), None).await.status, 204);
    app.call(Method::DELETE, &path, Some(&operator), None).await.problem(404, "not_found");
    assert_eq!(board(app, &player, "all").await["nickname"], Value::Null);
}
