//! Does a quote stand in the player's answer? Compared after Unicode and white-space normalisation.

use crate::text::normalise;

/// The shortest quote that can prove anything, in letters and digits.
const SHORTEST: usize = 2;

/// Finds `quote` in `answer` and gives back the answer's own words, as the player typed them.
/// `None` when the quote is too short to prove anything or does not stand there on word borders.
pub fn find(answer: &str, quote: &str) -> Option<String> {
    let wanted = normalise(quote.trim().trim_matches(['"', '\'', '\u{201C}', '\u{201D}', '.', ',', ' ', '\u{2026}']));
    if wanted.chars().filter(|c| c.is_alphanumeric()).count() < SHORTEST {
        return None;
    }
    let is_plain = answer.is_ascii();
    let starts: Vec<usize> = word_starts(answer);
    let ends: Vec<usize> = word_ends(answer);
    for &start in &starts {
        for &end in ends.iter().filter(|e| **e > start) {
            let candidate = normalise(&answer[start..end]);
            if candidate == wanted {
                return Some(answer[start..end].trim().to_owned());
            }
            // In plain text a longer stretch begins like a shorter one; elsewhere what follows a letter may still change it.
            if candidate.len() > wanted.len() + 8 || (is_plain && !wanted.starts_with(&candidate)) {
                break;
            }
        }
    }
    None
}

fn word_starts(text: &str) -> Vec<usize> {
    borders(text, |previous, current| !previous && current)
}

fn word_ends(text: &str) -> Vec<usize> {
    let mut ends = borders(text, |previous, current| previous && !current);
    // A quote may also end on the marks behind a word, or at the very end.
    ends.extend(text.char_indices().filter(|(_, c)| c.is_ascii_punctuation()).map(|(i, c)| i + c.len_utf8()));
    ends.push(text.len());
    ends.sort_unstable();
    ends.dedup();
    ends
}

fn borders(text: &str, is_border: impl Fn(bool, bool) -> bool) -> Vec<usize> {
    let mut previous = false;
    let mut found = Vec::new();
    for (i, c) in text.char_indices() {
        let current = !c.is_whitespace() && !c.is_ascii_punctuation();
        // Scripts without spaces: every letter may begin or end a word.
        if is_border(previous, current) || (previous && current && !c.is_ascii() && !c.is_lowercase() && !c.is_uppercase()) {
            found.push(i);
        }
        previous = current;
    }
    found
}
