//! `/api/classes` (teachers): classes and their codes. What is inside a class, and how pupils come in, is in the files below.

mod assignments;
mod csv;
mod grades;
mod join;
mod live;
mod results;
mod seats;

use crate::{
    app::App,
    error::{ApiError, Problem},
    http::{
        auth::Player,
        body::{Json as Body, Params, Path, given},
        limits::{self, LimitedAction},
    },
};
use axum::{Json, extract::State, http::StatusCode};
use careersim_domain::class::ClassName;
use careersim_game::classes::ClassView;
use careersim_store::classes::ClassChange;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::{router::OpenApiRouter, routes};
use uuid::Uuid;

/// Routes of this resource.
pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(create, list))
        .routes(routes!(class, change, remove))
        .routes(routes!(reset_code))
        .merge(join::router())
        .merge(seats::router())
        .merge(assignments::router())
        .merge(live::router())
        .merge(results::router())
        .merge(grades::router())
}

/// A class.
#[derive(Serialize, ToSchema)]
#[schema(as = Class, example = json!({"id": "0198f0a2-6a3e-7c1d-9d5e-0d2f6a1b2c3d", "name": "10b", "code": "ABCD2345", "join_url": "https://careersim.example/join/ABCD2345", "locked": false, "code_expires_at": null, "seats": 0, "assignments": 0, "created_at": "2026-11-23T08:00:00Z"}))]
pub(super) struct ClassBody {
    id: Uuid,
    name: String,
    /// 8 characters without 0, O, 1 and I. Case, spaces and hyphens don't matter when it is typed.
    code: String,
    /// Where a browser joins with this code.
    join_url: String,
    /// Nobody new comes in.
    locked: bool,
    /// From when on the code lets nobody in; null is never.
    code_expires_at: Option<DateTime<Utc>>,
    /// How many sit in it.
    seats: i64,
    /// How many assignments it has.
    assignments: i64,
    created_at: DateTime<Utc>,
}

fn body(app: &App, view: ClassView) -> ClassBody {
    let ClassView { class, seats, assignments } = view;
    ClassBody {
        id: class.id,
        name: class.name,
        join_url: format!("{}/join/{}", app.config.http.public_url.trim_end_matches('/'), class.code),
        code: class.code,
        locked: class.is_locked,
        code_expires_at: class.code_expires_at,
        seats,
        assignments,
        created_at: class.created_at,
    }
}

/// A class to make.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"name": "10b"}))]
struct NewClass {
    /// 1..=80 characters.
    name: String,
    /// From when on the code lets nobody in; never unless said otherwise.
    #[serde(default)]
    code_expires_at: Option<DateTime<Utc>>,
}

fn name(typed: &str) -> Result<ClassName, ApiError> {
    ClassName::parse(typed).map_err(|e| ApiError::field("name", e))
}

/// Make a class. Any registered account may; it is a teacher's from then on.
#[utoipa::path(post, path = "/api/classes", operation_id = "create_class", tag = "classes", security(("bearer" = [])), request_body = NewClass,
    responses((status = 201, body = ClassBody), (status = 401, body = Problem), (status = 403, body = Problem), (status = 422, body = Problem), (status = 429, body = Problem)))]
async fn create(State(app): State<App>, Player(teacher): Player, Body(new): Body<NewClass>) -> Result<(StatusCode, Json<ClassBody>), ApiError> {
    let name = name(&new.name)?;
    limits::by_player(&app, LimitedAction::Change, teacher).await?;
    let made = app.game.create_class(teacher, &name, new.code_expires_at).await?;
    Ok((StatusCode::CREATED, Json(body(&app, made))))
}

/// Which classes.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct ListClasses {
    /// 1..=50, 20 unless said otherwise.
    #[serde(default)]
    limit: Option<u64>,
    /// From the page before.
    #[serde(default)]
    cursor: Option<String>,
}

/// Classes, newest first.
#[derive(Serialize, ToSchema)]
pub(super) struct ClassList {
    items: Vec<ClassBody>,
    /// Send it as `cursor` for the next page; null at the end.
    next_cursor: Option<String>,
}

/// The classes that one teaches, newest first.
#[utoipa::path(get, path = "/api/classes", operation_id = "list_classes", tag = "classes", security(("bearer" = [])), params(ListClasses), responses((status = 200, body = ClassList), (status = 422, body = Problem)))]
async fn list(State(app): State<App>, Player(teacher): Player, Params(params): Params<ListClasses>) -> Result<Json<ClassList>, ApiError> {
    let limit = params.limit.unwrap_or(20).clamp(1, 50);
    let (classes, next_cursor) = app.game.classes(teacher, limit, params.cursor.as_deref()).await?;
    Ok(Json(ClassList {
        items: classes.into_iter().map(|c| body(&app, c)).collect(),
        next_cursor,
    }))
}

/// One class that one teaches.
#[utoipa::path(get, path = "/api/classes/{id}", operation_id = "get_class", tag = "classes", security(("bearer" = [])), params(("id" = Uuid, Path)), responses((status = 200, body = ClassBody), (status = 404, body = Problem)))]
async fn class(State(app): State<App>, Player(teacher): Player, Path(id): Path<Uuid>) -> Result<Json<ClassBody>, ApiError> {
    let view = app.game.class(teacher, id).await?;
    Ok(Json(body(&app, view)))
}

/// What to change; what is left out stays.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"locked": true}))]
struct ChangeClass {
    #[serde(default)]
    name: Option<String>,
    /// Nobody new comes in.
    #[serde(default)]
    locked: Option<bool>,
    /// From when on the code lets nobody in; null is never.
    #[serde(default, deserialize_with = "given")]
    #[schema(value_type = Option<DateTime<Utc>>)]
    #[expect(clippy::option_option, reason = "left out, null and a time are three things")]
    code_expires_at: Option<Option<DateTime<Utc>>>,
}

/// Rename or lock a class, or end its code at a moment.
#[utoipa::path(put, path = "/api/classes/{id}", operation_id = "change_class", tag = "classes", security(("bearer" = [])), params(("id" = Uuid, Path)), request_body = ChangeClass,
    responses((status = 200, body = ClassBody), (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn change(State(app): State<App>, Player(teacher): Player, Path(id): Path<Uuid>, Body(wish): Body<ChangeClass>) -> Result<Json<ClassBody>, ApiError> {
    let change = ClassChange {
        name: wish.name.as_deref().map(name).transpose()?.map(|n| n.as_str().to_owned()),
        is_locked: wish.locked,
        code_expires_at: wish.code_expires_at,
        code: None,
    };
    limits::by_player(&app, LimitedAction::Change, teacher).await?;
    let changed = app.game.change_class(teacher, id, change).await?;
    Ok(Json(body(&app, changed)))
}

/// End a class with its seats and assignments. What was played in it stays the pupils'.
#[utoipa::path(delete, path = "/api/classes/{id}", operation_id = "remove_class", tag = "classes", security(("bearer" = [])), params(("id" = Uuid, Path)), responses((status = 204), (status = 404, body = Problem)))]
async fn remove(State(app): State<App>, Player(teacher): Player, Path(id): Path<Uuid>) -> Result<StatusCode, ApiError> {
    app.game.remove_class(teacher, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Give a class another code, without an end. The one before lets nobody in any more; seats stay.
#[utoipa::path(post, path = "/api/classes/{id}/code", operation_id = "reset_class_code", tag = "classes", security(("bearer" = [])), params(("id" = Uuid, Path)), responses((status = 200, body = ClassBody), (status = 404, body = Problem)))]
async fn reset_code(State(app): State<App>, Player(teacher): Player, Path(id): Path<Uuid>) -> Result<Json<ClassBody>, ApiError> {
    limits::by_player(&app, LimitedAction::Change, teacher).await?;
    let changed = app.game.reset_class_code(teacher, id).await?;
    Ok(Json(body(&app, changed)))
}
