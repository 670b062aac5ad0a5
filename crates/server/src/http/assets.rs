//! The web page, embedded and compressed at build time. `/assets/*` never changes under its name; everything else is asked for anew.

use crate::app::App;
use axum::{
    Router,
    extract::Request,
    http::{Method, StatusCode, header},
    middleware::{self, Next},
    response::{IntoResponse, Response},
};
use memory_serve::CacheControl;
use std::sync::OnceLock;

/// Routes for the page: hashed files, the files of the root, and index.html for every path of the app.
pub fn router() -> Router<App> {
    // Unpacked once a process, however many servers it opens.
    static ROUTES: OnceLock<Router<App>> = OnceLock::new();
    ROUTES.get_or_init(unpacked).clone()
}

fn unpacked() -> Router<App> {
    let hashed = memory_serve::load!("assets")
        .index_file(None)
        .cache_control(CacheControl::Long)
        .enable_gzip(true)
        .enable_brotli(true)
        .into_router();
    let root = memory_serve::load!("root")
        .index_file(Some("/index.html"))
        .fallback(Some("/index.html"))
        .fallback_status(StatusCode::OK)
        .html_cache_control(CacheControl::NoCache)
        .cache_control(CacheControl::NoCache)
        .enable_gzip(true)
        .enable_brotli(true)
        .into_router();
    Router::new()
        .nest("/assets", hashed.fallback(missing))
        .merge(root)
        .layer(middleware::from_fn(only_pages))
}

async fn missing() -> Response {
    (StatusCode::NOT_FOUND, "not found").into_response()
}

// A path with an extension that is no file of ours, or another method than GET, must not be answered with the app's HTML.
async fn only_pages(request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let is_read = matches!(*request.method(), Method::GET | Method::HEAD);
    let response = next.run(request).await;
    let is_html = response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|v| v.as_bytes().starts_with(b"text/html"));
    let has_extension = path.rsplit('/').next().is_some_and(|name| name.contains('.')) && path != "/index.html";
    if is_html && response.status().is_success() && (has_extension || !is_read || path.starts_with("/api")) {
        missing().await
    } else {
        response
    }
}
