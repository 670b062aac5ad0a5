//! The refresh token of a browser: in an `HttpOnly` cookie that only `/api/token` sees, so that no script can read it.

use crate::error::ApiError;
use axum::http::{HeaderMap, HeaderValue, header};

const NAME: &str = "careersim_refresh";

/// Did the client ask to keep its refresh token in the cookie (`X-Session: cookie`)?
pub fn wanted(headers: &HeaderMap) -> bool {
    headers.get("x-session").is_some_and(|v| v.as_bytes().eq_ignore_ascii_case(b"cookie"))
}

/// The refresh token in the cookie.
pub fn read(headers: &HeaderMap) -> Option<String> {
    named(headers, NAME)
}

/// The cookie of this name.
pub fn named(headers: &HeaderMap, wanted: &str) -> Option<String> {
    let pairs = headers
        .get_all(header::COOKIE)
        .into_iter()
        .filter_map(|v| v.to_str().ok())
        .flat_map(|v| v.split(';'));
    pairs
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(name, _)| *name == wanted)
        .map(|(_, value)| value.to_owned())
}

/// The `Set-Cookie` value that keeps a token for `seconds`, or removes it with 0.
pub fn write(headers: &HeaderMap, token: &str, seconds: i64) -> Option<HeaderValue> {
    // A class on a plain-HTTP network has no TLS; there a Secure cookie would be thrown away and every reload make a new guest.
    let secure = if is_plain_http(headers) { "" } else { " Secure;" };
    HeaderValue::from_str(&format!(
        "{NAME}={token}; HttpOnly;{secure} SameSite=Strict; Path=/api/token; Max-Age={seconds}"
    ))
    .ok()
}

fn is_plain_http(headers: &HeaderMap) -> bool {
    let forwarded = headers.get("x-forwarded-proto").is_some_and(|v| v.as_bytes() == b"https");
    !forwarded && headers.get(header::ORIGIN).is_some_and(|v| v.as_bytes().starts_with(b"http://"))
}

/// A call that changes something with nothing but the cookie must come from our own page.
///
/// # Errors
/// Forbidden, when the `Origin` is another host than the one that was asked.
pub fn check_origin(headers: &HeaderMap) -> Result<(), ApiError> {
    let origin = headers.get(header::ORIGIN).and_then(|v| v.to_str().ok());
    let host = headers
        .get("x-forwarded-host")
        .or_else(|| headers.get(header::HOST))
        .and_then(|v| v.to_str().ok())
        .unwrap_or_default();
    match origin.and_then(|o| o.split_once("://")) {
        Some((_, from)) if from.eq_ignore_ascii_case(host) => Ok(()),
        None if origin.is_none() => Ok(()),
        _ => Err(ApiError::Forbidden("this call must come from CareerSim's own page")),
    }
}
