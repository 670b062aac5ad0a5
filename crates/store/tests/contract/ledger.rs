//! Balance = 100 + the sum of the entries, whatever happens at once, and the ledger only grows.

use crate::fixture::{after, day, grade, graded, guest, now, on_each_database, pick, queued, text};
use careersim_store::{answers, ledger, players, queue, sessions};
use chrono::Duration;
use futures::future::join_all;
use sqlx::{Connection, Executor};

#[test]
fn everything_at_once_keeps_the_books_in_order() {
    on_each_database(|_, store| async move {
        let ada = guest(&store).await;
        let mut deeds = Vec::new();
        for i in 0..24_i64 {
            let (session, scene) = day(&store, ada, 5).await;
            let store = store.clone();
            deeds.push(tokio::spawn(async move {
                // Twice as many bad answers as good ones, so that the floor of 0 is reached.
                let index = if i % 3 == 0 { 0 } else { 2 };
                sessions::reveal_hint(&store, session.id, ada, scene.id, 5, after(i)).await.ok();
                if i % 2 == 0 {
                    answers::submit(&store, pick(&session, &scene, index), graded(&scene, index), &scene.content, after(i))
                        .await
                        .unwrap();
                } else {
                    answers::submit(&store, text(&session, &scene, "no idea"), queued(), &scene.content, after(i))
                        .await
                        .unwrap();
                    for job in queue::claim(&store, &format!("w{i}"), Duration::seconds(60), 1, after(i + 200)).await.unwrap() {
                        queue::complete(&store, &job, grade(0), &scene.content, after(i + 200)).await.unwrap();
                    }
                }
            }));
        }
        for deed in join_all(deeds).await {
            deed.unwrap();
        }
        let entries = ledger::entries(&store, ada).await.unwrap();
        let balance = players::by_id(&store, ada).await.unwrap().unwrap().balance;
        assert_eq!(balance, 100 + entries.iter().map(|e| e.amount).sum::<i64>());
        assert!(entries.iter().all(|e| e.balance_after >= 0));
        assert!(entries.len() > 24);
    });
}

#[test]
fn the_floor_is_zero_and_the_entry_says_what_really_moved() {
    on_each_database(|_, store| async move {
        let ada = guest(&store).await;
        let (session, scene) = day(&store, ada, 5).await;
        sessions::reveal_hint(&store, session.id, ada, scene.id, 97, now()).await.unwrap();
        answers::submit(&store, pick(&session, &scene, 2), graded(&scene, 2), &scene.content, now())
            .await
            .unwrap();
        let entries = ledger::entries(&store, ada).await.unwrap();
        assert_eq!(entries.iter().map(|e| (e.amount, e.balance_after)).collect::<Vec<_>>(), [(-97, 3), (-3, 0)]);
    });
}

async fn try_sql(url: &str, sql: &'static str) -> Result<u64, sqlx::Error> {
    if url.starts_with("sqlite") {
        Ok(sqlx::SqliteConnection::connect(url).await?.execute(sql).await?.rows_affected())
    } else {
        Ok(sqlx::PgConnection::connect(url).await?.execute(sql).await?.rows_affected())
    }
}

#[test]
fn not_even_sql_can_change_the_ledger() {
    on_each_database(|url, store| async move {
        let ada = guest(&store).await;
        let (session, scene) = day(&store, ada, 5).await;
        sessions::reveal_hint(&store, session.id, ada, scene.id, 5, now()).await.unwrap();
        for sql in ["UPDATE ledger SET amount = 0", "DELETE FROM ledger", "DELETE FROM sessions"] {
            let error = try_sql(&url, sql).await.unwrap_err().to_string();
            assert!(error.contains("append-only"), "{sql}: {error}");
        }
        assert_eq!(ledger::entries(&store, ada).await.unwrap().len(), 1);
        players::erase(&store, ada).await.unwrap();
        assert_eq!(ledger::entries(&store, ada).await.unwrap(), []);
        let (eve_id, sql) = (guest(&store).await, "UPDATE players SET balance = balance + 1");
        try_sql(&url, sql).await.unwrap();
        assert_eq!(ledger::mismatches(&store).await.unwrap(), 1, "the check does find a wrong balance");
        players::erase(&store, eve_id).await.unwrap();
    });
}
