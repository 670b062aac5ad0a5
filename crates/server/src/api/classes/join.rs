//! Coming into a class by its code, coming back to a seat, the classes that one sits in, and leaving.

use super::assignments::AssignmentBody;
use crate::{
    api::token,
    app::App,
    error::{ApiError, Problem},
    http::{
        auth::Player,
        body::{Json as Body, Path},
        limits::{self, LimitedAction},
    },
};
use axum::{
    Json,
    extract::{ConnectInfo, State},
    http::{HeaderMap, StatusCode},
    response::Response,
};
use careersim_domain::class::Nickname;
use careersim_game::{GameError, classes::Joined};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use std::net::SocketAddr;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};
use uuid::Uuid;

/// Routes of this resource.
pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(join))
        .routes(routes!(recover))
        .routes(routes!(joined))
        .routes(routes!(leave))
        .routes(routes!(leaderboard))
}

/// How to come in.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"code": "ABCD 2345", "nickname": "Otter 7"}))]
struct JoinClass {
    /// The code of the class.
    code: String,
    /// 1..=30 characters; no real names, please. Without it one gets a friendly one.
    #[serde(default)]
    nickname: Option<String>,
}

/// A class as its pupils know it.
#[derive(Serialize, ToSchema)]
pub(super) struct ClassName {
    id: Uuid,
    name: String,
}

/// A seat as its pupil knows it.
#[derive(Serialize, ToSchema)]
pub(super) struct OwnSeat {
    id: Uuid,
    nickname: String,
}

/// A seat, with tokens for who came without.
#[derive(Serialize, ToSchema)]
pub(super) struct JoinedBody {
    class: ClassName,
    seat: OwnSeat,
    /// For who came without a token, or came back to a seat: as `POST /api/guests` gives it.
    #[serde(skip_serializing_if = "Option::is_none")]
    access_token: Option<String>,
    /// `bearer`.
    #[serde(skip_serializing_if = "Option::is_none")]
    token_type: Option<&'static str>,
    /// Seconds that the access token lives.
    #[serde(skip_serializing_if = "Option::is_none")]
    expires_in: Option<i64>,
    /// Left out when the client keeps it in the cookie.
    #[serde(skip_serializing_if = "Option::is_none")]
    refresh_token: Option<String>,
}

fn answer(app: &App, headers: &HeaderMap, joined: Joined) -> Result<Response, ApiError> {
    let status = if joined.is_new { StatusCode::CREATED } else { StatusCode::OK };
    let (pair, cookie) = match &joined.login {
        Some(login) => {
            let (pair, cookie) = token::pair(app, headers, login)?;
            (Some(pair), cookie)
        }
        None => (None, None),
    };
    let (access_token, token_type, expires_in, refresh_token) = match pair {
        Some(p) => (Some(p.access_token), Some(p.token_type), Some(p.expires_in), p.refresh_token),
        None => (None, None, None, None),
    };
    let body = JoinedBody {
        class: ClassName {
            id: joined.class.id,
            name: joined.class.name,
        },
        seat: OwnSeat {
            id: joined.seat.id,
            nickname: joined.seat.nickname,
        },
        access_token,
        token_type,
        expires_in,
        refresh_token,
    };
    Ok(token::with_cookie((status, Json(body)), cookie))
}

// A wrong code counts for many right ones: a class behind one address gets in at once, and guessing soon has to wait.
async fn counted(app: &App, headers: &HeaderMap, peer: SocketAddr, found: Result<Joined, GameError>) -> Result<Joined, ApiError> {
    if let Err(GameError::NotFound(_)) = found {
        limits::charge_address(app, LimitedAction::Join, headers, peer, WRONG_CODE).await;
    }
    Ok(found?)
}

const WRONG_CODE: u32 = 11;

/// Join a class by its code. Without a token one gets a guest's, as from `POST /api/guests`; who sits in the class already keeps the seat (200).
#[utoipa::path(post, path = "/api/classes/join", operation_id = "join_class", tag = "classes", security((), ("bearer" = [])), request_body = JoinClass,
    responses((status = 201, body = JoinedBody), (status = 200, body = JoinedBody), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem), (status = 429, body = Problem)))]
async fn join(
    State(app): State<App>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    player: Option<Player>,
    Body(wish): Body<JoinClass>,
) -> Result<Response, ApiError> {
    let nickname = wish.nickname.as_deref().map(Nickname::parse).transpose();
    let nickname = nickname.map_err(|e| ApiError::field("nickname", e))?;
    limits::by_address(&app, LimitedAction::Join, &headers, peer).await?;
    let joined = app.game.join_class(&wish.code, nickname, player.map(|p| p.0)).await;
    answer(&app, &headers, counted(&app, &headers, peer, joined).await?)
}

/// The two codes that give a seat back.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"code": "ABCD 2345", "recovery": "WXYZ-6789-ABCD"}))]
struct RecoverSeat {
    /// The code of the class.
    code: String,
    /// The code that the teacher printed for this seat.
    recovery: String,
}

/// Come back to a seat whose login was lost, with the code that the teacher printed.
#[utoipa::path(post, path = "/api/classes/recover", operation_id = "recover_seat", tag = "classes", request_body = RecoverSeat,
    responses((status = 200, body = JoinedBody), (status = 403, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem), (status = 429, body = Problem)))]
async fn recover(
    State(app): State<App>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    Body(wish): Body<RecoverSeat>,
) -> Result<Response, ApiError> {
    limits::by_address(&app, LimitedAction::Join, &headers, peer).await?;
    let joined = app.game.recover_seat(&wish.code, &wish.recovery).await;
    answer(&app, &headers, counted(&app, &headers, peer, joined).await?)
}

/// A class that one sits in.
#[derive(Serialize, ToSchema)]
pub(super) struct JoinedClassBody {
    class: ClassName,
    seat: OwnSeat,
    joined_at: DateTime<Utc>,
    /// What is to be played, newest first.
    assignments: Vec<AssignmentBody>,
}

/// Classes, newest first.
#[derive(Serialize, ToSchema)]
pub(super) struct JoinedClassList {
    items: Vec<JoinedClassBody>,
}

/// The classes that one sits in, with what is to be played.
#[utoipa::path(get, path = "/api/classes/joined", operation_id = "joined_classes", tag = "classes", security(("bearer" = [])), responses((status = 200, body = JoinedClassList), (status = 401, body = Problem)))]
async fn joined(State(app): State<App>, Player(player): Player) -> Result<Json<JoinedClassList>, ApiError> {
    let items = app.game.joined_classes(player).await?.into_iter().map(|joined| JoinedClassBody {
        class: ClassName {
            id: joined.seat.class_id,
            name: joined.name,
        },
        seat: OwnSeat {
            id: joined.seat.id,
            nickname: joined.seat.nickname,
        },
        joined_at: joined.seat.joined_at,
        assignments: joined.assignments.into_iter().map(Into::into).collect(),
    });
    Ok(Json(JoinedClassList { items: items.collect() }))
}

/// Leave a class. What was played stays one's own, and the class no longer sees it.
#[utoipa::path(delete, path = "/api/classes/{id}/seats/me", operation_id = "leave_class", tag = "classes", security(("bearer" = [])), params(("id" = Uuid, Path)), responses((status = 204), (status = 404, body = Problem)))]
async fn leave(State(app): State<App>, Player(player): Player, Path(id): Path<Uuid>) -> Result<StatusCode, ApiError> {
    app.game.leave_class(player, id).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A place.
#[derive(Serialize, ToSchema)]
pub(super) struct Ranked {
    /// From 1; the same mean is the same place.
    rank: usize,
    nickname: String,
    /// Over the exact grades of the latest finished day.
    score_mean: f64,
    /// One's own.
    own: bool,
}

/// Places, best first.
#[derive(Serialize, ToSchema)]
pub(super) struct Leaderboard {
    items: Vec<Ranked>,
}

/// Who did how well in an assignment, by pseudonym; only where the teacher has turned it on. Offline estimates are not in it.
#[utoipa::path(get, path = "/api/assignments/{id}/leaderboard", operation_id = "assignment_leaderboard", tag = "classes", security(("bearer" = [])), params(("id" = Uuid, Path)), responses((status = 200, body = Leaderboard), (status = 404, body = Problem)))]
async fn leaderboard(State(app): State<App>, Player(player): Player, Path(id): Path<Uuid>) -> Result<Json<Leaderboard>, ApiError> {
    let items = app.game.leaderboard(player, id).await?.into_iter().map(|p| Ranked {
        rank: p.rank,
        nickname: p.nickname,
        score_mean: p.score_mean,
        own: p.is_own,
    });
    Ok(Json(Leaderboard { items: items.collect() }))
}
