//! The rotation drill: the database's password and the signing key change in the secret manager, under load, with two replicas and no restart.

use crate::{
    app::{client, database},
    process::{Process, aws, command},
};
use careersim_game::ids;
use jsonwebtoken::{Algorithm, DecodingKey, Validation};
use reqwest::Client;
use serde_json::{Value, json};
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection};
use std::{
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

const FIRST: &str = "the-first-signing-key-0123456789-abcdefgh";
const SECOND: &str = "the-second-signing-key-9876543210-zyxwvuts";

struct Manager {
    http: Client,
    endpoint: String,
    name: String,
}

impl Manager {
    async fn call(&self, action: &str, body: Value) {
        let request = self.http.post(&self.endpoint).header("x-amz-target", format!("secretsmanager.{action}"));
        // The stand-in only looks at who is asked.
        let who = "AWS4-HMAC-SHA256 Credential=test/20260101/eu-central-1/secretsmanager/aws4_request, SignedHeaders=host, Signature=none";
        let request = request.header("authorization", who).header("content-type", "application/x-amz-json-1.1");
        request.body(body.to_string()).send().await.unwrap().error_for_status().unwrap();
    }

    async fn put(&self, secrets: &Value) {
        self.call("PutSecretValue", json!({ "SecretId": self.name, "SecretString": secrets.to_string() }))
            .await;
    }
}

#[derive(Default)]
struct Load {
    calls: AtomicUsize,
    end: AtomicBool,
    failures: Mutex<Vec<(Instant, String)>>,
}

// Old players and new ones, each asking both replicas in turn.
async fn play(load: Arc<Load>, http: Client, urls: [String; 2]) {
    let mut tokens: Vec<String> = Vec::new();
    for n in 0.. {
        if load.end.load(Ordering::Relaxed) {
            return;
        }
        let (here, there) = (&urls[n % 2], &urls[(n + 1) % 2]);
        let request = match tokens.get(n % 7) {
            Some(token) => http.get(format!("{there}/api/users/me")).bearer_auth(token),
            None => http.post(format!("{here}/api/guests")),
        };
        let answer = request.send().await.unwrap();
        load.calls.fetch_add(1, Ordering::Relaxed);
        let status = answer.status();
        let text = answer.text().await.unwrap();
        if !status.is_success() {
            load.failures.lock().unwrap().push((Instant::now(), format!("{status} {text}")));
        } else if let Some(token) = serde_json::from_str::<Value>(&text).unwrap()["access_token"].as_str() {
            tokens.insert(0, token.to_owned());
            tokens.truncate(5);
        }
        tokio::time::sleep(Duration::from_millis(15)).await;
    }
}

const KEYS: &str = "the keys for access tokens were changed";
const ADDRESS: &str = "new connections use it";

// Until both replicas have said so that many times; they look every second, and a busy machine takes longer.
async fn both_say(replicas: &[Process; 2], what: &str, times: usize) {
    for _ in 0..600 {
        if replicas.iter().all(|replica| replica.log().matches(what).count() >= times) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("`{what}` is not said {times} times: {}\n{}", replicas[0].log(), replicas[1].log());
}

fn signed_by(key: &str, token: &str) -> bool {
    let mut rules = Validation::new(Algorithm::HS256);
    rules.set_audience(&["careersim-api"]);
    jsonwebtoken::decode::<Value>(token, &DecodingKey::from_secret(key.as_bytes()), &rules).is_ok()
}

#[tokio::test(flavor = "multi_thread")]
async fn passwords_and_keys_change_under_load() {
    let (Some(mut variables), Some(url)) = (aws(), database().await) else {
        return;
    };
    let role = format!("rotated_{}", ids::new().simple());
    let mut admin = PgConnection::connect(&url).await.unwrap();
    let name = url.rsplit('/').next().unwrap();
    for sql in [
        format!("CREATE ROLE {role} LOGIN PASSWORD 'first' IN ROLE passworded"),
        format!("ALTER DATABASE {name} OWNER TO {role}"),
    ] {
        admin.execute(AssertSqlSafe(sql)).await.unwrap();
    }
    let host = url.split('@').nth(1).unwrap();
    let at = |password: &str| format!("postgres://{role}:{password}@{host}?sslmode=disable");
    let manager = Manager {
        http: client(),
        endpoint: std::env::var("AWS_ENDPOINT_URL").unwrap(),
        name: format!("careersim/{role}"),
    };
    let secrets = |password: &str, key: &str, previous: &str| json!({ "DATABASE_URL": at(password), "SECRET_KEY": key, "SECRET_KEY_PREVIOUS": previous });
    let first = json!({ "DATABASE_URL": at("first"), "SECRET_KEY": FIRST });
    manager
        .call("CreateSecret", json!({ "Name": manager.name, "SecretString": first.to_string() }))
        .await;
    for (name, value) in [
        ("CAREERSIM_SECRETS__NAME", manager.name.as_str()),
        ("CAREERSIM_SECRETS__REFRESH_SECONDS", "1"),
        // New connections all the time, so that the old password could not go unnoticed.
        ("CAREERSIM_DATABASE__MAX_LIFETIME_S", "1"),
        // Shedding is not what this is about: on a busy machine a new connection may take its time.
        ("CAREERSIM_DATABASE__ACQUIRE_TIMEOUT_MS", "15000"),
        ("RUST_LOG", "warn,careersim_server::secrets=info"),
    ] {
        variables.push((name.to_owned(), value.to_owned()));
    }
    let folder = tempfile::tempdir().unwrap();
    assert!(command(folder.path(), &variables).arg("migrate").status().await.unwrap().success());
    let replicas = [Process::serve(folder.path(), &variables).await, Process::serve(folder.path(), &variables).await];
    let load = Arc::new(Load::default());
    let urls = [replicas[0].url.clone(), replicas[1].url.clone()];
    let players: Vec<_> = (0..4).map(|_| tokio::spawn(play(load.clone(), client(), urls.clone()))).collect();

    // The key in three steps: announced, switched, retired.
    manager.put(&secrets("first", FIRST, SECOND)).await;
    both_say(&replicas, KEYS, 1).await;
    manager.put(&secrets("first", SECOND, FIRST)).await;
    both_say(&replicas, KEYS, 2).await;
    // Old players go on for a while before the old key is retired.
    tokio::time::sleep(Duration::from_secs(2)).await;
    manager.put(&json!({ "DATABASE_URL": at("first"), "SECRET_KEY": SECOND })).await;
    both_say(&replicas, KEYS, 3).await;
    assert_eq!(*load.failures.lock().unwrap(), [], "the key");
    let guest: Value = client().post(format!("{}/api/guests", urls[0])).send().await.unwrap().json().await.unwrap();
    let token = guest["access_token"].as_str().unwrap();
    assert!(signed_by(SECOND, token) && !signed_by(FIRST, token), "the new key signs");

    // The password: between the database's change and the replicas' look is the overlap.
    let begun = Instant::now();
    admin.execute(AssertSqlSafe(format!("ALTER ROLE {role} PASSWORD 'second'"))).await.unwrap();
    manager.put(&json!({ "DATABASE_URL": at("second"), "SECRET_KEY": SECOND })).await;
    both_say(&replicas, ADDRESS, 1).await;
    // What waited for a connection under the old password may still fail.
    tokio::time::sleep(Duration::from_secs(3)).await;
    let over = begun.elapsed();
    tokio::time::sleep(Duration::from_secs(5)).await;
    load.end.store(true, Ordering::Relaxed);
    for player in players {
        player.await.unwrap();
    }
    assert!(PgConnection::connect(&at("first")).await.is_err(), "the old password is not accepted any more");
    let failures = std::mem::take(&mut *load.failures.lock().unwrap());
    let late: Vec<_> = failures.iter().filter(|(at, _)| *at > begun + over).collect();
    assert!(late.is_empty(), "after the overlap: {late:?}");
    assert!(failures.iter().all(|(_, what)| what.starts_with("503")), "in the overlap: {failures:?}");
    let calls = load.calls.load(Ordering::Relaxed);
    assert!(calls > 200, "only {calls} calls");
    println!("{calls} calls, {} refused with 503 in the overlap", failures.len());
    for replica in replicas {
        let log = replica.end().await;
        assert!(!log.contains("second@") && !log.contains(SECOND) && !log.contains(FIRST), "{log}");
    }
}
