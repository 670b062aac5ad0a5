//! What a player's report compares a day with: their own averages and their line through time. Exact grades only; estimates are a series of their own.

use crate::{
    Store, StoreError,
    db::{all_of, one_of},
};
use careersim_domain::Competency;
use chrono::{DateTime, Utc};
use sea_orm::FromQueryResult;
use serde_json::Value as Json;
use uuid::Uuid;

/// A player's average in one competency over everything they played.
#[derive(Debug, Clone, PartialEq)]
pub struct CompetencyAverage {
    /// Which.
    pub competency: Competency,
    /// 0..=10, to one decimal.
    pub mean: f64,
    /// How many criterion lines it rests on.
    pub lines: i64,
}

#[derive(FromQueryResult)]
pub(crate) struct LevelsRow {
    competency: String,
    levels: i64,
    lines: i64,
}

/// The player's averages, only competencies that they met, in the order in which they are shown.
pub async fn own_averages(store: &Store, player: Uuid) -> Result<Vec<CompetencyAverage>, StoreError> {
    let sql = "SELECT competency, CAST(SUM(levels) AS BIGINT) AS levels, CAST(SUM(lines) AS BIGINT) AS lines \
               FROM competency_levels WHERE player_id = $1 GROUP BY competency";
    let rows: Vec<LevelsRow> = all_of(store.reader(), sql, [player.into()]).await?;
    let mut averages: Vec<CompetencyAverage> = rows.into_iter().map(average).collect::<Result<_, _>>()?;
    averages.sort_by_key(|a| a.competency);
    Ok(averages)
}

pub(crate) fn average(row: LevelsRow) -> Result<CompetencyAverage, StoreError> {
    #[expect(clippy::cast_precision_loss, reason = "a player's criterion lines don't reach 2^52")]
    let mean = row.levels as f64 / row.lines.max(1) as f64 * 10.0 / 3.0;
    Ok(CompetencyAverage {
        competency: serde_json::from_value(Json::String(row.competency))?,
        mean: tenth(mean),
        lines: row.lines,
    })
}

/// To one decimal, as means are shown.
pub(crate) fn tenth(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}

/// One exact grade in a player's line through time.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct ScorePoint {
    /// When it was graded.
    pub finished_at: DateTime<Utc>,
    /// 0..=10.
    pub score: i32,
    /// The career.
    pub career_title: String,
    /// An offline estimate of a text, to be drawn apart.
    pub is_estimate: bool,
}

/// The player's last `limit` grades that count now, the newest first; only of one career title if there is one.
pub async fn score_line(store: &Store, player: Uuid, career_title: Option<&str>, limit: u64) -> Result<Vec<ScorePoint>, StoreError> {
    let filter = if career_title.is_some() { " AND d.career_title = $3" } else { "" };
    let sql = format!(
        "SELECT e.finished_at, e.score, d.career_title, e.is_estimate FROM evaluations e JOIN answers a ON a.id = e.answer_id AND a.current_id = e.id JOIN sessions d ON d.id = a.session_id \
         WHERE e.player_id = $1 AND e.finished_at IS NOT NULL{filter} ORDER BY e.finished_at DESC, e.id DESC LIMIT $2"
    );
    let limit = i64::try_from(limit.min(1_000)).unwrap_or(1_000);
    let mut values: Vec<sea_orm::Value> = vec![player.into(), limit.into()];
    values.extend(career_title.map(sea_orm::Value::from));
    all_of(store.reader(), &sql, values).await
}

/// How much there is in all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, FromQueryResult)]
pub struct Totals {
    /// Exact grades of this player.
    pub answers: i64,
    /// The sum of their scores.
    pub score_total: i64,
    /// Offline estimates, not in the sum.
    pub estimates: i64,
}

/// The player's grades that count now.
pub async fn totals(store: &Store, player: Uuid) -> Result<Totals, StoreError> {
    let (no, yes) = if store.is_sqlite() { ("0", "1") } else { ("FALSE", "TRUE") };
    let sql = format!(
        "SELECT CAST(COALESCE(SUM(CASE WHEN a.is_estimate = {no} THEN 1 ELSE 0 END), 0) AS BIGINT) AS answers, \
         CAST(COALESCE(SUM(CASE WHEN a.is_estimate = {no} THEN a.score ELSE 0 END), 0) AS BIGINT) AS score_total, \
         CAST(COALESCE(SUM(CASE WHEN a.is_estimate = {yes} THEN 1 ELSE 0 END), 0) AS BIGINT) AS estimates \
         FROM answers a WHERE a.player_id = $1"
    );
    one_of(store.reader(), &sql, [player.into()]).await?.ok_or(StoreError::NotFound)
}
