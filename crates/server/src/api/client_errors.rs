//! `/api/client-errors`: errors of the page, for the operator. Rate limited; nothing personal is taken.

use crate::{
    app::App,
    error::{ApiError, Problem},
    http::{
        body::Json as Body,
        limits::{self, LimitedAction},
        request_id,
    },
    source_maps, telemetry,
};
use axum::{
    extract::{ConnectInfo, State},
    http::{HeaderMap, StatusCode},
};
use careersim_domain::text;
use serde::Deserialize;
use std::{fmt::Write as _, net::SocketAddr};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

/// Routes of this resource.
pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(report))
}

/// An error of the page.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"message": "x is undefined", "stack": "at f (/assets/index.js:1:2)", "url": "/play", "release": "0.1.0"}))]
struct ClientError {
    message: String,
    #[serde(default)]
    stack: Option<String>,
    #[serde(default)]
    url: Option<String>,
    #[serde(default)]
    release: Option<String>,
}

/// Report an error of the page.
#[utoipa::path(post, path = "/api/client-errors", operation_id = "report_client_error", tag = "health", request_body = ClientError, responses((status = 204), (status = 429, body = Problem)))]
async fn report(
    State(app): State<App>,
    ConnectInfo(peer): ConnectInfo<SocketAddr>,
    headers: HeaderMap,
    Body(body): Body<ClientError>,
) -> Result<StatusCode, ApiError> {
    limits::by_address(&app, LimitedAction::ClientError, &headers, peer).await?;
    let short = |text: &str, max: usize| text::clean(text).chars().take(max).collect::<String>();
    let message = unquoted(&short(&body.message, 300));
    let release = body.release.map(|r| short(&r, 40));
    let stack = body.stack.map(|s| short(&s, 8000)).unwrap_or_default();
    let frames = tokio::task::spawn_blocking(move || source_maps::frames(&stack)).await.unwrap_or_default();
    telemetry::report_page(&message, &frames, release.as_deref(), &request_id::current());
    let stack: Vec<String> = frames.iter().map(|f| f.place().to_string()).collect();
    tracing::warn!(
        message_of_page = message,
        stack = stack.join(" < "),
        page = body.url.as_deref().map(kind_of_page),
        release,
        "the page reported an error"
    );
    Ok(StatusCode::NO_CONTENT)
}

// Which page: what follows may be somebody's id, or the secret of a shared day.
fn kind_of_page(url: &str) -> String {
    let path = url.split(['?', '#']).next().unwrap_or_default().trim_start_matches('/');
    let first = path.split('/').next().unwrap_or_default();
    let known = first.len() <= 20 && first.bytes().all(|b| b.is_ascii_lowercase());
    format!("/{}", if known { first } else { "…" })
}

// Browsers quote in double quotes what they choked on, which may be what a player wrote, and in single ones the names of properties.
fn unquoted(message: &str) -> String {
    let chars: Vec<char> = message.chars().collect();
    let (mut kept, mut from) = (String::new(), 0);
    while let Some(open) = (from..chars.len()).find(|i| is_quote(&chars, *i)) {
        let close = (open + 1..chars.len()).find(|i| is_quote(&chars, *i)).unwrap_or(chars.len());
        let quoted: String = chars[open + 1..close].iter().collect();
        kept.extend(&chars[from..open]);
        if chars[open] == '\'' && is_name(&quoted) {
            let _ = write!(kept, "'{quoted}'");
        } else {
            kept.push('…');
        }
        from = (close + 1).min(chars.len());
    }
    kept.extend(&chars[from..]);
    kept
}

// The apostrophe of "can't" is none.
fn is_quote(chars: &[char], at: usize) -> bool {
    let is_letter = |at: Option<usize>| at.and_then(|i| chars.get(i)).is_some_and(|c| c.is_alphanumeric());
    match chars[at] {
        '"' | '`' | '\u{201c}' | '\u{201d}' => true,
        '\'' | '\u{2018}' | '\u{2019}' => !(is_letter(at.checked_sub(1)) && is_letter(Some(at + 1))),
        _ => false,
    }
}

fn is_name(text: &str) -> bool {
    text.len() <= 40 && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'$' | b'.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_is_quoted() {
        for (message, plain) in [
            ("x is not a function", "x is not a function"),
            (
                "Cannot read properties of undefined (reading 'steps')",
                "Cannot read properties of undefined (reading 'steps')",
            ),
            (
                "Unexpected token 'I', \"I would as\"... is not valid JSON",
                "Unexpected token 'I', …... is not valid JSON",
            ),
            ("can't access property \"steps\", day is undefined", "can't access property …, day is undefined"),
            ("the text 'I would ask her' is wrong", "the text … is wrong"),
            ("\"I would ask", "…"),
            ("it choked on 'I wouldn't ask' and ended", "it choked on … and ended"),
        ] {
            assert_eq!(unquoted(message), plain, "{message}");
        }
    }

    #[test]
    fn only_the_kind_of_page_is_kept() {
        for (url, kind) in [
            ("/play/0198-id?x", "/play"),
            ("/", "/"),
            ("/shared/secret", "/shared"),
            ("/A name", "/…"),
            ("", "/"),
        ] {
            assert_eq!(kind_of_page(url), kind);
        }
    }
}
