//! The one home of the clock.

use chrono::{DateTime, SubsecRound, Utc};

/// Now, in microseconds: what both databases keep.
#[expect(clippy::disallowed_methods, reason = "this is the home")]
pub fn now() -> DateTime<Utc> {
    Utc::now().trunc_subsecs(6)
}
