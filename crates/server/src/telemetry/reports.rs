//! Error reports to Sentry, by `SENTRY_DSN`: what failed, where, in which version and request. Nothing about people, no texts, no headers.

use crate::{
    config::{Config, Environment},
    source_maps,
};
use careersim_game::clock;
use secrecy::ExposeSecret;
use sentry::{
    ClientInitGuard, ClientOptions, Hub, Level,
    protocol::{Event, Exception, Frame, Stacktrace},
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

/// An error of the page, with the places in its source.
pub(super) fn page(message: &str, frames: &[source_maps::Frame], release: Option<&str>, request_id: &str) {
    let mut failed = exception("page", message);
    failed.stacktrace = stacktrace(frames.iter().map(source_maps::Frame::place));
    failed.raw_stacktrace = stacktrace(frames.iter().map(|f| &f.built));
    deliver(Event {
        level: Level::Error,
        logger: Some("page".into()),
        platform: "javascript".into(),
        exception: vec![failed].into(),
        tags: [("page_release", release.unwrap_or_default()), ("request_id", request_id)]
            .into_iter()
            .filter(|(_, v)| !v.is_empty())
            .map(|(k, v)| (k.to_owned(), v.to_owned()))
            .collect(),
        ..Event::default()
    });
}

fn stacktrace<'a>(places: impl Iterator<Item = &'a source_maps::Place>) -> Option<Stacktrace> {
    let frames = places.map(|place| Frame {
        filename: Some(place.file.clone()),
        lineno: Some(place.line.into()),
        colno: Some(place.column.into()),
        in_app: Some(!place.file.starts_with("node_modules/")),
        ..Frame::default()
    });
    Stacktrace::from_frames_reversed(frames.collect())
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
