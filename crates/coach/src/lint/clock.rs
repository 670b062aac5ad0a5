//! The clock of a day: the time at which each scene begins must not run backwards. A night may pass midnight once, and noon turns 12 into 1 once.

use super::load::{Content, Loaded};
use super::report::Findings;
use crate::library::Day;
use regex::Regex;
use std::sync::OnceLock;

/// Checks every day.
pub(super) fn check(content: &Content, findings: &mut Findings) {
    content.days.iter().for_each(|file| day(file, findings));
}

fn day(file: &Loaded<Day>, findings: &mut Findings) {
    let times: Vec<(usize, u32)> = file
        .value
        .scene
        .iter()
        .enumerate()
        .filter_map(|(i, s)| begins(&s.situation).map(|t| (i, t)))
        .collect();
    let backwards: Vec<_> = times.windows(2).filter(|w| w[1].1 < w[0].1).collect();
    if let Some(second) = backwards.get(1) {
        let message = "the clock of the day runs backwards here, and has done so before".to_owned();
        findings.add(&file.source, &format!("scene.{}.situation", second[1].0), message);
    }
}

// Minutes after midnight of the first time that a situation names with `It is 8:50`, `At 16:30`.
fn begins(situation: &str) -> Option<u32> {
    static TIME: OnceLock<Option<Regex>> = OnceLock::new();
    let time = TIME.get_or_init(|| Regex::new(r"(?:It is|it is|It's|At|at|By) (?:exactly |just )?(\d{1,2})[:.](\d{2})\b").ok());
    let found = time.as_ref()?.captures(situation)?;
    let part = |n: usize| found.get(n).and_then(|m| m.as_str().parse::<u32>().ok());
    Some(part(1)? * 60 + part(2)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_time_counts() {
        assert_eq!(begins("It is 8:50, and at 9:30 there is a hearing."), Some(530));
        assert_eq!(begins("At 16.05 the phone rings."), Some(965));
        assert_eq!(begins("A bill of 12:40 came."), None);
    }
}
