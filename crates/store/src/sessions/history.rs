//! The list of a player's days, with how far each came and how well it went.

use super::SessionRow;
use crate::{
    Cursor, Page, Store, StoreError,
    db::{all, one, statement},
    entity::session::Model,
    page,
};
use sea_orm::{ConnectionTrait, FromQueryResult, Value};
use std::collections::HashMap;
use uuid::Uuid;

/// A day with what its scenes came to. Offline estimates of texts are never in the mean.
#[derive(Debug, Clone, PartialEq)]
pub struct SessionSummary {
    /// The day.
    pub session: SessionRow,
    /// How many scenes were shown: the round it is in.
    pub shown: u8,
    /// How many are answered.
    pub answered: u8,
    /// The mean of the exact scores, 0..=10, to one decimal; `None` without any.
    pub score_mean: Option<f64>,
    /// How many grades are offline estimates.
    pub estimates: u8,
}

#[derive(FromQueryResult)]
struct Progress {
    session_id: Uuid,
    shown: i64,
    answered: i64,
    exact: i64,
    total: i64,
    estimates: i64,
}

/// The player's days, the newest first; only those of one career title if there is one.
pub async fn list(store: &Store, player: Uuid, career_title: Option<&str>, cursor: Option<Cursor>, limit: u64) -> Result<Page<SessionSummary>, StoreError> {
    let limit = page::bounded(limit);
    let after = cursor.unwrap_or_else(page::newest);
    let filter = if career_title.is_some() { " AND career_title = $5" } else { "" };
    let sql = format!("SELECT * FROM sessions WHERE player_id = $1 AND (created_at, id) < ($2, $3){filter} ORDER BY created_at DESC, id DESC LIMIT $4");
    let mut values: Vec<Value> = vec![player.into(), after.at.into(), after.id.into(), page::one_more(limit).into()];
    values.extend(career_title.map(Value::from));
    let rows: Vec<Model> = all(store.reader(), &sql, values).await?;
    let page = Page::cut(rows, limit, |m| Cursor { at: m.created_at, id: m.id });
    Ok(Page {
        items: summaries(store, page.items).await?,
        next: page.next,
    })
}

/// One day's summary, if it is the player's.
pub async fn summary(store: &Store, session: Uuid, player: Uuid) -> Result<Option<SessionSummary>, StoreError> {
    let sql = "SELECT * FROM sessions WHERE id = $1 AND player_id = $2";
    let row: Option<Model> = one(store.reader(), sql, [session.into(), player.into()]).await?;
    Ok(summaries(store, row.into_iter().collect()).await?.pop())
}

async fn summaries(store: &Store, rows: Vec<Model>) -> Result<Vec<SessionSummary>, StoreError> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let places: Vec<String> = (1..=rows.len()).map(|i| format!("${i}")).collect();
    let sql = format!(
        "SELECT s.session_id, COUNT(*) AS shown, COUNT(s.answer_id) AS answered, \
         CAST(SUM(CASE WHEN a.is_estimate = {no} THEN 1 ELSE 0 END) AS BIGINT) AS exact, \
         CAST(SUM(CASE WHEN a.is_estimate = {no} THEN a.score ELSE 0 END) AS BIGINT) AS total, \
         CAST(SUM(CASE WHEN a.is_estimate = {yes} THEN 1 ELSE 0 END) AS BIGINT) AS estimates \
         FROM session_scenes s LEFT JOIN answers a ON a.id = s.answer_id \
         WHERE s.session_id IN ({ids}) GROUP BY s.session_id",
        no = if store.is_sqlite() { "0" } else { "FALSE" },
        yes = if store.is_sqlite() { "1" } else { "TRUE" },
        ids = places.join(", ")
    );
    let found = store
        .reader()
        .query_all_raw(statement(store.reader(), &sql, rows.iter().map(|m| m.id.into())))
        .await?;
    let progress = found
        .iter()
        .map(|r| Progress::from_query_result(r, "").map(|p| (p.session_id, p)))
        .collect::<Result<HashMap<_, _>, _>>()?;
    rows.into_iter().map(|row| summarise(&progress, row)).collect()
}

fn summarise(progress: &HashMap<Uuid, Progress>, row: Model) -> Result<SessionSummary, StoreError> {
    let of = progress.get(&row.id);
    let count = |pick: fn(&Progress) -> i64| of.map_or(0, |p| u8::try_from(pick(p)).unwrap_or(u8::MAX));
    #[expect(clippy::cast_precision_loss, reason = "at most ten scores of at most ten")]
    let mean = of.filter(|p| p.exact > 0).map(|p| (p.total as f64 / p.exact as f64 * 10.0).round() / 10.0);
    Ok(SessionSummary {
        shown: count(|p| p.shown),
        answered: count(|p| p.answered),
        score_mean: mean,
        estimates: count(|p| p.estimates),
        session: row.try_into()?,
    })
}
