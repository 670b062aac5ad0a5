//! Cases that a version of a prompt is tried on beside the one in force: a few of the golden set, what operators wrote, and answers of players
//! who agreed to it, without their name. Every try is a call like all others: metered, capped, and told with what it cost.

mod given;
mod tried;

pub use tried::Tried;

use crate::{Game, GameError, clock, ids};
use careersim_coach::prompt;
use careersim_domain::{AnswerText, CareerTitle, Difficulty, Invalid, Language, Scenario, text};
use careersim_store::{
    StoreError,
    cases::{self as table, CaseRow},
    prompts::Actor,
    scenarios,
};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::json;
use uuid::Uuid;

/// What a prompt is tried on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CaseText {
    /// As a player would type it.
    pub career: String,
    /// How hard.
    pub difficulty: Difficulty,
    /// A language tag.
    pub language: String,
    /// The scene that was answered; none for a case of the scene prompt.
    #[serde(default)]
    pub scene: Option<Scenario>,
    /// The answer.
    #[serde(default)]
    pub answer: Option<String>,
    /// What it should score, where somebody said so, or what it scored.
    #[serde(default)]
    pub label: Option<u8>,
}

/// A case with its name.
#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    /// `golden:…`, `career:…`, or the id of one that is kept.
    pub key: String,
    /// A short name.
    pub name: String,
    /// `golden`, `answer` or `own`.
    pub source: String,
    /// What it is.
    pub text: CaseText,
    /// Who kept it; nobody for those that come with the program.
    pub created_by: Option<String>,
    /// When.
    pub created_at: Option<DateTime<Utc>>,
}

/// A case that an operator wants to keep.
#[derive(Debug, Clone)]
pub enum NewCase {
    /// An answer of a player who agreed.
    Answer(Uuid),
    /// The operator's own words, to the scene of another case (for the scene prompt: none), for a career.
    Own {
        /// A short name.
        name: String,
        /// The career.
        career: CareerTitle,
        /// How hard.
        difficulty: Difficulty,
        /// In which language.
        language: Language,
        /// The key of a case whose scene is answered.
        scene_of: Option<String>,
        /// The answer.
        answer: Option<AnswerText>,
    },
}

impl Game {
    /// The cases of a prompt: those that come with the program, then what operators kept, the newest first.
    ///
    /// # Errors
    /// No such prompt; unavailable or internal.
    pub async fn prompt_cases(&self, prompt: &str) -> Result<Vec<Case>, GameError> {
        known(prompt)?;
        let kept = table::list(&self.store, prompt).await?;
        let kept = kept.into_iter().map(kept_case).collect::<Result<Vec<_>, _>>()?;
        let given = self.given_cases(prompt)?;
        Ok(kept.into_iter().chain(given).collect())
    }

    /// Keeps a case.
    ///
    /// # Errors
    /// No such prompt, answer or scene; a case that does not fit its prompt.
    pub async fn keep_case(&self, prompt: &str, new: NewCase, actor: &Actor) -> Result<Case, GameError> {
        known(prompt)?;
        let (name, text, source, player_id) = match new {
            NewCase::Answer(answer) => self.case_of_answer(prompt, answer).await?,
            own @ NewCase::Own { .. } => self.own_case(prompt, own).await?,
        };
        let row = CaseRow {
            id: ids::new(),
            prompt: prompt.to_owned(),
            name,
            content: serde_json::to_value(&text).map_err(|e| GameError::Internal(e.to_string()))?,
            source: source.to_owned(),
            player_id,
            created_by: actor.name.clone(),
            created_at: clock::now(),
        };
        match table::keep(&self.store, row.clone()).await {
            Err(StoreError::NotFound) => return Err(GameError::NotFound("answer")),
            done => done?,
        }
        // No text of a player's goes in there.
        let detail = json!({ "prompt": prompt, "source": source });
        self.audit(actor, "case.keep", &row.id.to_string(), &detail).await?;
        kept_case(row)
    }

    async fn case_of_answer(&self, prompt: &str, answer: Uuid) -> Result<(String, CaseText, &'static str, Option<Uuid>), GameError> {
        if prompt == "scene" {
            return Err(GameError::invalid(
                "answer_id",
                Invalid::new("not_for_this_prompt", "the scene prompt has no answers"),
            ));
        }
        let found = table::candidate(&self.store, answer).await?.ok_or(GameError::NotFound("answer"))?;
        let scene = scenarios::by_id(&self.store, found.scenario_id).await?.ok_or(GameError::NotFound("answer"))?;
        let name = scene.content.title.clone().unwrap_or_else(|| found.career_title.clone());
        let text = CaseText {
            career: found.career_title,
            difficulty: scene.difficulty,
            language: found.language,
            scene: Some(scene.content),
            answer: Some(found.user_answer),
            label: found.score.and_then(|s| u8::try_from(s).ok()),
        };
        Ok((name, text, "answer", Some(found.player_id)))
    }

    async fn own_case(&self, prompt: &str, new: NewCase) -> Result<(String, CaseText, &'static str, Option<Uuid>), GameError> {
        let NewCase::Own {
            name,
            career,
            difficulty,
            language,
            scene_of,
            answer,
        } = new
        else {
            return Err(GameError::Internal("a case changed its kind".to_owned()));
        };
        let missing = |field: &'static str| GameError::invalid(field, Invalid::new("required", "a case of this prompt needs it"));
        let (scene, answer) = if prompt == "scene" {
            (None, None)
        } else {
            let key = scene_of.ok_or_else(|| missing("scene_of"))?;
            let scene = self.case(prompt, &key).await?.text.scene;
            (scene, Some(answer.ok_or_else(|| missing("answer"))?.as_str().to_owned()))
        };
        let text = CaseText {
            career: career.as_str().to_owned(),
            difficulty,
            language: language.as_str().to_owned(),
            scene,
            answer,
            label: None,
        };
        Ok((name, text, "own", None))
    }

    /// Removes a case that was kept.
    ///
    /// # Errors
    /// No such case.
    pub async fn remove_case(&self, id: Uuid, actor: &Actor) -> Result<(), GameError> {
        match table::remove(&self.store, id).await {
            Err(StoreError::NotFound) => return Err(GameError::NotFound("case")),
            done => done?,
        }
        self.audit(actor, "case.remove", &id.to_string(), &json!({})).await
    }

    async fn case(&self, prompt: &str, key: &str) -> Result<Case, GameError> {
        if let Ok(id) = key.parse::<Uuid>() {
            let row = table::by_id(&self.store, id).await?.filter(|row| row.prompt == prompt);
            return kept_case(row.ok_or(GameError::NotFound("case"))?);
        }
        let given = self.given_cases(prompt)?;
        given.into_iter().find(|c| c.key == key).ok_or(GameError::NotFound("case"))
    }
}

fn known(prompt: &str) -> Result<(), GameError> {
    prompt::variables(prompt).map(|_| ()).ok_or(GameError::NotFound("prompt"))
}

fn kept_case(row: CaseRow) -> Result<Case, GameError> {
    Ok(Case {
        key: row.id.to_string(),
        name: text::clean(&row.name),
        source: row.source,
        text: serde_json::from_value(row.content).map_err(|e| GameError::Internal(e.to_string()))?,
        created_by: Some(row.created_by),
        created_at: Some(row.created_at),
    })
}
