//! The O*NET database: imported by the command, found beside the catalogue, what scenes rest on, and credited. The files here are made up.

use crate::{
    app::TestApp,
    model::{point_at, settle},
    support::Fake,
};
use serde_json::{Value, json};
use std::{path::Path, process::Command, time::Duration};

fn publish(folder: &Path) {
    let files = [
        ("Read Me.txt", "O*NET 0.1 Database\nMade up for a test.\n"),
        (
            "Occupation Data.txt",
            "O*NET-SOC Code\tTitle\tDescription\n45-9999.01\tMoon Gardeners\tGrow vegetables where there is no air.\n45-9999.02\tTide Watchers\tWatch the sea and warn the harbour.\n",
        ),
        (
            "Alternate Titles.txt",
            "O*NET-SOC Code\tAlternate Title\tShort Title\tSource(s)\n45-9999.01\tLunar Horticulturist\tLH\t08\n45-9999.01\tDome Hand\tn/a\t08\n45-9999.02\tDome Hand\tn/a\t08\n",
        ),
        (
            "Task Statements.txt",
            "O*NET-SOC Code\tTask ID\tTask\tTask Type\tIncumbents Responding\tDate\tDomain Source\n45-9999.01\t1\tSweep dust from the panes.\tSupplemental\tn/a\t07/2014\tAnalyst\n45-9999.01\t2\tCheck the pressure of every dome before sunrise.\tCore\t87\t07/2014\tIncumbent\n",
        ),
    ];
    for (name, text) in files {
        std::fs::write(folder.join(name), text).unwrap();
    }
}

fn import(app: &TestApp, folder: &Path) -> (i32, String) {
    let url = secrecy::ExposeSecret::expose_secret(&app.app.config.database.url).to_owned();
    let mut command = Command::new(env!("CARGO_BIN_EXE_careersim"));
    command.args([
        "--data",
        app.app.config.data.to_str().unwrap(),
        "content",
        "import-onet",
        folder.to_str().unwrap(),
    ]);
    let done = command
        .env("DATABASE_URL", url)
        .env("RUST_LOG", "warn")
        .env_remove("GEMINI_API_KEY")
        .output()
        .unwrap();
    let told = format!("{}{}", String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy(&done.stderr));
    (done.status.code().unwrap(), told)
}

async fn first_hit(app: &TestApp, q: &str) -> Value {
    app.send(app.http.get(format!("{}/api/careers?q={q}", app.url))).await.expect(200)["items"][0].clone()
}

async fn comes_through(app: &TestApp, fake: &Fake) {
    assert_eq!(app.send(app.http.get(format!("{}/api/meta", app.url))).await.expect(200)["credits"], json!([]));
    let folder = tempfile::tempdir().unwrap();
    publish(folder.path());
    let (code, told) = import(app, folder.path());
    assert_eq!(code, 0, "{told}");
    assert!(
        told.contains("O*NET 0.1 Database is imported: 2 occupations, 4 other names") && told.contains("CC BY 4.0"),
        "{told}"
    );
    let (code, told) = import(app, folder.path());
    assert!(code == 0 && told.contains("stands there already"), "{told}");
    // Another process imported it; on SQLite that is seen at the next look.
    for _ in 0..150 {
        if first_hit(app, "moon%20gardener").await["title"] == "Moon Gardeners" {
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    let hit = first_hit(app, "lunar%20hort").await;
    assert_eq!(
        (hit["title"].as_str(), hit["matched"].as_str(), hit["soc_code"].as_str()),
        (Some("Moon Gardeners"), Some("Lunar Horticulturist"), Some("45-9999"))
    );
    assert_eq!(first_hit(app, "nurse").await["slug"], "registered-nurse", "the catalogue comes first");
    let detail = app.send(app.http.get(format!("{}/api/careers/onet-45-9999.01", app.url))).await.expect(200);
    assert_eq!(detail["tasks"][0], "Check the pressure of every dome before sunrise.", "core tasks come first");
    let credit = detail["credit"].as_str().unwrap();
    assert!(
        credit.contains("O*NET 0.1 Database") && credit.contains("USDOL/ETA has not approved"),
        "{credit}"
    );
    assert_eq!(
        app.send(app.http.get(format!("{}/api/meta", app.url))).await.expect(200)["credits"],
        json!([credit])
    );
    let player = app.player().await;
    let scene = app.open(&player, "Lunar horticulturist").await;
    assert_eq!(
        (scene["soc_code"].as_str(), scene["career_title"].as_str()),
        (Some("45-9999"), Some("lunar horticulturist"))
    );
    assert!(
        fake.seen()[0].prompt().contains("Check the pressure of every dome before sunrise"),
        "the scene rests on the tasks"
    );
    let vague = app.open(&player, "dome hand").await;
    assert!(vague["soc_code"].is_null(), "a name of two occupations names neither: {vague}");
    settle(app).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn embedded_imports() {
    let fake = Fake::start().await;
    let url = fake.url.clone();
    comes_through(&TestApp::with(move |config| point_at(config, url)).await, &fake).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn shared_imports() {
    let fake = Fake::start().await;
    let url = fake.url.clone();
    if let Some(app) = TestApp::start(move |config| point_at(config, url), true).await {
        comes_through(&app, &fake).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_is_told_with_file_and_line() {
    let app = TestApp::embedded().await;
    let rows = [
        ("Occupation Data.txt", "O*NET-SOC Code\tTitle\n", "`Description`", "line 1"),
        (
            "Occupation Data.txt",
            "O*NET-SOC Code\tTitle\tDescription\n45-9999.01\tMoon Gardeners\n",
            "2 fields",
            "line 2",
        ),
        (
            "Occupation Data.txt",
            "O*NET-SOC Code\tTitle\tDescription\n\n45-99\tMoon Gardeners\tGrow.\n",
            "`45-99` is not a code",
            "line 3",
        ),
        (
            "Alternate Titles.txt",
            "O*NET-SOC Code\tAlternate Title\tShort Title\n11-1111.00\tNobody\tn/a\n",
            "no occupation has the code `11-1111.00`",
            "line 2",
        ),
        (
            "Task Statements.txt",
            "O*NET-SOC Code\tTask\tTask Type\n45-9999.01\t \tCore\n",
            "`Task` is empty",
            "line 2",
        ),
        ("Job Zones.txt", "O*NET-SOC Code\tJob Zone\n45-9999.01\t9\n", "the job zone `9`", "line 2"),
    ];
    for (file, text, what, line) in rows {
        let folder = tempfile::tempdir().unwrap();
        publish(folder.path());
        std::fs::write(folder.path().join(file), text).unwrap();
        let (code, told) = import(&app, folder.path());
        assert_eq!(code, 2, "{told}");
        assert!(told.contains(file) && told.contains(line) && told.contains(what), "{told}");
    }
    let (code, told) = import(&app, Path::new("/nowhere"));
    assert!(code == 2 && told.contains("Occupation Data.txt"), "{told}");
    assert_eq!(careersim_store::onet::stamp(&app.app.game.store).await.unwrap(), None);
}
