//! The program under test, and a client that says what it got.

use careersim_server::{app::App, config::Config};
use reqwest::{Client, Method, StatusCode};
use serde_json::{Value, json};
use sqlx::{Connection, Executor};
use std::{net::SocketAddr, time::Duration};
use tempfile::TempDir;
use tokio::task::JoinHandle;

/// Runs each named test on both back-ends.
#[macro_export]
macro_rules! on_both {
    ($($name:ident),* $(,)?) => {
        mod embedded {
            $( #[tokio::test(flavor = "multi_thread", worker_threads = 2)] async fn $name() { super::$name(&$crate::app::TestApp::embedded().await).await; } )*
        }
        mod shared {
            $( #[tokio::test(flavor = "multi_thread", worker_threads = 2)] async fn $name() {
                if let Some(app) = $crate::app::TestApp::shared().await { super::$name(&app).await; }
            } )*
        }
    };
}

pub struct TestApp {
    pub app: App,
    pub url: String,
    pub http: Client,
    running: Vec<JoinHandle<()>>,
    _folder: TempDir,
}

/// What came back.
#[derive(Debug)]
pub struct Reply {
    pub status: StatusCode,
    pub headers: reqwest::header::HeaderMap,
    pub text: String,
}

impl Reply {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|e| panic!("no JSON ({e}): {} {}", self.status, self.text))
    }

    #[track_caller]
    pub fn expect(self, status: u16) -> Value {
        assert_eq!(self.status.as_u16(), status, "{}", self.text);
        if self.text.is_empty() { Value::Null } else { self.json() }
    }

    #[track_caller]
    pub fn problem(self, status: u16, code: &str) -> Value {
        assert_eq!(self.status.as_u16(), status, "{}", self.text);
        assert_eq!(self.headers["content-type"], "application/problem+json");
        let problem = self.json();
        assert_eq!(problem["code"], code, "{problem}");
        assert_eq!(problem["status"], status);
        assert_eq!(problem["request_id"], self.headers["x-request-id"].to_str().unwrap());
        for key in ["type", "title", "detail"] {
            assert!(problem[key].as_str().is_some_and(|t| !t.is_empty()), "{problem}");
        }
        problem
    }
}

impl TestApp {
    pub async fn embedded() -> Self {
        Self::start(|_| {}, false).await.unwrap()
    }

    pub async fn shared() -> Option<Self> {
        Self::start(|_| {}, true).await
    }

    pub async fn with(change: impl FnOnce(&mut Config)) -> Self {
        Self::start(change, false).await.unwrap()
    }

    pub async fn start(change: impl FnOnce(&mut Config), shared: bool) -> Option<Self> {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let folder = tempfile::tempdir().unwrap();
        let mut config = Config::load(None, Some(folder.path().to_owned())).unwrap();
        config.limits.enabled = false;
        // Shedding has a test of its own; the others share a busy machine.
        config.database.acquire_timeout_ms = 15_000;
        config.http.drain_seconds = 2;
        config.coach.gemini.key = None;
        if shared {
            config.database.url = database().await?.into();
            config.redis.url = std::env::var("CAREERSIM_TEST_REDIS_URL").ok().map(Into::into);
        }
        change(&mut config);
        let app = App::open(config).await.unwrap();
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let service = app.router().into_make_service_with_connect_info::<SocketAddr>();
        let serving = tokio::spawn(async move { axum::serve(listener, service).await.unwrap() });
        let working = tokio::spawn(careersim_server::worker::run(app.clone()));
        let listening = tokio::spawn(app.game.store.clone().listen());
        let prompts = tokio::spawn(app.game.clone().follow_prompts());
        let imports = tokio::spawn(app.game.clone().follow_imports());
        let http = client();
        Some(Self {
            app,
            url,
            http,
            running: vec![serving, working, listening, prompts, imports],
            _folder: folder,
        })
    }

    /// Ends the worker in the middle of whatever it does, as a kill would.
    pub fn kill_worker(&mut self) {
        self.running.remove(1).abort();
    }

    /// Starts another one.
    pub fn start_worker(&mut self) {
        self.running.insert(1, tokio::spawn(careersim_server::worker::run(self.app.clone())));
    }

    pub async fn send(&self, request: reqwest::RequestBuilder) -> Reply {
        let response = request.send().await.unwrap();
        let (status, headers) = (response.status(), response.headers().clone());
        Reply {
            status,
            headers,
            text: response.text().await.unwrap(),
        }
    }

    pub async fn call(&self, method: Method, path: &str, token: Option<&str>, body: Option<Value>) -> Reply {
        let mut request = self.http.request(method, format!("{}{path}", self.url));
        if let Some(token) = token {
            request = request.bearer_auth(token);
        }
        if let Some(body) = body {
            request = request.json(&body);
        }
        self.send(request).await
    }

    pub async fn get(&self, path: &str, token: &str) -> Reply {
        self.call(Method::GET, path, Some(token), None).await
    }

    pub async fn post(&self, path: &str, token: &str, body: Value) -> Reply {
        self.call(Method::POST, path, Some(token), Some(body)).await
    }

    /// A new guest's token pair.
    pub async fn guest(&self) -> Value {
        self.call(Method::POST, "/api/guests", None, None).await.expect(201)
    }

    /// A new guest's access token.
    pub async fn player(&self) -> String {
        self.guest().await["access_token"].as_str().unwrap().to_owned()
    }

    /// Opens a day.
    pub async fn open(&self, token: &str, title: &str) -> Value {
        self.post("/api/generate-scenario", token, json!({ "career_title": title })).await.expect(200)
    }

    /// Picks an option and gives the evaluation back.
    pub async fn pick(&self, token: &str, scene: &Value, option: usize) -> Value {
        let body = json!({ "scenario_id": scene["scenario_id"], "session_id": scene["session_id"], "option": option });
        let task = self.post("/api/evaluate-answer", token, body).await.expect(202);
        assert_eq!(task["status"], "succeeded", "{task}");
        task["result"].clone()
    }

    /// Answers in own words; gives the finished task back.
    pub async fn write(&self, token: &str, scene: &Value, answer: &str) -> Value {
        let body = json!({ "scenario_id": scene["scenario_id"], "session_id": scene["session_id"], "user_answer": answer });
        let task = self.post("/api/evaluate-answer", token, body).await.expect(202);
        self.finished(token, &task).await
    }

    /// Waits for a task's end.
    pub async fn finished(&self, token: &str, task: &Value) -> Value {
        let path = format!("/api/tasks/{}?wait=20", task["task_id"].as_str().unwrap());
        let done = self.get(&path, token).await.expect(200);
        assert!(["succeeded", "failed"].contains(&done["status"].as_str().unwrap()), "{done}");
        done
    }

    /// The next scene of a day.
    pub async fn next(&self, token: &str, scene: &Value) -> Reply {
        self.post("/api/generate-scenario", token, json!({ "session_id": scene["session_id"] })).await
    }
}

// No job may be left behind, and the ledger must add up, whatever the test was about.
impl Drop for TestApp {
    fn drop(&mut self) {
        self.app.shutdown.cancel();
        if std::thread::panicking() {
            return;
        }
        let store = self.app.game.store.clone();
        let left = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(async {
                let depth = careersim_store::queue::depth(&store, careersim_game::clock::now()).await.unwrap();
                (depth.queued + depth.running, careersim_store::ledger::mismatches(&store).await.unwrap())
            })
        });
        let (jobs, mismatches) = left.join().unwrap();
        self.running.iter().for_each(JoinHandle::abort);
        assert_eq!(jobs, 0, "jobs were left behind");
        assert_eq!(mismatches, 0, "balances differ from the ledger");
    }
}

/// An HTTP client.
pub fn client() -> Client {
    let _ = rustls::crypto::ring::default_provider().install_default();
    #[expect(clippy::disallowed_methods, reason = "a client of the program, not a part of it")]
    Client::builder().timeout(Duration::from_mins(1)).build().unwrap()
}

pub async fn database() -> Option<String> {
    let Ok(server) = std::env::var("CAREERSIM_TEST_POSTGRES_URL") else {
        eprintln!("skipped: CAREERSIM_TEST_POSTGRES_URL is not set");
        return None;
    };
    let name = format!("api_{}", careersim_game::ids::new().simple());
    let mut admin = sqlx::PgConnection::connect(&server).await.unwrap();
    admin.execute(sqlx::AssertSqlSafe(format!("CREATE DATABASE {name}"))).await.unwrap();
    let base = server.split('?').next().unwrap().rsplit_once('/').unwrap().0;
    Some(format!("{base}/{name}"))
}
