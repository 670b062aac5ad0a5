//! What a learning platform is told about a pupil's day: a score of 0..=10, how far the pupil is, and how far the grading is.

use careersim_store::{
    deliveries::{Graded, Standing},
    queue::TaskStatus,
};

/// How far the pupil is (AGS `activityProgress`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Activity {
    /// Every scene is answered, but not every answer is settled.
    Submitted,
    /// The day is over.
    Completed,
}

/// How far the grading is (AGS `gradingProgress`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grading {
    /// A grade is on its way.
    Pending,
    /// The pupil asked for a second judge.
    PendingManual,
    /// There is no grade, and none will come by itself.
    Failed,
    /// Done.
    FullyGraded,
}

impl Grading {
    /// Will there be another grade?
    pub fn is_open(self) -> bool {
        matches!(self, Self::Pending | Self::PendingManual)
    }
}

/// What is told.
#[derive(Debug, Clone, PartialEq)]
pub struct Passback {
    /// 0..=10 in hundredths; none as long as nothing is graded.
    pub score: Option<f64>,
    /// How far the pupil is.
    pub activity: Activity,
    /// How far the grading is.
    pub grading: Grading,
    /// What a teacher must know about the score.
    pub comment: Option<String>,
}

/// What this standing is told as.
pub fn of(standing: &Standing) -> Passback {
    let answers = &standing.answers;
    let (exact, estimates) = scores(answers);
    let failed = answers.iter().filter(|a| a.status == TaskStatus::Failed && a.score.is_none()).count();
    // Estimates are never averaged with other grades: they count only where there is nothing else.
    let score = mean(&exact).or_else(|| mean(&estimates));
    Passback {
        score,
        activity: if standing.is_finished() { Activity::Completed } else { Activity::Submitted },
        grading: grading(answers, score),
        comment: comment(standing.session.language.as_str(), answers.len(), exact.len(), estimates.len(), failed),
    }
}

fn scores(answers: &[Graded]) -> (Vec<i32>, Vec<i32>) {
    let (mut exact, mut estimates) = (Vec::new(), Vec::new());
    for answer in answers {
        if let Some(score) = answer.score {
            if answer.is_estimate == Some(true) { &mut estimates } else { &mut exact }.push(score);
        }
    }
    (exact, estimates)
}

fn mean(scores: &[i32]) -> Option<f64> {
    let count = i32::try_from(scores.len()).ok().filter(|n| *n > 0)?;
    let mean = f64::from(scores.iter().sum::<i32>()) / f64::from(count);
    Some((mean * 100.0).round() / 100.0)
}

fn grading(answers: &[Graded], score: Option<f64>) -> Grading {
    if answers.iter().any(|a| a.appeals > 0) {
        Grading::PendingManual
    } else if answers.iter().any(|a| !a.status.is_final() || a.regrades > 0) {
        Grading::Pending
    } else if score.is_none() {
        Grading::Failed
    } else {
        Grading::FullyGraded
    }
}

fn comment(language: &str, answers: usize, exact: usize, estimates: usize, failed: usize) -> Option<String> {
    let german = language == "de" || language.starts_with("de-");
    let mut sentences = Vec::new();
    if estimates > 0 && exact == 0 {
        sentences.push(if german {
            "Schätzung des Übungs-Coachs ohne KI, keine Note.".to_owned()
        } else {
            "An estimate by the offline practice coach, not a grade by AI.".to_owned()
        });
    } else if estimates > 0 {
        sentences.push(if german {
            format!("{estimates} von {answers} Antworten sind nur vom Übungs-Coach geschätzt und zählen hier nicht mit.")
        } else {
            format!("{estimates} of {answers} answers only have an estimate by the offline practice coach and are not counted here.")
        });
    }
    if failed > 0 {
        sentences.push(if german {
            format!("{failed} von {answers} Antworten konnten nicht bewertet werden.")
        } else {
            format!("{failed} of {answers} answers could not be graded.")
        });
    }
    (!sentences.is_empty()).then(|| sentences.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn graded(score: i32, is_estimate: bool) -> Graded {
        Graded {
            score: Some(score),
            is_estimate: Some(is_estimate),
            status: TaskStatus::Succeeded,
            regrades: 0,
            appeals: 0,
        }
    }

    fn waiting() -> Graded {
        Graded {
            score: None,
            is_estimate: None,
            status: TaskStatus::Queued,
            ..graded(0, false)
        }
    }

    #[test]
    fn the_score_is_the_mean_of_exact_grades_in_hundredths() {
        assert_eq!(scores(&[graded(7, false), graded(2, true), waiting()]), (vec![7], vec![2]));
        assert_eq!(mean(&[7, 8, 8]), Some(7.67));
        assert_eq!(mean(&[]), None);
    }

    #[test]
    fn an_appeal_outweighs_a_grade_on_its_way_and_that_outweighs_what_is_there() {
        let appealed = Graded {
            appeals: 1,
            ..graded(3, false)
        };
        let again = Graded {
            regrades: 1,
            ..graded(3, true)
        };
        let failed = Graded {
            status: TaskStatus::Failed,
            ..waiting()
        };
        assert_eq!(grading(&[waiting(), appealed], Some(3.0)), Grading::PendingManual);
        assert_eq!(grading(&[graded(3, false), waiting()], Some(3.0)), Grading::Pending);
        assert_eq!(grading(&[again], Some(3.0)), Grading::Pending);
        assert_eq!(grading(std::slice::from_ref(&failed), None), Grading::Failed);
        assert_eq!(grading(&[failed, graded(3, false)], Some(3.0)), Grading::FullyGraded);
    }

    #[test]
    fn estimates_and_failures_are_named() {
        assert_eq!(comment("en", 5, 5, 0, 0), None);
        assert!(comment("en", 5, 0, 5, 0).unwrap().starts_with("An estimate by the offline practice coach"));
        assert!(comment("de", 5, 3, 2, 0).unwrap().starts_with("2 von 5 Antworten"));
        assert_eq!(comment("en", 5, 4, 0, 1).unwrap(), "1 of 5 answers could not be graded.");
    }
}
