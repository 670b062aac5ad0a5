//! Cleaning and counting of text. Lengths are Unicode scalar values, as the page counts them too.

use crate::Invalid;
use unicode_normalization::UnicodeNormalization;

/// Trims, then folds every run of white space into one space.
pub fn fold_spaces(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.push_str(word);
    }
    folded
}

/// What two texts must share to count as the same words: NFKC, lower case, plain quotes and dashes, folded white space.
pub fn normalise(text: &str) -> String {
    if text.is_ascii() {
        let mut folded = fold_spaces(text);
        folded.make_ascii_lowercase();
        return if folded.contains('`') { folded.replace('`', "'") } else { folded };
    }
    let plain: String = text.nfkc().flat_map(char::to_lowercase).filter(|c| !is_invisible(*c)).map(plain_mark).collect();
    fold_spaces(&plain)
}

fn plain_mark(c: char) -> char {
    match c {
        '\u{2018}' | '\u{2019}' | '\u{201B}' | '\u{2032}' | '`' | '\u{00B4}' => '\'',
        '\u{201C}' | '\u{201D}' | '\u{201E}' | '\u{00AB}' | '\u{00BB}' => '"',
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        other => other,
    }
}

/// Characters that can hide or turn text around: zero-width marks and bidirectional controls.
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{00AD}' | '\u{061C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}')
}

/// Removes what a page or a prompt must never carry: controls other than a line break or tab, and invisible marks.
pub fn clean(text: &str) -> String {
    text.chars()
        .filter(|c| matches!(c, '\n' | '\t') || !(c.is_control() || is_invisible(*c)))
        .collect::<String>()
        .trim()
        .to_owned()
}

/// Words as people count them: what stands between white space.
pub fn word_count(text: &str) -> usize {
    text.split_whitespace().count()
}

/// Checks a text that a person typed: no U+0000, and `min..=max` characters after trimming.
///
/// # Errors
/// `control_character`, `too_short` or `too_long`.
pub fn bounded(text: &str, min: usize, max: usize) -> Result<String, Invalid> {
    let trimmed = text.trim();
    if trimmed.contains('\0') {
        return Err(Invalid::new("control_character", "must not contain the character U+0000"));
    }
    let length = trimmed.chars().count();
    if length < min {
        let message = match min {
            1 => "must have at least 1 character".to_owned(),
            _ => format!("must have at least {min} characters"),
        };
        return Err(Invalid::new("too_short", message));
    }
    if length > max {
        return Err(Invalid::new("too_long", format!("must have at most {max} characters, this has {length}")));
    }
    Ok(trimmed.to_owned())
}
