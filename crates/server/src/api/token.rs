//! `/api/guests`, `/api/token`: playing at once, logging in, staying logged in, logging out.

use crate::{
    app::App,
    error::{ApiError, FieldError},
    http::{
        auth::Player,
        body::Form,
        cookie,
        jwt::Bearer,
        limits::{self, LimitedAction},
    },
};
use axum::{
    Json,
    extract::{ConnectInfo, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use careersim_game::{accounts::Login, clock, ids};
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use std::net::SocketAddr;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

/// Routes of this resource.
pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(create_guest)).routes(routes!(create_token, delete_token))
}

/// An access token for 30 minutes and a refresh token for 30 days.
#[derive(Debug, Serialize, ToSchema)]
#[schema(example = json!({"access_token": "eyJhbGciOiJIUzI1NiJ9.e30.sig", "token_type": "bearer", "expires_in": 1800, "refresh_token": "Zm9v…"}))]
pub(super) struct TokenPair {
    /// For `Authorization: Bearer …`.
    pub access_token: String,
    /// Always `bearer`.
    pub token_type: &'static str,
    /// Seconds that the access token lives.
    pub expires_in: i64,
    /// For `grant_type=refresh_token`; left out when the client keeps it in the cookie.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refresh_token: Option<String>,
}

/// The form of `POST /api/token`.
#[derive(Deserialize, ToSchema)]
#[schema(example = json!({"grant_type": "password", "username": "ada", "password": "correct horse"}))]
pub(super) struct TokenForm {
    /// `password` or `refresh_token`.
    #[serde(default)]
    grant_type: Option<String>,
    /// For `password`.
    #[serde(default)]
    username: Option<String>,
    /// For `password`.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    password: Option<SecretString>,
    /// For `refresh_token`; a browser's is in its cookie.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    refresh_token: Option<SecretString>,
}

/// Start playing at once, without a name.
#[utoipa::path(post, path = "/api/guests", tag = "accounts", responses((status = 201, body = TokenPair), (status = 429, body = crate::error::Problem)))]
async fn create_guest(State(app): State<App>, ConnectInfo(peer): ConnectInfo<SocketAddr>, headers: HeaderMap) -> Result<Response, ApiError> {
    limits::by_address(&app, LimitedAction::Guest, &headers, peer).await?;
    let login = app.game.create_guest().await?;
    token_response(&app, &headers, StatusCode::CREATED, &login)
}

/// Log in with name and password, or change a refresh token for a new pair.
#[utoipa::path(post, path = "/api/token", tag = "accounts", request_body(content = TokenForm, content_type = "application/x-www-form-urlencoded"),
    responses((status = 200, body = TokenPair), (status = 401, body = crate::error::Problem), (status = 422, body = crate::error::Problem), (status = 429, body = crate::error::Problem)))]
async fn create_token(
    State(app): State<App>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    Form(form): Form<TokenForm>,
) -> Result<Response, ApiError> {
    let login = match form.grant_type.as_deref() {
        None | Some("password") => by_password(&app, &headers, peer, form).await?,
        Some("refresh_token") => by_refresh(&app, &headers, peer, form).await?,
        Some(_) => return Err(required("grant_type", "unknown_value", "must be `password` or `refresh_token`")),
    };
    token_response(&app, &headers, StatusCode::OK, &login)
}

async fn by_password(app: &App, headers: &HeaderMap, peer: SocketAddr, form: TokenForm) -> Result<Login, ApiError> {
    let username = form
        .username
        .ok_or_else(|| required("username", "required", "is needed for `grant_type=password`"))?;
    let password = form
        .password
        .ok_or_else(|| required("password", "required", "is needed for `grant_type=password`"))?;
    limits::by_address(app, LimitedAction::Login, headers, peer).await?;
    limits::check(app, LimitedAction::LoginName, &ids::fingerprint(&username)).await?;
    // What cannot be a name or a password is simply wrong; a huge one is not worth hashing.
    if password.expose_secret().len() > 1024 || username.len() > 200 || username.contains('\0') {
        return Err(ApiError::Unauthorized("the name or the password is wrong"));
    }
    Ok(app.game.login(&username, password).await?)
}

async fn by_refresh(app: &App, headers: &HeaderMap, peer: SocketAddr, form: TokenForm) -> Result<Login, ApiError> {
    limits::by_address(app, LimitedAction::Guest, headers, peer).await?;
    let token = if let Some(token) = form.refresh_token {
        token
    } else {
        cookie::check_origin(headers)?;
        cookie::read(headers)
            .map(SecretString::from)
            .ok_or(ApiError::Unauthorized("there is no refresh token; log in again"))?
    };
    Ok(app.game.refresh(&token).await?)
}

/// Log out: ends the refresh family of this login.
#[utoipa::path(delete, path = "/api/token", tag = "accounts", security(("bearer" = [])), responses((status = 204), (status = 401, body = crate::error::Problem)))]
async fn delete_token(State(app): State<App>, headers: HeaderMap, player: Option<Player>) -> Result<Response, ApiError> {
    let token = cookie::read(&headers).map(SecretString::from);
    if token.is_some() {
        cookie::check_origin(&headers)?;
    }
    app.game.logout(token.as_ref(), player.map(|p| p.0)).await?;
    Ok(with_cookie(StatusCode::NO_CONTENT, cookie::write(&headers, "", 0)))
}

fn token_response(app: &App, headers: &HeaderMap, status: StatusCode, login: &Login) -> Result<Response, ApiError> {
    let (pair, cookie) = pair(app, headers, login)?;
    Ok(with_cookie((status, Json(pair)), cookie))
}

/// The tokens of a login, and the cookie that keeps the refresh token where the client wants it there.
pub(super) fn pair(app: &App, headers: &HeaderMap, login: &Login) -> Result<(TokenPair, Option<HeaderValue>), ApiError> {
    let access_token = app.signer.sign(
        Bearer {
            player: login.player.id,
            role: login.player.role,
        },
        clock::now(),
    )?;
    let in_cookie = cookie::wanted(headers);
    let refresh_token = (!in_cookie).then(|| login.refresh_token.expose_secret().to_owned());
    let pair = TokenPair {
        access_token,
        token_type: "bearer",
        expires_in: app.signer.expires_in(),
        refresh_token,
    };
    let kept = in_cookie.then(|| cookie::write(headers, login.refresh_token.expose_secret(), app.config.auth.refresh_days * 86_400));
    Ok((pair, kept.flatten()))
}

/// An answer that sets this cookie, if there is one.
pub(super) fn with_cookie(answer: impl IntoResponse, cookie: Option<HeaderValue>) -> Response {
    let mut response = answer.into_response();
    if let Some(value) = cookie {
        response.headers_mut().insert(header::SET_COOKIE, value);
    }
    response
}

fn required(field: &str, code: &str, message: &str) -> ApiError {
    ApiError::Validation(vec![FieldError {
        field: field.to_owned(),
        code: code.to_owned(),
        message: message.to_owned(),
    }])
}
