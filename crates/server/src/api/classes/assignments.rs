//! What a class is to play.

use crate::{
    app::App,
    error::{ApiError, Problem},
    http::{
        auth::Player,
        body::{Fields, Json as Body, Path},
        limits::{self, LimitedAction},
    },
};
use axum::{Json, extract::State, http::StatusCode};
use careersim_domain::{
    CareerTitle, Difficulty, Language, Rounds,
    class::{ClassName, DayRules},
};
use careersim_game::classes::{AssignmentRow, NewAssignment};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};
use uuid::Uuid;

/// Routes of this resource.
pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(create, list)).routes(routes!(change, remove))
}

/// Something to be played.
#[derive(Serialize, ToSchema)]
#[schema(as = Assignment)]
pub(super) struct AssignmentBody {
    id: Uuid,
    title: String,
    /// The careers that may be played; none means any.
    careers: Vec<String>,
    rounds: u8,
    #[schema(value_type = crate::api::words::Difficulty)]
    difficulty: Difficulty,
    language: String,
    /// After this moment no day may begin; null is never.
    due_at: Option<DateTime<Utc>>,
    /// Pupils see each other's means by pseudonym.
    leaderboard: bool,
    created_at: DateTime<Utc>,
}

impl From<AssignmentRow> for AssignmentBody {
    fn from(row: AssignmentRow) -> Self {
        Self {
            id: row.id,
            title: row.spec.title,
            careers: row.spec.careers,
            rounds: row.spec.rules.rounds.get(),
            difficulty: row.spec.rules.difficulty,
            language: row.spec.rules.language.as_str().to_owned(),
            due_at: row.spec.due_at,
            leaderboard: row.spec.leaderboard,
            created_at: row.created_at,
        }
    }
}

/// Assignments, newest first.
#[derive(Serialize, ToSchema)]
pub(super) struct AssignmentList {
    items: Vec<AssignmentBody>,
}

/// What is to be played.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"title": "A day in care", "careers": ["registered nurse"], "rounds": 3}))]
struct AssignmentWish {
    /// 1..=80 characters.
    title: String,
    /// At most 20 careers that may be played; none means any.
    #[serde(default)]
    careers: Vec<String>,
    /// 1..=10, 5 unless said otherwise.
    #[serde(default)]
    rounds: Option<i64>,
    /// `easy`, `normal` (unless said otherwise) or `hard`.
    #[serde(default)]
    difficulty: Option<String>,
    /// A language tag, `en` unless said otherwise.
    #[serde(default)]
    language: Option<String>,
    /// After this moment no day may begin; never unless said otherwise.
    #[serde(default)]
    due_at: Option<DateTime<Utc>>,
    /// Pupils see each other's means by pseudonym; off unless said otherwise.
    #[serde(default)]
    leaderboard: bool,
}

impl AssignmentWish {
    fn parse(self) -> Result<NewAssignment, ApiError> {
        let mut fields = Fields::default();
        let title = fields.take("title", ClassName::parse(&self.title));
        let careers: Vec<CareerTitle> = (self.careers.iter().enumerate())
            .filter_map(|(i, typed)| fields.take(&format!("careers[{i}]"), CareerTitle::parse(typed)))
            .collect();
        let rounds = fields.take("rounds", self.rounds.map_or(Ok(Rounds::default()), Rounds::parse));
        let difficulty = fields.take("difficulty", self.difficulty.as_deref().map_or(Ok(Difficulty::default()), Difficulty::parse));
        let language = fields.take("language", self.language.as_deref().map_or(Ok(Language::default()), Language::parse));
        fields.finish()?;
        let (Some(title), Some(rounds), Some(difficulty), Some(language)) = (title, rounds, difficulty, language) else {
            return Err(ApiError::Internal("a field vanished".to_owned()));
        };
        Ok(NewAssignment {
            title,
            careers,
            rules: DayRules { rounds, difficulty, language },
            due_at: self.due_at,
            leaderboard: self.leaderboard,
        })
    }
}

/// Set something to be played.
#[utoipa::path(post, path = "/api/classes/{id}/assignments", operation_id = "create_assignment", tag = "classes", security(("bearer" = [])), params(("id" = Uuid, Path)), request_body = AssignmentWish,
    responses((status = 201, body = AssignmentBody), (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn create(
    State(app): State<App>,
    Player(teacher): Player,
    Path(id): Path<Uuid>,
    Body(wish): Body<AssignmentWish>,
) -> Result<(StatusCode, Json<AssignmentBody>), ApiError> {
    let new = wish.parse()?;
    limits::by_player(&app, LimitedAction::Change, teacher).await?;
    let made = app.game.create_assignment(teacher, id, new).await?;
    Ok((StatusCode::CREATED, Json(made.into())))
}

/// The assignments of a class, newest first.
#[utoipa::path(get, path = "/api/classes/{id}/assignments", operation_id = "list_assignments", tag = "classes", security(("bearer" = [])), params(("id" = Uuid, Path)), responses((status = 200, body = AssignmentList), (status = 404, body = Problem)))]
async fn list(State(app): State<App>, Player(teacher): Player, Path(id): Path<Uuid>) -> Result<Json<AssignmentList>, ApiError> {
    let items = app.game.assignments(teacher, id).await?;
    Ok(Json(AssignmentList {
        items: items.into_iter().map(Into::into).collect(),
    }))
}

/// Change an assignment, as a whole. Days that began go on as they are; a due date in the past ends it.
#[utoipa::path(put, path = "/api/classes/{id}/assignments/{assignment}", operation_id = "change_assignment", tag = "classes", security(("bearer" = [])), params(("id" = Uuid, Path), ("assignment" = Uuid, Path)), request_body = AssignmentWish,
    responses((status = 200, body = AssignmentBody), (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn change(
    State(app): State<App>,
    Player(teacher): Player,
    Path((id, assignment)): Path<(Uuid, Uuid)>,
    Body(wish): Body<AssignmentWish>,
) -> Result<Json<AssignmentBody>, ApiError> {
    let new = wish.parse()?;
    limits::by_player(&app, LimitedAction::Change, teacher).await?;
    Ok(Json(app.game.change_assignment(teacher, id, assignment, new).await?.into()))
}

/// Take an assignment back. The days that were played for it stay the pupils'.
#[utoipa::path(delete, path = "/api/classes/{id}/assignments/{assignment}", operation_id = "remove_assignment", tag = "classes", security(("bearer" = [])), params(("id" = Uuid, Path), ("assignment" = Uuid, Path)),
    responses((status = 204), (status = 404, body = Problem)))]
async fn remove(State(app): State<App>, Player(teacher): Player, Path((id, assignment)): Path<(Uuid, Uuid)>) -> Result<StatusCode, ApiError> {
    app.game.remove_assignment(teacher, id, assignment).await?;
    Ok(StatusCode::NO_CONTENT)
}
