//! Careers: the catalogue's search, and what a typed title stands for.

use crate::Game;
use careersim_coach::library::{Career, Hit};
use careersim_domain::CareerTitle;

/// The titles shown before anything is typed: known to everybody, from different worlds of work.
const SUGGESTED: [&str; 6] = [
    "registered-nurse",
    "software-developer",
    "electrician",
    "primary-school-teacher",
    "chef",
    "police-officer",
];

impl Game {
    /// The careers that fit what is typed, best first; suggestions when nothing is.
    pub fn search_careers(&self, typed: &str, limit: usize) -> Vec<Hit<'static>> {
        if typed.trim().is_empty() {
            let known = SUGGESTED.iter().filter_map(|slug| self.library.career(slug));
            return known
                .take(limit)
                .map(|career| Hit {
                    career,
                    matched: None,
                    score: 1.0,
                })
                .collect();
        }
        self.library.search(typed, limit)
    }

    /// The catalogue's entry for a title, if it is surely that one.
    pub fn resolve_career(&self, title: &CareerTitle) -> Option<&'static Career> {
        self.library.resolve(title)
    }
}
