//! How common each word is in the library's texts: the general document frequency, and the vocabulary that slips are mended with.

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

// A text has at least this many words; ids and single words are none.
const TEXT: usize = 3;

/// The table as TOML, counted over every text of these content files (as JSON).
pub fn frequency_table<'a>(files: impl Iterator<Item = &'a str>) -> String {
    let (mut counts, mut texts) = (BTreeMap::<String, u32>::new(), 0_u32);
    for file in files {
        if let Ok(value) = serde_json::from_str(file) {
            each_text(&value, &mut |text| {
                texts += 1;
                for word in words(text) {
                    *counts.entry(word).or_insert(0) += 1;
                }
            });
        }
    }
    let mut table = format!(
        "# Made by `cargo run -p careersim-coach --example lab -- frequency`: in how many of the library's texts each word stands.\ntexts = {texts}\n\n[words]\n"
    );
    for (word, count) in counts {
        // Writing to a String cannot fail.
        let _ = writeln!(table, "{word:?} = {count}");
    }
    table
}

fn each_text(value: &Value, found: &mut impl FnMut(&str)) {
    match value {
        Value::String(text) if text.split_whitespace().count() >= TEXT => found(text),
        Value::Array(values) => values.iter().for_each(|v| each_text(v, found)),
        Value::Object(map) => map.values().for_each(|v| each_text(v, found)),
        _ => {}
    }
}

fn words(text: &str) -> BTreeSet<String> {
    let folded = careersim_domain::text::normalise(text).replace('\'', "");
    folded.split(|c: char| !c.is_alphabetic()).filter(|w| w.len() > 1).map(str::to_owned).collect()
}
