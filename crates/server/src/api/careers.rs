//! `/api/careers`: the catalogue.

use crate::{
    app::App,
    error::{ApiError, Problem},
    http::body::{Params, Path},
};
use axum::{Json, extract::State};
use careersim_coach::library::{Library, pack::Pack};
use careersim_game::careers::{Entry, Found};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::{router::OpenApiRouter, routes};

/// Routes of this resource.
pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(search)).routes(routes!(career))
}

/// What to search for.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Search {
    /// What is typed so far; without it, suggestions.
    #[serde(default)]
    q: String,
    /// 1..=50.
    #[serde(default)]
    limit: Option<usize>,
}

/// A career that fits what is typed.
#[derive(Serialize, ToSchema)]
#[schema(example = json!({"title": "Registered nurse", "slug": "registered-nurse", "soc_code": "29-1141", "group": "Healthcare practitioners", "summary": "Looks after patients through the day and night.", "matched": "nurse"}))]
pub(super) struct CareerHit {
    title: String,
    slug: String,
    soc_code: Option<String>,
    /// The group of work that it belongs to.
    group: String,
    summary: String,
    /// The other name that fits, if it is not the title.
    matched: Option<String>,
}

/// The best careers first.
#[derive(Serialize, ToSchema)]
pub(super) struct Careers {
    items: Vec<CareerHit>,
}

/// A career with its neighbours.
#[derive(Serialize, ToSchema)]
pub(super) struct CareerLink {
    title: String,
    slug: String,
}

/// All that the catalogue knows of a career.
#[derive(Serialize, ToSchema)]
pub(super) struct CareerDetail {
    title: String,
    slug: String,
    soc_code: String,
    group: String,
    summary: String,
    tasks: Vec<String>,
    tools: Vec<String>,
    hazards: Vec<String>,
    people: Vec<String>,
    related: Vec<CareerLink>,
    /// Is there a day that an author wrote for it?
    authored_day: bool,
    /// Where its texts come from, if they are not ours; to be shown beside them.
    #[serde(skip_serializing_if = "Option::is_none")]
    credit: Option<String>,
}

fn hit(library: &Library, found: Found) -> CareerHit {
    let career = &found.career;
    CareerHit {
        title: career.title.clone(),
        slug: career.slug.clone(),
        soc_code: Some(career.soc.clone()),
        group: library.group_title(career.major()).to_owned(),
        summary: career.summary.clone(),
        matched: found.matched,
    }
}

/// Links to the related careers of an entry.
pub(super) fn related(catalogue: &Library, career: &Entry) -> Vec<CareerLink> {
    let library: &Library = match career {
        Entry::Catalogue(_) | Entry::Packed(..) => catalogue,
        Entry::Imported(imported, _) => imported,
    };
    career
        .related
        .iter()
        .filter_map(|slug| library.career(slug))
        .map(|c| CareerLink {
            title: c.title.clone(),
            slug: c.slug.clone(),
        })
        .collect()
}

/// Search the catalogue by title and other names.
#[utoipa::path(get, path = "/api/careers", tag = "careers", params(Search), responses((status = 200, body = Careers), (status = 422, body = Problem)))]
async fn search(State(app): State<App>, Params(params): Params<Search>) -> Result<Json<Careers>, ApiError> {
    let limit = params.limit.unwrap_or(10).clamp(1, 50);
    let typed: String = params.q.chars().take(100).collect();
    let found = app.game.search_careers(&typed, limit).into_iter();
    Ok(Json(Careers {
        items: found.map(|f| hit(app.game.library, f)).collect(),
    }))
}

/// One career.
#[utoipa::path(get, path = "/api/careers/{slug}", tag = "careers", params(("slug" = String, Path)), responses((status = 200, body = CareerDetail), (status = 404, body = Problem)))]
async fn career(State(app): State<App>, Path(slug): Path<String>) -> Result<Json<CareerDetail>, ApiError> {
    let library = app.game.library;
    let career = app.game.career(&slug).ok_or(ApiError::NotFound("career"))?;
    Ok(Json(CareerDetail {
        title: career.title.clone(),
        slug: career.slug.clone(),
        soc_code: career.soc.clone(),
        group: library.group_title(career.major()).to_owned(),
        summary: career.summary.clone(),
        tasks: career.tasks.clone(),
        tools: career.tools.clone(),
        hazards: career.hazards.clone(),
        people: career.people.clone(),
        related: related(library, &career),
        credit: match &career {
            Entry::Catalogue(_) => None,
            Entry::Packed(shelf, _) => shelf.bringer(&slug).map(Pack::credit),
            Entry::Imported(..) => app.game.imports.credit(),
        },
        authored_day: library.day(&slug).is_some() || !app.game.packs.shelf().days(&slug).is_empty(),
    }))
}
