//! The program itself is killed, and asked to end, while answers come in: nothing that it accepted may be lost or counted twice.

use crate::{
    app::client,
    process::Process,
    support::{Fake, KEY, Step},
};
use reqwest::Client;
use serde_json::{Value, json};
use sqlx::{Connection, SqliteConnection};
use std::{path::Path, time::Duration};

const PLAYERS: usize = 6;
const KILLS: usize = 4;
const WORDS: &str = "I would stay calm, ask Tomas to wait, check the pump and the stock with him and then call the doctor.";

/// A player who answers as fast as scenes come, whatever becomes of the server.
struct Player {
    http: Client,
    token: String,
    scene: Option<Value>,
    /// Sent, but without a reply so far; sent again with the same key.
    unsure: Option<(String, Value)>,
    accepted: Vec<Value>,
}

impl Player {
    async fn new(http: &Client, url: &str) -> Self {
        let pair: Value = http.post(format!("{url}/api/guests")).send().await.unwrap().json().await.unwrap();
        Self {
            http: http.clone(),
            token: pair["access_token"].as_str().unwrap().to_owned(),
            scene: None,
            unsure: None,
            accepted: Vec::new(),
        }
    }

    async fn post(&self, url: &str, path: &str, key: Option<&str>, body: &Value) -> Option<(u16, Value)> {
        let mut request = self.http.post(format!("{url}{path}")).bearer_auth(&self.token).json(body);
        if let Some(key) = key {
            request = request.header("idempotency-key", key);
        }
        let reply = request.send().await.ok()?;
        let status = reply.status().as_u16();
        Some((status, reply.json().await.ok()?))
    }

    /// One step on: the next scene, or an answer to this one. Gives up when the server is away.
    async fn step(&mut self, url: &str) -> Option<()> {
        if self.unsure.is_none() {
            let wanted = match &self.scene {
                Some(scene) if scene["round"] != scene["rounds"] => json!({ "session_id": scene["session_id"] }),
                _ => json!({ "career_title": "Registered nurse" }),
            };
            let (status, scene) = self.post(url, "/api/generate-scenario", None, &wanted).await?;
            assert_eq!(status, 200, "{scene}");
            let body = json!({ "scenario_id": scene["scenario_id"], "session_id": scene["session_id"], "user_answer": WORDS });
            // A scene that was answered before the kill is shown again, with its answer.
            if scene["answered"] == true {
                self.scene = None;
                return Some(());
            }
            self.scene = Some(scene);
            self.unsure = Some((careersim_game::ids::new().to_string(), body));
        }
        let (key, body) = self.unsure.clone()?;
        let (status, task) = self.post(url, "/api/evaluate-answer", Some(&key), &body).await?;
        assert_eq!(status, 202, "{task}");
        self.unsure = None;
        self.accepted.push(task);
        Some(())
    }

    async fn result(&self, url: &str, task: &Value) -> Value {
        let id = task["task_id"].as_str().unwrap();
        for _ in 0..6 {
            let request = self.http.get(format!("{url}/api/tasks/{id}?wait=20")).bearer_auth(&self.token);
            let task: Value = request.send().await.unwrap().json().await.unwrap();
            if task["status"] == "succeeded" || task["status"] == "failed" {
                return task;
            }
        }
        panic!("no result for {id}");
    }
}

async fn count(database: &mut SqliteConnection, query: &'static str) -> i64 {
    sqlx::query_scalar(query).fetch_one(database).await.unwrap()
}

async fn open(data: &Path) -> SqliteConnection {
    SqliteConnection::connect(&format!("sqlite://{}", data.join("careersim.db").display()))
        .await
        .unwrap()
}

#[tokio::test]
async fn an_answer_that_was_accepted_survives_kills_and_counts_once() {
    let data = tempfile::tempdir().unwrap();
    let http = client();
    let mut server = Process::serve(data.path(), &[]).await;
    let mut players = Vec::new();
    for _ in 0..PLAYERS {
        players.push(Player::new(&http, &server.url).await);
    }
    for kill in 0..KILLS {
        let url = server.url.clone();
        let playing = players.into_iter().map(|mut player| {
            let url = url.clone();
            tokio::spawn(async move {
                while player.step(&url).await.is_some() {}
                player
            })
        });
        let playing: Vec<_> = playing.collect();
        tokio::time::sleep(Duration::from_millis(700 + 313 * u64::try_from(kill).unwrap())).await;
        server.child.kill().await.unwrap();
        players = Vec::new();
        for player in playing {
            players.push(player.await.unwrap());
        }
        server = Process::serve(data.path(), &[]).await;
    }
    for player in &mut players {
        while player.unsure.is_some() {
            player.step(&server.url).await.unwrap();
        }
        for task in &player.accepted {
            let done = player.result(&server.url, task).await;
            assert_eq!(done["status"], "succeeded", "{done}");
        }
    }
    let accepted: usize = players.iter().map(|p| p.accepted.len()).sum();
    assert!(accepted > PLAYERS * KILLS, "only {accepted} answers were accepted");
    server.end().await;
    let database = &mut open(data.path()).await;
    let answers = count(database, "SELECT COUNT(*) FROM answers").await;
    assert_eq!(usize::try_from(answers).unwrap(), accepted);
    assert_eq!(
        count(database, "SELECT COUNT(*) FROM evaluations WHERE purpose = 'grade' AND status = 'succeeded'").await,
        answers
    );
    assert_eq!(count(database, "SELECT COUNT(*) FROM ledger WHERE kind = 'answer'").await, answers);
    let wrong = "SELECT COUNT(*) FROM players p WHERE p.balance <> 100 + (SELECT COALESCE(SUM(amount), 0) FROM ledger l WHERE l.player_id = p.id)";
    assert_eq!(count(database, wrong).await, 0);
}

#[tokio::test]
async fn a_server_that_is_asked_to_end_finishes_the_grade_that_it_is_at() {
    let data = tempfile::tempdir().unwrap();
    let fake = Fake::start().await;
    let variables: Vec<(String, String)> = [("GEMINI_API_KEY", KEY), ("GEMINI_BASE_URL", &fake.url)]
        .map(|(n, v)| (n.to_owned(), v.to_owned()))
        .into();
    let server = Process::serve(data.path(), &variables).await;
    let player = Player::new(&client(), &server.url).await;
    let wanted = json!({ "career_title": "Registered nurse" });
    let (_, scene) = player.post(&server.url, "/api/generate-scenario", None, &wanted).await.unwrap();
    fake.always(crate::support::FLASH, Step::Slow(Duration::from_secs(3)));
    let body = json!({ "scenario_id": scene["scenario_id"], "session_id": scene["session_id"], "user_answer": WORDS });
    let before = fake.seen().len();
    let (status, task) = player.post(&server.url, "/api/evaluate-answer", None, &body).await.unwrap();
    assert_eq!(status, 202, "{task}");
    while fake.seen().len() == before {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    server.end().await;
    let calls = fake.seen().len();
    let server = Process::serve(data.path(), &variables).await;
    let done = player.result(&server.url, &task).await;
    assert_eq!(done["status"], "succeeded", "{done}");
    assert_eq!(done["result"]["provenance"]["source"], "gemini", "{done}");
    let grades = fake.seen()[calls..].iter().filter(|s| s.prompt().contains("The player's answer:")).count();
    assert_eq!(grades, 0, "it was graded again");
    server.end().await;
}
