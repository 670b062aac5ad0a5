//! What became of a class's assignments. Only days that were played for an assignment of the class, by players who sit in it, are seen here:
//! what a pupil plays otherwise is nobody's business.

use crate::{
    Store, StoreError,
    db::{all, all_of, one, one_of},
    entity::{scenario, session},
    queue::TaskStatus,
    scenarios::ScenarioRow,
    sessions::{SessionRow, round},
};
use careersim_domain::{Competency, Evaluation};
use chrono::{DateTime, Utc};
use sea_orm::{FromQueryResult, Value};
use serde_json::Value as Json;
use uuid::Uuid;

/// How many days are looked at, at most: the newest.
pub const MOST_DAYS: usize = 4_000;

/// Which days: all of a class, or those of one assignment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Of {
    /// The class.
    pub class: Uuid,
    /// Only this assignment.
    pub assignment: Option<Uuid>,
}

// What every question here is about; `d` is the day.
const SEEN: &str = "JOIN assignments t ON t.id = d.assignment_id JOIN seats p ON p.class_id = t.class_id AND p.player_id = d.player_id WHERE t.class_id = $1";

impl Of {
    fn filter(self) -> (String, Vec<Value>) {
        match self.assignment {
            Some(assignment) => (format!("{SEEN} AND t.id = $2"), vec![self.class.into(), assignment.into()]),
            None => (SEEN.to_owned(), vec![self.class.into()]),
        }
    }
}

/// The days, the newest first, at most [`MOST_DAYS`].
pub async fn days(store: &Store, of: Of) -> Result<Vec<SessionRow>, StoreError> {
    let (seen, values) = of.filter();
    let sql = format!("SELECT d.* FROM sessions d {seen} ORDER BY d.created_at DESC, d.id DESC LIMIT {MOST_DAYS}");
    let rows: Vec<session::Model> = all(store.reader(), &sql, values).await?;
    rows.into_iter().map(SessionRow::try_from).collect()
}

/// One day, if the class may see it.
pub async fn day(store: &Store, class: Uuid, session: Uuid) -> Result<Option<SessionRow>, StoreError> {
    let sql = format!("SELECT d.* FROM sessions d {SEEN} AND d.id = $2");
    let row: Option<session::Model> = one(store.reader(), &sql, [class.into(), session.into()]).await?;
    row.map(SessionRow::try_from).transpose()
}

/// The day in which this answer was given, if the class may see it.
pub async fn day_of_answer(store: &Store, class: Uuid, answer: Uuid) -> Result<Option<SessionRow>, StoreError> {
    let sql = format!("SELECT d.* FROM sessions d JOIN answers a ON a.session_id = d.id {SEEN} AND a.id = $2");
    let row: Option<session::Model> = one(store.reader(), &sql, [class.into(), answer.into()]).await?;
    row.map(SessionRow::try_from).transpose()
}

/// A scene of a day with what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// The day; a rewound one begins with marks that it shares with its parent.
    pub session_id: Uuid,
    /// From 1.
    pub round: u8,
    /// When the scene was shown.
    pub shown_at: DateTime<Utc>,
    /// The answer.
    pub answer_id: Option<Uuid>,
    /// When it came.
    pub answered_at: Option<DateTime<Utc>>,
    /// The score that counts now, 0..=10.
    pub score: Option<u8>,
    /// It is an offline estimate of a text, and so in no mean.
    pub is_estimate: bool,
    /// Who graded: `library`, `gemini`, `human`, …
    pub source: Option<String>,
    /// How the first grade stands.
    pub status: Option<TaskStatus>,
}

#[derive(FromQueryResult)]
struct MarkRow {
    session_id: Uuid,
    round: i32,
    shown_at: DateTime<Utc>,
    answer_id: Option<Uuid>,
    answered_at: Option<DateTime<Utc>>,
    score: Option<i32>,
    is_estimate: Option<bool>,
    source: Option<String>,
    status: Option<TaskStatus>,
}

impl TryFrom<MarkRow> for Mark {
    type Error = StoreError;

    fn try_from(m: MarkRow) -> Result<Self, StoreError> {
        Ok(Self {
            session_id: m.session_id,
            round: round(m.round)?,
            shown_at: m.shown_at,
            answer_id: m.answer_id,
            answered_at: m.answered_at,
            score: m.score.and_then(|s| u8::try_from(s).ok()),
            is_estimate: m.is_estimate.unwrap_or(false),
            source: m.source,
            status: m.status,
        })
    }
}

/// Every scene of those days, by day and round.
pub async fn marks(store: &Store, of: Of) -> Result<Vec<Mark>, StoreError> {
    let (seen, values) = of.filter();
    let sql = format!(
        "SELECT s.session_id, s.round, s.shown_at, s.answer_id, a.created_at AS answered_at, a.score, a.is_estimate, e.source, g.status \
         FROM session_scenes s LEFT JOIN answers a ON a.id = s.answer_id LEFT JOIN evaluations e ON e.id = a.current_id \
         LEFT JOIN evaluations g ON g.answer_id = a.id AND g.purpose = 'grade' JOIN sessions d ON d.id = s.session_id {seen} ORDER BY s.session_id, s.round"
    );
    let rows: Vec<MarkRow> = all_of(store.reader(), &sql, values).await?;
    rows.into_iter().map(Mark::try_from).collect()
}

/// What the exact grades of a day, or of a pupil, say about a competency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Levels {
    /// The day or the player.
    pub of: Uuid,
    /// Which.
    pub competency: Competency,
    /// The levels of all criterion lines together.
    pub levels: u32,
    /// How many lines.
    pub lines: u32,
}

#[derive(FromQueryResult)]
struct LevelsRow {
    of_id: Uuid,
    competency: String,
    levels: i64,
    lines: i64,
}

impl TryFrom<LevelsRow> for Levels {
    type Error = StoreError;

    fn try_from(row: LevelsRow) -> Result<Self, StoreError> {
        Ok(Self {
            of: row.of_id,
            competency: serde_json::from_value(Json::String(row.competency))?,
            levels: u32::try_from(row.levels).unwrap_or(u32::MAX),
            lines: u32::try_from(row.lines).unwrap_or(u32::MAX),
        })
    }
}

const SUMS: &str = "c.competency, CAST(SUM(c.levels) AS BIGINT) AS levels, CAST(SUM(c.lines) AS BIGINT) AS lines FROM competency_levels c";

/// Each day's competencies, as its report has them.
pub async fn levels_by_day(store: &Store, of: Of) -> Result<Vec<Levels>, StoreError> {
    let (seen, values) = of.filter();
    let sql = format!(
        "SELECT s.session_id AS of_id, {SUMS} JOIN session_scenes s ON s.answer_id = c.answer_id JOIN sessions d ON d.id = s.session_id {seen} \
         GROUP BY s.session_id, c.competency"
    );
    let rows: Vec<LevelsRow> = all_of(store.reader(), &sql, values).await?;
    rows.into_iter().map(Levels::try_from).collect()
}

/// Each pupil's competencies over those days; what rewound days share is counted once.
pub async fn levels_by_player(store: &Store, of: Of) -> Result<Vec<Levels>, StoreError> {
    let (seen, values) = of.filter();
    let sql = format!(
        "SELECT d.player_id AS of_id, {SUMS} JOIN answers a ON a.id = c.answer_id JOIN sessions d ON d.id = a.session_id {seen} GROUP BY d.player_id, c.competency"
    );
    let rows: Vec<LevelsRow> = all_of(store.reader(), &sql, values).await?;
    rows.into_iter().map(Levels::try_from).collect()
}

/// A grade that counts, with the scene that it is about.
#[derive(Debug, Clone, PartialEq)]
pub struct Graded {
    /// The scene.
    pub scenario_id: Uuid,
    /// The grade.
    pub evaluation: Evaluation,
}

#[derive(FromQueryResult)]
struct GradedRow {
    scenario_id: Uuid,
    result: String,
}

/// Every grade of an assignment that counts, and the scenes that they are about.
pub async fn graded(store: &Store, of: Of) -> Result<(Vec<Graded>, Vec<ScenarioRow>), StoreError> {
    let (seen, values) = of.filter();
    let from = format!("FROM answers a JOIN evaluations e ON e.id = a.current_id AND e.result IS NOT NULL JOIN sessions d ON d.id = a.session_id {seen}");
    let sql = format!("SELECT a.scenario_id, e.result {from} ORDER BY a.created_at DESC, a.id DESC LIMIT {MOST_DAYS}");
    let rows: Vec<GradedRow> = all_of(store.reader(), &sql, values.clone()).await?;
    let graded = rows
        .into_iter()
        .map(|r| {
            Ok(Graded {
                scenario_id: r.scenario_id,
                evaluation: serde_json::from_str(&r.result)?,
            })
        })
        .collect::<Result<_, StoreError>>()?;
    let sql = format!("SELECT c.* FROM scenarios c WHERE c.id IN (SELECT a.scenario_id {from})");
    let scenes: Vec<scenario::Model> = all(store.reader(), &sql, values).await?;
    let scenes = scenes.into_iter().map(ScenarioRow::try_from).collect::<Result<_, _>>()?;
    Ok((graded, scenes))
}

#[derive(FromQueryResult)]
struct Counts {
    seats: i64,
    assignments: i64,
}

/// How many seats and assignments a class has.
pub async fn counts(store: &Store, class: Uuid) -> Result<(i64, i64), StoreError> {
    let sql = "SELECT (SELECT COUNT(*) FROM seats WHERE class_id = $1) AS seats, (SELECT COUNT(*) FROM assignments WHERE class_id = $1) AS assignments";
    let row: Option<Counts> = one_of(store.reader(), sql, [class.into()]).await?;
    Ok(row.map_or((0, 0), |c| (c.seats, c.assignments)))
}
