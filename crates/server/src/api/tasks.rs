//! `/api/tasks/{id}`: the state of an evaluation, at once, by long-poll, or as a stream.

use crate::{
    api::shapes::EvaluationBody,
    app::App,
    error::{ApiError, FieldError, Problem},
    http::{
        auth::Player,
        body::{Params, Path},
    },
};
use axum::{
    Json,
    extract::State,
    http::{HeaderMap, header},
    response::{
        IntoResponse, Response,
        sse::{Event, KeepAlive, Sse},
    },
};
use careersim_game::answers::{TaskFailure, TaskStatus, TaskView};
use futures::Stream;
use serde::{Deserialize, Serialize};
use std::{convert::Infallible, time::Duration};
use tokio::{sync::broadcast, time::Instant};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::{router::OpenApiRouter, routes};
use uuid::Uuid;

/// Routes of this resource.
pub(super) fn router() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(task))
}

/// The longest long-poll.
const LONGEST_WAIT: u64 = 30;
// A bell can be missed (a listener that reconnects), so a waiting client looks again now and then.
const LOOK_AGAIN: Duration = Duration::from_secs(2);

/// The state of an evaluation.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Task)]
pub(super) struct TaskBody {
    /// The task.
    pub task_id: Uuid,
    answer_id: Uuid,
    /// `queued`, `running`, `succeeded` or `failed`.
    #[schema(value_type = crate::api::words::TaskStatus)]
    status: TaskStatus,
    /// How often it was begun.
    attempts: u32,
    /// How many are before it, while queued; 200 at most.
    #[serde(skip_serializing_if = "Option::is_none")]
    queue_position: Option<u64>,
    /// When it has succeeded.
    #[serde(skip_serializing_if = "Option::is_none")]
    result: Option<EvaluationBody>,
    /// When it has failed.
    #[serde(skip_serializing_if = "Option::is_none")]
    problem: Option<Problem>,
}

impl From<TaskView> for TaskBody {
    fn from(view: TaskView) -> Self {
        let answer_id = view.answer_id;
        Self {
            task_id: view.task_id,
            answer_id,
            status: view.status,
            attempts: view.attempts,
            queue_position: view.queue_position,
            result: view.evaluation.map(|evaluation| EvaluationBody::new(answer_id, evaluation)),
            problem: view.failure.map(problem),
        }
    }
}

fn problem(failure: TaskFailure) -> Problem {
    match failure {
        TaskFailure::Refused { code, message } => ApiError::Validation(vec![FieldError {
            field: if code == "blocked" { "user_answer" } else { "answer_id" }.to_owned(),
            code,
            message,
        }])
        .problem(),
        TaskFailure::Buried => ApiError::Unavailable("buried".to_owned()).problem(),
    }
}

/// How to wait.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Wait {
    /// Seconds to wait for the end, 0..=30.
    #[serde(default)]
    wait: Option<u64>,
}

/// The state of a task. `?wait=20` answers when it ends or the time is up; `Accept: text/event-stream` sends every change.
#[utoipa::path(get, path = "/api/tasks/{task_id}", tag = "play", security(("bearer" = [])), params(("task_id" = Uuid, Path), Wait),
    responses((status = 200, body = TaskBody, content_type = "application/json"), (status = 404, body = Problem)))]
async fn task(
    State(app): State<App>,
    Player(player): Player,
    Path(id): Path<Uuid>,
    Params(params): Params<Wait>,
    headers: HeaderMap,
) -> Result<Response, ApiError> {
    // Subscribed first, then read: a change in between is heard.
    let mut changes = app.game.store.bell().tasks();
    let view = app.game.task(player, id).await?;
    if headers
        .get(header::ACCEPT)
        .is_some_and(|v| v.to_str().is_ok_and(|v| v.contains("text/event-stream")))
    {
        let stream = events(app, player, view, changes);
        return Ok((
            [("x-accel-buffering", "no")],
            Sse::new(stream).keep_alive(KeepAlive::new().interval(Duration::from_secs(10))),
        )
            .into_response());
    }
    let until = Instant::now() + Duration::from_secs(params.wait.unwrap_or(0).min(LONGEST_WAIT));
    let view = wait(&app, player, view, &mut changes, until).await?;
    Ok(Json(TaskBody::from(view)).into_response())
}

async fn wait(app: &App, player: Uuid, mut view: TaskView, changes: &mut broadcast::Receiver<Uuid>, until: Instant) -> Result<TaskView, ApiError> {
    while !view.status.is_final() && Instant::now() < until && !app.shutdown.is_cancelled() {
        tokio::select! {
            () = heard(changes, view.task_id) => {}
            () = tokio::time::sleep_until(until.min(Instant::now() + LOOK_AGAIN)) => {}
            () = app.shutdown.cancelled() => {}
        }
        view = app.game.task(player, view.task_id).await?;
    }
    Ok(view)
}

// Returns at the next change of this task; a receiver that fell behind counts as a change.
async fn heard(changes: &mut broadcast::Receiver<Uuid>, task: Uuid) {
    loop {
        match changes.recv().await {
            Ok(id) if id != task => {}
            Ok(_) | Err(broadcast::error::RecvError::Lagged(_)) => return,
            Err(broadcast::error::RecvError::Closed) => std::future::pending().await,
        }
    }
}

struct Following {
    app: App,
    player: Uuid,
    view: TaskView,
    changes: broadcast::Receiver<Uuid>,
    sent: Option<(TaskStatus, u32)>,
}

fn events(app: App, player: Uuid, view: TaskView, changes: broadcast::Receiver<Uuid>) -> impl Stream<Item = Result<Event, Infallible>> {
    let following = Following {
        app,
        player,
        view,
        changes,
        sent: None,
    };
    futures::stream::unfold(following, |mut f| async move { next_event(&mut f).await.map(|event| (Ok(event), f)) })
}

async fn next_event(f: &mut Following) -> Option<Event> {
    loop {
        let state = (f.view.status, f.view.attempts);
        if f.sent != Some(state) {
            f.sent = Some(state);
            return Event::default().event("task").json_data(TaskBody::from(f.view.clone())).ok();
        }
        // The end was sent, or this replica goes away: the client connects to another one and reads the row there.
        if f.view.status.is_final() || f.app.shutdown.is_cancelled() {
            return None;
        }
        let until = Instant::now() + LOOK_AGAIN;
        tokio::select! {
            () = heard(&mut f.changes, f.view.task_id) => {}
            () = tokio::time::sleep_until(until) => {}
            () = f.app.shutdown.cancelled() => {}
        }
        match f.app.game.task(f.player, f.view.task_id).await {
            Ok(view) => f.view = view,
            Err(careersim_game::GameError::Unavailable(_)) => {}
            Err(_) => return None,
        }
    }
}
