//! What the program reports to, over real HTTP: an ingest of Sentry's envelopes and a collector of OTLP's traces, each kept as it came and parsed.

use axum::{Router, body::Bytes, extract::State, http::Uri};
use opentelemetry_proto::tonic::{collector::trace::v1::ExportTraceServiceRequest, common::v1::any_value::Value as Any, trace::v1::Span};
use prost::Message;
use serde_json::Value;
use std::sync::{Arc, Mutex};

type Kept = Arc<Mutex<Vec<(String, Vec<u8>)>>>;

/// Takes whatever is posted to it.
#[derive(Clone)]
pub struct Sink {
    pub address: String,
    kept: Kept,
}

async fn keep(State(kept): State<Kept>, uri: Uri, body: Bytes) -> &'static str {
    kept.lock().unwrap().push((uri.path().to_owned(), body.to_vec()));
    "{}"
}

impl Sink {
    pub async fn start() -> Self {
        let kept = Kept::default();
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let app = Router::new().fallback(keep).with_state(kept.clone());
        tokio::spawn(async move { axum::serve(listener, app).await.unwrap() });
        Self { address, kept }
    }

    /// Everything that came, as bytes.
    pub fn bytes(&self) -> Vec<u8> {
        self.kept.lock().unwrap().iter().flat_map(|(_, body)| body.clone()).collect()
    }

    /// The events of all envelopes: a head, then items, each with a head that says its kind and length.
    pub fn events(&self) -> Vec<Value> {
        let mut events = Vec::new();
        for (path, body) in self.kept.lock().unwrap().iter() {
            assert!(path.ends_with("/envelope/"), "{path}");
            let (head, mut rest) = line(body);
            let head: Value = serde_json::from_slice(head).unwrap();
            while !rest.is_empty() {
                let (item, after) = line(rest);
                let item: Value = serde_json::from_slice(item).unwrap();
                let length = usize::try_from(item["length"].as_u64().unwrap()).unwrap();
                if item["type"] == "event" {
                    let event: Value = serde_json::from_slice(&after[..length]).unwrap();
                    assert_eq!(head["event_id"].as_str().unwrap().replace('-', ""), event["event_id"].as_str().unwrap());
                    events.push(event);
                }
                rest = after[length..].strip_prefix(b"\n").unwrap_or(&after[length..]);
            }
        }
        events
    }

    /// All spans that were exported.
    pub fn spans(&self) -> Vec<Span> {
        let mut spans = Vec::new();
        for (path, body) in self.kept.lock().unwrap().iter() {
            assert_eq!(path, "/v1/traces");
            for resource in ExportTraceServiceRequest::decode(body.as_slice()).unwrap().resource_spans {
                let attributes = resource.resource.unwrap().attributes;
                let service = attributes
                    .iter()
                    .find(|a| a.key == "service.name")
                    .unwrap()
                    .value
                    .clone()
                    .unwrap()
                    .value
                    .unwrap();
                assert_eq!(service, Any::StringValue("careersim".to_owned()));
                spans.extend(resource.scope_spans.into_iter().flat_map(|s| s.spans));
            }
        }
        spans
    }
}

fn line(bytes: &[u8]) -> (&[u8], &[u8]) {
    let end = bytes.iter().position(|b| *b == b'\n').unwrap_or(bytes.len());
    (&bytes[..end], bytes.get(end + 1..).unwrap_or_default())
}
