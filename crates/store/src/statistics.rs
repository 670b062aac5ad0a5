//! Statistics of young tables. PostgreSQL makes them by itself within a minute or so; until then it plans as if nothing were known, and a new
//! installation that fills at once, as a school does, pays for that minute with reads of whole tables.

use crate::{
    Store, StoreError,
    db::{all_of, run},
};
use sea_orm::FromQueryResult;

// Fewer rows are read as quickly without.
const WORTH_IT: i64 = 50;

#[derive(FromQueryResult)]
struct Table {
    name: String,
}

/// Has the database make statistics of tables that have rows by now and never had any. Returns how many.
pub async fn of_young_tables(store: &Store) -> Result<usize, StoreError> {
    if store.is_sqlite() {
        return Ok(0);
    }
    let sql = "SELECT quote_ident(relname) AS name FROM pg_stat_user_tables WHERE schemaname = current_schema() \
               AND last_analyze IS NULL AND last_autoanalyze IS NULL AND n_live_tup >= $1";
    let tables: Vec<Table> = all_of(store.reader(), sql, [WORTH_IT.into()]).await?;
    for Table { name } in &tables {
        run(store.writer(), &format!("ANALYZE {name}"), []).await?;
    }
    Ok(tables.len())
}
