//! Rules over many scenes: neither the length nor the place of an option may give the best one away.

use super::report::Findings;
use super::scene::Scene;
use super::words::ratio;

/// The longest option may be the best one in at most this share of scenes.
const LONGEST_BEST: f64 = 0.4;
/// Of the scenes with four options (or three), the best one stands in each place in this share of them.
const PLACE: [(usize, f64, f64); 2] = [(4, 0.17, 0.33), (3, 0.23, 0.43)];
/// Shares over fewer scenes than this mean nothing.
const ENOUGH: usize = 40;
/// In a day or a file of cards, the best option stands in one place at most this often.
const IN_FILE: f64 = 0.6;

/// Checks each file, and all of them together.
pub(super) fn check(scenes: &[Scene<'_>], findings: &mut Findings) {
    for file in scenes.chunk_by(|a, b| std::ptr::eq(a.source, b.source)) {
        longest(file, &format!("`{}`", file[0].file), findings);
        one_place(file, findings);
    }
    longest(scenes, "the library", findings);
    places(scenes, findings);
}

fn longest(scenes: &[Scene<'_>], of: &str, findings: &mut Findings) {
    let found: Vec<&Scene<'_>> = scenes.iter().filter(|s| s.longest_is_best()).collect();
    if let Some(scene) = found.last().filter(|_| scenes.len() >= 3 && ratio(found.len(), scenes.len()) > LONGEST_BEST) {
        let message = format!("the longest option is the best one in {} of {} scenes of {of}", found.len(), scenes.len());
        findings.add(scene.source, &scene.path("option.0"), message);
    }
}

fn one_place(file: &[Scene<'_>], findings: &mut Findings) {
    for place in 0..4 {
        let found: Vec<&Scene<'_>> = file.iter().filter(|s| s.best() == Some(place)).collect();
        if let Some(scene) = found.last().filter(|_| file.len() >= 3 && ratio(found.len(), file.len()) > IN_FILE) {
            let message = format!("the best option is number {} in {} of {} scenes", place + 1, found.len(), file.len());
            findings.add(scene.source, &scene.path("option.0"), message);
        }
    }
}

fn places(scenes: &[Scene<'_>], findings: &mut Findings) {
    for (options, least, most) in PLACE {
        let shares = shares(scenes, options);
        let all = scenes.iter().filter(|s| s.options.len() == options).count();
        if let Some(place) = shares.iter().position(|s| all >= ENOUGH && !(least..=most).contains(s)) {
            let message = format!(
                "the best of {options} options is number {} in {:.0} % of {all} scenes",
                place + 1,
                shares[place] * 100.0
            );
            findings.add(scenes[0].source, &scenes[0].path("option.0"), message);
        }
    }
}

/// In which share of the scenes with so many options the best one stands in each place.
pub(super) fn shares(scenes: &[Scene<'_>], options: usize) -> Vec<f64> {
    let of: Vec<&Scene<'_>> = scenes.iter().filter(|s| s.options.len() == options).collect();
    let at = |place: usize| of.iter().filter(|s| s.best() == Some(place)).count();
    (0..options).map(|place| ratio(at(place), of.len())).collect()
}
