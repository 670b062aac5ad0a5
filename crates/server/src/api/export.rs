//! `/api/sessions/{id}/export`, `/api/users/me/export`: one's own days to take along, as JSON or as plain text.

use crate::{
    api::{days::SessionDetail, plain, sessions},
    app::App,
    error::{ApiError, Problem},
    http::{
        auth::Player,
        body::{Params, Path},
        limits::{self, LimitedAction},
    },
};
use axum::{
    Json,
    body::Body,
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};
use careersim_domain::{Invalid, Language};
use careersim_game::GameError;
use futures::{Stream, stream};
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::{router::OpenApiRouter, routes};
use uuid::Uuid;

/// How many days are read at once for an export of everything.
const PAGE: u64 = 20;

/// Routes of this resource.
pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(day)).routes(routes!(everything))
}

/// In which form.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Export {
    /// `json` or `text`; `json` unless said otherwise.
    #[serde(default)]
    format: Option<String>,
    /// A language tag for the words of the text that are not the day's own, such as `en`.
    #[serde(default)]
    language: Option<String>,
}

impl Export {
    // The words of a text; nothing for JSON.
    fn parse(&self) -> Result<Option<&'static plain::Words>, ApiError> {
        let language = self.language.as_deref().map_or(Ok(Language::default()), Language::parse);
        let language = language.map_err(|e| ApiError::field("language", e))?;
        match self.format.as_deref().unwrap_or("json") {
            "json" => Ok(None),
            "text" => Ok(Some(plain::Words::of(language.as_str()))),
            _ => Err(ApiError::field("format", Invalid::new("unknown_value", "must be `json` or `text`"))),
        }
    }
}

fn file(name: &str, body: impl IntoResponse) -> Response {
    ([(header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\""))], body).into_response()
}

fn text_file(name: &str, body: Body) -> Response {
    file(name, ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], body))
}

/// A day to take along.
#[utoipa::path(get, path = "/api/sessions/{id}/export", operation_id = "export_session", tag = "history", security(("bearer" = [])), params(("id" = Uuid, Path), Export), responses((status = 200, description = "a JSON or text file", body = SessionDetail), (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn day(State(app): State<App>, Player(player): Player, Path(id): Path<Uuid>, Params(params): Params<Export>) -> Result<Response, ApiError> {
    let words = params.parse()?;
    let day = app.game.day(player, id).await?;
    let name = format!("careersim-{}", day.summary.created_at.format("%Y-%m-%d"));
    Ok(match words {
        Some(words) => text_file(&format!("{name}.txt"), plain::day(&day, words).into()),
        None => file(&format!("{name}.json"), Json(sessions::detail(&app, day))),
    })
}

/// All of one's data; as text, every day of it.
#[utoipa::path(get, path = "/api/users/me/export", tag = "accounts", security(("bearer" = [])), params(Export), responses((status = 200, description = "a JSON or text file", body = serde_json::Value), (status = 401, body = Problem), (status = 422, body = Problem), (status = 429, body = Problem)))]
async fn everything(State(app): State<App>, Player(player): Player, Params(params): Params<Export>) -> Result<Response, ApiError> {
    let words = params.parse()?;
    limits::by_player(&app, LimitedAction::Change, player).await?;
    let Some(words) = words else {
        let data = app.game.export(player).await?;
        return Ok(file("careersim-export.json", Json(data)));
    };
    app.game.profile(player).await?;
    Ok(text_file("careersim-export.txt", Body::from_stream(days_as_text(app, player, words))))
}

// Some days at a time, the newest first: however many there are, few are in memory.
fn days_as_text(app: App, player: Uuid, words: &'static plain::Words) -> impl Stream<Item = Result<String, GameError>> + Send {
    let begin = Some(None::<String>);
    stream::try_unfold((app, begin), move |(app, at)| async move {
        let Some(cursor) = at else { return Ok(None) };
        let (page, next) = app.game.days(player, PAGE, cursor.as_deref(), None).await?;
        let mut text = String::new();
        for summary in page {
            text.push_str(&plain::day(&app.game.day(player, summary.id).await?, words));
            text.push_str("\n\n");
        }
        Ok(Some((text, (app, next.map(Some)))))
    })
}
