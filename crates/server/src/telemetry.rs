//! Logs (readable on a terminal, one JSON object a line elsewhere), metrics, and error reports.

pub(crate) mod panics;
mod reports;
pub(crate) mod traces;

use crate::{
    config::{Config, LogFormat},
    error::ApiError,
    source_maps,
};
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use std::{io::IsTerminal, sync::Arc, time::Duration};
use tracing_subscriber::{EnvFilter, Layer, layer::SubscriberExt, util::SubscriberInitExt};

/// Starts logs, traces, error reports and the handling of panics, once for the process.
pub fn start(whole: &Config) {
    let config = &whole.telemetry;
    let filter = EnvFilter::try_new(&config.filter).unwrap_or_else(|_| EnvFilter::new("info"));
    let json = match config.format {
        LogFormat::Json => true,
        LogFormat::Text => false,
        LogFormat::Auto => !std::io::stderr().is_terminal(),
    };
    let lines = tracing_subscriber::fmt::layer().with_writer(std::io::stderr);
    let lines = if json {
        lines.json().flatten_event(true).with_current_span(true).with_span_list(false).boxed()
    } else {
        lines.with_target(false).compact().boxed()
    };
    // What is logged says nothing about what is traced.
    let _ = tracing_subscriber::registry()
        .with(lines.with_filter(filter))
        .with(traces::layer(config))
        .try_init();
    reports::start(whole);
    panics::handle();
}

/// Sends what is still to be sent.
pub fn end() {
    traces::end();
    reports::end();
}

/// Hands a failure of ours to the error tracker; gives the event's id back, if there is a tracker.
pub fn report_failure(error: &ApiError, request_id: &str) -> Option<String> {
    match error {
        ApiError::Unavailable(why) => {
            tracing::warn!(request_id, reason = %why, "unavailable: {why}");
            reports::unavailable(why, request_id)
        }
        other => {
            tracing::error!(request_id, error = %other, "request failed: {other}");
            reports::failure("internal", &other.to_string(), request_id)
        }
    }
}

/// Hands an error of the page to the error tracker.
pub(crate) fn report_page(message: &str, frames: &[source_maps::Frame], release: Option<&str>, request_id: &str) {
    reports::page(message, frames, release, request_id);
}

/// The process's counters and clocks, in Prometheus' form. Labels are bounded: routes, not paths; names, never ids.
#[derive(Clone)]
pub struct Metrics {
    handle: Arc<PrometheusHandle>,
    recorder: Arc<metrics_exporter_prometheus::PrometheusRecorder>,
}

/// A request that is being worked on.
pub struct InFlight(metrics::Gauge);

impl Drop for InFlight {
    fn drop(&mut self) {
        self.0.decrement(1.0);
    }
}

const BUCKETS: [f64; 12] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0, 20.0];

impl Default for Metrics {
    /// Fresh metrics, not shared with another server in the same process.
    fn default() -> Self {
        let builder = PrometheusBuilder::new().set_buckets(&BUCKETS).unwrap_or_else(|_| PrometheusBuilder::new());
        let recorder = builder.build_recorder();
        let metrics = Self {
            handle: Arc::new(recorder.handle()),
            recorder: Arc::new(recorder),
        };
        metrics.with(|| metrics::gauge!("careersim_build_info", "version" => env!("CARGO_PKG_VERSION")).set(1.0));
        metrics
    }
}

impl Metrics {
    /// Where the parts of this process record.
    pub fn recorder(&self) -> Arc<dyn metrics::Recorder + Send + Sync> {
        self.recorder.clone()
    }

    /// Records with this process's recorder.
    pub fn with<T>(&self, record: impl FnOnce() -> T) -> T {
        metrics::with_local_recorder(&*self.recorder, record)
    }

    /// Everything as text.
    pub fn render(&self) -> String {
        self.handle.run_upkeep();
        self.handle.render()
    }

    /// Counts a request in; it counts itself out.
    pub fn request_started(&self) -> InFlight {
        self.with(|| {
            let gauge = metrics::gauge!("careersim_http_requests_in_flight");
            gauge.increment(1.0);
            InFlight(gauge)
        })
    }

    /// Counts a finished request.
    pub fn request(&self, method: &str, route: &str, status: u16, elapsed: Duration) {
        let class = format!("{}xx", status / 100);
        self.with(|| {
            metrics::counter!("careersim_http_requests_total", "method" => method.to_owned(), "route" => route.to_owned(), "status" => class).increment(1);
            metrics::histogram!("careersim_http_request_seconds", "method" => method.to_owned(), "route" => route.to_owned()).record(elapsed.as_secs_f64());
        });
    }

    /// Counts a refusal by a rate limit.
    pub fn limited(&self, limit: &'static str) {
        self.with(|| metrics::counter!("careersim_rate_limited_total", "limit" => limit).increment(1));
    }

    /// Counts an evaluation.
    pub fn evaluation(&self, outcome: &'static str, source: &str, model: Option<&str>, elapsed: Duration) {
        self.with(|| {
            metrics::counter!("careersim_evaluations_total", "outcome" => outcome, "source" => source.to_owned(), "model" => model.unwrap_or("none").to_owned()).increment(1);
            metrics::histogram!("careersim_evaluation_seconds", "source" => source.to_owned()).record(elapsed.as_secs_f64());
        });
    }

    /// Sets a gauge to a whole number.
    pub fn gauge(&self, name: &'static str, value: i64) {
        self.with(|| metrics::gauge!(name).set(whole(value)));
    }

    /// Sets a gauge with one label to a whole number.
    pub fn labelled(&self, name: &'static str, label: &'static str, which: &'static str, value: i64) {
        self.with(|| metrics::gauge!(name, label => which).set(whole(value)));
    }

    /// Sets how many jobs are in a state.
    pub fn queue(&self, state: &'static str, jobs: i64) {
        self.with(|| metrics::gauge!("careersim_queue_jobs", "state" => state).set(whole(jobs)));
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts and seconds are far below 2^52")]
fn whole(value: i64) -> f64 {
    value as f64
}
