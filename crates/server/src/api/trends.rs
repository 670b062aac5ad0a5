//! `/api/trends`: how a player's days went one after the other, and what the days of one career come to.

use crate::{
    app::App,
    error::{ApiError, Problem},
    http::{auth::Player, body::Params},
};
use axum::{Json, extract::State};
use careersim_domain::{CareerTitle, Competency};
use careersim_game::trends::{CareerCompetency, CareerTrend as Career, Evidence, Trends as Found};
use careersim_store::{
    reports::CompetencyAverage,
    trends::{DayPoint, TriedCareer},
};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::{router::OpenApiRouter, routes};
use uuid::Uuid;

/// Routes of this resource.
pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(trends)).routes(routes!(career))
}

/// Which days.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct ListTrends {
    /// Days of this career only.
    #[serde(default)]
    career_title: Option<String>,
    /// The last 1..=200, 100 unless said otherwise.
    #[serde(default)]
    limit: Option<u64>,
}

/// A career that was tried.
#[derive(Serialize, ToSchema)]
#[schema(as = TriedCareer)]
pub(super) struct TriedBody {
    career_title: String,
    days: i64,
}

/// A competency's mean over exact grades.
#[derive(Serialize, ToSchema)]
pub(super) struct TrendCompetency {
    #[schema(value_type = crate::api::words::Competency)]
    competency: Competency,
    /// 0..=10.
    mean: f64,
    /// How many criterion lines it rests on.
    lines: i64,
}

/// A day.
#[derive(Serialize, ToSchema)]
pub(super) struct TrendDay {
    session_id: Uuid,
    career_title: String,
    at: DateTime<Utc>,
    /// Over exact grades; null without any.
    score_mean: Option<f64>,
    /// How many grades are exact.
    exact: i64,
    /// How many are estimates by the built-in coach, which are in no other mean.
    estimates: i64,
    /// The estimates' own series; null without any.
    estimate_mean: Option<f64>,
    /// Only those that the day tested.
    competencies: Vec<TrendCompetency>,
}

/// Days one after the other.
#[derive(Serialize, ToSchema)]
pub(super) struct Trends {
    /// Every career that was tried, the most tried first.
    careers: Vec<TriedBody>,
    /// The oldest first.
    days: Vec<TrendDay>,
}

/// Which career.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct OfCareer {
    career_title: String,
}

/// What shows how good somebody is at something.
#[derive(Serialize, ToSchema)]
#[schema(as = Evidence)]
pub(super) struct EvidenceBody {
    session_id: Uuid,
    round: u8,
    /// The scene's short name.
    scene: Option<String>,
    /// What a good answer shows.
    criterion: String,
    /// 0..=3.
    level: u8,
    /// The player's own words, or the option that they picked.
    text: String,
    own_words: bool,
}

/// A competency over the days of a career.
#[derive(Serialize, ToSchema)]
#[schema(as = CareerCompetency)]
pub(super) struct CareerCompetencyBody {
    #[serde(flatten)]
    average: TrendCompetency,
    /// Where it showed most, lately.
    best: Option<EvidenceBody>,
    /// Where it showed less.
    weakest: Option<EvidenceBody>,
}

/// What the days of one career come to.
#[derive(Serialize, ToSchema)]
pub(super) struct CareerTrend {
    career_title: String,
    days: i64,
    /// Over exact grades; null without any.
    score_mean: Option<f64>,
    exact: i64,
    estimates: i64,
    estimate_mean: Option<f64>,
    competencies: Vec<CareerCompetencyBody>,
}

impl From<TriedCareer> for TriedBody {
    fn from(tried: TriedCareer) -> Self {
        Self {
            career_title: tried.career_title,
            days: tried.days,
        }
    }
}

impl From<CompetencyAverage> for TrendCompetency {
    fn from(average: CompetencyAverage) -> Self {
        Self {
            competency: average.competency,
            mean: average.mean,
            lines: average.lines,
        }
    }
}

impl From<DayPoint> for TrendDay {
    fn from(day: DayPoint) -> Self {
        Self {
            session_id: day.session_id,
            career_title: day.career_title,
            at: day.at,
            score_mean: day.means.score_mean,
            exact: day.means.exact,
            estimates: day.means.estimates,
            estimate_mean: day.means.estimate_mean,
            competencies: day.competencies.into_iter().map(Into::into).collect(),
        }
    }
}

impl From<Found> for Trends {
    fn from(found: Found) -> Self {
        Self {
            careers: found.careers.into_iter().map(Into::into).collect(),
            days: found.days.into_iter().map(Into::into).collect(),
        }
    }
}

impl From<Evidence> for EvidenceBody {
    fn from(found: Evidence) -> Self {
        Self {
            session_id: found.session_id,
            round: found.round,
            scene: found.scene,
            criterion: found.criterion,
            level: found.level,
            text: found.text,
            own_words: found.own_words,
        }
    }
}

impl From<CareerCompetency> for CareerCompetencyBody {
    fn from(found: CareerCompetency) -> Self {
        Self {
            average: found.average.into(),
            best: found.best.map(Into::into),
            weakest: found.weakest.map(Into::into),
        }
    }
}

impl From<Career> for CareerTrend {
    fn from(career: Career) -> Self {
        Self {
            career_title: career.career_title,
            days: career.days,
            score_mean: career.means.score_mean,
            exact: career.means.exact,
            estimates: career.means.estimates,
            estimate_mean: career.means.estimate_mean,
            competencies: career.competencies.into_iter().map(Into::into).collect(),
        }
    }
}

fn title(typed: &str) -> Result<CareerTitle, ApiError> {
    CareerTitle::parse(typed).map_err(|e| ApiError::field("career_title", e))
}

/// The player's days one after the other, of one career or of all.
#[utoipa::path(get, path = "/api/trends", tag = "history", security(("bearer" = [])), params(ListTrends), responses((status = 200, body = Trends), (status = 401, body = Problem), (status = 422, body = Problem)))]
async fn trends(State(app): State<App>, Player(player): Player, Params(params): Params<ListTrends>) -> Result<Json<Trends>, ApiError> {
    let career = params.career_title.as_deref().map(title).transpose()?;
    let limit = params.limit.unwrap_or(100).clamp(1, 200);
    Ok(Json(app.game.trends(player, career.as_ref(), limit).await?.into()))
}

/// What the player's days of one career come to, with the words that show it.
#[utoipa::path(get, path = "/api/trends/career", operation_id = "career_trend", tag = "history", security(("bearer" = [])), params(OfCareer), responses((status = 200, body = CareerTrend), (status = 401, body = Problem), (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn career(State(app): State<App>, Player(player): Player, Params(params): Params<OfCareer>) -> Result<Json<CareerTrend>, ApiError> {
    let career = title(&params.career_title)?;
    Ok(Json(app.game.career_trend(player, &career).await?.into()))
}
