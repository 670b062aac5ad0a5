//! Who is where in a class right now: only what was played for its assignments counts.

use super::results::{OneAssignment, StandingWord};
use crate::{
    app::App,
    error::{ApiError, Problem},
    http::{
        auth::Player,
        body::{Params, Path},
    },
};
use axum::{Json, extract::State};
use careersim_game::classes::Pupil;
use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};
use uuid::Uuid;

/// Routes of this resource.
pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(live))
}

/// Where one pupil is.
#[derive(Serialize, ToSchema)]
pub(super) struct LivePupil {
    seat_id: Uuid,
    nickname: String,
    standing: StandingWord,
    /// The newest day.
    #[serde(skip_serializing_if = "Option::is_none")]
    session_id: Option<Uuid>,
    #[serde(skip_serializing_if = "Option::is_none")]
    career_title: Option<String>,
    /// The scene that was shown last.
    round: u8,
    /// How many scenes the day has; 0 without a day.
    rounds: u8,
    /// How many of them are answered.
    answered: u8,
    /// When something last happened.
    last_seen_at: DateTime<Utc>,
}

/// Where everybody is, by pseudonym.
#[derive(Serialize, ToSchema)]
pub(super) struct LiveClass {
    items: Vec<LivePupil>,
}

fn small(n: usize) -> u8 {
    u8::try_from(n).unwrap_or(u8::MAX)
}

fn live_pupil(pupil: Pupil) -> LivePupil {
    let day = pupil.days.first();
    LivePupil {
        standing: pupil.standing.into(),
        session_id: day.map(|d| d.session.id),
        career_title: day.map(|d| d.session.career_title.clone()),
        round: day.map_or(0, |d| small(d.marks.len())),
        rounds: day.map_or(0, |d| d.session.rounds),
        answered: day.map_or(0, |d| small(d.marks.iter().filter(|m| m.answer_id.is_some()).count())),
        last_seen_at: pupil.last_seen_at,
        seat_id: pupil.seat.id,
        nickname: pupil.seat.nickname,
    }
}

/// Who is where: the scene, whether a grade is waited for, and when something last happened.
#[utoipa::path(get, path = "/api/classes/{id}/live", operation_id = "class_live", tag = "classes", security(("bearer" = [])), params(("id" = Uuid, Path), OneAssignment), responses((status = 200, body = LiveClass), (status = 404, body = Problem)))]
async fn live(State(app): State<App>, Player(teacher): Player, Path(id): Path<Uuid>, Params(of): Params<OneAssignment>) -> Result<Json<LiveClass>, ApiError> {
    let results = app.game.class_results(teacher, id, of.assignment_id).await?;
    Ok(Json(LiveClass {
        items: results.pupils.into_iter().map(live_pupil).collect(),
    }))
}
