//! Both ways of counting against a third that is written from the definition, and against each other.

use super::*;
use proptest::prelude::*;
use secrecy::SecretString;

/// A bucket of `burst` tokens that fills by one each interval, in whole microseconds: the textbook's other way to say the same.
struct Bucket {
    quota: Quota,
    // How many microseconds' worth of tokens are in it, at most burst intervals.
    level: u64,
    at: u64,
}

impl Bucket {
    fn new(quota: Quota) -> Self {
        Self {
            quota,
            level: quota.interval() * u64::from(quota.burst.max(1)),
            at: 0,
        }
    }

    fn check(&mut self, now: u64) -> Decision {
        let (interval, full) = (self.quota.interval(), self.quota.interval() * u64::from(self.quota.burst.max(1)));
        self.level = (self.level + (now - self.at)).min(full);
        self.at = now;
        if self.level < interval {
            return Decision::Refused {
                retry_after: Duration::from_micros(interval - self.level),
            };
        }
        self.level -= interval;
        Decision::Allowed {
            remaining: u32::try_from(self.level / interval).unwrap(),
        }
    }
}

fn quotas() -> impl Strategy<Value = Quota> {
    (1_u32..5_000, 0_u32..40).prop_map(|(per_minute, burst)| Quota { per_minute, burst })
}

// Many at once, some after a while, a few after a long rest.
fn pauses() -> impl Strategy<Value = Vec<u64>> {
    let pause = prop_oneof![4 => Just(0_u64), 3 => 1_u64..2_000_000, 2 => 2_000_000_u64..60_000_000, 1 => 60_000_000_u64..4_000_000_000];
    prop::collection::vec(pause, 1..80)
}

fn local() -> Limiter {
    Limiter {
        arrivals: Arc::default(),
        start: Instant::now(),
        shared: None,
    }
}

proptest! {
    #[test]
    fn the_process_counts_like_the_textbook(quota in quotas(), pauses in pauses()) {
        let (limiter, mut bucket, mut now) = (local(), Bucket::new(quota), 0);
        for pause in pauses {
            now += pause;
            prop_assert_eq!(limiter.check_at(now, "k", quota), bucket.check(now));
        }
    }
}

/// A cache over the test's Redis, if there is one.
fn redis() -> Option<SecretString> {
    std::env::var("CAREERSIM_TEST_REDIS_URL").ok().map(Into::into)
}

#[test]
fn redis_counts_like_the_process() {
    let Some(url) = redis() else { return };
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let shared = runtime.block_on(async { Limiter::new(&Cache::open(Some(&url)).await) });
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
        cases: 200,
        failure_persistence: None,
        ..ProptestConfig::default()
    });
    let run = runner.run(&(quotas(), pauses()), |(quota, pauses)| {
        // Today's microseconds, so that numbers are as large as they will be.
        let (key, local, mut now) = (uuid::Uuid::new_v4().to_string(), local(), 1_795_000_000_123_457);
        for pause in pauses {
            now += pause;
            let (allowed, ahead) = runtime.block_on(shared.ask_shared(&key, quota, Some(now))).expect("Redis answers");
            prop_assert_eq!(answer(allowed, ahead, quota), local.check_at(now, &key, quota));
        }
        Ok(())
    });
    run.unwrap();
}

#[tokio::test]
async fn a_burst_of_200_lets_exactly_the_limit_through_also_over_three_replicas() {
    let quota = Quota { per_minute: 10, burst: 37 };
    for url in [None, redis()] {
        let mut replicas = Vec::new();
        for _ in 0..3 {
            // Without Redis there is one replica, whose clones share.
            let fresh = Limiter::new(&Cache::open(url.as_ref()).await);
            replicas.push(if url.is_some() || replicas.is_empty() {
                fresh
            } else {
                Limiter::clone(&replicas[0])
            });
        }
        let key = uuid::Uuid::new_v4().to_string();
        let asks = (0..200).map(|i| {
            let (limiter, key) = (replicas[i % 3].clone(), key.clone());
            tokio::spawn(async move { limiter.check("answer", &key, quota).await })
        });
        let decisions: Vec<Decision> = futures::future::join_all(asks).await.into_iter().map(Result::unwrap).collect();
        let allowed = decisions.iter().filter(|d| matches!(d, Decision::Allowed { .. })).count();
        assert_eq!(allowed, 37);
        assert!(
            decisions
                .iter()
                .all(|d| !matches!(d, Decision::Refused { retry_after } if *retry_after > Duration::from_secs(6)))
        );
    }
}

#[test]
fn idle_keys_are_forgotten_and_busy_ones_not() {
    let limiter = local();
    let quota = Quota { per_minute: 1, burst: 1 };
    limiter.check_at(0, "busy", quota);
    limiter.arrivals.lock().unwrap().insert("idle".to_owned(), 0);
    limiter.forget_idle();
    assert_eq!(limiter.arrivals.lock().unwrap().keys().collect::<Vec<_>>(), ["busy"]);
    assert!(matches!(limiter.check_at(0, "busy", quota), Decision::Refused { retry_after } if retry_after == Duration::from_mins(1)));
}
