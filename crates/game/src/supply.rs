//! Where scenes come from: scenario packs, the pool, a model (one call for all who wait), the library. In this order, and never nothing.

mod authored;
mod made;

pub(crate) use made::{KEEP_BLOCKED, KEEP_MADE, Made, flight_name, keep_nothing, tell};

use crate::{Game, GameError, ids, scenarios::OpenDay};
use careersim_coach::{library::Career, scene::Grounding};
use careersim_domain::{CareerTitle, Difficulty, Invalid, Language, Provenance, Scenario, evaluation, session::LedgerEntry, text};
use careersim_store::{
    scenarios::{PoolKey, ScenarioRow},
    sessions::{Scene as Placed, SessionRow},
};
use made::FromModel;
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// A scene that is wanted.
#[derive(Clone, Copy)]
pub(crate) struct Wanted<'a> {
    pub(crate) player: Uuid,
    pub(crate) title: &'a CareerTitle,
    pub(crate) entry: Option<&'a Career>,
    pub(crate) difficulty: Difficulty,
    pub(crate) language: &'a Language,
    pub(crate) round: u8,
    pub(crate) rounds: u8,
    pub(crate) seed: u64,
    pub(crate) so_far: &'a [Step],
}

/// The same with everything of its own, for work that outlives who asked for it.
pub(crate) struct Order {
    player: Uuid,
    title: CareerTitle,
    entry: Option<Career>,
    difficulty: Difficulty,
    language: Language,
    round: u8,
    rounds: u8,
    seed: u64,
    so_far: Vec<Step>,
}

impl Order {
    fn of(wanted: &Wanted<'_>) -> Self {
        Self {
            player: wanted.player,
            title: wanted.title.clone(),
            entry: wanted.entry.cloned(),
            difficulty: wanted.difficulty,
            language: wanted.language.clone(),
            round: wanted.round,
            rounds: wanted.rounds,
            seed: wanted.seed,
            so_far: wanted.so_far.to_vec(),
        }
    }

    fn wanted(&self) -> Wanted<'_> {
        Wanted {
            player: self.player,
            title: &self.title,
            entry: self.entry.as_ref(),
            difficulty: self.difficulty,
            language: &self.language,
            round: self.round,
            rounds: self.rounds,
            seed: self.seed,
            so_far: &self.so_far,
        }
    }
}

/// A finished step of the day.
#[derive(Debug, Clone)]
pub(crate) struct Step {
    pub(crate) scenario_id: Uuid,
    pub(crate) origin: String,
    pub(crate) branch: Option<i32>,
    pub(crate) entry: LedgerEntry,
}

/// A scene that is there.
pub(crate) struct Supplied {
    pub(crate) row: ScenarioRow,
    pub(crate) carry: Option<String>,
    pub(crate) from_pool: bool,
}

/// What pools and caches know a career by: its slug, or the title when the catalogue does not know it.
pub(crate) fn career_key(title: &CareerTitle, entry: Option<&Career>) -> String {
    entry.map_or_else(|| format!("title:{}", text::normalise(title.as_str())), |e| e.slug.clone())
}

// Own words without a grade: nobody else's decision is the same.
const UNKNOWN_BRANCH: i32 = -2;

// A day forks after every odd round: what was decided there decides which scene comes next, and may show in it. After an even round all
// decisions go on with the same scene, to which the paragraph before it leads. If every round forked, the tree would be five times as wide
// and most scenes would be made for a single player.
fn is_open(round: u8) -> bool {
    round.is_multiple_of(2)
}

impl<'a> Wanted<'a> {
    /// The first scene of a day that nobody has begun yet.
    pub(crate) fn first(day: &'a OpenDay, player: Uuid, entry: Option<&'a Career>, seed: u64) -> Self {
        Self {
            player,
            title: &day.title,
            entry,
            difficulty: day.difficulty,
            language: &day.language,
            round: 1,
            rounds: day.rounds.get(),
            seed,
            so_far: &[],
        }
    }

    pub(crate) fn career_key(&self) -> String {
        career_key(self.title, self.entry)
    }

    pub(crate) fn pool_key(&self, prompt: &str) -> PoolKey {
        PoolKey {
            career_key: self.career_key(),
            difficulty: self.difficulty,
            language: self.language.clone(),
            prompt: Some(prompt.to_owned()),
        }
    }

    // Scenes after the first follow from the scene before and, where the day forks, from what was decided there.
    fn parent(&self) -> Option<(Uuid, Option<i32>)> {
        let step = self.so_far.last()?;
        let branch = if is_open(step.entry.round) {
            None
        } else {
            Some(step.branch.unwrap_or(UNKNOWN_BRANCH))
        };
        Some((step.scenario_id, branch))
    }

    fn ledger(&self) -> Vec<LedgerEntry> {
        self.so_far.iter().map(|s| s.entry.clone()).collect()
    }

    // The steps whose decision is not part of where this scene hangs.
    fn open_rounds(&self) -> Vec<u8> {
        self.so_far.iter().map(|s| s.entry.round).filter(|round| is_open(*round)).collect()
    }
}

const HELD_BACK: &str = "The model would not go on with this day, so this scene comes from the library; nothing was charged.";

impl Game {
    /// A scene, from wherever one is to be had.
    pub(crate) async fn supply(&self, wanted: &Wanted<'_>) -> Result<Supplied, GameError> {
        if !self.models.enabled() {
            return self.supply_by_library(wanted, None).await;
        }
        // Somebody wrote it for this career and somebody put it here: that comes before what a model makes up.
        if let Some(supplied) = self.supply_by_pack(wanted).await? {
            return Ok(supplied);
        }
        match self.supply_by_model(wanted).await? {
            FromModel::Scene(supplied) => Ok(*supplied),
            FromModel::Blocked(message) if wanted.round == 1 => Err(GameError::invalid("career_title", Invalid::new("blocked", message))),
            // A day that has begun is never a dead end.
            FromModel::Blocked(_) => self.supply_by_library(wanted, Some(HELD_BACK)).await,
            FromModel::Nothing => self.supply_by_library(wanted, None).await,
        }
    }

    /// The next scene of a day, after what has happened in it.
    pub(crate) async fn supply_next(&self, player: Uuid, day: &SessionRow, placed: &[Placed], round: u8) -> Result<Supplied, GameError> {
        let title = CareerTitle::parse(&day.career_title).map_err(|e| GameError::Internal(e.to_string()))?;
        let so_far = self.steps(day.id, placed).await?;
        let entry = self.resolve_career(&title);
        let wanted = Wanted {
            player,
            title: &title,
            entry: entry.as_deref(),
            difficulty: day.difficulty,
            language: &day.language,
            round,
            rounds: day.rounds,
            seed: day.seed.cast_unsigned(),
            so_far: &so_far,
        };
        self.supply(&wanted).await
    }
}

// The link to what was decided is made of the consequence that the option or the grade carries: true for this player, whoever the scene was made for.
fn link(wanted: &Wanted<'_>) -> Option<String> {
    wanted.so_far.last().map(|step| step.entry.consequence.clone()).filter(|c| !c.trim().is_empty())
}

pub(crate) fn grounding(entry: &Career) -> Grounding {
    Grounding {
        title: entry.title.clone(),
        summary: entry.summary.clone(),
        tasks: entry.tasks.clone(),
        tools: entry.tools.clone(),
        hazards: entry.hazards.clone(),
        people: entry.people.clone(),
    }
}

pub(crate) fn plain_origin(origin: &str) -> &str {
    origin.split('#').next().unwrap_or(origin)
}

// Two scenes with the same hash are the same to a player, whoever they were made for.
fn short_hash(scenario: &Scenario, provenance: &Provenance) -> String {
    let json = serde_json::to_vec(&(scenario, provenance)).unwrap_or_default();
    ids::hex(&Sha256::digest(&json)[..8])
}

/// What a step of the day was, for the scenes that follow.
pub(crate) fn step(placed: &Placed, decision: &str, grade: Option<&evaluation::Grade>, branch: Option<i32>) -> Step {
    let scenario = &placed.scenario.content;
    let entry = LedgerEntry {
        round: placed.place.round,
        scene: scenario.title.clone().unwrap_or_else(|| first_words(&scenario.situation, 24)),
        decision: decision.to_owned(),
        consequence: grade.map(|g| g.consequence.clone()).unwrap_or_default(),
        flag: grade.and_then(|g| g.flag.clone()),
        facts: scenario.facts.clone(),
    };
    Step {
        scenario_id: placed.scenario.id,
        origin: placed.scenario.origin.clone(),
        branch,
        entry,
    }
}

fn first_words(text: &str, count: usize) -> String {
    text.split_whitespace().take(count).collect::<Vec<_>>().join(" ")
}
