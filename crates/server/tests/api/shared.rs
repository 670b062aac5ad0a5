//! What other programs see of a shared report: the page's head and a picture, nameless, and nothing any more once the link is taken back.

use crate::{
    app::{Reply, TestApp},
    on_both,
};
use reqwest::Method;
use serde_json::json;

on_both!(a_link_has_a_picture_until_it_is_taken_back, what_was_typed_is_escaped, estimates_are_no_mean);

async fn share(app: &TestApp, player: &str, title: &str) -> (String, String) {
    let scene = app.open(player, title).await;
    app.pick(player, &scene, 1).await;
    let path = format!("/api/sessions/{}/share", scene["session_id"].as_str().unwrap());
    let shared = app.post(&path, player, json!({})).await.expect(201);
    (path, shared["token"].as_str().unwrap().to_owned())
}

async fn page(app: &TestApp, token: &str) -> Reply {
    app.call(Method::GET, &format!("/shared/{token}"), None, None).await
}

async fn picture(app: &TestApp, token: &str) -> (u16, String, Vec<u8>) {
    let path = format!("{}/api/shared/{token}/picture.png", app.url);
    let reply = app.http.get(path).send().await.unwrap();
    let kind = reply.headers()["content-type"].to_str().unwrap().to_owned();
    (reply.status().as_u16(), kind, reply.bytes().await.unwrap().to_vec())
}

async fn a_link_has_a_picture_until_it_is_taken_back(app: &TestApp) {
    let player = app.player().await;
    let me = app.get("/api/users/me", &player).await.expect(200)["id"].as_str().unwrap().to_owned();
    let (path, token) = share(app, &player, "pharmacist").await;
    let seen = page(app, &token).await;
    assert_eq!(
        (seen.status.as_u16(), seen.headers["content-type"].to_str().unwrap()),
        (200, "text/html; charset=utf-8")
    );
    assert_eq!(seen.headers["x-robots-tag"], "noindex");
    assert!(seen.headers.contains_key("content-security-policy"));
    for part in [
        "<meta property=\"og:title\" content=\"Pharmacist: a work day, tried on\" />",
        "of 10 on average. Try a career on before you choose it.",
        &format!("<meta property=\"og:image\" content=\"{}/api/shared/{token}/picture.png\" />", app.url),
        "<meta name=\"twitter:card\" content=\"summary_large_image\" />",
        "<div id=\"root\">",
    ] {
        assert!(seen.text.contains(part), "no `{part}` in {}", seen.text);
    }
    assert!(!seen.text.contains(&me), "no name and no id");
    let (status, kind, png) = picture(app, &token).await;
    assert_eq!((status, kind.as_str()), (200, "image/png"));
    // The size stands in the header of every PNG.
    assert_eq!((&png[1..4], &png[16..24]), (&b"PNG"[..], &[0, 0, 4, 176, 0, 0, 2, 118][..]));
    assert!(png.len() > 5_000 && png.len() < 150_000, "{} bytes", png.len());
    assert_eq!(picture(app, &token).await.2, png);

    assert_eq!(app.call(Method::DELETE, &path, Some(&player), None).await.status, 204);
    app.call(Method::GET, &format!("/api/shared/{token}/picture.png"), None, None)
        .await
        .problem(404, "not_found");
    let gone = page(app, &token).await;
    assert_eq!(gone.status.as_u16(), 404);
    assert!(
        gone.text.contains("<div id=\"root\">") && !gone.text.contains("og:title"),
        "the page says it in its own words"
    );
}

async fn what_was_typed_is_escaped(app: &TestApp) {
    let player = app.player().await;
    let (_, token) = share(app, &player, "\"><script>alert(1)</script> & 'co'").await;
    let seen = page(app, &token).await;
    assert!(
        !seen.text.contains("<script>alert") && seen.text.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &#39;co&#39;"),
        "{}",
        seen.text
    );
    assert_eq!(picture(app, &token).await.0, 200);
}

// Rule 6: an estimate is never shown as a mean.
async fn estimates_are_no_mean(app: &TestApp) {
    let player = app.player().await;
    let scene = app.open(&player, "registered nurse").await;
    app.write(
        &player,
        &scene,
        "I would check the chart first and then ask the charge nurse before I give anything.",
    )
    .await;
    let path = format!("/api/sessions/{}/share", scene["session_id"].as_str().unwrap());
    let token = app.post(&path, &player, json!({})).await.expect(201)["token"].as_str().unwrap().to_owned();
    let seen = page(app, &token).await;
    assert!(
        seen.text.contains("a work day of 5 scenes. ") && !seen.text.contains("on average"),
        "{}",
        seen.text
    );
}
