//! Erasing a player leaves no row; export shows every one before.

use crate::fixture::{after, day, graded, guest, id, now, on_each_database, pick, queued, text};
use careersim_domain::Attempt;
use careersim_store::{
    ConflictKind, StoreError, answers,
    budgets::{self, Cap},
    players, queue, scenarios, sessions,
    tokens::{self, NewRefresh},
    usage::{self, NewUsage},
};
use chrono::Duration;
use sqlx::{Column, Connection, Row};

// Every table with the number of rows that hold this id in any column, found without knowing the schema.
async fn rows_with(url: &str, id: uuid::Uuid) -> Vec<(String, i64)> {
    let mut found = Vec::new();
    if url.starts_with("sqlite") {
        let mut db = sqlx::SqliteConnection::connect(url).await.unwrap();
        let tables: Vec<String> = sqlx::query_scalar("SELECT name FROM sqlite_master WHERE type = 'table'")
            .fetch_all(&mut db)
            .await
            .unwrap();
        for table in tables {
            let rows = sqlx::query(sqlx::AssertSqlSafe(format!("SELECT * FROM {table}")))
                .fetch_all(&mut db)
                .await
                .unwrap();
            let hit = |row: &&sqlx::sqlite::SqliteRow| {
                row.columns().iter().any(|c| {
                    row.try_get_unchecked::<Option<Vec<u8>>, _>(c.ordinal())
                        .ok()
                        .flatten()
                        .is_some_and(|v| v == id.as_bytes())
                        || row
                            .try_get_unchecked::<Option<String>, _>(c.ordinal())
                            .ok()
                            .flatten()
                            .is_some_and(|v| v.contains(&id.to_string()))
                })
            };
            let count = rows.iter().filter(hit).count();
            if count > 0 {
                found.push((table, i64::try_from(count).unwrap()));
            }
        }
    } else {
        let mut db = sqlx::PgConnection::connect(url).await.unwrap();
        let sql = "SELECT table_name::text FROM information_schema.tables WHERE table_schema = 'public'";
        let tables: Vec<String> = sqlx::query_scalar(sql).fetch_all(&mut db).await.unwrap();
        for table in tables {
            let sql = format!("SELECT COUNT(*) FROM {table} t WHERE t::text LIKE '%{id}%'");
            let count: i64 = sqlx::query_scalar(sqlx::AssertSqlSafe(sql)).fetch_one(&mut db).await.unwrap();
            if count > 0 {
                found.push((table, count));
            }
        }
    }
    found.sort();
    found
}

#[test]
#[expect(clippy::too_many_lines, reason = "one row in every table, one after the other")]
fn nothing_of_an_erased_player_remains() {
    on_each_database(|url, store| async move {
        let ada = guest(&store).await;
        players::claim(&store, ada, "ada", &"$argon2id$x".into()).await.unwrap();
        let (session, scene) = day(&store, ada, 1).await;
        sessions::reveal_hint(&store, session.id, ada, scene.id, 5, now()).await.unwrap();
        answers::submit(&store, pick(&session, &scene, 0), graded(&scene, 0), &scene.content, now())
            .await
            .unwrap();
        sessions::fork(&store, session.id, ada, 1, 10, id(), now()).await.unwrap();
        let (second, other) = day(&store, ada, 1).await;
        let waiting = text(&second, &other, "my own words");
        answers::submit(&store, waiting.clone(), queued(), &other.content, now()).await.unwrap();
        tokens::issue(
            &store,
            ada,
            id(),
            NewRefresh {
                id: id(),
                token_hash: "h".to_owned(),
                expires_at: after(9),
            },
            now(),
        )
        .await
        .unwrap();
        scenarios::report(&store, id(), scene.id, ada, "hm", now()).await.unwrap();
        let cap = Cap {
            scope: format!("player:{ada}"),
            period: "2026-11".to_owned(),
            player: Some(ada),
            limit: 100,
        };
        budgets::reserve(&store, id(), &[cap], 1, now()).await.unwrap();
        let attempt = Attempt {
            model: "flash".to_owned(),
            outcome: "ok".to_owned(),
            input_tokens: None,
            output_tokens: None,
            thought_tokens: None,
            cached_tokens: None,
            cost_usd: None,
            ms: 1,
        };
        let call = NewUsage {
            at: now(),
            player_id: Some(ada),
            evaluation_id: Some(waiting.task_id),
            purpose: "grade".to_owned(),
            prompt: None,
            attempt,
        };
        usage::record(&store, std::slice::from_ref(&call)).await.unwrap();
        let job = queue::claim(&store, "w", Duration::seconds(30), 1, after(1)).await.unwrap().remove(0);

        let tables: Vec<String> = rows_with(&url, ada).await.into_iter().map(|(t, _)| t).collect();
        for table in [
            "players",
            "sessions",
            "answers",
            "evaluations",
            "ledger",
            "refresh_tokens",
            "scene_reports",
            "played_origins",
            "competency_levels",
            "budgets",
            "reservations",
            "usage_attempts",
        ] {
            assert!(tables.iter().any(|t| t == table), "the test puts nothing into {table}");
        }
        let export = players::export(&store, ada).await.unwrap();
        assert_eq!(export["player"]["username"], "ada");
        assert_eq!(export["answers"].as_array().unwrap().len(), 2);
        assert!(export.to_string().contains("my own words"));
        assert!(!export.to_string().contains("argon2"), "no secret leaves");
        assert!(!export["scenes"].to_string().contains("feedback on"), "nor the hidden half of a scene");

        players::erase(&store, ada).await.unwrap();
        assert_eq!(rows_with(&url, ada).await, []);
        assert_eq!(
            queue::complete(&store, &job, crate::fixture::grade(8), &other.content, after(2)).await,
            Err(ConflictKind::LeaseLost.into())
        );
        assert_eq!(queue::depth(&store, after(99)).await.unwrap().running, 0);
        assert_eq!(players::erase(&store, ada).await, Err(StoreError::NotFound));
        assert_eq!(players::export(&store, ada).await, Err(StoreError::NotFound));
        let late = answers::submit(&store, pick(&second, &other, 0), graded(&other, 0), &other.content, now()).await;
        assert_eq!(late, Err(StoreError::NotFound), "a token that outlives its player can do nothing");
        usage::record(&store, &[call]).await.unwrap();
        let day = now().date_naive();
        assert_eq!(
            usage::attempts(&store, day, None, 10)
                .await
                .unwrap()
                .items
                .iter()
                .map(|r| r.player_id)
                .collect::<Vec<_>>(),
            [None, None]
        );
        assert_eq!(usage::sums(&store, day, day).await.unwrap()[0].calls, 2, "what was spent stays counted");
    });
}
