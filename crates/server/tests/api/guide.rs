//! The API guide: its examples run as they stand, and it names only calls that exist.

use crate::process::Process;
use std::{collections::BTreeSet, path::Path, process::Stdio};

fn guide() -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/api.md")).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn its_examples_run() {
    let guide = guide();
    let blocks: Vec<&str> = guide.split("```sh\n").skip(1).map(|b| b.split("```").next().unwrap()).collect();
    assert!(blocks.len() > 6);
    let folder = tempfile::tempdir().unwrap();
    let process = Process::serve(folder.path(), &[]).await;
    let mut shell = tokio::process::Command::new("bash");
    shell.args(["-euo", "pipefail", "-c", &blocks.concat()]).env("BASE", &process.url);
    let done = shell.current_dir(folder.path()).stdin(Stdio::null()).output().await.unwrap();
    let (said, wrong) = (String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy(&done.stderr));
    assert!(done.status.success(), "{said}\n{wrong}");
    for sign in ["\"status\":\"succeeded\"", "event: task", "finished", "colour\n"] {
        assert!(said.contains(sign), "no `{sign}` in {said}");
    }
    process.end().await;
}

#[test]
fn it_names_only_calls_that_exist() {
    let document = serde_json::to_value(careersim_server::api::document()).unwrap();
    let there = |call: &str| {
        let (method, path) = call.split_once(' ').unwrap();
        document["paths"][path.split('?').next().unwrap()][method.to_lowercase()].is_object()
    };
    let guide = guide();
    let calls: BTreeSet<&str> = guide
        .split('`')
        .filter(|text| ["GET /api", "POST /api", "PUT /api", "DELETE /api"].iter().any(|start| text.starts_with(start)))
        .collect();
    assert!(calls.len() > 30, "{calls:?}");
    let wrong: Vec<&&str> = calls.iter().filter(|call| !there(call)).collect();
    assert!(wrong.is_empty(), "the guide names {wrong:?}");
}
