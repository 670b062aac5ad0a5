//! What became of the assignments: pupils and their days, as a table and as a file.

use super::{assignments::AssignmentBody, csv};
use crate::{
    app::App,
    error::{ApiError, Problem},
    http::{
        auth::Player,
        body::{Params, Path},
    },
};
use axum::{Json, extract::State, http::header, response::IntoResponse};
use careersim_domain::{Competency, report::CompetencyMean};
use careersim_game::classes::{Mark, Pupil, PupilDay, Standing};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::{router::OpenApiRouter, routes};
use uuid::Uuid;

/// Routes of this resource.
pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(results)).routes(routes!(file))
}

/// Of which assignment; without it, of all.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct OneAssignment {
    #[serde(default)]
    pub(super) assignment_id: Option<Uuid>,
}

/// Where a pupil or a day stands.
#[derive(Debug, Clone, Copy, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = Standing)]
pub(super) enum StandingWord {
    /// No day has begun.
    NotStarted,
    /// A scene waits for its answer.
    Playing,
    /// An answer waits for its grade.
    Grading,
    /// The day is over.
    Finished,
}

impl From<Standing> for StandingWord {
    fn from(standing: Standing) -> Self {
        match standing {
            Standing::NotStarted => Self::NotStarted,
            Standing::Playing => Self::Playing,
            Standing::Grading => Self::Grading,
            Standing::Finished => Self::Finished,
        }
    }
}

/// A scene with its score.
#[derive(Serialize, ToSchema)]
pub(super) struct SceneMark {
    round: u8,
    #[serde(skip_serializing_if = "Option::is_none")]
    answer_id: Option<Uuid>,
    /// 0..=10; null while it is not graded.
    score: Option<u8>,
    /// An offline estimate of a text: it is in no mean.
    estimate: bool,
    /// A teacher gave this score.
    overridden: bool,
}

impl From<Mark> for SceneMark {
    fn from(mark: Mark) -> Self {
        Self {
            round: mark.round,
            answer_id: mark.answer_id,
            score: mark.score,
            estimate: mark.is_estimate,
            overridden: mark.source.as_deref() == Some("human"),
        }
    }
}

/// A competency over exact grades.
#[derive(Serialize, ToSchema)]
#[schema(as = ClassCompetency)]
pub(super) struct CompetencyCell {
    #[schema(value_type = crate::api::words::Competency)]
    competency: Competency,
    /// 0..=10; null without an exact grade.
    mean: Option<f64>,
    /// How many criterion lines it rests on.
    answers: u32,
}

impl From<CompetencyMean> for CompetencyCell {
    fn from(mean: CompetencyMean) -> Self {
        Self {
            competency: mean.competency,
            mean: mean.mean,
            answers: mean.answers,
        }
    }
}

/// A day that was played for an assignment.
#[derive(Serialize, ToSchema)]
pub(super) struct PupilDayBody {
    session_id: Uuid,
    assignment_id: Option<Uuid>,
    career_title: String,
    standing: StandingWord,
    rounds: u8,
    /// The pupil went back in an earlier day; it shares that day's beginning.
    rewound: bool,
    created_at: DateTime<Utc>,
    #[serde(skip_serializing_if = "Option::is_none")]
    finished_at: Option<DateTime<Utc>>,
    /// Over exact grades, as in the report of the day.
    score_mean: Option<f64>,
    /// How many grades are offline estimates.
    estimates: u8,
    scenes: Vec<SceneMark>,
}

impl From<PupilDay> for PupilDayBody {
    fn from(day: PupilDay) -> Self {
        Self {
            session_id: day.session.id,
            assignment_id: day.session.assignment_id,
            career_title: day.session.career_title,
            standing: day.standing.into(),
            rounds: day.session.rounds,
            rewound: day.session.parent_id.is_some(),
            created_at: day.session.created_at,
            finished_at: day.session.finished_at,
            score_mean: day.score_mean,
            estimates: day.estimates,
            scenes: day.marks.into_iter().map(Into::into).collect(),
        }
    }
}

/// A pupil with their days.
#[derive(Serialize, ToSchema)]
pub(super) struct PupilBody {
    seat_id: Uuid,
    nickname: String,
    standing: StandingWord,
    last_seen_at: DateTime<Utc>,
    /// Over exact grades of all these days.
    score_mean: Option<f64>,
    /// The heat map's row: over exact grades of all these days.
    competencies: Vec<CompetencyCell>,
    /// Newest first.
    days: Vec<PupilDayBody>,
}

impl From<Pupil> for PupilBody {
    fn from(pupil: Pupil) -> Self {
        Self {
            seat_id: pupil.seat.id,
            nickname: pupil.seat.nickname,
            standing: pupil.standing.into(),
            last_seen_at: pupil.last_seen_at,
            score_mean: pupil.score_mean,
            competencies: pupil.competencies.into_iter().map(Into::into).collect(),
            days: pupil.days.into_iter().map(Into::into).collect(),
        }
    }
}

/// Pupils by pseudonym, with the assignments that the days were played for.
#[derive(Serialize, ToSchema)]
#[schema(as = ClassResults)]
pub(super) struct ResultsBody {
    assignments: Vec<AssignmentBody>,
    pupils: Vec<PupilBody>,
    /// There are older days that are not shown.
    truncated: bool,
}

/// What became of the assignments. Offline estimates of texts are marked, and in no mean.
#[utoipa::path(get, path = "/api/classes/{id}/results", operation_id = "class_results", tag = "classes", security(("bearer" = [])), params(("id" = Uuid, Path), OneAssignment), responses((status = 200, body = ResultsBody), (status = 404, body = Problem)))]
async fn results(
    State(app): State<App>,
    Player(teacher): Player,
    Path(id): Path<Uuid>,
    Params(of): Params<OneAssignment>,
) -> Result<Json<ResultsBody>, ApiError> {
    let found = app.game.class_results(teacher, id, of.assignment_id).await?;
    Ok(Json(ResultsBody {
        assignments: found.assignments.into_iter().map(Into::into).collect(),
        pupils: found.pupils.into_iter().map(Into::into).collect(),
        truncated: found.truncated,
    }))
}

/// The same as a CSV file, a line for each day: for spreadsheets, with a byte-order mark and nothing that they would take for a formula.
#[utoipa::path(get, path = "/api/classes/{id}/results.csv", operation_id = "class_results_csv", tag = "classes", security(("bearer" = [])), params(("id" = Uuid, Path), OneAssignment), responses((status = 200, description = "a CSV file", body = String, content_type = "text/csv"), (status = 404, body = Problem)))]
async fn file(State(app): State<App>, Player(teacher): Player, Path(id): Path<Uuid>, Params(of): Params<OneAssignment>) -> Result<impl IntoResponse, ApiError> {
    let found = app.game.class_results(teacher, id, of.assignment_id).await?;
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"careersim-results.csv\""),
    ];
    Ok((headers, csv::of(&found)))
}
