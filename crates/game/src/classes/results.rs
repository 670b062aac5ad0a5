//! Who is where, and what became of the assignments: pupils and their days. Offline estimates are shown as such and stay out of every mean.

use super::{AssignmentRow, Mark, SeatRow};
use crate::{Game, GameError};
use careersim_domain::{
    Competency,
    report::{self, CompetencyMean},
};
use careersim_store::{
    assignments,
    queue::TaskStatus,
    results::{self, Levels, MOST_DAYS, Of},
    seats,
    sessions::{SessionRow, SessionStatus},
};
use chrono::{DateTime, Utc};
use uuid::Uuid;

/// Where a pupil or a day stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// No day has begun.
    NotStarted,
    /// A scene waits for its answer, or for being opened.
    Playing,
    /// An answer waits for its grade.
    Grading,
    /// Every scene is answered and graded.
    Finished,
}

/// A day that was played for an assignment.
#[derive(Debug, Clone)]
pub struct PupilDay {
    /// The day.
    pub session: SessionRow,
    /// Its scenes with their scores.
    pub marks: Vec<Mark>,
    /// Where it stands.
    pub standing: Standing,
    /// Over exact grades, as in its report.
    pub score_mean: Option<f64>,
    /// How many grades are offline estimates.
    pub estimates: u8,
    /// Over exact grades, as in its report.
    pub competencies: Vec<CompetencyMean>,
}

/// A seat with its days.
#[derive(Debug, Clone)]
pub struct Pupil {
    /// The seat.
    pub seat: SeatRow,
    /// The newest first.
    pub days: Vec<PupilDay>,
    /// The newest day's standing.
    pub standing: Standing,
    /// When something last happened in one of those days.
    pub last_seen_at: DateTime<Utc>,
    /// Over exact grades of all those days.
    pub score_mean: Option<f64>,
    /// Over exact grades of all those days.
    pub competencies: Vec<CompetencyMean>,
}

/// What became of a class's assignments.
#[derive(Debug, Clone)]
pub struct ClassResults {
    /// The assignments that were asked for, newest first.
    pub assignments: Vec<AssignmentRow>,
    /// Every seat by pseudonym.
    pub pupils: Vec<Pupil>,
    /// There are older days that are not shown.
    pub truncated: bool,
}

/// A place on the leaderboard of an assignment.
#[derive(Debug, Clone, PartialEq)]
pub struct RankedPupil {
    /// From 1; the same mean is the same place.
    pub rank: usize,
    /// The pseudonym.
    pub nickname: String,
    /// The mean of exact grades.
    pub score_mean: f64,
    /// It is the asking player's.
    pub is_own: bool,
}

impl Game {
    /// Pupils and their days, of all assignments or of one.
    ///
    /// # Errors
    /// Not this teacher's class; not an assignment of it.
    pub async fn class_results(&self, teacher: Uuid, class: Uuid, assignment: Option<Uuid>) -> Result<ClassResults, GameError> {
        self.own_class(teacher, class).await?;
        let mut set = assignments::of_class(&self.store, class).await?;
        set.retain(|a| assignment.is_none_or(|id| id == a.id));
        if assignment.is_some() && set.is_empty() {
            return Err(GameError::NotFound("assignment"));
        }
        let of = Of { class, assignment };
        let days = results::days(&self.store, of).await?;
        Ok(ClassResults {
            assignments: set,
            truncated: days.len() >= MOST_DAYS,
            pupils: self.pupils(of, days).await?,
        })
    }

    async fn pupils(&self, of: Of, days: Vec<SessionRow>) -> Result<Vec<Pupil>, GameError> {
        let mut marks = results::marks(&self.store, of).await?;
        let by_day = results::levels_by_day(&self.store, of).await?;
        let by_player = results::levels_by_player(&self.store, of).await?;
        let mut days: Vec<PupilDay> = days
            .into_iter()
            .map(|session| {
                let own = marks.extract_if(.., |m| m.session_id == session.id).collect();
                let competencies = means(&by_day, session.id);
                pupil_day(session, own, competencies)
            })
            .collect();
        let seats = seats::of_class(&self.store, of.class).await?;
        let with_days = seats.into_iter().map(|seat| {
            let own = days.extract_if(.., |d| d.session.player_id == seat.player_id).collect();
            let competencies = means(&by_player, seat.player_id);
            pupil(seat, own, competencies)
        });
        Ok(with_days.collect())
    }

    /// The means of an assignment by pseudonym, best first, where the teacher has turned that on. The latest finished day that was not rewound counts.
    ///
    /// # Errors
    /// Not in one of the player's classes, or it has none.
    pub async fn leaderboard(&self, player: Uuid, assignment: Uuid) -> Result<Vec<RankedPupil>, GameError> {
        let none = GameError::NotFound("leaderboard");
        let row = assignments::for_player(&self.store, assignment, player).await?.ok_or(none.clone())?;
        if !row.spec.leaderboard {
            return Err(none);
        }
        let of = Of {
            class: row.class_id,
            assignment: Some(assignment),
        };
        let days = results::days(&self.store, of).await?;
        Ok(ranked(self.pupils(of, days).await?, player))
    }
}

fn ranked(pupils: Vec<Pupil>, player: Uuid) -> Vec<RankedPupil> {
    let counts = |d: &&PupilDay| d.standing == Standing::Finished && d.session.parent_id.is_none();
    let mut ranked: Vec<RankedPupil> = pupils
        .into_iter()
        .filter_map(|p| {
            Some(RankedPupil {
                rank: 0,
                score_mean: p.days.iter().find(counts)?.score_mean?,
                is_own: p.seat.player_id == player,
                nickname: p.seat.nickname,
            })
        })
        .collect();
    ranked.sort_by(|a, b| b.score_mean.total_cmp(&a.score_mean));
    for i in 0..ranked.len() {
        let same = i > 0 && ranked[i - 1].score_mean.total_cmp(&ranked[i].score_mean).is_eq();
        ranked[i].rank = if same { ranked[i - 1].rank } else { i + 1 };
    }
    ranked
}

fn pupil(seat: SeatRow, days: Vec<PupilDay>, competencies: Vec<CompetencyMean>) -> Pupil {
    let seen = days
        .iter()
        .flat_map(|d| d.marks.iter().flat_map(|m| [Some(m.shown_at), m.answered_at]).flatten());
    // What rewound days share with their parents is counted once: it has one answer.
    let mut exact: Vec<(Uuid, u8)> = days.iter().flat_map(|d| exact(&d.marks)).collect();
    exact.sort_unstable();
    exact.dedup();
    Pupil {
        standing: days.first().map_or(Standing::NotStarted, |d| d.standing),
        last_seen_at: seen.max().map_or(seat.joined_at, |at| at.max(seat.joined_at)),
        score_mean: report::mean(exact.into_iter().map(|(_, score)| score)),
        seat,
        days,
        competencies,
    }
}

fn exact(marks: &[Mark]) -> impl Iterator<Item = (Uuid, u8)> {
    marks.iter().filter(|m| !m.is_estimate).filter_map(|m| Some((m.answer_id?, m.score?)))
}

fn pupil_day(session: SessionRow, marks: Vec<Mark>, competencies: Vec<CompetencyMean>) -> PupilDay {
    let waits = |m: &Mark| matches!(m.status, Some(TaskStatus::Queued | TaskStatus::Running));
    let standing = if session.status == SessionStatus::Finished {
        Standing::Finished
    } else if marks.iter().any(waits) {
        Standing::Grading
    } else {
        Standing::Playing
    };
    PupilDay {
        standing,
        score_mean: report::mean(exact(&marks).map(|(_, score)| score)),
        estimates: u8::try_from(marks.iter().filter(|m| m.is_estimate).count()).unwrap_or(u8::MAX),
        session,
        marks,
        competencies,
    }
}

fn means(levels: &[Levels], of: Uuid) -> Vec<CompetencyMean> {
    let found = |competency| levels.iter().find(|l| l.of == of && l.competency == competency);
    let mean = |competency| CompetencyMean {
        competency,
        mean: found(competency).and_then(|l| report::level_mean(l.levels, l.lines)),
        answers: found(competency).map_or(0, |l| l.lines),
    };
    Competency::ALL.into_iter().map(mean).collect()
}
