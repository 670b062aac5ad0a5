//! `/api/packs` (operators): scenario packs, checked, shown, imported, exported, removed. A file is sent as it is, at most 2 MiB.

mod shapes;

use super::prompts::actor;
use crate::{
    app::App,
    error::{ApiError, FieldError, Problem},
    http::{auth::Operator, body::Path},
};
use axum::{
    Json,
    body::Bytes,
    extract::{DefaultBodyLimit, FromRequest, Request, State, rejection::BytesRejection},
    http::{StatusCode, header},
    response::IntoResponse,
};
use careersim_coach::lint::{MAX_BYTES, Report};
use careersim_game::packs::Import;
use careersim_store::packs::{self, PackRow};
use serde::Serialize;
use shapes::{FindingBody, PackBody, PackList, PackPreview};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

// What findings call the file: a browser does not say what it is called at home.
const FILE: &str = "pack";
// A file that is wrong in a thousand places is told the first of them.
const TOLD: usize = 200;

/// Routes of this resource.
pub(super) fn router() -> OpenApiRouter<App> {
    // A file is larger than any other body. What is not much too large is read to its end, so that its sender hears why it is refused.
    let with_file = OpenApiRouter::new().routes(routes!(check)).routes(routes!(list, import));
    with_file
        .layer(DefaultBodyLimit::max(2 * MAX_BYTES))
        .routes(routes!(show, remove))
        .routes(routes!(file))
}

/// The bytes of a file.
struct File(Bytes);

impl<S: Send + Sync> FromRequest<S> for File {
    type Rejection = ApiError;

    async fn from_request(request: Request, state: &S) -> Result<Self, ApiError> {
        match Bytes::from_request(request, state).await {
            Ok(bytes) if bytes.len() > MAX_BYTES => Err(ApiError::TooLarge),
            Ok(bytes) => Ok(Self(bytes)),
            Err(BytesRejection::FailedToBufferBody(inner)) if inner.status().as_u16() == 413 => Err(ApiError::TooLarge),
            Err(_) => Err(ApiError::Malformed("the file could not be read to its end".to_owned())),
        }
    }
}

/// What the lint says, and what would be played.
#[derive(Serialize, ToSchema)]
pub(super) struct PackCheck {
    /// Empty when it can be imported; at most 200.
    findings: Vec<FindingBody>,
    /// The whole pack with its grading, when nothing is wrong with it.
    pack: Option<PackPreview>,
}

/// Hold a pack to every rule, and see it as it would be played. Nothing is kept.
#[utoipa::path(post, path = "/api/packs/check", operation_id = "check_pack", tag = "operate", security(("bearer" = [])), request_body(content = String, content_type = "application/toml", example = json!("name = \"my-pack\"\n…")),
    responses((status = 200, body = PackCheck), (status = 403, body = Problem), (status = 413, body = Problem)))]
async fn check(State(app): State<App>, _operator: Operator, File(bytes): File) -> Result<Json<PackCheck>, ApiError> {
    Ok(Json(match app.game.check_pack(FILE, &bytes).await? {
        Ok(pack) => PackCheck {
            findings: Vec::new(),
            pack: Some(PackPreview::of(&pack, app.game.library)),
        },
        Err(report) => PackCheck {
            findings: report.findings.into_iter().take(TOLD).map(Into::into).collect(),
            pack: None,
        },
    }))
}

/// The packs of this installation.
#[utoipa::path(get, path = "/api/packs", operation_id = "list_packs", tag = "operate", security(("bearer" = [])), responses((status = 200, body = PackList), (status = 403, body = Problem)))]
async fn list(State(app): State<App>, _operator: Operator) -> Result<Json<PackList>, ApiError> {
    app.game.learn_packs().await?;
    let rows = packs::list(&app.game.store).await.map_err(careersim_game::GameError::from)?;
    let shelf = app.game.packs.shelf();
    let body = |row: PackRow| PackBody::of(shelf.packs().iter().find(|p| p.name == row.name), row);
    Ok(Json(PackList {
        items: rows.into_iter().map(body).collect(),
    }))
}

/// Put a pack on the shelf: all of it or nothing. It is played on every replica within seconds. The same file again changes nothing (200).
#[utoipa::path(post, path = "/api/packs", operation_id = "import_pack", tag = "operate", security(("bearer" = [])), request_body(content = String, content_type = "application/toml", example = json!("name = \"my-pack\"\n…")),
    responses((status = 201, body = PackBody), (status = 200, body = PackBody), (status = 413, body = Problem), (status = 422, body = Problem)))]
async fn import(State(app): State<App>, operator: Operator, File(bytes): File) -> Result<(StatusCode, Json<PackBody>), ApiError> {
    let actor = actor(&app, operator).await?;
    let (status, row) = match app.game.import_pack(FILE, &bytes, &actor).await? {
        Import::Done(row) => (StatusCode::CREATED, row),
        Import::Unchanged(row) => (StatusCode::OK, row),
        Import::Refused(report) => return Err(refused(report)),
    };
    let shelf = app.game.packs.shelf();
    let pack = shelf.packs().iter().find(|p| p.name == row.name);
    Ok((status, Json(PackBody::of(pack, row))))
}

fn refused(report: Report) -> ApiError {
    let error = |f: careersim_coach::lint::Finding| FieldError {
        field: format!("line {}", f.line),
        code: "pack".to_owned(),
        message: f.message,
    };
    ApiError::Validation(report.findings.into_iter().take(TOLD).map(error).collect())
}

/// A pack as it is played, with its grading.
#[utoipa::path(get, path = "/api/packs/{name}", operation_id = "show_pack", tag = "operate", security(("bearer" = [])), params(("name" = String, Path)), responses((status = 200, body = PackPreview), (status = 404, body = Problem)))]
async fn show(State(app): State<App>, _operator: Operator, Path(name): Path<String>) -> Result<Json<PackPreview>, ApiError> {
    app.game.learn_packs().await?;
    let shelf = app.game.packs.shelf();
    let pack = shelf.packs().iter().find(|p| p.name == name).ok_or(ApiError::NotFound("pack"))?;
    Ok(Json(PackPreview::of(pack, app.game.library)))
}

/// The file of a pack, byte for byte as it was imported.
#[utoipa::path(get, path = "/api/packs/{name}/file", operation_id = "export_pack", tag = "operate", security(("bearer" = [])), params(("name" = String, Path)), responses((status = 200, body = String, content_type = "application/toml"), (status = 404, body = Problem)))]
async fn file(State(app): State<App>, _operator: Operator, Path(name): Path<String>) -> Result<impl IntoResponse, ApiError> {
    let row = app.game.export_pack(&name).await?;
    // Of letters, digits and dashes, as the lint wants it.
    let as_file = format!("attachment; filename=\"{}-{}.toml\"", row.name, row.version);
    let headers = [(header::CONTENT_TYPE, "application/toml".to_owned()), (header::CONTENT_DISPOSITION, as_file)];
    Ok((headers, row.content))
}

/// Take a pack out. Days under way keep the scenes that they have shown, and go on with others.
#[utoipa::path(delete, path = "/api/packs/{name}", operation_id = "remove_pack", tag = "operate", security(("bearer" = [])), params(("name" = String, Path)), responses((status = 204), (status = 404, body = Problem)))]
async fn remove(State(app): State<App>, operator: Operator, Path(name): Path<String>) -> Result<StatusCode, ApiError> {
    app.game.remove_pack(&name, &actor(&app, operator).await?).await?;
    Ok(StatusCode::NO_CONTENT)
}
