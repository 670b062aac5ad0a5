//! A stand-in for the model services over real HTTP: as strict about requests as the real ones, and able to fail in every way they do.
//! Shared by the suites of several crates; everything a test needs to know is in what was [`Seen`].
#![allow(
    dead_code,
    unreachable_pub,
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::panic,
    reason = "each suite uses a part of it, and tests may fail loudly"
)]

pub mod answers;
mod net;
pub mod strict;

pub use net::Request;
use net::{answer, read_request};
use serde_json::{Value, json};
use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use tokio::net::{TcpListener, TcpStream};

/// The key that the fake accepts.
pub const KEY: &str = "test-key";
/// The default flash model.
pub const FLASH: &str = "gemini-3.5-flash-lite";
/// The default pro model.
pub const PRO: &str = "gemini-3.8-flash";
/// The model of the OpenAI-compatible side.
pub const LOCAL: &str = "local-model";

/// How one call is answered.
#[derive(Clone)]
pub enum Step {
    /// A success with this text.
    Say(String),
    /// A success with this whole document; `{MODEL}` becomes the model's name.
    Document(Value),
    /// This status and body.
    Status(u16, String),
    /// A success whose body is this text.
    Body(String),
    /// The right answer after a while.
    Slow(Duration),
    /// Nothing, ever.
    Hang,
    /// Headers, then nothing.
    HangAfterHeaders,
    /// A byte now and then.
    Trickle,
    /// The connection is reset.
    Reset,
    /// The connection is closed without an answer.
    Fin,
    /// Half of the announced body, then the end.
    CutShort,
    /// White space without end.
    Endless,
    /// The right answer, but the connection is closed right after it, without saying so.
    ThenClose,
}

impl Step {
    /// Does it keep its caller waiting for ever?
    pub fn hangs(&self) -> bool {
        matches!(self, Self::Hang | Self::HangAfterHeaders | Self::Trickle)
    }
}

/// A call as it arrived.
#[derive(Clone)]
pub struct Seen {
    pub model: String,
    pub body: Value,
    pub at: Instant,
    pub connection: u64,
    /// Why the fake refused it; a scripted fault is no refusal.
    pub refused: Option<String>,
}

impl Seen {
    /// Everything that the model is told.
    pub fn prompt(&self) -> String {
        answers::prompt_of(&self.body)
    }
}

/// What a call without a script is answered with.
pub type Brain = Arc<dyn Fn(&Value) -> Value + Send + Sync>;

struct State {
    scripts: HashMap<String, VecDeque<Step>>,
    forever: HashMap<String, Step>,
    brain: Brain,
    seen: Vec<Seen>,
    connections: u64,
    schema_supported: bool,
}

/// The server. It lives as long as the runtime of its test.
#[derive(Clone)]
pub struct Fake {
    pub url: String,
    state: Arc<Mutex<State>>,
}

impl Fake {
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let state = State {
            scripts: HashMap::new(),
            forever: HashMap::new(),
            brain: Arc::new(answers::fitting),
            seen: Vec::new(),
            connections: 0,
            schema_supported: true,
        };
        let fake = Self {
            url,
            state: Arc::new(Mutex::new(state)),
        };
        let served = fake.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(served.clone().serve(stream));
            }
        });
        fake
    }

    /// The next calls to this model are answered so, in order.
    pub fn script(&self, model: &str, steps: impl IntoIterator<Item = Step>) {
        self.state.lock().unwrap().scripts.entry(model.to_owned()).or_default().extend(steps);
    }

    /// Every call to this model is answered so.
    pub fn always(&self, model: &str, step: Step) {
        self.state.lock().unwrap().forever.insert(model.to_owned(), step);
    }

    /// Unscripted calls are answered by this.
    pub fn think(&self, brain: impl Fn(&Value) -> Value + Send + Sync + 'static) {
        self.state.lock().unwrap().brain = Arc::new(brain);
    }

    /// The OpenAI-compatible side refuses `json_schema` from now on.
    pub fn without_schema(&self) {
        self.state.lock().unwrap().schema_supported = false;
    }

    /// Every call so far.
    pub fn seen(&self) -> Vec<Seen> {
        self.state.lock().unwrap().seen.clone()
    }

    /// The models that were called, in order.
    pub fn called(&self) -> Vec<String> {
        self.seen().into_iter().map(|s| s.model).collect()
    }

    /// Why calls were refused, if any were.
    pub fn refusals(&self) -> Vec<String> {
        self.seen().into_iter().filter_map(|s| s.refused).collect()
    }

    async fn serve(self, mut stream: TcpStream) {
        let connection = {
            let mut state = self.state.lock().unwrap();
            state.connections += 1;
            state.connections
        };
        let mut buffer = Vec::new();
        while let Some(request) = read_request(&mut stream, &mut buffer).await {
            let step = self.take(&request, connection);
            if !answer(&mut stream, &request, step, &self).await {
                return;
            }
        }
    }

    fn take(&self, request: &Request, connection: u64) -> Result<Step, (u16, String)> {
        let mut state = self.state.lock().unwrap();
        let verdict = strict::check(request, state.schema_supported);
        if request.method == "GET" {
            return verdict.map(|()| Step::Body(json!({ "models": [] }).to_string()));
        }
        let model = request.model();
        state.seen.push(Seen {
            model: model.clone(),
            body: request.json(),
            at: Instant::now(),
            connection,
            refused: verdict.as_ref().err().map(|(_, why)| why.clone()),
        });
        verdict?;
        let next = state.scripts.get_mut(&model).and_then(VecDeque::pop_front);
        Ok(next.or_else(|| state.forever.get(&model).cloned()).unwrap_or(Step::Slow(Duration::ZERO)))
    }

    pub(crate) fn fitting(&self, request: &Request) -> String {
        let brain = self.state.lock().unwrap().brain.clone();
        brain(&request.json()).to_string()
    }
}
