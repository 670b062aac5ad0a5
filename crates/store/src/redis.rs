//! The link to Redis, which everything here can do without. A call takes at most 0.4 seconds; one that fails opens a breaker,
//! so that a Redis that is gone or frozen costs that time now and then and nothing in between. It heals by itself.

use redis::{
    Client, FromRedisValue, RedisError, Script, ScriptInvocation,
    aio::{ConnectionManager, ConnectionManagerConfig},
};
use secrecy::{ExposeSecret, SecretString};
use std::{
    future::Future,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

/// The longest that a call may take, connecting included.
pub(crate) const PATIENCE: Duration = Duration::from_millis(400);
// How long a failed link rests: twice as long after each failed probe.
const REST: Duration = Duration::from_millis(250);
const LONGEST_REST: Duration = Duration::from_secs(2);
// After so many failures in a row the connection itself is suspected, for a peer that vanished without a word leaves it open.
const SUSPECT: u32 = 3;

/// A link that may be down. Cheap to clone; all clones are one link.
#[derive(Clone)]
pub(crate) struct Link {
    inner: Arc<Inner>,
}

struct Inner {
    client: Client,
    state: Mutex<State>,
}

struct State {
    connection: ConnectionManager,
    failures: u32,
    down_until: Option<Instant>,
}

impl Link {
    /// A link that connects when it is first used.
    ///
    /// # Errors
    /// When the URL can't be understood; the text names no secret.
    pub(crate) fn new(url: &SecretString) -> Result<Self, String> {
        // Only the kind of the error: its text might quote the URL.
        let client = Client::open(url.expose_secret()).map_err(|e| format!("{:?}", e.kind()))?;
        let connection = connect(&client).map_err(|e| format!("{:?}", e.kind()))?;
        let state = State {
            connection,
            failures: 0,
            down_until: None,
        };
        Ok(Self {
            inner: Arc::new(Inner {
                client,
                state: Mutex::new(state),
            }),
        })
    }

    /// Runs a command; `None` when Redis is down, slow or refuses.
    pub(crate) async fn call<T, F>(&self, what: impl FnOnce(ConnectionManager) -> F) -> Option<T>
    where
        F: Future<Output = Result<T, RedisError>>,
    {
        let connection = self.connection()?;
        self.call_on(connection, what).await
    }

    async fn call_on<T, F>(&self, connection: ConnectionManager, what: impl FnOnce(ConnectionManager) -> F) -> Option<T>
    where
        F: Future<Output = Result<T, RedisError>>,
    {
        match tokio::time::timeout(PATIENCE, what(connection)).await {
            Ok(Ok(value)) => {
                self.succeeded();
                Some(value)
            }
            Ok(Err(error)) => self.failed(&error.to_string()),
            Err(_) => self.failed("it took too long"),
        }
    }

    /// Runs a script.
    pub(crate) async fn run<T: FromRedisValue>(&self, script: &Script, fill: impl FnOnce(&mut ScriptInvocation<'_>)) -> Option<T> {
        let mut invocation = script.prepare_invoke();
        fill(&mut invocation);
        self.call(|mut connection| async move { invocation.invoke_async(&mut connection).await }).await
    }

    /// Does it answer now? Asks even while the breaker is open, which stays open for everybody else until there is an answer.
    pub(crate) async fn ping(&self) -> bool {
        let connection = self.state().connection.clone();
        let command = redis::cmd("PING");
        self.call_on(connection, |mut connection| async move { command.query_async::<String>(&mut connection).await })
            .await
            .is_some()
    }

    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        self.inner.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    // While the breaker is open only one call in each rest is let through, to see whether Redis is back.
    fn connection(&self) -> Option<ConnectionManager> {
        let mut state = self.state();
        if let Some(until) = state.down_until {
            let now = Instant::now();
            if now < until {
                return None;
            }
            state.down_until = Some(now + PATIENCE + REST);
        }
        Some(state.connection.clone())
    }

    fn succeeded(&self) {
        let mut state = self.state();
        state.down_until = None;
        if std::mem::take(&mut state.failures) > 0 {
            tracing::info!("Redis is back");
        }
    }

    fn failed<T>(&self, error: &str) -> Option<T> {
        let mut state = self.state();
        state.failures = state.failures.saturating_add(1);
        let rest = REST * 2_u32.pow(state.failures.min(5) - 1);
        state.down_until = Some(Instant::now() + rest.min(LONGEST_REST));
        if state.failures == 1 {
            tracing::warn!(error, "Redis is not reachable; every process keeps its own cache and limits until it is back");
        }
        if state.failures.is_multiple_of(SUSPECT)
            && let Ok(fresh) = connect(&self.inner.client)
        {
            state.connection = fresh;
        }
        None
    }
}

fn connect(client: &Client) -> Result<ConnectionManager, RedisError> {
    let config = ConnectionManagerConfig::new()
        .set_connection_timeout(Some(PATIENCE))
        .set_response_timeout(Some(PATIENCE))
        .set_number_of_retries(1)
        .set_min_delay(Duration::from_millis(10));
    ConnectionManager::new_lazy_with_config(client.clone(), config)
}
