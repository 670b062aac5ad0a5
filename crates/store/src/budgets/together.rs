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

/// Says whether it was set aside. If not, nothing was, and whoever asks goes step by step: something may not fit, or a budget begins with this call.
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
    match store.together(|g| &g.reservations, reservation, set_aside).await {
        Err(error @ StoreError::Unavailable(_)) => Err(error),
        other => Ok(other.unwrap_or(false)),
    }
}

// The rows are locked in the order of their keys, and what they hold is what they hold under the lock.
const SET_ASIDE: &str = "WITH want AS (SELECT * FROM unnest($1::text[], $2::text[], $3::bigint[], $4::bigint[]) AS w (scope, period, amount, most)), \
    held AS (SELECT b.reserved + b.settled + w.amount <= w.most AS fits FROM budgets b JOIN want w ON w.scope = b.scope AND w.period = b.period \
      ORDER BY b.scope, b.period FOR NO KEY UPDATE OF b), \
    verdict AS (SELECT COUNT(*) = $5::bigint AND COALESCE(BOOL_AND(fits), FALSE) AS fits FROM held), \
    raised AS (UPDATE budgets b SET reserved = b.reserved + w.amount FROM want w, verdict v WHERE v.fits AND b.scope = w.scope AND b.period = w.period), \
    stored AS (INSERT INTO reservations (scope, period, ticket, amount, created_at) \
      SELECT r.* FROM verdict v, unnest($6::text[], $7::text[], $8::uuid[], $9::bigint[], $10::timestamptz[]) AS r WHERE v.fits) \
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

fn values(reservations: &[Reservation]) -> [Value; 10] {
    let mut sums: BTreeMap<(&str, &str), (i64, i64)> = BTreeMap::new();
    let mut rows = Vec::new();
    for reservation in reservations {
        for cap in &reservation.caps {
            let (amount, most) = sums.entry((&cap.scope, &cap.period)).or_insert((0, cap.limit));
            *amount += reservation.amount;
            *most = cap.limit.min(*most);
            rows.push((cap, reservation));
        }
    }
    let sums: Vec<_> = sums.into_iter().collect();
    let budgets = i64::try_from(sums.len()).unwrap_or(i64::MAX);
    [
        each(&sums, |((scope, _), _)| (*scope).to_owned()),
        each(&sums, |((_, period), _)| (*period).to_owned()),
        each(&sums, |(_, (amount, _))| *amount),
        each(&sums, |(_, (_, most))| *most),
        budgets.into(),
        each(&rows, |(cap, _)| cap.scope.clone()),
        each(&rows, |(cap, _)| cap.period.clone()),
        each(&rows, |(_, r)| r.ticket),
        each(&rows, |(_, r)| r.amount),
        each(&rows, |(_, r)| r.at),
    ]
}
