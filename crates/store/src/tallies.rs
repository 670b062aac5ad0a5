//! Where scenes and grades came from, counted by day: from the pool, by a call, from the library. Processes add what they counted now and then.

use crate::{
    Store, StoreError,
    db::{all, run},
    entity::tally::Model,
};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// What is counted: what was wanted (`scene`, `grade`) and where it came from (`hit`, `miss`, …).
pub type Counts = BTreeMap<(&'static str, &'static str), i64>;

/// A sum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    /// The day in UTC.
    pub day: String,
    /// `scene` or `grade`.
    pub what: String,
    /// Where it came from.
    pub result: String,
    /// How often.
    pub times: i64,
}

impl From<Model> for Tally {
    fn from(m: Model) -> Self {
        Self {
            day: m.day,
            what: m.what,
            result: m.result,
            times: m.times,
        }
    }
}

/// Adds counts to a day: all or none. In the order of their keys, so that processes don't wait for each other in a circle.
pub async fn add(store: &Store, day: NaiveDate, counts: &Counts) -> Result<(), StoreError> {
    let tx = store.begin().await?;
    let sql = "INSERT INTO tallies (day, what, result, times) VALUES ($1, $2, $3, $4) \
               ON CONFLICT (day, what, result) DO UPDATE SET times = tallies.times + excluded.times";
    for ((what, result), times) in counts {
        run(&*tx, sql, [day.to_string().into(), (*what).into(), (*result).into(), (*times).into()]).await?;
    }
    tx.commit().await
}

/// The counts of these days (in UTC, both included).
pub async fn sums(store: &Store, from: NaiveDate, to: NaiveDate) -> Result<Vec<Tally>, StoreError> {
    let sql = "SELECT * FROM tallies WHERE day BETWEEN $1 AND $2 ORDER BY day, what, result";
    let rows: Vec<Model> = all(store.reader(), sql, [from.to_string().into(), to.to_string().into()]).await?;
    Ok(rows.into_iter().map(Tally::from).collect())
}
