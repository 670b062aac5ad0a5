//! Work behind an answer that nobody waits for: the next scene while the player reads, and pools that grow.

use crate::{
    Game, GameError,
    budget::StoreMeter,
    scenarios::OpenDay,
    supply::{KEEP_BLOCKED, KEEP_FALLBACK, KEEP_MADE, Made, Wanted, flight_name, grounding},
};
use careersim_coach::{
    library::Career,
    prompt::PromptText,
    scene::{SceneJob, SceneOutcome},
};
use careersim_store::scenarios::{self, PoolKey};
use uuid::Uuid;

/// How many first scenes of a career the pool grows to.
const POOL_SIZE: i64 = 4;

impl Game {
    /// Makes the next scene while the player reads the evaluation.
    pub(crate) fn prefetch_later(&self, player: Uuid, session: Uuid) {
        if !self.models.enabled() {
            return;
        }
        let game = self.clone();
        self.in_background(async move {
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
    pub(crate) fn fill_pool_later(&self, day: &OpenDay, entry: Option<&'static Career>, from_pool: bool) {
        if !self.models.enabled() || !from_pool {
            return;
        }
        let (game, day) = (self.clone(), day.clone());
        self.in_background(async move {
            // Nobody's pool: a player who has played nothing sees all of it.
            let wanted = Wanted {
                player: Uuid::nil(),
                title: &day.title,
                entry,
                difficulty: day.difficulty,
                language: &day.language,
                round: 1,
                rounds: day.rounds.get(),
                seed: 0,
                so_far: &[],
            };
            let prompt = game.prompts.active("scene").await?;
            let key = wanted.pool_key(&prompt.id());
            let size = scenarios::pool_size(&game.store, &key).await?;
            if size < POOL_SIZE {
                let name = format!("fill:{}", flight_name(&key, None, size));
                let _: Made = game.cache.get_or_make(&name, || game.make_variant(&key, &wanted, &prompt)).await?;
            }
            Ok(())
        });
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
        };
        let meter = StoreMeter::new(self, None, None);
        match self.models.make_scene(&job, prompt, &meter).await {
            SceneOutcome::Made { scenario, provenance, .. } => Ok((Made::Scene(self.keep(key, wanted, scenario, provenance).await?.id), KEEP_MADE)),
            SceneOutcome::Blocked { message, .. } => Ok((Made::Blocked(message), KEEP_BLOCKED)),
            SceneOutcome::Unavailable { .. } => Ok((Made::Nothing, KEEP_FALLBACK)),
        }
    }

    fn in_background(&self, work: impl Future<Output = Result<(), GameError>> + Send + 'static) {
        self.background.spawn(async move {
            if let Err(error) = work.await {
                tracing::warn!(%error, "work behind an answer failed: {error}");
            }
        });
    }
}
