//! A class's results as CSV (RFC 4180): UTF-8 with a byte-order mark, so that spreadsheets read umlauts, and no cell that they would run as a formula.

use careersim_domain::Competency;
use careersim_game::classes::{ClassResults, Mark, Pupil, PupilDay, Standing};
use chrono::{DateTime, SecondsFormat, Utc};

/// The whole file: a line for each day, and one for each pupil who has none.
pub(super) fn of(results: &ClassResults) -> String {
    let rounds = results.pupils.iter().flat_map(|p| &p.days).map(|d| d.session.rounds).max().unwrap_or(0);
    let mut text = String::from("\u{FEFF}");
    line(&mut text, &head(rounds));
    for pupil in &results.pupils {
        if pupil.days.is_empty() {
            line(
                &mut text,
                &[pupil.seat.nickname.clone(), String::new(), String::new(), word(Standing::NotStarted).to_owned()],
            );
        }
        for day in &pupil.days {
            line(&mut text, &row(results, pupil, day, rounds));
        }
    }
    text
}

fn head(rounds: u8) -> Vec<String> {
    let mut cells: Vec<String> = [
        "nickname",
        "assignment",
        "career",
        "standing",
        "rewound",
        "started_at",
        "finished_at",
        "score_mean",
        "estimates",
    ]
    .map(str::to_owned)
    .into();
    cells.extend((1..=rounds).flat_map(|n| [format!("scene_{n}_score"), format!("scene_{n}_graded_by")]));
    cells.extend(Competency::ALL.map(|c| format!("{}_mean", competency(c))));
    cells.push("session_id".to_owned());
    cells
}

fn row(results: &ClassResults, pupil: &Pupil, day: &PupilDay, rounds: u8) -> Vec<String> {
    let assignment = results.assignments.iter().find(|a| Some(a.id) == day.session.assignment_id);
    let mut cells = vec![
        pupil.seat.nickname.clone(),
        assignment.map(|a| a.spec.title.clone()).unwrap_or_default(),
        day.session.career_title.clone(),
        word(day.standing).to_owned(),
        if day.session.parent_id.is_some() { "yes" } else { "no" }.to_owned(),
        time(Some(day.session.created_at)),
        time(day.session.finished_at),
        number(day.score_mean),
        day.estimates.to_string(),
    ];
    for round in 1..=rounds {
        let mark = day.marks.iter().find(|m| m.round == round);
        cells.push(mark.and_then(|m| m.score).map(|s| s.to_string()).unwrap_or_default());
        cells.push(mark.map(graded_by).unwrap_or_default());
    }
    cells.extend(Competency::ALL.map(|c| number(day.competencies.iter().find(|m| m.competency == c).and_then(|m| m.mean))));
    cells.push(day.session.id.to_string());
    cells
}

// An estimate says so, and a teacher's own grade.
fn graded_by(mark: &Mark) -> String {
    match mark.source.as_deref() {
        _ if mark.is_estimate => "offline estimate".to_owned(),
        Some("human") => "teacher".to_owned(),
        Some(source) => source.to_owned(),
        None => String::new(),
    }
}

fn competency(competency: Competency) -> String {
    format!("{competency:?}").to_lowercase()
}

fn word(standing: Standing) -> &'static str {
    match standing {
        Standing::NotStarted => "not started",
        Standing::Playing => "playing",
        Standing::Grading => "grading",
        Standing::Finished => "finished",
    }
}

fn time(at: Option<DateTime<Utc>>) -> String {
    at.map(|at| at.to_rfc3339_opts(SecondsFormat::Secs, true)).unwrap_or_default()
}

fn number(value: Option<f64>) -> String {
    value.map(|v| format!("{v:.1}")).unwrap_or_default()
}

fn line(text: &mut String, cells: &[String]) {
    let cells: Vec<String> = cells.iter().map(|c| cell(c)).collect();
    text.push_str(&cells.join(","));
    text.push_str("\r\n");
}

// Spreadsheets run a cell that begins so as a formula; an apostrophe before it makes it a text. Quotes alone don't: they are gone when the file is read.
fn cell(value: &str) -> String {
    let dangerous = value
        .trim_start()
        .starts_with(['=', '+', '-', '@', '\u{FF1D}', '\u{FF0B}', '\u{FF0D}', '\u{FF20}'])
        || value.starts_with(['\t', '\r', '\n']);
    let safe = if dangerous { format!("'{value}") } else { value.to_owned() };
    if safe.contains(['"', ',', ';', '\r', '\n', '\t']) {
        format!("\"{}\"", safe.replace('"', "\"\""))
    } else {
        safe
    }
}

#[cfg(test)]
mod tests {
    use super::cell;

    #[test]
    fn no_cell_is_a_formula_and_every_cell_is_whole() {
        for (value, written) in [
            ("Otter 7", "Otter 7"),
            ("=1+1", "'=1+1"),
            ("+1", "'+1"),
            ("-1", "'-1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            (" =1", "' =1"),
            ("\u{FF1D}1", "'\u{FF1D}1"),
            ("\t=1", "\"'\t=1\""),
            ("\r=1", "\"'\r=1\""),
            ("=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\""),
            ("a,b", "\"a,b\""),
            ("a\"b", "\"a\"\"b\""),
            ("a\nb", "\"a\nb\""),
            ("", ""),
        ] {
            assert_eq!(cell(value), written);
        }
    }
}
