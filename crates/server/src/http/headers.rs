//! Security headers on every answer. The policy is strict: nothing inline, nothing from elsewhere, no framing but by learning platforms that the
//! operator registered.

use crate::app::App;
use axum::{
    extract::{Request, State},
    http::{HeaderName, HeaderValue, header},
    middleware::Next,
    response::Response,
};

const POLICY: &str = "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; img-src 'self' data:; object-src 'none'";
const NO_FRAMES: &str = "frame-ancestors 'none'";
// The API's own page (Swagger UI) sets style attributes and draws its icons as data URLs.
const DOCS_POLICY: &str =
    "default-src 'self'; base-uri 'none'; frame-ancestors 'none'; img-src 'self' data:; object-src 'none'; style-src 'self' 'unsafe-inline'";

const FIXED: [(HeaderName, &str); 6] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "same-origin"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), geolocation=(), microphone=(), payment=()",
    ),
];

/// Adds the headers; what is dynamic is not to be stored by anybody.
pub async fn layer(State(app): State<App>, request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in FIXED {
        headers.insert(name, HeaderValue::from_static(value));
    }
    let policy = if path.starts_with("/api/docs") { DOCS_POLICY } else { POLICY };
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy));
    // Programs are not framed; of the API only what a platform sends a browser to is.
    if (!path.starts_with("/api/") || path.starts_with("/api/lti/l"))
        && let Some(framers) = app.lti.framers(&app.game.store).await
        && let Ok(framed) = HeaderValue::from_str(&policy.replace(NO_FRAMES, &format!("frame-ancestors {framers}")))
    {
        headers.insert(header::CONTENT_SECURITY_POLICY, framed);
        headers.remove(header::X_FRAME_OPTIONS);
    }
    if path.starts_with("/api/") && !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    response
}
