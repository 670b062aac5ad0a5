//! How a player's days went one after the other, and what the days of one career come to. Exact grades only; estimates stand beside them.

use crate::{
    Store, StoreError,
    db::{all_of, number, one_of},
    reports::{CompetencyAverage, LevelsRow, average, tenth},
};
use chrono::{DateTime, Utc};
use sea_orm::{FromQueryResult, Value};
use std::collections::HashMap;
use uuid::Uuid;

/// What the grades of some answers come to.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Means {
    /// How many grades are exact.
    pub exact: i64,
    /// Their mean, 0..=10, to one decimal; `None` without any.
    pub score_mean: Option<f64>,
    /// How many are offline estimates of texts.
    pub estimates: i64,
    /// The estimates' own mean, never mixed with the other.
    pub estimate_mean: Option<f64>,
}

/// A day in a trend.
#[derive(Debug, Clone, PartialEq)]
pub struct DayPoint {
    /// The day.
    pub session_id: Uuid,
    /// Its career.
    pub career_title: String,
    /// When it began.
    pub at: DateTime<Utc>,
    /// What its grades come to.
    pub means: Means,
    /// The competencies that it tested, exact grades only.
    pub competencies: Vec<CompetencyAverage>,
}

/// A career that a player has tried.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct TriedCareer {
    /// As they typed it.
    pub career_title: String,
    /// On how many days.
    pub days: i64,
}

/// What the days of one career come to.
#[derive(Debug, Clone, PartialEq)]
pub struct CareerRecord {
    /// How many days.
    pub days: i64,
    /// What their grades come to. An answer that a rewound day shares with the day before counts once.
    pub means: Means,
    /// The competencies that they tested, exact grades only.
    pub competencies: Vec<CompetencyAverage>,
}

#[derive(FromQueryResult)]
struct DayRow {
    id: Uuid,
    career_title: String,
    created_at: DateTime<Utc>,
}

#[derive(FromQueryResult)]
struct SumsRow {
    exact: i64,
    total: i64,
    estimates: i64,
    estimate_total: i64,
}

#[derive(FromQueryResult)]
struct OfDay {
    session_id: Uuid,
}

fn sums(store: &Store) -> String {
    let (no, yes) = if store.is_sqlite() { ("0", "1") } else { ("FALSE", "TRUE") };
    let sum = |of: &str, flag: &str| format!("CAST(COALESCE(SUM(CASE WHEN a.is_estimate = {flag} THEN {of} ELSE 0 END), 0) AS BIGINT)");
    format!(
        "{} AS exact, {} AS total, {} AS estimates, {} AS estimate_total",
        sum("1", no),
        sum("a.score", no),
        sum("1", yes),
        sum("a.score", yes)
    )
}

impl From<SumsRow> for Means {
    fn from(row: SumsRow) -> Self {
        #[expect(clippy::cast_precision_loss, reason = "a player's scores don't reach 2^52")]
        let mean = |total: i64, count: i64| (count > 0).then(|| tenth(total as f64 / count as f64));
        Self {
            exact: row.exact,
            score_mean: mean(row.total, row.exact),
            estimates: row.estimates,
            estimate_mean: mean(row.estimate_total, row.estimates),
        }
    }
}

/// The player's last `limit` days, the oldest first, only those of one career if there is one; days without a grade are left out.
pub async fn days(store: &Store, player: Uuid, career_title: Option<&str>, limit: u64) -> Result<Vec<DayPoint>, StoreError> {
    let filter = if career_title.is_some() { " AND career_title = $3" } else { "" };
    let of_player = |columns: &str| format!("SELECT {columns} FROM sessions WHERE player_id = $1{filter} ORDER BY created_at DESC, id DESC LIMIT $2");
    let mut values: Vec<Value> = vec![player.into(), i64::try_from(limit.min(200)).unwrap_or(200).into()];
    values.extend(career_title.map(Value::from));
    let rows: Vec<DayRow> = all_of(store.reader(), &of_player("id, career_title, created_at"), values.clone()).await?;
    let ids = of_player("id");
    let mut means = means_by_day(store, &ids, values.clone()).await?;
    let mut levels = levels_by_day(store, &ids, values).await?;
    let point = |row: DayRow| {
        let means = means.remove(&row.id)?;
        (means.exact + means.estimates > 0).then(|| DayPoint {
            session_id: row.id,
            career_title: row.career_title,
            at: row.created_at,
            means,
            competencies: levels.remove(&row.id).unwrap_or_default(),
        })
    };
    Ok(rows.into_iter().rev().filter_map(point).collect())
}

async fn means_by_day(store: &Store, ids: &str, values: Vec<Value>) -> Result<HashMap<Uuid, Means>, StoreError> {
    let sql = format!(
        "SELECT s.session_id, {} FROM session_scenes s JOIN answers a ON a.id = s.answer_id WHERE s.session_id IN ({ids}) GROUP BY s.session_id",
        sums(store)
    );
    let rows: Vec<Both<OfDay, SumsRow>> = all_of(store.reader(), &sql, values).await?;
    Ok(rows.into_iter().map(|Both(day, row)| (day.session_id, row.into())).collect())
}

async fn levels_by_day(store: &Store, ids: &str, values: Vec<Value>) -> Result<HashMap<Uuid, Vec<CompetencyAverage>>, StoreError> {
    let sql = format!(
        "SELECT s.session_id, l.competency, CAST(SUM(l.levels) AS BIGINT) AS levels, CAST(SUM(l.lines) AS BIGINT) AS lines \
         FROM session_scenes s JOIN competency_levels l ON l.answer_id = s.answer_id WHERE s.session_id IN ({ids}) GROUP BY s.session_id, l.competency"
    );
    let rows: Vec<Both<OfDay, LevelsRow>> = all_of(store.reader(), &sql, values).await?;
    let mut by_day: HashMap<Uuid, Vec<CompetencyAverage>> = HashMap::new();
    for Both(day, row) in rows {
        by_day.entry(day.session_id).or_default().push(average(row)?);
    }
    by_day.values_mut().for_each(|list| list.sort_by_key(|a| a.competency));
    Ok(by_day)
}

// A row that is read as two.
struct Both<A, B>(A, B);

impl<A: FromQueryResult, B: FromQueryResult> FromQueryResult for Both<A, B> {
    fn from_query_result(row: &sea_orm::QueryResult, prefix: &str) -> Result<Self, sea_orm::DbErr> {
        Ok(Self(A::from_query_result(row, prefix)?, B::from_query_result(row, prefix)?))
    }
}

/// The careers that a player has tried, the most tried first; at most 200.
pub async fn careers(store: &Store, player: Uuid) -> Result<Vec<TriedCareer>, StoreError> {
    let sql = "SELECT career_title, COUNT(*) AS days FROM sessions WHERE player_id = $1 GROUP BY career_title ORDER BY COUNT(*) DESC, career_title LIMIT 200";
    all_of(store.reader(), sql, [player.into()]).await
}

/// What the player's days of one career come to.
pub async fn career(store: &Store, player: Uuid, career_title: &str) -> Result<CareerRecord, StoreError> {
    let values: [Value; 2] = [player.into(), career_title.into()];
    let days = number(
        store.reader(),
        "SELECT COUNT(*) FROM sessions WHERE player_id = $1 AND career_title = $2",
        values.clone(),
    )
    .await?;
    let of_career = "FROM sessions d JOIN answers a ON a.session_id = d.id";
    let fits = "WHERE d.player_id = $1 AND d.career_title = $2";
    let row: Option<SumsRow> = one_of(store.reader(), &format!("SELECT {} {of_career} {fits}", sums(store)), values.clone()).await?;
    let sql = format!(
        "SELECT l.competency, CAST(SUM(l.levels) AS BIGINT) AS levels, CAST(SUM(l.lines) AS BIGINT) AS lines \
         {of_career} JOIN competency_levels l ON l.answer_id = a.id {fits} GROUP BY l.competency"
    );
    let levels: Vec<LevelsRow> = all_of(store.reader(), &sql, values).await?;
    let mut competencies = levels.into_iter().map(average).collect::<Result<Vec<_>, _>>()?;
    competencies.sort_by_key(|a| a.competency);
    Ok(CareerRecord {
        days,
        means: row.map(Means::from).unwrap_or_default(),
        competencies,
    })
}
