//! Where scenes come from: the pool, a model (one call for all who wait), the library. In this order, and never nothing.

use crate::{Game, GameError, budget::StoreMeter, clock, ids};
use careersim_coach::{
    library::{Career, SceneRequest},
    prompt::PromptText,
    scene::{Grounding, SceneJob, SceneOutcome},
};
use careersim_domain::{CareerTitle, Difficulty, Invalid, Language, Provenance, Scenario, evaluation, session::LedgerEntry, text};
use careersim_store::{
    scenarios::{self, NewScenario, PoolKey, ScenarioRow},
    sessions::{Scene as Placed, SessionRow},
};
use sha2::{Digest, Sha256};
use std::collections::HashSet;
use uuid::Uuid;

/// A scene that is wanted.
#[derive(Clone, Copy)]
pub(crate) struct Wanted<'a> {
    pub(crate) player: Uuid,
    pub(crate) title: &'a CareerTitle,
    pub(crate) entry: Option<&'static Career>,
    pub(crate) difficulty: Difficulty,
    pub(crate) language: &'a Language,
    pub(crate) round: u8,
    pub(crate) rounds: u8,
    pub(crate) seed: u64,
    pub(crate) so_far: &'a [Step],
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

impl Wanted<'_> {
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

    // Scenes after the first follow from the scene before and what was decided there.
    fn parent(&self) -> Option<(Uuid, Option<i32>)> {
        self.so_far.last().map(|step| (step.scenario_id, step.branch))
    }
}

impl Game {
    /// A scene, from wherever one is to be had.
    pub(crate) async fn supply(&self, wanted: &Wanted<'_>) -> Result<Supplied, GameError> {
        if self.models.enabled()
            && let Some(supplied) = self.supply_by_model(wanted).await?
        {
            return Ok(supplied);
        }
        self.supply_by_library(wanted).await
    }

    /// The next scene of a day, after what has happened in it.
    pub(crate) async fn supply_next(&self, player: Uuid, day: &SessionRow, placed: &[Placed], round: u8) -> Result<Supplied, GameError> {
        let title = CareerTitle::parse(&day.career_title).map_err(|e| GameError::Internal(e.to_string()))?;
        let so_far = self.steps(day.id, placed).await?;
        let entry = self.resolve_career(&title);
        let wanted = Wanted {
            player,
            title: &title,
            entry,
            difficulty: day.difficulty,
            language: &day.language,
            round,
            rounds: day.rounds,
            seed: day.seed.cast_unsigned(),
            so_far: &so_far,
        };
        self.supply(&wanted).await
    }

    async fn supply_by_model(&self, wanted: &Wanted<'_>) -> Result<Option<Supplied>, GameError> {
        let prompt = self.prompts.active("scene").await?;
        let key = wanted.pool_key(&prompt.id());
        if let Some(row) = self.pooled(&key, wanted).await? {
            return Ok(Some(Supplied {
                carry: link(wanted),
                row: reused(row),
                from_pool: true,
            }));
        }
        let made = self.make_once(&key, wanted, &prompt).await?;
        Ok(made.map(|row| Supplied {
            carry: link(wanted),
            row,
            from_pool: false,
        }))
    }

    async fn pooled(&self, key: &PoolKey, wanted: &Wanted<'_>) -> Result<Option<ScenarioRow>, GameError> {
        Ok(match wanted.parent() {
            None => scenarios::pool(&self.store, key, wanted.player).await?,
            Some((parent, branch)) => scenarios::child(&self.store, key, parent, branch, wanted.player).await?,
        })
    }

    // All who miss the same scene at the same time share one call. What the pool has by then depends on what the player
    // has played, so a pool's size is part of the key: a player who has played everything gets another variant.
    async fn make_once(&self, key: &PoolKey, wanted: &Wanted<'_>, prompt: &PromptText) -> Result<Option<ScenarioRow>, GameError> {
        let size = match wanted.parent() {
            None => scenarios::pool_size(&self.store, key).await?,
            Some((parent, branch)) => scenarios::children_count(&self.store, key, parent, branch).await?,
        };
        let name = flight_name(key, wanted.parent(), size);
        let outcome: Made = self.cache.get_or_make(&name, || self.make(key, wanted, prompt)).await?;
        match outcome {
            Made::Scene(id) => Ok(scenarios::by_id(&self.store, id).await?),
            Made::Blocked(message) => Err(GameError::invalid("career_title", Invalid::new("blocked", message))),
            Made::Nothing => Ok(None),
        }
    }

    async fn make(&self, key: &PoolKey, wanted: &Wanted<'_>, prompt: &PromptText) -> Result<(Made, std::time::Duration), GameError> {
        // Another replica may have made it while this one waited for the flight.
        if let Some(row) = self.pooled(key, wanted).await? {
            return Ok((Made::Scene(row.id), KEEP_MADE));
        }
        let ledger: Vec<LedgerEntry> = wanted.so_far.iter().map(|s| s.entry.clone()).collect();
        let job = SceneJob {
            career: wanted.title.as_str(),
            grounding: wanted.entry.map(grounding),
            difficulty: wanted.difficulty,
            language: wanted.language,
            round: wanted.round,
            rounds: wanted.rounds,
            ledger: &ledger,
        };
        let meter = StoreMeter::new(self, Some(wanted.player), None);
        match self.models.make_scene(&job, prompt, &meter).await {
            SceneOutcome::Made { scenario, provenance, .. } => {
                let row = self.keep(key, wanted, scenario, provenance).await?;
                Ok((Made::Scene(row.id), KEEP_MADE))
            }
            SceneOutcome::Blocked { message, .. } => Ok((Made::Blocked(message), KEEP_BLOCKED)),
            SceneOutcome::Unavailable { why, .. } => {
                tracing::warn!(why = why.as_str(), "no model made a scene ({}); the library steps in", why.as_str());
                Ok((Made::Nothing, KEEP_FALLBACK))
            }
        }
    }

    pub(crate) async fn keep(&self, key: &PoolKey, wanted: &Wanted<'_>, scenario: Scenario, provenance: Provenance) -> Result<ScenarioRow, GameError> {
        let origin = format!("model:{}", short_hash(&scenario));
        let new = NewScenario {
            id: ids::new(),
            career_key: key.career_key.clone(),
            difficulty: key.difficulty,
            language: key.language.clone(),
            origin,
            content: scenario,
            provenance,
            prompt: key.prompt.clone(),
            parent: wanted.parent(),
        };
        Ok(scenarios::insert(&self.store, new, clock::now()).await?)
    }

    async fn supply_by_library(&self, wanted: &Wanted<'_>) -> Result<Supplied, GameError> {
        let played: HashSet<String> = scenarios::played_origins(&self.store, wanted.player)
            .await?
            .into_iter()
            .map(|o| plain_origin(&o).to_owned())
            .collect();
        let in_day: Vec<String> = wanted.so_far.iter().map(|s| plain_origin(&s.origin).to_owned()).collect();
        let ledger: Vec<LedgerEntry> = wanted.so_far.iter().map(|s| s.entry.clone()).collect();
        let request = SceneRequest {
            career: wanted.title,
            entry: wanted.entry,
            difficulty: wanted.difficulty,
            language: wanted.language,
            round: wanted.round,
            rounds: wanted.rounds,
            ledger: &ledger,
            played: &played,
            in_day: &in_day,
            seed: wanted.seed,
        };
        let made = self.library.scene(&request);
        let key = PoolKey {
            prompt: None,
            ..wanted.pool_key("")
        };
        let row = self.keep_authored(key, made.origin, made.scenario, made.provenance).await?;
        Ok(Supplied {
            row,
            carry: made.carry,
            from_pool: true,
        })
    }

    // One authored scene becomes one row per career and difficulty; a variant of it (an earlier decision changed it) becomes its own.
    async fn keep_authored(&self, key: PoolKey, origin: String, scenario: Scenario, provenance: Provenance) -> Result<ScenarioRow, GameError> {
        let mut origin = origin;
        for _ in 0..2 {
            match scenarios::by_origin(&self.store, &key, &origin).await? {
                Some(row) if row.content == scenario && row.provenance == provenance => return Ok(row),
                Some(_) => origin = format!("{}#{}", plain_origin(&origin), short_hash(&scenario)),
                None => break,
            }
        }
        let new = NewScenario {
            id: ids::new(),
            career_key: key.career_key,
            difficulty: key.difficulty,
            language: key.language,
            origin,
            content: scenario,
            provenance,
            prompt: None,
            parent: None,
        };
        Ok(scenarios::insert(&self.store, new, clock::now()).await?)
    }
}

/// What a flight brought; small enough for any cache. How long it is kept comes with it.
#[derive(Debug, Clone, serde::Serialize, serde::Deserialize)]
pub(crate) enum Made {
    Scene(Uuid),
    Blocked(String),
    Nothing,
}

pub(crate) const KEEP_MADE: std::time::Duration = std::time::Duration::from_mins(1);
pub(crate) const KEEP_BLOCKED: std::time::Duration = std::time::Duration::from_hours(24);
pub(crate) const KEEP_FALLBACK: std::time::Duration = std::time::Duration::from_mins(1);

pub(crate) fn flight_name(key: &PoolKey, parent: Option<(Uuid, Option<i32>)>, size: i64) -> String {
    let parent = parent.map(|(id, branch)| format!("{id}/{}", branch.unwrap_or(-1))).unwrap_or_default();
    format!(
        "scene:{}:{}:{}:{}:{parent}:{size}",
        key.prompt.as_deref().unwrap_or_default(),
        key.difficulty.as_str(),
        key.language.as_str(),
        key.career_key
    )
}

// The link to what was decided is made of the consequence that the option or the grade carries: true for this player, whoever the scene was made for.
fn link(wanted: &Wanted<'_>) -> Option<String> {
    wanted.so_far.last().map(|step| step.entry.consequence.clone()).filter(|c| !c.trim().is_empty())
}

fn reused(mut row: ScenarioRow) -> ScenarioRow {
    row.provenance.cached = true;
    row
}

pub(crate) fn grounding(entry: &'static Career) -> Grounding {
    Grounding {
        title: entry.title.clone(),
        summary: entry.summary.clone(),
        tasks: entry.tasks.clone(),
        tools: entry.tools.clone(),
        hazards: entry.hazards.clone(),
        people: entry.people.clone(),
    }
}

fn plain_origin(origin: &str) -> &str {
    origin.split('#').next().unwrap_or(origin)
}

fn short_hash(scenario: &Scenario) -> String {
    let json = serde_json::to_vec(scenario).unwrap_or_default();
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
