//! Erasing a player leaves no row; export shows every one before.

use crate::{
    fill::{Filled, fill},
    fixture::{after, graded, guest, now, on_each_database, pick},
};
use careersim_store::{ConflictKind, StoreError, answers, leaderboard, players, queue, usage};
use chrono::Duration;
use serde_json::json;
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
fn nothing_of_an_erased_player_remains() {
    on_each_database(|url, store| async move {
        let ada = guest(&store).await;
        let Filled { second, other, call } = fill(&store, ada).await;
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
            "classes",
            "seats",
            "daily_plays",
            "leaderboard_members",
            "answer_consents",
            "prompt_cases",
            "lti_users",
            "lti_handovers",
            "deliveries",
        ] {
            assert!(tables.iter().any(|t| t == table), "the test puts nothing into {table}");
        }
        let export = players::export(&store, ada).await.unwrap();
        assert_eq!(export["player"]["username"], format!("ada{}", ada.simple()));
        assert_eq!(export["answers"].as_array().unwrap().len(), 2);
        assert!(export.to_string().contains("my own words"));
        assert_eq!(export["seats"][0]["nickname"], "Otter 7");
        let classes = export["classes"].as_array().unwrap();
        let mut assignments = classes.iter().flat_map(|class| class["assignments"].as_array().unwrap());
        assert!(assignments.any(|a| a["title"] == json!("Care")), "{classes:?}");
        assert!(export["shares_answers_since"].is_string());
        assert!(!export.to_string().contains("argon2"), "no secret leaves");
        assert!(!export["scenes"].to_string().contains("feedback on"), "nor the hidden half of a scene");

        assert_eq!(export["daily_plays"].as_array().unwrap().len(), 1);
        assert_eq!(leaderboard::list(&store, leaderboard::ALL_TIME, None, 10).await.unwrap().0.len(), 1);
        players::erase(&store, ada).await.unwrap();
        assert_eq!(rows_with(&url, ada).await, []);
        assert_eq!(leaderboard::list(&store, leaderboard::ALL_TIME, None, 10).await.unwrap().0, []);
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
