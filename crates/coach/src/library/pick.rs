//! Which scene comes next: the day of a pack, then the authored day of the career, each in its order, then cards of the minor group, the major
//! group and the general ones. Nothing that the player has met comes again while something new is left, and what was withdrawn comes to
//! nobody. Chosen by a seed, so the same request gives the same scene.

use super::format::{Card, CardFile, Day, DayScene, Phase};
use super::pack::{Pack, Packed};
use super::{Library, SceneRequest};

/// What was chosen, with its origin.
pub(super) enum Pick<'a> {
    /// A scene of a day that was written for this career.
    Day(Authored<'a>, &'a DayScene),
    /// A situation card.
    Card(&'a CardFile, &'a Card),
}

/// A day, and the pack that it comes from, unless it is the library's own.
#[derive(Clone, Copy)]
pub(super) struct Authored<'a> {
    pub(super) day: &'a Day,
    pub(super) pack: Option<&'a Pack>,
}

impl Authored<'_> {
    /// The name under which a player's history remembers a scene of it.
    pub(super) fn origin(&self, scene: &DayScene) -> String {
        match self.pack {
            Some(pack) => pack.origin(self.day, scene),
            None => format!("day:{}/{}", self.day.career, scene.id),
        }
    }
}

impl<'a> From<Packed<'a>> for Authored<'a> {
    fn from(packed: Packed<'a>) -> Self {
        Self {
            day: packed.day,
            pack: Some(packed.pack),
        }
    }
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
pub(super) fn pick<'a>(library: &'a Library, request: &SceneRequest<'a>) -> Option<Pick<'a>> {
    let days = days(library, request);
    if let Some((day, scene)) = next_of_days(&days, request) {
        return Some(Pick::Day(day, scene));
    }
    let tiers = tiers(library, request);
    let phase = phase(request.round, request.rounds);
    let unseen = |c: &Candidate<'_>| !request.played.contains(&c.origin) && !request.in_day.contains(&c.origin);
    let fits = |c: &Candidate<'_>| c.card.phase == phase || c.card.phase == Phase::Any;
    if let Some(fresh) = first(&tiers, request.seed, |c| unseen(c) && fits(c)).or_else(|| first(&tiers, request.seed, unseen)) {
        return Some(fresh);
    }
    // Everything has been played: a day from its start, else a card that this day has not shown yet.
    let mut again = days.iter().filter(|_| request.in_day.is_empty());
    again
        .find_map(|day| Some(Pick::Day(*day, day.day.scene.iter().find(|s| request.may(&day.origin(s)))?)))
        .or_else(|| first(&tiers, request.seed, |c| !request.in_day.contains(&c.origin) && fits(c)))
        .or_else(|| first(&tiers, request.seed, |c| !request.in_day.contains(&c.origin)))
        .or_else(|| first(&tiers, request.seed, |_| true))
}

/// The next scene of a pack's day in the language that is asked for, while it has one that is new to the player.
pub(super) fn pick_packed<'a>(request: &SceneRequest<'a>) -> Option<(Authored<'a>, &'a DayScene)> {
    let days = request.packs.iter().filter(|p| speaks(&p.day.language, request));
    next_of_days(&days.map(|p| Authored::from(*p)).collect::<Vec<_>>(), request)
}

// Packs were put there on purpose, so they come first; in another language than the one asked for, they come last.
fn days<'a>(library: &'a Library, request: &SceneRequest<'a>) -> Vec<Authored<'a>> {
    let own = request.entry.and_then(|career| library.day_in(&career.slug, request.language));
    let (near, far): (Vec<Packed<'a>>, Vec<_>) = request.packs.iter().copied().partition(|p| speaks(&p.day.language, request));
    let own = own.map(|day| Authored { day, pack: None });
    near.into_iter()
        .map(Authored::from)
        .chain(own)
        .chain(far.into_iter().map(Authored::from))
        .collect()
}

fn speaks(tag: &str, request: &SceneRequest<'_>) -> bool {
    let base = |tag: &str| tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
    base(tag) == base(request.language.as_str())
}

// A day that this session has begun goes on in its order, also after a rewind; otherwise one begins with its first scene that is new to the player.
fn next_of_days<'a>(days: &[Authored<'a>], request: &SceneRequest<'_>) -> Option<(Authored<'a>, &'a DayScene)> {
    let may = |day: &Authored<'_>, scene: &DayScene| request.may(&day.origin(scene));
    for day in days {
        let last = day.day.scene.iter().rposition(|s| request.in_day.contains(&day.origin(s)));
        if let Some(last) = last {
            return day.day.scene.iter().skip(last + 1).find(|s| may(day, s)).map(|s| (*day, s));
        }
    }
    if !request.in_day.is_empty() {
        return None;
    }
    let fresh = |day: &Authored<'a>| day.day.scene.iter().find(|s| may(day, s) && !request.played.contains(&day.origin(s)));
    days.iter().find_map(|day| fresh(day).map(|s| (*day, s)))
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
            let cards = file.card.iter().map(candidate);
            cards.filter(|c| request.may(&c.origin)).collect()
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
