//! What happened in a day so far, as later scenes must know it.

use crate::{
    Game, GameError,
    supply::{self, Step},
};
use careersim_domain::{Answer, evaluation};
use careersim_store::{
    answers::{self, AnswerRow},
    queue::{TaskRow, TaskStatus},
    sessions::Scene as Placed,
};
use uuid::Uuid;

/// The evaluation that counts: the latest one that has a result.
pub(crate) fn current(answer: &AnswerRow, tasks: &[TaskRow]) -> Option<usize> {
    let succeeded = |task: &TaskRow| task.status == TaskStatus::Succeeded && task.result.is_some();
    tasks
        .iter()
        .position(|t| Some(t.id) == answer.current_id && succeeded(t))
        .or_else(|| tasks.iter().rposition(succeeded))
}

impl Game {
    /// The finished steps of a day, in order.
    pub(crate) async fn steps(&self, session: Uuid, placed: &[Placed]) -> Result<Vec<Step>, GameError> {
        let answers = answers::of_session(&self.store, session).await?;
        Ok(placed.iter().filter_map(|scene| step_of(scene, &answers)).collect())
    }
}

fn step_of(scene: &Placed, answers: &[(AnswerRow, Vec<TaskRow>)]) -> Option<Step> {
    let (answer, tasks) = answers.iter().find(|(a, _)| Some(a.id) == scene.place.answer_id)?;
    let grade = current(answer, tasks).and_then(|i| tasks[i].result.as_ref()).map(|e| &e.grade);
    let scenario = &scene.scenario.content;
    let option = match &answer.answer {
        Answer::Option(index) => Some(*index),
        // Own words are told to later scenes as the option that they came nearest to: that can be shared, and is nobody's text.
        Answer::Text(_) => grade.and_then(|g| evaluation::nearest_option(scenario, g.score)),
    };
    let decision = option
        .and_then(|i| scenario.options.get(i))
        .map_or_else(|| "answered in their own words".to_owned(), |o| o.text.clone());
    Some(supply::step(scene, &decision, grade, option.and_then(|i| i32::try_from(i).ok())))
}
