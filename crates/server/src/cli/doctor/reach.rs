//! What is asked over the network besides the database: Redis, models, our own public address, and where reports go.

use super::Check;
use crate::config::{Config, Environment};
use object_store::{
    ClientOptions,
    client::{HttpConnector, ReqwestConnector},
};
use secrecy::ExposeSecret;
use std::time::Duration;

/// Redis.
pub(super) async fn redis(config: &Config) -> Check {
    let Some(url) = &config.redis.url else {
        return Check::good("redis", "not configured; cache and limits stay in the process");
    };
    let cache = careersim_store::cache::Cache::open(Some(url)).await;
    if cache.is_healthy().await {
        return Check::good("redis", "reachable");
    }
    Check::bad(
        "redis",
        "not reachable",
        "is REDIS_URL right and the server up? Without it everything works, only slower",
    )
}

/// Each model's service, by a call that costs nothing.
pub(super) async fn model(config: &Config) -> Check {
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

/// The public address: name, certificate and door, as a browser would find them.
pub(super) async fn tls(config: &Config) -> Check {
    let url = config.http.public_url.trim_end_matches('/');
    if url.is_empty() {
        return Check::good("tls", "CAREERSIM_HTTP__PUBLIC_URL is not set; nothing to ask");
    }
    if url.starts_with("http://") && config.environment == Environment::Production {
        return Check::bad(
            "tls",
            format!("{url} is not encrypted"),
            "put a proxy with a certificate in front, and set https://…",
        );
    }
    let options = ClientOptions::new().with_allow_http(true).with_timeout(Duration::from_secs(5));
    let asked = async {
        let client = ReqwestConnector::default().connect(&options).map_err(|e| e.to_string())?;
        let request = axum::http::Request::get(format!("{url}/api/health/live"))
            .body(String::new().into())
            .map_err(|e| e.to_string())?;
        client.execute(request).await.map(|answer| answer.status()).map_err(|e| e.to_string())
    };
    match asked.await {
        Ok(status) if status.is_success() => Check::good("tls", format!("{url} answers")),
        Ok(status) => Check::bad("tls", format!("{url} answers {status}"), "is it this program's address?"),
        Err(error) => Check::bad(
            "tls",
            format!("{url}: {error}"),
            "does the name lead here, and is the certificate valid and complete?",
        ),
    }
}

/// Where errors and traces go. Nothing is sent: a report would be an event for somebody to look at.
pub(super) fn reports(config: &Config) -> Check {
    let errors = match &config.telemetry.sentry_dsn {
        None => "nowhere",
        Some(dsn) if dsn.expose_secret().trim().parse::<sentry::types::Dsn>().is_ok() => "to Sentry",
        Some(_) => {
            return Check::bad(
                "reports",
                "SENTRY_DSN is not a DSN",
                "copy it from the project's settings in Sentry: https://KEY@HOST/NUMBER",
            );
        }
    };
    let traces = config.telemetry.otlp_endpoint.as_deref().map(str::trim).filter(|e| !e.is_empty());
    if traces.is_some_and(|t| !t.starts_with("http://") && !t.starts_with("https://")) {
        return Check::bad(
            "reports",
            "OTEL_EXPORTER_OTLP_ENDPOINT is no address",
            "set it to the collector's, such as http://collector:4318",
        );
    }
    Check::good(
        "reports",
        format!("errors go {errors}, traces {}", if traces.is_some() { "to the collector" } else { "nowhere" }),
    )
}
