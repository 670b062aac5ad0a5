//! `/api/sessions`: history, a whole day with its report, rewinding, sharing.

use crate::{
    api::{
        careers,
        days::{AnswerBody, BalancePoint, CompetencyBody, EstimatePoint, KeyMoment, ReportBody, SessionDetail, SessionList, Share},
        shapes::{EarlierGrade, EvaluationBody, PublicScene, criteria_texts, criterion_heads, option_texts},
    },
    app::App,
    error::{ApiError, Problem},
    http::{
        auth::Player,
        body::{Json as Body, Params, Path},
        limits::{self, LimitedAction},
    },
};
use axum::{Json, extract::State, http::StatusCode};
use careersim_game::sessions::{AnswerView, Day, Report, SceneView};
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::{router::OpenApiRouter, routes};
use uuid::Uuid;

/// Routes of this resource.
pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(list))
        .routes(routes!(session))
        .routes(routes!(fork))
        .routes(routes!(share, unshare))
}

/// Which days.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct ListSessions {
    /// 1..=50, 20 unless said otherwise.
    #[serde(default)]
    limit: Option<u64>,
    /// From the page before.
    #[serde(default)]
    cursor: Option<String>,
    /// Days of this career only.
    #[serde(default)]
    career_title: Option<String>,
}

/// The public half of a day's scenes.
pub(super) fn scene_body(scene: SceneView) -> PublicScene {
    PublicScene {
        scenario_id: scene.scenario_id,
        round: scene.round,
        title: scene.scenario.title.clone(),
        carry: scene.carry,
        language: scene.language,
        options: option_texts(&scene.scenario),
        criteria: criterion_heads(&scene.scenario),
        provenance: scene.provenance.into(),
        hint: scene.hint_bought.then(|| criteria_texts(&scene.scenario)),
        scenario: scene.scenario.situation,
    }
}

/// An answer as its player sees it.
pub(super) fn answer_body(answer: AnswerView) -> AnswerBody {
    let earlier: Vec<EarlierGrade> = answer
        .earlier
        .into_iter()
        .map(|g| EarlierGrade {
            score: g.score,
            feedback: g.feedback,
            provenance: g.provenance.into(),
            replaced_by: g.replaced_by.to_owned(),
            reason: g.reason,
        })
        .collect();
    AnswerBody {
        answer_id: answer.answer_id,
        scenario_id: answer.scenario_id,
        round: answer.round,
        option: answer.option,
        user_answer: answer.user_answer,
        answered_at: answer.answered_at,
        task_id: answer.task_id,
        status: answer.status,
        evaluation: answer.evaluation.map(|e| EvaluationBody {
            earlier,
            ..EvaluationBody::new(answer.answer_id, e)
        }),
    }
}

/// A report with its links.
pub(super) fn report_body(app: &App, report: Report) -> ReportBody {
    let related = report.career.map(|career| careers::related(app.game.library, &career)).unwrap_or_default();
    ReportBody {
        balance_line: report
            .balance_line
            .into_iter()
            .map(|(round, balance)| BalancePoint { round, balance })
            .collect(),
        competencies: report
            .competencies
            .into_iter()
            .map(|c| CompetencyBody {
                competency: c.day.competency,
                mean: c.day.mean,
                own_average: c.own_average,
                answers: c.day.answers,
            })
            .collect(),
        score_mean: report.score_mean,
        offline_estimates: u32::try_from(report.estimates.len()).unwrap_or(u32::MAX),
        estimates: report
            .estimates
            .into_iter()
            .map(|(round, score, confidence)| EstimatePoint { round, score, confidence })
            .collect(),
        strengths: report.strengths,
        next_steps: report.next_steps,
        key_moments: report
            .key_moments
            .into_iter()
            .map(|(round, score, text)| KeyMoment { round, score, text })
            .collect(),
        related,
    }
}

fn share_body(app: &App, token: String) -> Share {
    let url = format!("{}/shared/{token}", app.config.http.public_url.trim_end_matches('/'));
    Share { token, url }
}

/// A whole day as its player sees it.
pub(super) fn detail(app: &App, day: Day) -> SessionDetail {
    SessionDetail {
        share: day.share_token.map(|token| share_body(app, token)),
        summary: day.summary.into(),
        scenarios: day.scenes.into_iter().map(scene_body).collect(),
        answers: day.answers.into_iter().map(answer_body).collect(),
        report: report_body(app, day.report),
    }
}

/// The player's days, newest first.
#[utoipa::path(get, path = "/api/sessions", operation_id = "list_sessions", tag = "history", security(("bearer" = [])), params(ListSessions), responses((status = 200, body = SessionList), (status = 422, body = Problem)))]
async fn list(State(app): State<App>, Player(player): Player, Params(params): Params<ListSessions>) -> Result<Json<SessionList>, ApiError> {
    let (days, next_cursor) = app
        .game
        .days(
            player,
            params.limit.unwrap_or(20).clamp(1, 50),
            params.cursor.as_deref(),
            params.career_title.as_deref(),
        )
        .await?;
    Ok(Json(SessionList {
        items: days.into_iter().map(Into::into).collect(),
        next_cursor,
    }))
}

/// A whole day with its report.
#[utoipa::path(get, path = "/api/sessions/{id}", tag = "history", security(("bearer" = [])), params(("id" = Uuid, Path)), responses((status = 200, body = SessionDetail), (status = 404, body = Problem)))]
async fn session(State(app): State<App>, Player(player): Player, Path(id): Path<Uuid>) -> Result<Json<SessionDetail>, ApiError> {
    let day = app.game.day(player, id).await?;
    Ok(Json(detail(&app, day)))
}

/// Where to rewind to.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"round": 2}))]
struct Fork {
    /// An answered round, from 1.
    round: i64,
}

/// Rewind into a new day that shares the past, for 10 of balance. The original grade stays.
#[utoipa::path(post, path = "/api/sessions/{id}/fork", tag = "history", security(("bearer" = [])), params(("id" = Uuid, Path)), request_body = Fork,
    responses((status = 201, body = SessionDetail), (status = 404, body = Problem), (status = 422, body = Problem)))]
async fn fork(
    State(app): State<App>,
    Player(player): Player,
    Path(id): Path<Uuid>,
    Body(body): Body<Fork>,
) -> Result<(StatusCode, Json<SessionDetail>), ApiError> {
    limits::by_player(&app, LimitedAction::Change, player).await?;
    let day = app.game.fork(player, id, body.round).await?;
    Ok((StatusCode::CREATED, Json(detail(&app, day))))
}

/// Make a public, nameless link to the report; the same one again.
#[utoipa::path(post, path = "/api/sessions/{id}/share", tag = "history", security(("bearer" = [])), params(("id" = Uuid, Path)), responses((status = 201, body = Share), (status = 404, body = Problem)))]
async fn share(State(app): State<App>, Player(player): Player, Path(id): Path<Uuid>) -> Result<(StatusCode, Json<Share>), ApiError> {
    limits::by_player(&app, LimitedAction::Change, player).await?;
    let token = app.game.share(player, id).await?;
    Ok((StatusCode::CREATED, Json(share_body(&app, token))))
}

/// Take the link back.
#[utoipa::path(delete, path = "/api/sessions/{id}/share", tag = "history", security(("bearer" = [])), params(("id" = Uuid, Path)), responses((status = 204), (status = 404, body = Problem)))]
async fn unshare(State(app): State<App>, Player(player): Player, Path(id): Path<Uuid>) -> Result<StatusCode, ApiError> {
    app.game.unshare(player, id).await?;
    Ok(StatusCode::NO_CONTENT)
}
