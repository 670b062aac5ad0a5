//! Practice answers, put together from the scenes themselves: what authors wrote for one purpose is an answer with a known score once the rubric has
//! forgotten it. They show the fitter scenes by the hundred, where a labelled set has a dozen.

use careersim_domain::Scenario;

/// A practice answer with the scene that has forgotten it.
pub(super) struct Practice {
    pub(super) scenario: Scenario,
    pub(super) answer: String,
    pub(super) label: f32,
}

// What a phrasing of a criterion shows of it, in levels, and what harmful and mixed answers are worth.
const SHOWN: f32 = 2.5;
const HARMFUL: f32 = 0.7;
const MIXED: f32 = 3.2;
const STRONG: f32 = 9.3;
const LONGEST: usize = 480;

/// Practice answers for a scene; `turn` varies which phrasings are taken.
pub(super) fn practice(scenario: &Scenario, turn: usize) -> Vec<Practice> {
    let mut all = Vec::new();
    options(scenario, &mut all);
    strong(scenario, &mut all);
    let criteria = scenario.criteria.len();
    for (n, mask) in (1_usize..(1 << criteria)).enumerate() {
        if (n + turn).is_multiple_of(2) || mask.is_power_of_two() {
            composite(scenario, mask, None, turn + n, &mut all);
        }
    }
    for flag in 0..scenario.red_flags.len() {
        composite(scenario, 0, Some(flag), turn + flag, &mut all);
        composite(scenario, 1 << ((flag + turn) % criteria.max(1)), Some(flag), turn + flag + 1, &mut all);
    }
    all.retain(|p| p.answer.chars().count() <= LONGEST && !p.answer.is_empty());
    all
}

fn options(scenario: &Scenario, all: &mut Vec<Practice>) {
    for i in 0..scenario.options.len() {
        let mut forgetful = scenario.clone();
        let option = forgetful.options.remove(i);
        all.push(Practice {
            scenario: forgetful,
            answer: option.text,
            label: f32::from(option.score.get()),
        });
    }
}

fn strong(scenario: &Scenario, all: &mut Vec<Practice>) {
    let mut forgetful = scenario.clone();
    let answer = std::mem::take(&mut forgetful.strong_answer);
    all.push(Practice {
        scenario: forgetful,
        answer,
        label: STRONG,
    });
}

// One phrasing of each criterion of the mask, and one of a flag.
fn composite(scenario: &Scenario, mask: usize, flag: Option<usize>, turn: usize, all: &mut Vec<Practice>) {
    let mut forgetful = scenario.clone();
    let mut said: Vec<String> = Vec::new();
    let (mut reached, mut weights) = (0.0, 0.0);
    for (i, criterion) in forgetful.criteria.iter_mut().enumerate() {
        weights += f32::from(criterion.weight);
        if mask & (1 << i) != 0 && criterion.exemplars.len() > 1 {
            let at = (turn + i * 3) % criterion.exemplars.len();
            said.push(criterion.exemplars.remove(at));
            reached += f32::from(criterion.weight) * SHOWN;
        }
    }
    let mut label = if weights > 0.0 { reached * 10.0 / 3.0 / weights } else { 0.0 };
    if let Some(red) = flag.and_then(|f| forgetful.red_flags.get_mut(f)).filter(|f| f.exemplars.len() > 1) {
        let at = turn % red.exemplars.len();
        said.insert(turn % (said.len() + 1), red.exemplars.remove(at));
        label = if mask == 0 { HARMFUL } else { MIXED };
    }
    let joint = if turn.is_multiple_of(3) { ". " } else { ", " };
    all.push(Practice {
        scenario: forgetful,
        answer: said.join(joint),
        label,
    });
}
