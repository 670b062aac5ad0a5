//! What counts on the board: the score of the first answer that a player ever gave to a scene, if its grade is exact. So neither a rewind nor a
//! scene that comes again adds anything, an offline estimate counts from the day on which a model grades it, and an appeal moves what it moves.
//! Answers of a class's assignments stay in the class.

use super::ALL_TIME;
use crate::{
    StoreError,
    db::{Tx, all_of, number, one_of, run},
};
use careersim_domain::evaluation::Grade;
use chrono::{DateTime, Datelike, Utc};
use sea_orm::FromQueryResult;
use std::collections::HashSet;
use uuid::Uuid;

/// The ISO week of a moment in UTC, such as `2026-W48`.
pub fn week_of(at: DateTime<Utc>) -> String {
    let week = at.iso_week();
    format!("{}-W{:02}", week.year(), week.week())
}

/// What an answer counted before it is graded (again).
#[derive(FromQueryResult)]
pub(crate) struct Before {
    member_id: Uuid,
    created_at: DateTime<Utc>,
    score: Option<i32>,
    is_estimate: Option<bool>,
}

#[derive(FromQueryResult)]
struct Met {
    player_id: Uuid,
    origin: String,
}

fn exact(score: Option<i32>, is_estimate: Option<bool>) -> Option<i64> {
    score.filter(|_| is_estimate == Some(false)).map(i64::from)
}

// One authored scene has one origin, and `#…` behind it where an earlier decision changed its text.
fn plain(origin: &str) -> &str {
    origin.split('#').next().unwrap_or(origin)
}

/// What this answer counts now; nothing when its player isn't on the board or it counts for nothing there. The caller holds the player's lock.
pub(crate) async fn before(tx: &Tx, answer: Uuid) -> Result<Option<Before>, StoreError> {
    let sql = "SELECT m.id AS member_id, a.created_at, a.score, a.is_estimate FROM answers a \
               JOIN leaderboard_members m ON m.player_id = a.player_id JOIN sessions d ON d.id = a.session_id \
               WHERE a.id = $1 AND d.assignment_id IS NULL";
    let Some(before) = one_of::<_, Before>(&**tx, sql, [answer.into()]).await? else {
        return Ok(None);
    };
    let sql = "SELECT a.player_id, c.origin FROM answers a JOIN scenarios c ON c.id = a.scenario_id WHERE a.id = $1";
    let met: Met = one_of(&**tx, sql, [answer.into()]).await?.ok_or(StoreError::NotFound)?;
    let plain = plain(&met.origin);
    let sql = "SELECT COUNT(*) FROM answers a JOIN scenarios c ON c.id = a.scenario_id \
               WHERE a.player_id = $1 AND (a.created_at, a.id) < ($2, $3) AND (c.origin = $4 OR substr(c.origin, 1, $5) = $6)";
    let variant = format!("{plain}#");
    let length = i32::try_from(variant.chars().count()).unwrap_or(i32::MAX);
    let values = [
        met.player_id.into(),
        before.created_at.into(),
        answer.into(),
        plain.into(),
        length.into(),
        variant.into(),
    ];
    Ok((number(&**tx, sql, values).await? == 0).then_some(before))
}

/// Moves the points from what the answer counted before to what this grade gives.
pub(crate) async fn count(tx: &Tx, before: &Before, grade: &Grade, now: DateTime<Utc>) -> Result<(), StoreError> {
    let was = exact(before.score, before.is_estimate);
    let is = (!grade.provenance.is_estimate()).then(|| i64::from(grade.score.get()));
    let points = is.unwrap_or(0) - was.unwrap_or(0);
    let scenes = i64::from(is.is_some()) - i64::from(was.is_some());
    if (points, scenes) == (0, 0) {
        return Ok(());
    }
    add(tx, before.member_id, ALL_TIME, points, scenes).await?;
    let week = week_of(before.created_at);
    if week == week_of(now) {
        add(tx, before.member_id, &week, points, scenes).await?;
    }
    Ok(())
}

async fn add(tx: &Tx, member: Uuid, period: &str, points: i64, scenes: i64) -> Result<(), StoreError> {
    let sql = "INSERT INTO leaderboard_points (member_id, period, points, scenes) VALUES ($1, $2, $3, $4) ON CONFLICT (member_id, period) \
               DO UPDATE SET points = leaderboard_points.points + excluded.points, scenes = leaderboard_points.scenes + excluded.scenes";
    run(&**tx, sql, [member.into(), period.into(), points.into(), scenes.into()]).await?;
    Ok(())
}

#[derive(FromQueryResult)]
struct Played {
    origin: String,
    created_at: DateTime<Utc>,
    score: Option<i32>,
    is_estimate: Option<bool>,
    in_class: i64,
}

/// Sums up from the answers what a member has come to; the caller holds the player's lock.
pub(super) async fn recount(tx: &Tx, member: Uuid, player: Uuid, now: DateTime<Utc>) -> Result<(), StoreError> {
    let sql = "SELECT c.origin, a.created_at, a.score, a.is_estimate, CAST(CASE WHEN d.assignment_id IS NULL THEN 0 ELSE 1 END AS BIGINT) AS in_class \
               FROM answers a JOIN scenarios c ON c.id = a.scenario_id JOIN sessions d ON d.id = a.session_id WHERE a.player_id = $1 ORDER BY a.created_at, a.id";
    let answers: Vec<Played> = all_of(&**tx, sql, [player.into()]).await?;
    run(&**tx, "DELETE FROM leaderboard_points WHERE member_id = $1", [member.into()]).await?;
    let (mut met, mut all, mut lately) = (HashSet::new(), (0, 0), (0, 0));
    let week = week_of(now);
    for answer in &answers {
        let first = met.insert(plain(&answer.origin));
        let Some(score) = exact(answer.score, answer.is_estimate).filter(|_| first && answer.in_class == 0) else {
            continue;
        };
        all = (all.0 + score, all.1 + 1);
        if week_of(answer.created_at) == week {
            lately = (lately.0 + score, lately.1 + 1);
        }
    }
    for (period, (points, scenes)) in [(ALL_TIME, all), (week.as_str(), lately)] {
        if scenes > 0 {
            add(tx, member, period, points, scenes).await?;
        }
    }
    Ok(())
}
