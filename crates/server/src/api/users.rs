//! `/api/users`: registering, the own profile, claiming a guest, erasure.

use crate::{
    app::App,
    error::{ApiError, Problem},
    http::{
        auth::Player,
        body::{Fields, Json as Body},
        limits::{self, LimitedAction},
    },
};
use axum::{
    Json,
    extract::{ConnectInfo, State},
    http::{HeaderMap, StatusCode},
};
use careersim_game::{
    GameError,
    accounts::{Username, parse_password},
};
use careersim_store::{
    cases,
    players::{Player as Account, Role},
};
use chrono::{DateTime, Utc};
use secrecy::SecretString;
use serde::{Deserialize, Serialize};
use std::net::SocketAddr;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};
use uuid::Uuid;

/// Routes of this resource.
pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(register))
        .routes(routes!(me, claim, erase))
        .routes(routes!(sharing, share))
}

/// A name and a password.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"username": "ada", "password": "correct horse"}))]
pub(super) struct Credentials {
    /// 3..=50 of a-z, 0-9, `_`, `-`.
    username: String,
    /// 8..=128 characters.
    #[schema(value_type = String)]
    password: SecretString,
}

impl Credentials {
    fn parse(self) -> Result<(Username, SecretString), ApiError> {
        let mut fields = Fields::default();
        let username = fields.take("username", Username::parse(&self.username));
        fields.take("password", parse_password(&self.password));
        fields.finish()?;
        let username = username.ok_or_else(|| ApiError::Internal("a username vanished".to_owned()))?;
        Ok((username, self.password))
    }
}

/// A player.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({"id": "0198f0a2-6a3e-7c1d-9d5e-0d2f6a1b2c3d", "username": "ada", "role": "player", "guest": false, "balance": 100, "created_at": "2026-11-23T08:00:00Z"}))]
pub(super) struct User {
    /// The id.
    pub id: Uuid,
    /// Null for a guest.
    pub username: Option<String>,
    /// `player`, `teacher` or `operator`.
    #[schema(value_type = crate::api::words::Role)]
    pub role: Role,
    /// Without a name.
    pub guest: bool,
    /// The in-game balance.
    pub balance: i64,
    /// Since when.
    pub created_at: DateTime<Utc>,
}

impl From<Account> for User {
    fn from(row: Account) -> Self {
        Self {
            id: row.id,
            guest: row.username.is_none(),
            username: row.username,
            role: row.role,
            balance: row.balance,
            created_at: row.created_at,
        }
    }
}

/// Register.
#[utoipa::path(post, path = "/api/users", tag = "accounts", request_body = Credentials,
    responses((status = 201, body = User), (status = 409, body = Problem), (status = 422, body = Problem), (status = 429, body = Problem)))]
async fn register(
    State(app): State<App>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    Body(body): Body<Credentials>,
) -> Result<(StatusCode, Json<User>), ApiError> {
    let (username, password) = body.parse()?;
    limits::by_address(&app, LimitedAction::Register, &headers, peer).await?;
    let row = app.game.register(&username, password).await?;
    Ok((StatusCode::CREATED, Json(row.into())))
}

/// The own profile.
#[utoipa::path(get, path = "/api/users/me", tag = "accounts", security(("bearer" = [])), responses((status = 200, body = User), (status = 401, body = Problem)))]
async fn me(State(app): State<App>, Player(player): Player) -> Result<Json<User>, ApiError> {
    Ok(Json(app.game.profile(player).await?.into()))
}

/// Give a guest a name and a password; the history stays.
#[utoipa::path(put, path = "/api/users/me", tag = "accounts", security(("bearer" = [])), request_body = Credentials,
    responses((status = 200, body = User), (status = 403, body = Problem), (status = 409, body = Problem), (status = 422, body = Problem)))]
async fn claim(State(app): State<App>, Player(player): Player, Body(body): Body<Credentials>) -> Result<Json<User>, ApiError> {
    let (username, password) = body.parse()?;
    limits::by_player(&app, LimitedAction::Change, player).await?;
    Ok(Json(app.game.claim_account(player, &username, password).await?.into()))
}

/// Erase everything that is yours.
#[utoipa::path(delete, path = "/api/users/me", tag = "accounts", security(("bearer" = [])), responses((status = 204), (status = 401, body = Problem)))]
async fn erase(State(app): State<App>, Player(player): Player) -> Result<StatusCode, ApiError> {
    app.game.erase(player).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Whether operators may try the coach on what the player wrote, without the name.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"shares_answers": true}))]
pub(super) struct Sharing {
    /// Off unless the player turns it on.
    shares_answers: bool,
}

/// May operators try the coach on what the player wrote?
#[utoipa::path(get, path = "/api/users/me/sharing", operation_id = "get_sharing", tag = "accounts", security(("bearer" = [])), responses((status = 200, body = Sharing), (status = 401, body = Problem)))]
async fn sharing(State(app): State<App>, Player(player): Player) -> Result<Json<Sharing>, ApiError> {
    app.game.profile(player).await?;
    let shares_answers = cases::shares(&app.game.store, player).await.map_err(GameError::from)?;
    Ok(Json(Sharing { shares_answers }))
}

/// Let operators try the coach on what the player wrote, without the name; or take that back: then every copy that was made goes.
#[utoipa::path(put, path = "/api/users/me/sharing", operation_id = "set_sharing", tag = "accounts", security(("bearer" = [])), request_body = Sharing, responses((status = 200, body = Sharing), (status = 401, body = Problem), (status = 422, body = Problem)))]
async fn share(State(app): State<App>, Player(player): Player, Body(body): Body<Sharing>) -> Result<Json<Sharing>, ApiError> {
    limits::by_player(&app, LimitedAction::Change, player).await?;
    app.game.share_answers(player, body.shares_answers).await?;
    Ok(Json(body))
}
