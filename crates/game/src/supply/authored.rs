//! Scenes that were written ahead, in the library and in scenario packs: one row for each authored scene, career and difficulty.

use super::{Supplied, Wanted, plain_origin, short_hash};
use crate::{Game, GameError, clock, ids};
use careersim_coach::library::{
    Library, MadeScene, SceneRequest,
    pack::{Packed, Shelf},
};
use careersim_domain::{Provenance, Scenario, session::LedgerEntry};
use careersim_store::scenarios::{self, NewScenario, PoolKey, ScenarioRow};
use std::collections::HashSet;

// What a player has met, and what nobody is to meet any more.
struct Met {
    played: HashSet<String>,
    in_day: Vec<String>,
    ledger: Vec<LedgerEntry>,
    withdrawn: HashSet<String>,
}

impl Game {
    /// A scene of a scenario pack, if one is meant for this career in this language and is new to the player.
    pub(super) async fn supply_by_pack(&self, wanted: &Wanted<'_>) -> Result<Option<Supplied>, GameError> {
        let stock = self.packs.shelf();
        let packs = days(&stock, wanted);
        if packs.is_empty() {
            return Ok(None);
        }
        let met = self.met(wanted).await?;
        match Library::packed_scene(&request(wanted, &met, &packs)) {
            Some(made) => {
                self.signals.count("scene", "pack");
                Ok(Some(self.deal(wanted, made, None).await?))
            }
            None => Ok(None),
        }
    }

    pub(super) async fn supply_by_library(&self, wanted: &Wanted<'_>, why: Option<&str>) -> Result<Supplied, GameError> {
        let met = self.met(wanted).await?;
        let stock = self.packs.shelf();
        let packs = days(&stock, wanted);
        let made = self.library.scene(&request(wanted, &met, &packs));
        // With a model, the cache has counted it as a fallback.
        if !self.models.enabled() {
            self.signals.count("scene", if made.origin.starts_with("pack:") { "pack" } else { "library" });
        }
        self.deal(wanted, made, why).await
    }

    /// The origins of scenes that were written ahead and are dealt to nobody any more.
    pub(crate) async fn withdrawn(&self) -> Result<HashSet<String>, GameError> {
        let origins = scenarios::withdrawn_origins(&self.store).await?;
        Ok(origins.iter().map(|o| plain_origin(o).to_owned()).collect())
    }

    async fn met(&self, wanted: &Wanted<'_>) -> Result<Met, GameError> {
        let played = scenarios::played_origins(&self.store, wanted.player).await?;
        Ok(Met {
            played: played.iter().map(|o| plain_origin(o).to_owned()).collect(),
            withdrawn: self.withdrawn().await?,
            in_day: wanted.so_far.iter().map(|s| plain_origin(&s.origin).to_owned()).collect(),
            ledger: wanted.ledger(),
        })
    }

    async fn deal(&self, wanted: &Wanted<'_>, made: MadeScene, why: Option<&str>) -> Result<Supplied, GameError> {
        let key = PoolKey {
            prompt: None,
            language: made.language,
            ..wanted.pool_key("")
        };
        let mut provenance = made.provenance;
        if let Some(why) = why {
            provenance.label = Some([why, provenance.label.as_deref().unwrap_or_default()].join(" ").trim().to_owned());
        }
        let row = self.keep_authored(key, made.origin, made.scenario, provenance).await?;
        Ok(Supplied {
            row,
            carry: made.carry,
            from_pool: false,
        })
    }

    // One authored scene becomes one row per career and difficulty; a variant of it (an earlier decision changed it) becomes its own.
    pub(crate) async fn keep_authored(&self, key: PoolKey, origin: String, scenario: Scenario, provenance: Provenance) -> Result<ScenarioRow, GameError> {
        let mut origin = origin;
        for _ in 0..2 {
            match scenarios::by_origin(&self.store, &key, &origin).await? {
                Some(row) if row.content == scenario && row.provenance == provenance => return Ok(row),
                Some(_) => origin = format!("{}#{}", plain_origin(&origin), short_hash(&scenario, &provenance)),
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

fn days<'a>(shelf: &'a Shelf, wanted: &Wanted<'_>) -> Vec<Packed<'a>> {
    wanted.entry.map(|career| shelf.days(&career.slug)).unwrap_or_default()
}

fn request<'a>(wanted: &Wanted<'a>, met: &'a Met, packs: &'a [Packed<'a>]) -> SceneRequest<'a> {
    SceneRequest {
        career: wanted.title,
        entry: wanted.entry,
        difficulty: wanted.difficulty,
        language: wanted.language,
        round: wanted.round,
        rounds: wanted.rounds,
        ledger: &met.ledger,
        played: &met.played,
        in_day: &met.in_day,
        seed: wanted.seed,
        packs,
        withdrawn: &met.withdrawn,
    }
}
