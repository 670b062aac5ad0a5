//! The one place where a failure becomes an HTTP answer (RFC 9457). `code` is frozen: clients switch on it.
//! What went wrong inside never leaves the server; the log line with the same `request_id` has it.

use crate::http::{language, request_id, translate};
use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use careersim_domain::Invalid;
use careersim_game::GameError;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What a client gets when a request fails.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(example = json!({"type": "/problems/not_found", "title": "Not found", "status": 404, "detail": "there is no such session", "code": "not_found", "request_id": "0198f0a2-6a3e-7c1d-9d5e-0d2f6a1b2c3d"}))]
pub struct Problem {
    /// A page about this kind of problem.
    pub r#type: String,
    /// The kind in a few words.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// What happened and what to do.
    pub detail: String,
    /// A stable word.
    pub code: String,
    /// Also in the header `x-request-id` and in the log.
    pub request_id: String,
    /// For 422: what is wrong, field by field.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldError>,
    /// For 5xx: the event in the operator's error tracker.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub event_id: Option<String>,
}

/// One field that is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(example = json!({"field": "career_title", "code": "too_short", "message": "must have at least 3 characters"}))]
pub struct FieldError {
    /// A path such as `career_title` or `scenes[2].text`.
    pub field: String,
    /// A stable word.
    pub code: String,
    /// A sentence for people.
    pub message: String,
}

/// Everything that a request can end with besides success.
#[derive(Debug, thiserror::Error)]
pub enum ApiError {
    /// The body or query is not what it says it is.
    #[error("malformed request: {0}")]
    Malformed(String),
    /// Understood, but some fields are not as they should be.
    #[error("validation failed")]
    Validation(Vec<FieldError>),
    /// The body is over the limit.
    #[error("body too large")]
    TooLarge,
    /// No, or no longer, valid credentials.
    #[error("unauthorized: {0}")]
    Unauthorized(&'static str),
    /// Known, but not allowed.
    #[error("forbidden: {0}")]
    Forbidden(&'static str),
    /// Not there, or not this player's.
    #[error("`{0}` not found")]
    NotFound(&'static str),
    /// The path exists, the method doesn't.
    #[error("method not allowed")]
    MethodNotAllowed,
    /// The scene has its answer.
    #[error("already answered")]
    AlreadyAnswered,
    /// The day is over.
    #[error("session finished")]
    SessionFinished,
    /// Somebody else has this name.
    #[error("username taken")]
    UsernameTaken,
    /// Too many requests.
    #[error("rate limited by `{}`", .0.name)]
    RateLimited(Box<Limited>),
    /// Something that this request needs is away for the moment.
    #[error("unavailable: {0}")]
    Unavailable(String),
    /// Our fault.
    #[error("internal error: {0}")]
    Internal(String),
}

/// A limit that was reached, with what the headers say about it.
#[derive(Debug, Clone)]
pub struct Limited {
    /// The limit's name.
    pub name: &'static str,
    /// What to tell the player.
    pub message: &'static str,
    /// How many in a row.
    pub burst: u32,
    /// Seconds until the next one is let through, at least 1.
    pub retry_after: u64,
}

impl ApiError {
    /// A 422 about one field.
    pub fn field(field: impl Into<String>, invalid: Invalid) -> Self {
        Self::Validation(vec![FieldError {
            field: field.into(),
            code: invalid.code.to_owned(),
            message: invalid.message,
        }])
    }

    fn parts(&self) -> (StatusCode, &'static str, &'static str, String) {
        let own = |s: &str| s.to_owned();
        match self {
            Self::Malformed(why) => (StatusCode::BAD_REQUEST, "malformed", "Malformed request", why.clone()),
            Self::Validation(errors) => (StatusCode::UNPROCESSABLE_ENTITY, "validation_failed", "Validation failed", summary(errors)),
            Self::TooLarge => (
                StatusCode::PAYLOAD_TOO_LARGE,
                "too_large",
                "Too large",
                own("the body must not be larger than 64 KiB (a scenario pack: 2 MiB)"),
            ),
            Self::Unauthorized(why) => (StatusCode::UNAUTHORIZED, "unauthorized", "Unauthorized", own(why)),
            Self::Forbidden(why) => (StatusCode::FORBIDDEN, "forbidden", "Forbidden", own(why)),
            Self::NotFound(what) => (StatusCode::NOT_FOUND, "not_found", "Not found", format!("there is no such {what}")),
            Self::MethodNotAllowed => (
                StatusCode::METHOD_NOT_ALLOWED,
                "not_found",
                "Method not allowed",
                own("this path does not know this method"),
            ),
            Self::AlreadyAnswered => (
                StatusCode::CONFLICT,
                "already_answered",
                "Already answered",
                own("this scene has its answer; ask for the next one"),
            ),
            Self::SessionFinished => (
                StatusCode::CONFLICT,
                "session_finished",
                "Session finished",
                own("this day is over; start a new one or rewind it"),
            ),
            Self::UsernameTaken => (
                StatusCode::CONFLICT,
                "username_taken",
                "Username taken",
                own("somebody else has this name; choose another"),
            ),
            Self::RateLimited(limited) => (StatusCode::TOO_MANY_REQUESTS, "rate_limited", "Too many requests", own(limited.message)),
            Self::Unavailable(_) => (
                StatusCode::SERVICE_UNAVAILABLE,
                "unavailable",
                "Unavailable",
                own("the server can't do this at the moment; try again in a few seconds"),
            ),
            Self::Internal(_) => (
                StatusCode::INTERNAL_SERVER_ERROR,
                "internal",
                "Internal error",
                own("something went wrong on our side; it has been noted"),
            ),
        }
    }

    /// The body of the answer.
    pub fn problem(&self) -> Problem {
        let (status, code, title, detail) = self.parts();
        let say = |english: &str| translate::say(language::current(), english);
        let mut errors = if let Self::Validation(errors) = self { errors.clone() } else { Vec::new() };
        for error in &mut errors {
            error.message = say(&error.message);
        }
        let detail = if errors.is_empty() { say(&detail) } else { summary(&errors) };
        Problem {
            r#type: format!("/problems/{code}"),
            title: say(title),
            status: status.as_u16(),
            detail,
            code: code.to_owned(),
            request_id: request_id::current(),
            errors,
            event_id: None,
        }
    }
}

fn summary(errors: &[FieldError]) -> String {
    errors.iter().map(|e| format!("`{}` {}", e.field, e.message)).collect::<Vec<_>>().join("; ")
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let mut problem = self.problem();
        if problem.status >= 500 {
            problem.event_id = crate::telemetry::report_failure(&self, &problem.request_id);
        }
        let mut response = problem_response(&problem);
        let headers = response.headers_mut();
        match &self {
            Self::Unauthorized(_) => {
                headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
            }
            Self::Unavailable(_) => {
                headers.insert(header::RETRY_AFTER, HeaderValue::from_static("2"));
            }
            Self::RateLimited(limited) => {
                headers.insert(header::RETRY_AFTER, limited.retry_after.into());
                headers.insert("ratelimit-limit", limited.burst.into());
                headers.insert("ratelimit-remaining", HeaderValue::from_static("0"));
                headers.insert("ratelimit-reset", limited.retry_after.into());
            }
            _ => {}
        }
        response
    }
}

/// A problem as an HTTP answer.
pub fn problem_response(problem: &Problem) -> Response {
    let status = StatusCode::from_u16(problem.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let body = serde_json::to_vec(problem).unwrap_or_default();
    (
        status,
        [(header::CONTENT_TYPE, "application/problem+json"), (header::CACHE_CONTROL, "no-store")],
        body,
    )
        .into_response()
}

impl From<GameError> for ApiError {
    fn from(error: GameError) -> Self {
        match error {
            GameError::Invalid { field, invalid } => Self::field(field, invalid),
            GameError::Unauthorized(why) => Self::Unauthorized(why),
            GameError::Forbidden(why) => Self::Forbidden(why),
            GameError::NotFound(what) => Self::NotFound(what),
            GameError::AlreadyAnswered => Self::AlreadyAnswered,
            GameError::SessionFinished => Self::SessionFinished,
            GameError::UsernameTaken => Self::UsernameTaken,
            GameError::Unavailable(why) => Self::Unavailable(why),
            GameError::Internal(why) => Self::Internal(why),
        }
    }
}
