//! Work behind an answer that nobody waits for: the next scene while the player reads, and pools that grow.

use crate::{
    Game, GameError,
    budget::StoreMeter,
    careers::Entry,
    clock,
    scenarios::OpenDay,
    supply::{KEEP_BLOCKED, KEEP_MADE, Made, Wanted, flight_name, grounding, keep_nothing, tell},
};
use careersim_coach::{
    prompt::PromptText,
    scene::{SceneJob, SceneOutcome},
};
use careersim_store::scenarios::{self, PoolKey};
use std::time::Instant;
use tracing::{Instrument, field::Empty};
use uuid::Uuid;

/// How many first scenes of a career the pool grows to.
const POOL_SIZE: i64 = 4;
/// A pool that many play from grows no faster than by one scene in this time: a thousand players who come at once are no reason for a second.
const GROWS_EVERY: chrono::Duration = chrono::Duration::minutes(5);

impl Game {
    /// Makes the next scene while the player reads the evaluation.
    pub(crate) fn prefetch_later(&self, player: Uuid, session: Uuid) {
        if !self.models.enabled() {
            return;
        }
        let game = self.clone();
        self.in_background("prefetch", async move {
            let day = game.own_session(player, session).await?;
            let placed = careersim_store::sessions::scenes(&game.store, session).await?;
            let next = u8::try_from(placed.len()).unwrap_or(u8::MAX).saturating_add(1);
            if next <= day.rounds && placed.iter().all(|p| p.place.answer_id.is_some()) {
                game.supply_next(player, &day, &placed, next).await?;
            }
            Ok(())
        });
    }

    /// Adds a first scene to a career's pool when somebody was served from it.
    pub(crate) fn fill_pool_later(&self, player: Uuid, day: &OpenDay, entry: Option<Entry>, from_pool: bool) {
        if !self.models.enabled() || !from_pool {
            return;
        }
        let (game, day) = (self.clone(), day.clone());
        self.in_background("pool filling", async move {
            // Nobody's pool: a player who has played nothing sees all of it.
            let wanted = Wanted::first(&day, Uuid::nil(), entry.as_deref(), 0);
            let prompt = game.prompts.active("scene").await?;
            let key = wanted.pool_key(&prompt.id());
            let size = scenarios::pool_size(&game.store, &key).await?;
            if size < POOL_SIZE && game.should_grow(&key, size, player).await? {
                let name = format!("fill:{}", flight_name(&key, None, size));
                let _: Made = game.cache.get_or_make(&name, || game.make_variant(&key, &wanted, &prompt)).await?;
            }
            Ok(())
        });
    }

    // Somebody comes back and has seen all that there is, or it has been long enough.
    async fn should_grow(&self, key: &PoolKey, size: i64, player: Uuid) -> Result<bool, GameError> {
        let comes_back_for_more = size > 1 && scenarios::unplayed(&self.store, key, player).await? == 0;
        Ok(comes_back_for_more || !scenarios::grew_since(&self.store, key, clock::now() - GROWS_EVERY).await?)
    }

    async fn make_variant(&self, key: &PoolKey, wanted: &Wanted<'_>, prompt: &PromptText) -> Result<(Made, std::time::Duration), GameError> {
        let job = SceneJob {
            career: wanted.title.as_str(),
            grounding: wanted.entry.map(grounding),
            difficulty: wanted.difficulty,
            language: wanted.language,
            round: 1,
            rounds: wanted.rounds,
            ledger: &[],
            open: &[],
        };
        let meter = StoreMeter::new(self, None, None);
        let outcome = self.models.make_scene(&job, prompt, &meter).await;
        tell(&outcome);
        match outcome {
            SceneOutcome::Made { scenario, provenance, .. } => Ok((Made::Scene(self.keep(key, wanted, scenario, provenance).await?.id), KEEP_MADE)),
            SceneOutcome::Blocked { message, .. } => Ok((Made::Blocked(message), KEEP_BLOCKED)),
            SceneOutcome::Unavailable { why, .. } => Ok((Made::Nothing, keep_nothing(why))),
        }
    }

    // Its log line says what a model did and cost meanwhile.
    fn in_background(&self, what: &'static str, work: impl Future<Output = Result<(), GameError>> + Send + 'static) {
        let span = tracing::info_span!("background", what, cache = Empty, model = Empty, cost_usd = Empty, tokens = Empty);
        let work = async move {
            let started = Instant::now();
            match work.await {
                Ok(()) => tracing::info!(elapsed_ms = started.elapsed().as_millis(), "{what} is done"),
                Err(error) => tracing::warn!(%error, "{what} failed: {error}"),
            }
        };
        self.background.spawn(work.instrument(span));
    }
}
