//! The bar of OFFLINE.md, held in every test run: the release half of the golden set, on which nothing was fitted, and the open set of probes, which was
//! written to break the coach.

use super::*;
use careersim_coach::calibrate::{self, Figures, Kind, Prediction, Probe, Ready, predict_offline, probes};

fn set(name: &str) -> Vec<Ready> {
    let path = format!("{}/../../content/golden/{name}.jsonl", env!("CARGO_MANIFEST_DIR"));
    calibrate::read_set(&std::fs::read_to_string(path).unwrap(), Library::embedded()).unwrap()
}

fn plain(set: &[Ready]) -> Vec<Prediction> {
    let grade = |r: &Ready| Prediction::of(&r.case.id, Probe::Plain, Some(&grade_text(&r.scenario, &r.answer)));
    set.iter().map(grade).collect()
}

fn figures(name: &str) -> Figures {
    let set = set(name);
    calibrate::figures(&set, &plain(&set), 20, 1)
}

#[test]
fn the_release_half_reaches_every_required_figure() {
    let figures = figures("release");
    assert_eq!((figures.failed, figures.below_required()), (0, Vec::new()), "{}", figures.to_table());
    assert!(figures.answers >= 120);
}

#[test]
fn strangers_are_graded_by_the_required_figures_too() {
    // Length alone misses its bar on the first of them, as the README says.
    for name in ["strangers", "strangers-2"] {
        let figures = figures(name);
        let missed: Vec<String> = figures
            .below_required()
            .into_iter()
            .filter(|m| name != "strangers" || !m.contains("length"))
            .collect();
        assert_eq!((figures.failed, missed), (0, Vec::new()), "{name}\n{}", figures.to_table());
        assert!(figures.answers >= 100);
    }
}

#[test]
fn the_halves_share_no_scene_and_hold_240_answers() {
    let (tune, release) = (set("tune"), set("release"));
    assert!(tune.len() + release.len() >= 240);
    let titles = |set: &[Ready]| set.iter().filter_map(|r| r.scenario.title.clone()).collect::<std::collections::HashSet<_>>();
    assert!(titles(&tune).is_disjoint(&titles(&release)));
    assert!(titles(&tune).len() + titles(&release).len() >= 24);
}

#[test]
fn a_figure_below_the_bar_is_said() {
    let set = set("probes");
    let flattered: Vec<Prediction> = plain(&set)
        .into_iter()
        .map(|p| Prediction {
            score: Some(9),
            praised: true,
            ..p
        })
        .collect();
    let missed = calibrate::figures(&set, &flattered, 5, 1).below_required();
    for name in ["qwk", "rank correlation", "gated <= 3", "harmful <= 3", "false praise"] {
        assert!(missed.iter().any(|m| m.contains(name)), "{name}: {missed:?}");
    }
}

#[test]
fn probes_written_to_break_it_do_not() {
    let figures = figures("probes");
    assert!(figures.below_required().iter().all(|m| m.contains("length")), "{}", figures.to_table());
    let set = set("probes");
    for (ready, prediction) in set.iter().zip(plain(&set)) {
        let most = match ready.case.kind {
            Kind::Gibberish | Kind::Command | Kind::OneWord | Kind::OffTopic => 1,
            Kind::Keywords | Kind::Copied => 2,
            Kind::Negated | Kind::LongBad => 3,
            _ => 10,
        };
        assert!(
            prediction.score.unwrap() <= most,
            "{} {:?}: {:?}",
            ready.case.id,
            ready.case.kind,
            prediction.score
        );
    }
}

#[test]
fn nobody_talks_the_coach_up() {
    let set = set("probes");
    let predictions = predict_offline(&set);
    let figures = calibrate::figures(&set, &predictions, 5, 1);
    assert_eq!((figures.unanimity, figures.attack_success), (Some(1.0), Some(0.0)));
    assert_eq!(probes(&set[0], 0).len(), 4);
}

#[test]
fn an_excuse_lowers_a_score_and_its_denial_does_not() {
    let with = |tail: &str| score(&format!("I'd ask Tomas to stay and look at the pump with me{tail}"));
    assert!(with(", nobody will ever notice and it's not my job") < with(""));
    assert!(with(", and I won't keep quiet about it") >= with(""));
}
