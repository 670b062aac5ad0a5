//! What the offline coach says of an answer that it cannot read, in the words of whoever wrote it.

use super::gates::Gate;
use super::grade::explain_if;
use crate::language;
use careersim_domain::evaluation::Grade;
use careersim_domain::{AnswerText, Language, Scenario};

/// Grades a free answer to a scene that is written in one language, for a player whose day is in another or the same. The coach reads English only:
/// of an answer in another language, or to a scene in another, it says so in that of the answer or, where that is too short to tell, in the day's.
pub fn grade_text_in(scenario: &Scenario, answer: &AnswerText, written: &Language, day: &Language) -> Grade {
    let explained = explain_if(scenario, answer, language::is_english(written));
    let mut grade = explained.grade;
    if explained.gate == Some(Gate::Language) {
        let told = language::of_text(answer.as_str()).unwrap_or_else(|| day.clone());
        let (feedback, reason) = language::not_judged(&told);
        grade.feedback = grade.feedback.replace(Gate::Language.sentence(), feedback);
        for line in &mut grade.criteria {
            reason.clone_into(&mut line.reason);
        }
        // What it asks to check is in words that nobody asked for.
        grade.to_check.clear();
    }
    grade
}
