//! Guests, registration, claim, login, refresh with reuse detection, logout, export, erasure.

use crate::{app::TestApp, on_both};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use reqwest::Method;
use serde_json::json;

on_both!(
    a_guest_plays_and_claims_the_account,
    a_name_is_taken_once,
    a_login_refreshes_and_ends,
    a_reused_refresh_token_ends_its_family,
    a_browser_keeps_its_refresh_token_in_the_cookie,
    wrong_fields_are_all_named,
    forged_tokens_are_refused,
    erasing_leaves_nothing
);

async fn token(app: &TestApp, form: &[(&str, &str)]) -> crate::app::Reply {
    app.send(app.http.post(format!("{}/api/token", app.url)).form(form)).await
}

async fn a_guest_plays_and_claims_the_account(app: &TestApp) {
    let player = app.player().await;
    let me = app.get("/api/users/me", &player).await.expect(200);
    assert_eq!(
        (me["guest"].as_bool(), me["balance"].as_i64(), &me["username"]),
        (Some(true), Some(100), &json!(null))
    );
    let scene = app.open(&player, "nurse").await;
    app.pick(&player, &scene, 0).await;
    let claimed = app
        .call(
            Method::PUT,
            "/api/users/me",
            Some(&player),
            Some(json!({"username": "ada_l", "password": "correct horse"})),
        )
        .await
        .expect(200);
    assert_eq!((claimed["id"].clone(), claimed["guest"].as_bool()), (me["id"].clone(), Some(false)));
    let again = app
        .call(
            Method::PUT,
            "/api/users/me",
            Some(&player),
            Some(json!({"username": "other", "password": "correct horse"})),
        )
        .await;
    again.problem(403, "forbidden");
    let login = token(app, &[("grant_type", "password"), ("username", "ada_l"), ("password", "correct horse")])
        .await
        .expect(200);
    let history = app.get("/api/sessions", login["access_token"].as_str().unwrap()).await.expect(200);
    assert_eq!(history["items"].as_array().unwrap().len(), 1, "the history stays");
}

async fn a_name_is_taken_once(app: &TestApp) {
    let body = json!({"username": "grace", "password": "12345678"});
    let created = app.call(Method::POST, "/api/users", None, Some(body.clone())).await.expect(201);
    assert_eq!(
        (created["username"].as_str(), created["role"].as_str(), created["balance"].as_i64()),
        (Some("grace"), Some("player"), Some(100))
    );
    app.call(Method::POST, "/api/users", None, Some(body.clone()))
        .await
        .problem(409, "username_taken");
    let guest = app.player().await;
    app.call(Method::PUT, "/api/users/me", Some(&guest), Some(body))
        .await
        .problem(409, "username_taken");
}

async fn a_login_refreshes_and_ends(app: &TestApp) {
    app.call(Method::POST, "/api/users", None, Some(json!({"username": "linus", "password": "12345678"})))
        .await
        .expect(201);
    for (name, password) in [("linus", "wrong password"), ("nobody", "12345678"), ("linus\0", "12345678")] {
        token(app, &[("grant_type", "password"), ("username", name), ("password", password)])
            .await
            .problem(401, "unauthorized");
    }
    let pair = token(app, &[("grant_type", "password"), ("username", "linus"), ("password", "12345678")])
        .await
        .expect(200);
    assert_eq!((pair["token_type"].as_str(), pair["expires_in"].as_i64()), (Some("bearer"), Some(1800)));
    let renewed = token(
        app,
        &[("grant_type", "refresh_token"), ("refresh_token", pair["refresh_token"].as_str().unwrap())],
    )
    .await
    .expect(200);
    let access = renewed["access_token"].as_str().unwrap();
    assert_eq!(app.call(Method::DELETE, "/api/token", Some(access), None).await.status, 204);
    token(
        app,
        &[("grant_type", "refresh_token"), ("refresh_token", renewed["refresh_token"].as_str().unwrap())],
    )
    .await
    .problem(401, "unauthorized");
    token(app, &[("grant_type", "magic")]).await.problem(422, "validation_failed");
    token(app, &[("grant_type", "password"), ("username", "linus")])
        .await
        .problem(422, "validation_failed");
}

async fn a_reused_refresh_token_ends_its_family(app: &TestApp) {
    let first = app.guest().await["refresh_token"].as_str().unwrap().to_owned();
    let second = token(app, &[("grant_type", "refresh_token"), ("refresh_token", &first)]).await.expect(200)["refresh_token"]
        .as_str()
        .unwrap()
        .to_owned();
    token(app, &[("grant_type", "refresh_token"), ("refresh_token", &first)])
        .await
        .problem(401, "unauthorized");
    token(app, &[("grant_type", "refresh_token"), ("refresh_token", &second)])
        .await
        .problem(401, "unauthorized");
}

async fn a_browser_keeps_its_refresh_token_in_the_cookie(app: &TestApp) {
    let made = app.send(app.http.post(format!("{}/api/guests", app.url)).header("x-session", "cookie")).await;
    let cookie = made.headers["set-cookie"].to_str().unwrap().to_owned();
    for part in ["HttpOnly", "Secure", "SameSite=Strict", "Path=/api/token", "Max-Age=2592000"] {
        assert!(cookie.contains(part), "{cookie}");
    }
    assert!(made.expect(201)["refresh_token"].is_null(), "scripts must not see it");
    let kept = cookie.split(';').next().unwrap();
    let refresh = |origin: Option<&str>| {
        let request = app
            .http
            .post(format!("{}/api/token", app.url))
            .header("x-session", "cookie")
            .header("cookie", kept)
            .form(&[("grant_type", "refresh_token")]);
        origin.map_or(request.try_clone().unwrap(), |o| request.header("origin", o))
    };
    app.send(refresh(Some("https://evil.example"))).await.problem(403, "forbidden");
    app.send(refresh(Some(&app.url))).await.expect(200);
}

async fn wrong_fields_are_all_named(app: &TestApp) {
    let wrong = app
        .call(Method::POST, "/api/users", None, Some(json!({"username": "A", "password": "short"})))
        .await
        .problem(422, "validation_failed");
    let fields: Vec<&str> = wrong["errors"].as_array().unwrap().iter().map(|e| e["field"].as_str().unwrap()).collect();
    assert_eq!(fields, ["username", "password"]);
    let unknown = app
        .call(
            Method::POST,
            "/api/users",
            None,
            Some(json!({"username": "abc", "password": "12345678", "role": "operator"})),
        )
        .await
        .problem(422, "validation_failed");
    assert_eq!(
        (unknown["errors"][0]["field"].as_str(), unknown["errors"][0]["code"].as_str()),
        (Some("role"), Some("unknown_field"))
    );
    let typed = app
        .call(Method::POST, "/api/users", None, Some(json!({"username": 7, "password": "12345678"})))
        .await
        .problem(422, "validation_failed");
    assert_eq!(typed["errors"][0]["field"], "username");
    assert!(!typed.to_string().contains("12345678"));
}

async fn forged_tokens_are_refused(app: &TestApp) {
    let player = app.player().await;
    let mut parts = player.split('.');
    let (head, body, signature) = (parts.next().unwrap(), parts.next().unwrap(), parts.next().unwrap());
    let none = format!("{}.{body}.", URL_SAFE_NO_PAD.encode(r#"{"alg":"none","typ":"JWT"}"#));
    let other = format!("{}.{body}.{signature}", URL_SAFE_NO_PAD.encode(r#"{"alg":"HS512","typ":"JWT"}"#));
    let cut = format!("{head}.{body}.{}", &signature[..10]);
    for forged in [none.as_str(), other.as_str(), cut.as_str(), "", "a.b.c", "🙂"] {
        let encoded = reqwest::header::HeaderValue::from_bytes(format!("Bearer {forged}").as_bytes()).unwrap();
        let reply = app
            .send(app.http.get(format!("{}/api/users/me", app.url)).header("authorization", encoded))
            .await;
        assert_eq!(reply.headers["www-authenticate"], "Bearer");
        reply.problem(401, "unauthorized");
    }
    app.call(Method::GET, "/api/users/me", None, None).await.problem(401, "unauthorized");
}

async fn erasing_leaves_nothing(app: &TestApp) {
    let pair = app.guest().await;
    let player = pair["access_token"].as_str().unwrap();
    let scene = app.open(player, "electrician").await;
    app.write(
        player,
        &scene,
        "I would switch it off, lock it and test that it is dead before I touch anything.",
    )
    .await;
    let export = app.get("/api/users/me/export", player).await.expect(200).to_string();
    assert!(export.contains("lock it and test"), "an export has the player's own words");
    assert_eq!(app.call(Method::DELETE, "/api/users/me", Some(player), None).await.status, 204);
    app.get("/api/users/me", player).await.problem(401, "unauthorized");
    app.post("/api/generate-scenario", player, json!({"career_title": "nurse"}))
        .await
        .problem(401, "unauthorized");
    token(
        app,
        &[("grant_type", "refresh_token"), ("refresh_token", pair["refresh_token"].as_str().unwrap())],
    )
    .await
    .problem(401, "unauthorized");
    app.get(&format!("/api/sessions/{}", scene["session_id"].as_str().unwrap()), player)
        .await
        .problem(404, "not_found");
}
