//! The bell: tells workers that a job is due, streams that a task changed, and everybody that a prompt was activated.
//! In the process it is instant; on PostgreSQL every ring also reaches the other replicas by LISTEN/NOTIFY, at commit.
//! A ring is a hint, never the truth: whoever hears it reads the row, and a slow poll catches what nobody heard.

use crate::{Store, StoreError, connect};
use sea_orm::DbBackend;
use secrecy::ExposeSecret;
use sqlx::postgres::{PgListener, PgPoolOptions};
use std::{sync::Arc, time::Duration};
use tokio::sync::{Notify, broadcast, futures::Notified};
use uuid::Uuid;

pub(crate) const CHANNEL: &str = "careersim";
/// So many tasks fit into one notification, which takes 8,000 bytes.
pub(crate) const TASKS_AT_ONCE: usize = 200;
const RECONNECT: Duration = Duration::from_millis(500);

/// What is announced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Ring {
    /// A job may be claimed.
    Due,
    /// The state of this task changed.
    Task(Uuid),
    /// Another version of this prompt is active.
    Prompt(String),
    /// Other careers were imported.
    Careers,
}

/// Hears and rings. All clones are one bell.
#[derive(Debug, Clone)]
pub struct Bell {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    // Tells this process's rings from others' when they come back from the database.
    me: Uuid,
    due: Notify,
    tasks: broadcast::Sender<Uuid>,
    prompts: broadcast::Sender<String>,
    careers: broadcast::Sender<()>,
}

impl Default for Bell {
    fn default() -> Self {
        let inner = Inner {
            me: Uuid::new_v4(),
            due: Notify::new(),
            tasks: broadcast::channel(4_096).0,
            prompts: broadcast::channel(64).0,
            careers: broadcast::channel(4).0,
        };
        Self { inner: Arc::new(inner) }
    }
}

impl Bell {
    /// Every task that changes from now on. [`Uuid::nil`] means: something may have been missed, so read again; so does `Lagged`.
    pub fn tasks(&self) -> broadcast::Receiver<Uuid> {
        self.inner.tasks.subscribe()
    }

    /// Every prompt name that is activated from now on; an empty name means: something may have been missed.
    pub fn prompts(&self) -> broadcast::Receiver<String> {
        self.inner.prompts.subscribe()
    }

    /// Every import of careers from now on.
    pub fn careers(&self) -> broadcast::Receiver<()> {
        self.inner.careers.subscribe()
    }

    /// Ends when a job is due. A ring that nobody waits for is kept for the next who asks; it wakes one waiter, and a worker
    /// claims until nothing is left.
    pub fn due(&self) -> Notified<'_> {
        self.inner.due.notified()
    }

    pub(crate) fn ring(&self, ring: Ring) {
        // A send fails when nobody listens, and then nobody needs to know.
        match ring {
            Ring::Due => self.inner.due.notify_one(),
            Ring::Task(id) => drop(self.inner.tasks.send(id)),
            Ring::Prompt(name) => drop(self.inner.prompts.send(name)),
            Ring::Careers => drop(self.inner.careers.send(())),
        }
    }

    /// How a payload about tasks begins, before their ids with commas between: for statements that announce what they touched.
    pub(crate) fn tasks_prefix(&self) -> String {
        format!("{} tasks ", self.inner.me.simple())
    }

    /// What is sent to the other replicas: as few notifications as possible, since every one wakes all of them.
    pub(crate) fn encode(&self, rings: &[Ring]) -> Vec<String> {
        let me = self.inner.me.simple();
        let (mut tasks, mut payloads) = (Vec::new(), Vec::new());
        for ring in rings {
            match ring {
                Ring::Due => payloads.push(format!("{me} due")),
                Ring::Task(id) => tasks.push(id.to_string()),
                Ring::Prompt(name) => payloads.push(format!("{me} prompt {name}")),
                Ring::Careers => payloads.push(format!("{me} careers")),
            }
        }
        payloads.extend(tasks.chunks(TASKS_AT_ONCE).map(|ids| format!("{}{}", self.tasks_prefix(), ids.join(","))));
        payloads.sort_unstable();
        payloads.dedup();
        payloads
    }

    /// Passes on what another process announced.
    fn hear(&self, payload: &str) {
        let Some((sender, ring)) = payload.split_once(' ') else { return };
        if sender == self.inner.me.simple().to_string() {
            return;
        }
        match ring.split_once(' ') {
            None if ring == "due" => self.ring(Ring::Due),
            None if ring == "careers" => self.ring(Ring::Careers),
            // `task` is what the version before says.
            Some(("task" | "tasks", ids)) => ids.split(',').filter_map(|id| id.parse().ok()).for_each(|id| self.ring(Ring::Task(id))),
            Some(("prompt", name)) => self.ring(Ring::Prompt(name.to_owned())),
            _ => {}
        }
    }

    fn missed_something(&self) {
        self.ring(Ring::Due);
        self.ring(Ring::Task(Uuid::nil()));
        self.ring(Ring::Prompt(String::new()));
        self.ring(Ring::Careers);
    }
}

impl Store {
    /// Carries the other replicas' rings into this process, for ever, over a connection of its own. The server spawns it once.
    /// On SQLite there are no other replicas, so it only waits.
    pub async fn listen(self) {
        if self.backend() != DbBackend::Postgres {
            return std::future::pending().await;
        }
        loop {
            let Err(error) = self.listen_once().await;
            tracing::warn!(%error, "listening to the database's notifications was interrupted; polling goes on");
            tokio::time::sleep(RECONNECT).await;
        }
    }

    async fn listen_once(&self) -> Result<std::convert::Infallible, StoreError> {
        let options = connect::postgres_options(self.config(), self.url().expose_secret())?;
        let pool = PgPoolOptions::new()
            .max_connections(1)
            .max_lifetime(None)
            .idle_timeout(None)
            .connect_with(options)
            .await?;
        let mut listener = PgListener::connect_with(&pool).await?;
        listener.listen(CHANNEL).await?;
        // Whatever was rung before this moment went unheard.
        self.bell().missed_something();
        loop {
            match listener.try_recv().await? {
                Some(notification) => self.bell().hear(notification.payload()),
                // The connection broke; the next call makes it anew and listens again.
                None => self.bell().missed_something(),
            }
        }
    }
}
