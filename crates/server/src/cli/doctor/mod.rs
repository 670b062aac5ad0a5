//! `careersim doctor`: the effective configuration and every outside system, one line each, with what to do about it.

mod keep;
mod live;
mod reach;

use super::{Common, Failure, out};
use crate::config::Config;
use clap::Args;
use serde::Serialize;

/// Check the effective configuration and every outside system
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
            return live::ask(&config).await;
        }
        let checks = checks(&config).await;
        let failed = checks.iter().filter(|c| !c.ok).count();
        if self.json {
            out::json(&checks)?;
        } else {
            print(&checks, &config)?;
        }
        if failed == 0 {
            Ok(())
        } else {
            Err(Failure::Failed(format!("{failed} of {} checks failed", checks.len())))
        }
    }
}

async fn checks(config: &Config) -> Vec<Check> {
    let mut checks = vec![configuration(config), secrets(config)];
    checks.extend(keep::database(config).await);
    checks.push(reach::redis(config).await);
    checks.push(reach::model(config).await);
    checks.push(keep::backups(config).await);
    checks.push(keep::disk(config));
    checks.push(reach::tls(config).await);
    checks.push(reach::reports(config));
    checks
}

fn print(checks: &[Check], config: &Config) -> Result<(), Failure> {
    for check in checks {
        let mark = if check.ok { "ok  " } else { "FAIL" };
        let advice = check.advice.as_ref().map(|a| format!(" -> {a}")).unwrap_or_default();
        out::line(&format!("{mark}  {:<14} {}{advice}", check.name, check.found))?;
    }
    for source in config.sources() {
        out::line(&format!("      {source}"))?;
    }
    Ok(())
}

fn configuration(config: &Config) -> Check {
    match config.check() {
        Ok(()) => {
            let kind = if config.is_embedded() { "embedded" } else { "shared database" };
            Check::good("configuration", format!("{:?}, {kind}", config.environment).to_lowercase())
        }
        Err(error) => Check::bad("configuration", error.to_string(), "set what the sentence names"),
    }
}

// A secret manager that does not answer has stopped the program before this.
fn secrets(config: &Config) -> Check {
    if config.secrets.name.trim().is_empty() {
        Check::good("secrets", "from the environment and from files; no secret manager")
    } else {
        Check::good("secrets", format!("{} from AWS Secrets Manager", config.managed.len()))
    }
}
