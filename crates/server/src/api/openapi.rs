//! The OpenAPI 3.1 document, made from the handlers, and its page at `/api/docs`.

use crate::app::App;
use axum::{Json, Router, routing::get};
use utoipa::{
    Modify, OpenApi,
    openapi::{
        OpenApi as Doc,
        security::{Http, HttpAuthScheme, SecurityScheme},
    },
};
use utoipa_swagger_ui::{Config, SwaggerUi};

/// What stands above the routes.
#[derive(OpenApi)]
#[openapi(
    info(title = "CareerSim", description = "Try a career on before you choose it. Errors are RFC 9457 problems; `code` is a stable word.", license(name = "MIT OR Apache-2.0", identifier = "MIT OR Apache-2.0")),
    tags(
        (name = "accounts", description = "Guests, accounts, tokens"),
        (name = "careers", description = "The catalogue"),
        (name = "play", description = "Scenes, answers, evaluations"),
        (name = "history", description = "Days, reports, sharing"),
        (name = "health", description = "Is it up, and how is it doing"),
    ),
    components(schemas(crate::error::Problem, crate::error::FieldError)),
    modifiers(&Bearer)
)]
pub struct Document;

struct Bearer;

impl Modify for Bearer {
    fn modify(&self, document: &mut Doc) {
        let scheme = Http::builder().scheme(HttpAuthScheme::Bearer).bearer_format("JWT").build();
        document.components.get_or_insert_with(Default::default).add_security_scheme("bearer", SecurityScheme::Http(scheme));
    }
}

/// The last touches that hold for every operation.
pub fn finish(document: Doc) -> Doc {
    document
}

/// Serves the document and its page.
pub fn router(document: Doc) -> Router<App> {
    let document = finish(document);
    let page = SwaggerUi::new("/api/docs").config(Config::from("/api/openapi.json"));
    Router::new().route("/api/openapi.json", get(move || std::future::ready(Json(document.clone())))).merge(page)
}
