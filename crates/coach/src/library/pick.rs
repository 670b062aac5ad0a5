//! Which scene comes next: the authored day of the career in its order, then cards of the minor group, the major group and the general ones.
//! Nothing that the player has met comes again while something new is left. Chosen by a seed, so the same request gives the same scene.

use super::format::{Card, CardFile, Day, DayScene, Phase};
use super::{Library, SceneRequest};

/// What was chosen, with its origin.
pub(super) enum Pick<'a> {
    /// A scene of the career's own day.
    Day(&'a Day, &'a DayScene),
    /// A situation card.
    Card(&'a CardFile, &'a Card),
}

/// The name under which a player's history remembers a scene of a day.
pub(super) fn day_origin(slug: &str, id: &str) -> String {
    format!("day:{slug}/{id}")
}

/// The name under which a player's history remembers a card.
pub(super) fn card_origin(group: &str, id: &str) -> String {
    format!("card:{group}/{id}")
}

struct Candidate<'a> {
    file: &'a CardFile,
    card: &'a Card,
    origin: String,
}

/// Chooses the next scene; `None` only when there is neither a day nor a card at all.
pub(super) fn pick<'a>(library: &'a Library, request: &SceneRequest<'_>) -> Option<Pick<'a>> {
    let day = request.entry.and_then(|career| library.day_in(&career.slug, request.language));
    if let Some((day, scene)) = day.and_then(|day| next_of_day(day, request)) {
        return Some(Pick::Day(day, scene));
    }
    let tiers = tiers(library, request);
    let phase = phase(request.round, request.rounds);
    let unseen = |c: &Candidate<'_>| !request.played.contains(&c.origin) && !request.in_day.contains(&c.origin);
    let fits = |c: &Candidate<'_>| c.card.phase == phase || c.card.phase == Phase::Any;
    if let Some(fresh) = first(&tiers, request.seed, |c| unseen(c) && fits(c)).or_else(|| first(&tiers, request.seed, unseen)) {
        return Some(fresh);
    }
    // Everything has been played: the day from its start, else a card that this day has not shown yet.
    let again = day
        .filter(|_| request.in_day.is_empty())
        .and_then(|day| Some(Pick::Day(day, day.scene.first()?)));
    again
        .or_else(|| first(&tiers, request.seed, |c| !request.in_day.contains(&c.origin) && fits(c)))
        .or_else(|| first(&tiers, request.seed, |c| !request.in_day.contains(&c.origin)))
        .or_else(|| first(&tiers, request.seed, |_| true))
}

// A day that this session has begun goes on in its order, also after a rewind; otherwise it begins with its first scene that is new to the player.
fn next_of_day<'a>(day: &'a Day, request: &SceneRequest<'_>) -> Option<(&'a Day, &'a DayScene)> {
    let origin = |scene: &DayScene| day_origin(&day.career, &scene.id);
    let last = day.scene.iter().rposition(|s| request.in_day.contains(&origin(s)));
    let scene = match last {
        Some(i) => day.scene.get(i + 1),
        None if request.in_day.is_empty() => day.scene.iter().find(|s| !request.played.contains(&origin(s))),
        None => None,
    };
    scene.map(|s| (day, s))
}

fn tiers<'a>(library: &'a Library, request: &SceneRequest<'_>) -> Vec<Vec<Candidate<'a>>> {
    let groups = request.entry.map(|c| [c.minor.as_str(), c.major()]).into_iter().flatten().chain(["general"]);
    groups
        .filter_map(|group| library.card_file(group))
        .map(|file| {
            let candidate = |card| Candidate {
                file,
                card,
                origin: card_origin(&file.group, &card.id),
            };
            file.card.iter().map(candidate).collect()
        })
        .collect()
}

fn phase(round: u8, rounds: u8) -> Phase {
    match round {
        0 | 1 => Phase::Start,
        r if r >= rounds => Phase::End,
        _ => Phase::Middle,
    }
}

// The first tier with a card that may be taken; within it the seed decides.
fn first<'a>(tiers: &[Vec<Candidate<'a>>], seed: u64, may: impl Fn(&Candidate<'a>) -> bool) -> Option<Pick<'a>> {
    tiers
        .iter()
        .find_map(|tier| tier.iter().filter(|c| may(c)).min_by_key(|c| mix(seed, &c.origin)))
        .map(|c| Pick::Card(c.file, c.card))
}

// FNV-1a with a final scramble: every card gets a place in the seed's own order, which new cards do not upset.
pub(super) fn mix(seed: u64, origin: &str) -> u64 {
    let start = seed ^ 0xcbf2_9ce4_8422_2325;
    let mut hash = origin.bytes().fold(start, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3));
    hash = (hash ^ (hash >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash ^ (hash >> 33)
}
