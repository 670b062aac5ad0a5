//! What an operator sees: one line a request and a job, one trace from the request to the model, a report of every failure, and never a secret
//! or a player's text in any of them.

use crate::{
    app::{TestApp, client},
    process::{Process, command},
    sinks::Sink,
    support::{Fake, KEY},
};
use axum::{Router, routing::get};
use careersim_server::app::App;
use reqwest::Client;
use serde_json::{Value, json};
use sqlx::{Connection, Executor};
use std::net::SocketAddr;
use tempfile::TempDir;

const TRACE: &str = "4bf92f3577b34da6a3ce929d0e0e4736";
const SECRET_KEY: &str = "canary-signing-key-3f9d1c77a2b84e60-xyz";
const TEXT: &str = "canary-text-8841 I would call the ward sister and write down what I saw";
const NAME: &str = "canaryname5520";
const PASSWORD: &str = "canary-password-6693";
const CAREER: &str = "canary career 7715";

struct Watched {
    process: Process,
    traces: Sink,
    reports: Sink,
    _model: Fake,
    http: Client,
    folder: TempDir,
    variables: Vec<(String, String)>,
}

impl Watched {
    async fn start() -> Self {
        let (traces, reports, model) = (Sink::start().await, Sink::start().await, Fake::start().await);
        let folder = tempfile::tempdir().unwrap();
        let settings = [
            ("OTEL_EXPORTER_OTLP_ENDPOINT", format!("http://{}", traces.address)),
            ("SENTRY_DSN", format!("http://canarydsn@{}/7", reports.address)),
            ("GEMINI_API_KEY", KEY.to_owned()),
            ("GEMINI_BASE_URL", model.url.clone()),
            ("SECRET_KEY", SECRET_KEY.to_owned()),
            ("RUST_LOG", "debug".to_owned()),
            ("OTEL_BSP_SCHEDULE_DELAY", "100".to_owned()),
        ];
        let variables: Vec<(String, String)> = settings.map(|(name, value)| (name.to_owned(), value)).to_vec();
        Self {
            process: Process::serve(folder.path(), &variables).await,
            traces,
            reports,
            _model: model,
            http: client(),
            folder,
            variables,
        }
    }

    async fn post(&self, path: &str, token: Option<&str>, body: &Value) -> (u16, Value) {
        let mut request = self.http.post(format!("{}{path}", self.process.url)).json(body);
        request = request.header("traceparent", format!("00-{TRACE}-00f067aa0ba902b7-01"));
        if let Some(token) = token {
            request = request.bearer_auth(token);
        }
        let answer = request.send().await.unwrap();
        (answer.status().as_u16(), answer.json().await.unwrap_or_default())
    }

    // A player who plays a day's first scene in own words.
    async fn play(&self) -> String {
        let (_, account) = self.post("/api/guests", None, &json!({})).await;
        let token = account["access_token"].as_str().unwrap().to_owned();
        let (status, scene) = self.post("/api/generate-scenario", Some(&token), &json!({ "career_title": CAREER })).await;
        assert_eq!(status, 200, "{scene}");
        let answer = json!({ "scenario_id": scene["scenario_id"], "session_id": scene["session_id"], "user_answer": TEXT });
        let (status, task) = self.post("/api/evaluate-answer", Some(&token), &answer).await;
        assert_eq!(status, 202, "{task}");
        let done = self
            .http
            .get(format!("{}/api/tasks/{}?wait=20", self.process.url, task["task_id"].as_str().unwrap()));
        let done: Value = done.bearer_auth(&token).send().await.unwrap().json().await.unwrap();
        assert_eq!(done["status"], "succeeded", "{done}");
        token
    }

    // Something that cannot go on: a table is gone.
    async fn fail(&self, token: &str) -> Value {
        let file = format!("sqlite://{}", self.folder.path().join("careersim.db").display());
        let mut db = sqlx::SqliteConnection::connect(&file).await.unwrap();
        db.execute("ALTER TABLE scene_reports RENAME TO gone").await.unwrap();
        let (status, problem) = self
            .post(
                &format!("/api/scenarios/{}/report", careersim_game::ids::new()),
                Some(token),
                &json!({ "reason": TEXT }),
            )
            .await;
        db.execute("ALTER TABLE gone RENAME TO scene_reports").await.unwrap();
        if status == 500 {
            return problem;
        }
        db.execute("ALTER TABLE sessions RENAME TO gone").await.unwrap();
        let (status, problem) = self.post("/api/generate-scenario", Some(token), &json!({ "career_title": CAREER })).await;
        db.execute("ALTER TABLE gone RENAME TO sessions").await.unwrap();
        assert_eq!(status, 500, "{problem}");
        problem
    }
}

fn lines(log: &str) -> Vec<Value> {
    log.lines().filter(|l| l.starts_with('{')).map(|l| serde_json::from_str(l).unwrap()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn one_trace_from_the_request_to_the_model() {
    let watched = Watched::start().await;
    watched.play().await;
    let traces = watched.traces.clone();
    let log = watched.process.end().await;
    let spans = traces.spans();
    let ours: Vec<_> = spans.iter().filter(|s| hex(&s.trace_id) == TRACE).collect();
    let find = |name: &str| {
        let found = ours.iter().find(|s| s.name == name);
        found.unwrap_or_else(|| panic!("no `{name}` in {:?}", spans.iter().map(|s| &s.name).collect::<Vec<_>>()))
    };
    let request = find("POST /api/evaluate-answer");
    assert_eq!(hex(&request.parent_span_id), "00f067aa0ba902b7");
    let job = find("job");
    assert_eq!(job.parent_span_id, request.span_id, "the job goes on where the request was");
    let graded = ours.iter().any(|s| s.name == "model" && s.parent_span_id == job.span_id);
    assert!(graded, "the model's call is the job's: {:?}", ours.iter().map(|s| &s.name).collect::<Vec<_>>());
    let kinds: Vec<i32> = [request, job].iter().map(|s| s.kind).collect();
    assert_eq!(kinds, [2, 5], "server and consumer");

    // The same trace is in the log: a line for the request and one for the job.
    let lines = lines(&log);
    let line = |message: &str| {
        let found = lines.iter().find(|l| l["message"].as_str().is_some_and(|m| m.starts_with(message)));
        found.unwrap_or_else(|| panic!("no `{message}`: {log}")).clone()
    };
    let request = line("POST /api/evaluate-answer 202");
    assert_eq!(request["span"]["trace_id"], TRACE, "{request}");
    for field in ["request_id", "player"] {
        assert!(request["span"][field].as_str().is_some_and(|v| v.len() > 8), "{field}: {request}");
    }
    assert!(request["status"] == 202 && request["elapsed_ms"].is_u64(), "{request}");
    let task = lines
        .iter()
        .find(|l| l["message"].as_str().is_some_and(|m| m.starts_with("task ") && m.ends_with(" graded")))
        .unwrap();
    assert_eq!(task["span"]["trace_id"], TRACE, "{task}");
    assert!(
        task["model"].is_string() && task["cost_usd"].as_f64().is_some_and(|c| c > 0.0) && task["span"]["player"].is_string(),
        "{task}"
    );
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect::<Vec<_>>().concat()
}

#[tokio::test(flavor = "multi_thread")]
async fn failures_are_reported_and_nothing_personal_is() {
    let watched = Watched::start().await;
    let token = watched.play().await;
    let problem = watched.fail(&token).await;
    let page = json!({ "message": "x is undefined", "stack": "at f (/assets/index.js:1:2)", "url": "/play", "release": "0.1.0" });
    assert_eq!(watched.post("/api/client-errors", None, &page).await.0, 204);
    let reports = watched.reports.clone();
    watched.process.end().await;
    let events = reports.events();
    let event = events.iter().find(|e| e["event_id"] == problem["event_id"]);
    let event = event.unwrap_or_else(|| panic!("{problem} is not among {events:?}"));
    assert_eq!(event["tags"]["request_id"], problem["request_id"], "{event}");
    assert_eq!(event["release"], concat!("careersim@", env!("CARGO_PKG_VERSION")));
    assert_eq!(event["environment"], "development");
    assert_eq!(event["server_name"], "careersim");
    for absent in ["user", "request", "breadcrumbs"] {
        assert!(
            event[absent].is_null() || event[absent].as_array().is_some_and(Vec::is_empty),
            "{absent}: {event}"
        );
    }
    let page = events.iter().find(|e| e["platform"] == "javascript").unwrap();
    assert_eq!(page["tags"]["page_release"], "0.1.0");
    let failed = &page["exception"]["values"][0];
    let frame = &failed["stacktrace"]["frames"][0];
    assert_eq!((&frame["filename"], &frame["lineno"]), (&json!("/assets/index.js"), &json!(1)), "{page}");
    assert!(failed["value"] == "x is undefined" && failed["raw_stacktrace"]["frames"][0] == *frame, "{page}");
}

#[tokio::test(flavor = "multi_thread")]
async fn secrets_and_texts_are_nowhere() {
    let watched = Watched::start().await;
    let token = watched.play().await;
    let mut heard = Vec::new();
    // What goes wrong, with the words in every place where they could stick.
    for (path, body) in [
        ("/api/users", json!({ "username": NAME, "password": PASSWORD, "canary-field": TEXT })),
        ("/api/evaluate-answer", json!({ "scenario_id": TEXT, "session_id": TEXT, "user_answer": TEXT })),
        ("/api/generate-scenario", json!({ "career_title": [TEXT] })),
        ("/api/scenarios/canary-text-8841/hint", json!({ "text": TEXT })),
    ] {
        watched.post(path, Some(&token), &body).await;
    }
    let page = json!({
        "message": format!("Unexpected token 'c', \"{TEXT}\" is not valid JSON"),
        "stack": format!("SyntaxError: {TEXT}\n    at {TEXT} (https://host/assets/canary%20text.js:1:2)\n    at f (https://host/assets/index.js:1:2)"),
        "url": "/shared/canary-text-8841?canary",
        "release": "0.1.0",
    });
    assert_eq!(watched.post("/api/client-errors", None, &page).await.0, 204);
    let named = json!({ "username": NAME, "password": PASSWORD });
    assert_eq!(watched.post("/api/users", None, &named).await.0, 201);
    let login = [("grant_type", "password"), ("username", NAME), ("password", "canary-password-6693-wrong")];
    let login = watched
        .http
        .post(format!("{}/api/token", watched.process.url))
        .form(&login)
        .send()
        .await
        .unwrap();
    assert_eq!(login.status().as_u16(), 401);
    heard.push(("the refusal", login.text().await.unwrap()));
    let broken = watched
        .http
        .post(format!("{}/api/generate-scenario?canary-text-8841", watched.process.url))
        .bearer_auth(&token);
    let broken = broken
        .header("content-type", "application/json")
        .body(format!("{{\"{TEXT}"))
        .send()
        .await
        .unwrap();
    heard.push(("the error", broken.text().await.unwrap()));
    heard.push(("the failure", watched.fail(&token).await.to_string()));
    heard.push((
        "the metrics",
        watched
            .http
            .get(format!("{}/api/metrics", watched.process.url))
            .send()
            .await
            .unwrap()
            .text()
            .await
            .unwrap(),
    ));
    let pid = watched.process.child.id().unwrap();
    heard.push(("the command line", std::fs::read_to_string(format!("/proc/{pid}/cmdline")).unwrap()));
    let doctor = command(watched.folder.path(), &watched.variables)
        .args(["doctor", "--json"])
        .output()
        .await
        .unwrap();
    heard.push(("doctor", String::from_utf8_lossy(&[doctor.stdout, doctor.stderr].concat()).into_owned()));
    let (traces, reports) = (watched.traces.clone(), watched.reports.clone());
    let log = watched.process.end().await;
    assert!(log.contains("DEBUG"), "the log was to be chatty");
    assert!(log.lines().filter(|l| l.contains("\"message\"")).count() > 10);
    assert!(!traces.bytes().is_empty() && !reports.bytes().is_empty());
    heard.push(("the log", log));
    heard.push(("the traces", String::from_utf8_lossy(&traces.bytes()).into_owned()));
    let envelopes = String::from_utf8_lossy(&reports.bytes()).into_owned();
    // Its own public key is how Sentry knows who reports.
    heard.push(("the reports", envelopes.replace("canarydsn", "")));
    let mut canaries = vec![SECRET_KEY, NAME, PASSWORD, KEY, &token, "canary"];
    // A career is no text of a person's, but it is what somebody typed.
    canaries.push(CAREER);
    for (what, text) in &heard {
        for canary in &canaries {
            assert!(
                !text.to_lowercase().contains(&canary.to_lowercase()),
                "`{canary}` is in {what}: {}",
                around(text, canary)
            );
        }
    }
}

fn around(text: &str, canary: &str) -> String {
    let at = text.to_lowercase().find(&canary.to_lowercase()).unwrap_or(0);
    text.chars().skip(at.saturating_sub(300)).take(700).collect()
}

async fn boom() -> &'static str {
    panic!("canary-text-8841")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_panic_is_a_clean_500() {
    let app = TestApp::embedded().await;
    let routes: Router<App> = Router::new().route("/api/boom", get(boom));
    let service = careersim_server::http::wrap(routes, &app.app).into_make_service_with_connect_info::<SocketAddr>();
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/api/boom", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, service).await.unwrap() });
    for _ in 0..2 {
        let problem = app.send(app.http.get(&url)).await.problem(500, "internal");
        assert!(!problem.to_string().contains("canary"), "{problem}");
    }
}
