//! What people read in a problem, in their own language. The English sentence is the key, with a hole `{}` wherever a figure, a name in
//! back-ticks or a list of such names stands, so that no sentence has to be known in all its forms. What has no translation stays English.

use std::{collections::HashMap, sync::LazyLock};

/// The language that everything is written in.
pub const ENGLISH: &str = "en";
/// The languages that problems are told in.
pub const LANGUAGES: [&str; 2] = [ENGLISH, "de"];

static GERMAN: LazyLock<HashMap<String, String>> =
    LazyLock::new(|| serde_json::from_str(include_str!("../../../../content/problems/de.json")).unwrap_or_default());

/// The sentence in this language.
pub fn say(language: &str, english: &str) -> String {
    let table = match language {
        "de" => &*GERMAN,
        _ => return english.to_owned(),
    };
    whole(table, english).or_else(|| parts(table, english)).unwrap_or_else(|| english.to_owned())
}

// Several complaints in one sentence: each by itself, and all or none, so that no sentence is half in one language.
fn parts(table: &HashMap<String, String>, english: &str) -> Option<String> {
    let told: Option<Vec<String>> = english.split("; ").map(|part| whole(table, part)).collect();
    told.map(|told| told.join("; "))
}

fn whole(table: &HashMap<String, String>, english: &str) -> Option<String> {
    let (key, held) = holes(english);
    let mut held = held.into_iter();
    let mut pieces = table.get(&key)?.split("{}");
    let mut told = pieces.next()?.to_owned();
    for piece in pieces {
        told.push_str(&in_words(table, held.next().unwrap_or_default()));
        told.push_str(piece);
    }
    Some(told)
}

// The last of several names stands behind an "or".
fn in_words(table: &HashMap<String, String>, held: &str) -> String {
    table
        .get(" or ")
        .map_or_else(|| held.to_owned(), |or| held.replace("` or `", &format!("`{or}`")))
}

/// The sentence with holes, and what stood in them.
fn holes(sentence: &str) -> (String, Vec<&str>) {
    let (mut key, mut held, mut rest) = (String::new(), Vec::new(), sentence);
    while let Some(first) = rest.chars().next() {
        let length = held_at(rest);
        if length > 0 {
            key.push_str("{}");
            held.push(&rest[..length]);
            rest = &rest[length..];
        } else {
            key.push(first);
            rest = &rest[first.len_utf8()..];
        }
    }
    (key, held)
}

// How many bytes from the start are a figure (`3`, `1..=200`) or names in back-ticks.
fn held_at(text: &str) -> usize {
    if text.starts_with('`') { names(text) } else { figure(text) }
}

fn figure(text: &str) -> usize {
    let digits = |t: &str| t.len() - t.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let first = digits(text);
    let second = text[first..].strip_prefix("..=").map_or(0, digits);
    if first > 0 && second > 0 { first + "..=".len() + second } else { first }
}

fn names(text: &str) -> usize {
    let mut end = name(text);
    while end > 0 {
        let next = [", ", " or "]
            .iter()
            .find(|s| text[end..].starts_with(**s) && text[end + s.len()..].starts_with('`'));
        let Some(separator) = next else { break };
        let more = name(&text[end + separator.len()..]);
        if more == 0 {
            break;
        }
        end += separator.len() + more;
    }
    end
}

fn name(text: &str) -> usize {
    text[1..].find('`').map_or(0, |inside| inside + 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_and_names_are_holes() {
        for (sentence, key) in [
            ("must have at least 3 characters", "must have at least {} characters"),
            ("must be 1..=10", "must be {}"),
            ("must be `easy`, `normal` or `hard`", "must be {}"),
            ("unknown field `x`, expected one of `a`, `b`", "unknown field {}, expected one of {}"),
            ("a ` that ends nowhere", "a ` that ends nowhere"),
            ("U+0000", "U+{}"),
        ] {
            assert_eq!(holes(sentence).0, key);
        }
    }

    #[test]
    fn what_stood_in_them_is_kept() {
        assert_eq!(say("de", "must have at least 3 characters"), "muss mindestens 3 Zeichen haben");
        assert_eq!(say("de", "must be `easy`, `normal` or `hard`"), "muss `easy`, `normal` oder `hard` sein");
        assert_eq!(say("en", "must be 1..=10"), "must be 1..=10");
        assert_eq!(say("de", "nobody translated this"), "nobody translated this");
    }

    #[test]
    fn each_translation_has_the_holes_of_its_key() {
        assert!(GERMAN.len() > 50, "the table could not be read");
        for (key, told) in &*GERMAN {
            assert_eq!(key.matches("{}").count(), told.matches("{}").count(), "{key}");
            assert_eq!(holes(&key.replace("{}", "7")).0, *key, "no sentence leads to this key");
        }
    }
}
