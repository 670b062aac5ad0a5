//! A content file with the line of everything in it.

use std::collections::HashMap;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A file, and where each of its values begins.
#[derive(Debug)]
pub(super) struct Source {
    /// Its path, as findings show it.
    pub(super) name: String,
    // The line of every value by its path, such as `scene.2.option.0.text`.
    lines: HashMap<String, usize>,
}

impl Source {
    /// The lines of a TOML text; what does not parse has none.
    pub(super) fn toml(name: String, text: &str) -> Self {
        let mut lines = HashMap::new();
        if let Ok(table) = DeTable::parse(text) {
            walk_table(table.get_ref(), "", text, &mut lines);
        }
        Self { name, lines }
    }

    /// A file whose findings name their lines themselves.
    pub(super) fn plain(name: String) -> Self {
        Self { name, lines: HashMap::new() }
    }

    /// The line of a value, or of the nearest thing around it; the first line when nothing is known.
    pub(super) fn line(&self, path: &str) -> usize {
        let mut path = path;
        loop {
            if let Some(line) = self.lines.get(path) {
                return *line;
            }
            match path.rsplit_once('.') {
                Some((around, _)) => path = around,
                None => return 1,
            }
        }
    }
}

/// The line in which a byte stands, from 1.
pub(super) fn line_at(text: &str, at: usize) -> usize {
    text.as_bytes().iter().take(at).filter(|b| **b == b'\n').count() + 1
}

fn walk_table(table: &DeTable<'_>, path: &str, text: &str, lines: &mut HashMap<String, usize>) {
    for (key, value) in table {
        let path = join(path, key.get_ref());
        lines.insert(path.clone(), line_at(text, key.span().start));
        walk(value, &path, text, lines);
    }
}

fn walk(value: &Spanned<DeValue<'_>>, path: &str, text: &str, lines: &mut HashMap<String, usize>) {
    match value.get_ref() {
        DeValue::Table(table) => walk_table(table, path, text, lines),
        DeValue::Array(items) => {
            for (i, item) in items.iter().enumerate() {
                let path = join(path, &i.to_string());
                lines.insert(path.clone(), line_at(text, begin(&item.span(), text)));
                walk(item, &path, text, lines);
            }
        }
        _ => {}
    }
}

// The span of a `[[table]]` may begin with the line break before its header.
fn begin(span: &Range<usize>, text: &str) -> usize {
    let blank = text.get(span.clone()).map_or(0, |t| t.len() - t.trim_start().len());
    span.start + blank
}

fn join(path: &str, step: &str) -> String {
    if path.is_empty() { step.to_owned() } else { format!("{path}.{step}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value_has_its_line() {
        let text = "a = 1\n\n[[scene]]\nid = \"x\"\n[[scene.option]]\ntext = \"t\"\n\n[[scene]]\nid = \"y\"\nfacts = [\"one\",\n  \"two\"]\n";
        let source = Source::toml("f".to_owned(), text);
        for (path, line) in [
            ("a", 1),
            ("scene.0", 3),
            ("scene.0.id", 4),
            ("scene.0.option.0", 5),
            ("scene.0.option.0.text", 6),
            ("scene.1", 8),
            ("scene.1.facts.1", 11),
            ("scene.1.missing", 8),
            ("nowhere", 1),
        ] {
            assert_eq!(source.line(path), line, "{path}");
        }
    }
}
