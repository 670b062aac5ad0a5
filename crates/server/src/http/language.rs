//! The language in which a client wants to be told what went wrong: `Accept-Language`, read once per request.
//! Only sentences for people follow it; `code` and `field` are the same in every language.

use super::translate;
use axum::{
    extract::Request,
    http::{HeaderMap, HeaderValue, header},
    middleware::Next,
    response::Response,
};

tokio::task_local! {
    static LANGUAGE: &'static str;
}

/// The language that this task's problems are told in; English outside a request.
pub fn current() -> &'static str {
    LANGUAGE.try_with(|l| *l).unwrap_or(translate::ENGLISH)
}

/// Runs the rest in the language that the client asks for, and marks the problems that come of it.
pub async fn layer(request: Request, next: Next) -> Response {
    let language = wanted(request.headers());
    let mut response = LANGUAGE.scope(language, next.run(request)).await;
    let headers = response.headers_mut();
    let is_problem = headers.get(header::CONTENT_TYPE).is_some_and(|v| v == "application/problem+json");
    if is_problem {
        headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(language));
        headers.append(header::VARY, HeaderValue::from_static("accept-language"));
    }
    response
}

fn wanted(headers: &HeaderMap) -> &'static str {
    let ranges = headers.get(header::ACCEPT_LANGUAGE).and_then(|v| v.to_str().ok()).unwrap_or_default();
    // The first of the best: `max_by` would take the last of equals.
    let better = |best: Option<(f32, &'static str)>, (quality, tag)| match best {
        Some((most, _)) if most >= quality => best,
        _ => Some((quality, tag)),
    };
    let known = ranges.split(',').filter_map(range).filter(|(quality, _)| *quality > 0.0);
    known.fold(None, better).map_or(translate::ENGLISH, |(_, tag)| tag)
}

// `de-CH;q=0.8` → 0.8 and `de`; what nobody translated is passed over.
fn range(text: &str) -> Option<(f32, &'static str)> {
    let (tag, parameters) = text.split_once(';').unwrap_or((text, ""));
    let base = tag.trim().split('-').next().unwrap_or_default();
    let language = translate::LANGUAGES.iter().find(|l| base.eq_ignore_ascii_case(l))?;
    let quality = parameters.trim().strip_prefix("q=").map_or(Some(1.0), |q| q.trim().parse().ok())?;
    Some((quality, language))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_language_that_is_known_is_taken() {
        let cases = [
            ("", "en"),
            ("de", "de"),
            ("de-CH", "de"),
            ("fr, de;q=0.5", "de"),
            ("en, de", "en"),
            ("de, en", "de"),
            ("en;q=0.3, de;q=0.9", "de"),
            ("de;q=0", "en"),
            ("de;q=x", "en"),
            ("*", "en"),
            ("deutsch", "en"),
        ];
        for (asked, expected) in cases {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT_LANGUAGE, HeaderValue::from_static(asked));
            assert_eq!(wanted(&headers), expected, "{asked}");
        }
    }
}
