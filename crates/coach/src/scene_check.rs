//! Is a scene that a model made fit to be shown? The bounds are the domain's; here are the ways in which models give the answer away.

use careersim_domain::Scenario;
use regex::Regex;
use std::sync::LazyLock;

// The best option may be longer than every other one by a half, or by so many characters.
const LONGER_BY: usize = 40;

static TELLS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)^\W*(?:best|correct|right)\s+(?:answer|option|choice)\b|\(\s*(?:best|correct|right)(?:\s+\w+)?\s*\)|\bscore\s*[:=]\s*\d").ok()
});

/// May a player see it?
pub(crate) fn is_fit(scenario: &Scenario) -> bool {
    scenario.faults().is_empty() && !best_is_by_far_the_longest(scenario) && !says_which_is_best(scenario)
}

fn best_is_by_far_the_longest(scenario: &Scenario) -> bool {
    let lengths: Vec<usize> = scenario.options.iter().map(|o| o.text.chars().count()).collect();
    let Some(best) = scenario.best_option() else { return false };
    let others = lengths.iter().enumerate().filter(|(i, _)| *i != best).map(|(_, l)| *l).max().unwrap_or(0);
    let own = lengths[best];
    own * 2 > others * 3 && own >= others + LONGER_BY
}

fn says_which_is_best(scenario: &Scenario) -> bool {
    let Some(tells) = TELLS.as_ref() else { return false };
    scenario.options.iter().any(|o| tells.is_match(&o.text))
}
