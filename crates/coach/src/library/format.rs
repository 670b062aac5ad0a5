//! The content format: what the TOML files of `content/` hold. The JSON Schemas in `content/schema/` are made from these types.

use careersim_domain as domain;
use schemars::JsonSchema;
use serde::Deserialize;

/// `content/catalogue/<major>.toml`: the careers of a major group of work.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CatalogueFile {
    /// The SOC major group, such as `29`.
    pub group: String,
    /// Its name.
    pub title: String,
    /// The careers.
    pub career: Vec<Career>,
}

/// A career of the catalogue.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Career {
    /// Unique: letters a–z, digits and dashes.
    pub slug: String,
    /// The everyday title.
    pub title: String,
    /// The SOC 2018 code, such as `29-1141`.
    pub soc: String,
    /// The minor group, such as `29-1`.
    pub minor: String,
    /// Other names that people type, lower case.
    pub names: Vec<String>,
    /// One sentence about the work.
    pub summary: String,
    /// What is done, as verb phrases.
    pub tasks: Vec<String>,
    /// What it is done with.
    pub tools: Vec<String>,
    /// What can go wrong for the person.
    pub hazards: Vec<String>,
    /// Who is met at work.
    pub people: Vec<String>,
    /// Slugs of careers that are near.
    pub related: Vec<String>,
}

impl Career {
    /// The major group, such as `29`.
    pub fn major(&self) -> &str {
        self.minor.split('-').next().unwrap_or_default()
    }
}

/// `content/days/<slug>.toml`: an authored day of five linked scenes.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Day {
    /// The slug of its career.
    pub career: String,
    /// The day's name.
    pub title: String,
    /// A language tag.
    pub language: String,
    /// Who wrote it.
    pub author: String,
    /// An SPDX licence id.
    pub license: String,
    /// Has somebody who does this work read it?
    pub reviewed_by_practitioner: bool,
    /// The scenes, in order.
    pub scene: Vec<DayScene>,
}

/// A scene of an authored day.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DayScene {
    /// Unique in the day.
    pub id: String,
    /// A short name.
    pub title: String,
    /// Where, who, what is at stake; ends in the moment of decision.
    pub situation: String,
    /// A helpful circumstance, shown on easy.
    pub easy: String,
    /// A complication, shown on hard.
    pub hard: String,
    /// What a very good answer contains.
    pub strong_answer: String,
    /// What later scenes must not contradict.
    #[serde(default)]
    pub facts: Vec<String>,
    /// Where the facts of the job come from.
    #[serde(default)]
    pub sources: Vec<String>,
    /// What an earlier decision led to; the first that fits is shown before the situation.
    #[serde(default)]
    pub carry: Vec<Carry>,
    /// Other situations for other earlier decisions; the first that fits replaces `situation`.
    #[serde(default)]
    pub variant: Vec<Variant>,
    /// 3 or 4 options.
    pub option: Vec<OptionEntry>,
    /// 3 or 4 criteria, at most one more for hard.
    pub criterion: Vec<CriterionEntry>,
    /// 3 to 5 red flags.
    #[serde(default)]
    pub red_flag: Vec<RedFlagEntry>,
}

/// A paragraph that an earlier decision brings.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Carry {
    /// The flag that an option of an earlier scene sets.
    pub when: String,
    /// What that decision led to.
    pub text: String,
}

/// A situation that replaces the usual one after an earlier decision.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Variant {
    /// The flag that an option of an earlier scene sets.
    pub when: String,
    /// The situation after that decision.
    pub situation: String,
}

/// `content/cards/<group>.toml`: situation cards of a group of work.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CardFile {
    /// A SOC minor group (`29-1`), a major group (`29`) or `general`.
    pub group: String,
    /// The group's name.
    pub title: String,
    /// A language tag.
    pub language: String,
    /// Who wrote them.
    pub author: String,
    /// An SPDX licence id.
    pub license: String,
    /// Has somebody who does this work read them?
    pub reviewed_by_practitioner: bool,
    /// The cards.
    pub card: Vec<Card>,
}

/// A scene that fits every career of a group.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Card {
    /// Unique in the file.
    pub id: String,
    /// A short name.
    pub title: String,
    /// Where in a day it fits.
    pub phase: Phase,
    /// As in a day; `{title}` stands for the player's career title.
    pub situation: String,
    /// A helpful circumstance, shown on easy.
    pub easy: String,
    /// A complication, shown on hard.
    pub hard: String,
    /// What a very good answer contains.
    pub strong_answer: String,
    /// Where the facts of the job come from.
    #[serde(default)]
    pub sources: Vec<String>,
    /// 3 or 4 options.
    pub option: Vec<OptionEntry>,
    /// 3 criteria, at most one more for hard.
    pub criterion: Vec<CriterionEntry>,
    /// 3 red flags.
    #[serde(default)]
    pub red_flag: Vec<RedFlagEntry>,
}

/// Where in a day a card fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Phase {
    /// The first scene.
    Start,
    /// Between the first and the last.
    Middle,
    /// The last scene.
    End,
    /// Anywhere.
    Any,
}

/// An option with its grading.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OptionEntry {
    /// What the player reads.
    pub text: String,
    /// What picking it scores.
    #[schemars(with = "u8", range(max = 10))]
    pub score: domain::Score,
    /// Why, addressed to the player.
    pub feedback: String,
    /// What happens because of it.
    pub consequence: String,
    /// A flag for later scenes, unique in the day.
    #[serde(default)]
    pub sets: Option<String>,
}

/// One thing that a good answer shows.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CriterionEntry {
    /// In the third person, one thing only.
    pub text: String,
    /// The ability it belongs to.
    pub competency: CompetencyWord,
    /// 1..=3.
    #[schemars(range(min = 1, max = 3))]
    pub weight: u8,
    /// `hard` when it is used on hard only.
    #[serde(default)]
    pub level: Option<LevelWord>,
    /// Ways in which players put it.
    pub exemplars: Vec<String>,
}

/// The five competencies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "the words explain themselves; their meaning stands in the domain")]
pub enum CompetencyWord {
    Judgement,
    Communication,
    Teamwork,
    Ethics,
    Craft,
}

/// The only difficulty that a criterion can be bound to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum LevelWord {
    /// Used on hard only.
    Hard,
}

/// What a harmful answer says.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RedFlagEntry {
    /// In the third person.
    pub text: String,
    /// Ways in which players put it.
    pub exemplars: Vec<String>,
}
