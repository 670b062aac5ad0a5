//! Keyset paging by (time, id): the page after a row starts where that row ends, however many rows came meanwhile.

use crate::StoreError;
use chrono::{DateTime, Utc};
use std::{fmt, str::FromStr};
use uuid::Uuid;

/// A place in a list that is sorted by time and id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cursor {
    /// The row's time.
    pub at: DateTime<Utc>,
    /// The row's id.
    pub id: Uuid,
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:x}-{}", self.at.timestamp_micros(), self.id.simple())
    }
}

impl FromStr for Cursor {
    type Err = StoreError;

    /// Reads what [`Cursor`] prints.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] for anything else.
    fn from_str(text: &str) -> Result<Self, StoreError> {
        let parse = || {
            let (micros, id) = text.split_once('-')?;
            let at = DateTime::from_timestamp_micros(i64::from_str_radix(micros, 16).ok()?)?;
            Some(Self {
                at,
                id: Uuid::try_parse(id).ok()?,
            })
        };
        parse().ok_or(StoreError::NotFound)
    }
}

/// Some rows, and where the next ones begin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page<T> {
    /// The rows.
    pub items: Vec<T>,
    /// Where the next page begins; `None` on the last one.
    pub next: Option<Cursor>,
}

/// The most rows of one page.
pub(crate) const MOST: u64 = 200;

impl<T> Page<T> {
    /// Cuts the one row more than `limit` that was asked for to see whether there is a next page.
    pub(crate) fn cut(mut items: Vec<T>, limit: u64, cursor: impl Fn(&T) -> Cursor) -> Self {
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        let more = items.len() > limit;
        items.truncate(limit);
        let next = if more { items.last().map(cursor) } else { None };
        Self { items, next }
    }
}

/// A page's size within bounds.
pub(crate) fn bounded(limit: u64) -> u64 {
    limit.clamp(1, MOST)
}

/// The same as the number of rows to ask for: one more than will be shown.
pub(crate) fn one_more(limit: u64) -> i64 {
    i64::try_from(limit.saturating_add(1)).unwrap_or(i64::MAX)
}

/// Before the first row of a list with the newest first.
pub(crate) fn newest() -> Cursor {
    // The last moment that both databases can hold and compare as text.
    let at = DateTime::from_timestamp(253_402_300_799, 0).unwrap_or(DateTime::<Utc>::MAX_UTC);
    Cursor { at, id: Uuid::max() }
}

/// Before the first row of a list with the oldest first.
pub(crate) fn oldest() -> Cursor {
    Cursor {
        at: DateTime::UNIX_EPOCH,
        id: Uuid::nil(),
    }
}
