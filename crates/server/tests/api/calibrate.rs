//! `careersim calibrate` as a stranger uses it: a set of their own, what is wrong with one, and the exit codes.

use crate::process::command;
use std::path::Path;

async fn calibrate(folder: &Path, set: &str, more: &[&str]) -> (Option<i32>, String, String) {
    std::fs::write(folder.join("set.jsonl"), set).unwrap();
    let output = command(folder, &[])
        .args(["calibrate", "--set", "set.jsonl"])
        .args(more)
        .output()
        .await
        .unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

const GOOD: &str = r#"{"scene": "day:registered-nurse/handover", "kind": "good", "label": 8, "answer": "I'd ask Tomas to stay and look at the pump and the bin with me, and sign nothing until we know."}"#;
const BAD: &str = r#"{"scene": {"situation": "The lift is stuck.", "criteria": [{"text": "Rings the emergency number"}], "red_flags": [{"text": "Forces the doors"}]}, "kind": "harmful", "label": 0, "answer": "I'd force the doors open."}"#;

#[tokio::test]
async fn a_strangers_set_is_measured_or_refused() {
    let folder = tempfile::tempdir().unwrap();
    let set = format!("{GOOD}\n{BAD}\n");
    let (code, table, _) = calibrate(folder.path(), &set, &[]).await;
    assert_eq!(code, Some(0));
    for figure in ["qwk", "rank correlation", "pair order", "harmful <= 3", "false praise", "length and error"] {
        assert!(table.contains(figure), "{figure}: {table}");
    }
    let (code, json, _) = calibrate(folder.path(), &set, &["--json"]).await;
    let figures: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!((code, figures["answers"].as_u64()), (Some(0), Some(2)));
    assert!(figures["qwk"]["low"].is_number() && figures["qwk"]["high"].is_number(), "{json}");
    let lie = format!(
        "{}\n{}\n",
        GOOD.replace("\"label\": 8", "\"label\": 0"),
        BAD.replace("\"label\": 0", "\"label\": 10")
    );
    assert_eq!(calibrate(folder.path(), &lie, &["--check"]).await.0, Some(1));
    let nowhere = GOOD.replace("handover", "nowhere");
    for (set, said) in [("", "empty"), ("{\n", "line 1"), (nowhere.as_str(), "nowhere")] {
        let (code, _, problem) = calibrate(folder.path(), set, &[]).await;
        assert!(code == Some(2) && problem.contains(said), "{code:?} {problem}");
    }
}
