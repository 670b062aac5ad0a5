//! The schema comes by itself, once, however many start at once.

use crate::{
    fill::{fill, fill_common},
    fixture::{Database, guest, on_each_database},
};
use careersim_store::{Schema, Store, StoreConfig, StoreError};
use sqlx::{Connection, Executor};

async fn all() -> Vec<Database> {
    [Some(Database::sqlite()), Database::postgres().await].into_iter().flatten().collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn eight_replicas_that_start_at_once_migrate_once() {
    for database in all().await {
        let store = database.store().await;
        let pending = store.schema().await.unwrap();
        assert!(
            matches!(&pending, Schema::Pending(names) if names.len() > 3 && names[0] == "m0001_first"),
            "{pending:?}"
        );
        assert!(store.pending_sql().await.unwrap().contains("CREATE TABLE players"));
        assert_eq!(store.schema().await.unwrap(), pending, "asking changes nothing");
        let mut replicas = Vec::new();
        for _ in 0..8 {
            let store = database.store().await;
            replicas.push(tokio::spawn(async move { store.migrate().await }));
        }
        for replica in replicas {
            replica.await.unwrap().unwrap();
        }
        assert_eq!(store.schema().await.unwrap(), Schema::Current);
        assert_eq!(store.pending_sql().await.unwrap(), "");
        store.migrate().await.unwrap();
        store.ping().await.unwrap();
        store.close().await.unwrap();
        database.remove().await;
    }
}

async fn execute(url: &str, sql: &'static str) {
    if url.starts_with("sqlite") {
        sqlx::SqliteConnection::connect(url).await.unwrap().execute(sql).await.unwrap();
    } else {
        sqlx::PgConnection::connect(url).await.unwrap().execute(sql).await.unwrap();
    }
}

#[test]
fn a_newer_schema_is_told_and_not_touched() {
    on_each_database(|url, store| async move {
        execute(
            &url,
            "INSERT INTO seaql_migrations (version, applied_at) VALUES ('m9999_since_m9998_future', 1)",
        )
        .await;
        let schema = store.schema().await.unwrap();
        assert_eq!(schema, Schema::Newer(vec!["m9999_since_m9998_future".to_owned()]));
        assert!(!schema.fits());
        assert!(matches!(store.migrate().await, Err(StoreError::Internal(text)) if text.contains("m9999_since_m9998_future")));
    });
}

#[test]
fn a_schema_that_a_newer_program_only_expanded_is_worked_on() {
    on_each_database(|url, store| async move {
        execute(
            &url,
            "INSERT INTO seaql_migrations (version, applied_at) VALUES ('m9998_future', 1), ('m9999_since_m0001_far_future', 1)",
        )
        .await;
        let schema = store.schema().await.unwrap();
        assert!(matches!(&schema, Schema::Ahead(steps) if steps.len() == 2), "{schema:?}");
        assert!(schema.fits());
        store.migrate().await.unwrap();
        assert_eq!(store.pending_sql().await.unwrap(), "");
        fill_common(&store).await;
        fill(&store, guest(&store).await).await;
        let mut file = Vec::new();
        let refused = careersim_store::transfer::export(&store, &mut file).await;
        assert!(
            matches!(refused, Err(StoreError::Transfer(_))),
            "an older program would leave out what it doesn't know"
        );
    });
}

#[tokio::test]
async fn a_database_that_is_away_is_unavailable_and_tells_no_password() {
    let config = StoreConfig {
        acquire_timeout_ms: 300,
        ..StoreConfig::at("postgres://u:hunter2@127.0.0.1:1/x")
    };
    let store = Store::open(&config).await.unwrap();
    let error = store.ping().await.unwrap_err();
    assert!(matches!(error, StoreError::Unavailable(_)), "{error:?}");
    assert!(!format!("{error:?} {error} {config:?} {store:?}").contains("hunter2"));
    let missing = Store::open(&StoreConfig::at("sqlite:///no/such/folder/x.db?mode=rwc")).await.unwrap_err();
    assert!(matches!(missing, StoreError::Unavailable(_) | StoreError::Internal(_)), "{missing:?}");
    assert!(matches!(Store::open(&StoreConfig::at("mysql://x")).await, Err(StoreError::Internal(_))));
}

#[test]
fn an_older_replica_works_on_while_a_newer_one_adds_columns() {
    on_each_database(|url, store| async move {
        fill_common(&store).await;
        // Twice, so that every statement is prepared on the connections that the pool has.
        for _ in 0..2 {
            fill(&store, guest(&store).await).await;
        }
        for table in careersim_store::transfer::checksums(&store).await.unwrap() {
            execute(&url, format!("ALTER TABLE {} ADD COLUMN later TEXT", table.table).leak()).await;
        }
        fill(&store, guest(&store).await).await;
        careersim_store::transfer::checksums(&store).await.unwrap();
    });
}
