//! `/api/prompts` (operators): versions, differences, preview, activation, rollback.

use crate::{
    app::App,
    error::{ApiError, Problem},
    http::{
        auth::Operator,
        body::{Fields, Json as Body, Params, Path},
    },
};
use axum::{Json, extract::State, http::StatusCode};
use careersim_domain::text;
use careersim_game::{GameError, gate::Measured, operate::Activation};
use careersim_store::prompts::{self, Actor, PromptVersion};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::{router::OpenApiRouter, routes};

/// Routes of this resource.
pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list))
        .routes(routes!(versions, add))
        .routes(routes!(version))
        .routes(routes!(diff))
        .routes(routes!(activate))
        .routes(routes!(rollback))
        .routes(routes!(preview))
}

/// A version of a prompt.
#[derive(Serialize, ToSchema)]
#[schema(example = json!({"name": "grade", "version": 2, "template": "…", "message": "asks for shorter reasons", "author": "ada", "is_active": false, "created_at": "2026-11-23T08:00:00Z"}))]
pub(super) struct PromptVersionBody {
    name: String,
    version: u32,
    template: String,
    message: String,
    author: String,
    is_active: bool,
    created_at: DateTime<Utc>,
}

impl From<PromptVersion> for PromptVersionBody {
    fn from(p: PromptVersion) -> Self {
        Self {
            name: p.name,
            version: p.version,
            template: p.template,
            message: p.message,
            author: p.author,
            is_active: p.is_active,
            created_at: p.created_at,
        }
    }
}

/// Versions, newest first; of the list of prompts, the active ones.
#[derive(Serialize, ToSchema)]
pub(super) struct PromptList {
    items: Vec<PromptVersionBody>,
}

/// The active version of every prompt.
#[utoipa::path(get, path = "/api/prompts", operation_id = "list_prompts", tag = "operate", security(("bearer" = [])), responses((status = 200, body = PromptList), (status = 403, body = Problem)))]
async fn list(State(app): State<App>, _operator: Operator) -> Result<Json<PromptList>, ApiError> {
    let active = prompts::all_active(&app.game.store).await.map_err(GameError::from)?;
    Ok(Json(PromptList {
        items: active.into_iter().map(Into::into).collect(),
    }))
}

/// Every version of a prompt, newest first.
#[utoipa::path(get, path = "/api/prompts/{name}", tag = "operate", security(("bearer" = [])), params(("name" = String, Path)), responses((status = 200, body = PromptList), (status = 404, body = Problem)))]
async fn versions(State(app): State<App>, _operator: Operator, Path(name): Path<String>) -> Result<Json<PromptList>, ApiError> {
    Ok(Json(PromptList {
        items: app.game.prompt_versions(&name).await?.into_iter().map(Into::into).collect(),
    }))
}

/// One version.
#[utoipa::path(get, path = "/api/prompts/{name}/versions/{version}", tag = "operate", security(("bearer" = [])), params(("name" = String, Path), ("version" = u32, Path)),
    responses((status = 200, body = PromptVersionBody), (status = 404, body = Problem)))]
async fn version(State(app): State<App>, _operator: Operator, Path((name, version)): Path<(String, u32)>) -> Result<Json<PromptVersionBody>, ApiError> {
    Ok(Json(app.game.prompt_version(&name, version).await?.into()))
}

/// A new version.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"template": "…{{situation}}…", "message": "asks for shorter reasons"}))]
struct NewVersion {
    /// The text with its `{{variables}}`.
    template: String,
    /// Why: 3..=500 characters.
    message: String,
}

/// Keep a new version; it isn't active yet. Unknown or missing variables are refused, named.
#[utoipa::path(post, path = "/api/prompts/{name}", tag = "operate", security(("bearer" = [])), params(("name" = String, Path)), request_body = NewVersion,
    responses((status = 201, body = PromptVersionBody), (status = 422, body = Problem)))]
async fn add(
    State(app): State<App>,
    operator: Operator,
    Path(name): Path<String>,
    Body(body): Body<NewVersion>,
) -> Result<(StatusCode, Json<PromptVersionBody>), ApiError> {
    let mut fields = Fields::default();
    fields.take("template", text::bounded(&body.template, 20, 20_000));
    let message = fields.take("message", text::bounded(&body.message, 3, 500));
    fields.finish()?;
    let added = app
        .game
        .add_prompt(&name, &body.template, &message.unwrap_or_default(), &actor(&app, operator).await?)
        .await?;
    Ok((StatusCode::CREATED, Json(added.into())))
}

/// Which two versions.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Diff {
    from: u32,
    to: u32,
}

/// What changed.
#[derive(Serialize, ToSchema)]
pub(super) struct DiffBody {
    /// Lines with ` `, `-` or `+` before them.
    diff: String,
}

/// What changed between two versions.
#[utoipa::path(get, path = "/api/prompts/{name}/diff", tag = "operate", security(("bearer" = [])), params(("name" = String, Path), Diff), responses((status = 200, body = DiffBody), (status = 404, body = Problem)))]
async fn diff(State(app): State<App>, _operator: Operator, Path(name): Path<String>, Params(params): Params<Diff>) -> Result<Json<DiffBody>, ApiError> {
    Ok(Json(DiffBody {
        diff: app.game.diff_prompt(&name, params.from, params.to).await?,
    }))
}

/// Which version goes live, and why.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"version": 2, "message": "shorter reasons, same agreement"}))]
struct Activate {
    version: u32,
    #[serde(default)]
    message: String,
    /// Also when the gate says no; then `message` must say why.
    #[serde(default)]
    force: bool,
}

/// What a version was measured at.
#[derive(Serialize, ToSchema)]
pub(super) struct MeasuredBody {
    prompt: String,
    answers: usize,
    failed: usize,
    /// Agreement with the labels, at most 1.
    qwk: f64,
}

impl From<Measured> for MeasuredBody {
    fn from(m: Measured) -> Self {
        Self {
            prompt: m.prompt,
            answers: m.answers,
            failed: m.failed,
            qwk: m.qwk,
        }
    }
}

/// What is in force now, and what the gate said.
#[derive(Serialize, ToSchema)]
pub(super) struct Activated {
    active: PromptVersionBody,
    #[serde(skip_serializing_if = "Option::is_none")]
    candidate: Option<MeasuredBody>,
    #[serde(skip_serializing_if = "Option::is_none")]
    replaced: Option<MeasuredBody>,
    gate_passed: bool,
}

/// Put a version in force on every replica within 2 s. A grader prompt passes the gate first.
#[utoipa::path(post, path = "/api/prompts/{name}/activate", tag = "operate", security(("bearer" = [])), params(("name" = String, Path)), request_body = Activate,
    responses((status = 200, body = Activated), (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn activate(State(app): State<App>, operator: Operator, Path(name): Path<String>, Body(body): Body<Activate>) -> Result<Json<Activated>, ApiError> {
    if body.force {
        text::bounded(&body.message, 3, 500).map_err(|e| ApiError::field("message", e))?;
    }
    let activation = Activation {
        version: body.version,
        message: body.message,
        force: body.force,
    };
    let (active, gate) = app.game.activate_prompt(&name, &activation, &actor(&app, operator).await?).await?;
    Ok(Json(Activated {
        active: active.into(),
        candidate: gate.candidate.map(Into::into),
        replaced: gate.active.map(Into::into),
        gate_passed: gate.passed,
    }))
}

/// Why.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"message": "agreement fell"}))]
struct Rollback {
    #[serde(default)]
    message: String,
}

/// Go back to the version that was in force before; again, to the one before that.
#[utoipa::path(post, path = "/api/prompts/{name}/rollback", tag = "operate", security(("bearer" = [])), params(("name" = String, Path)), request_body = Rollback,
    responses((status = 200, body = PromptVersionBody), (status = 422, body = Problem)))]
async fn rollback(
    State(app): State<App>,
    operator: Operator,
    Path(name): Path<String>,
    Body(body): Body<Rollback>,
) -> Result<Json<PromptVersionBody>, ApiError> {
    Ok(Json(
        app.game.rollback_prompt(&name, &body.message, &actor(&app, operator).await?).await?.into(),
    ))
}

/// Which version to measure; without a number, the newest.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"version": 2}))]
struct Preview {
    /// Its number.
    #[serde(default)]
    version: Option<u32>,
}

/// What a version does with a sample of labelled answers.
#[derive(Serialize, ToSchema)]
pub(super) struct PreviewBody {
    #[serde(skip_serializing_if = "Option::is_none")]
    candidate: Option<MeasuredBody>,
    #[serde(skip_serializing_if = "Option::is_none")]
    active: Option<MeasuredBody>,
    gate_passed: bool,
}

/// Measure a version beside the active one without putting it in force.
#[utoipa::path(post, path = "/api/prompts/{name}/preview", tag = "operate", security(("bearer" = [])), params(("name" = String, Path)), request_body = Preview, responses((status = 200, body = PreviewBody), (status = 404, body = Problem)))]
async fn preview(State(app): State<App>, _operator: Operator, Path(name): Path<String>, Body(body): Body<Preview>) -> Result<Json<PreviewBody>, ApiError> {
    let versions = app.game.prompt_versions(&name).await?;
    let wanted = body.version.map_or_else(|| versions.first(), |v| versions.iter().find(|p| p.version == v));
    let version = wanted.ok_or(ApiError::NotFound("prompt version"))?;
    let text = careersim_coach::prompt::PromptText {
        name: version.name.clone(),
        version: version.version,
        template: version.template.clone(),
    };
    let gate = app.game.run_gate(&text).await?;
    Ok(Json(PreviewBody {
        candidate: gate.candidate.map(Into::into),
        active: gate.active.map(Into::into),
        gate_passed: gate.passed,
    }))
}

/// The operator's name for the history.
pub(super) async fn actor(app: &App, operator: Operator) -> Result<Actor, ApiError> {
    let account = app.game.profile(operator.0).await?;
    Ok(Actor {
        id: Some(operator.0),
        name: account.username.unwrap_or_else(|| "operator".to_owned()),
    })
}
