//! The scene of the day: the same career and the same scene for everybody, from the date and the authored days alone. A career comes back when
//! every other one has had its day, and then with another scene.

use super::pick::{self, Authored};
use super::{Career, Library, MadeScene, scene};
use careersim_domain::{Difficulty, Language};
use std::collections::HashSet;

/// How many scenes of an authored day can stand alone. The later ones look back on a day that the player has not had.
const STAND_ALONE: usize = 3;
/// Any number will do: it shuffles the careers, so that a baker does not always follow an accountant.
const SEED: u64 = 2;

/// The scene of the day.
#[derive(Debug, Clone)]
pub struct DailyScene<'a> {
    /// Its career.
    pub career: &'a Career,
    /// The scene, on normal.
    pub made: MadeScene,
}

/// The scene of day `number`, counted from any one day on; one that is withdrawn gives way to that of the day after.
pub(super) fn of<'a>(library: &'a Library, number: i64, language: &Language, withdrawn: &HashSet<String>) -> Option<DailyScene<'a>> {
    let mut slugs = library.day_slugs();
    slugs.retain(|slug| library.career(slug).is_some());
    slugs.sort_by_key(|slug| pick::mix(SEED, slug));
    let days = i64::try_from(slugs.len() * STAND_ALONE).ok()?;
    let mut scenes = (0..days).filter_map(|later| scene_of(library, &slugs, number.checked_add(later)?, language));
    scenes.find(|scene| !withdrawn.contains(&scene.made.origin))
}

fn scene_of<'a>(library: &'a Library, slugs: &[&str], number: i64, language: &Language) -> Option<DailyScene<'a>> {
    let count = i64::try_from(slugs.len()).ok().filter(|n| *n > 0)?;
    let slug = slugs.get(usize::try_from(number.rem_euclid(count)).ok()?)?;
    let day = library.day_in(slug, language)?;
    let scenes = STAND_ALONE.min(day.scene.len());
    let turn = number.div_euclid(count).rem_euclid(i64::try_from(scenes).ok().filter(|n| *n > 0)?);
    let place = usize::try_from(turn).ok()?;
    let today = day.scene.get(place)?;
    let made = MadeScene {
        // What everybody knows who has lived the day up to here.
        carry: day.scene.first().filter(|_| place > 0).and_then(|first| sentences(&first.facts)),
        ..scene::authored(Authored { day, pack: None }, today, Difficulty::Normal, language, &[])
    };
    Some(DailyScene {
        career: library.career(slug)?,
        made,
    })
}

fn sentences(facts: &[String]) -> Option<String> {
    let text: Vec<String> = facts.iter().map(|fact| format!("{}.", fact.trim_end_matches('.'))).collect();
    (!text.is_empty()).then(|| text.join(" "))
}
