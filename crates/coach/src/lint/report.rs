//! What the lint says: findings, each with its place, and figures over the whole.

use super::source::Source;
use std::fmt;

/// Something that breaks a rule.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// The file.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong, naming the thing.
    pub message: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.message)
    }
}

/// Collects findings.
#[derive(Debug, Default)]
pub(super) struct Findings(Vec<Finding>);

impl Findings {
    /// Is nothing wrong so far?
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Notes what is wrong with the value at `path` of a file.
    pub(super) fn add(&mut self, source: &Source, path: &str, message: impl Into<String>) {
        self.at(source, source.line(path), message);
    }

    /// Notes what is wrong in a line.
    pub(super) fn at(&mut self, source: &Source, line: usize, message: impl Into<String>) {
        self.0.push(Finding {
            file: source.name.clone(),
            line,
            message: message.into(),
        });
    }
}

/// The outcome of a lint.
#[derive(Debug)]
pub struct Report {
    /// Every finding, by file and line.
    pub findings: Vec<Finding>,
    /// Figures over the whole, one a line.
    pub summary: Vec<String>,
}

impl Report {
    pub(super) fn new(findings: Findings, summary: Vec<String>) -> Self {
        let mut findings = findings.0;
        findings.sort();
        findings.dedup();
        Self { findings, summary }
    }
}
