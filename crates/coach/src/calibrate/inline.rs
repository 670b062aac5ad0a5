//! A scene that a labelled set brings along: its own rubric, with what a set may leave out left out. What is wrong with it is said by name.

use super::set::SceneOf;
use careersim_domain::{Competency, Criterion, Difficulty, RedFlag, Scenario, ScenarioOption, Score};
use schemars::JsonSchema;
use serde::de::Error;
use serde::{Deserialize, Deserializer};
use serde_json::Value;

/// A scene with its rubric. Fields that are not named here are passed over, so that a scene of this library's own files or of the API's fits too.
#[derive(Debug, Deserialize, JsonSchema)]
pub(super) struct InlineScene {
    /// A short name.
    #[serde(default)]
    title: Option<String>,
    /// What the player reads.
    situation: String,
    /// What a good answer shows; one at least.
    #[serde(alias = "criterion")]
    criteria: Vec<InlineCriterion>,
    /// What a harmful answer says.
    #[serde(default, alias = "red_flag")]
    red_flags: Vec<InlineFlag>,
    /// The options with their scores; free text is graded without them too, a little less surely.
    #[serde(default, alias = "option")]
    options: Vec<InlineOption>,
    /// What a strong answer contains.
    #[serde(default)]
    strong_answer: String,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct InlineCriterion {
    /// In the third person: "checks the record before acting".
    text: String,
    /// `judgement`, `communication`, `teamwork`, `ethics` or `craft`.
    #[serde(default = "judgement")]
    #[schemars(with = "String")]
    competency: Competency,
    /// 1..=3.
    #[serde(default = "one")]
    #[schemars(range(min = 1, max = 3))]
    weight: u8,
    /// Used on this difficulty only: `easy`, `normal` or `hard`.
    #[serde(default)]
    #[schemars(with = "Option<String>")]
    level: Option<Difficulty>,
    /// Ways in which players put it.
    #[serde(default)]
    exemplars: Vec<String>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct InlineFlag {
    /// In the third person: "gives the drug without checking".
    text: String,
    /// Ways in which players put it.
    #[serde(default)]
    exemplars: Vec<String>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct InlineOption {
    /// What the player may pick.
    text: String,
    /// What picking it scores.
    #[schemars(with = "u8", range(max = 10))]
    score: Score,
    #[serde(default)]
    feedback: String,
    #[serde(default)]
    consequence: String,
    #[serde(default)]
    sets: Option<String>,
}

// An option of this score may stand in for a strong answer.
const STRONG: u8 = 7;

fn judgement() -> Competency {
    Competency::Judgement
}

fn one() -> u8 {
    1
}

impl InlineScene {
    // What makes it impossible to grade by, in words.
    fn fault(&self) -> Option<String> {
        if self.situation.trim().is_empty() {
            return Some("`situation` is empty".to_owned());
        }
        if self.criteria.is_empty() {
            return Some("`criteria` is empty".to_owned());
        }
        let odd = self.criteria.iter().position(|c| c.text.trim().is_empty() || !(1..=3).contains(&c.weight));
        odd.map(|i| format!("`criteria[{i}]` needs a text and a weight of 1..=3"))
    }

    // A strong answer that the set leaves out is what its best option or its criteria say.
    fn strong_answer(&self) -> String {
        if !self.strong_answer.trim().is_empty() {
            return self.strong_answer.clone();
        }
        let best = self.options.iter().max_by_key(|o| o.score).filter(|o| o.score.get() >= STRONG);
        let criteria = || self.criteria.iter().map(|c| c.text.as_str()).collect::<Vec<_>>().join(". ");
        best.map_or_else(criteria, |o| o.text.clone())
    }

    fn into_scenario(self) -> Scenario {
        let strong_answer = self.strong_answer();
        let criterion = |c: InlineCriterion| Criterion {
            text: c.text,
            competency: c.competency,
            weight: c.weight,
            level: c.level,
            exemplars: c.exemplars,
        };
        let flag = |f: InlineFlag| RedFlag {
            text: f.text,
            exemplars: f.exemplars,
        };
        let option = |o: InlineOption| ScenarioOption {
            text: o.text,
            score: o.score,
            feedback: o.feedback,
            consequence: o.consequence,
            sets: o.sets,
        };
        Scenario {
            title: self.title,
            situation: self.situation,
            options: self.options.into_iter().map(option).collect(),
            criteria: self.criteria.into_iter().map(criterion).collect(),
            red_flags: self.red_flags.into_iter().map(flag).collect(),
            strong_answer,
            facts: Vec::new(),
            sources: Vec::new(),
        }
    }
}

impl<'de> Deserialize<'de> for SceneOf {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Value::deserialize(deserializer)? {
            Value::String(origin) => Ok(Self::Origin(origin)),
            value @ Value::Object(_) => {
                let scene: InlineScene = serde_json::from_value(value).map_err(|e| D::Error::custom(format!("its `scene`: {e}")))?;
                match scene.fault() {
                    Some(fault) => Err(D::Error::custom(format!("its `scene`: {fault}"))),
                    None => Ok(Self::Embedded(Box::new(scene.into_scenario()))),
                }
            }
            _ => Err(D::Error::custom("`scene` is neither the name of a scene of the library nor a scene")),
        }
    }
}
