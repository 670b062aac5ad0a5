//! `/api/prompts/{name}/cases` and `/try` (operators): what a version of a prompt makes of a case, beside the version in force.

use super::{
    prompts::actor,
    shapes::{CriterionBody, option_texts},
};
use crate::{
    app::App,
    error::{ApiError, Problem},
    http::{
        auth::Operator,
        body::{Fields, Json as Body, Path},
    },
};
use axum::{Json, extract::State, http::StatusCode};
use careersim_domain::{AnswerText, CareerTitle, Difficulty, Invalid, Language, text};
use careersim_game::{
    GameError,
    cases::{Case, NewCase, Tried},
};
use careersim_store::cases::{self, Candidate};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};
use uuid::Uuid;

/// Routes of this resource.
pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list, keep))
        .routes(routes!(remove))
        .routes(routes!(shared_answers))
        .routes(routes!(try_out))
}

/// A case.
#[derive(Serialize, ToSchema)]
#[schema(as = PromptCase, example = json!({"key": "golden:nurse-01", "name": "The dose nobody signed for", "source": "golden", "career": "registered nurse", "difficulty": "normal", "language": "en", "situation": "…", "answer": "I ask Tomas to stay.", "label": 8, "created_by": null, "created_at": null}))]
pub(super) struct CaseBody {
    /// What `try` takes.
    key: String,
    name: String,
    /// `golden` comes with the program; `answer` is of a player who agreed; `own` is an operator's.
    source: String,
    career: String,
    #[schema(value_type = crate::api::words::Difficulty)]
    difficulty: Difficulty,
    language: String,
    situation: Option<String>,
    answer: Option<String>,
    /// What it should score, or scored.
    label: Option<u8>,
    created_by: Option<String>,
    created_at: Option<DateTime<Utc>>,
}

impl From<Case> for CaseBody {
    fn from(case: Case) -> Self {
        Self {
            key: case.key,
            name: case.name,
            source: case.source,
            career: case.text.career,
            difficulty: case.text.difficulty,
            language: case.text.language,
            situation: case.text.scene.map(|s| s.situation),
            answer: case.text.answer,
            label: case.text.label,
            created_by: case.created_by,
            created_at: case.created_at,
        }
    }
}

/// Cases.
#[derive(Serialize, ToSchema)]
pub(super) struct CaseList {
    items: Vec<CaseBody>,
}

/// The cases of a prompt: what operators kept, then those that come with the program.
#[utoipa::path(get, path = "/api/prompts/{name}/cases", operation_id = "list_cases", tag = "operate", security(("bearer" = [])), params(("name" = String, Path)), responses((status = 200, body = CaseList), (status = 404, body = Problem)))]
async fn list(State(app): State<App>, _operator: Operator, Path(name): Path<String>) -> Result<Json<CaseList>, ApiError> {
    Ok(Json(CaseList {
        items: app.game.prompt_cases(&name).await?.into_iter().map(Into::into).collect(),
    }))
}

/// A case to keep: an answer of a player who agreed (`answer_id`), or own words.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewCase, example = json!({"name": "polite refusal", "career_title": "registered nurse", "scene_of": "golden:registered-nurse-01", "answer": "I would rather not."}))]
struct NewCaseBody {
    /// Alone: an answer of a player who agreed.
    #[serde(default)]
    answer_id: Option<Uuid>,
    /// 3..=80 characters.
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    career_title: Option<String>,
    #[serde(default)]
    #[schema(value_type = Option<crate::api::words::Difficulty>)]
    difficulty: Option<String>,
    #[serde(default)]
    language: Option<String>,
    /// The key of the case whose scene is answered.
    #[serde(default)]
    scene_of: Option<String>,
    /// 1..=500 characters.
    #[serde(default)]
    answer: Option<String>,
}

impl NewCaseBody {
    fn parse(self) -> Result<NewCase, ApiError> {
        if let Some(answer) = self.answer_id {
            return Ok(NewCase::Answer(answer));
        }
        let mut fields = Fields::default();
        let name = fields.take("name", text::bounded(self.name.as_deref().unwrap_or_default(), 3, 80));
        let career = fields.take("career_title", CareerTitle::parse(self.career_title.as_deref().unwrap_or_default()));
        let difficulty = fields.take("difficulty", Difficulty::parse(self.difficulty.as_deref().unwrap_or("normal")));
        let language = fields.take("language", self.language.as_deref().map_or(Ok(Language::default()), Language::parse));
        let answer = fields.take("answer", self.answer.as_deref().map(AnswerText::parse).transpose());
        match (name, career, difficulty, language, answer) {
            (Some(name), Some(career), Some(difficulty), Some(language), Some(answer)) => Ok(NewCase::Own {
                name: text::clean(&name),
                career,
                difficulty,
                language,
                scene_of: self.scene_of,
                answer,
            }),
            _ => fields.finish().and(Err(ApiError::Internal("a field vanished".to_owned()))),
        }
    }
}

/// Keep a case.
#[utoipa::path(post, path = "/api/prompts/{name}/cases", operation_id = "keep_case", tag = "operate", security(("bearer" = [])), params(("name" = String, Path)), request_body = NewCaseBody,
    responses((status = 201, body = CaseBody), (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn keep(
    State(app): State<App>,
    operator: Operator,
    Path(name): Path<String>,
    Body(body): Body<NewCaseBody>,
) -> Result<(StatusCode, Json<CaseBody>), ApiError> {
    let kept = app.game.keep_case(&name, body.parse()?, &actor(&app, operator).await?).await?;
    Ok((StatusCode::CREATED, Json(kept.into())))
}

/// Remove a case that was kept.
#[utoipa::path(delete, path = "/api/cases/{id}", operation_id = "remove_case", tag = "operate", security(("bearer" = [])), params(("id" = Uuid, Path)), responses((status = 204), (status = 404, body = Problem)))]
async fn remove(State(app): State<App>, operator: Operator, Path(id): Path<Uuid>) -> Result<StatusCode, ApiError> {
    app.game.remove_case(id, &actor(&app, operator).await?).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// An answer that may become a case. Whose it is, is told to nobody.
#[derive(Serialize, ToSchema)]
pub(super) struct SharedAnswer {
    answer_id: Uuid,
    career_title: String,
    answer: String,
    score: Option<i32>,
    at: DateTime<Utc>,
}

impl From<Candidate> for SharedAnswer {
    fn from(c: Candidate) -> Self {
        Self {
            answer_id: c.id,
            career_title: c.career_title,
            answer: c.user_answer,
            score: c.score,
            at: c.created_at,
        }
    }
}

/// Answers that may become cases.
#[derive(Serialize, ToSchema)]
pub(super) struct SharedAnswers {
    items: Vec<SharedAnswer>,
}

/// Graded answers in own words of players who agreed to it, the newest first, without their names.
#[utoipa::path(get, path = "/api/shared-answers", tag = "operate", security(("bearer" = [])), responses((status = 200, body = SharedAnswers), (status = 403, body = Problem)))]
async fn shared_answers(State(app): State<App>, _operator: Operator) -> Result<Json<SharedAnswers>, ApiError> {
    let found = cases::candidates(&app.game.store, 50).await.map_err(GameError::from)?;
    Ok(Json(SharedAnswers {
        items: found.into_iter().map(Into::into).collect(),
    }))
}

/// Which version, on which case.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"version": 2, "case": "golden:registered-nurse-01"}))]
struct TryOut {
    version: u32,
    case: String,
}

/// A scene that was made for a try; nobody plays it.
#[derive(Serialize, ToSchema)]
pub(super) struct TriedScene {
    title: Option<String>,
    scenario: String,
    options: Vec<String>,
    /// What each option would score.
    scores: Vec<u8>,
    criteria: Vec<String>,
}

/// What a version made of a case.
#[derive(Serialize, ToSchema)]
#[schema(as = Tried)]
pub(super) struct TriedBody {
    /// `name@version`.
    prompt: String,
    /// `ok`, `blocked`, `unavailable` or `no_model`.
    outcome: String,
    why: Option<String>,
    model: Option<String>,
    score: Option<u8>,
    feedback: Option<String>,
    criteria: Vec<CriterionBody>,
    scene: Option<TriedScene>,
    input_tokens: u64,
    /// With those of thinking.
    output_tokens: u64,
    cost_usd: Option<f64>,
    ms: u64,
}

impl From<Tried> for TriedBody {
    fn from(t: Tried) -> Self {
        Self {
            prompt: t.prompt,
            outcome: t.outcome.to_owned(),
            why: t.why,
            model: t.model,
            score: t.score,
            feedback: t.feedback,
            criteria: t.criteria.into_iter().map(Into::into).collect(),
            scene: t.scene.map(|scene| TriedScene {
                title: scene.title.clone(),
                options: option_texts(&scene),
                scores: scene.options.iter().map(|o| o.score.get()).collect(),
                criteria: scene.criteria.iter().map(|c| c.text.clone()).collect(),
                scenario: scene.situation,
            }),
            input_tokens: t.tokens_in,
            output_tokens: t.tokens_out,
            cost_usd: t.cost_usd,
            ms: t.ms,
        }
    }
}

/// The version and the one in force, side by side.
#[derive(Serialize, ToSchema)]
pub(super) struct SideBySide {
    candidate: TriedBody,
    /// None when the version is the one in force.
    active: Option<TriedBody>,
}

/// Try a version on a case beside the one in force. Real calls: metered, capped, in the usage of this version.
#[utoipa::path(post, path = "/api/prompts/{name}/try", operation_id = "try_prompt", tag = "operate", security(("bearer" = [])), params(("name" = String, Path)), request_body = TryOut,
    responses((status = 200, body = SideBySide), (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn try_out(State(app): State<App>, _operator: Operator, Path(name): Path<String>, Body(body): Body<TryOut>) -> Result<Json<SideBySide>, ApiError> {
    if body.case.len() > 100 {
        return Err(ApiError::field("case", Invalid::new("too_long", "is the key of a case")));
    }
    let (candidate, active) = app.game.try_prompt(&name, body.version, &body.case).await?;
    Ok(Json(SideBySide {
        candidate: candidate.into(),
        active: active.map(Into::into),
    }))
}
