//! `/api/daily`: the scene of the day, the same for everybody.

use crate::{
    api::scenarios::SceneBody,
    app::App,
    error::{ApiError, Problem},
    http::{
        auth::Player,
        body::Json as Body,
        limits::{self, LimitedAction},
    },
};
use axum::{Json, extract::State};
use careersim_domain::Language;
use careersim_game::daily;
use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};
use uuid::Uuid;

/// Routes of this resource.
pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(daily, open))
}

/// The scene of the day.
#[derive(Serialize, ToSchema)]
#[schema(example = json!({"day": "2026-11-28", "next_at": "2026-11-29T00:00:00Z", "career_title": "Registered nurse", "slug": "registered-nurse", "soc_code": "29-1141", "summary": "Looks after patients through the day and night.", "title": "The missing signature", "status": "new", "met_before": false, "days_came_by": 3, "recent": ["2026-11-24", "2026-11-26", "2026-11-27"]}))]
pub(super) struct Daily {
    /// In UTC.
    day: NaiveDate,
    /// When the next one comes.
    next_at: DateTime<Utc>,
    career_title: String,
    slug: String,
    soc_code: String,
    /// One sentence about the career.
    summary: String,
    /// The scene's short name.
    title: Option<String>,
    /// Where the player stands with it.
    status: DailyStatus,
    /// The player's work day of one round, once it is begun.
    #[serde(skip_serializing_if = "Option::is_none")]
    session_id: Option<Uuid>,
    /// The player has met this scene in another day; it is today's all the same.
    met_before: bool,
    /// On how many days the player came by in all. It never shrinks.
    days_came_by: i64,
    /// Of the last seven days (today among them) those on which the player came by, the oldest first.
    recent: Vec<NaiveDate>,
}

/// Where the player stands with the scene of the day.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum DailyStatus {
    /// Not begun.
    New,
    /// Begun, and not answered or not graded.
    Active,
    /// Answered and graded.
    Finished,
}

impl From<daily::Daily> for Daily {
    fn from(today: daily::Daily) -> Self {
        let next = today.day + Days::new(1);
        let came_by = today.came_by;
        Self {
            day: today.day,
            next_at: next.and_time(NaiveTime::MIN).and_utc(),
            career_title: today.career.title.clone(),
            slug: today.career.slug.clone(),
            soc_code: today.career.soc.clone(),
            summary: today.career.summary.clone(),
            title: today.title,
            status: match came_by.today {
                None => DailyStatus::New,
                Some((_, false)) => DailyStatus::Active,
                Some((_, true)) => DailyStatus::Finished,
            },
            session_id: came_by.today.map(|(id, _)| id),
            met_before: came_by.met_before,
            days_came_by: came_by.days,
            recent: came_by.recent,
        }
    }
}

/// The scene of the day; with a token also what the player has had of it.
#[utoipa::path(get, path = "/api/daily", tag = "play", security((), ("bearer" = [])), responses((status = 200, body = Daily), (status = 401, body = Problem)))]
async fn daily(State(app): State<App>, player: Option<Player>) -> Result<Json<Daily>, ApiError> {
    let today = app.game.daily(player.map(|Player(id)| id)).await?;
    Ok(Json(today.into()))
}

/// How the scene of the day is wanted.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"language": "en"}))]
struct OpenDaily {
    /// A language tag such as `en`.
    #[serde(default)]
    language: Option<String>,
}

/// Begin today's scene: a work day of one round. The same scene again until it is answered; then 409.
#[utoipa::path(post, path = "/api/daily", operation_id = "open_daily", tag = "play", security(("bearer" = [])), request_body = OpenDaily,
    responses((status = 200, body = SceneBody), (status = 401, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem), (status = 429, body = Problem)))]
async fn open(State(app): State<App>, Player(player): Player, Body(body): Body<OpenDaily>) -> Result<Json<SceneBody>, ApiError> {
    let language = body.language.as_deref().map_or(Ok(Language::default()), Language::parse);
    let language = language.map_err(|e| ApiError::field("language", e))?;
    limits::by_player(&app, LimitedAction::Scene, player).await?;
    Ok(Json(app.game.open_daily(player, language).await?.into()))
}
