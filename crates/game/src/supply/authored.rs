//! Scenes that were written ahead: one row for each authored scene, career and difficulty.

use super::{Supplied, Wanted, plain_origin, short_hash};
use crate::{Game, GameError, clock, ids};
use careersim_coach::library::SceneRequest;
use careersim_domain::{Provenance, Scenario};
use careersim_store::scenarios::{self, NewScenario, PoolKey, ScenarioRow};
use std::collections::HashSet;

impl Game {
    pub(super) async fn supply_by_library(&self, wanted: &Wanted<'_>, why: Option<&str>) -> Result<Supplied, GameError> {
        let played: HashSet<String> = scenarios::played_origins(&self.store, wanted.player)
            .await?
            .into_iter()
            .map(|o| plain_origin(&o).to_owned())
            .collect();
        let in_day: Vec<String> = wanted.so_far.iter().map(|s| plain_origin(&s.origin).to_owned()).collect();
        let ledger = wanted.ledger();
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
