//! Rules of the golden set: lines that read, scenes that exist, labels that fit their kind, halves that share no scene, and hashes that hold.

use super::load::Content;
use super::report::Findings;
use super::source::Source;
use crate::calibrate::{Case, Kind, SceneOf};
use careersim_domain::AnswerText;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fmt::Write as _;
use std::fs;
use std::ops::RangeInclusive;
use std::path::Path;

/// The halves of the golden set, and beside it the open set of probes and the two sets of strangers.
const FILES: [&str; 5] = ["tune.jsonl", "release.jsonl", "probes.jsonl", "strangers.jsonl", "strangers-2.jsonl"];
/// The first files are the golden set.
const HALVES: usize = 2;
const ANSWERS: usize = 240;
const SCENES: usize = 24;

/// What the files hold, for the summary; what is beside the golden set counts in `answers` only.
#[derive(Debug, Default)]
pub(super) struct Golden {
    /// Answers of each file.
    pub(super) answers: BTreeMap<&'static str, usize>,
    pub(super) scenes: BTreeSet<String>,
    pub(super) kinds: BTreeMap<Kind, usize>,
    /// The lengths and labels of all answers.
    pub(super) lengths: Vec<(f64, f64)>,
}

/// Checks the golden folder, when there is one.
pub(super) fn check(content: &Content, findings: &mut Findings) -> Option<Golden> {
    let folder = content.golden.as_ref()?;
    let origins: HashSet<String> = content
        .scenes()
        .iter()
        .map(|s| format!("{}:{}/{}", if s.is_card { "card" } else { "day" }, s.file, s.id))
        .collect();
    let mut golden = Golden::default();
    let (mut ids, mut halves) = (HashSet::new(), Vec::new());
    for half in FILES {
        let path = folder.join(half);
        let source = Source::plain(path.display().to_string());
        let Ok(text) = fs::read_to_string(&path) else {
            findings.at(&source, 1, format!("`{half}` is missing"));
            continue;
        };
        let mut scenes = BTreeSet::new();
        for (i, line) in text.lines().enumerate() {
            if let Some(case) = case(line, &source, i + 1, findings) {
                answer(&case, &source, i + 1, (&origins, &mut ids), findings);
                golden.add(half, &case);
                scenes.insert(name(&case.scene));
            }
        }
        hash(folder, half, &text, findings);
        halves.push((source, text, scenes));
    }
    overlap(&halves, findings);
    golden.size(folder, findings);
    Some(golden)
}

fn case(line: &str, source: &Source, number: usize, findings: &mut Findings) -> Option<Case> {
    serde_json::from_str(line)
        .inspect_err(|error| findings.at(source, number, format!("the line is no case: {error}")))
        .ok()
}

fn name(scene: &SceneOf) -> String {
    match scene {
        SceneOf::Origin(origin) => origin.clone(),
        SceneOf::Embedded(scenario) => scenario.situation.clone(),
    }
}

// The labels that each kind may have, by FORMAT.md.
fn labels(kind: Kind) -> RangeInclusive<u8> {
    match kind {
        Kind::Excellent => 8..=10,
        Kind::Good | Kind::ShortGood => 6..=9,
        Kind::Middling => 3..=7,
        Kind::Weak => 1..=4,
        Kind::Harmful | Kind::Keywords | Kind::Gibberish | Kind::Command | Kind::OffTopic | Kind::Copied | Kind::OneWord => 0..=2,
        Kind::Mixed => 3..=5,
        Kind::Negated | Kind::LongBad => 0..=4,
        Kind::Other => 0..=10,
    }
}

fn answer(case: &Case, source: &Source, line: usize, (origins, ids): (&HashSet<String>, &mut HashSet<String>), findings: &mut Findings) {
    let mut say = |holds: bool, message: String| {
        if !holds {
            findings.at(source, line, message);
        }
    };
    say(ids.insert(case.id.clone()), format!("the id `{}` stands in the set twice", case.id));
    let found = !matches!(&case.scene, SceneOf::Origin(origin) if !origins.contains(origin));
    say(found, format!("the library has no scene `{}`", name(&case.scene)));
    say(
        AnswerText::parse(&case.answer).is_ok(),
        format!("the answer of `{}` is not of 1 to 500 characters", case.id),
    );
    say(!case.reason.trim().is_empty(), format!("`{}` gives no reason for its label", case.id));
    let label = case.label.get();
    say(
        labels(case.kind).contains(&label),
        format!("the label {label} does not fit the kind `{:?}`", case.kind),
    );
}

fn hash(folder: &Path, half: &str, text: &str, findings: &mut Findings) {
    let path = folder.join("HASHES");
    let source = Source::plain(path.display().to_string());
    let recorded = fs::read_to_string(&path).unwrap_or_default();
    let line = recorded.lines().position(|l| l.split_whitespace().nth(1) == Some(half));
    let wanted = line.and_then(|i| recorded.lines().nth(i)).and_then(|l| l.split_whitespace().next());
    let mut is = String::new();
    for byte in Sha256::digest(text) {
        // Writing to a String cannot fail.
        let _ = write!(is, "{byte:02x}");
    }
    if wanted != Some(is.as_str()) {
        findings.at(
            &source,
            line.map_or(1, |i| i + 1),
            format!("`{half}` was changed after its hash was recorded: it is {is}"),
        );
    }
}

fn overlap(halves: &[(Source, String, BTreeSet<String>)], findings: &mut Findings) {
    for (i, (source, text, scenes)) in halves.iter().enumerate() {
        for scene in halves[..i].iter().flat_map(|(_, _, s)| s).filter(|s| scenes.contains(*s)) {
            let line = text.lines().position(|l| l.contains(scene.as_str())).map_or(1, |i| i + 1);
            findings.at(source, line, format!("the scene `{scene}` stands in an earlier file too"));
        }
    }
}

impl Golden {
    #[expect(clippy::cast_precision_loss, reason = "an answer has at most 500 characters")]
    fn add(&mut self, half: &'static str, case: &Case) {
        *self.answers.entry(half).or_insert(0) += 1;
        if !FILES[..HALVES].contains(&half) {
            return;
        }
        *self.kinds.entry(case.kind).or_insert(0) += 1;
        self.scenes.insert(name(&case.scene));
        self.lengths.push((case.answer.chars().count() as f64, f64::from(case.label.get())));
    }

    fn size(&self, folder: &Path, findings: &mut Findings) {
        let source = Source::plain(folder.join(FILES[0]).display().to_string());
        let all: usize = self.kinds.values().sum();
        if all < ANSWERS || self.scenes.len() < SCENES {
            let message = format!("{all} answers over {} scenes; at least {ANSWERS} over {SCENES} are wanted", self.scenes.len());
            findings.at(&source, 1, message);
        }
    }
}
