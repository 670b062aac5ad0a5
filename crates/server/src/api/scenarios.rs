//! `/api/generate-scenario`, `/api/scenarios`: opening a day, its next scene, hints, and reports of unrealistic scenes.

mod wish;

use crate::{
    api::shapes::{CriterionHead, CriterionText, ProvenanceBody, criteria_texts, criterion_heads, option_texts},
    app::App,
    error::{ApiError, Problem},
    http::{
        auth::Player,
        body::{Json as Body, Params, Path},
        limits::{self, LimitedAction},
    },
};
use axum::{Json, extract::State, http::StatusCode};
use careersim_domain::{CareerTitle, Difficulty, text};
use careersim_game::scenarios::Scene;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::{router::OpenApiRouter, routes};
use uuid::Uuid;
use wish::{GenerateScenario, Wanted};

/// Routes of this resource.
pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(generate))
        .routes(routes!(list))
        .routes(routes!(hint))
        .routes(routes!(report))
}

/// A scene that waits for its answer.
#[derive(Serialize, ToSchema)]
#[schema(as = Scene)]
pub(super) struct SceneBody {
    scenario_id: Uuid,
    session_id: Uuid,
    round: u8,
    rounds: u8,
    career_title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    soc_code: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    /// What an earlier decision led to.
    #[serde(skip_serializing_if = "Option::is_none")]
    carry: Option<String>,
    /// The situation, 40..=200 words.
    scenario: String,
    /// 3 or 4.
    options: Vec<String>,
    criteria: Vec<CriterionHead>,
    provenance: ProvenanceBody,
    balance: i64,
    #[schema(value_type = crate::api::words::Difficulty)]
    difficulty: Difficulty,
    language: String,
    /// The bought hint.
    #[serde(skip_serializing_if = "Option::is_none")]
    hint: Option<Vec<CriterionText>>,
}

impl From<Scene> for SceneBody {
    fn from(scene: Scene) -> Self {
        Self {
            scenario_id: scene.scenario_id,
            session_id: scene.session_id,
            round: scene.round,
            rounds: scene.rounds,
            career_title: scene.career_title,
            soc_code: scene.soc_code,
            title: scene.scenario.title.clone(),
            carry: scene.carry,
            options: option_texts(&scene.scenario),
            criteria: criterion_heads(&scene.scenario),
            provenance: scene.provenance.into(),
            balance: scene.balance,
            difficulty: scene.difficulty,
            language: scene.language,
            hint: scene.hint_bought.then(|| criteria_texts(&scene.scenario)),
            scenario: scene.scenario.situation,
        }
    }
}

/// Open a day, or get its next scene (the same one again while it is unanswered).
#[utoipa::path(post, path = "/api/generate-scenario", tag = "play", security(("bearer" = [])), request_body = GenerateScenario,
    responses((status = 200, body = SceneBody), (status = 401, body = Problem), (status = 404, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem), (status = 429, body = Problem)))]
async fn generate(State(app): State<App>, Player(player): Player, Body(body): Body<GenerateScenario>) -> Result<Json<SceneBody>, ApiError> {
    let wanted = body.parse()?;
    limits::by_player(&app, LimitedAction::Scene, player).await?;
    let scene = match wanted {
        Wanted::Open(day) => app.game.open_day(player, day).await?,
        Wanted::Assigned(assignment, title, asked) => {
            let day = app.game.assigned_day(player, assignment, title, &asked).await?;
            app.game.open_day(player, day).await?
        }
        Wanted::Next(session) => app.game.next_scene(player, session).await?,
    };
    Ok(Json(scene.into()))
}

/// Which scenes.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct ListScenarios {
    /// The career.
    career_title: String,
    /// 1..=50.
    #[serde(default)]
    limit: Option<u64>,
    /// From the page before.
    #[serde(default)]
    cursor: Option<String>,
}

/// A ready scene, without its grading.
#[derive(Serialize, ToSchema)]
#[schema(as = PoolScene)]
pub(super) struct ReadyScenario {
    scenario_id: Uuid,
    career_title: String,
    scenario: String,
    options: Vec<String>,
    criteria: Vec<CriterionHead>,
    provenance: ProvenanceBody,
    difficulty: String,
    language: String,
}

/// Ready scenes, newest first.
#[derive(Serialize, ToSchema)]
pub(super) struct PoolList {
    items: Vec<ReadyScenario>,
    /// Send it as `cursor` for the next page; null at the end.
    next_cursor: Option<String>,
}

/// Ready scenes of a career, without grading.
#[utoipa::path(get, path = "/api/scenarios", operation_id = "list_scenarios", tag = "play", security(("bearer" = [])), params(ListScenarios), responses((status = 200, body = PoolList), (status = 422, body = Problem)))]
async fn list(State(app): State<App>, _player: Player, Params(params): Params<ListScenarios>) -> Result<Json<PoolList>, ApiError> {
    let title = CareerTitle::parse(&params.career_title).map_err(|e| ApiError::field("career_title", e))?;
    let (rows, next_cursor) = app
        .game
        .ready_scenarios(&title, params.limit.unwrap_or(20).clamp(1, 50), params.cursor.as_deref())
        .await?;
    let items = rows.into_iter().map(|row| ReadyScenario {
        scenario_id: row.id,
        career_title: title.as_str().to_owned(),
        options: option_texts(&row.scenario),
        criteria: criterion_heads(&row.scenario),
        scenario: row.scenario.situation,
        provenance: row.provenance.into(),
        difficulty: row.difficulty,
        language: row.language,
    });
    Ok(Json(PoolList {
        items: items.collect(),
        next_cursor,
    }))
}

/// For which day a hint is wanted; without it, the player's latest that has the scene.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({}))]
struct HintRequest {
    #[serde(default)]
    session_id: Option<Uuid>,
}

/// The criteria, and what they cost.
#[derive(Serialize, ToSchema)]
pub(super) struct Hint {
    criteria: Vec<CriterionText>,
    /// -5, or 0 when it was bought before.
    balance_change: i64,
    balance: i64,
}

/// Buy the criteria for 5 of balance; the second time is free.
#[utoipa::path(post, path = "/api/scenarios/{id}/hint", tag = "play", security(("bearer" = [])), params(("id" = Uuid, Path)), request_body = HintRequest,
    responses((status = 200, body = Hint), (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn hint(State(app): State<App>, Player(player): Player, Path(id): Path<Uuid>, Body(body): Body<HintRequest>) -> Result<Json<Hint>, ApiError> {
    limits::by_player(&app, LimitedAction::Change, player).await?;
    let bought = app.game.reveal_hint(player, id, body.session_id).await?;
    Ok(Json(Hint {
        criteria: criteria_texts(&bought.scenario),
        balance_change: bought.balance_change,
        balance: bought.balance,
    }))
}

/// Why.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Reason, example = json!({"reason": "no pharmacy would hand this out without a prescription"}))]
pub(super) struct ReasonBody {
    /// 3..=500 characters.
    pub reason: String,
}

impl ReasonBody {
    /// The reason, checked.
    ///
    /// # Errors
    /// A 422 on `reason`.
    pub(super) fn parse(&self) -> Result<String, ApiError> {
        text::bounded(&self.reason, 3, 500).map_err(|e| ApiError::field("reason", e))
    }
}

/// A thing that was made.
#[derive(Serialize, ToSchema)]
pub(super) struct Created {
    id: Uuid,
}

/// Say that a scene is unrealistic.
#[utoipa::path(post, path = "/api/scenarios/{id}/report", operation_id = "report_scenario", tag = "play", security(("bearer" = [])), params(("id" = Uuid, Path)), request_body = ReasonBody,
    responses((status = 201, body = Created), (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn report(
    State(app): State<App>,
    Player(player): Player,
    Path(id): Path<Uuid>,
    Body(body): Body<ReasonBody>,
) -> Result<(StatusCode, Json<Created>), ApiError> {
    let reason = body.parse()?;
    limits::by_player(&app, LimitedAction::Change, player).await?;
    let id = app.game.report_scenario(player, id, &reason).await?;
    Ok((StatusCode::CREATED, Json(Created { id })))
}
