//! What the search knows of words before it compares them letter by letter, and the short numbers that it keeps.

/// What is quick to compare of a word: its letters as a set, and how many characters it has.
#[derive(Clone, Copy)]
pub(super) struct Shape {
    letters: u32,
    /// In characters.
    pub(super) length: usize,
}

impl Shape {
    /// The shape of a word.
    pub(super) fn of(word: &str) -> Self {
        Self {
            letters: word.chars().fold(0, |set, c| set | 1 << (u32::from(c) % 32)),
            length: word.chars().count(),
        }
    }

    // One slip changes the set by two letters at most.
    /// May the words lie so many slips apart? `false` is sure.
    pub(super) fn may_be(self, other: Self, slips: u32) -> bool {
        (self.letters ^ other.letters).count_ones() <= 2 * slips
    }
}

/// Numbers of forms and words are far below what fits; half as long, they take half the room.
pub(super) fn short(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// The other way round.
pub(super) fn long(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_within_reach_is_left_out() {
        for (typed, word, slips) in [
            ("nruse", "nurse", 1),
            ("plumer", "plumber", 1),
            ("elektrican", "electrician", 2),
            ("nurze", "nurse", 1),
        ] {
            assert!(Shape::of(typed).may_be(Shape::of(word), slips), "{typed}");
        }
        assert!(!Shape::of("nurse").may_be(Shape::of("welder"), 1));
    }
}
