//! Looking into one pupil's day, what a class shows criterion by criterion, and a teacher's own grade.

use crate::{
    api::{days::SessionDetail, sessions},
    app::App,
    error::{ApiError, Problem},
    http::{
        auth::Player,
        body::{Fields, Json as Body, Params, Path},
        limits::{self, LimitedAction},
    },
};
use axum::{Json, extract::State};
use careersim_domain::{Competency, Score, text};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::{router::OpenApiRouter, routes};
use uuid::Uuid;

/// Routes of this resource.
pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(day)).routes(routes!(criteria)).routes(routes!(overrule))
}

/// A pupil's day with its report, as the pupil sees it. Only days that were played for an assignment of the class are seen; the rest is the pupil's own.
#[utoipa::path(get, path = "/api/classes/{id}/sessions/{session}", operation_id = "pupil_day", tag = "classes", security(("bearer" = [])), params(("id" = Uuid, Path), ("session" = Uuid, Path)),
    responses((status = 200, body = SessionDetail), (status = 404, body = Problem)))]
async fn day(State(app): State<App>, Player(teacher): Player, Path((id, session)): Path<(Uuid, Uuid)>) -> Result<Json<SessionDetail>, ApiError> {
    let day = app.game.pupil_day(teacher, id, session).await?;
    Ok(Json(sessions::detail(&app, day)))
}

/// Of which assignment.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct OfAssignment {
    assignment_id: Uuid,
}

/// How the class did at one criterion.
#[derive(Serialize, ToSchema)]
pub(super) struct CriterionRow {
    /// The scene's short name.
    scene: Option<String>,
    #[schema(value_type = crate::api::words::Competency)]
    competency: Competency,
    /// What a good answer shows.
    text: String,
    /// How many answers with an exact grade reached level 0, 1, 2, 3.
    levels: Vec<u32>,
    /// 0..=10; null without an exact grade.
    mean: Option<f64>,
    /// How many answers have only an offline estimate, which is in no figure here.
    estimates: u32,
}

/// Criteria, the weakest first.
#[derive(Serialize, ToSchema)]
pub(super) struct CriterionMap {
    items: Vec<CriterionRow>,
}

/// An assignment criterion by criterion, the weakest first.
#[utoipa::path(get, path = "/api/classes/{id}/criteria", operation_id = "class_criteria", tag = "classes", security(("bearer" = [])), params(("id" = Uuid, Path), OfAssignment), responses((status = 200, body = CriterionMap), (status = 404, body = Problem)))]
async fn criteria(
    State(app): State<App>,
    Player(teacher): Player,
    Path(id): Path<Uuid>,
    Params(of): Params<OfAssignment>,
) -> Result<Json<CriterionMap>, ApiError> {
    let items = app.game.criteria_map(teacher, id, of.assignment_id).await?.into_iter().map(|sum| CriterionRow {
        scene: sum.scene,
        competency: sum.competency,
        text: sum.text,
        levels: sum.levels.to_vec(),
        mean: sum.mean,
        estimates: sum.estimates,
    });
    Ok(Json(CriterionMap { items: items.collect() }))
}

/// A teacher's grade.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"score": 8, "reason": "You saw the risk before anybody else did."}))]
struct Override {
    /// 0..=10.
    score: i64,
    /// 3..=500 characters, for the pupil to read.
    reason: String,
}

/// Put one's own grade in the place of the one that counts. Both stay in sight, and the balance is corrected.
#[utoipa::path(put, path = "/api/classes/{id}/answers/{answer}/grade", operation_id = "override_grade", tag = "classes", security(("bearer" = [])), params(("id" = Uuid, Path), ("answer" = Uuid, Path)), request_body = Override,
    responses((status = 200, body = SessionDetail), (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn overrule(
    State(app): State<App>,
    Player(teacher): Player,
    Path((id, answer)): Path<(Uuid, Uuid)>,
    Body(wish): Body<Override>,
) -> Result<Json<SessionDetail>, ApiError> {
    let mut fields = Fields::default();
    let score = fields.take("score", Score::parse(wish.score));
    let reason = fields.take("reason", text::bounded(&wish.reason, 3, 500));
    fields.finish()?;
    let (Some(score), Some(reason)) = (score, reason) else {
        return Err(ApiError::Internal("a field vanished".to_owned()));
    };
    limits::by_player(&app, LimitedAction::Change, teacher).await?;
    let day = app.game.overrule(teacher, id, answer, score, &reason).await?;
    Ok(Json(sessions::detail(&app, day)))
}
