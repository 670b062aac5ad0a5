//! The seats of a class as its teacher keeps them.

use crate::{
    app::App,
    error::{ApiError, Problem},
    http::{
        auth::Player,
        body::{Json as Body, Path},
        limits::{self, LimitedAction},
    },
};
use axum::{Json, extract::State, http::StatusCode};
use careersim_domain::class::Nickname;
use careersim_game::classes::SeatRow;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};
use uuid::Uuid;

/// Routes of this resource.
pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list))
        .routes(routes!(rename, remove))
        .routes(routes!(recovery_codes))
}

/// A seat.
#[derive(Serialize, ToSchema)]
pub(super) struct Seat {
    id: Uuid,
    nickname: String,
    /// There is a printed code that gives it back.
    has_recovery: bool,
    joined_at: DateTime<Utc>,
}

impl From<SeatRow> for Seat {
    fn from(row: SeatRow) -> Self {
        Self {
            id: row.id,
            nickname: row.nickname,
            has_recovery: row.has_recovery,
            joined_at: row.joined_at,
        }
    }
}

/// Seats by pseudonym.
#[derive(Serialize, ToSchema)]
pub(super) struct SeatList {
    items: Vec<Seat>,
}

/// The seats of a class.
#[utoipa::path(get, path = "/api/classes/{id}/seats", operation_id = "list_seats", tag = "classes", security(("bearer" = [])), params(("id" = Uuid, Path)), responses((status = 200, body = SeatList), (status = 404, body = Problem)))]
async fn list(State(app): State<App>, Player(teacher): Player, Path(id): Path<Uuid>) -> Result<Json<SeatList>, ApiError> {
    let seats = app.game.seats(teacher, id).await?;
    Ok(Json(SeatList {
        items: seats.into_iter().map(Into::into).collect(),
    }))
}

/// Another pseudonym.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"nickname": "Otter 7"}))]
struct RenameSeat {
    /// 1..=30 characters.
    nickname: String,
}

/// Give a seat another pseudonym.
#[utoipa::path(put, path = "/api/classes/{id}/seats/{seat}", operation_id = "rename_seat", tag = "classes", security(("bearer" = [])), params(("id" = Uuid, Path), ("seat" = Uuid, Path)), request_body = RenameSeat,
    responses((status = 200, body = Seat), (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn rename(
    State(app): State<App>,
    Player(teacher): Player,
    Path((id, seat)): Path<(Uuid, Uuid)>,
    Body(wish): Body<RenameSeat>,
) -> Result<Json<Seat>, ApiError> {
    let nickname = Nickname::parse(&wish.nickname).map_err(|e| ApiError::field("nickname", e))?;
    limits::by_player(&app, LimitedAction::Change, teacher).await?;
    Ok(Json(app.game.rename_seat(teacher, id, seat, &nickname).await?.into()))
}

/// Free a seat. What was played stays the pupil's, and the class no longer sees it.
#[utoipa::path(delete, path = "/api/classes/{id}/seats/{seat}", operation_id = "remove_seat", tag = "classes", security(("bearer" = [])), params(("id" = Uuid, Path), ("seat" = Uuid, Path)),
    responses((status = 204), (status = 404, body = Problem)))]
async fn remove(State(app): State<App>, Player(teacher): Player, Path((id, seat)): Path<(Uuid, Uuid)>) -> Result<StatusCode, ApiError> {
    app.game.remove_seat(teacher, id, seat).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// For which seat; without it, for all.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({}))]
struct IssueCodes {
    #[serde(default)]
    seat_id: Option<Uuid>,
}

/// A code that gives a seat back.
#[derive(Serialize, ToSchema)]
pub(super) struct RecoveryCode {
    seat_id: Uuid,
    nickname: String,
    /// Told once: only a fingerprint is kept.
    recovery: String,
}

/// Codes to print, by pseudonym.
#[derive(Serialize, ToSchema)]
pub(super) struct RecoveryCodes {
    items: Vec<RecoveryCode>,
}

/// Make new codes that give lost seats back, to print; those from before are worth nothing any more. Seats of accounts with a name get none.
#[utoipa::path(post, path = "/api/classes/{id}/recovery-codes", operation_id = "issue_recovery_codes", tag = "classes", security(("bearer" = [])), params(("id" = Uuid, Path)), request_body = IssueCodes,
    responses((status = 200, body = RecoveryCodes), (status = 403, body = Problem), (status = 404, body = Problem)))]
async fn recovery_codes(
    State(app): State<App>,
    Player(teacher): Player,
    Path(id): Path<Uuid>,
    Body(wish): Body<IssueCodes>,
) -> Result<Json<RecoveryCodes>, ApiError> {
    limits::by_player(&app, LimitedAction::Change, teacher).await?;
    let items = app
        .game
        .issue_recovery(teacher, id, wish.seat_id)
        .await?
        .into_iter()
        .map(|issued| RecoveryCode {
            seat_id: issued.seat.id,
            nickname: issued.seat.nickname,
            recovery: issued.recovery,
        });
    Ok(Json(RecoveryCodes { items: items.collect() }))
}
