//! The next scene of a day, made from what was written ahead and from what has happened so far.

use super::format::{CardFile, Career};
use super::pack::{Pack, Packed};
use super::pick::{self, Authored, Pick};
use super::{Card, DayScene, Library};
use crate::language::{self, Labels};
use careersim_domain::session::LedgerEntry;
use careersim_domain::{CareerTitle, Difficulty, Language, Provenance, Scenario, ScenarioOption, Score, Source};
use std::collections::HashSet;

/// What a scene is wanted for.
#[derive(Debug, Clone, Copy)]
pub struct SceneRequest<'a> {
    /// What the player typed.
    pub career: &'a CareerTitle,
    /// The catalogue career that it was resolved to.
    pub entry: Option<&'a Career>,
    /// How hard the day is.
    pub difficulty: Difficulty,
    /// The language asked for.
    pub language: &'a Language,
    /// The scene's number, from 1.
    pub round: u8,
    /// How many scenes the day has.
    pub rounds: u8,
    /// What has happened in this day.
    pub ledger: &'a [LedgerEntry],
    /// Origins that the player has met before.
    pub played: &'a HashSet<String>,
    /// Origins of this day so far, in order.
    pub in_day: &'a [String],
    /// Decides among equals.
    pub seed: u64,
    /// The days that packs have for this career.
    pub packs: &'a [Packed<'a>],
    /// Origins that are dealt to nobody any more.
    pub withdrawn: &'a HashSet<String>,
}

impl SceneRequest<'_> {
    /// May the scene of this origin still be dealt?
    pub(super) fn may(&self, origin: &str) -> bool {
        !self.withdrawn.contains(origin)
    }
}

/// A scene with where it came from.
#[derive(Debug, Clone)]
pub struct MadeScene {
    /// The scene.
    pub scenario: Scenario,
    /// A paragraph before the situation that links it to what happened earlier.
    pub carry: Option<String>,
    /// `library` for authored days, `offline` for cards, with a label that says what it is.
    pub provenance: Provenance,
    /// Such as `day:registered-nurse/handover`, `card:29-1/unclear-order` or `pack:harbour/canal-pilot/fog`.
    pub origin: String,
    /// The language that it is written in, which may be another than the one asked for.
    pub language: Language,
}

/// Makes the next scene.
pub(super) fn make(library: &Library, request: &SceneRequest<'_>) -> MadeScene {
    match pick::pick(library, request) {
        Some(Pick::Day(day, scene)) => from_day(day, scene, request),
        Some(Pick::Card(file, card)) => from_card(file, card, request),
        None => empty_library(),
    }
}

/// The next scene of a pack, if one is meant for this career, in this language, and new to the player.
pub(super) fn make_packed(request: &SceneRequest<'_>) -> Option<MadeScene> {
    pick::pick_packed(request).map(|(day, scene)| from_day(day, scene, request))
}

fn from_day(day: Authored<'_>, scene: &DayScene, request: &SceneRequest<'_>) -> MadeScene {
    let flags: Vec<&str> = request.ledger.iter().filter_map(|e| e.flag.as_deref()).collect();
    MadeScene {
        carry: scene.carry(&flags).map(str::to_owned),
        ..authored(day, scene, request.difficulty, request.language, &flags)
    }
}

/// A scene of an authored day after the decisions that set `flags`, without the paragraph that they bring.
pub(super) fn authored(authored: Authored<'_>, scene: &DayScene, difficulty: Difficulty, language: &Language, flags: &[&str]) -> MadeScene {
    let (day, pack) = (authored.day, authored.pack);
    let mut scenario = scene.scenario(difficulty, flags);
    scenario.sources.extend(pack.map(Pack::credit));
    let label = |labels: &Labels| match pack {
        Some(pack) => labels.pack.replace("{author}", &pack.author).replace("{title}", &pack.title),
        None => labels.day.clone(),
    };
    MadeScene {
        scenario,
        carry: None,
        provenance: provenance(Source::Library, language, &day.language, label),
        origin: authored.origin(scene),
        language: written_in(&day.language),
    }
}

fn from_card(file: &CardFile, card: &Card, request: &SceneRequest<'_>) -> MadeScene {
    let label = |labels: &Labels| match (file.group.as_str(), request.entry) {
        ("general", None) => labels.unknown.clone(),
        ("general", Some(_)) => labels.general.clone(),
        _ => labels.group.replace("{group}", &file.title),
    };
    MadeScene {
        scenario: card.scenario(request.difficulty, request.career.as_str()),
        carry: request.ledger.last().and_then(link),
        provenance: provenance(Source::Offline, request.language, &file.language, label),
        origin: pick::card_origin(&file.group, &card.id),
        language: written_in(&file.language),
    }
}

// A tag that is none stands in no file: the lint sees to it.
fn written_in(tag: &str) -> Language {
    Language::parse(tag).unwrap_or_default()
}

// Told in the language asked for, also where the scene itself is in another.
fn provenance(source: Source, wanted: &Language, written: &str, label: impl Fn(&Labels) -> String) -> Provenance {
    let base = |tag: &str| tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
    let told = language::labels(wanted).map(|labels| match base(wanted.as_str()) == base(written) {
        true => label(labels),
        false if base(written) == "en" => format!("{} {}", label(labels), labels.elsewhere.replace("{wanted}", wanted.as_str())),
        false => format!("{} {}", label(labels), labels.other.replace("{written}", written)),
    });
    Provenance {
        label: told,
        ..Provenance::of(source)
    }
}

// Cards know nothing of each other: what the last decision led to is the thread.
fn link(last: &LedgerEntry) -> Option<String> {
    let consequence = last.consequence.trim();
    if consequence.is_empty() {
        return None;
    }
    let stop = if consequence.ends_with(['.', '!', '?', '"', '\u{201D}']) { "" } else { "." };
    let scene = last.scene.trim();
    let short = !scene.is_empty() && scene.chars().count() <= 60 && !scene.ends_with(['.', '!', '?']);
    let what = if short {
        format!("After “{scene}”: ")
    } else {
        "Earlier today: ".to_owned()
    };
    Some(format!("{what}{consequence}{stop} The day goes on, and something else needs you."))
}

// An installation without any card still answers, and says what is wrong.
fn empty_library() -> MadeScene {
    let option = |text: &str, score: i64| ScenarioOption {
        text: text.to_owned(),
        score: Score::saturating(score),
        feedback: "There is nothing to grade here.".to_owned(),
        consequence: "Nothing changes.".to_owned(),
        sets: None,
    };
    let situation = "This installation carries no scenes at all: its library of days and cards is empty, so there is nothing true to play. \
                     Nobody has made a mistake here but the people who built this copy of the program. \
                     You can wait for a model, tell the operator, or look at the other careers first.";
    MadeScene {
        scenario: Scenario {
            title: Some("An empty library".to_owned()),
            situation: situation.to_owned(),
            options: vec![option("Tell the operator.", 6), option("Look at another career.", 5), option("Wait.", 3)],
            criteria: Vec::new(),
            red_flags: Vec::new(),
            strong_answer: "Tell the operator that the library is empty.".to_owned(),
            facts: Vec::new(),
            sources: Vec::new(),
        },
        carry: None,
        provenance: Provenance {
            label: Some("Not a scene: this installation has no library.".to_owned()),
            ..Provenance::of(Source::Offline)
        },
        origin: "none:empty".to_owned(),
        language: Language::default(),
    }
}
