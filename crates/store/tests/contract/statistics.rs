//! Statistics of young tables: made once, as soon as there is something to count.

use crate::fixture::{guest, on_each_database};
use careersim_store::statistics;
use sqlx::Connection;
use std::time::Duration;

#[test]
fn a_table_that_has_filled_gets_its_statistics() {
    on_each_database(|url, store| async move {
        for _ in 0..60 {
            guest(&store).await;
        }
        if url.starts_with("sqlite") {
            assert_eq!(statistics::of_young_tables(&store).await, Ok(0));
            return;
        }
        let mut db = sqlx::PgConnection::connect(&url).await.unwrap();
        // Connections report what they did once a second, and PostgreSQL may be quicker than we are.
        for _ in 0..100 {
            statistics::of_young_tables(&store).await.unwrap();
            let sql = "SELECT COUNT(*) FROM pg_stats WHERE tablename = 'players' AND attname = 'balance'";
            let known: i64 = sqlx::query_scalar(sql).fetch_one(&mut db).await.unwrap();
            if known > 0 {
                return;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("no statistics were made");
    });
}
