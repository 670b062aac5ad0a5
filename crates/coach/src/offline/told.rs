//! What the offline coach says of an answer that it cannot read, in the words of whoever wrote it.

use super::gates::Gate;
use super::grade::explain;
use crate::language;
use careersim_domain::evaluation::Grade;
use careersim_domain::{AnswerText, Language, Scenario};

/// Grades a free answer for a player whose day is in this language. The coach reads English only: of an answer in another language it says so in
/// that language or, where the answer is too short to tell, in the day's.
pub fn grade_text_in(scenario: &Scenario, answer: &AnswerText, day: &Language) -> Grade {
    let explained = explain(scenario, answer);
    let mut grade = explained.grade;
    if explained.gate == Some(Gate::Language) {
        let told = language::of_text(answer.as_str()).unwrap_or_else(|| day.clone());
        let (feedback, reason) = language::not_judged(&told);
        grade.feedback = grade.feedback.replace(Gate::Language.sentence(), feedback);
        for line in &mut grade.criteria {
            reason.clone_into(&mut line.reason);
        }
    }
    grade
}
