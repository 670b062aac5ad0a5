//! Statements about finished days: right to the letter at a record store that checks them, told once, and again when a grade changes.

use crate::app::TestApp;
use axum::{
    Json, Router,
    body::Bytes,
    extract::State,
    http::{HeaderMap, StatusCode},
    routing::post,
};
use base64::{Engine, engine::general_purpose::STANDARD};
use chrono::{DateTime, Utc};
use serde_json::{Value, json};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
    time::Duration,
};
use uuid::Uuid;

const HOME: &str = "https://careersim.example";

#[derive(Default)]
struct Kept {
    statements: HashMap<Uuid, Value>,
    refused: Vec<String>,
    away: bool,
    again: usize,
}

/// A record store's stand-in.
#[derive(Clone, Default)]
struct Lrs(Arc<Mutex<Kept>>);

impl Lrs {
    async fn start() -> (Self, String) {
        let lrs = Self::default();
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/xapi", listener.local_addr().unwrap());
        let routes = Router::new().route("/xapi/statements", post(keep)).with_state(lrs.clone());
        tokio::spawn(async move { axum::serve(listener, routes).await.unwrap() });
        (lrs, url)
    }

    fn all(&self, verb: &str) -> Vec<Value> {
        let kept = self.0.lock().unwrap();
        let id = format!("http://adlnet.gov/expapi/verbs/{verb}");
        kept.statements.values().filter(|s| s["verb"]["id"] == id.as_str()).cloned().collect()
    }

    async fn has(&self, verb: &str, count: usize) -> Vec<Value> {
        for _ in 0..400 {
            let all = self.all(verb);
            if all.len() == count {
                return all;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("{verb}: {:?}; refused: {:?}", self.all(verb), self.0.lock().unwrap().refused);
    }

    fn refused(&self) -> Vec<String> {
        self.0.lock().unwrap().refused.clone()
    }
}

async fn keep(State(lrs): State<Lrs>, headers: HeaderMap, body: Bytes) -> Result<Json<Vec<Uuid>>, StatusCode> {
    let mut kept = lrs.0.lock().unwrap();
    if kept.away {
        return Err(StatusCode::BAD_GATEWAY);
    }
    let text = |name: &str| headers.get(name).and_then(|v| v.to_str().ok()).unwrap_or_default();
    if text("authorization") != format!("Basic {}", STANDARD.encode("name:pass:word")) {
        return Err(StatusCode::UNAUTHORIZED);
    }
    if text("x-experience-api-version") != "1.0.3" || text("content-type") != "application/json" {
        kept.refused.push(format!("{headers:?}"));
        return Err(StatusCode::BAD_REQUEST);
    }
    let statements: Vec<Value> = serde_json::from_slice(&body).unwrap();
    for statement in &statements {
        if let Err(why) = check(statement) {
            kept.refused.push(format!("{why}: {statement}"));
            return Err(StatusCode::BAD_REQUEST);
        }
        let id: Uuid = statement["id"].as_str().unwrap().parse().unwrap();
        match kept.statements.get(&id) {
            Some(there) if there != statement => return Err(StatusCode::CONFLICT),
            Some(_) => kept.again += 1,
            None => {}
        }
    }
    let ids: Vec<Uuid> = statements.iter().map(|s| s["id"].as_str().unwrap().parse().unwrap()).collect();
    kept.statements.extend(ids.iter().copied().zip(statements));
    Ok(Json(ids))
}

fn only(value: &Value, known: &[&str]) -> Result<(), &'static str> {
    let fields = value.as_object().ok_or("no object")?;
    if fields.keys().all(|k| known.contains(&k.as_str())) && fields.values().all(|v| !v.is_null()) {
        Ok(())
    } else {
        Err("an unknown field, or null")
    }
}

fn is_iri(value: &Value) -> bool {
    value.as_str().is_some_and(|t| reqwest::Url::parse(t).is_ok())
}

// xAPI 1.0.3, part two, as far as these statements go.
fn check(statement: &Value) -> Result<(), &'static str> {
    only(statement, &["id", "actor", "verb", "object", "result", "context", "timestamp"])?;
    only(&statement["actor"], &["objectType", "account"])?;
    only(&statement["actor"]["account"], &["homePage", "name"])?;
    only(&statement["verb"], &["id", "display"])?;
    only(&statement["object"], &["objectType", "id", "definition"])?;
    only(&statement["object"]["definition"], &["type", "name"])?;
    only(&statement["context"], &["registration", "platform", "language", "extensions"])?;
    only(&statement["result"], &["score", "completion", "duration"])?;
    let iris = [
        &statement["actor"]["account"]["homePage"],
        &statement["verb"]["id"],
        &statement["object"]["id"],
        &statement["object"]["definition"]["type"],
    ];
    if !iris.into_iter().all(is_iri) {
        return Err("no IRI");
    }
    if let Some(extensions) = statement["context"].get("extensions")
        && !extensions.as_object().is_some_and(|e| e.keys().all(|k| reqwest::Url::parse(k).is_ok()))
    {
        return Err("an extension's name is no IRI");
    }
    if statement["context"]["registration"].as_str().and_then(|t| t.parse::<Uuid>().ok()).is_none() {
        return Err("registration is no UUID");
    }
    if statement["timestamp"].as_str().is_none_or(|t| t.parse::<DateTime<Utc>>().is_err()) {
        return Err("no timestamp");
    }
    if let Some(score) = statement["result"].get("score") {
        only(score, &["scaled", "raw", "min", "max"])?;
        let number = |name: &str| score[name].as_f64().unwrap_or(f64::NAN);
        if !(-1.0..=1.0).contains(&number("scaled")) || !(number("min")..=number("max")).contains(&number("raw")) {
            return Err("score out of range");
        }
    }
    if statement["result"]
        .get("duration")
        .is_some_and(|d| !d.as_str().is_some_and(|t| t.starts_with("PT")))
    {
        return Err("no duration");
    }
    Ok(())
}

async fn with_store(shared: bool) -> Option<(TestApp, Lrs)> {
    let (lrs, url) = Lrs::start().await;
    let app = TestApp::start(
        |config| {
            config.xapi.url = url;
            config.xapi.key = Some("name".to_owned().into());
            config.xapi.secret = Some("pass:word".to_owned().into());
            config.http.public_url = format!("{HOME}/");
            config.worker.poll_ms = 100;
        },
        shared,
    )
    .await?;
    Some((app, lrs))
}

async fn one_day(app: &TestApp, token: &str) -> Value {
    let body = json!({ "career_title": "Registered nurse", "rounds": 1 });
    let scene = app.post("/api/generate-scenario", token, body).await.expect(200);
    app.pick(token, &scene, 0).await;
    scene
}

async fn a_finished_day_is_told_once(app: &TestApp, lrs: &Lrs) {
    let token = app.player().await;
    let me = app.get("/api/users/me", &token).await.expect(200);
    lrs.0.lock().unwrap().away = true;
    let scene = one_day(app, &token).await;
    // Not finished: nothing to tell.
    app.open(&token, "teacher").await;
    tokio::time::sleep(Duration::from_millis(300)).await;
    assert!(lrs.all("completed").is_empty());
    lrs.0.lock().unwrap().away = false;
    careersim_store::deliveries::hurry(&app.app.game.store, careersim_game::clock::now())
        .await
        .unwrap();
    let completed = lrs.has("completed", 1).await.remove(0);
    let scored = lrs.has("scored", 1).await.remove(0);
    for statement in [&completed, &scored] {
        assert_eq!(statement["actor"]["account"], json!({ "homePage": HOME, "name": me["id"] }));
        assert_eq!(statement["context"]["registration"], scene["session_id"]);
        assert_eq!(statement["object"]["definition"]["name"]["en"], "registered nurse");
    }
    assert_eq!(completed["result"]["completion"], true);
    let day = app
        .get(&format!("/api/sessions/{}", scene["session_id"].as_str().unwrap()), &token)
        .await
        .expect(200);
    let score = day["answers"][0]["evaluation"]["score"].as_f64().unwrap();
    assert_eq!(
        scored["result"]["score"],
        json!({ "scaled": score / 10.0, "raw": score, "min": 0, "max": 10.0 })
    );
    assert_eq!(scored["context"]["extensions"][format!("{HOME}/xapi/offline-estimate")], false);
    assert_eq!(lrs.refused(), Vec::<String>::new());
    let waiting = careersim_store::deliveries::waiting(&app.app.game.store, careersim_store::deliveries::Kind::Statement)
        .await
        .unwrap();
    assert_eq!(waiting.waiting, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn embedded_tells_of_days() {
    let (app, lrs) = with_store(false).await.unwrap();
    a_finished_day_is_told_once(&app, &lrs).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn shared_tells_of_days() {
    if let Some((app, lrs)) = with_store(true).await {
        a_finished_day_is_told_once(&app, &lrs).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_grade_that_changes_is_told_again() {
    let (app, lrs) = with_store(false).await.unwrap();
    let token = app.player().await;
    let body = json!({ "career_title": "Registered nurse", "rounds": 1 });
    let scene = app.post("/api/generate-scenario", &token, body).await.expect(200);
    app.write(&token, &scene, "I keep Tomas here and we check the pump together, then I write it down.")
        .await;
    let estimate = lrs.has("scored", 1).await.remove(0);
    assert_eq!(estimate["context"]["extensions"][format!("{HOME}/xapi/offline-estimate")], true);
    let day = app
        .get(&format!("/api/sessions/{}", scene["session_id"].as_str().unwrap()), &token)
        .await
        .expect(200);
    let answer = day["answers"][0]["answer_id"].as_str().unwrap();
    let task = app
        .post(&format!("/api/answers/{answer}/appeal"), &token, json!({ "reason": "look again" }))
        .await
        .expect(202);
    app.finished(&token, &task).await;
    // Once as the appeal begins or ends, or for each: the last one is the grade that counts.
    for _ in 0..200 {
        if lrs.all("scored").len() > 1 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert!(lrs.all("scored").len() > 1 && lrs.all("completed").len() == 1);
    assert_eq!(lrs.refused(), Vec::<String>::new());
}

#[test]
fn a_record_store_needs_an_address_of_ours() {
    let mut config = careersim_server::config::Config::load(None, None).unwrap();
    config.xapi.url = "https://lrs.example/xapi".to_owned();
    assert!(config.check().unwrap_err().to_string().contains("CAREERSIM_HTTP__PUBLIC_URL"));
}
