//! Who is asking: extractors whose type in a handler's signature says what the handler needs.

use crate::{app::App, error::ApiError, http::jwt::Bearer};
use axum::{
    extract::{FromRequestParts, OptionalFromRequestParts},
    http::{HeaderMap, header, request::Parts},
};
use careersim_store::players::{self, Role};
use uuid::Uuid;

/// Any player with a valid access token.
#[derive(Debug, Clone, Copy)]
pub struct Player(pub Uuid);

/// An operator.
#[derive(Debug, Clone, Copy)]
pub struct Operator(pub Uuid);

impl FromRequestParts<App> for Player {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, ApiError> {
        let bearer = bearer(&parts.headers, app)?;
        tracing::Span::current().record("player", tracing::field::display(bearer.player));
        Ok(Self(bearer.player))
    }
}

impl OptionalFromRequestParts<App> for Player {
    type Rejection = ApiError;

    // Without the header: nobody. With a wrong one: an error, as everywhere.
    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Option<Self>, ApiError> {
        if !parts.headers.contains_key(header::AUTHORIZATION) {
            return Ok(None);
        }
        <Self as FromRequestParts<App>>::from_request_parts(parts, app).await.map(Some)
    }
}

impl FromRequestParts<App> for Operator {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, ApiError> {
        let bearer = bearer(&parts.headers, app)?;
        // The token says who it is; the row says what they may do now.
        let player = players::by_id(&app.game.store, bearer.player).await.map_err(careersim_game::GameError::from)?;
        match player {
            Some(p) if p.role == Role::Operator && p.disabled_at.is_none() => Ok(Self(p.id)),
            Some(_) => Err(ApiError::Forbidden("this needs an operator's account")),
            None => Err(ApiError::Unauthorized("this account is gone")),
        }
    }
}

fn bearer(headers: &HeaderMap, app: &App) -> Result<Bearer, ApiError> {
    let value = headers.get(header::AUTHORIZATION).and_then(|v| v.to_str().ok()).unwrap_or_default();
    let (scheme, token) = value.split_once(' ').unwrap_or_default();
    if !scheme.eq_ignore_ascii_case("bearer") {
        return Err(ApiError::Unauthorized("send `Authorization: Bearer …`"));
    }
    app.signer.check(token.trim())
}
