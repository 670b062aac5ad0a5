//! `/api/leaderboard`: players who chose to be seen, by nickname.

use crate::{
    api::prompts::actor,
    app::App,
    error::{ApiError, Problem},
    http::{
        auth::{Operator, Player},
        body::{Json as Body, Params, Path},
        limits::{self, LimitedAction},
    },
};
use axum::{Json, extract::State, http::StatusCode};
use careersim_domain::Nickname;
use careersim_game::leaderboard::{Board, Period};
use careersim_store::leaderboard::Ranked;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::{router::OpenApiRouter, routes};
use uuid::Uuid;

/// Routes of this resource.
pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(board)).routes(routes!(join, leave)).routes(routes!(remove))
}

/// Which part of the board.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct ListBoard {
    /// `week` (since Monday, UTC) or `all`; `week` unless said otherwise.
    #[serde(default)]
    period: Option<String>,
    /// 1..=50, 20 unless said otherwise.
    #[serde(default)]
    limit: Option<u64>,
    /// From the page before.
    #[serde(default)]
    cursor: Option<String>,
}

/// A player on the board.
#[derive(Serialize, ToSchema)]
#[schema(as = LeaderboardEntry, example = json!({"id": "0198f0a2-6a3e-7c1d-9d5e-0d2f6a1b2c3d", "rank": 1, "nickname": "night owl", "points": 42, "scenes": 5, "mean": 8.4}))]
pub(super) struct Entry {
    /// The entry's, not the player's.
    id: Uuid,
    /// Equal points share one.
    rank: u64,
    nickname: String,
    /// The scores of the player's first answers to each scene, added up. Exact and models' grades only.
    points: i64,
    /// Over how many scenes.
    scenes: i64,
    /// 0..=10.
    mean: f64,
}

impl From<Ranked> for Entry {
    fn from(Ranked { rank, standing }: Ranked) -> Self {
        #[expect(clippy::cast_precision_loss, reason = "nobody plays 2^52 scenes")]
        let mean = standing.points as f64 / standing.scenes.max(1) as f64;
        Self {
            id: standing.member_id,
            rank,
            nickname: standing.nickname,
            points: standing.points,
            scenes: standing.scenes,
            mean: (mean * 10.0).round() / 10.0,
        }
    }
}

/// The board, most points first.
#[derive(Serialize, ToSchema)]
#[schema(as = LeaderboardPage)]
pub(super) struct Leaderboard {
    /// `week` or `all`.
    period: &'static str,
    /// The week, such as `2026-W48`, or `all`.
    key: String,
    items: Vec<Entry>,
    /// Send it as `cursor` for the next page; null at the end.
    next_cursor: Option<String>,
    /// The name that you show; null when you are not on the board.
    nickname: Option<String>,
    /// Your own standing; null without points in this time.
    own: Option<Entry>,
}

impl Leaderboard {
    fn new(period: Period, board: Board) -> Self {
        Self {
            period: period.as_str(),
            key: board.key,
            items: board.items.into_iter().map(Into::into).collect(),
            next_cursor: board.next_cursor,
            nickname: board.nickname,
            own: board.own.map(Into::into),
        }
    }
}

/// The leaderboard of a week or of all time.
#[utoipa::path(get, path = "/api/leaderboard", operation_id = "leaderboard", tag = "leaderboard", security(("bearer" = [])), params(ListBoard), responses((status = 200, body = Leaderboard), (status = 401, body = Problem), (status = 422, body = Problem)))]
async fn board(State(app): State<App>, Player(player): Player, Params(params): Params<ListBoard>) -> Result<Json<Leaderboard>, ApiError> {
    let period = params.period.as_deref().map_or(Ok(Period::default()), Period::parse);
    let period = period.map_err(|e| ApiError::field("period", e))?;
    let limit = params.limit.unwrap_or(20).clamp(1, 50);
    let board = app.game.board(player, period, params.cursor.as_deref(), limit).await?;
    Ok(Json(Leaderboard::new(period, board)))
}

/// The name to show.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"nickname": "night owl"}))]
struct JoinLeaderboard {
    /// 3..=20 letters, digits, spaces, `-`, `_`, `.`; unlike anybody else's.
    nickname: String,
}

/// The name that you show.
#[derive(Serialize, ToSchema)]
pub(super) struct OnLeaderboard {
    nickname: String,
}

/// Ask to be on the board under this name, or change it. What you have played so far counts.
#[utoipa::path(put, path = "/api/leaderboard/me", operation_id = "join_leaderboard", tag = "leaderboard", security(("bearer" = [])), request_body = JoinLeaderboard,
    responses((status = 200, body = OnLeaderboard), (status = 401, body = Problem), (status = 422, body = Problem), (status = 429, body = Problem)))]
async fn join(State(app): State<App>, Player(player): Player, Body(body): Body<JoinLeaderboard>) -> Result<Json<OnLeaderboard>, ApiError> {
    let nickname = Nickname::parse(&body.nickname).map_err(|e| ApiError::field("nickname", e))?;
    limits::by_player(&app, LimitedAction::Change, player).await?;
    app.game.join_board(player, &nickname).await?;
    Ok(Json(OnLeaderboard {
        nickname: nickname.as_str().to_owned(),
    }))
}

/// Be off the board at once.
#[utoipa::path(delete, path = "/api/leaderboard/me", operation_id = "leave_leaderboard", tag = "leaderboard", security(("bearer" = [])), responses((status = 204), (status = 401, body = Problem)))]
async fn leave(State(app): State<App>, Player(player): Player) -> Result<StatusCode, ApiError> {
    app.game.leave_board(player).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Take somebody's entry off the board, because of its name (operators).
#[utoipa::path(delete, path = "/api/leaderboard/entries/{id}", operation_id = "remove_leaderboard_entry", tag = "operate", security(("bearer" = [])), params(("id" = Uuid, Path)), responses((status = 204), (status = 403, body = Problem), (status = 404, body = Problem)))]
async fn remove(State(app): State<App>, operator: Operator, Path(id): Path<Uuid>) -> Result<StatusCode, ApiError> {
    app.game.remove_from_board(id, &actor(&app, operator).await?).await?;
    Ok(StatusCode::NO_CONTENT)
}
