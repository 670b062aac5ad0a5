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
    // The line of what nothing is known of.
    first: usize,
    /// Every text in it, with its path.
    pub(super) texts: Vec<(String, String)>,
}

impl Source {
    /// The lines of a TOML text; what does not parse has none.
    pub(super) fn toml(name: String, text: &str) -> Self {
        let mut source = Self::plain(name);
        if let Ok(table) = DeTable::parse(text) {
            source.walk_table(table.get_ref(), "", &Text::new(text));
        }
        source
    }

    /// A file whose findings name their lines themselves.
    pub(super) fn plain(name: String) -> Self {
        Self {
            name,
            lines: HashMap::new(),
            first: 1,
            texts: Vec::new(),
        }
    }

    /// The part of a file that stands at `at`, as if it were a file of its own.
    pub(super) fn part(&self, at: &str) -> Self {
        let inner = |path: &str| Some(path.strip_prefix(at)?.strip_prefix('.')?.to_owned());
        Self {
            name: self.name.clone(),
            lines: self.lines.iter().filter_map(|(path, line)| Some((inner(path)?, *line))).collect(),
            first: self.line(at),
            texts: self.texts.iter().filter_map(|(path, text)| Some((inner(path)?, text.clone()))).collect(),
        }
    }

    /// The same file with only those texts whose path is to be kept.
    pub(super) fn with_texts(&self, keep: impl Fn(&str) -> bool) -> Self {
        Self {
            name: self.name.clone(),
            lines: self.lines.clone(),
            first: self.first,
            texts: self.texts.iter().filter(|(path, _)| keep(path)).cloned().collect(),
        }
    }

    /// The line of a value, or of the nearest thing around it; the first one when nothing is known.
    pub(super) fn line(&self, path: &str) -> usize {
        let mut path = path;
        loop {
            if let Some(line) = self.lines.get(path) {
                return *line;
            }
            match path.rsplit_once('.') {
                Some((around, _)) => path = around,
                None => return self.first,
            }
        }
    }

    fn walk_table(&mut self, table: &DeTable<'_>, path: &str, text: &Text<'_>) {
        for (key, value) in table {
            let path = join(path, key.get_ref());
            self.lines.insert(path.clone(), text.line(key.span().start));
            self.walk(value, path, text);
        }
    }

    fn walk(&mut self, value: &Spanned<DeValue<'_>>, path: String, text: &Text<'_>) {
        match value.get_ref() {
            DeValue::Table(table) => self.walk_table(table, &path, text),
            DeValue::String(string) => self.texts.push((path, string.to_string())),
            DeValue::Array(items) => {
                for (i, item) in items.iter().enumerate() {
                    let path = join(&path, &i.to_string());
                    self.lines.insert(path.clone(), text.line(text.begin(&item.span())));
                    self.walk(item, path, text);
                }
            }
            _ => {}
        }
    }
}

/// A text that knows where its lines begin.
pub(super) struct Text<'a> {
    text: &'a str,
    breaks: Vec<usize>,
}

impl<'a> Text<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let breaks = text.bytes().enumerate().filter(|(_, b)| *b == b'\n').map(|(i, _)| i).collect();
        Self { text, breaks }
    }

    /// The line in which a byte stands, from 1.
    pub(super) fn line(&self, at: usize) -> usize {
        self.breaks.partition_point(|b| *b < at) + 1
    }

    // The span of a `[[table]]` may begin with the line break before its header.
    fn begin(&self, span: &Range<usize>) -> usize {
        let blank = self.text.get(span.clone()).map_or(0, |t| t.len() - t.trim_start().len());
        span.start + blank
    }
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
