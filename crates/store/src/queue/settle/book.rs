//! Booking weighed evaluations whose rows are written: the ledger, the answers' grades, the averages, the end of the day, and whoever follows.

use super::Target;
use crate::{
    StoreError,
    db::{Tx, each, run},
    deliveries, followers, ids, leaderboard,
    ledger::{self, Entry},
    queue::Purpose,
    sessions,
};
use careersim_domain::{Competency, Evaluation, balance::EntryKind};
use chrono::{DateTime, Utc};
use sea_orm::Value;
use std::collections::HashMap;
use uuid::Uuid;

/// An evaluation that was weighed under its player's lock.
pub(crate) struct Booking {
    pub(crate) target: Target,
    pub(crate) evaluation: Evaluation,
    pub(crate) at: DateTime<Utc>,
}

impl Booking {
    pub(crate) fn new(target: Target, evaluation: Evaluation, at: DateTime<Utc>) -> Self {
        Self { target, evaluation, at }
    }
}

/// Books them, in the order in which they were weighed.
pub(crate) async fn book(tx: &Tx, bookings: &[Booking]) -> Result<(), StoreError> {
    let players: Vec<Uuid> = bookings.iter().map(|b| b.target.player).collect();
    let followers = followers::of(tx, &players).await?;
    let mut standings = Vec::new();
    for booking in bookings.iter().filter(|b| followers.is_on_board(b.target.player)) {
        standings.push((leaderboard::before(tx, booking.target.answer).await?, booking));
    }
    for booking in bookings.iter().filter(|b| b.target.purpose != Purpose::Grade) {
        run(&**tx, "DELETE FROM competency_levels WHERE answer_id = $1", [booking.target.answer.into()]).await?;
    }
    if tx.is_sqlite() {
        for booking in bookings {
            book_one(tx, booking).await?;
        }
    } else {
        book_at_once(tx, bookings).await?;
    }
    for (standing, booking) in standings {
        if let Some(standing) = standing {
            leaderboard::count(tx, &standing, &booking.evaluation.grade, booking.at).await?;
        }
    }
    end_days(tx, bookings).await?;
    if followers.links() || tx.tells_of_days() {
        for booking in bookings {
            deliveries::touch(tx, booking.target.answer, booking.at).await?;
        }
    }
    Ok(())
}

async fn end_days(tx: &Tx, bookings: &[Booking]) -> Result<(), StoreError> {
    let Some(now) = bookings.iter().map(|b| b.at).max() else { return Ok(()) };
    let answers: Vec<Uuid> = bookings.iter().map(|b| b.target.answer).collect();
    sessions::end_if_done(tx, &answers, now).await
}

async fn book_one(tx: &Tx, booking: &Booking) -> Result<(), StoreError> {
    let Booking { target, evaluation, at } = booking;
    let entry = Entry {
        player: target.player,
        session: Some(target.session),
        evaluation: Some(target.id),
        kind: target.entry_kind(),
    };
    ledger::book(tx, entry, evaluation.balance_before, evaluation.balance_change, *at).await?;
    let sql = "UPDATE answers SET current_id = $2, score = $3, is_estimate = $4 WHERE id = $1";
    let score = i32::from(evaluation.grade.score.get());
    let is_estimate = evaluation.grade.provenance.is_estimate();
    run(&**tx, sql, [target.answer.into(), target.id.into(), score.into(), is_estimate.into()]).await?;
    let sql = "INSERT INTO competency_levels (answer_id, competency, player_id, levels, lines) VALUES ($1, $2, $3, $4, $5)";
    for Level { competency, levels, lines } in levels(evaluation)? {
        run(
            &**tx,
            sql,
            [target.answer.into(), competency.into(), target.player.into(), levels.into(), lines.into()],
        )
        .await?;
    }
    Ok(())
}

// `nth` counts a player's entries among these.
const BOOK: &str = "WITH item AS (SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::text[], $7::int[], $8::bool[], $9::bigint[], \
      $10::bigint[], $11::bigint[], $12::timestamptz[]) AS i (task, answer, session, player, entry, kind, score, is_estimate, amount, after, nth, at)), \
    moved AS (UPDATE players p SET balance = p.balance + s.amount FROM (SELECT player, SUM(amount)::bigint AS amount FROM item GROUP BY player) s WHERE p.id = s.player), \
    graded AS (UPDATE answers a SET current_id = i.task, score = i.score, is_estimate = i.is_estimate FROM item i WHERE a.id = i.answer), \
    levelled AS (INSERT INTO competency_levels (answer_id, competency, player_id, levels, lines) SELECT * FROM unnest($13::uuid[], $14::text[], $15::uuid[], $16::int[], $17::int[])) \
    INSERT INTO ledger (id, player_id, seq, session_id, evaluation_id, kind, amount, balance_after, created_at) \
      SELECT entry, player, COALESCE((SELECT MAX(l.seq) FROM ledger l WHERE l.player_id = i.player), 0) + nth, session, task, kind, amount, after, at FROM item i";

async fn book_at_once(tx: &Tx, bookings: &[Booking]) -> Result<(), StoreError> {
    let mut levelled = Vec::new();
    for booking in bookings {
        levelled.extend(levels(&booking.evaluation)?.into_iter().map(|level| (&booking.target, level)));
    }
    let amount = |e: &Evaluation| e.balance.get() - e.balance_before.get();
    let values: [Value; 17] = [
        each(bookings, |b| b.target.id),
        each(bookings, |b| b.target.answer),
        each(bookings, |b| b.target.session),
        each(bookings, |b| b.target.player),
        each(bookings, |b| ids::new(b.at)),
        each(bookings, |b| b.target.entry_kind().as_str().to_owned()),
        each(bookings, |b| i32::from(b.evaluation.grade.score.get())),
        each(bookings, |b| b.evaluation.grade.provenance.is_estimate()),
        each(bookings, |b| amount(&b.evaluation)),
        each(bookings, |b| b.evaluation.balance.get()),
        nth(bookings).into(),
        each(bookings, |b| b.at),
        each(&levelled, |(target, _)| target.answer),
        each(&levelled, |(_, level)| level.competency.clone()),
        each(&levelled, |(target, _)| target.player),
        each(&levelled, |(_, level)| level.levels),
        each(&levelled, |(_, level)| level.lines),
    ];
    run(&**tx, BOOK, values).await?;
    Ok(())
}

fn nth(bookings: &[Booking]) -> Vec<i64> {
    let mut counts: HashMap<Uuid, i64> = HashMap::new();
    let nth = |b: &Booking| {
        let count = counts.entry(b.target.player).or_default();
        *count += 1;
        *count
    };
    bookings.iter().map(nth).collect()
}

impl Target {
    fn entry_kind(&self) -> EntryKind {
        if self.purpose == Purpose::Grade {
            EntryKind::Answer
        } else {
            EntryKind::Correction
        }
    }
}

struct Level {
    competency: String,
    levels: i32,
    lines: i32,
}

// Estimates of texts count for nothing but their own series, so they leave no levels.
fn levels(evaluation: &Evaluation) -> Result<Vec<Level>, StoreError> {
    if evaluation.grade.provenance.is_estimate() {
        return Ok(Vec::new());
    }
    let mut rows = Vec::new();
    for competency in Competency::ALL {
        let of_it = evaluation.grade.criteria.iter().filter(|c| c.competency == competency);
        let levels: Vec<i32> = of_it.map(|c| i32::from(c.level.get())).collect();
        if !levels.is_empty() {
            rows.push(Level {
                competency: serde_json::to_value(competency)?.as_str().unwrap_or_default().to_owned(),
                levels: levels.iter().sum(),
                lines: i32::try_from(levels.len()).unwrap_or(i32::MAX),
            });
        }
    }
    Ok(rows)
}
