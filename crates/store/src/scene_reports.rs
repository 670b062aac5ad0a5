//! Scenes that players called unrealistic, as an operator goes through them. Who said it stays out.

use crate::{
    Cursor, Page, Store, StoreError,
    db::{all, all_of, run},
    entity::scene_report::Model,
    ids::micros,
    page,
    scenarios::{self, ScenarioRow},
};
use chrono::{DateTime, Utc};
use sea_orm::{FromQueryResult, Value};
use uuid::Uuid;

// Enough to judge by.
const REASONS: usize = 20;

/// Which scenes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportState {
    /// With a report that nobody has dealt with.
    Open,
    /// Dealt to nobody any more.
    Withdrawn,
    /// Looked at, and left in play.
    Kept,
}

/// What somebody said about a scene.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// Why it is unrealistic.
    pub reason: String,
    /// When.
    pub at: DateTime<Utc>,
    /// Nobody has dealt with it.
    pub open: bool,
}

/// A scene that was reported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reported {
    /// The scene.
    pub scene: ScenarioRow,
    /// How many reports.
    pub reports: i64,
    /// In how many days it was shown.
    pub shown: i64,
    /// When it was last reported.
    pub last_at: DateTime<Utc>,
    /// What was said, the newest first, at most 20.
    pub said: Vec<Said>,
}

#[derive(FromQueryResult)]
struct Group {
    id: Uuid,
    last_at: DateTime<Utc>,
    reports: i64,
    shown: i64,
}

/// Reported scenes, the last reported first.
pub async fn list(store: &Store, state: ReportState, from: Option<DateTime<Utc>>, cursor: Option<Cursor>, limit: u64) -> Result<Page<Reported>, StoreError> {
    let limit = page::bounded(limit);
    let after = cursor.unwrap_or_else(page::newest);
    let open = "SUM(CASE WHEN r.closed_at IS NULL THEN 1 ELSE 0 END)";
    let (withdrawn, having) = match state {
        ReportState::Open => ("NULL", format!("{open} > 0")),
        ReportState::Withdrawn => ("NOT NULL", "1 = 1".to_owned()),
        ReportState::Kept => ("NULL", format!("{open} = 0")),
    };
    let mut values: Vec<Value> = vec![after.at.into(), after.id.into(), page::one_more(limit).into()];
    let since = from.map_or("", |at| {
        values.push(micros(at).into());
        " AND MAX(r.created_at) >= $4"
    });
    let sql = format!(
        "SELECT r.scenario_id AS id, MAX(r.created_at) AS last_at, COUNT(*) AS reports, \
         (SELECT COUNT(*) FROM session_scenes p WHERE p.scenario_id = r.scenario_id) AS shown \
         FROM scene_reports r JOIN scenarios s ON s.id = r.scenario_id WHERE s.withdrawn_at IS {withdrawn} \
         GROUP BY r.scenario_id HAVING {having} AND (MAX(r.created_at), r.scenario_id) < ($1, $2){since} \
         ORDER BY MAX(r.created_at) DESC, r.scenario_id DESC LIMIT $3"
    );
    let groups: Vec<Group> = all_of(store.reader(), &sql, values).await?;
    let mut items = Vec::new();
    for group in groups {
        if let Some(scene) = scenarios::by_id(store, group.id).await? {
            items.push(Reported {
                said: said(store, group.id).await?,
                scene,
                reports: group.reports,
                shown: group.shown,
                last_at: group.last_at,
            });
        }
    }
    Ok(Page::cut(items, limit, |r| Cursor { at: r.last_at, id: r.scene.id }))
}

async fn said(store: &Store, scene: Uuid) -> Result<Vec<Said>, StoreError> {
    let sql = format!("SELECT * FROM scene_reports WHERE scenario_id = $1 ORDER BY created_at DESC, id DESC LIMIT {REASONS}");
    let rows: Vec<Model> = all(store.reader(), &sql, [scene.into()]).await?;
    let said = |m: Model| Said {
        reason: m.reason,
        at: m.created_at,
        open: m.closed_at.is_none(),
    };
    Ok(rows.into_iter().map(said).collect())
}

/// Notes that somebody has dealt with every report of a scene so far.
pub async fn close(store: &Store, scene: Uuid, now: DateTime<Utc>) -> Result<u64, StoreError> {
    let sql = "UPDATE scene_reports SET closed_at = $2 WHERE scenario_id = $1 AND closed_at IS NULL";
    run(store.writer(), sql, [scene.into(), micros(now).into()]).await
}
