//! An installation moves from SQLite to PostgreSQL and back by the program's own commands, whole or not at all.

use crate::app::{TestApp, database};
use std::{
    fs,
    path::Path,
    process::{Command, Output},
};

fn careersim(arguments: &[&str], database: Option<&str>) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_careersim"));
    command.args(arguments).env_remove("DATABASE_URL").env_remove("REDIS_URL");
    if let Some(url) = database {
        command.env("DATABASE_URL", url);
    }
    command.output().unwrap()
}

#[track_caller]
fn done(output: &Output) -> Vec<String> {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let text = String::from_utf8(output.stdout.clone()).unwrap();
    text.lines().filter(|l| l.split_whitespace().count() == 3).map(str::to_owned).collect()
}

#[track_caller]
fn refused(output: &Output, why: &str) {
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success() && told.contains(why), "{:?} {told}", output.status);
    assert!(!told.contains("store:") && told.starts_with("careersim: "), "{told}");
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

// Two players: a finished day with picks and own words, and one that has just begun.
async fn played(app: &TestApp) {
    let player = app.player().await;
    let mut scene = app.open(&player, "nurse").await;
    for round in 1..=5 {
        if round % 2 == 0 {
            app.write(&player, &scene, "I stop, ask who promised it and tell the family what comes next.")
                .await;
        } else {
            app.pick(&player, &scene, 1).await;
        }
        if round < 5 {
            scene = app.next(&player, &scene).await.expect(200);
        }
    }
    app.open(&app.player().await, "plumber").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn from_sqlite_to_postgres_and_back_with_the_same_sums() {
    let app = TestApp::embedded().await;
    played(&app).await;
    let data = app.app.config.data.clone();
    let folder = tempfile::tempdir().unwrap();
    let (first, second) = (folder.path().join("first.jsonl"), folder.path().join("second.jsonl"));
    // The server may go on serving meanwhile: the file is of one moment.
    let exported = done(&careersim(&["export-db", text(&first), "--data", text(&data)], None));
    assert!(exported.iter().any(|l| l.starts_with("answers") && l.contains(" 5 ")), "{exported:?}");
    refused(&careersim(&["export-db", text(&first), "--data", text(&data)], None), "exists already");

    let other = folder.path().join("other");
    let url = database().await;
    let import = || careersim(&["import-db", text(&first), "--data", text(&other)], url.as_deref());
    assert_eq!(done(&import()), exported);
    refused(&import(), "the database is not empty: `players` has rows");
    let again = done(&careersim(&["export-db", text(&second), "--data", text(&other)], url.as_deref()));
    assert_eq!(again, exported, "what comes out of the other database is what went in");
    let rows = |path| fs::read_to_string(path).unwrap().lines().skip(1).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(rows(&first), rows(&second));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_not_whole_leaves_the_database_empty() {
    let app = TestApp::embedded().await;
    played(&app).await;
    let folder = tempfile::tempdir().unwrap();
    let (whole, broken) = (folder.path().join("whole.jsonl"), folder.path().join("broken.jsonl"));
    done(&careersim(&["export-db", text(&whole), "--data", text(&app.app.config.data)], None));
    let file = fs::read_to_string(&whole).unwrap();
    let cases = [
        (file[..file.len() / 2].to_owned(), "ends too early"),
        (file[..file.rfind("{\"end\"").unwrap()].to_owned(), "ends too early"),
        (file.replacen("\"balance\":", "\"balance\":1", 1), "a checksum differs"),
        (file.replacen("m0001_first", "m0000_other", 1), "use the same version of the program"),
        ("hello\n".to_owned(), "this is no export of CareerSim"),
    ];
    let other = folder.path().join("other");
    let url = database().await;
    let import = |path: &Path| careersim(&["import-db", text(path), "--data", text(&other)], url.as_deref());
    for (content, why) in cases {
        assert_ne!(content, file);
        fs::write(&broken, content).unwrap();
        refused(&import(&broken), why);
    }
    refused(&import(&folder.path().join("none")), "No such file");
    done(&import(&whole));
    refused(
        &careersim(&["export-db", text(&broken), "--data", text(&folder.path().join("nowhere"))], None),
        "nothing to export",
    );
}
