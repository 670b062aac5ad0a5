//! Submitting an answer, asking a second judge, and what a client sees of the evaluation meanwhile. The other half of the story is in `evaluate`.

use crate::{Game, GameError, clock, ids};
use careersim_domain::{Answer, AnswerText, Evaluation, Invalid, Provenance, Scenario, Source, evaluation};
use careersim_store::{
    ConflictKind, StoreError, answers,
    queue::{self, NewTask, Purpose, TaskRow, priority},
    scenarios, sessions,
};
use uuid::Uuid;

pub use careersim_store::queue::TaskStatus;

/// An answer as it came in.
#[derive(Debug)]
pub struct Submission {
    /// The scene.
    pub scenario_id: Uuid,
    /// The day.
    pub session_id: Uuid,
    /// A picked option.
    pub option: Option<i64>,
    /// Own words.
    pub user_answer: Option<String>,
    /// The client's key for this request.
    pub idempotency_key: Option<String>,
}

/// What a client sees of an evaluation.
#[derive(Debug, Clone)]
pub struct TaskView {
    /// The task.
    pub task_id: Uuid,
    /// The answer.
    pub answer_id: Uuid,
    /// Where it stands.
    pub status: TaskStatus,
    /// How often it was begun.
    pub attempts: u32,
    /// How many are before it, while queued.
    pub queue_position: Option<u64>,
    /// When it has succeeded.
    pub evaluation: Option<Evaluation>,
    /// When it has failed.
    pub failure: Option<TaskFailure>,
}

/// Why an evaluation failed.
#[derive(Debug, Clone)]
pub enum TaskFailure {
    /// No grade comes of it; nothing was charged.
    Refused {
        /// `blocked` by the model's safety rules, or `no_judge` for an appeal.
        code: String,
        /// What to tell the player.
        message: String,
    },
    /// It failed too often; an operator can bring it back.
    Buried,
}

impl Game {
    /// Accepts an answer. A pick is graded at once; own words by a worker.
    ///
    /// # Errors
    /// Not a scene of this player's day; answered already; not an answer.
    pub async fn submit(&self, player: Uuid, submission: Submission) -> Result<TaskView, GameError> {
        if let Some(queued) = self.submit_words(player, &submission).await? {
            return Ok(view(queued.task, Some(queued.ahead)));
        }
        self.profile(player).await?;
        let place = sessions::scene(&self.store, submission.session_id, player, submission.scenario_id)
            .await?
            .ok_or(GameError::NotFound("scene"))?;
        let row = scenarios::written(&self.store, place.scenario_id).await?.ok_or(GameError::NotFound("scene"))?;
        let answer = Answer::from_fields(submission.option, submission.user_answer.as_deref(), &row.content)
            .map_err(|(field, invalid)| GameError::invalid(field, invalid))?;
        let how = how_graded(&answer, &row.content, &row.provenance)?;
        let new = new_answer(player, &submission, answer);
        match answers::submit(&self.store, new, how, &row.content, clock::now()).await {
            Ok(answers::Submitted::Accepted(task)) => {
                if task.status.is_final() {
                    self.prefetch_later(player, submission.session_id);
                }
                Ok(self.view(task).await)
            }
            Ok(answers::Submitted::SameKey(task)) => Ok(self.view(task).await),
            Err(StoreError::Conflict(ConflictKind::KeyReusedForAnother)) => Err(key_reused()),
            Err(StoreError::NotFound) => Err(GameError::NotFound("scene")),
            Err(error) => Err(error.into()),
        }
    }

    // The usual case of own words, which the database takes together with others'. What is wrong with one that it doesn't take, the steps say.
    async fn submit_words(&self, player: Uuid, submission: &Submission) -> Result<Option<answers::Queued>, GameError> {
        let (None, Some(Ok(words))) = (submission.option, submission.user_answer.as_deref().map(AnswerText::parse)) else {
            return Ok(None);
        };
        let new = new_answer(player, submission, Answer::Text(words));
        Ok(answers::submit_words(&self.store, new, clock::now()).await?)
    }

    /// Asks a second judge, with a written reason. Both verdicts stay.
    ///
    /// # Errors
    /// Not this player's answer; not graded yet; a pick (its grade is fixed); appealed already.
    pub async fn appeal(&self, player: Uuid, answer: Uuid, reason: &str) -> Result<TaskView, GameError> {
        self.profile(player).await?;
        let row = answers::by_id(&self.store, answer, player).await?.ok_or(GameError::NotFound("answer"))?;
        let refuse = |code, message: &str| Err(GameError::invalid("answer_id", Invalid::new(code, message)));
        if matches!(row.answer, Answer::Option(_)) {
            return refuse(
                "not_appealable",
                "a picked option was graded when the scene was written; report the scene if it seems wrong",
            );
        }
        let earlier = answers::evaluations(&self.store, answer).await?;
        if earlier.iter().any(crate::sessions::by_a_person) {
            return refuse("not_appealable", "your teacher has graded this answer; talk to them");
        }
        if earlier.iter().any(|task| task.purpose == Purpose::Appeal && !task.status.is_final()) {
            return refuse("already_appealed", "the second judge is at work already");
        }
        if earlier
            .iter()
            .any(|task| task.purpose == Purpose::Appeal && task.status == TaskStatus::Succeeded)
        {
            return refuse("already_appealed", "a second judge has spoken already");
        }
        if row.current_id.is_none() {
            return refuse("not_graded", "wait for the first grade");
        }
        let new = NewTask {
            id: ids::new(),
            answer,
            player,
            purpose: Purpose::Appeal,
            reason: Some(reason.to_owned()),
            priority: priority::APPEAL,
        };
        match queue::enqueue(&self.store, new, clock::now()).await {
            Ok(task) => Ok(self.view(task).await),
            Err(StoreError::Conflict(ConflictKind::AlreadyQueued)) => refuse("already_appealed", "the second judge is at work already"),
            Err(error) => Err(error.into()),
        }
    }

    /// The player's task.
    ///
    /// # Errors
    /// Not found, also when it is another player's.
    pub async fn task(&self, player: Uuid, task: Uuid) -> Result<TaskView, GameError> {
        let row = queue::task(&self.store, task, player).await?.ok_or(GameError::NotFound("task"))?;
        Ok(self.view(row).await)
    }

    /// Median and ninth decile of how long evaluations of texts took in the last day, in milliseconds.
    ///
    /// # Errors
    /// Unavailable or internal.
    pub async fn evaluation_times(&self) -> Result<(Option<u64>, Option<u64>), GameError> {
        let mut times = queue::recent_durations(&self.store, clock::now() - chrono::Duration::days(1)).await?;
        times.sort_unstable();
        let at = |share: usize| {
            times
                .get((times.len() * share / 100).min(times.len().saturating_sub(1)))
                .and_then(|ms| u64::try_from(*ms).ok())
        };
        Ok((at(50), at(90)))
    }

    async fn view(&self, row: TaskRow) -> TaskView {
        // The position is a courtesy: without it the task is still told.
        let ahead = queue::position(&self.store, &row).await.ok().flatten();
        view(row, ahead)
    }
}

fn view(row: TaskRow, ahead: Option<i64>) -> TaskView {
    TaskView {
        task_id: row.id,
        answer_id: row.answer_id,
        status: row.status,
        attempts: u32::try_from(row.attempts).unwrap_or(0),
        queue_position: ahead.and_then(|p| u64::try_from(p).ok()),
        evaluation: row.result,
        failure: (row.status == TaskStatus::Failed).then(|| failure(row.problem.as_ref())),
    }
}

fn new_answer(player: Uuid, submission: &Submission, answer: Answer) -> answers::NewAnswer {
    answers::NewAnswer {
        answer_id: ids::new(),
        task_id: ids::new(),
        player,
        session: submission.session_id,
        scenario: submission.scenario_id,
        answer,
        idempotency_key: submission.idempotency_key.clone(),
    }
}

fn failure(problem: Option<&serde_json::Value>) -> TaskFailure {
    let said = |name: &str| problem.and_then(|p| p.get(name)).and_then(|word| word.as_str()).map(str::to_owned);
    match said("message") {
        Some(message) => TaskFailure::Refused {
            // Rows of earlier versions have no code: there was only one.
            code: said("code").unwrap_or_else(|| "blocked".to_owned()),
            message,
        },
        None => TaskFailure::Buried,
    }
}

fn how_graded(answer: &Answer, scenario: &Scenario, written_by: &Provenance) -> Result<answers::Submission, GameError> {
    let Answer::Option(index) = answer else {
        return Ok(answers::Submission::Queued { priority: priority::PLAYER });
    };
    let grade =
        evaluation::grade_option(scenario, *index, option_provenance(written_by)).ok_or_else(|| GameError::Internal("an option vanished".to_owned()))?;
    Ok(answers::Submission::Graded(Box::new(grade)))
}

// A pick's grade was made by whoever made the scene, at that time; it is exact, not an estimate.
fn option_provenance(written_by: &Provenance) -> Provenance {
    let label = match written_by.source {
        Source::Library | Source::Offline => "Graded by the author when the scene was written.",
        _ => "Graded when the scene was made.",
    };
    Provenance {
        cached: true,
        confidence: None,
        label: Some(label.to_owned()),
        ..written_by.clone()
    }
}

fn key_reused() -> GameError {
    GameError::invalid(
        "Idempotency-Key",
        Invalid::new("reused", "this key came with another answer before; send a new one"),
    )
}
