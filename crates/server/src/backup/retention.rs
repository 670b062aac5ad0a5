//! Which backups are kept: the newest of each of the last days, weeks and months that have one, and always the newest of all.

use super::{config::Keep, manifest::Manifest};
use chrono::{DateTime, Datelike, Utc};
use std::collections::BTreeSet;

/// Those that need not be kept. `all` begins with the newest.
pub(super) fn superfluous(all: &[Manifest], keep: Keep) -> Vec<&Manifest> {
    let times: Vec<DateTime<Utc>> = all.iter().map(|m| m.head.created_at).collect();
    let kept = kept(&times, keep);
    all.iter().enumerate().filter(|(i, _)| !kept.contains(i)).map(|(_, m)| m).collect()
}

fn kept(times: &[DateTime<Utc>], keep: Keep) -> BTreeSet<usize> {
    let day = |t: &DateTime<Utc>| (t.year(), t.ordinal());
    let week = |t: &DateTime<Utc>| (t.iso_week().year(), t.iso_week().week());
    let month = |t: &DateTime<Utc>| (t.year(), t.month());
    let mut kept = BTreeSet::from([0]);
    kept.extend(newest_of_each(times, keep.daily, day));
    kept.extend(newest_of_each(times, keep.weekly, week));
    kept.extend(newest_of_each(times, keep.monthly, month));
    kept
}

fn newest_of_each(times: &[DateTime<Utc>], most: usize, period: impl Fn(&DateTime<Utc>) -> (i32, u32)) -> Vec<usize> {
    let mut seen = BTreeSet::new();
    let fresh = times.iter().enumerate().filter(|(_, t)| seen.insert(period(t)));
    fresh.map(|(i, _)| i).take(most).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{Duration, TimeZone};

    const KEEP: Keep = Keep {
        daily: 7,
        weekly: 4,
        monthly: 12,
    };

    // Every six hours for two years, kept as it would be with pruning after each.
    #[test]
    fn two_years_of_backups_leave_days_weeks_and_months() {
        let start = Utc.with_ymd_and_hms(2025, 1, 1, 3, 0, 0).unwrap();
        let mut there: Vec<DateTime<Utc>> = Vec::new();
        for n in 0..(2 * 365 * 4) {
            there.insert(0, start + Duration::hours(6 * n));
            let kept = kept(&there, KEEP);
            there = kept.into_iter().map(|i| there[i]).collect();
        }
        let newest = there[0];
        assert!(there.len() <= 7 + 4 + 12, "{}", there.len());
        for days in 0..7 {
            assert!(
                there.iter().any(|t| t.date_naive() == (newest - Duration::days(days)).date_naive()),
                "{days} days ago"
            );
        }
        let months: BTreeSet<(i32, u32)> = there.iter().map(|t| (t.year(), t.month())).collect();
        assert_eq!(months.len(), 12);
        let weeks: BTreeSet<u32> = there
            .iter()
            .filter(|t| newest - **t < Duration::days(25))
            .map(|t| t.iso_week().week())
            .collect();
        assert!(weeks.len() >= 4);
    }

    #[test]
    fn the_newest_stays_whatever_is_said() {
        let nothing = Keep {
            daily: 0,
            weekly: 0,
            monthly: 0,
        };
        let now = Utc.with_ymd_and_hms(2026, 3, 1, 0, 0, 0).unwrap();
        assert_eq!(kept(&[now, now - Duration::days(1)], nothing), BTreeSet::from([0]));
    }
}
