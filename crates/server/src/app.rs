//! Puts the parts together: which database, which cache, which coach. Chosen once, here.

use crate::{
    config::{Config, ConfigError},
    http::jwt::Signer,
    lti::Lti,
    secrets,
    telemetry::Metrics,
};
use axum::Router;
use careersim_coach::{Models, library::Library};
use careersim_game::{Game, careers::Imports, packs::Packs, passwords::Hasher, prompts::PromptBook, signals::Signals};
use careersim_store::{Schema, Store, cache::Cache, limits::Limiter};
use chrono::Duration;
use std::{collections::BTreeMap, ops::Deref, sync::Arc};
use tokio_util::{sync::CancellationToken, task::TaskTracker};

/// The running program. Cheap to clone.
#[derive(Clone)]
pub struct App(Arc<Parts>);

/// What the program is made of.
pub struct Parts {
    /// The effective configuration.
    pub config: Config,
    /// The game.
    pub game: Game,
    /// Access tokens.
    pub signer: Signer,
    /// Rate limits.
    pub limiter: Limiter,
    /// Learning platforms.
    pub lti: Lti,
    /// Counters and clocks.
    pub metrics: Metrics,
    /// Cancelled when the program is asked to end.
    pub shutdown: CancellationToken,
}

impl Deref for App {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.0
    }
}

/// Why the program does not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The configuration.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// A file or folder.
    #[error("`{0}`: {1}")]
    File(String, std::io::Error),
    /// The database.
    #[error("the database: {0}")]
    Store(#[from] careersim_store::StoreError),
    /// Its schema.
    #[error("{0}")]
    Schema(String),
    /// The models' settings.
    #[error("{0}")]
    Models(#[from] careersim_coach::ModelsError),
    /// Anything else.
    #[error("{0}")]
    Game(#[from] careersim_game::GameError),
}

impl App {
    /// Opens everything that the configuration names.
    ///
    /// # Errors
    /// With a sentence that says what to set or do.
    pub async fn open(config: Config) -> Result<Self, StartError> {
        config.check()?;
        let store = open_store(&config).await?;
        if config.xapi.enabled().is_some() {
            store.tell_of_days();
        }
        let signer = signer(&config)?;
        let cache = Cache::open(config.redis.url.as_ref()).await;
        // Connected before the first request, which would pay for it otherwise. Without Redis it starts all the same, and warns.
        cache.is_healthy().await;
        let metrics = Metrics::default();
        let game = Game {
            prompts: PromptBook::open(&store).await?,
            passwords: Hasher::new(config.auth.hash_concurrency)?,
            library: Library::embedded(),
            models: Arc::new(Models::new(&config.coach, Arc::new(careersim_game::clock::now))?),
            budget: Arc::new(config.budget.clone()),
            imports: Imports::default(),
            packs: Packs::default(),
            signals: Signals::new(metrics.recorder()),
            refresh_days: config.auth.refresh_days,
            background: TaskTracker::new(),
            cache: cache.clone(),
            store,
        };
        let limiter = Limiter::new(&cache);
        Ok(Self(Arc::new(Parts {
            config,
            game,
            signer,
            limiter,
            lti: Lti::default(),
            metrics,
            shutdown: CancellationToken::new(),
        })))
    }

    /// The whole HTTP service.
    pub fn router(&self) -> Router {
        crate::http::wrap(
            crate::api::router().merge(crate::http::preview::router()).merge(crate::http::assets::router()),
            self,
        )
    }

    /// Brings the gauges of the queue, of models and of money up to date.
    pub async fn gauge(&self) {
        self.game.gauge().await;
        let now = careersim_game::clock::now();
        let Ok(depth) = careersim_store::queue::depth(&self.game.store, now).await else {
            return;
        };
        for (state, jobs) in [("queued", depth.queued), ("running", depth.running), ("dead", depth.dead)] {
            self.metrics.queue(state, jobs);
        }
        let age = depth.oldest_queued.map_or(0, |at| (now - at).num_seconds().max(0));
        self.metrics.gauge("careersim_queue_oldest_seconds", age);
    }

    /// Each part: `ok`, or what is wrong.
    pub async fn readiness(&self) -> BTreeMap<&'static str, String> {
        let database = self.game.store.schema().await;
        let migrations = match &database {
            // While a newer version is rolled out, this one serves on.
            Ok(Schema::Current | Schema::Ahead(_)) => "ok".to_owned(),
            Ok(Schema::Pending(names)) => format!("{} migrations are not done: run `careersim migrate`", names.len()),
            Ok(Schema::Newer(_)) => "the database is newer than this program".to_owned(),
            Err(_) => "unknown".to_owned(),
        };
        let draining = if self.shutdown.is_cancelled() { "draining" } else { "ok" };
        BTreeMap::from([
            ("database", database.map_or_else(|_| "not reachable".to_owned(), |_| "ok".to_owned())),
            ("migrations", migrations),
            (
                "cache",
                if self.game.cache.is_healthy().await {
                    "ok".to_owned()
                } else {
                    "not reachable; working without it".to_owned()
                },
            ),
            ("process", draining.to_owned()),
        ])
    }
}

async fn open_store(config: &Config) -> Result<Store, StartError> {
    if config.is_embedded() {
        std::fs::create_dir_all(&config.data).map_err(|e| StartError::File(config.data.display().to_string(), e))?;
    }
    let store = Store::open(&config.database).await?;
    match store.schema().await? {
        Schema::Current => {}
        Schema::Ahead(names) => tracing::warn!("a newer CareerSim has migrated the database (`{}`); this version works on", names.join("`, `")),
        Schema::Newer(names) => {
            return Err(StartError::Schema(format!(
                "the database was made by a newer CareerSim (it has `{}`): start that version, or restore a backup made before the upgrade",
                names.join("`, `")
            )));
        }
        Schema::Pending(names) if config.environment == crate::config::Environment::Production && !config.is_embedded() => {
            return Err(StartError::Schema(format!(
                "the database lacks {} migrations: run `careersim migrate` once, then start again",
                names.len()
            )));
        }
        Schema::Pending(_) => store.migrate().await?,
    }
    Ok(store)
}

fn signer(config: &Config) -> Result<Signer, StartError> {
    let secret = match &config.auth.secret_key {
        Some(secret) => secret.clone(),
        None => secrets::load_or_make(&config.data).map_err(|e| StartError::File(config.data.join("secret.key").display().to_string(), e))?,
    };
    let accepted: Vec<_> = config.auth.previous_secret_key.iter().cloned().collect();
    Ok(Signer::new(&secret, &accepted, Duration::minutes(config.auth.access_minutes)))
}
