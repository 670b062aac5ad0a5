//! How hard texts are to read: the grade of Flesch and Kincaid, which is the school year that copes with them; about 8 is wanted.

use super::words::{count, ratio};

/// The grade of a text.
pub(super) fn grade(text: &str) -> f64 {
    let words: Vec<&str> = text.split_whitespace().filter(|w| w.chars().any(char::is_alphanumeric)).collect();
    let syllables: usize = words.iter().map(|w| syllables(w)).sum();
    let sentences = sentences(text).max(1);
    // Kincaid and others, 1975.
    (0.39 * ratio(words.len(), sentences) + 11.8 * ratio(syllables, words.len().max(1)) - 15.59).max(0.0)
}

// A full stop behind a short title or inside a number ends nothing.
fn sentences(text: &str) -> usize {
    const TITLES: [&str; 7] = ["Mr.", "Mrs.", "Ms.", "Dr.", "St.", "No.", "a.m."];
    let ends = |w: &&str| w.trim_end_matches(['"', '\'', '\u{201D}', '\u{2019}', ')']).ends_with(['.', '!', '?']) && !TITLES.contains(w);
    let ended = text.split_whitespace().filter(ends).count();
    let open = text.split_whitespace().last().is_some_and(|w| !ends(&w));
    if count(text) == 0 { 0 } else { ended + usize::from(open) }
}

// Groups of vowels; a silent e at the end is none.
fn syllables(word: &str) -> usize {
    let word: String = word.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect();
    let vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    let mut groups = 0;
    let mut before = false;
    for c in word.chars() {
        groups += usize::from(vowel(c) && !before);
        before = vowel(c);
    }
    let silent = word.ends_with('e') && !word.ends_with("le")
        || word.ends_with("es") && !word.ends_with("ses")
        || word.ends_with("ed") && !word.ends_with("ted") && !word.ends_with("ded");
    groups.saturating_sub(usize::from(silent && groups > 1)).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_counted() {
        for (word, number) in [
            ("bed", 1),
            ("nurse", 1),
            ("table", 2),
            ("signature", 3),
            ("asked", 1),
            ("wanted", 2),
            ("responsibility", 6),
            ("38.4", 1),
        ] {
            assert_eq!(syllables(word), number, "{word}");
        }
    }

    #[test]
    fn longer_sentences_and_words_are_harder() {
        let (easy, hard) = (
            grade("The dog ran. It was fast. We saw it go."),
            grade("Considerable organisational responsibilities necessitate comprehensive documentation of interdepartmental communication."),
        );
        assert!(easy < 3.0 && hard > 20.0, "{easy} {hard}");
        assert_eq!(sentences("Mr. Halloran has 38.4. \"Wait!\" You go"), 3);
    }
}
