//! A day as plain text, for a note, a mail or a screen reader. Only what its player may see: scenes, answers, grades, the report.

use careersim_domain::Evaluation;
use careersim_game::sessions::{AnswerView, Day, Report, SceneView};
use std::fmt::Write;

/// The words around a day's own.
pub(super) struct Words {
    begun: &'static str,
    open: &'static str,
    mean: &'static str,
    estimates: &'static str,
    scene: &'static str,
    answer: &'static str,
    score: &'static str,
    estimate: &'static str,
    strong: &'static str,
    moments: &'static str,
    strengths: &'static str,
    next: &'static str,
}

const ENGLISH: Words = Words {
    begun: "Work day of",
    open: "not finished",
    mean: "On average of 10:",
    estimates: "Estimates by the practice coach, in no average:",
    scene: "Scene",
    answer: "My answer:",
    score: "Score:",
    estimate: "estimate by the practice coach",
    strong: "A strong answer:",
    moments: "Key moments",
    strengths: "What went well",
    next: "Next steps",
};
const GERMAN: Words = Words {
    begun: "Arbeitstag vom",
    open: "nicht beendet",
    mean: "Im Mittel von 10:",
    estimates: "Schätzungen des Übungscoachs, in keinem Mittel:",
    scene: "Szene",
    answer: "Meine Antwort:",
    score: "Wertung:",
    estimate: "Schätzung des Übungscoachs",
    strong: "Eine starke Antwort:",
    moments: "Entscheidende Momente",
    strengths: "Was gut ging",
    next: "Nächste Schritte",
};

impl Words {
    /// The words of a language tag; English for one that is not known.
    pub(super) fn of(language: &str) -> &'static Self {
        let base = language.split('-').next().unwrap_or_default();
        if base.eq_ignore_ascii_case("de") { &GERMAN } else { &ENGLISH }
    }
}

/// The day as text; it ends with a line break.
pub(super) fn day(day: &Day, words: &Words) -> String {
    let mut lines = vec![format!("CareerSim: {}", day.summary.career_title)];
    let open = if day.summary.finished_at.is_none() {
        format!(" ({})", words.open)
    } else {
        String::new()
    };
    lines.push(format!("{} {}{open}", words.begun, day.summary.created_at.format("%Y-%m-%d")));
    if let Some(mean) = day.report.score_mean {
        lines.push(format!("{} {mean:.1}", words.mean));
    }
    if !day.report.estimates.is_empty() {
        lines.push(format!("{} {}", words.estimates, day.report.estimates.len()));
    }
    for scene in &day.scenes {
        lines.push(String::new());
        lines.extend(scene_lines(day, scene, words));
    }
    lines.extend(report_lines(&day.report, words));
    let mut text = lines.join("\n");
    text.push('\n');
    text
}

fn scene_lines(day: &Day, scene: &SceneView, words: &Words) -> Vec<String> {
    let mut head = format!("{} {}", words.scene, scene.round);
    if let Some(title) = &scene.scenario.title {
        let _ = write!(head, ": {title}");
    }
    let mut lines = vec![head];
    lines.extend(scene.carry.clone());
    lines.push(scene.scenario.situation.clone());
    if let Some(answer) = day.answers.iter().find(|a| a.scenario_id == scene.scenario_id) {
        lines.extend(said(scene, answer).map(|text| format!("{} {text}", words.answer)));
        lines.extend(answer.evaluation.iter().flat_map(|e| graded(e, words)));
    }
    lines
}

fn said(scene: &SceneView, answer: &AnswerView) -> Option<String> {
    match (&answer.user_answer, answer.option) {
        (Some(text), _) => Some(text.clone()),
        (None, Some(option)) => scene.scenario.options.get(usize::from(option)).map(|o| o.text.clone()),
        (None, None) => None,
    }
}

fn graded(evaluation: &Evaluation, words: &Words) -> Vec<String> {
    let grade = &evaluation.grade;
    let kind = if grade.provenance.is_estimate() {
        format!(" ({})", words.estimate)
    } else {
        String::new()
    };
    let mut lines = vec![format!("{} {}/10{kind}. {}", words.score, grade.score.get(), grade.feedback)];
    if !grade.consequence.is_empty() {
        lines.push(grade.consequence.clone());
    }
    lines.push(format!("{} {}", words.strong, evaluation.strong_answer));
    lines
}

fn report_lines(report: &Report, words: &Words) -> Vec<String> {
    let moments: Vec<String> = report.key_moments.iter().map(|(round, _, text)| format!("{round}: {text}")).collect();
    let parts = [
        (words.moments, moments),
        (words.strengths, report.strengths.clone()),
        (words.next, report.next_steps.clone()),
    ];
    let filled = parts.into_iter().filter(|(_, items)| !items.is_empty());
    filled
        .flat_map(|(title, items)| {
            [String::new(), title.to_owned()]
                .into_iter()
                .chain(items.into_iter().map(|item| format!("- {item}")))
        })
        .collect()
}
