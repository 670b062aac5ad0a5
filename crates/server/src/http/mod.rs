//! What every request passes through, from the outside in: request id, language, log line, security headers, compression, panics, limits of size and time.

pub mod assets;
pub mod auth;
pub mod body;
pub mod compress;
pub mod cookie;
pub mod headers;
pub mod jwt;
pub mod language;
pub mod limits;
pub mod linger;
pub mod log;
pub mod preview;
pub mod problems;
pub mod request_id;
pub mod translate;

use crate::app::App;
use axum::{Router, extract::DefaultBodyLimit, middleware};
use tower_http::{catch_panic::CatchPanicLayer, map_request_body::MapRequestBodyLayer};

/// Wraps the routes in everything that holds for all of them.
pub fn wrap(routes: Router<App>, app: &App) -> Router {
    routes
        .layer(DefaultBodyLimit::max(app.config.http.body_limit_bytes))
        .layer(middleware::from_fn_with_state(app.clone(), problems::timeout))
        .layer(CatchPanicLayer::custom(problems::panicked))
        .layer(middleware::from_fn(problems::layer))
        .layer(compress::layer())
        .layer(middleware::from_fn_with_state(app.clone(), headers::layer))
        .layer(middleware::from_fn_with_state(app.clone(), problems::leaving))
        .layer(middleware::from_fn_with_state(app.clone(), log::layer))
        .layer(middleware::from_fn(language::layer))
        .layer(middleware::from_fn(request_id::layer))
        .layer(MapRequestBodyLayer::new(linger::body))
        .with_state(app.clone())
}
