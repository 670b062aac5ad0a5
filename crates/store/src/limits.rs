//! Rate limits by the generic cell rate algorithm (GCRA): a steady rate with bursts, exact, in one number a key. With Redis the number is
//! shared by all replicas and moved by a script, atomically and by Redis's own clock; without, or while Redis is away, each process
//! counts for itself. Both compute the same, in whole microseconds.

use crate::{cache::Cache, redis::Link};
use redis::Script;
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

impl Quota {
    // Microseconds from one to the next.
    fn interval(self) -> u64 {
        60_000_000 / u64::from(self.per_minute.clamp(1, 60_000_000))
    }

    // How far ahead of its time one may come.
    fn tolerance(self) -> u64 {
        self.interval() * u64::from(self.burst.max(1) - 1)
    }
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
        /// At least one microsecond.
        retry_after: Duration,
    },
}

// KEYS[1]: the key. ARGV: interval, tolerance, and for tests the time, all in microseconds. The key holds its theoretical arrival time.
// Lua's own conversion of large numbers to text loses digits, hence the format; doubles hold microseconds exactly until the year 2255.
// Returns 1 or 0, and how far the arrival time lies ahead of now, both as it was found.
const GCRA: &str = "
local now = tonumber(ARGV[3])
if not now then
  local time = redis.call('TIME')
  now = tonumber(time[1]) * 1000000 + tonumber(time[2])
end
local interval, tolerance = tonumber(ARGV[1]), tonumber(ARGV[2])
local arrival = math.max(tonumber(redis.call('GET', KEYS[1]) or '0'), now)
local ahead = arrival - now
if ahead > tolerance then return {0, string.format('%.0f', ahead)} end
redis.call('SET', KEYS[1], string.format('%.0f', arrival + interval), 'PX', string.format('%.0f', math.ceil((ahead + interval) / 1000) + 1000))
return {1, string.format('%.0f', ahead)}";

/// Keeps the limits. Cheap to clone.
#[derive(Clone)]
pub struct Limiter {
    // The theoretical arrival time of each key, in microseconds since `start`.
    arrivals: Arc<Mutex<HashMap<String, u64>>>,
    start: Instant,
    shared: Option<(Link, Arc<Script>)>,
}

impl Limiter {
    /// A limiter; over a shared cache it is shared too.
    pub fn new(cache: &Cache) -> Self {
        let shared = cache.link().map(|link| (link.clone(), Arc::new(Script::new(GCRA))));
        Self {
            arrivals: Arc::default(),
            start: Instant::now(),
            shared,
        }
    }

    /// Asks for one more of `name` for `key`.
    pub async fn check(&self, name: &str, key: &str, quota: Quota) -> Decision {
        let key = format!("{name}:{key}");
        if let Some((allowed, ahead)) = self.ask_shared(&key, quota, None).await {
            self.remember(key, allowed, ahead, quota);
            return answer(allowed, ahead, quota);
        }
        self.check_at(micros(self.start.elapsed()), &key, quota)
    }

    /// The same in this process alone, at this many microseconds since its start.
    fn check_at(&self, now: u64, key: &str, quota: Quota) -> Decision {
        let mut arrivals = self.arrivals.lock().unwrap_or_else(PoisonError::into_inner);
        let arrival = arrivals.entry(key.to_owned()).or_insert(0);
        let (allowed, ahead, next) = decide(now, *arrival, quota);
        *arrival = next;
        answer(allowed, ahead, quota)
    }

    async fn ask_shared(&self, key: &str, quota: Quota, now: Option<u64>) -> Option<(bool, u64)> {
        let (link, script) = self.shared.as_ref()?;
        let (allowed, ahead): (i64, String) = link
            .run(script, |s| {
                s.key(format!("careersim:limit:{key}")).arg(quota.interval()).arg(quota.tolerance());
                s.arg(now.map(|n| n.to_string()).unwrap_or_default());
            })
            .await?;
        Some((allowed == 1, ahead.parse().ok()?))
    }

    // What Redis knows is noted here too: should it go, nobody gets a fresh burst from this process.
    fn remember(&self, key: String, allowed: bool, ahead: u64, quota: Quota) {
        let arrival = micros(self.start.elapsed()) + ahead + if allowed { quota.interval() } else { 0 };
        self.arrivals.lock().unwrap_or_else(PoisonError::into_inner).insert(key, arrival);
    }

    /// Forgets keys that have rested long enough to be as good as new.
    pub fn forget_idle(&self) {
        let now = micros(self.start.elapsed());
        self.arrivals.lock().unwrap_or_else(PoisonError::into_inner).retain(|_, arrival| *arrival > now);
    }
}

/// The algorithm: from now and the key's theoretical arrival time to whether it is allowed, how far ahead of now that time lay, and the next one.
fn decide(now: u64, arrival: u64, quota: Quota) -> (bool, u64, u64) {
    let arrival = arrival.max(now);
    let ahead = arrival - now;
    let allowed = ahead <= quota.tolerance();
    (allowed, ahead, if allowed { arrival + quota.interval() } else { arrival })
}

fn answer(allowed: bool, ahead: u64, quota: Quota) -> Decision {
    if allowed {
        let room = (quota.tolerance() - ahead.min(quota.tolerance())) / quota.interval();
        Decision::Allowed {
            remaining: u32::try_from(room).unwrap_or(u32::MAX),
        }
    } else {
        Decision::Refused {
            retry_after: Duration::from_micros(ahead - quota.tolerance().min(ahead)),
        }
    }
}

fn micros(time: Duration) -> u64 {
    u64::try_from(time.as_micros()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests;
