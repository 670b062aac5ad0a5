//! Error reports to Sentry, by `SENTRY_DSN`: what failed, where, in which version and request. Nothing about people, no texts, no headers.

use crate::config::{Config, Environment};
use careersim_game::clock;
use secrecy::ExposeSecret;
use sentry::{
    ClientInitGuard, ClientOptions, Hub, Level,
    protocol::{Event, Exception},
    types::Dsn,
};
use std::{
    sync::{
        Mutex, OnceLock, PoisonError,
        atomic::{AtomicI64, Ordering},
    },
    time::Duration,
};

static CLIENT: OnceLock<Mutex<Option<ClientInitGuard>>> = OnceLock::new();
static LAST_UNAVAILABLE: AtomicI64 = AtomicI64::new(0);

/// Starts reporting, if there is somebody to report to.
pub(super) fn start(config: &Config) {
    let Some(dsn) = &config.telemetry.sentry_dsn else { return };
    let Ok(dsn) = dsn.expose_secret().trim().parse::<Dsn>() else {
        tracing::error!("`SENTRY_DSN` is not a DSN of Sentry; nothing is reported");
        return;
    };
    let environment = match config.environment {
        Environment::Development => "development",
        Environment::Production => "production",
    };
    let mut options = ClientOptions::new();
    options.dsn = Some(dsn);
    options.release = Some(concat!("careersim@", env!("CARGO_PKG_VERSION")).into());
    options.environment = Some(environment.into());
    // The host's name may be a person's.
    options.server_name = Some("careersim".into());
    options.default_integrations = false;
    options.send_default_pii = false;
    options.max_breadcrumbs = 0;
    let guard = sentry::init(options);
    *CLIENT.get_or_init(Mutex::default).lock().unwrap_or_else(PoisonError::into_inner) = Some(guard);
}

/// Sends what is still to be sent.
pub(super) fn end() {
    if let Some(client) = CLIENT.get() {
        let guard = client.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(guard) = guard {
            guard.close(Some(Duration::from_secs(3)));
        }
    }
}

/// A failure or panic of ours.
pub(super) fn failure(kind: &str, what: &str, request_id: &str) -> Option<String> {
    send(Level::Error, kind, what, request_id)
}

/// Something that is away: when it is, every request says so, and one a second tells enough.
pub(super) fn unavailable(why: &str, request_id: &str) -> Option<String> {
    let now = clock::now().timestamp();
    if LAST_UNAVAILABLE.swap(now, Ordering::Relaxed) == now {
        return None;
    }
    send(Level::Warning, "unavailable", why, request_id)
}

/// An error of the page.
pub(super) fn page(message: &str, stack: Option<&str>, release: Option<&str>) {
    let event = Event {
        level: Level::Error,
        logger: Some("page".into()),
        platform: "javascript".into(),
        exception: vec![exception("page", message)].into(),
        tags: [("page_release", release)]
            .into_iter()
            .filter_map(|(k, v)| Some((k.to_owned(), v?.to_owned())))
            .collect(),
        extra: stack.map(|s| ("stack".to_owned(), s.into())).into_iter().collect(),
        ..Event::default()
    };
    deliver(event);
}

fn send(level: Level, kind: &str, what: &str, request_id: &str) -> Option<String> {
    let mut failed = exception(kind, what);
    failed.stacktrace = sentry::integrations::backtrace::current_stacktrace().filter(|_| kind == "panic");
    deliver(Event {
        level,
        logger: Some("careersim".into()),
        exception: vec![failed].into(),
        tags: [("request_id".to_owned(), request_id.to_owned())]
            .into_iter()
            .filter(|(_, v)| !v.is_empty())
            .collect(),
        ..Event::default()
    })
}

fn exception(kind: &str, what: &str) -> Exception {
    Exception {
        ty: kind.to_owned(),
        value: Some(what.to_owned()),
        ..Exception::default()
    }
}

fn deliver(event: Event<'static>) -> Option<String> {
    let id = Hub::main().capture_event(event);
    (!id.is_nil()).then(|| id.simple().to_string())
}
