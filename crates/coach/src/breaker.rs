//! What is remembered about models between jobs: which may not be asked, and until when. It lives as long as the process.

use crate::config::{Limits, ms};
use crate::pacific::next_midnight;
use crate::retry::{Fault, Outcome};
use chrono::{DateTime, Utc};
use std::collections::{HashMap, VecDeque};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::time::Instant;

/// How long a refused key is left alone before one call tries it again.
const KEY_PAUSE: chrono::Duration = chrono::Duration::minutes(30);

/// A model, or a whole provider, that is not asked at the moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SwitchedOff {
    /// The model's name, or `gemini` or `openai` when the key is refused.
    pub name: String,
    /// The outcome that led to it.
    pub why: Outcome,
    /// When it is asked again; `None` lasts until the process ends.
    pub until: Option<DateTime<Utc>>,
}

/// The memory. One for all jobs.
pub(crate) struct Breaker {
    rules: Rules,
    states: Mutex<HashMap<String, State>>,
}

struct Rules {
    failures: usize,
    window: Duration,
    pause: Duration,
}

#[derive(Default)]
struct State {
    /// Recent calls: when, and did the service fail?
    recent: VecDeque<(Instant, bool)>,
    /// Open since a row of failures, until then.
    open_until: Option<Instant>,
    last_failure: Option<Outcome>,
    /// The service asked for silence until then.
    quiet_until: Option<Instant>,
    /// The last call failed.
    unwell: bool,
    /// Switched off for longer.
    off: Option<(Outcome, Option<DateTime<Utc>>)>,
}

impl Breaker {
    pub(crate) fn new(limits: &Limits) -> Self {
        Self {
            rules: Rules {
                failures: limits.breaker_failures,
                window: ms(limits.breaker_window_ms),
                pause: ms(limits.breaker_pause_ms),
            },
            states: Mutex::default(),
        }
    }

    /// May this model of this provider be asked now? After a pause one caller may try while the others still wait.
    pub(crate) fn admits(&self, provider: &str, model: &str, now: DateTime<Utc>) -> bool {
        let mut states = self.lock();
        if states.get(provider).is_some_and(|s| s.is_off(now)) {
            return false;
        }
        let ready = states.get_mut(model).is_none_or(|state| state.admits(&self.rules, now));
        // A key that was refused is tried by one caller too.
        if ready && let Some(key) = states.get_mut(provider).and_then(|s| s.off.as_mut()) {
            key.1 = Some(now + KEY_PAUSE);
        }
        ready
    }

    /// Remembers what a call came to. Gives true when this newly switched something off.
    pub(crate) fn record(&self, provider: &str, model: &str, result: Result<(), Fault>, now: DateTime<Utc>) -> bool {
        let mut states = self.lock();
        let outcome = result.err().map_or(Outcome::Ok, |f| f.outcome);
        let told = result.err().and_then(|f| f.wait).and_then(|wait| Instant::now().checked_add(wait));
        let name = if outcome == Outcome::KeyRefused { provider } else { model };
        let state = states.entry(name.to_owned()).or_default();
        state.unwell = outcome != Outcome::Ok;
        match outcome {
            Outcome::ModelRetired => state.switch_off(outcome, None, now),
            // Who mends a key, a bill or a permission at the provider's need not start the program anew.
            Outcome::KeyRefused => state.switch_off(outcome, Some(now + KEY_PAUSE), now),
            Outcome::QuotaExhausted => state.switch_off(outcome, Some(next_midnight(now)), now),
            Outcome::RateLimited if told.is_some() => {
                state.quiet_until = state.quiet_until.max(told);
                false
            }
            _ => {
                let switched = state.note(outcome, &self.rules);
                // Whatever was said, the key was let in.
                if !outcome.is_outage()
                    && let Some(key) = states.get_mut(provider)
                {
                    key.off = None;
                }
                switched
            }
        }
    }

    /// Did the last call to this model fail?
    pub(crate) fn is_unwell(&self, model: &str) -> bool {
        self.lock().get(model).is_some_and(|state| state.unwell)
    }

    /// Everything that is switched off now.
    pub(crate) fn switched_off(&self, now: DateTime<Utc>) -> Vec<SwitchedOff> {
        let states = self.lock();
        let mut list: Vec<_> = states.iter().filter_map(|(name, state)| state.report(name, now)).collect();
        list.sort_by(|a, b| a.name.cmp(&b.name));
        list
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<String, State>> {
        self.states.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn admits(&mut self, rules: &Rules, now: DateTime<Utc>) -> bool {
        let clock = Instant::now();
        if self.is_off(now) || self.quiet_until.is_some_and(|until| clock < until) {
            return false;
        }
        match self.open_until {
            Some(until) if clock < until => false,
            Some(_) => {
                self.open_until = Some(clock + rules.pause);
                true
            }
            None => true,
        }
    }

    fn is_off(&self, now: DateTime<Utc>) -> bool {
        self.off.is_some_and(|(_, until)| until.is_none_or(|until| now < until))
    }

    fn switch_off(&mut self, why: Outcome, until: Option<DateTime<Utc>>, now: DateTime<Utc>) -> bool {
        let was_off = self.is_off(now);
        self.off = Some((why, until));
        !was_off
    }

    // Opens after enough failures in the window. Where a thousand calls go out in that time, a handful is no outage: a tenth must fail.
    fn note(&mut self, outcome: Outcome, rules: &Rules) -> bool {
        let (now, failed) = (Instant::now(), outcome.is_outage());
        if !failed && self.open_until.take().is_some() {
            self.recent.clear();
        }
        self.recent.push_back((now, failed));
        while self.recent.front().is_some_and(|(at, _)| now.duration_since(*at) > rules.window) {
            self.recent.pop_front();
        }
        let failures = self.recent.iter().filter(|(_, failed)| *failed).count();
        if !failed || failures < rules.failures || failures * 10 < self.recent.len() {
            return false;
        }
        self.last_failure = Some(outcome);
        self.open_until.replace(now + rules.pause).is_none()
    }

    fn report(&self, name: &str, now: DateTime<Utc>) -> Option<SwitchedOff> {
        let later = |until: Option<Instant>| until.and_then(|u| u.checked_duration_since(Instant::now())).filter(|left| !left.is_zero());
        let (why, until) = if let Some((why, until)) = self.off.filter(|_| self.is_off(now)) {
            (why, until)
        } else if let Some(left) = later(self.quiet_until) {
            (Outcome::RateLimited, chrono::Duration::from_std(left).ok().map(|left| now + left))
        } else {
            let left = later(self.open_until)?;
            (self.last_failure?, chrono::Duration::from_std(left).ok().map(|left| now + left))
        };
        Some(SwitchedOff {
            name: name.to_owned(),
            why,
            until,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: DateTime<Utc> = DateTime::UNIX_EPOCH;

    fn breaker() -> Breaker {
        Breaker::new(&Limits::default())
    }

    fn fail(breaker: &Breaker, outcome: Outcome) -> bool {
        breaker.record("gemini", "m", Err(outcome.into()), NOW)
    }

    #[tokio::test(start_paused = true)]
    async fn five_failures_open_it_and_one_caller_tries_after_the_pause() {
        let breaker = breaker();
        for _ in 0..4 {
            assert!(!fail(&breaker, Outcome::Overloaded));
        }
        assert!(breaker.admits("gemini", "m", NOW));
        assert!(fail(&breaker, Outcome::Timeout));
        assert!(!breaker.admits("gemini", "m", NOW));
        assert!(breaker.admits("gemini", "other", NOW));
        assert_eq!(breaker.switched_off(NOW)[0].why, Outcome::Timeout);
        tokio::time::advance(Duration::from_secs(31)).await;
        assert!(breaker.admits("gemini", "m", NOW));
        assert!(!breaker.admits("gemini", "m", NOW));
        breaker.record("gemini", "m", Ok(()), NOW);
        assert!(breaker.admits("gemini", "m", NOW) && breaker.admits("gemini", "m", NOW));
    }

    #[tokio::test(start_paused = true)]
    async fn failures_far_apart_or_among_many_successes_leave_it_closed() {
        let breaker = breaker();
        for _ in 0..9 {
            fail(&breaker, Outcome::Connection);
            tokio::time::advance(Duration::from_secs(8)).await;
        }
        assert!(breaker.admits("gemini", "m", NOW));
        for _ in 0..9 {
            for _ in 0..30 {
                breaker.record("gemini", "m", Ok(()), NOW);
            }
            fail(&breaker, Outcome::Connection);
        }
        assert!(breaker.admits("gemini", "m", NOW));
    }

    #[tokio::test(start_paused = true)]
    async fn five_failures_open_it_whatever_went_well_before() {
        for outcome in [Outcome::RateLimited, Outcome::BadRequest, Outcome::Empty, Outcome::ServerError] {
            let breaker = breaker();
            for _ in 0..20 {
                breaker.record("gemini", "m", Ok(()), NOW);
            }
            let opened: Vec<bool> = (0..5).map(|_| fail(&breaker, outcome)).collect();
            assert_eq!(opened, [false, false, false, false, true], "{outcome:?}");
            assert!(!breaker.admits("gemini", "m", NOW));
        }
    }

    #[tokio::test(start_paused = true)]
    async fn a_told_wait_is_kept_and_a_bad_text_is_no_outage() {
        let breaker = breaker();
        for _ in 0..20 {
            fail(&breaker, Outcome::Malformed);
        }
        assert!(breaker.admits("gemini", "m", NOW));
        let fault = Fault {
            outcome: Outcome::RateLimited,
            wait: Some(Duration::from_secs(37)),
        };
        breaker.record("gemini", "m", Err(fault), NOW);
        fail(&breaker, Outcome::RateLimited);
        assert!(!breaker.admits("gemini", "m", NOW));
        tokio::time::advance(Duration::from_secs(37)).await;
        assert!(breaker.admits("gemini", "m", NOW));
    }

    #[tokio::test]
    async fn a_refused_key_closes_the_provider_and_a_daily_quota_ends_at_midnight() {
        let breaker = breaker();
        assert!(fail(&breaker, Outcome::QuotaExhausted));
        assert!(!breaker.admits("gemini", "m", NOW));
        assert!(breaker.admits("gemini", "m", NOW + chrono::Duration::hours(25)));
        assert!(fail(&breaker, Outcome::KeyRefused));
        assert!(!fail(&breaker, Outcome::KeyRefused));
        assert!(!breaker.admits("gemini", "other", NOW) && breaker.admits("openai", "o", NOW));
        assert!(
            breaker
                .switched_off(NOW)
                .iter()
                .any(|off| off.name == "gemini" && off.until == Some(NOW + KEY_PAUSE))
        );
    }

    #[tokio::test]
    async fn a_refused_key_is_tried_again_by_one_caller() {
        let (breaker, later) = (breaker(), NOW + KEY_PAUSE);
        fail(&breaker, Outcome::KeyRefused);
        assert!(!breaker.admits("gemini", "m", later - chrono::Duration::seconds(1)));
        assert!(breaker.admits("gemini", "m", later));
        assert!(!breaker.admits("gemini", "other", later), "the others wait for what it hears");
        breaker.record("gemini", "m", Err(Outcome::Overloaded.into()), later);
        assert!(!breaker.admits("gemini", "m", later), "which says nothing about the key");
        let much_later = later + KEY_PAUSE;
        assert!(breaker.admits("gemini", "m", much_later));
        breaker.record("gemini", "m", Ok(()), much_later);
        assert!(breaker.admits("gemini", "m", much_later) && breaker.admits("gemini", "other", much_later));
    }
}
