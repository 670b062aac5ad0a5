//! The API: one file per resource, each with its shapes, its handlers and its `router()`.

mod answers;
mod careers;
mod cases;
mod classes;
mod client_errors;
mod corrections;
mod daily;
mod days;
mod export;
mod health;
mod leaderboard;
mod lti;
mod meta;
mod openapi;
mod operate;
mod packs;
mod plain;
mod prompts;
mod scenarios;
mod sessions;
mod shapes;
mod shared;
mod tasks;
mod token;
mod trends;
mod users;
mod words;

use crate::app::App;
use axum::Router;
use utoipa::OpenApi;
use utoipa_axum::router::OpenApiRouter;

/// Every route of the API with its description.
fn documented() -> OpenApiRouter<App> {
    OpenApiRouter::with_openapi(openapi::Document::openapi())
        .merge(token::router())
        .merge(users::router())
        .merge(corrections::router())
        .merge(careers::router())
        .merge(scenarios::router())
        .merge(daily::router())
        .merge(answers::router())
        .merge(tasks::router())
        .merge(sessions::router())
        .merge(export::router())
        .merge(shared::router())
        .merge(classes::router())
        .merge(trends::router())
        .merge(leaderboard::router())
        .merge(lti::router())
        .merge(prompts::router())
        .merge(cases::router())
        .merge(packs::router())
        .merge(operate::router())
        .merge(meta::router())
        .merge(client_errors::router())
        .merge(health::router())
}

/// The routes, the document that describes them, and the page that shows it.
pub fn router() -> Router<App> {
    let (routes, document) = documented().split_for_parts();
    routes.merge(openapi::router(document))
}

/// The `OpenAPI` document, as clients and the web page's types are made from it.
pub fn document() -> utoipa::openapi::OpenApi {
    openapi::finish(documented().split_for_parts().1)
}
