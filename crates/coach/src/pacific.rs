//! When the day of Google's quotas ends: midnight in Los Angeles. The rule for daylight saving time is the law of 2007.

use chrono::{DateTime, Datelike, Duration, NaiveDate, NaiveTime, Utc, Weekday};

/// The next midnight Pacific time after `now`.
pub(crate) fn next_midnight(now: DateTime<Utc>) -> DateTime<Utc> {
    let today = (now + Duration::hours(offset(now))).date_naive();
    let tomorrow = today.succ_opt().unwrap_or(today).and_time(NaiveTime::MIN).and_utc();
    // Clocks change at 2 in the morning, so midnight may lie on the other side of the change than `now`.
    let guess = tomorrow - Duration::hours(offset(now));
    tomorrow - Duration::hours(offset(guess))
}

/// Hours to add to UTC: -7 from the second Sunday of March to the first of November, else -8.
fn offset(at: DateTime<Utc>) -> i64 {
    let year = at.year();
    let change = |month, nth, hour| {
        let day = NaiveDate::from_weekday_of_month_opt(year, month, Weekday::Sun, nth)?;
        Some(day.and_hms_opt(hour, 0, 0)?.and_utc())
    };
    let summer = change(3, 2, 10).zip(change(11, 1, 9)).is_some_and(|(start, end)| start <= at && at < end);
    if summer { -7 } else { -8 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn midnight_follows_the_season() {
        let pairs = [
            ("2026-12-01T12:00:00Z", "2026-12-02T08:00:00Z"),
            ("2026-12-01T07:59:59Z", "2026-12-01T08:00:00Z"),
            ("2026-12-01T08:00:00Z", "2026-12-02T08:00:00Z"),
            ("2026-07-04T06:00:00Z", "2026-07-04T07:00:00Z"),
            // The nights of the changes: 8 March and 1 November 2026.
            ("2026-03-08T09:00:00Z", "2026-03-09T07:00:00Z"),
            ("2026-11-01T08:00:00Z", "2026-11-02T08:00:00Z"),
        ];
        for (now, midnight) in pairs {
            assert_eq!(next_midnight(now.parse().unwrap()), midnight.parse::<DateTime<Utc>>().unwrap(), "{now}");
        }
    }
}
