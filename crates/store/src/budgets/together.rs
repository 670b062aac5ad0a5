//! Setting money aside on PostgreSQL, the usual case: for all who ask at the same time in one statement, if all of it fits.

use super::Cap;
use crate::{
    Store, StoreError,
    db::{each, one_of},
    ids::micros,
};
use chrono::{DateTime, Utc};
use sea_orm::{FromQueryResult, Value};
use std::collections::BTreeMap;
use uuid::Uuid;

/// What is to be set aside for one call.
#[derive(Clone)]
pub(crate) struct Reservation {
    ticket: Uuid,
    caps: Vec<Cap>,
    amount: i64,
    at: DateTime<Utc>,
}

/// Was it set aside?
pub(crate) type Within = bool;

/// Says whether it was set aside. If not, nothing was, and whoever asks goes step by step.
///
/// # Errors
/// [`StoreError::Unavailable`].
pub(super) async fn reserve(store: &Store, ticket: Uuid, caps: &[Cap], amount: i64, now: DateTime<Utc>) -> Result<Within, StoreError> {
    if store.is_sqlite() {
        return Ok(false);
    }
    let reservation = Reservation {
        ticket,
        caps: caps.to_vec(),
        amount,
        at: micros(now),
    };
    match store
        .together(|g| &g.reservations, reservation, store.config().acquire_timeout(), set_aside)
        .await
    {
        Err(error @ StoreError::Unavailable(_)) => Err(error),
        other => Ok(other.unwrap_or(false)),
    }
}

// The rows are locked in the order of their keys, and what they hold is what they hold under the lock. A budget that another process begins at the
// same moment is a conflict, and then the steps do it.
const SET_ASIDE: &str = "WITH want AS (SELECT * FROM unnest($1::text[], $2::text[], $3::uuid[], $4::bigint[], $5::bigint[]) AS w (scope, period, player, amount, most)), \
    held AS (SELECT b.scope, b.period, b.reserved + b.settled + w.amount <= w.most AS fits FROM budgets b JOIN want w ON w.scope = b.scope AND w.period = b.period \
      ORDER BY b.scope, b.period FOR NO KEY UPDATE OF b), \
    checked AS (SELECT w.*, h.fits IS NULL AS is_new, COALESCE(h.fits, w.amount <= w.most) AS fits FROM want w LEFT JOIN held h ON h.scope = w.scope AND h.period = w.period), \
    verdict AS (SELECT COALESCE(BOOL_AND(fits), FALSE) AS fits FROM checked), \
    raised AS (UPDATE budgets b SET reserved = b.reserved + c.amount FROM checked c, verdict v WHERE v.fits AND b.scope = c.scope AND b.period = c.period), \
    begun AS (INSERT INTO budgets (scope, period, player_id, reserved, settled) \
      SELECT c.scope, c.period, NULLIF(c.player, $6), c.amount, 0 FROM checked c, verdict v WHERE v.fits AND c.is_new ORDER BY c.scope, c.period), \
    stored AS (INSERT INTO reservations (scope, period, ticket, amount, created_at) \
      SELECT r.* FROM verdict v, unnest($7::text[], $8::text[], $9::uuid[], $10::bigint[], $11::timestamptz[]) AS r WHERE v.fits) \
    SELECT fits FROM verdict";

#[derive(FromQueryResult)]
struct Verdict {
    fits: bool,
}

async fn set_aside(store: Store, reservations: Vec<Reservation>) -> Result<Vec<Within>, StoreError> {
    let verdict: Option<Verdict> = one_of(store.writer(), SET_ASIDE, values(&reservations)).await?;
    let fits = verdict.is_some_and(|v| v.fits);
    if !fits && reservations.len() > 1 {
        return Err(StoreError::Internal("not all of it fits".to_owned()));
    }
    Ok(vec![fits; reservations.len()])
}

fn values(reservations: &[Reservation]) -> [Value; 11] {
    let mut sums: BTreeMap<(&str, &str), (&Cap, i64, i64)> = BTreeMap::new();
    let mut rows = Vec::new();
    for reservation in reservations {
        for cap in &reservation.caps {
            let (_, amount, most) = sums.entry((&cap.scope, &cap.period)).or_insert((cap, 0, cap.limit));
            *amount += reservation.amount;
            *most = cap.limit.min(*most);
            rows.push((cap, reservation));
        }
    }
    let sums: Vec<(&Cap, i64, i64)> = sums.into_values().collect();
    [
        each(&sums, |(cap, ..)| cap.scope.clone()),
        each(&sums, |(cap, ..)| cap.period.clone()),
        each(&sums, |(cap, ..)| cap.player.unwrap_or_default()),
        each(&sums, |(_, amount, _)| *amount),
        each(&sums, |(.., most)| *most),
        Uuid::nil().into(),
        each(&rows, |(cap, _)| cap.scope.clone()),
        each(&rows, |(cap, _)| cap.period.clone()),
        each(&rows, |(_, r)| r.ticket),
        each(&rows, |(_, r)| r.amount),
        each(&rows, |(_, r)| r.at),
    ]
}
