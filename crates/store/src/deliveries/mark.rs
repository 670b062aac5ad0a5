//! Marking what is to be told, in the transaction that changed it.

use super::{Kind, Model, delivery};
use crate::{
    StoreError,
    db::{Tx, all, all_of},
    ids::{self, micros},
};
use chrono::{DateTime, Utc};
use sea_orm::{EntityTrait, FromQueryResult, IntoActiveModel};
use uuid::Uuid;

#[derive(FromQueryResult)]
struct Touched {
    session_id: Uuid,
    player_id: Uuid,
    finished: i64,
    link_id: Option<Uuid>,
}

// Days with every scene answered, whatever became of the answers, each with the links that its scores go to. A rewound day scores nowhere: the first
// grade stays.
const DAYS: &str = "SELECT s.id AS session_id, s.player_id AS player_id, CAST(CASE WHEN s.status = 'finished' THEN 1 ELSE 0 END AS BIGINT) AS finished, \
                    l.id AS link_id FROM sessions s LEFT JOIN lti_links l ON l.assignment_id = s.assignment_id AND s.parent_id IS NULL AND l.line_item IS NOT NULL \
                    AND EXISTS (SELECT 1 FROM lti_users u WHERE u.platform_id = l.platform_id AND u.player_id = s.player_id) \
                    WHERE (s.status = 'finished' OR s.rounds <= (SELECT COUNT(*) FROM session_scenes c WHERE c.session_id = s.id AND c.answer_id IS NOT NULL))";

/// An answer, or what it is worth, has changed: whoever follows a day that it ends or belongs to is to be told.
pub(crate) async fn touch(tx: &Tx, answer: Uuid, now: DateTime<Utc>) -> Result<(), StoreError> {
    let sql = format!("{DAYS} AND s.id IN (SELECT session_id FROM session_scenes WHERE answer_id = $1)");
    let days: Vec<Touched> = all_of(&**tx, &sql, [answer.into()]).await?;
    for day in days {
        if let Some(link) = day.link_id {
            mark(tx, day.player_id, Kind::Score, link, now).await?;
        }
        if day.finished == 1 && tx.tells_of_days() {
            mark(tx, day.player_id, Kind::Statement, day.session_id, now).await?;
        }
    }
    Ok(())
}

/// A link's scores go somewhere new: all of them are to be told there.
pub(crate) async fn touch_link(tx: &Tx, link: Uuid, now: DateTime<Utc>) -> Result<(), StoreError> {
    let sql = format!("{DAYS} AND l.id = $1");
    let days: Vec<Touched> = all_of(&**tx, &sql, [link.into()]).await?;
    let mut players: Vec<Uuid> = days.into_iter().map(|d| d.player_id).collect();
    players.sort_unstable();
    players.dedup();
    for player in players {
        mark(tx, player, Kind::Score, link, now).await?;
    }
    Ok(())
}

async fn mark(tx: &Tx, player: Uuid, kind: Kind, subject: Uuid, now: DateTime<Utc>) -> Result<(), StoreError> {
    let now = micros(now);
    let column = if kind == Kind::Score { "link_id" } else { "session_id" };
    let sql = format!("UPDATE deliveries SET revision = revision + 1, run_at = $3, attempts = 0 WHERE {column} = $1 AND player_id = $2 RETURNING *");
    let known: Vec<Model> = all(&**tx, &sql, [subject.into(), player.into(), now.into()]).await?;
    if !known.is_empty() {
        return Ok(());
    }
    let row = Model {
        id: ids::new(now),
        kind,
        player_id: player,
        link_id: (kind == Kind::Score).then_some(subject),
        session_id: (kind == Kind::Statement).then_some(subject),
        revision: 1,
        delivered: 0,
        stamped: 0,
        stamp: now,
        run_at: now,
        attempts: 0,
        fence: 0,
        lease_owner: None,
        lease_until: None,
        last_error: None,
        created_at: now,
        delivered_at: None,
    };
    delivery::Entity::insert(row.into_active_model()).exec_without_returning(&**tx).await?;
    Ok(())
}
