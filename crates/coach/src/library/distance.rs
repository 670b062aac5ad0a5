//! How many slips of the finger lie between two words.

/// The number of insertions, deletions, replacements and swaps of neighbours (optimal string alignment) between two words.
pub(crate) fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let (mut two_back, mut back) = (Vec::new(), (0..=b.len()).collect::<Vec<_>>());
    for i in 1..=a.len() {
        let mut row = vec![i; b.len() + 1];
        for j in 1..=b.len() {
            let replaced = back[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            row[j] = replaced.min(back[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                let swapped: &Vec<usize> = &two_back;
                row[j] = row[j].min(swapped[j - 2] + 1);
            }
        }
        (two_back, back) = (back, row);
    }
    back[b.len()]
}

/// Is the distance at most `most`? Words whose lengths already differ by more are not looked at.
pub(super) fn within(a: &str, b: &str, most: usize) -> bool {
    a.chars().count().abs_diff(b.chars().count()) <= most && distance(a, b) <= most
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_slips() {
        for (a, b, slips) in [
            ("nurse", "nurse", 0),
            ("nruse", "nurse", 1),
            ("nurs", "nurse", 1),
            ("plumer", "plumber", 1),
            ("", "abc", 3),
            ("elektrishan", "electrician", 3),
        ] {
            assert_eq!(distance(a, b), slips, "{a} {b}");
        }
        assert!(within("acountant", "accountant", 1) && !within("cook", "cooker", 1));
    }
}
