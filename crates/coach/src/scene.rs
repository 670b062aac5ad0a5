//! Makes a scene with a model: what it is told, the form of its answer, and what code checks before anybody sees it.

use crate::chain::{Job, Task, Verdict, Why};
use crate::meter::{Meter, Purpose};
use crate::models::Models;
use crate::parse::{field, object, objects, text, whole};
use crate::plain;
use crate::prompt::PromptText;
use crate::render::{Value as Slot, disarmed, render};
use crate::retry::Outcome;
use crate::scene_check::is_fit;
use crate::{dice, language};
use careersim_domain::session::LedgerEntry;
use careersim_domain::{Competency, Criterion, Difficulty, Language, Provenance, Receipt, Scenario, ScenarioOption, Score};
use serde_json::{Map, Value, json};
use std::sync::LazyLock;

/// What is known about a career, from the catalogue or an import.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Grounding {
    /// The usual title.
    pub title: String,
    /// In a sentence.
    pub summary: String,
    /// What people in it do.
    pub tasks: Vec<String>,
    /// What they do it with.
    pub tools: Vec<String>,
    /// What can hurt.
    pub hazards: Vec<String>,
    /// Whom they deal with.
    pub people: Vec<String>,
}

/// A scene to be made.
#[derive(Debug, Clone)]
pub struct SceneJob<'a> {
    /// As the player typed it.
    pub career: &'a str,
    /// What is known about it.
    pub grounding: Option<Grounding>,
    /// How hard.
    pub difficulty: Difficulty,
    /// In which language.
    pub language: &'a Language,
    /// The scene's number, from 1.
    pub round: u8,
    /// How many scenes the day has.
    pub rounds: u8,
    /// What happened so far.
    pub ledger: &'a [LedgerEntry],
    /// Rounds of the ledger that others who get this scene may have decided otherwise.
    pub open: &'a [u8],
}

/// What became of it.
#[derive(Debug, Clone, PartialEq)]
#[expect(clippy::large_enum_variant, reason = "made once a scene and taken apart at once")]
pub enum SceneOutcome {
    /// A scene that passed every check.
    Made {
        /// The scene.
        scenario: Scenario,
        /// Who made it.
        provenance: Provenance,
        /// What it cost.
        receipt: Receipt,
    },
    /// The model's safety rules held it back: tell the player, charge nothing.
    Blocked {
        /// A kind sentence for the player.
        message: String,
        /// What was tried.
        receipt: Receipt,
    },
    /// No model: take one from the library.
    Unavailable {
        /// What was tried.
        receipt: Receipt,
        /// Why.
        why: Why,
    },
}

const BLOCKED: &str = "The model would not write a scene for this title. Nothing was charged; try another wording or another career.";

impl Models {
    /// Makes a scene, or says why not. Dropping the future gives up; what was spent until then is settled.
    pub async fn make_scene(&self, job: &SceneJob<'_>, prompt: &PromptText, meter: &dyn Meter) -> SceneOutcome {
        let task = Task::new(render(prompt, &slots(job)), schema());
        let mut calls = Job::new(self, meter, Purpose::Scene, prompt.id());
        let links: Vec<_> = self.links.iter().collect();
        let language = job.language;
        let verdict = calls.ask(&links, &task, &move |text| read(text, language)).await;
        let receipt = calls.receipt;
        match verdict {
            Verdict::Answered(scenario, provenance, _) => SceneOutcome::Made { scenario, provenance, receipt },
            Verdict::Blocked => SceneOutcome::Blocked {
                message: BLOCKED.to_owned(),
                receipt,
            },
            Verdict::Nothing(why) => SceneOutcome::Unavailable { receipt, why },
        }
    }
}

fn slots<'a>(job: &'a SceneJob<'a>) -> Vec<(&'static str, Slot<'a>)> {
    vec![
        ("career", Slot::Players(job.career.into())),
        ("grounding", Slot::Ours(job.grounding.as_ref().map(background).unwrap_or_default())),
        ("difficulty", Slot::Ours(job.difficulty.as_str().to_owned())),
        ("language", Slot::Ours(job.language.as_str().to_owned())),
        ("round", Slot::Ours(job.round.to_string())),
        ("rounds", Slot::Ours(job.rounds.to_string())),
        ("spark", Slot::Drawn(spark())),
        ("ledger", Slot::Players(day_so_far(job.ledger, job.open).into())),
    ]
}

#[derive(serde::Deserialize)]
struct Sparks {
    sparks: Vec<String>,
}

static SPARKS: LazyLock<Vec<String>> = LazyLock::new(|| {
    toml::from_str::<Sparks>(include_str!("../../../content/sparks.toml"))
        .map(|s| s.sparks)
        .unwrap_or_default()
});

fn spark() -> &'static str {
    dice::one_of(&SPARKS).map_or("", String::as_str)
}

fn background(known: &Grounding) -> String {
    let lists = [
        ("tasks", &known.tasks),
        ("tools", &known.tools),
        ("hazards", &known.hazards),
        ("people", &known.people),
    ];
    let mut text = format!("{}: {}", known.title, known.summary);
    for (name, list) in lists.iter().filter(|(_, list)| !list.is_empty()) {
        text.extend([" ", name, ": ", &list.join("; "), "."]);
    }
    text
}

/// The day in few tokens: each step in a line, each fact once, the newest facts kept.
fn day_so_far(ledger: &[LedgerEntry], open: &[u8]) -> String {
    let mut lines: Vec<String> = ledger
        .iter()
        .map(|e| {
            format!(
                "{}{}. {} -> {} -> {}",
                e.round,
                if open.contains(&e.round) { " (open)" } else { "" },
                short(&e.scene, 120),
                short(&e.decision, 160),
                short(&e.consequence, 160)
            )
        })
        .collect();
    let mut facts: Vec<&str> = Vec::new();
    for fact in ledger.iter().rev().flat_map(|e| &e.facts) {
        if facts.len() < 12 && !facts.contains(&fact.as_str()) {
            facts.push(fact);
        }
    }
    if !facts.is_empty() {
        lines.push(facts.into_iter().map(|f| short(f, 120)).collect::<Vec<_>>().join("; "));
    }
    lines.join("\n")
}

fn short(text: &str, most: usize) -> String {
    let line = careersim_domain::text::fold_spaces(&disarmed(text));
    match line.char_indices().nth(most) {
        Some((end, _)) => format!("{}\u{2026}", &line[..end]),
        None => line,
    }
}

// Names and order matter: the situation before what it is judged by, reasons before scores. No `maxItems` on lists of objects.
fn schema() -> Value {
    let string = || json!({ "type": "string" });
    let competencies: Vec<Value> = Competency::ALL.iter().map(|c| json!(c)).collect();
    json!({
        "type": "object",
        "properties": {
            "title": string(),
            "situation": string(),
            "criteria": {
                "type": "array", "minItems": 3,
                "items": {
                    "type": "object",
                    "properties": { "text": string(), "competency": { "type": "string", "enum": competencies } },
                    "required": ["text", "competency"],
                },
            },
            "strong_answer": string(),
            "facts": { "type": "array", "items": string() },
            "options": {
                "type": "array", "minItems": 3,
                "items": {
                    "type": "object",
                    "properties": {
                        "text": string(),
                        "consequence": string(),
                        "feedback": string(),
                        "score": { "type": "integer", "minimum": 0, "maximum": 10 },
                    },
                    "required": ["text", "consequence", "feedback", "score"],
                },
            },
        },
        "required": ["title", "situation", "criteria", "strong_answer", "facts", "options"],
    })
}

/// A model's text as a scene that may be shown.
fn read(answer: &str, language: &Language) -> Result<Scenario, Outcome> {
    let map = object(answer)?;
    let scenario = Scenario {
        title: Some(text(&map, "title", 160)?),
        situation: text(&map, "situation", 3_000)?,
        options: objects(&map, "options")?.into_iter().map(option).collect::<Result<_, _>>()?,
        criteria: criteria(&objects(&map, "criteria")?)?,
        red_flags: Vec::new(),
        strong_answer: text(&map, "strong_answer", 2_000)?,
        facts: facts(&map)?,
        sources: Vec::new(),
    };
    if is_fit(&scenario) && texts(&scenario).iter().all(|text| language::fits(language, text)) {
        Ok(scenario)
    } else {
        Err(Outcome::Unfit)
    }
}

fn option(map: &Map<String, Value>) -> Result<ScenarioOption, Outcome> {
    Ok(ScenarioOption {
        text: text(map, "text", 300)?,
        score: Score::parse(whole(map, "score")?).map_err(|_| Outcome::Invalid)?,
        feedback: text(map, "feedback", 1_500)?,
        consequence: text(map, "consequence", 1_000)?,
        sets: None,
    })
}

// The most important criterion comes first, so its place decides its weight.
const WEIGHTS: [u8; 5] = [3, 2, 2, 1, 1];

fn criteria(list: &[&Map<String, Value>]) -> Result<Vec<Criterion>, Outcome> {
    let mut criteria: Vec<Criterion> = Vec::new();
    for map in list {
        let words = text(map, "text", 300)?;
        let competency = field(map, "competency")?.as_str().ok_or(Outcome::Invalid)?.trim().to_lowercase();
        let competency = serde_json::from_value(Value::String(competency)).map_err(|_| Outcome::Invalid)?;
        let same = |c: &Criterion| careersim_domain::text::normalise(&c.text) == careersim_domain::text::normalise(&words);
        if !criteria.iter().any(same) {
            criteria.push(Criterion {
                weight: WEIGHTS.get(criteria.len()).copied().unwrap_or(1),
                text: words,
                competency,
                level: None,
                exemplars: Vec::new(),
            });
        }
    }
    Ok(criteria)
}

fn facts(map: &Map<String, Value>) -> Result<Vec<String>, Outcome> {
    let list = field(map, "facts")?.as_array().ok_or(Outcome::Invalid)?;
    let facts: Option<Vec<String>> = list.iter().map(|f| f.as_str().map(plain::text).filter(|f| !f.is_empty())).collect();
    let fits = |f: &String| f.chars().count() <= 300;
    Ok(facts.ok_or(Outcome::Invalid)?.into_iter().filter(fits).take(6).collect())
}

// What is read together is checked together, so that one part in another language is noticed.
fn texts(scenario: &Scenario) -> [String; 3] {
    let joined = |parts: Vec<&str>| parts.join(" ");
    let hidden = scenario.options.iter().flat_map(|o| [o.feedback.as_str(), o.consequence.as_str()]);
    [
        scenario.situation.clone(),
        joined(scenario.options.iter().map(|o| o.text.as_str()).collect()),
        joined([scenario.strong_answer.as_str()].into_iter().chain(hidden).collect()),
    ]
}
