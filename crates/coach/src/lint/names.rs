//! Names of people in texts: capital letters inside a sentence.

use std::collections::HashMap;

/// Capital words that stand before names and are none.
const TITLES: [&str; 22] = [
    "Mr",
    "Mrs",
    "Ms",
    "Miss",
    "Dr",
    "Sir",
    "Madam",
    "Professor",
    "Nurse",
    "Officer",
    "Sergeant",
    "Captain",
    "Chef",
    "Judge",
    "Father",
    "Sister",
    "Doctor",
    "Aunt",
    "Uncle",
    "Grandma",
    "Grandpa",
    "Inspector",
];

/// The full names of a ledger of facts.
pub(super) struct Names {
    last_by_first: HashMap<String, String>,
}

impl Names {
    /// Every pair of capital words in these facts.
    pub(super) fn of<'a>(facts: impl Iterator<Item = &'a str>) -> Self {
        let mut names = Self { last_by_first: HashMap::new() };
        for (first, last) in facts.flat_map(pairs) {
            names.last_by_first.entry(first).or_insert(last);
        }
        names
    }

    /// Names in a text whose first name the ledger knows with another last name: what is said, and what the ledger says.
    pub(super) fn contradicted(&self, text: &str) -> Vec<(String, String)> {
        let known = |(first, last): (String, String)| {
            let ours = self.last_by_first.get(&first)?;
            (*ours != last && !self.last_by_first.contains_key(&last)).then(|| (format!("{first} {last}"), format!("{first} {ours}")))
        };
        pairs(text).into_iter().filter_map(known).collect()
    }
}

// A first and a last name: two capital words without a mark between them, neither of them a form of address.
fn pairs(text: &str) -> Vec<(String, String)> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let pair = |w: &[&str]| {
        let (first, last) = (w[0].trim_start_matches(['"', '\'', '(', '\u{201C}']), bare(w[1]));
        let whole = is_name(first) && is_name(&last) && first.chars().all(|c| c.is_alphabetic() || c == '-');
        (whole && !TITLES.contains(&first) && !TITLES.contains(&last.as_str())).then(|| (first.to_owned(), last))
    };
    words.windows(2).filter_map(pair).collect()
}

/// A word without marks around it and without a genitive.
fn bare(word: &str) -> String {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    word.trim_end_matches("'s").trim_end_matches("\u{2019}s").to_owned()
}

/// A capital letter, and then small ones; neither `I'd` nor `X-ray` nor `RCD`.
fn is_name(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.next().is_some_and(char::is_lowercase) && word.chars().count() > 2
}

/// Capital words inside sentences: names of people, places and days, without marks.
pub(super) fn capitals(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut begins = true;
    for word in text.split_whitespace() {
        let opens = word.starts_with(['"', '\u{201C}', '\'', '\u{2018}', '(']);
        let name = bare(word);
        if !begins && !opens && is_name(&name) && !TITLES.contains(&name.as_str()) {
            found.push(name);
        }
        begins = word.ends_with(['.', '!', '?', ':', '"', '\'', '\u{2019}', '\u{201D}', ';', '\u{2013}', '\u{2014}']);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_half_of_a_full_name_is_found() {
        let names = Names::of(["Ines Okafor is the charge nurse", "Bed 4 is Mr Halloran"].into_iter());
        assert_eq!(
            names.contradicted("You call Ines Duarte."),
            [("Ines Duarte".to_owned(), "Ines Okafor".to_owned())]
        );
        for fine in ["Ask Ines. Mr Halloran sleeps", "Ines Okafor's phone", "Tell Ines about Tomas"] {
            assert!(names.contradicted(fine).is_empty(), "{fine}");
        }
    }

    #[test]
    fn capitals_inside_sentences_are_names() {
        assert_eq!(
            capitals("Tell Ms Fonseca on Monday. Then \"Go\" and I'd ask Dele's boss"),
            ["Fonseca", "Monday", "Dele"]
        );
    }
}
