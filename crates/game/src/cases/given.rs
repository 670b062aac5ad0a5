//! The cases that come with the program: a few of the golden set, and careers that the catalogue knows and does not know.

use super::{Case, CaseText};
use crate::{Game, GameError, gate::TUNE};
use careersim_coach::calibrate::{self, Kind, Ready};
use careersim_domain::{Difficulty, Language};

// One of each, so that a prompt is seen with what is good, what is bad, and what tries to talk to the grader.
const GOLDEN: [Kind; 6] = [Kind::Excellent, Kind::Middling, Kind::Weak, Kind::Harmful, Kind::Mixed, Kind::Command];
// Known to the catalogue and not.
const CAREERS: [(&str, Difficulty); 3] = [
    ("registered nurse", Difficulty::Normal),
    ("electrician", Difficulty::Hard),
    ("dragon trainer", Difficulty::Easy),
];

impl Game {
    pub(super) fn given_cases(&self, prompt: &str) -> Result<Vec<Case>, GameError> {
        if prompt == "scene" { Ok(careers()) } else { self.golden() }
    }

    fn golden(&self) -> Result<Vec<Case>, GameError> {
        let all = calibrate::read_set(TUNE, self.library).map_err(|e| GameError::Internal(e.to_string()))?;
        // Each from another scene, so that one scene's oddities don't decide.
        let apart = all.len() / GOLDEN.len();
        let one = |(i, kind): (usize, Kind)| all.iter().cycle().skip(i * apart).take(all.len()).find(|r| r.case.kind == kind).cloned();
        Ok(GOLDEN.into_iter().enumerate().filter_map(one).map(|ready| self.golden_case(ready)).collect())
    }

    fn golden_case(&self, ready: Ready) -> Case {
        let slug = match &ready.case.scene {
            calibrate::SceneOf::Origin(origin) => origin.split([':', '/']).nth(1).unwrap_or_default().to_owned(),
            calibrate::SceneOf::Embedded(_) => String::new(),
        };
        let career = self.library.career(&slug).map_or_else(|| "worker".to_owned(), |c| c.title.to_lowercase());
        Case {
            key: format!("golden:{}", ready.case.id),
            name: ready.scenario.title.clone().unwrap_or_else(|| ready.case.id.clone()),
            source: "golden".to_owned(),
            text: CaseText {
                career,
                difficulty: Difficulty::Normal,
                language: Language::default().as_str().to_owned(),
                answer: Some(ready.answer.as_str().to_owned()),
                label: Some(ready.case.label.get()),
                scene: Some(ready.scenario),
            },
            created_by: None,
            created_at: None,
        }
    }
}

fn careers() -> Vec<Case> {
    let case = |(career, difficulty): (&str, Difficulty)| Case {
        key: format!("career:{}", career.replace(' ', "-")),
        name: career.to_owned(),
        source: "golden".to_owned(),
        text: CaseText {
            career: career.to_owned(),
            difficulty,
            language: Language::default().as_str().to_owned(),
            scene: None,
            answer: None,
            label: None,
        },
        created_by: None,
        created_at: None,
    };
    CAREERS.into_iter().map(case).collect()
}
