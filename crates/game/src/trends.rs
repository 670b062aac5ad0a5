//! How days went one after the other, and what the days of one career come to, with the words that show it.

use crate::{
    Game, GameError,
    sessions::{AnswerView, Day},
};
use careersim_domain::{CareerTitle, Competency, CriterionResult};
use careersim_store::{
    reports::CompetencyAverage,
    sessions,
    trends::{self, DayPoint, Means, TriedCareer},
};
use std::cmp::Reverse;
use uuid::Uuid;

/// Evidence is looked for in the last days only.
const DAYS_OF_EVIDENCE: u64 = 10;

/// A player's days one after the other.
#[derive(Debug, Clone)]
pub struct Trends {
    /// Every career that they have tried, whatever is asked for.
    pub careers: Vec<TriedCareer>,
    /// The days, the oldest first.
    pub days: Vec<DayPoint>,
}

/// What shows how good somebody is at something: their own words, or the option that they picked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// In which day.
    pub session_id: Uuid,
    /// In which scene of it, from 1.
    pub round: u8,
    /// The scene's short name.
    pub scene: Option<String>,
    /// What a good answer shows.
    pub criterion: String,
    /// 0..=3.
    pub level: u8,
    /// The player's words, or the option's.
    pub text: String,
    /// These are the player's own words.
    pub own_words: bool,
}

/// A competency over the days of a career.
#[derive(Debug, Clone)]
pub struct CareerCompetency {
    /// The mean, and how many criterion lines it rests on.
    pub average: CompetencyAverage,
    /// Where it showed most, if it was lately.
    pub best: Option<Evidence>,
    /// Where it showed least; nothing when that is as good as the best.
    pub weakest: Option<Evidence>,
}

/// What the days of one career come to.
#[derive(Debug, Clone)]
pub struct CareerTrend {
    /// As the player typed it.
    pub career_title: String,
    /// How many days.
    pub days: i64,
    /// What their grades come to.
    pub means: Means,
    /// Only competencies that were tested.
    pub competencies: Vec<CareerCompetency>,
}

impl Game {
    /// The player's last days one after the other, of one career or of all.
    ///
    /// # Errors
    /// The account is gone or disabled; unavailable or internal.
    pub async fn trends(&self, player: Uuid, career: Option<&CareerTitle>, limit: u64) -> Result<Trends, GameError> {
        self.profile(player).await?;
        Ok(Trends {
            careers: trends::careers(&self.store, player).await?,
            days: trends::days(&self.store, player, career.map(CareerTitle::as_str), limit).await?,
        })
    }

    /// What the player's days of one career come to.
    ///
    /// # Errors
    /// They have not tried it; unavailable or internal.
    pub async fn career_trend(&self, player: Uuid, career: &CareerTitle) -> Result<CareerTrend, GameError> {
        self.profile(player).await?;
        let record = trends::career(&self.store, player, career.as_str()).await?;
        if record.days == 0 {
            return Err(GameError::NotFound("day of this career"));
        }
        let found = sessions::list(&self.store, player, Some(career.as_str()), None, DAYS_OF_EVIDENCE).await?;
        let mut days = Vec::new();
        for summary in found.items {
            days.push(self.whole(summary).await?);
        }
        Ok(CareerTrend {
            career_title: career.as_str().to_owned(),
            days: record.days,
            means: record.means,
            competencies: record.competencies.into_iter().map(|average| with_evidence(average, &days)).collect(),
        })
    }
}

fn with_evidence(average: CompetencyAverage, days: &[Day]) -> CareerCompetency {
    let found: Vec<Evidence> = days.iter().flat_map(|day| evidence(day, average.competency)).collect();
    // Own words say more than an option that somebody else wrote; among equals the newest, which comes first.
    let best = found.iter().min_by_key(|e| (Reverse(e.level), !e.own_words)).cloned();
    let weakest = found.iter().min_by_key(|e| (e.level, !e.own_words)).cloned();
    CareerCompetency {
        weakest: weakest.filter(|w| best.as_ref().is_some_and(|b| b.level > w.level)),
        best,
        average,
    }
}

fn evidence(day: &Day, competency: Competency) -> Vec<Evidence> {
    let graded = day.answers.iter().filter_map(|a| Some((a, a.evaluation.as_ref()?)));
    graded
        .filter(|(_, evaluation)| !evaluation.grade.provenance.is_estimate())
        .flat_map(|(answer, evaluation)| evaluation.grade.criteria.iter().map(move |line| (answer, line)))
        .filter(|(_, line)| line.competency == competency)
        .filter_map(|(answer, line)| shown(day, answer, line))
        .collect()
}

fn shown(day: &Day, answer: &AnswerView, line: &CriterionResult) -> Option<Evidence> {
    let scene = day.scenes.iter().find(|s| s.scenario_id == answer.scenario_id)?;
    let (text, own_words) = match (&line.quote, &answer.user_answer, answer.option) {
        (Some(quote), Some(_), _) => (quote.clone(), true),
        (_, Some(written), _) => (written.clone(), true),
        (_, None, Some(option)) => (scene.scenario.options.get(usize::from(option))?.text.clone(), false),
        _ => return None,
    };
    Some(Evidence {
        session_id: day.summary.id,
        round: answer.round,
        scene: scene.scenario.title.clone(),
        criterion: line.text.clone(),
        level: line.level.get(),
        text,
        own_words,
    })
}
