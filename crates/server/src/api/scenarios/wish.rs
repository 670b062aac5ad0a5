//! What `/api/generate-scenario` is asked for.

use crate::{error::ApiError, http::body::Fields};
use careersim_domain::{CareerTitle, Difficulty, Invalid, Language, Rounds, class::AskedDay};
use careersim_game::scenarios::OpenDay;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// Either a career, which opens a day, or a day, which gives its next scene.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"career_title": "registered nurse", "rounds": 5, "difficulty": "normal", "language": "en"}))]
pub(super) struct GenerateScenario {
    /// What the player typed: 3..=100 characters.
    #[serde(default)]
    career_title: Option<String>,
    /// 1..=10, 5 unless said otherwise.
    #[serde(default)]
    rounds: Option<i64>,
    /// `easy`, `normal` or `hard`.
    #[serde(default)]
    difficulty: Option<String>,
    /// A language tag such as `en`.
    #[serde(default)]
    language: Option<String>,
    /// The assignment of a class that the day is for. It sets rounds, difficulty and language; what is sent must agree with it.
    #[serde(default)]
    assignment_id: Option<Uuid>,
    /// The day whose next scene is wanted.
    #[serde(default)]
    session_id: Option<Uuid>,
}

/// What is wanted, checked.
pub(super) enum Wanted {
    /// A day.
    Open(OpenDay),
    /// A day for an assignment.
    Assigned(Uuid, CareerTitle, AskedDay),
    /// The next scene of a day.
    Next(Uuid),
}

impl GenerateScenario {
    /// Reads the wish.
    ///
    /// # Errors
    /// A 422 with every field that is wrong.
    pub(super) fn parse(self) -> Result<Wanted, ApiError> {
        let mut fields = Fields::default();
        if let Some(session) = self.session_id {
            for (field, is_there) in [
                ("career_title", self.career_title.is_some()),
                ("rounds", self.rounds.is_some()),
                ("difficulty", self.difficulty.is_some()),
                ("language", self.language.is_some()),
                ("assignment_id", self.assignment_id.is_some()),
            ] {
                if is_there {
                    fields.wrong(field, "exclusive", "cannot be sent together with `session_id`");
                }
            }
            fields.finish()?;
            return Ok(Wanted::Next(session));
        }
        let title = match self.career_title.as_deref() {
            Some(typed) => CareerTitle::parse(typed),
            None => Err(Invalid::new(
                "required",
                "send `career_title` to open a day, or `session_id` for its next scene",
            )),
        };
        let title = fields.take("career_title", title);
        let asked = AskedDay {
            rounds: self.rounds.and_then(|n| fields.take("rounds", Rounds::parse(n))),
            difficulty: self.difficulty.and_then(|word| fields.take("difficulty", Difficulty::parse(&word))),
            language: self.language.and_then(|tag| fields.take("language", Language::parse(&tag))),
        };
        fields.finish()?;
        let title = title.ok_or_else(|| ApiError::Internal("a title vanished".to_owned()))?;
        Ok(match self.assignment_id {
            Some(assignment) => Wanted::Assigned(assignment, title, asked),
            None => Wanted::Open(OpenDay {
                title,
                rounds: asked.rounds.unwrap_or_default(),
                difficulty: asked.difficulty.unwrap_or_default(),
                language: asked.language.unwrap_or_default(),
                assignment_id: None,
            }),
        })
    }
}
