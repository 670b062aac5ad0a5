//! Days after the fact: history, a whole day with its report, rewinding, sharing.

use crate::{
    Game, GameError,
    answers::TaskStatus,
    clock, ids, report,
    scenarios::{parse_cursor, too_poor},
    tasks,
};
use careersim_domain::{Answer, CareerTitle, Difficulty, Evaluation, Invalid, Provenance, REWIND_PRICE, Scenario, session};
use careersim_store::{
    ConflictKind, StoreError, answers,
    answers::AnswerRow,
    queue::{Purpose, TaskRow},
    reports,
    sessions::{self, SessionRow, SessionSummary},
};
use chrono::{DateTime, Utc};
use uuid::Uuid;

pub use crate::report::{OwnMean, Report};

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
    /// `regrade` or `appeal`.
    pub replaced_by: &'static str,
    /// The player's reason of an appeal.
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

impl Game {
    /// The player's days, newest first.
    ///
    /// # Errors
    /// A cursor or title that is none.
    pub async fn days(
        &self,
        player: Uuid,
        limit: u64,
        cursor: Option<&str>,
        career_title: Option<&str>,
    ) -> Result<(Vec<DaySummary>, Option<String>), GameError> {
        self.profile(player).await?;
        let title = career_title
            .map(|t| CareerTitle::parse(t).map_err(|e| GameError::invalid("career_title", e)))
            .transpose()?;
        let page = sessions::list(&self.store, player, title.as_ref().map(CareerTitle::as_str), parse_cursor(cursor)?, limit).await?;
        Ok((page.items.into_iter().map(summary).collect(), page.next.map(|c| c.to_string())))
    }

    /// A whole day with its report.
    ///
    /// # Errors
    /// Not this player's.
    pub async fn day(&self, player: Uuid, session: Uuid) -> Result<Day, GameError> {
        let found = sessions::summary(&self.store, session, player).await?.ok_or(GameError::NotFound("session"))?;
        self.whole(found).await
    }

    /// The day behind a public link.
    ///
    /// # Errors
    /// Nothing is shared under this token.
    pub async fn shared_day(&self, token: &str) -> Result<Day, GameError> {
        let row = sessions::by_share_token(&self.store, token)
            .await?
            .ok_or(GameError::NotFound("shared report"))?;
        self.day(row.player_id, row.id).await
    }

    async fn whole(&self, found: SessionSummary) -> Result<Day, GameError> {
        let id = found.session.id;
        let scenes = sessions::scenes(&self.store, id).await?;
        let answers: Vec<AnswerView> = answers::of_session(&self.store, id)
            .await?
            .into_iter()
            .filter_map(|(answer, tasks)| answer_view(answer, tasks))
            .collect();
        let averages = reports::own_averages(&self.store, found.session.player_id).await?;
        let career = found.session.career_slug.as_deref().and_then(|slug| self.library.career(slug));
        let scenes: Vec<SceneView> = scenes
            .into_iter()
            .map(|s| SceneView {
                scenario_id: s.scenario.id,
                round: s.place.round,
                carry: s.place.carry,
                hint_bought: s.place.hint_at.is_some(),
                scenario: s.scenario.content,
                provenance: s.scenario.provenance,
            })
            .collect();
        let report = report::of(&scenes, &answers, &averages, career);
        Ok(Day {
            share_token: found.session.share_token.clone(),
            summary: summary(found),
            scenes,
            answers,
            report,
        })
    }

    /// Rewinds a day into a new one that shares the past.
    ///
    /// # Errors
    /// Not this player's; not an answered round; the balance does not cover it.
    pub async fn fork(&self, player: Uuid, session: Uuid, round: i64) -> Result<Day, GameError> {
        self.profile(player).await?;
        let placed = match self.own_session(player, session).await {
            Ok(day) => sessions::scenes(&self.store, day.id).await?,
            Err(error) => return Err(error),
        };
        let answered = u8::try_from(placed.iter().filter(|p| p.place.answer_id.is_some()).count()).unwrap_or(u8::MAX);
        let round = session::check_rewind(round, answered).map_err(|e| GameError::invalid("round", e))?;
        match sessions::fork(&self.store, session, player, round, REWIND_PRICE, ids::new(), clock::now()).await {
            Ok(fork) => self.day(player, fork.id).await,
            Err(StoreError::Conflict(ConflictKind::InsufficientBalance { balance })) => Err(too_poor(REWIND_PRICE, balance)),
            Err(StoreError::NotFound) => Err(GameError::invalid("round", Invalid::new("out_of_range", "must be an answered round"))),
            Err(error) => Err(error.into()),
        }
    }

    /// Makes a public link to a day's report; the same one again.
    ///
    /// # Errors
    /// Not this player's.
    pub async fn share(&self, player: Uuid, session: Uuid) -> Result<String, GameError> {
        self.own_session(player, session).await?;
        Ok(sessions::share(&self.store, session, player, &ids::secret()).await?)
    }

    /// Takes the link back.
    ///
    /// # Errors
    /// Not this player's.
    pub async fn unshare(&self, player: Uuid, session: Uuid) -> Result<(), GameError> {
        self.own_session(player, session).await?;
        Ok(sessions::unshare(&self.store, session, player).await?)
    }
}

fn summary(found: SessionSummary) -> DaySummary {
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

fn answer_view(answer: AnswerRow, tasks: Vec<TaskRow>) -> Option<AnswerView> {
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
            replaced_by: if next.purpose == Purpose::Appeal { "appeal" } else { "regrade" },
            reason: next.reason.clone(),
        })
        .collect()
}
