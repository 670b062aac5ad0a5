//! The outbox: what learning platforms and record stores are to be told. A row says *that* something changed, in the transaction that changed
//! it; *what* is told is read when it is sent. So nothing is lost, whatever dies or is away, and ten changes in a row may be told as one.
//!
//! Each row has a revision, which grows with every change, and a time stamp that belongs to one revision and grows by at least a second from
//! one to the next. Whoever sends the same revision again sends the same stamp, and the other side, which goes by the stamp, takes it once.

use crate::{
    ConflictKind, Store, StoreError,
    db::{Tx, all, number, one_of, run},
    entity::{
        delivery::{self, Model},
        lti_link, lti_platform, lti_user,
    },
    ids::micros,
    lti::PlatformRow,
};
use chrono::{DateTime, Duration, Utc};
use sea_orm::{DeriveActiveEnum, EntityTrait, EnumIter, FromQueryResult};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

mod mark;
mod standing;
pub(crate) use mark::{touch, touch_link};
pub use standing::{Graded, Standing, day, standing};

/// What is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "snake_case")]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A platform: the score of a pupil for a link.
    Score,
    /// A record store: what happened in a day.
    Statement,
}

/// Where it goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// A line item of a platform.
    Score {
        /// The platform.
        platform: Box<PlatformRow>,
        /// Its address for this link's scores.
        line_item: String,
        /// The platform's name for the pupil.
        subject: String,
        /// The assignment.
        assignment: Uuid,
    },
    /// The record store.
    Statement {
        /// The day.
        session: Uuid,
    },
}

/// Something to be told, under a lease.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    /// Its id.
    pub id: Uuid,
    /// About whom.
    pub player: Uuid,
    /// Where it goes; none: there is nobody to tell any more.
    pub target: Option<Target>,
    /// Which change of it this is, from 1.
    pub revision: i64,
    /// The last one that the other side has; 0: none.
    pub delivered: i64,
    /// The time that goes with the revision.
    pub stamp: DateTime<Utc>,
    /// How often it was tried since it changed, this time included.
    pub attempts: i32,
    owner: String,
    fence: i64,
}

/// Takes at most `limit` things of these kinds that are due, for `lease`. `owner` must be this process's alone.
pub async fn claim(store: &Store, kinds: &[Kind], owner: &str, lease: Duration, limit: u32, now: DateTime<Utc>) -> Result<Vec<Delivery>, StoreError> {
    let now = micros(now);
    let kinds = match kinds {
        [] => return Ok(Vec::new()),
        [Kind::Score] => " AND kind = 'score'",
        [Kind::Statement] => " AND kind = 'statement'",
        _ => "",
    };
    let due = format!("FROM deliveries WHERE delivered < revision AND run_at <= $1 AND (lease_until IS NULL OR lease_until < $1){kinds}");
    // A read first: an idle poll must not take the write lock of SQLite.
    if number(store.reader(), &format!("SELECT COUNT(*) FROM (SELECT 1 AS due {due} LIMIT 1) d"), [now.into()]).await? == 0 {
        return Ok(Vec::new());
    }
    let tx = store.begin().await?;
    let skip = if tx.is_sqlite() { "" } else { " FOR NO KEY UPDATE SKIP LOCKED" };
    let sql = format!("SELECT * {due} ORDER BY run_at, id LIMIT $2{skip}");
    let due: Vec<Model> = all(&*tx, &sql, [now.into(), i64::from(limit).into()]).await?;
    let mut taken = Vec::with_capacity(due.len());
    for row in due {
        let stamp = if row.stamped < row.revision {
            now.max(row.stamp + Duration::seconds(1))
        } else {
            row.stamp
        };
        let sql = "UPDATE deliveries SET stamped = revision, stamp = $2, attempts = attempts + 1, fence = fence + 1, lease_owner = $3, lease_until = $4 WHERE id = $1";
        run(&*tx, sql, [row.id.into(), stamp.into(), owner.into(), (now + lease).into()]).await?;
        taken.push(Delivery {
            id: row.id,
            player: row.player_id,
            target: target(&tx, &row).await?,
            revision: row.revision,
            delivered: row.delivered,
            stamp,
            attempts: row.attempts + 1,
            owner: owner.to_owned(),
            fence: row.fence + 1,
        });
    }
    tx.commit().await?;
    Ok(taken)
}

async fn target(tx: &Tx, row: &Model) -> Result<Option<Target>, StoreError> {
    let Some(link) = row.link_id else {
        return Ok(row.session_id.map(|session| Target::Statement { session }));
    };
    let Some(link) = lti_link::Entity::find_by_id(link).one(&**tx).await? else {
        return Ok(None);
    };
    let platform = lti_platform::Entity::find_by_id(link.platform_id).one(&**tx).await?;
    let sql = "SELECT * FROM lti_users WHERE platform_id = $1 AND player_id = $2";
    let user: Option<lti_user::Model> = crate::db::one(&**tx, sql, [link.platform_id.into(), row.player_id.into()]).await?;
    let (Some(platform), Some(user), Some(line_item)) = (platform, user, link.line_item) else {
        return Ok(None);
    };
    Ok(Some(Target::Score {
        platform: Box::new(platform.try_into()?),
        line_item,
        subject: user.subject,
        assignment: link.assignment_id,
    }))
}

/// Notes that the other side has this revision. What changed meanwhile is due again at once.
///
/// # Errors
/// [`ConflictKind::LeaseLost`].
pub async fn delivered(store: &Store, delivery: &Delivery, now: DateTime<Utc>) -> Result<(), StoreError> {
    let set = "delivered = $4, delivered_at = $5, attempts = 0, last_error = NULL, lease_owner = NULL, lease_until = NULL";
    fenced(store, delivery, set, [delivery.revision.into(), micros(now).into()]).await
}

/// Puts it back, not before `run_at`: the other side is away, or does not want it now.
///
/// # Errors
/// [`ConflictKind::LeaseLost`].
pub async fn later(store: &Store, delivery: &Delivery, run_at: DateTime<Utc>, error: &str) -> Result<(), StoreError> {
    // What changed meanwhile has its own time, which is sooner.
    let set = "run_at = CASE WHEN revision = $6 THEN $4 ELSE run_at END, last_error = $5, lease_owner = NULL, lease_until = NULL";
    fenced(store, delivery, set, [micros(run_at).into(), error.into(), delivery.revision.into()]).await
}

async fn fenced(store: &Store, delivery: &Delivery, set: &str, values: impl IntoIterator<Item = sea_orm::Value>) -> Result<(), StoreError> {
    let sql = format!("UPDATE deliveries SET {set} WHERE id = $1 AND lease_owner = $2 AND fence = $3");
    let lease: [sea_orm::Value; 3] = [delivery.id.into(), delivery.owner.as_str().into(), delivery.fence.into()];
    match run(store.writer(), &sql, lease.into_iter().chain(values)).await? {
        0 => Err(ConflictKind::LeaseLost.into()),
        _ => Ok(()),
    }
}

/// How much waits.
#[derive(Debug, Clone, Default, PartialEq, Eq, FromQueryResult)]
pub struct Waiting {
    /// Scores and statements that the other side doesn't have yet.
    pub waiting: i64,
    /// Those of them that failed at least once.
    pub failing: i64,
    /// What went wrong last, anywhere.
    pub last_error: Option<String>,
}

/// How much of a kind waits.
pub async fn waiting(store: &Store, kind: Kind) -> Result<Waiting, StoreError> {
    let sql =
        "SELECT COUNT(*) AS waiting, COUNT(last_error) AS failing, MAX(last_error) AS last_error FROM deliveries WHERE delivered < revision AND kind = $1";
    Ok(one_of(store.reader(), sql, [kind.into()]).await?.unwrap_or_default())
}

/// Makes everything that rests after a failure due now. Returns how much.
pub async fn hurry(store: &Store, now: DateTime<Utc>) -> Result<u64, StoreError> {
    let sql = "UPDATE deliveries SET run_at = $1, attempts = 0 WHERE delivered < revision AND run_at > $1";
    run(store.writer(), sql, [micros(now).into()]).await
}

/// How long a delivery rests after so many failures in a row: five seconds at first, an hour at most.
pub fn rest(attempts: i32) -> Duration {
    let doublings = u32::try_from(attempts.clamp(1, 11) - 1).unwrap_or(0);
    Duration::seconds((5_i64 << doublings).min(3_600))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn failures_rest_longer_and_longer_but_never_for_good() {
        let seconds: Vec<i64> = [0, 1, 2, 3, 10, 11, 500].iter().map(|n| rest(*n).num_seconds()).collect();
        assert_eq!(seconds, [5, 5, 10, 20, 2_560, 3_600, 3_600]);
    }
}
