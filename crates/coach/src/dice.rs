//! The one home of chance in this crate. What it gives decides neither scores nor texts, only pauses and marks.

use std::ops::RangeInclusive;
use std::time::Duration;

/// A pause of any length in the range, so that many clients do not come back at the same moment.
pub(crate) fn pause(milliseconds: RangeInclusive<u64>) -> Duration {
    let (low, high) = (*milliseconds.start(), *milliseconds.end());
    Duration::from_millis(if low < high { rand::random_range(milliseconds) } else { low })
}

/// A mark that nobody can guess, to put around a player's text.
pub(crate) fn boundary() -> String {
    format!("{:016x}", rand::random::<u64>())
}
