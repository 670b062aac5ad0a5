//! Every rule has a bad sample that is found with its line; the library itself is clean.

mod library;
mod packs;
mod scenes;

use super::*;
use std::fs;
use std::path::PathBuf;

fn content() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content")
}

fn read(file: &str) -> String {
    fs::read_to_string(content().join(file)).unwrap()
}

fn write(folder: &Path, file: &str, text: &str) -> PathBuf {
    let path = folder.join(file);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, text).unwrap();
    path
}

fn said(report: &Report) -> Vec<String> {
    report.findings.iter().map(ToString::to_string).collect()
}

const DAY: &str = "days/registered-nurse.toml";
const CARD: &str = "cards/29-1.toml";
const CAREERS: &str = "catalogue/29.toml";

/// A change to a clean file: what begins the line that is replaced, the line that stands there then, and what must be said about which line. The first line
/// that begins so is meant, `@N` at the end of the beginning means the Nth.
fn break_line(file: &str, begins: &str, instead: &str) -> (String, usize) {
    let (begins, nth) = begins.rsplit_once('@').map_or((begins, 1), |(b, n)| (b, n.parse().unwrap()));
    let text = read(file);
    let (line, _) = text
        .lines()
        .enumerate()
        .filter(|(_, l)| l.starts_with(begins))
        .nth(nth - 1)
        .unwrap_or_else(|| panic!("`{begins}` in {file}"));
    let lines: Vec<String> = text
        .lines()
        .enumerate()
        .map(|(i, l)| if i == line { instead.to_owned() } else { l.to_owned() })
        .collect();
    (lines.join("\n"), line + 1)
}

fn must_find(file: &str, begins: &str, instead: &str, message: &str) {
    let (text, line) = break_line(file, begins, instead);
    let folder = tempfile::tempdir().unwrap();
    let report = lint(&write(folder.path(), file, &text)).unwrap();
    let found = report
        .findings
        .iter()
        .any(|f| f.line == line && f.message.contains(message) && f.file.ends_with(file));
    assert!(found, "`{message}` in line {line} of {file}, not only:\n{}", said(&report).join("\n"));
}

fn words(n: usize) -> String {
    (0..n).map(|i| format!("word{i}")).collect::<Vec<_>>().join(" ")
}

#[test]
fn the_whole_library_is_clean() {
    let report = lint(&content()).unwrap();
    assert_eq!(said(&report), Vec::<String>::new());
    assert!(report.summary.len() >= 8);
}
