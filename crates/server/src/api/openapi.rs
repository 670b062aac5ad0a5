//! The `OpenAPI` 3.1 document, made from the handlers, and its page at `/api/docs`.

use crate::{
    app::App,
    error::{ApiError, Limited},
};
use axum::{Json, Router, routing::get};
use careersim_domain::Invalid;
use utoipa::{
    Modify, OpenApi,
    openapi::{
        Content, ContentBuilder, OpenApi as Doc, Ref, RefOr, Response,
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
        (name = "classes", description = "For teachers: classes, seats, assignments, results; and joining one"),
        (name = "leaderboard", description = "For those who ask to be on it"),
        (name = "lti", description = "Learning platforms: launches (LTI 1.3), keys, the session behind them"),
        (name = "operate", description = "For operators: prompts, cost, queue, accounts"),
        (name = "health", description = "Is it up, and how is it doing"),
    ),
    components(schemas(crate::error::Problem, crate::error::FieldError)),
    modifiers(&Bearer)
)]
pub(super) struct Document;

struct Bearer;

impl Modify for Bearer {
    fn modify(&self, document: &mut Doc) {
        let scheme = Http::builder().scheme(HttpAuthScheme::Bearer).bearer_format("JWT").build();
        document
            .components
            .get_or_insert_with(Default::default)
            .add_security_scheme("bearer", SecurityScheme::Http(scheme));
    }
}

/// The last touches that hold for every operation: every error is a problem, shown with the body that the server really sends, and every
/// other answer is shown with a body that a server once sent.
pub(super) fn finish(mut document: Doc) -> Doc {
    let examples = examples();
    for item in document.paths.paths.values_mut() {
        let operations = [&mut item.get, &mut item.put, &mut item.post, &mut item.delete];
        for operation in operations.into_iter().flatten() {
            for (status, response) in &mut operation.responses.responses {
                let RefOr::T(response) = response else { continue };
                match example_of(status) {
                    Some(example) if is_problem(response) => response.content = [("application/problem+json".to_owned(), problem_with(example))].into(),
                    _ => show(response, &examples),
                }
            }
        }
    }
    document
}

// Only readiness says in a body of its own what is wrong.
fn is_problem(response: &Response) -> bool {
    let problem = Ref::from_schema_name("Problem").ref_location;
    let is = |content: &RefOr<Content>| matches!(content, RefOr::T(Content { schema: Some(RefOr::Ref(schema)), .. }) if schema.ref_location == problem);
    response.content.is_empty() || response.content.values().any(is)
}

fn problem_with(example: serde_json::Value) -> RefOr<Content> {
    let schema = Ref::from_schema_name("Problem");
    RefOr::T(ContentBuilder::new().schema(Some(schema)).example(Some(example)).build())
}

fn show(response: &mut Response, examples: &Examples) {
    for content in response.content.values_mut() {
        let RefOr::T(content) = content else { continue };
        let Some(RefOr::Ref(schema)) = &content.schema else { continue };
        let name = schema.ref_location.rsplit('/').next().unwrap_or_default();
        content.example = content.example.take().or_else(|| examples.get(name).cloned());
    }
}

type Examples = serde_json::Map<String, serde_json::Value>;

// Answers of a running server, by the names of their schemas; a test holds each against its schema.
fn examples() -> Examples {
    serde_json::from_str(include_str!("openapi/examples.json")).unwrap_or_default()
}

// Built from the error values themselves, so the examples can't say something else than the server.
fn example_of(status: &str) -> Option<serde_json::Value> {
    let field = |field: &str, code, message: &str| ApiError::field(field, Invalid::new(code, message));
    let error = match status {
        "400" => ApiError::Malformed("the body is not valid JSON (line 1, column 9)".to_owned()),
        "401" => ApiError::Unauthorized("the access token is missing, wrong or expired"),
        "403" => ApiError::Forbidden("this account has a name already"),
        "404" => ApiError::NotFound("session"),
        "409" => ApiError::AlreadyAnswered,
        "413" => ApiError::TooLarge,
        "422" => field("career_title", "too_short", "must have at least 3 characters"),
        "429" => ApiError::RateLimited(Box::new(Limited {
            name: "scene",
            message: "that was a lot of scenes at once; take a breath and go on in a moment",
            burst: 10,
            retry_after: 6,
        })),
        "503" => ApiError::Unavailable(String::new()),
        _ => return None,
    };
    let mut problem = error.problem();
    "0198f0a2-6a3e-7c1d-9d5e-0d2f6a1b2c3d".clone_into(&mut problem.request_id);
    serde_json::to_value(problem).ok()
}

/// Serves the document and its page.
pub(super) fn router(document: Doc) -> Router<App> {
    let document = finish(document);
    let page = SwaggerUi::new("/api/docs").config(Config::from("/api/openapi.json"));
    Router::new()
        .route("/api/openapi.json", get(move || std::future::ready(Json(document.clone()))))
        .merge(page)
}
