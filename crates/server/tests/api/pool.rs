//! A database that keeps every connection busy: requests are turned away with a time to come back, not lined up without end.

use crate::app::TestApp;
use futures::StreamExt;
use sqlx::{Connection, Executor};

const CONNECTIONS: usize = 2;
const REQUESTS: usize = 30;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_exhausted_pool_sheds() {
    let patient = |config: &mut careersim_server::config::Config| {
        config.database.max_connections = u32::try_from(CONNECTIONS).unwrap();
        config.database.acquire_timeout_ms = 300;
        // Whoever has a connection keeps it until the test lets go.
        (config.database.lock_timeout_ms, config.database.statement_timeout_ms) = (60_000, 60_000);
        // The worker must not be the one who has them.
        config.worker.poll_ms = 60_000;
    };
    let Some(app) = TestApp::start(patient, true).await else { return };
    let player = app.player().await;
    let url = app.app.config.database.url.clone();
    let mut other = sqlx::PgConnection::connect(secrecy::ExposeSecret::expose_secret(&url)).await.unwrap();
    other.execute("BEGIN; LOCK TABLE players IN ACCESS EXCLUSIVE MODE").await.unwrap();

    let mut replies: futures::stream::FuturesUnordered<_> = (0..REQUESTS).map(|_| app.get("/api/users/me", &player)).collect();
    for _ in 0..REQUESTS - CONNECTIONS {
        let reply = replies.next().await.unwrap();
        let wait: u64 = reply.headers["retry-after"].to_str().unwrap().parse().unwrap();
        assert!((1..=10).contains(&wait));
        reply.problem(503, "unavailable");
    }
    // The process itself is well, and says so.
    app.call(reqwest::Method::GET, "/api/health/live", None, None).await.expect(200);
    other.execute("COMMIT").await.unwrap();
    while let Some(reply) = replies.next().await {
        reply.expect(200);
    }
    app.get("/api/users/me", &player).await.expect(200);
}
