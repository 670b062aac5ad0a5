//! `careersim lti`: learning platforms from the terminal.

use super::{Failure, out};
use crate::{
    app::App,
    lti::keys,
    outside::{self, OutsideError},
};
use careersim_game::{clock, ids};
use careersim_store::{
    ConflictKind, StoreError,
    deliveries::{self, Kind},
    lti::{self, PlatformRow},
};
use clap::{Args, Subcommand};
use reqwest::Url;
use std::collections::BTreeSet;

/// Look after learning platforms (LTI 1.3).
#[derive(Subcommand)]
pub(super) enum Lti {
    /// Register a platform with what it shows after the tool was made there
    Add(Box<Add>),
    /// List the platforms, and what they are still to be told
    List,
    /// Remove a platform; classes, players and what they played stay
    Remove {
        /// Its name here
        name: String,
    },
    /// Try everything again now that waits because it failed before
    Retry,
    /// List our keys; the newest signs
    Keys {
        /// Make another one first, which signs from now on
        #[arg(long)]
        new: bool,
    },
}

/// A platform to be registered.
#[derive(Args)]
pub(super) struct Add {
    /// What to call it here
    name: String,
    /// The issuer, such as `https://moodle.example`
    #[arg(long)]
    issuer: String,
    /// The client id that it gave this tool
    #[arg(long)]
    client_id: String,
    /// A deployment id; may be given several times
    #[arg(long = "deployment", required = true, num_args = 1)]
    deployments: Vec<String>,
    /// Its authentication request URL
    #[arg(long, value_name = "URL")]
    auth_url: String,
    /// Its access token URL
    #[arg(long, value_name = "URL")]
    token_url: String,
    /// Its public keyset URL
    #[arg(long, value_name = "URL")]
    jwks_url: String,
    /// What it expects as `aud` at the access token URL [default: that URL]
    #[arg(long, value_name = "TEXT")]
    token_audience: Option<String>,
    /// A further address of it, such as `https://school.example`, that scores may go to and that may frame the page; may be given several times
    #[arg(long = "services", value_name = "ORIGIN", num_args = 1)]
    services: Vec<String>,
}

impl Lti {
    /// Does it.
    pub(super) async fn run(self, app: App) -> Result<(), Failure> {
        let store = &app.game.store;
        match self {
            Self::Add(add) => add.run(&app).await,
            Self::List => list(&app).await,
            Self::Remove { name } => match lti::remove_platform(store, &name).await {
                Ok(()) => out::line(&format!("`{name}` is removed")),
                Err(StoreError::NotFound) => Err(Failure::Failed(format!("there is no platform `{name}`: `careersim lti list` shows them"))),
                Err(error) => Err(error.into()),
            },
            Self::Retry => {
                let hurried = deliveries::hurry(store, clock::now()).await?;
                out::line(&format!("{hurried} scores and statements are tried again now"))
            }
            Self::Keys { new } => {
                if new {
                    lti::add_key(store, &keys::make().await.map_err(failed)?, false).await?;
                }
                for (place, key) in keys::all(store).await.map_err(failed)?.iter().enumerate() {
                    let state = if place == 0 { "signs" } else { "still shown" };
                    out::line(&format!("{}  {}  {state}", key.kid, key.created_at.format("%Y-%m-%d %H:%M")))?;
                }
                Ok(())
            }
        }
    }
}

impl Add {
    async fn run(self, app: &App) -> Result<(), Failure> {
        let platform = self.platform()?;
        let name = platform.name.clone();
        match lti::add_platform(&app.game.store, platform).await {
            Ok(_) => {}
            Err(StoreError::Conflict(ConflictKind::Duplicate)) => {
                return Err(Failure::Failed(format!("`{name}`, or this issuer with this client id, is registered already")));
            }
            Err(error) => return Err(error.into()),
        }
        keys::all(&app.game.store).await.map_err(failed)?;
        out::line(&format!("`{name}` is registered; it works at once, on every replica"))
    }

    fn platform(self) -> Result<PlatformRow, Failure> {
        let mut services = BTreeSet::new();
        // The issuer is a name that need not be an address.
        if let Ok(url) = outside::address(&self.issuer) {
            services.insert(url.origin().ascii_serialization());
        }
        for text in [&self.auth_url, &self.token_url, &self.jwks_url].into_iter().chain(&self.services) {
            services.insert(callable(text)?.origin().ascii_serialization());
        }
        Ok(PlatformRow {
            id: ids::new(),
            name: self.name,
            issuer: self.issuer,
            client_id: self.client_id,
            deployments: self.deployments,
            auth_url: self.auth_url,
            token_audience: self.token_audience.unwrap_or_else(|| self.token_url.clone()),
            token_url: self.token_url,
            jwks_url: self.jwks_url,
            services: services.into_iter().collect(),
            created_at: clock::now(),
        })
    }
}

fn callable(text: &str) -> Result<Url, Failure> {
    outside::address(text).map_err(|error: OutsideError| Failure::Usage(error.to_string()))
}

fn failed(error: impl std::fmt::Display) -> Failure {
    Failure::Failed(error.to_string())
}

async fn list(app: &App) -> Result<(), Failure> {
    for platform in lti::platforms(&app.game.store).await? {
        out::line(&format!(
            "{}  {}  client {}  deployments {}",
            platform.name,
            platform.issuer,
            platform.client_id,
            platform.deployments.join(", ")
        ))?;
        out::line(&format!(
            "  log-in {}\n  tokens {}\n  keys   {}\n  scores to {}",
            platform.auth_url,
            platform.token_url,
            platform.jwks_url,
            platform.services.join(", ")
        ))?;
    }
    for (kind, what) in [(Kind::Score, "scores"), (Kind::Statement, "statements")] {
        let waiting = deliveries::waiting(&app.game.store, kind).await?;
        if waiting.waiting > 0 {
            let last = waiting.last_error.map(|e| format!(", last: {e}")).unwrap_or_default();
            out::line(&format!("{} {what} wait, {} of them failed before{last}", waiting.waiting, waiting.failing))?;
        }
    }
    Ok(())
}
