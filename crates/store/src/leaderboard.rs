//! The leaderboard: players who chose to be seen, by nickname, with the points of their exact grades. The sums are kept, so that a page of it is
//! one look into an index however much was played; [`points`] says what counts.

mod points;
pub use points::week_of;
pub(crate) use points::{before, count};

use crate::{
    Store, StoreError,
    db::{all_of, number, one, one_of, run},
    entity::leaderboard_member::Model,
    ids::{self, micros},
    ledger, page,
};
use chrono::{DateTime, Utc};
use sea_orm::FromQueryResult;
use std::{fmt, str::FromStr};
use uuid::Uuid;

/// The period over everything.
pub const ALL_TIME: &str = "all";

/// A player on the board.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub struct Standing {
    /// The entry's id, which is not the player's.
    pub member_id: Uuid,
    /// The name they chose.
    pub nickname: String,
    /// The sum of their scores.
    pub points: i64,
    /// Over how many scenes.
    pub scenes: i64,
}

/// A standing with its place; equal points share one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ranked {
    /// From 1.
    pub rank: u64,
    /// Who, and with what.
    pub standing: Standing,
}

/// Where a page of the board ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BoardCursor {
    points: i64,
    member: Uuid,
    place: u64,
    rank: u64,
}

impl fmt::Display for BoardCursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:x}-{}-{:x}-{:x}", self.points, self.member.simple(), self.place, self.rank)
    }
}

impl FromStr for BoardCursor {
    type Err = StoreError;

    /// Reads what [`BoardCursor`] prints.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for anything else.
    fn from_str(text: &str) -> Result<Self, StoreError> {
        let parse = || {
            let mut parts = text.split('-');
            let cursor = Self {
                points: i64::from_str_radix(parts.next()?, 16).ok()?,
                member: Uuid::try_parse(parts.next()?).ok()?,
                place: u64::from_str_radix(parts.next()?, 16).ok()?,
                rank: u64::from_str_radix(parts.next()?, 16).ok()?,
            };
            parts.next().is_none().then_some(cursor)
        };
        parse().ok_or(StoreError::NotFound)
    }
}

const FROM: &str = "SELECT p.member_id, m.nickname, p.points, p.scenes FROM leaderboard_points p JOIN leaderboard_members m ON m.id = p.member_id";

/// A page of a period's board, the most points first, and where the next one begins.
pub async fn list(store: &Store, period: &str, cursor: Option<BoardCursor>, limit: u64) -> Result<(Vec<Ranked>, Option<BoardCursor>), StoreError> {
    let limit = page::bounded(limit);
    let mut last = cursor.unwrap_or(BoardCursor {
        points: i64::MAX,
        member: Uuid::max(),
        place: 0,
        rank: 0,
    });
    let sql = format!("{FROM} WHERE p.period = $1 AND (p.points, p.member_id) < ($2, $3) ORDER BY p.points DESC, p.member_id DESC LIMIT $4");
    let values = [period.into(), last.points.into(), last.member.into(), page::one_more(limit).into()];
    let mut rows: Vec<Standing> = all_of(store.reader(), &sql, values).await?;
    let more = rows.len() > usize::try_from(limit).unwrap_or(usize::MAX);
    if more {
        rows.pop();
    }
    let ranked = rows
        .into_iter()
        .map(|standing| {
            let tied = last.place > 0 && standing.points == last.points;
            last = BoardCursor {
                points: standing.points,
                member: standing.member_id,
                place: last.place.saturating_add(1),
                rank: if tied { last.rank } else { last.place.saturating_add(1) },
            };
            Ranked { rank: last.rank, standing }
        })
        .collect();
    Ok((ranked, more.then_some(last)))
}

/// The name that a player shows, if they do.
pub async fn nickname(store: &Store, player: Uuid) -> Result<Option<String>, StoreError> {
    let row: Option<Model> = one(store.reader(), "SELECT * FROM leaderboard_members WHERE player_id = $1", [player.into()]).await?;
    Ok(row.map(|m| m.nickname))
}

/// A player's own standing of a period, if they are on the board with any points.
pub async fn own(store: &Store, player: Uuid, period: &str) -> Result<Option<Ranked>, StoreError> {
    let sql = format!("{FROM} WHERE m.player_id = $1 AND p.period = $2");
    let Some(standing) = one_of::<_, Standing>(store.reader(), &sql, [player.into(), period.into()]).await? else {
        return Ok(None);
    };
    let sql = "SELECT COUNT(*) FROM leaderboard_points WHERE period = $1 AND points > $2";
    let ahead = number(store.reader(), sql, [period.into(), standing.points.into()]).await?;
    let rank = u64::try_from(ahead).unwrap_or(0).saturating_add(1);
    Ok(Some(Ranked { rank, standing }))
}

/// Puts a player on the board, or changes the name that they show. What they have played so far counts.
///
/// # Errors
/// [`crate::ConflictKind::Duplicate`] when somebody else has a name with this key, [`StoreError::NotFound`].
pub async fn join(store: &Store, player: Uuid, nickname: &str, key: &str, now: DateTime<Utc>) -> Result<(), StoreError> {
    let now = micros(now);
    let tx = store.begin().await?;
    // Grades of this player wait meanwhile, so none is counted twice or not at all.
    ledger::lock(&tx, player).await?;
    let sql = "INSERT INTO leaderboard_members (id, player_id, nickname, nickname_key, joined_at) VALUES ($1, $2, $3, $4, $5) \
               ON CONFLICT (player_id) DO UPDATE SET nickname = excluded.nickname, nickname_key = excluded.nickname_key RETURNING *";
    let values = [ids::new(now).into(), player.into(), nickname.into(), key.into(), now.into()];
    let member: Option<Model> = one(&*tx, sql, values).await?;
    let member = member.ok_or(StoreError::NotFound)?;
    points::recount(&tx, member.id, player, now).await?;
    tx.commit().await
}

/// Takes a player off the board at once. Says whether they were on it.
pub async fn leave(store: &Store, player: Uuid) -> Result<bool, StoreError> {
    Ok(run(store.writer(), "DELETE FROM leaderboard_members WHERE player_id = $1", [player.into()]).await? > 0)
}

/// Takes an entry off the board. Says whether there was one.
pub async fn remove(store: &Store, member: Uuid) -> Result<bool, StoreError> {
    Ok(run(store.writer(), "DELETE FROM leaderboard_members WHERE id = $1", [member.into()]).await? > 0)
}

/// Forgets the weeks before the one of `now`, which nobody is shown any more. Returns how many rows.
pub async fn forget_weeks(store: &Store, now: DateTime<Utc>) -> Result<u64, StoreError> {
    // `all` comes after every week, in every order of letters.
    run(store.writer(), "DELETE FROM leaderboard_points WHERE period < $1", [week_of(now).into()]).await
}
