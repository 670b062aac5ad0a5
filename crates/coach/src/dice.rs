//! The one home of chance in this crate. What it gives decides no score, only pauses, marks and what a scene turns on.

use std::ops::RangeInclusive;
use std::time::Duration;

/// A pause of any length in the range, so that many clients do not come back at the same moment.
pub(crate) fn pause(milliseconds: RangeInclusive<u64>) -> Duration {
    let (low, high) = (*milliseconds.start(), *milliseconds.end());
    Duration::from_millis(if low < high { rand::random_range(milliseconds) } else { low })
}

/// One of several; `None` of none.
pub(crate) fn one_of<T>(list: &[T]) -> Option<&T> {
    list.get(rand::random_range(0..list.len().max(1)))
}

/// A mark that nobody can guess, to put around a player's text.
pub(crate) fn boundary() -> String {
    format!("{:016x}", rand::random::<u64>())
}
