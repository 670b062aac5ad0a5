//! Grades a free answer: flash first, pro where flash leaves a doubt or the player appeals. The models report; code checks and counts.

use crate::chain::{Job, Task, Verdict, Why};
use crate::evidence;
use crate::guard::{self, Cleared};
use crate::links::Role;
use crate::meter::{Meter, Purpose};
use crate::models::Models;
use crate::parse::{field, object, objects, text, whole};
use crate::prompt::PromptText;
use crate::render::{Value as Slot, render};
use crate::retry::Outcome;
use careersim_domain::evaluation::{CriterionResult, Grade, nearest_option};
use careersim_domain::{AnswerText, Finding, Language, Level, Provenance, Receipt, Scenario, Score, grading};
use serde_json::{Map, Value, json};

/// An answer to be graded.
#[derive(Debug, Clone, Copy)]
pub struct GradeJob<'a> {
    /// The career, as the player typed it.
    pub career: &'a str,
    /// The scene, with the criteria that count for this player.
    pub scenario: &'a Scenario,
    /// The player's words.
    pub answer: &'a AnswerText,
    /// In which language to speak to the player.
    pub language: &'a Language,
}

/// What became of it.
#[derive(Debug, Clone, PartialEq)]
pub enum GradeOutcome {
    /// A grade, checked and counted by code.
    Graded(Box<Grade>),
    /// The model's safety rules held it back: tell the player, charge nothing.
    Blocked {
        /// A kind sentence for the player.
        message: String,
        /// What was tried.
        receipt: Receipt,
    },
    /// No model: ask the offline coach.
    Unavailable {
        /// What was tried.
        receipt: Receipt,
        /// Why.
        why: Why,
    },
}

const BLOCKED: &str = "The model would not grade this answer, so it has no score. Nothing was charged, and the day goes on.";

impl Models {
    /// Grades an answer. Dropping the future gives up; what was spent until then is settled.
    pub async fn grade(&self, job: &GradeJob<'_>, prompt: &PromptText, meter: &dyn Meter) -> GradeOutcome {
        let desk = Desk::new(job);
        let task = desk.task(prompt, None);
        let mut calls = Job::new(self, meter, Purpose::Grade, prompt.id());
        let links: Vec<_> = self.links.iter().collect();
        let read = |text: &str| desk.read(text);
        let verdict = match calls.ask(&links, &task, &read).await {
            Verdict::Answered(first, provenance, Role::Flash) => {
                let (opinion, provenance) = self.settle_doubt(&mut calls, &task, &desk, (first, provenance)).await;
                Verdict::Answered(opinion, provenance, Role::Flash)
            }
            other => other,
        };
        desk.outcome(verdict, calls.receipt)
    }

    /// Grades an answer once more, by pro, which does not learn the first verdict; where Gemini is away, by the further link.
    pub async fn appeal(&self, job: &GradeJob<'_>, reason: &str, prompt: &PromptText, meter: &dyn Meter) -> GradeOutcome {
        let desk = Desk::new(job);
        let task = desk.task(prompt, Some(reason));
        let mut calls = Job::new(self, meter, Purpose::Appeal, prompt.id());
        let judges: Vec<_> = self.links.iter().filter(|l| l.role != Role::Flash).collect();
        let verdict = calls.ask(&judges, &task, &|text: &str| desk.read(text)).await;
        desk.outcome(verdict, calls.receipt)
    }

    // Pro's verdict replaces flash's where flash is in doubt; if pro gives none, flash's stands.
    async fn settle_doubt(&self, calls: &mut Job<'_>, task: &Task, desk: &Desk<'_>, first: (Opinion, Provenance)) -> (Opinion, Provenance) {
        let Some(pro) = self.links.iter().find(|l| l.role == Role::Pro) else {
            return first;
        };
        let read = |text: &str| desk.read(text);
        let mut doubtful = first.0.is_doubtful();
        if self.second_run && !doubtful {
            let flash: Vec<_> = self.links.iter().filter(|l| l.role == Role::Flash && calls.may_call(l, 1)).collect();
            if let Verdict::Answered(second, ..) = calls.ask(&flash, task, &read).await {
                doubtful = first.0.score.get().abs_diff(second.score.get()) >= 2;
            }
        }
        if !doubtful {
            return first;
        }
        match calls.ask(&[pro], task, &read).await {
            Verdict::Answered(opinion, provenance, _) => (opinion, provenance),
            Verdict::Blocked | Verdict::Nothing(_) => first,
        }
    }
}

/// A model's report after code has looked at it.
struct Opinion {
    score: Score,
    // What it would be if every quote stood in the answer.
    claimed: Score,
    criteria: Vec<CriterionResult>,
    unverified: bool,
    feedback: String,
    consequence: String,
}

impl Opinion {
    // In the middle, one level more or less changes the score, and models are at their worst. An answer that the model puts there must not
    // fall out of it by careless quoting either.
    fn is_doubtful(&self) -> bool {
        self.unverified && [self.score, self.claimed].iter().any(|score| (4..=7).contains(&score.get()))
    }
}

/// One answer on the grader's desk.
struct Desk<'a> {
    job: &'a GradeJob<'a>,
    cleared: Cleared,
}

impl<'a> Desk<'a> {
    fn new(job: &'a GradeJob<'a>) -> Self {
        let cleared = guard::clear(job.answer.as_str(), job.scenario);
        Self { job, cleared }
    }

    fn task(&self, prompt: &PromptText, reason: Option<&str>) -> Task {
        let scenario = self.job.scenario;
        // Numbered in order, without the weights: what counts how much is nobody's business but ours.
        let criteria: Vec<String> = scenario.criteria.iter().enumerate().map(|(i, c)| format!("{}. {}", i + 1, c.text)).collect();
        let mut slots = vec![
            ("career", Slot::Players(self.job.career.into())),
            ("situation", Slot::Ours(scenario.situation.clone())),
            ("criteria", Slot::Ours(criteria.join("\n"))),
            ("strong_answer", Slot::Ours(scenario.strong_answer.clone())),
            ("language", Slot::Ours(self.job.language.as_str().to_owned())),
            ("answer", Slot::Players(self.cleared.text().into())),
        ];
        slots.extend(reason.map(|r| ("reason", Slot::Players(guard::clear_reason(r).into()))));
        Task::new(render(prompt, &slots), schema(scenario.criteria.len()))
    }

    fn read(&self, answer: &str) -> Result<Opinion, Outcome> {
        let map = object(answer)?;
        let scenario = self.job.scenario;
        let entries = objects(&map, "criteria")?;
        let findings: Vec<Finding> = entries.into_iter().take(scenario.criteria.len()).map(finding).collect::<Result<_, _>>()?;
        if findings.len() < scenario.criteria.len() {
            return Err(Outcome::Invalid);
        }
        let judged = evidence::judge(&findings, &self.cleared, scenario, self.job.language);
        let levels: Vec<Level> = judged.iter().map(|v| v.level).collect();
        let claimed: Vec<Level> = findings.iter().map(|f| f.level).collect();
        let results = scenario.criteria.iter().zip(&judged).map(|(criterion, verified)| CriterionResult {
            competency: criterion.competency,
            text: criterion.text.clone(),
            level: verified.level,
            quote: verified.quote.clone(),
            reason: verified.reason.clone(),
        });
        Ok(Opinion {
            score: grading::score(&scenario.criteria, &levels),
            claimed: grading::score(&scenario.criteria, &claimed),
            criteria: results.collect(),
            unverified: judged.iter().any(|v| v.unverified),
            feedback: text(&map, "feedback", 2_000)?,
            consequence: text(&map, "consequence", 1_000)?,
        })
    }

    fn outcome(&self, verdict: Verdict<Opinion>, receipt: Receipt) -> GradeOutcome {
        match verdict {
            Verdict::Answered(opinion, provenance, _) => GradeOutcome::Graded(Box::new(self.grade(opinion, provenance, receipt))),
            Verdict::Blocked => GradeOutcome::Blocked {
                message: BLOCKED.to_owned(),
                receipt,
            },
            Verdict::Nothing(why) => GradeOutcome::Unavailable { receipt, why },
        }
    }

    fn grade(&self, opinion: Opinion, provenance: Provenance, receipt: Receipt) -> Grade {
        let nearest = nearest_option(self.job.scenario, opinion.score).and_then(|i| self.job.scenario.options.get(i));
        Grade {
            score: opinion.score,
            feedback: opinion.feedback,
            criteria: opinion.criteria,
            consequence: opinion.consequence,
            flag: nearest.and_then(|o| o.sets.clone()),
            suspicious: self.cleared.suspicious,
            provenance,
            receipt,
            to_check: Vec::new(),
        }
    }
}

fn finding(map: &Map<String, Value>) -> Result<Finding, Outcome> {
    let quote = match field(map, "quote")? {
        Value::String(words) => Some(words.trim()).filter(|w| !w.is_empty()),
        Value::Null => None,
        _ => return Err(Outcome::Invalid),
    };
    Ok(Finding {
        level: Level::parse(whole(map, "level")?).map_err(|_| Outcome::Invalid)?,
        reason: text(map, "reason", 1_000)?,
        quote: quote.map(str::to_owned),
    })
}

// Quotes and reasons before levels, so that a level follows from them. No `maxItems` on lists of objects.
fn schema(criteria: usize) -> Value {
    json!({
        "type": "object",
        "properties": {
            "criteria": {
                "type": "array", "minItems": criteria,
                "items": {
                    "type": "object",
                    "properties": {
                        "quote": { "type": "string" },
                        "reason": { "type": "string" },
                        "level": { "type": "integer", "minimum": 0, "maximum": 3 },
                    },
                    "required": ["quote", "reason", "level"],
                },
            },
            "consequence": { "type": "string" },
            "feedback": { "type": "string" },
        },
        "required": ["criteria", "consequence", "feedback"],
    })
}
