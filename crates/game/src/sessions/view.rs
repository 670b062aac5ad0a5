//! How a day is shown: its place in the history, its scenes, its answers with every grade they ever had.

use crate::{answers::TaskStatus, report::Report, tasks};
use careersim_domain::{Answer, Difficulty, Evaluation, Provenance, Scenario, Source};
use careersim_store::{
    answers::AnswerRow,
    queue::{Purpose, TaskRow},
    sessions::{SessionRow, SessionSummary},
};
use chrono::{DateTime, Utc};
use uuid::Uuid;

/// A day in the history.
#[derive(Debug, Clone)]
pub struct DaySummary {
    /// The day.
    pub id: Uuid,
    /// The career.
    pub career_title: String,
    /// The catalogue's code for it.
    pub soc_code: Option<String>,
    /// The scene that was shown last.
    pub round: u8,
    /// How many the day has.
    pub rounds: u8,
    /// How hard.
    pub difficulty: Difficulty,
    /// In which language.
    pub language: String,
    /// When it began.
    pub created_at: DateTime<Utc>,
    /// When it ended.
    pub finished_at: Option<DateTime<Utc>>,
    /// Over exact grades.
    pub score_mean: Option<f64>,
    /// No grade is an offline estimate of a text.
    pub exact: bool,
    /// The day that it was rewound from.
    pub parent_id: Option<Uuid>,
    /// To which round.
    pub forked_at_round: Option<u8>,
}

/// A scene of a day.
#[derive(Debug, Clone)]
pub struct SceneView {
    /// The scene.
    pub scenario_id: Uuid,
    /// From 1.
    pub round: u8,
    /// What an earlier decision led to.
    pub carry: Option<String>,
    /// The language that it is written in, which may be another than the day's.
    pub language: String,
    /// Both halves.
    pub scenario: Scenario,
    /// Who wrote it.
    pub provenance: Provenance,
    /// The hint was bought.
    pub hint_bought: bool,
}

/// A grade that a later one replaced.
#[derive(Debug, Clone)]
pub struct EarlierView {
    /// 0..=10.
    pub score: u8,
    /// What was said.
    pub feedback: String,
    /// Who graded.
    pub provenance: Provenance,
    /// `regrade`, `appeal` or `override`.
    pub replaced_by: &'static str,
    /// The player's reason of an appeal, or the teacher's of an override.
    pub reason: Option<String>,
}

/// An answer with what became of it.
#[derive(Debug, Clone)]
pub struct AnswerView {
    /// The answer.
    pub answer_id: Uuid,
    /// The scene.
    pub scenario_id: Uuid,
    /// From 1.
    pub round: u8,
    /// The picked option.
    pub option: Option<u8>,
    /// Own words.
    pub user_answer: Option<String>,
    /// When.
    pub answered_at: DateTime<Utc>,
    /// The latest task.
    pub task_id: Uuid,
    /// How the first grade stands.
    pub status: TaskStatus,
    /// The evaluation that counts.
    pub evaluation: Option<Evaluation>,
    /// Those that it replaced, the oldest first.
    pub earlier: Vec<EarlierView>,
}

/// A whole day.
#[derive(Debug, Clone)]
pub struct Day {
    /// What stands in the history.
    pub summary: DaySummary,
    /// Its scenes.
    pub scenes: Vec<SceneView>,
    /// Its answers.
    pub answers: Vec<AnswerView>,
    /// What they come to.
    pub report: Report,
    /// The public link's token.
    pub share_token: Option<String>,
}

pub(super) fn summary(found: SessionSummary) -> DaySummary {
    let SessionRow {
        id,
        career_title,
        soc_code,
        rounds,
        difficulty,
        language,
        created_at,
        finished_at,
        parent_id,
        forked_at_round,
        ..
    } = found.session;
    DaySummary {
        id,
        career_title,
        soc_code,
        round: found.shown,
        rounds,
        difficulty,
        language: language.as_str().to_owned(),
        created_at,
        finished_at,
        score_mean: found.score_mean,
        exact: found.estimates == 0,
        parent_id,
        forked_at_round,
    }
}

pub(super) fn answer_view(answer: AnswerRow, tasks: Vec<TaskRow>) -> Option<AnswerView> {
    let counts = tasks::current(&answer, &tasks);
    let first = tasks.iter().find(|t| t.purpose == Purpose::Grade)?;
    let (status, task_id) = (first.status, tasks.last()?.id);
    let earlier = earlier_grades(&tasks, counts);
    let evaluation = counts.and_then(|i| tasks.into_iter().nth(i)).and_then(|t| t.result);
    let (option, user_answer) = match answer.answer {
        Answer::Option(index) => (u8::try_from(index).ok(), None),
        Answer::Text(text) => (None, Some(text.as_str().to_owned())),
    };
    Some(AnswerView {
        answer_id: answer.id,
        scenario_id: answer.scenario_id,
        round: answer.round,
        option,
        user_answer,
        answered_at: answer.created_at,
        task_id,
        status,
        evaluation,
        earlier,
    })
}

// Every grade before the one that counts, with what replaced it.
fn earlier_grades(tasks: &[TaskRow], counts: Option<usize>) -> Vec<EarlierView> {
    let graded: Vec<(usize, &TaskRow, &Evaluation)> = tasks.iter().enumerate().filter_map(|(i, t)| Some((i, t, t.result.as_ref()?))).collect();
    let pairs = graded.iter().zip(graded.iter().skip(1));
    pairs
        .filter(|((i, ..), _)| Some(*i) != counts)
        .map(|((_, _, evaluation), (_, next, _))| EarlierView {
            score: evaluation.grade.score.get(),
            feedback: evaluation.grade.feedback.clone(),
            provenance: evaluation.grade.provenance.clone(),
            replaced_by: replaced_by(next),
            reason: next.reason.clone(),
        })
        .collect()
}

fn replaced_by(task: &TaskRow) -> &'static str {
    match task.purpose {
        Purpose::Appeal => "appeal",
        _ if by_a_person(task) => "override",
        _ => "regrade",
    }
}

/// A teacher gave this grade.
pub(crate) fn by_a_person(task: &TaskRow) -> bool {
    task.result.as_ref().is_some_and(|e| e.grade.provenance.source == Source::Human)
}
