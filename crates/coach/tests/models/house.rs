//! What every test needs: short limits, a scene, an answer, and a meter that keeps books.

use crate::support::{Fake, KEY, LOCAL};
use careersim_coach::prompt::{PromptText, seeds};
use careersim_coach::{CoachConfig, GradeJob, GradeOutcome, Meter, Models, OverCap, PlannedCall, SceneJob, SceneOutcome, Ticket};
use careersim_domain::evaluation::Grade;
use careersim_domain::{AnswerText, Attempt, Difficulty, Language, Receipt, Scenario};
use chrono::{DateTime, Utc};
use futures::future::BoxFuture;
use std::sync::{Arc, Mutex};

/// Gemini at the fake, with pauses that make a test fast and limits that hold on a busy machine.
pub fn config(fake: &Fake) -> CoachConfig {
    let mut config = CoachConfig::default();
    config.gemini.key = Some(KEY.to_owned().into());
    config.gemini.base_url.clone_from(&fake.url);
    let limits = &mut config.limits;
    (limits.flash_ms, limits.pro_ms, limits.openai_ms, limits.job_ms) = (10_000, 10_000, 10_000, 40_000);
    (limits.least_ms, limits.repeat_min_ms, limits.repeat_max_ms) = (20, 2, 8);
    config
}

/// How long a call may take that a test lets hang.
pub const SHORT: u64 = 400;

/// The same with a third link.
pub fn with_third(fake: &Fake) -> CoachConfig {
    let mut config = config(fake);
    config.openai.base_url = Some(format!("{}/v1", fake.url));
    config.openai.key = Some("local-key".to_owned().into());
    config.openai.model = Some(LOCAL.to_owned());
    config
}

/// A day on which every price of the list is known.
pub fn today() -> DateTime<Utc> {
    "2026-12-01T12:00:00Z".parse().unwrap()
}

pub fn models(config: &CoachConfig) -> Models {
    Models::new(config, Arc::new(today)).unwrap()
}

pub fn prompt(name: &str) -> PromptText {
    seeds().unwrap().into_iter().find(|s| s.name == name).unwrap().into()
}

pub fn scenario() -> Scenario {
    let text = crate::support::answers::scene();
    let mut scene: serde_json::Value = text;
    for (criterion, weight) in scene["criteria"].as_array_mut().unwrap().iter_mut().zip([3, 2, 2]) {
        criterion["weight"] = weight.into();
    }
    serde_json::from_value(scene).unwrap()
}

pub const ANSWER: &str = "I would keep the belt off, ask Marek to show me the noise and call Mrs Alvarez about the truck.";

/// A meter that remembers everything and can be full.
#[derive(Default)]
pub struct Books {
    pub reserved: Mutex<Vec<PlannedCall>>,
    pub settled: Mutex<Vec<(Ticket, Attempt)>>,
    pub abandoned: Mutex<Vec<(Ticket, Attempt)>>,
    pub most_calls: Option<usize>,
}

impl Meter for Books {
    fn reserve<'a>(&'a self, call: &'a PlannedCall) -> BoxFuture<'a, Result<Ticket, OverCap>> {
        let mut reserved = self.reserved.lock().unwrap();
        let full = self.most_calls.is_some_and(|most| reserved.len() >= most);
        reserved.push(call.clone());
        let ticket = Ticket(u128::try_from(reserved.len()).unwrap());
        Box::pin(std::future::ready(if full {
            Err(OverCap {
                cap: "installation_day".into(),
            })
        } else {
            Ok(ticket)
        }))
    }

    fn settle<'a>(&'a self, ticket: Ticket, attempt: &'a Attempt) -> BoxFuture<'a, ()> {
        self.settled.lock().unwrap().push((ticket, attempt.clone()));
        Box::pin(std::future::ready(()))
    }

    fn abandon(&self, ticket: Ticket, attempt: Attempt) {
        self.abandoned.lock().unwrap().push((ticket, attempt));
    }
}

/// `model:outcome` of every attempt.
pub fn attempts(receipt: &Receipt) -> Vec<String> {
    receipt.attempts.iter().map(|a| format!("{}:{}", short(&a.model), a.outcome)).collect()
}

pub fn short(model: &str) -> &str {
    match model {
        crate::support::FLASH => "flash",
        crate::support::PRO => "pro",
        LOCAL => "local",
        other => other,
    }
}

pub async fn make(models: &Models, books: &Books, career: &str, language: &str) -> SceneOutcome {
    let language = Language::parse(language).unwrap();
    let job = SceneJob {
        career,
        grounding: None,
        difficulty: Difficulty::Normal,
        language: &language,
        round: 1,
        rounds: 5,
        ledger: &[],
        open: &[],
    };
    models.make_scene(&job, &prompt("scene"), books).await
}

pub async fn grade(models: &Models, books: &Books, answer: &str) -> GradeOutcome {
    let (scenario, answer, language) = (scenario(), AnswerText::parse(answer).unwrap(), Language::default());
    let job = GradeJob {
        career: "dairy worker",
        scenario: &scenario,
        answer: &answer,
        language: &language,
    };
    models.grade(&job, &prompt("grade"), books).await
}

pub fn graded(outcome: GradeOutcome) -> Grade {
    match outcome {
        GradeOutcome::Graded(grade) => *grade,
        other => panic!("no grade but {other:?}"),
    }
}
