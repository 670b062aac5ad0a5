//! Looking into one pupil's day, what a class shows criterion by criterion, and a teacher's own grade in the place of another.

use super::named;
use crate::{Game, GameError, clock, ids, sessions::Day};
use careersim_domain::{Competency, Invalid, Score, report};
use careersim_store::{
    ConflictKind, StoreError,
    answers::{self, Overrule},
    assignments, audit,
    prompts::Actor,
    results::{self, Graded, Of},
    scenarios::{self, ScenarioRow},
};
use serde_json::json;
use std::collections::BTreeMap;
use uuid::Uuid;

/// How a class did at one criterion of one scene. Exact grades only; estimates are counted beside them.
#[derive(Debug, Clone, PartialEq)]
pub struct CriterionSum {
    /// The scene's short name.
    pub scene: Option<String>,
    /// What it tests.
    pub competency: Competency,
    /// What a good answer shows.
    pub text: String,
    /// How many answers reached level 0, 1, 2, 3.
    pub levels: [u32; 4],
    /// 0..=10; null without an exact grade.
    pub mean: Option<f64>,
    /// How many answers have only an offline estimate, which is in no figure here.
    pub estimates: u32,
}

impl Game {
    /// A pupil's day with its report, if it was played for an assignment of the class. What the pupil did elsewhere is not shown.
    ///
    /// # Errors
    /// Not this teacher's class; not a day that the class may see.
    pub async fn pupil_day(&self, teacher: Uuid, class: Uuid, session: Uuid) -> Result<Day, GameError> {
        self.own_class(teacher, class).await?;
        let row = results::day(&self.store, class, session).await?.ok_or(GameError::NotFound("session"))?;
        let mut day = self.day(row.player_id, row.id).await?;
        day.share_token = None;
        for competency in &mut day.report.competencies {
            competency.own_average = None;
        }
        Ok(day)
    }

    /// An assignment criterion by criterion, the weakest first.
    ///
    /// # Errors
    /// Not this teacher's class; not an assignment of it.
    pub async fn criteria_map(&self, teacher: Uuid, class: Uuid, assignment: Uuid) -> Result<Vec<CriterionSum>, GameError> {
        self.own_class(teacher, class).await?;
        assignments::by_id(&self.store, assignment, class)
            .await?
            .ok_or(GameError::NotFound("assignment"))?;
        let of = Of {
            class,
            assignment: Some(assignment),
        };
        let (graded, scenes) = results::graded(&self.store, of).await?;
        Ok(sums(&graded, &scenes))
    }

    /// Puts a teacher's grade in the place of the one that counts. Both stay; the balance is corrected.
    ///
    /// # Errors
    /// Not this teacher's class; not an answer that the class may see; not graded yet.
    pub async fn overrule(&self, teacher: Uuid, class: Uuid, answer: Uuid, score: Score, reason: &str) -> Result<Day, GameError> {
        self.own_class(teacher, class).await?;
        let missing = || GameError::NotFound("answer");
        let day = results::day_of_answer(&self.store, class, answer).await?.ok_or_else(missing)?;
        let row = answers::by_id(&self.store, answer, day.player_id).await?.ok_or_else(missing)?;
        let scene = scenarios::by_id(&self.store, row.scenario_id).await?.ok_or_else(missing)?;
        let new = Overrule {
            id: ids::new(),
            answer,
            score,
            reason: reason.to_owned(),
        };
        match answers::overrule(&self.store, new, &scene.content, clock::now()).await {
            Err(StoreError::Conflict(ConflictKind::NotGraded)) => {
                return Err(GameError::invalid("answer_id", Invalid::new("not_graded", "wait for the first grade")));
            }
            settled => settled.map_err(|e| named(e, "answer"))?,
        };
        let actor = Actor {
            id: Some(teacher),
            name: self.profile(teacher).await?.username.unwrap_or_default(),
        };
        let detail = json!({ "class": class, "score": score.get() });
        audit::note(&self.store, &actor, "grade.overrule", &answer.to_string(), &detail, clock::now()).await?;
        self.pupil_day(teacher, class, day.id).await
    }
}

fn sums(graded: &[Graded], scenes: &[ScenarioRow]) -> Vec<CriterionSum> {
    let mut found: BTreeMap<(Option<&str>, Competency, &str), CriterionSum> = BTreeMap::new();
    for grade in graded {
        let scene = scenes.iter().find(|s| s.id == grade.scenario_id).and_then(|s| s.content.title.as_deref());
        let is_estimate = grade.evaluation.grade.provenance.is_estimate();
        for line in &grade.evaluation.grade.criteria {
            let sum = found.entry((scene, line.competency, &line.text)).or_insert_with(|| CriterionSum {
                scene: scene.map(str::to_owned),
                competency: line.competency,
                text: line.text.clone(),
                levels: [0; 4],
                mean: None,
                estimates: 0,
            });
            match sum.levels.get_mut(usize::from(line.level.get())) {
                Some(count) if !is_estimate => *count += 1,
                _ => sum.estimates += 1,
            }
        }
    }
    let mut sums: Vec<CriterionSum> = found.into_values().map(with_mean).collect();
    sums.sort_by(|a, b| a.mean.unwrap_or(f64::MAX).total_cmp(&b.mean.unwrap_or(f64::MAX)));
    sums
}

fn with_mean(sum: CriterionSum) -> CriterionSum {
    let levels = sum.levels[1] + 2 * sum.levels[2] + 3 * sum.levels[3];
    CriterionSum {
        mean: report::level_mean(levels, sum.levels.iter().sum()),
        ..sum
    }
}
