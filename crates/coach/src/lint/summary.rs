//! The figures of a lint: what there is, how hard it is to read, and how evenly it is spread.

use super::golden::Golden;
use super::load::Content;
use super::reading::grade;
use super::scene::Scene;
use super::spread::shares;
use super::words::ratio;
use crate::calibrate::pearson;
use crate::library::pack::Pack;
use std::collections::BTreeSet;

/// The figures of a scenario pack.
pub(super) fn of_pack(pack: &Pack) -> Vec<String> {
    let scenes: usize = pack.days.iter().map(|d| d.scene.len()).sum();
    vec![
        format!("pack            {} {} by {}, {}", pack.name, pack.version, pack.author, pack.license),
        format!("careers         {} of its own", pack.careers.len()),
        format!("days            {} with {scenes} scenes", pack.days.len()),
    ]
}

/// The figures, one a line.
pub(super) fn lines(content: &Content, scenes: &[Scene<'_>], golden: Option<&Golden>) -> Vec<String> {
    let careers: Vec<_> = content.catalogue.iter().flat_map(|f| &f.value.career).collect();
    let names: usize = careers.iter().map(|c| c.names.len() + 1).sum();
    let majors: BTreeSet<&str> = careers.iter().map(|c| c.major()).collect();
    let (days, cards) = scenes.split_at(scenes.partition_point(|s| !s.is_card));
    let mut lines = vec![
        format!("catalogue       {} careers with {names} names in {} major groups", careers.len(), majors.len()),
        format!("days            {} with {} scenes", content.days.len(), days.len()),
        format!("cards           {} in {} groups", cards.len(), content.cards.len()),
        format!(
            "reviewed        {} of {} days and files of cards by a practitioner",
            reviewed(content),
            content.days.len() + content.cards.len()
        ),
    ];
    lines.extend(spread("days", days));
    lines.extend(spread("cards", cards));
    lines.extend(reading("situations", scenes.iter().map(|s| s.situations[0].1)));
    lines.extend(reading("options", scenes.iter().flat_map(|s| s.options).map(|o| o.text.as_str())));
    lines.extend(reading("feedback", scenes.iter().flat_map(|s| s.options).map(|o| o.feedback.as_str())));
    lines.extend(golden.map(golden_line));
    lines
}

fn reviewed(content: &Content) -> usize {
    let days = content.days.iter().filter(|f| f.value.reviewed_by_practitioner).count();
    days + content.cards.iter().filter(|f| f.value.reviewed_by_practitioner).count()
}

fn spread(name: &str, scenes: &[Scene<'_>]) -> Option<String> {
    let longest = scenes.iter().filter(|s| s.longest_is_best()).count();
    let hard = scenes.iter().filter(|s| s.criteria.iter().any(|c| c.level.is_some())).count();
    let four = percent(&shares(scenes, 4));
    let three = percent(&shares(scenes, 3));
    (!scenes.is_empty()).then(|| {
        format!(
            "{name:<15} longest option best in {:.0} % of scenes; best of four in place 1, 2, 3, 4: {four} %; of three: {three} %; {hard} with a criterion for hard",
            ratio(longest, scenes.len()) * 100.0
        )
    })
}

fn percent(shares: &[f64]) -> String {
    shares.iter().map(|s| format!("{:.0}", s * 100.0)).collect::<Vec<_>>().join(", ")
}

fn reading<'a>(name: &str, texts: impl Iterator<Item = &'a str>) -> Option<String> {
    let mut grades: Vec<f64> = texts.map(grade).collect();
    grades.sort_by(f64::total_cmp);
    let at = |share: usize| grades.get(grades.len().saturating_sub(1) * share / 100).copied();
    let (middle, tenth) = (at(50)?, at(90)?);
    Some(format!(
        "reading level   {name}: school year {middle:.1} in the middle, {tenth:.1} for the hardest tenth"
    ))
}

fn golden_line(golden: &Golden) -> String {
    let halves: Vec<String> = golden.answers.iter().map(|(half, n)| format!("{half} {n}")).collect();
    let (lengths, labels): (Vec<f64>, Vec<f64>) = golden.lengths.iter().copied().unzip();
    format!(
        "golden set      {} over {} scenes, {} kinds; correlation of length and label {:.2}",
        halves.join(", "),
        golden.scenes.len(),
        golden.kinds.len(),
        pearson(&lengths, &labels)
    )
}
