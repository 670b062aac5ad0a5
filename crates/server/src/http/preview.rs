//! The page of a shared report, with what other programs read to show a link: a title, a sentence and a picture. They run no script, so the server
//! writes it into the page's head. Nothing here names a player.

use crate::{
    app::App,
    error::ApiError,
    picture::{Card, Sun},
};
use axum::{
    Router,
    extract::{Path, State},
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use careersim_game::{
    GameError,
    sessions::{AnswerView, Day},
};

/// The page as it is for everybody.
const PAGE: &str = include_str!(concat!(env!("OUT_DIR"), "/page/root/index.html"));
const END_OF_HEAD: &str = "</head>";

/// The page's route.
pub fn router() -> Router<App> {
    Router::new().route("/shared/{token}", get(page))
}

async fn page(State(app): State<App>, Path(token): Path<String>, headers: HeaderMap) -> Response {
    let (status, page) = match app.game.shared_day(&token).await {
        Ok(day) => (StatusCode::OK, with_preview(PAGE, &meta(&day, &origin(&app, &headers), &token))),
        // The page says in its own words that the link was taken back.
        Err(GameError::NotFound(_)) => (StatusCode::NOT_FOUND, PAGE.to_owned()),
        Err(error) => return ApiError::from(error).into_response(),
    };
    let fixed = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CACHE_CONTROL, "no-cache"),
        // For whoever has the link, and for no index.
        (header::HeaderName::from_static("x-robots-tag"), "noindex"),
    ];
    (status, fixed, page).into_response()
}

/// What a shared day's picture shows. A scene that still waits for its answer, or for its grade, is not on it.
pub fn card(day: &Day) -> Card {
    let words = Words::of(&day.summary.language);
    let sun = |a: &AnswerView| {
        let grade = &a.evaluation.as_ref()?.grade;
        Some(Sun {
            round: a.round,
            score: grade.score.get(),
            estimate: grade.provenance.is_estimate(),
        })
    };
    Card {
        title: capitalised(&day.summary.career_title),
        headline: words.headline(day),
        claim: words.claim.to_owned(),
        scores: day.answers.iter().filter_map(sun).collect(),
        rounds: day.summary.rounds,
    }
}

struct Words {
    locale: &'static str,
    claim: &'static str,
    day_of: &'static str,
    mean: &'static str,
    scenes: &'static str,
    scene: &'static str,
    comma: bool,
}

impl Words {
    fn of(language: &str) -> &'static Self {
        if language.split('-').next() == Some("de") { &GERMAN } else { &ENGLISH }
    }

    // Estimates are in no mean: a day that has no exact grade says how long it is.
    fn headline(&self, day: &Day) -> String {
        let Some(mean) = day.report.score_mean else {
            let scenes = if day.summary.rounds == 1 { self.scene } else { self.scenes };
            return scenes.replace("{}", &day.summary.rounds.to_string());
        };
        let mean = format!("{mean:.1}");
        self.mean.replace("{}", &if self.comma { mean.replace('.', ",") } else { mean })
    }
}

const ENGLISH: Words = Words {
    locale: "en_GB",
    claim: "Try a career on before you choose it.",
    day_of: "{}: a work day, tried on",
    mean: "{} of 10 on average",
    scenes: "a work day of {} scenes",
    scene: "a work day of one scene",
    comma: false,
};
const GERMAN: Words = Words {
    locale: "de_DE",
    claim: "Probier einen Beruf an, bevor du ihn wählst.",
    day_of: "{}: ein Arbeitstag zum Anprobieren",
    mean: "{} von 10 im Mittel",
    scenes: "ein Arbeitstag mit {} Szenen",
    scene: "ein Arbeitstag mit einer Szene",
    comma: true,
};

fn capitalised(title: &str) -> String {
    let mut letters = title.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

// Pictures need an address with a host. Where the configuration names none, the one that was asked for is as good.
fn origin(app: &App, headers: &HeaderMap) -> String {
    let configured = app.config.http.public_url.trim_end_matches('/');
    if !configured.is_empty() {
        return configured.to_owned();
    }
    let of = |name: &str| headers.get(name).and_then(|v| v.to_str().ok());
    let proxied = app.config.http.trusted_proxies > 0 && of("x-forwarded-proto") == Some("https");
    format!("{}://{}", if proxied { "https" } else { "http" }, of("host").unwrap_or_default())
}

fn meta(day: &Day, origin: &str, token: &str) -> String {
    let words = Words::of(&day.summary.language);
    let title = words.day_of.replace("{}", &capitalised(&day.summary.career_title));
    let description = format!("{}. {}", words.headline(day), words.claim);
    let picture = format!("{origin}/api/shared/{token}/picture.png");
    let page = format!("{origin}/shared/{token}");
    let property = |name: &str, value: &str| format!("<meta property=\"{name}\" content=\"{}\" />\n    ", escaped(value));
    let named = |name: &str, value: &str| format!("<meta name=\"{name}\" content=\"{}\" />\n    ", escaped(value));
    [
        property("og:type", "website"),
        property("og:site_name", "CareerSim"),
        property("og:locale", words.locale),
        property("og:url", &page),
        property("og:title", &title),
        property("og:description", &description),
        property("og:image", &picture),
        property("og:image:type", "image/png"),
        property("og:image:width", "1200"),
        property("og:image:height", "630"),
        property("og:image:alt", &format!("{title}: {}", words.headline(day))),
        named("twitter:card", "summary_large_image"),
        named("robots", "noindex"),
    ]
    .concat()
}

fn with_preview(page: &str, meta: &str) -> String {
    page.replacen(END_OF_HEAD, &format!("{meta}{END_OF_HEAD}"), 1)
}

fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            c if c.is_control() => safe.push(' '),
            c => safe.push(c),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_was_typed_becomes_markup() {
        assert_eq!(escaped("a\"><script>'&\n"), "a&quot;&gt;&lt;script&gt;&#39;&amp; ");
        let page = with_preview("<head></head><body></head>", "<meta />");
        assert_eq!(page, "<head><meta /></head><body></head>");
        assert_eq!(with_preview("no head", "<meta />"), "no head");
    }

    #[test]
    fn a_title_begins_large_in_any_alphabet() {
        assert_eq!(
            (capitalised("ärztin"), capitalised("看護師"), capitalised("")),
            ("Ärztin".to_owned(), "看護師".to_owned(), String::new())
        );
    }
}
