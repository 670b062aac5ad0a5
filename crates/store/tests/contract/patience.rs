//! How patient the store is with PostgreSQL, and by what name PostgreSQL knows it.

use crate::fixture::{Database, day, graded, guest, id, now, pick, queued, text};
use careersim_store::{Store, StoreConfig, StoreError, answers, players};
use sqlx::{Connection, Executor, Row};

async fn open(database: &Database, change: impl FnOnce(&mut StoreConfig)) -> Store {
    let mut config = StoreConfig::at(database.url.as_str());
    change(&mut config);
    let store = Store::open(&config).await.unwrap();
    store.migrate().await.unwrap();
    store
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_lock_or_a_statement_that_takes_too_long_is_given_up() {
    let Some(database) = Database::postgres().await else { return };
    let locks = open(&database, |c| c.lock_timeout_ms = 100).await;
    let statements = open(&database, |c| c.statement_timeout_ms = 150).await;
    let mut other = sqlx::PgConnection::connect(&database.url).await.unwrap();
    other.execute("BEGIN; LOCK TABLE players IN ACCESS EXCLUSIVE MODE").await.unwrap();
    for (store, why) in [(&locks, "lock timeout"), (&statements, "statement timeout")] {
        let error = players::create_guest(store, id(), now()).await.unwrap_err();
        assert!(matches!(&error, StoreError::Unavailable(text) if text.contains(why)), "{error:?}");
    }
    other.execute("COMMIT").await.unwrap();
    // Both go on as if nothing had been.
    for store in [&locks, &statements] {
        let (session, scene) = day(store, guest(store).await, 2).await;
        answers::submit(store, pick(&session, &scene, 0), graded(&scene, 0), &scene.content, now())
            .await
            .unwrap();
        let (session, scene) = day(store, guest(store).await, 2).await;
        answers::submit(store, text(&session, &scene, "I check"), queued(), &scene.content, now())
            .await
            .unwrap();
        store.close().await.unwrap();
    }
    database.remove().await;
}

#[tokio::test]
async fn the_server_knows_the_program_by_name_and_never_has_more_connections_than_allowed() {
    let Some(database) = Database::postgres().await else { return };
    let named = |c: &mut StoreConfig| {
        (c.max_connections, c.application_name) = (3, "careersim worker of the east".to_owned());
    };
    let store = open(&database, named).await;
    let all = futures::future::join_all((0..40).map(|_| guest(&store))).await;
    assert_eq!(all.len(), 40);
    let mut other = sqlx::PgConnection::connect(&database.url).await.unwrap();
    let sql = "SELECT COUNT(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'careersim worker of the east'";
    let there: i64 = other.fetch_one(sql).await.unwrap().get(0);
    assert!((1..=3).contains(&there), "{there}");
    store.close().await.unwrap();
    database.remove().await;
}
