//! Traces: one from the browser's request through the queue to the model's call, sent by OTLP over HTTP when there is a collector. Without one
//! every request and job still has a trace's id in its log line, the caller's if it sent one (W3C `traceparent`).

use crate::config::Telemetry;
use opentelemetry::{
    Context, KeyValue,
    propagation::TextMapPropagator,
    trace::{SpanContext, TraceContextExt, TracerProvider},
};
use opentelemetry_otlp::{SpanExporter, WithExportConfig};
use opentelemetry_sdk::{Resource, propagation::TraceContextPropagator, trace::SdkTracerProvider};
use std::{collections::HashMap, sync::OnceLock, time::Duration};
use tracing::{Span, Subscriber};
use tracing_opentelemetry::OpenTelemetrySpanExt;
use tracing_subscriber::{Layer, filter, registry::LookupSpan};

static PROVIDER: OnceLock<SdkTracerProvider> = OnceLock::new();
const PATIENCE: Duration = Duration::from_secs(5);

/// What hands spans to the collector; nothing without one.
pub(super) fn layer<S>(config: &Telemetry) -> Option<impl Layer<S> + use<S>>
where
    S: Subscriber + for<'a> LookupSpan<'a>,
{
    let endpoint = config.otlp_endpoint.as_deref().map(str::trim).filter(|e| !e.is_empty())?;
    let exporter = SpanExporter::builder()
        .with_http()
        .with_endpoint(format!("{}/v1/traces", endpoint.trim_end_matches('/')))
        .with_timeout(PATIENCE)
        .build();
    // Nothing is logged yet, so nobody could be told by a log line; `doctor` says it.
    let exporter = exporter.ok()?;
    let resource = Resource::builder()
        .with_service_name("careersim")
        .with_attribute(KeyValue::new("service.version", env!("CARGO_PKG_VERSION")))
        .build();
    let provider = SdkTracerProvider::builder().with_batch_exporter(exporter).with_resource(resource).build();
    let tracer = provider.tracer("careersim");
    let _ = PROVIDER.set(provider);
    // Only our own spans: texts of other libraries' events are not ours to answer for.
    let ours = filter::filter_fn(|meta| meta.is_span() && meta.target().starts_with("careersim"));
    Some(
        tracing_opentelemetry::layer()
            .with_tracer(tracer)
            .with_location(false)
            .with_threads(false)
            .with_filter(ours),
    )
}

/// Makes the span a part of the trace that was given, or the beginning of one. Returns what goes on with it (`traceparent`), and writes the
/// trace's id into the span's field `trace_id`.
pub(crate) fn begin(span: &Span, given: Option<&str>) -> String {
    let caller = given.map(remote);
    let valid = caller.as_ref().map(|c| c.span().span_context().clone()).filter(SpanContext::is_valid);
    if let Some(caller) = caller.filter(|_| valid.is_some()) {
        let _ = span.set_parent(caller);
    }
    let own = span.context().span().span_context().clone();
    let traceparent = if own.is_valid() {
        format!("00-{}-{}-{:02x}", own.trace_id(), own.span_id(), own.trace_flags())
    } else if let Some(caller) = valid {
        format!("00-{}-{}-{:02x}", caller.trace_id(), caller.span_id(), caller.trace_flags())
    } else {
        format!("00-{:032x}-{:016x}-00", rand::random::<u128>().max(1), rand::random::<u64>().max(1))
    };
    span.record("trace_id", &traceparent[3..35]);
    traceparent
}

fn remote(traceparent: &str) -> Context {
    let carrier = HashMap::from([("traceparent".to_owned(), traceparent.to_owned())]);
    TraceContextPropagator::new().extract_with_context(&Context::new(), &carrier)
}

/// Sends what is still to be sent.
pub(super) fn end() {
    if let Some(provider) = PROVIDER.get() {
        let _ = provider.shutdown_with_timeout(PATIENCE);
    }
}
