//! `/api/lti`: where learning platforms (LTI 1.3) send browsers to, our public keys, what an administrator enters there, and where the page takes
//! over the session that a launch made.

use super::token::{self, TokenPair};
use crate::{
    app::App,
    error::{ApiError, Problem},
    http::{
        body::{Form, Json as Body, Params},
        cookie,
        limits::{self, LimitedAction},
    },
    lti::{Back, Begin, LtiError, SCORE_SCOPE, keys},
};
use axum::{
    Json,
    extract::{ConnectInfo, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use careersim_game::ids;
use secrecy::SecretString;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::net::SocketAddr;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};
use uuid::Uuid;

/// Routes of this resource.
pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(begin, begin_by_form))
        .routes(routes!(launch))
        .routes(routes!(show_keys))
        .routes(routes!(show_config))
        .routes(routes!(take_over))
}

/// A platform's browser begins a launch: it is sent to the platform's log-in.
#[utoipa::path(get, path = "/api/lti/login", operation_id = "lti_login", tag = "lti",
    params(("iss" = String, Query), ("login_hint" = String, Query), ("target_link_uri" = String, Query), ("client_id" = Option<String>, Query),
        ("lti_message_hint" = Option<String>, Query), ("lti_deployment_id" = Option<String>, Query)),
    responses((status = 303, description = "to the platform"), (status = 400, body = Problem), (status = 403, body = Problem), (status = 429, body = Problem)))]
async fn begin(State(app): State<App>, ConnectInfo(peer): ConnectInfo<SocketAddr>, headers: HeaderMap, params: Result<Params<Begin>, ApiError>) -> Response {
    sent_to_platform(&app, peer, &headers, params.map(|p| p.0)).await
}

/// The same, by a form.
#[utoipa::path(post, path = "/api/lti/login", operation_id = "lti_login_by_form", tag = "lti",
    responses((status = 303, description = "to the platform"), (status = 400, body = Problem), (status = 403, body = Problem), (status = 429, body = Problem)))]
async fn begin_by_form(
    State(app): State<App>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    form: Result<Form<Begin>, ApiError>,
) -> Response {
    sent_to_platform(&app, peer, &headers, form.map(|f| f.0)).await
}

async fn sent_to_platform(app: &App, peer: SocketAddr, headers: &HeaderMap, begin: Result<Begin, ApiError>) -> Response {
    let redirect = async {
        limits::by_address(app, LimitedAction::Launch, headers, peer).await.map_err(Refused::from)?;
        let begin = begin.map_err(Refused::from)?;
        app.lti.begin(&app.game, begin, &base(app, headers)).await.map_err(Refused::from)
    };
    match redirect.await {
        Ok(login) => {
            let mut response = see_other(login.redirect.as_str());
            if app.config.lti.require_cookie
                && let Ok(value) = HeaderValue::from_str(&format!(
                    "{}={}; HttpOnly; Secure; SameSite=None; Partitioned; Path=/api/lti/launch; Max-Age=600",
                    cookie_name(&login.state),
                    ids::fingerprint(&login.state)
                ))
            {
                response.headers_mut().insert(header::SET_COOKIE, value);
            }
            response
        }
        Err(refused) => refused.shown(headers),
    }
}

/// The platform sends the browser back with its signed token. Ends at the page, which takes over the session by the code in the fragment.
#[utoipa::path(post, path = "/api/lti/launch", operation_id = "lti_launch", tag = "lti",
    responses((status = 303, description = "to the page"), (status = 400, body = Problem), (status = 401, body = Problem), (status = 403, body = Problem),
        (status = 429, body = Problem), (status = 503, body = Problem)))]
async fn launch(State(app): State<App>, ConnectInfo(peer): ConnectInfo<SocketAddr>, headers: HeaderMap, form: Result<Form<Back>, ApiError>) -> Response {
    let launched = async {
        limits::by_address(&app, LimitedAction::Launch, &headers, peer).await.map_err(Refused::from)?;
        let back = form.map_err(Refused::from)?.0;
        if app.config.lti.require_cookie {
            let kept = cookie::named(&headers, &cookie_name(back.state()));
            if kept.as_deref() != Some(&ids::fingerprint(back.state())) {
                return Err(Refused::from(LtiError::Replayed));
            }
        }
        app.lti.launch(&app.game, back).await.map_err(Refused::from)
    };
    match launched.await {
        Ok(code) => see_other(&format!("/lti#code={code}")),
        Err(refused) => refused.shown(&headers),
    }
}

/// Our public keys (JWK Set), by which platforms check what we show their token endpoint.
#[utoipa::path(get, path = "/api/lti/jwks", operation_id = "lti_keys", tag = "lti", responses((status = 200, description = "a JWK Set")))]
async fn show_keys(State(app): State<App>) -> Result<Response, ApiError> {
    let rows = keys::all(&app.game.store).await?;
    let shown = rows.iter().map(keys::public).collect::<Result<Vec<_>, _>>()?;
    let cached = [(header::CACHE_CONTROL, "public, max-age=300")];
    Ok((cached, Json(json!({ "keys": shown }))).into_response())
}

/// What an administrator enters at the platform, in the form that Canvas imports.
#[utoipa::path(get, path = "/api/lti/config", operation_id = "lti_config", tag = "lti", responses((status = 200, description = "the tool's configuration")))]
async fn show_config(State(app): State<App>, headers: HeaderMap) -> Json<Value> {
    let base = base(&app, &headers);
    let target = format!("{base}/lti");
    let placement = |name: &str| json!({ "placement": name, "message_type": "LtiResourceLinkRequest", "target_link_uri": target, "text": "CareerSim" });
    Json(json!({
        "title": "CareerSim",
        "description": "Try a career on before you choose it: live a work day, scene by scene, and get a graded, explained answer.",
        "oidc_initiation_url": format!("{base}/api/lti/login"),
        "target_link_uri": target,
        "redirect_uris": [format!("{base}/api/lti/launch")],
        "public_jwk_url": format!("{base}/api/lti/jwks"),
        "scopes": [SCORE_SCOPE],
        "custom_fields": {},
        "extensions": [{
            "platform": "canvas.instructure.com",
            "privacy_level": "anonymous",
            "settings": { "platform": "canvas.instructure.com", "placements": [placement("assignment_selection"), placement("link_selection")] },
        }],
    }))
}

/// The code that a launch left in the page's address.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"code": "Zm9v…"}))]
struct Code {
    /// Works once, and not for long.
    #[schema(value_type = String)]
    code: SecretString,
}

/// The session, and where it belongs.
#[derive(Serialize, ToSchema)]
pub(super) struct LtiSession {
    #[serde(flatten)]
    tokens: TokenPair,
    /// `player` or `teacher`.
    role: &'static str,
    /// The class that stands for the course.
    class_id: Uuid,
    /// The assignment that stands for the link.
    assignment_id: Uuid,
}

/// Take over the session of a launch by its code. With `X-Session: cookie` the refresh token goes into the cookie, as at `/api/token`.
#[utoipa::path(post, path = "/api/lti/session", operation_id = "lti_session", tag = "lti", request_body = Code,
    responses((status = 200, body = LtiSession), (status = 401, body = Problem), (status = 422, body = Problem), (status = 429, body = Problem)))]
async fn take_over(
    State(app): State<App>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    Body(body): Body<Code>,
) -> Result<Response, ApiError> {
    limits::by_address(&app, LimitedAction::Launch, &headers, peer).await?;
    let (login, place) = app.game.take_over(&body.code).await?;
    let role = if place.teaches { "teacher" } else { "player" };
    let (tokens, cookie) = token::pair(&app, &headers, &login)?;
    let session = LtiSession {
        tokens,
        role,
        class_id: place.session.class,
        assignment_id: place.session.assignment,
    };
    Ok(token::with_cookie(Json(session), cookie))
}

// The address of this installation as platforms know it.
fn base(app: &App, headers: &HeaderMap) -> String {
    let configured = app.config.http.public_url.trim_end_matches('/');
    if !configured.is_empty() {
        return configured.to_owned();
    }
    let text = |name: &str| headers.get(name).and_then(|v| v.to_str().ok());
    let scheme = text("x-forwarded-proto").filter(|s| *s == "https").unwrap_or("http");
    let host = text("x-forwarded-host").or_else(|| text("host")).unwrap_or("localhost");
    format!("{scheme}://{host}")
}

fn cookie_name(state: &str) -> String {
    let hash = ids::fingerprint(state);
    format!("careersim_lti_{}", hash.get(..12).unwrap_or_default())
}

fn see_other(address: &str) -> Response {
    match HeaderValue::from_str(address) {
        Ok(address) => (StatusCode::SEE_OTHER, [(header::LOCATION, address)]).into_response(),
        Err(_) => ApiError::Internal("an address has characters that no header can carry".to_owned()).into_response(),
    }
}

/// Why nobody is let in, for a browser as a page and for a program as a problem.
struct Refused {
    word: &'static str,
    error: ApiError,
}

impl From<LtiError> for Refused {
    fn from(error: LtiError) -> Self {
        let word = error.word();
        if word != "again" {
            tracing::warn!(%error, "an LTI launch came to nothing: {error}");
        }
        Self { word, error: error.into() }
    }
}

impl From<ApiError> for Refused {
    fn from(error: ApiError) -> Self {
        Self { word: "again", error }
    }
}

impl Refused {
    fn shown(self, headers: &HeaderMap) -> Response {
        let is_browser = headers
            .get(header::ACCEPT)
            .and_then(|v| v.to_str().ok())
            .is_some_and(|a| a.contains("text/html"));
        let (word, problem) = (self.word, self.error.problem());
        let mut response = self.error.into_response();
        if is_browser {
            // The page says the same in the person's language; without it there is this sentence.
            let html = format!(
                "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>CareerSim</title>\
                 <meta http-equiv=\"refresh\" content=\"0;url=/lti#problem={word}&amp;id={id}\"><p>{detail}</p><p>{id}</p></html>",
                id = escaped(&problem.request_id),
                detail = escaped(&problem.detail),
            );
            response
                .headers_mut()
                .insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
            response.headers_mut().remove(header::CONTENT_LENGTH);
            *response.body_mut() = html.into();
        }
        response
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}
