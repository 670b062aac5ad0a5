//! Scenario packs: checked, imported whole or not at all, played on every replica, exported as they came, removed.

use crate::{app::TestApp, model::point_at, on_both, operators::operator, support::Fake};
use careersim_store::audit::{self, AuditFilter};
use reqwest::Method;
use serde_json::Value;
use std::{path::Path, process::Command, time::Duration};

on_both!(a_pack_is_played, a_bad_pack_changes_nothing);

/// A pack with a career of its own, whose day is one of the library's.
fn text(version: &str) -> String {
    let day = include_str!("../../../../content/days/registered-nurse.toml");
    let scenes = day[day.find("[[scene]]").unwrap()..].replace("[[scene", "[[day.scene");
    format!(
        r#"name = "harbour-trades"
version = "{version}"
title = "Trades of the harbour"
language = "en"
author = "Ana Silva"
license = "CC-BY-4.0"
sources = ["https://example.org/pilots"]

[reviewed]
by = "a canal pilot"
on = "2026-10-01"

[[career]]
slug = "canal-pilot"
title = "Canal pilot"
soc = "53-5021"
minor = "53-5"
names = ["marine pilot", "ship pilot", "port pilot", "bar pilot"]
summary = "Boards ships near the coast and guides them through narrow waters to their berth."
tasks = ["board ships from the pilot boat", "give orders to the helm", "agree the plan with the captain"]
tools = ["radio", "portable chart"]
hazards = ["falling between boat and ship"]
people = ["captains", "tug crews"]
related = ["electrician", "registered-nurse"]

[[day]]
career = "canal-pilot"
title = "A fog on the river"

{scenes}"#
    )
}

async fn send(app: &TestApp, path: &str, token: &str, bytes: impl Into<reqwest::Body>) -> crate::app::Reply {
    let request = app.http.post(format!("{}{path}", app.url)).bearer_auth(token);
    app.send(request.header("content-type", "application/toml").body(bytes)).await
}

async fn finds(app: &TestApp, q: &str) -> Value {
    app.send(app.http.get(format!("{}/api/careers?q={q}", app.url))).await.expect(200)["items"][0].clone()
}

async fn deeds(app: &TestApp, action: &str) -> Vec<String> {
    let filter = AuditFilter {
        action: Some(action.to_owned()),
        from: None,
    };
    let page = audit::list(&app.app.game.store, &filter, None, 50).await.unwrap();
    page.items
        .into_iter()
        .map(|d| format!("{} {} by {}", d.action, d.subject, d.detail["by"].as_str().unwrap()))
        .collect()
}

async fn a_pack_is_played(app: &TestApp) {
    let boss = operator(app).await;
    let file = text("1.0.0").replace('\n', "\r\n");
    let checked = send(app, "/api/packs/check", &boss, file.clone()).await.expect(200);
    assert_eq!(checked["findings"], serde_json::json!([]));
    let scene = &checked["pack"]["days"][0]["scenes"][0];
    assert_eq!(checked["pack"]["days"][0]["career_title"], "Canal pilot");
    assert!(
        scene["options"][0]["score"].is_u64() && scene["criteria"][0]["exemplars"].is_array(),
        "the author sees the grading"
    );
    assert_ne!(finds(app, "harbour%20pilot").await["slug"], "canal-pilot", "checking keeps nothing");

    let made = send(app, "/api/packs", &boss, file.clone()).await.expect(201);
    assert_eq!(
        (made["name"].as_str(), made["days"].as_u64(), made["imported_by"].as_str()),
        (Some("harbour-trades"), Some(1), Some("boss"))
    );
    send(app, "/api/packs", &boss, file.clone()).await.expect(200);
    assert_eq!(finds(app, "bar%20pilot").await["slug"], "canal-pilot");
    let detail = app.send(app.http.get(format!("{}/api/careers/canal-pilot", app.url))).await.expect(200);
    assert_eq!(detail["authored_day"], true);
    assert!(detail["credit"].as_str().unwrap().contains("Ana Silva"), "{detail}");

    let player = app.player().await;
    let scene = app.open(&player, "Marine Pilot").await;
    assert_eq!(scene["provenance"]["source"], "library");
    assert!(scene["provenance"]["label"].as_str().unwrap().contains("by Ana Silva"), "{scene}");
    assert_eq!(scene["title"], checked["pack"]["days"][0]["scenes"][0]["title"]);
    let best = (0..).zip(checked["pack"]["days"][0]["scenes"][0]["options"].as_array().unwrap());
    let (best, option) = best.max_by_key(|(_, o)| o["score"].as_u64()).unwrap();
    let graded = app.pick(&player, &scene, best).await;
    assert_eq!(
        (&graded["score"], &graded["feedback"]),
        (&option["score"], &option["feedback"]),
        "picks are exact"
    );
    let sources = graded["sources"].to_string();
    assert!(sources.contains("harbour-trades 1.0.0") && sources.contains("a canal pilot"), "{sources}");
    let second = app.next(&player, &scene).await.expect(200);
    let written = app.write(&player, &second, "I call the charge nurse at once and stay with the patient.").await;
    assert_eq!(written["result"]["provenance"]["source"], "offline");

    let whole = app.get("/api/packs/harbour-trades", &boss).await.expect(200);
    assert_eq!(
        (whole["version"].as_str(), whole["days"][0]["career"].is_null()),
        (Some("1.0.0"), false),
        "{whole}"
    );
    let exported = app.get("/api/packs/harbour-trades/file", &boss).await;
    assert_eq!(exported.headers["content-disposition"], "attachment; filename=\"harbour-trades-1.0.0.toml\"");
    assert_eq!(exported.text, file, "byte for byte");

    app.call(Method::DELETE, "/api/packs/harbour-trades", Some(&boss), None).await.expect(204);
    assert_ne!(finds(app, "bar%20pilot").await["slug"], "canal-pilot");
    app.call(Method::DELETE, "/api/packs/harbour-trades", Some(&boss), None)
        .await
        .problem(404, "not_found");
    let third = app.next(&player, &second).await.expect(200);
    assert_eq!(third["provenance"]["source"], "offline", "the day goes on with other scenes");
    assert_eq!(
        deeds(app, "pack").await,
        ["pack.remove harbour-trades by boss", "pack.import harbour-trades 1.0.0 by boss"]
    );
}

async fn a_bad_pack_changes_nothing(app: &TestApp) {
    let boss = operator(app).await;
    let player = app.player().await;
    for path in ["/api/packs", "/api/packs/check"] {
        send(app, path, &player, text("1.0.0")).await.problem(403, "forbidden");
        send(app, path, &boss, vec![b'\n'; 3 << 20]).await.problem(413, "too_large");
    }
    let bad = text("1.0.0").replacen("score = 0", "score = 1e400", 1);
    let line = bad.lines().position(|l| l.contains("1e400")).unwrap() + 1;
    let refused = send(app, "/api/packs", &boss, bad).await.problem(422, "validation_failed");
    assert_eq!(refused["errors"][0]["field"], format!("line {line}"));
    assert_eq!(refused["errors"][0]["code"], "pack");
    for hostile in [&b"\xff\xfe"[..], b"", b"{\"name\": 1}", "[".repeat(100_000).as_bytes()] {
        send(app, "/api/packs", &boss, hostile.to_vec()).await.problem(422, "validation_failed");
        assert!(
            !send(app, "/api/packs/check", &boss, hostile.to_vec()).await.expect(200)["findings"]
                .as_array()
                .unwrap()
                .is_empty()
        );
    }
    assert_eq!(app.get("/api/packs", &boss).await.expect(200)["items"], serde_json::json!([]));
    assert_eq!(deeds(app, "pack").await, Vec::<String>::new());

    send(app, "/api/packs", &boss, text("1.0.0")).await.expect(201);
    let other = text("1.0.0").replacen("Ana Silva", "Eva Silva", 1);
    let refused = send(app, "/api/packs", &boss, other).await.problem(422, "validation_failed");
    assert_eq!(refused["errors"][0]["field"], "line 2", "another content needs another version");
    let newer = text("1.1.0").replacen("Ana Silva", "Eva Silva", 1);
    send(app, "/api/packs", &boss, newer).await.expect(201);
    let list = app.get("/api/packs", &boss).await.expect(200);
    assert_eq!(
        (list["items"].as_array().unwrap().len(), list["items"][0]["author"].as_str()),
        (1, Some("Eva Silva"))
    );
    app.get("/api/packs/nothing", &boss).await.problem(404, "not_found");
    app.get("/api/packs/nothing/file", &boss).await.problem(404, "not_found");
}

fn run(app: &TestApp, args: &[&str]) -> (i32, String) {
    let url = secrecy::ExposeSecret::expose_secret(&app.app.config.database.url).to_owned();
    let mut command = Command::new(env!("CARGO_BIN_EXE_careersim"));
    command.args(["--data", app.app.config.data.to_str().unwrap(), "content"]).args(args);
    let done = command
        .env("DATABASE_URL", url)
        .env("RUST_LOG", "warn")
        .env_remove("GEMINI_API_KEY")
        .output()
        .unwrap();
    let told = format!("{}{}", String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy(&done.stderr));
    (done.status.code().unwrap(), told)
}

// With a model: what somebody wrote and imported comes before what a model makes up.
#[tokio::test(flavor = "multi_thread")]
async fn the_command_line_imports_into_a_running_installation_with_a_model() {
    let fake = Fake::start().await;
    let url = fake.url.clone();
    let app = TestApp::with(move |config| point_at(config, url)).await;
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    std::fs::write(at("good.toml"), text("2.0.0")).unwrap();
    std::fs::write(at("bad.toml"), text("2.0.0").replacen("score = 0", "score = 99", 1)).unwrap();
    let (code, told) = run(&app, &["import", &at("bad.toml")]);
    assert!(code == 1 && told.contains("bad.toml:") && told.contains("1 finding"), "{code} {told}");
    assert_eq!(run(&app, &["packs"]), (0, String::new()), "nothing was imported");
    let (code, told) = run(&app, &["lint", &at("good.toml")]);
    assert!(code == 0 && told.contains("harbour-trades 2.0.0"), "{told}");
    let (code, told) = run(&app, &["import", &at("good.toml")]);
    assert!(code == 0 && told.contains("harbour-trades 2.0.0 is imported"), "{told}");
    for _ in 0..150 {
        if finds(&app, "bar%20pilot").await["slug"] == "canal-pilot" {
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    let player = app.player().await;
    let scene = app.open(&player, "bar pilot").await;
    assert_eq!(scene["provenance"]["source"], "library", "{scene}");
    let (code, told) = run(&app, &["export", "harbour-trades", &at("out.toml")]);
    assert_eq!(code, 0, "{told}");
    assert_eq!(std::fs::read(at("out.toml")).unwrap(), text("2.0.0").into_bytes());
    assert_eq!(run(&app, &["remove", "harbour-trades"]).0, 0);
    assert_eq!(run(&app, &["remove", "harbour-trades"]).0, 2);
    assert!(!Path::new(&at("none.toml")).exists());
    assert_eq!(deeds(&app, "pack").await.len(), 2);
    crate::model::settle(&app).await;
}
