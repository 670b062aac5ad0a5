//! `careersim doctor`: the effective configuration and every outside system, one line each, with what to do about it.

use super::{Common, Failure, out};
use crate::config::Config;
use careersim_store::{Schema, Store};
use clap::Args;
use serde::Serialize;
use std::{net::SocketAddr, time::Duration};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

/// Check the effective configuration and every outside system.
#[derive(Args)]
pub(super) struct Doctor {
    /// As JSON
    #[arg(long)]
    json: bool,
    /// Only ask whether a server answers on the configured address (for container health checks)
    #[arg(long)]
    live: bool,
}

#[derive(Serialize)]
struct Check {
    name: &'static str,
    ok: bool,
    /// What was found.
    found: String,
    /// What to do about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    advice: Option<String>,
}

impl Check {
    fn good(name: &'static str, found: impl Into<String>) -> Self {
        Self {
            name,
            ok: true,
            found: found.into(),
            advice: None,
        }
    }

    fn bad(name: &'static str, found: impl Into<String>, advice: impl Into<String>) -> Self {
        Self {
            name,
            ok: false,
            found: found.into(),
            advice: Some(advice.into()),
        }
    }
}

impl Doctor {
    /// Does it.
    pub(super) async fn run(self, common: &Common) -> Result<(), Failure> {
        let config = common.load(None).await?;
        if self.live {
            return live(&config).await;
        }
        let mut checks = vec![configuration(&config)];
        checks.extend(database(&config).await);
        checks.push(redis(&config).await);
        checks.push(model(&config).await);
        let failed = checks.iter().filter(|c| !c.ok).count();
        if self.json {
            out::json(&checks)?;
        } else {
            for check in &checks {
                let mark = if check.ok { "ok  " } else { "FAIL" };
                out::line(&format!(
                    "{mark}  {:<14} {}{}",
                    check.name,
                    check.found,
                    check.advice.as_ref().map(|a| format!(" -> {a}")).unwrap_or_default()
                ))?;
            }
            for source in config.sources() {
                out::line(&format!("      {source}"))?;
            }
        }
        if failed == 0 {
            Ok(())
        } else {
            Err(Failure::Failed(format!("{failed} of {} checks failed", checks.len())))
        }
    }
}

async fn live(config: &Config) -> Result<(), Failure> {
    let mut address = config.http.listen;
    if address.ip().is_unspecified() {
        address.set_ip(std::net::Ipv4Addr::LOCALHOST.into());
    }
    match tokio::time::timeout(Duration::from_secs(3), status_of(address, "/api/health/live")).await {
        Ok(Ok(200)) => out::line("ok"),
        Ok(Ok(status)) => Err(Failure::Failed(format!("{address} answered {status}"))),
        Ok(Err(error)) => Err(Failure::Failed(format!("{address} does not answer: {error}"))),
        Err(_) => Err(Failure::Failed(format!("{address} does not answer within 3 s"))),
    }
}

// One request without a client library: a health check in a container runs every few seconds and must cost nothing.
async fn status_of(address: SocketAddr, path: &str) -> std::io::Result<u16> {
    let mut stream = TcpStream::connect(address).await?;
    stream
        .write_all(format!("GET {path} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n\r\n").as_bytes())
        .await?;
    let mut head = [0; 12];
    stream.read_exact(&mut head).await?;
    let status = std::str::from_utf8(&head)
        .ok()
        .and_then(|h| h.strip_prefix("HTTP/1.1 "))
        .and_then(|s| s.parse().ok());
    status.ok_or_else(|| std::io::Error::other("this is no HTTP server"))
}

fn configuration(config: &Config) -> Check {
    match config.check() {
        Ok(()) => Check::good(
            "configuration",
            format!(
                "{:?}, {}",
                config.environment,
                if config.is_embedded() { "embedded" } else { "shared database" }
            )
            .to_lowercase(),
        ),
        Err(error) => Check::bad("configuration", error.to_string(), "set what the sentence names"),
    }
}

async fn database(config: &Config) -> Vec<Check> {
    if config.is_embedded() && !config.data.exists() {
        return vec![Check::good(
            "database",
            format!("none yet; `{}` is made at the first start", config.data.display()),
        )];
    }
    let store = match Store::open(&config.database).await {
        Ok(store) => store,
        Err(error) => return vec![Check::bad("database", error.to_string(), "is DATABASE_URL right and the server up?")],
    };
    let schema = match store.schema().await {
        Ok(Schema::Current) => Check::good("migrations", "up to date"),
        Ok(Schema::Ahead(names)) => Check::good("migrations", format!("a newer version has added {}; this one works on", names.join(", "))),
        Ok(Schema::Pending(names)) => Check::bad("migrations", format!("{} are not done", names.len()), "run `careersim migrate`"),
        Ok(Schema::Newer(names)) => Check::bad(
            "migrations",
            format!("the database is newer: {}", names.join(", ")),
            "start the version that made it",
        ),
        Err(error) => Check::bad("migrations", error.to_string(), "is the database's user allowed to read its tables?"),
    };
    let reached = match store.ping().await {
        Ok(()) => Check::good("database", "reachable"),
        Err(error) => Check::bad("database", error.to_string(), "is DATABASE_URL right and the server up?"),
    };
    vec![reached, schema]
}

async fn redis(config: &Config) -> Check {
    match &config.redis.url {
        None => Check::good("redis", "not configured; cache and limits stay in the process"),
        Some(url) => {
            let cache = careersim_store::cache::Cache::open(Some(url)).await;
            if cache.is_healthy().await {
                Check::good("redis", "reachable")
            } else {
                Check::bad(
                    "redis",
                    "not reachable",
                    "is REDIS_URL right and the server up? Without it everything works, only slower",
                )
            }
        }
    }
}

async fn model(config: &Config) -> Check {
    let models = match careersim_coach::Models::new(&config.coach, std::sync::Arc::new(careersim_game::clock::now)) {
        Ok(models) if models.enabled() => models,
        Ok(_) => return Check::good("model", "none configured; the built-in coach grades. Set GEMINI_API_KEY for Gemini"),
        Err(error) => return Check::bad("model", error.to_string(), "correct the setting that it names"),
    };
    let answers = models.check().await;
    let failed: Vec<String> = answers
        .iter()
        .filter_map(|c| c.fault.map(|fault| format!("{}: {}", c.provider, fault.as_str())))
        .collect();
    if failed.is_empty() {
        return Check::good("model", format!("{} answer", models.names().join(", ")));
    }
    Check::bad(
        "model",
        failed.join(", "),
        "is the key right, and can this machine reach the service? Until then the built-in coach grades",
    )
}
