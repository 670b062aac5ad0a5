//! A light stemmer for English: enough to see that `checked`, `checking` and `checks` are one word. Irregular forms are data (`words.toml`).

use std::collections::HashMap;

// Endings in -ing and -ed only fall when a whole syllable is left.
fn has_vowel(stem: &str) -> bool {
    stem.bytes().any(|b| matches!(b, b'a' | b'e' | b'i' | b'o' | b'u' | b'y'))
}

fn is_consonant(b: u8) -> bool {
    b.is_ascii_lowercase() && !matches!(b, b'a' | b'e' | b'i' | b'o' | b'u')
}

/// The stem of a word in lower case, by the table of irregular forms first.
pub(super) fn stem(word: &str, irregular: &HashMap<String, String>) -> String {
    match irregular.get(word) {
        // A word that only looks like a form of another one, such as `something`.
        Some(base) if base == word => return base.clone(),
        Some(base) => return rule_stem(base),
        None => {}
    }
    let singular = without_plural(word);
    irregular.get(&singular).map_or_else(|| rule_stem(word), |base| rule_stem(base))
}

fn rule_stem(word: &str) -> String {
    if word.len() <= 3 || !word.is_ascii() {
        return word.to_owned();
    }
    without_e(&without_tail(&without_plural(word)))
}

fn without_plural(word: &str) -> String {
    if word.len() > 4 && word.ends_with("ies") {
        return format!("{}y", &word[..word.len() - 3]);
    }
    let es = ["sses", "shes", "ches", "xes", "zes"].iter().any(|e| word.ends_with(e));
    if es && word.len() > 4 {
        return word[..word.len() - 2].to_owned();
    }
    let plain_s = word.ends_with('s') && !["ss", "us", "is"].iter().any(|e| word.ends_with(e));
    if plain_s && word.len() > 3 {
        word[..word.len() - 1].to_owned()
    } else {
        word.to_owned()
    }
}

fn without_tail(word: &str) -> String {
    if word.len() > 4 && word.ends_with("ied") {
        return format!("{}y", &word[..word.len() - 3]);
    }
    for tail in ["ing", "ed"] {
        if let Some(rest) = word.strip_suffix(tail)
            && rest.len() >= 2
            && has_vowel(rest)
            && !(tail == "ed" && rest.ends_with('e'))
        {
            return mended(rest);
        }
    }
    match word.strip_suffix("ly") {
        Some(rest) if rest.len() > 3 => rest.to_owned(),
        _ => word.to_owned(),
    }
}

// `stopp` was `stop`, `mak` was `make`.
fn mended(rest: &str) -> String {
    let b = rest.as_bytes();
    let n = b.len();
    if n >= 3 && b[n - 1] == b[n - 2] && is_consonant(b[n - 1]) && !matches!(b[n - 1], b'l' | b's' | b'z') {
        return rest[..n - 1].to_owned();
    }
    if n == 3 && is_consonant(b[0]) && !is_consonant(b[1]) && is_consonant(b[2]) && !matches!(b[2], b'w' | b'x' | b'y') {
        return format!("{rest}e");
    }
    rest.to_owned()
}

fn without_e(word: &str) -> String {
    match word.strip_suffix('e') {
        Some(rest) if rest.len() >= 4 => rest.to_owned(),
        _ => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_share_a_stem() {
        let irregular: HashMap<String, String> = [("told", "tell"), ("wrote", "write")].map(|(a, b)| (a.to_owned(), b.to_owned())).into();
        let families: [&[&str]; 12] = [
            &["check", "checks", "checked", "checking"],
            &["write", "writes", "writing", "wrote"],
            &["stop", "stops", "stopped", "stopping"],
            &["decide", "decided", "deciding"],
            &["carry", "carries", "carried", "carrying"],
            &["care", "cares", "cared", "caring"],
            &["call", "calls", "called", "calling"],
            &["tell", "tells", "told", "telling"],
            &["immediate", "immediately"],
            &["quick", "quickly"],
            &["box", "boxes"],
            &["raise", "raised", "raising"],
        ];
        for family in families {
            let stems: Vec<String> = family.iter().map(|w| stem(w, &irregular)).collect();
            assert!(stems.iter().all(|s| *s == stems[0]), "{family:?} became {stems:?}");
        }
        for word in ["ring", "need", "thing", "bus", "boss", "this", "看護師"] {
            assert_eq!(stem(word, &irregular), word);
        }
    }
}
