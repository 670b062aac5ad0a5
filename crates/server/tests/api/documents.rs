//! The `OpenAPI` document: current, with an example for every body and error.

use crate::{app::TestApp, on_both};
use reqwest::Method;
use serde_json::{Value, json};

on_both!(the_document_is_served);

async fn the_document_is_served(app: &TestApp) {
    let document = app.call(Method::GET, "/api/openapi.json", None, None).await.expect(200);
    assert!(document["openapi"].as_str().unwrap().starts_with("3.1"));
    assert_eq!(app.call(Method::GET, "/api/docs/", None, None).await.status, 200);
}

fn document() -> Value {
    serde_json::to_value(careersim_server::api::document()).unwrap()
}

#[test]
fn invariant_8_the_snapshot_is_current() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../web/openapi.json");
    let kept: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    assert_eq!(kept, document(), "run `make openapi`");
}

#[test]
fn every_error_has_an_example() {
    let document = document();
    for (path, operations) in document["paths"].as_object().unwrap() {
        for (method, operation) in operations.as_object().unwrap() {
            for (status, response) in operation["responses"].as_object().unwrap() {
                // Readiness says in a body of its own which part is missing.
                if status.as_str() >= "400" && !path.starts_with("/api/health/") {
                    assert!(
                        response["content"]["application/problem+json"]["example"]["code"].is_string(),
                        "{method} {path} {status}"
                    );
                }
            }
        }
    }
}

#[test]
fn every_request_body_has_an_example() {
    let document = document();
    for (path, operations) in document["paths"].as_object().unwrap() {
        for (method, operation) in operations.as_object().unwrap() {
            let Some(content) = operation["requestBody"]["content"].as_object() else {
                continue;
            };
            for media in content.values() {
                let name = media["schema"]["$ref"].as_str().unwrap_or_default().rsplit('/').next().unwrap();
                assert!(
                    document["components"]["schemas"][name].get("example").is_some() || media.get("example").is_some(),
                    "{method} {path}: `{name}` has no example"
                );
            }
        }
    }
}

#[test]
fn every_answer_has_an_example_that_fits_its_schema() {
    let document = document();
    for (path, operations) in document["paths"].as_object().unwrap() {
        for (method, operation) in operations.as_object().unwrap() {
            for (status, response) in operation["responses"].as_object().unwrap() {
                let media = &response["content"]["application/json"];
                if status.as_str() >= "400" || media["schema"]["$ref"].is_null() {
                    continue;
                }
                let example = media
                    .get("example")
                    .unwrap_or_else(|| panic!("{method} {path} {status}: no example of {}", media["schema"]));
                let schema = json!({"$ref": media["schema"]["$ref"], "components": document["components"]});
                let faults: Vec<String> = jsonschema::validator_for(&schema)
                    .unwrap()
                    .iter_errors(example)
                    .map(|fault| format!("{}: {fault}", fault.instance_path()))
                    .collect();
                assert!(faults.is_empty(), "{method} {path} {status}: {faults:?}");
            }
        }
    }
}

#[test]
fn the_guide_names_every_call() {
    let guide = std::fs::read_to_string(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/api.md")).unwrap();
    for (path, operations) in document()["paths"].as_object().unwrap() {
        for method in operations.as_object().unwrap().keys() {
            let call = format!("{} {path}", method.to_uppercase());
            assert!(guide.contains(&format!("`{call}`")) || guide.contains(&format!("`{call}?")), "{call}");
        }
    }
}

#[tokio::test]
async fn long_answers_are_compressed_for_whoever_accepts_it() {
    let app = TestApp::embedded().await;
    let ask = |path: &str| app.http.get(format!("{}{path}", app.url));
    let plain = ask("/api/openapi.json").send().await.unwrap();
    assert!(!plain.headers().contains_key("content-encoding"));
    let plain = plain.bytes().await.unwrap();

    let packed = ask("/api/openapi.json").header("accept-encoding", "gzip").send().await.unwrap();
    assert_eq!(packed.headers()["content-encoding"], "gzip");
    assert_eq!(packed.headers()["vary"], "accept-encoding");
    let packed = packed.bytes().await.unwrap();
    assert!(packed.len() * 4 < plain.len(), "{} of {} bytes", packed.len(), plain.len());
    let mut unpacked = Vec::new();
    std::io::Read::read_to_end(&mut flate2::read::GzDecoder::new(&packed[..]), &mut unpacked).unwrap();
    assert_eq!(unpacked, plain);

    let short = ask("/api/meta").header("accept-encoding", "gzip").send().await.unwrap();
    assert!(!short.headers().contains_key("content-encoding"), "not worth it");
}
