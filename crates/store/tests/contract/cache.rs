//! The cache: one making for all who miss at once, here and on other replicas, and nothing but slower without Redis.

use careersim_store::{
    StoreError,
    cache::Cache,
    limits::{Decision, Limiter, Quota},
};
use futures::future::join_all;
use secrecy::SecretString;
use std::{
    process::{Child, Command, Stdio},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};
use tokio::time::sleep;
use uuid::Uuid;

const MINUTE: Duration = Duration::from_mins(1);
const QUOTA: Quota = Quota { per_minute: 60, burst: 1_000 };

/// A Redis of this test's own, to be killed and frozen.
struct Server {
    process: Option<Child>,
    port: u16,
    folder: tempfile::TempDir,
}

impl Server {
    /// `None` where there is no Redis to start.
    fn start() -> Option<Self> {
        std::env::var("CAREERSIM_TEST_REDIS_URL").ok()?;
        let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let mut server = Self {
            process: None,
            port,
            folder: tempfile::tempdir().unwrap(),
        };
        server.up();
        Some(server)
    }

    fn up(&mut self) {
        let program = std::env::var("REDIS_SERVER").unwrap_or_else(|_| "redis-server".to_owned());
        let mut command = Command::new(program);
        command
            .args(["--port", &self.port.to_string(), "--bind", "127.0.0.1", "--save", "", "--dir"])
            .arg(self.folder.path());
        self.process = Some(command.stdout(Stdio::null()).spawn().unwrap());
        while std::net::TcpStream::connect(("127.0.0.1", self.port)).is_err() {
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    fn signal(&self, name: &str) {
        let id = self.process.as_ref().unwrap().id().to_string();
        assert!(Command::new("kill").args([name, &id]).status().unwrap().success());
    }

    fn down(&mut self) {
        if let Some(mut process) = self.process.take() {
            process.kill().unwrap();
            process.wait().unwrap();
        }
    }

    async fn cache(&self) -> Cache {
        Cache::open(Some(&SecretString::from(format!("redis://127.0.0.1:{}", self.port)))).await
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.down();
    }
}

async fn make(cache: &Cache, name: &str, counter: &Arc<AtomicUsize>, takes: Duration) -> Result<String, StoreError> {
    let counter = counter.clone();
    cache
        .get_or_make(name, || async move {
            sleep(takes).await;
            Ok((format!("made {}", counter.fetch_add(1, Ordering::SeqCst)), MINUTE))
        })
        .await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_thousand_misses_at_once_make_one_value_on_one_replica_or_three() {
    let server = Server::start();
    for shared in [false, true] {
        let mut replicas = Vec::new();
        for i in 0..3 {
            match (&server, shared) {
                (Some(server), true) => replicas.push(server.cache().await),
                (None, true) => return,
                _ if i == 0 => replicas.push(Cache::open(None).await),
                _ => replicas.push(Cache::clone(&replicas[0])),
            }
        }
        let counter = Arc::new(AtomicUsize::new(0));
        let all = (0..1_000).map(|i| {
            let (cache, counter) = (replicas[i % 3].clone(), counter.clone());
            // Longer than a lease, so that it is renewed.
            tokio::spawn(async move { make(&cache, "scene", &counter, Duration::from_millis(3_500)).await.unwrap() })
        });
        let values: Vec<String> = join_all(all).await.into_iter().map(Result::unwrap).collect();
        assert!(values.iter().all(|v| v == "made 0"));
        assert_eq!(counter.load(Ordering::SeqCst), 1);
        for cache in &replicas {
            assert!(cache.is_healthy().await);
            assert_eq!(cache.get::<String>("scene").await.as_deref(), Some("made 0"));
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_failed_making_is_told_and_not_kept() {
    let cache = Cache::open(None).await;
    let failed: Result<String, StoreError> = cache.get_or_make("x", || async { Err(StoreError::NotFound) }).await;
    assert_eq!(failed, Err(StoreError::NotFound));
    assert_eq!(make(&cache, "x", &Arc::default(), Duration::ZERO).await.unwrap(), "made 0");
    cache.put("y", &7, Duration::from_millis(40)).await;
    assert_eq!(cache.get::<i32>("y").await, Some(7));
    sleep(Duration::from_millis(60)).await;
    assert_eq!(cache.get::<i32>("y").await, None, "its time is over");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_replica_that_dies_while_it_makes_holds_nobody_up_for_long() {
    let Some(server) = Server::start() else { return };
    let (dying, other) = (server.cache().await, server.cache().await);
    let counter = Arc::new(AtomicUsize::new(0));
    let stuck = {
        let counter = counter.clone();
        tokio::spawn(async move { make(&dying, "scene", &counter, MINUTE).await })
    };
    sleep(Duration::from_millis(200)).await;
    stuck.abort();
    let begun = Instant::now();
    assert_eq!(make(&other, "scene", &counter, Duration::ZERO).await.unwrap(), "made 0");
    assert!(begun.elapsed() < Duration::from_secs(4), "{:?}", begun.elapsed());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_value_that_does_not_fit_is_made_anew() {
    let Some(server) = Server::start() else { return };
    server.cache().await.put("scene", &[1, 2, 3], MINUTE).await;
    let cache = server.cache().await;
    assert_eq!(cache.get::<String>("scene").await, None);
    assert_eq!(make(&cache, "scene", &Arc::default(), Duration::ZERO).await.unwrap(), "made 0");
}

// The longest of 50 uses of everything, which must all succeed.
async fn slowest_use(cache: &Cache, limiter: &Limiter) -> Duration {
    let mut slowest = Duration::ZERO;
    for _ in 0..50 {
        let (begun, name) = (Instant::now(), Uuid::new_v4().to_string());
        assert_eq!(make(cache, &name, &Arc::default(), Duration::ZERO).await.unwrap(), "made 0");
        assert!(matches!(limiter.check("x", &name, QUOTA).await, Decision::Allowed { .. }));
        slowest = slowest.max(begun.elapsed());
    }
    slowest
}

async fn healed(cache: &Cache, server: &Server) {
    let begun = Instant::now();
    let mut other = 0;
    // Without asking for its health, which would look past the breaker: what is put here must be found there.
    loop {
        other += 1;
        let name = format!("healed {other}");
        cache.put(&name, &other, MINUTE).await;
        if server.cache().await.get::<i32>(&name).await == Some(other) {
            return;
        }
        assert!(begun.elapsed() < Duration::from_secs(10), "it doesn't heal");
        sleep(Duration::from_millis(100)).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn redis_killed_frozen_and_restarted_only_slows() {
    let Some(mut server) = Server::start() else { return };
    let cache = server.cache().await;
    let limiter = Limiter::new(&cache);
    slowest_use(&cache, &limiter).await;

    server.signal("-STOP");
    let begun = Instant::now();
    let slowest = slowest_use(&cache, &limiter).await;
    println!("frozen: slowest {slowest:?}, 50 in {:?}", begun.elapsed());
    assert!(slowest < Duration::from_millis(700), "{slowest:?}");
    assert!(!cache.is_healthy().await);
    server.signal("-CONT");
    healed(&cache, &server).await;

    server.down();
    let slowest = slowest_use(&cache, &limiter).await;
    println!("gone: slowest {slowest:?}");
    assert!(slowest < Duration::from_millis(700), "{slowest:?}");
    server.up();
    healed(&cache, &server).await;
    assert!(cache.is_healthy().await);
}

#[tokio::test]
async fn whoever_loses_redis_gets_no_fresh_burst() {
    let Some(mut server) = Server::start() else { return };
    let limiter = Limiter::new(&server.cache().await);
    let quota = Quota { per_minute: 1, burst: 3 };
    for _ in 0..3 {
        assert!(matches!(limiter.check("x", "ada", quota).await, Decision::Allowed { .. }));
    }
    server.down();
    assert!(matches!(limiter.check("x", "ada", quota).await, Decision::Refused { .. }));
    assert!(matches!(limiter.check("x", "eve", quota).await, Decision::Allowed { remaining: 2 }));
}

#[tokio::test]
async fn a_url_that_makes_no_sense_is_unhealthy_and_works() {
    let cache = Cache::open(Some(&SecretString::from("redis://:hunter2@"))).await;
    assert!(!cache.is_healthy().await);
    assert_eq!(make(&cache, "x", &Arc::default(), Duration::ZERO).await.unwrap(), "made 0");
}
