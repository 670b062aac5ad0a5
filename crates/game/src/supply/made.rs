//! Scenes by a model: from the pool, or made now, by one call for all who wait for the same.

use super::{Order, Supplied, Wanted, grounding, link, short_hash};
use crate::{
    Game, GameError,
    budget::{StoreMeter, totals},
    clock, ids,
};
use careersim_coach::{
    Why,
    prompt::PromptText,
    scene::{SceneJob, SceneOutcome},
};
use careersim_domain::{Provenance, Scenario};
use careersim_store::scenarios::{self, NewScenario, PoolKey, ScenarioRow};
use std::{sync::Arc, time::Duration};
use tracing::Instrument;
use uuid::Uuid;

/// What came of asking for a model's scene.
pub(super) enum FromModel {
    Scene(Box<Supplied>),
    // The model's safety rules held it back.
    Blocked(String),
    Nothing,
}

impl FromModel {
    fn scene(row: ScenarioRow, wanted: &Wanted<'_>, from_pool: bool) -> Self {
        Self::Scene(Box::new(Supplied {
            carry: link(wanted),
            row,
            from_pool,
        }))
    }
}

impl Game {
    pub(super) async fn supply_by_model(&self, wanted: &Wanted<'_>) -> Result<FromModel, GameError> {
        let prompt = self.prompts.active("scene").await?;
        let key = wanted.pool_key(&prompt.id());
        let found = self.pooled(&key, wanted).await?;
        let (result, made) = match found {
            Some(row) => ("hit", FromModel::scene(reused(row), wanted, true)),
            None => self.make_behind(key, wanted, prompt).await?,
        };
        self.signals.cache("scene", result);
        tracing::Span::current().record("cache", result);
        Ok(made)
    }

    async fn pooled(&self, key: &PoolKey, wanted: &Wanted<'_>) -> Result<Option<ScenarioRow>, GameError> {
        Ok(match wanted.parent() {
            None => scenarios::pool(&self.store, key, wanted.player).await?,
            Some((parent, branch)) => scenarios::child(&self.store, key, parent, branch, wanted.player).await?,
        })
    }

    // Whoever asked may leave before the model has spoken; the call is paid for and others wait for it, so it goes on.
    async fn make_behind(&self, key: PoolKey, wanted: &Wanted<'_>, prompt: Arc<PromptText>) -> Result<(&'static str, FromModel), GameError> {
        let (game, order) = (self.clone(), Order::of(wanted));
        let work = async move { game.make_once(&key, &order.wanted(), &prompt).await };
        let made = self.background.spawn(work.in_current_span()).await;
        made.map_err(|error| GameError::Internal(format!("making a scene ended early: {error}")))?
    }

    // All who miss the same scene at the same time share one call. What the pool has by then depends on what the player
    // has played, so a pool's size is part of the key: a player who has played everything gets another variant.
    async fn make_once(&self, key: &PoolKey, wanted: &Wanted<'_>, prompt: &PromptText) -> Result<(&'static str, FromModel), GameError> {
        let size = match wanted.parent() {
            None => scenarios::pool_size(&self.store, key).await?,
            Some((parent, branch)) => scenarios::children_count(&self.store, key, parent, branch).await?,
        };
        // A scene that was withdrawn must not come back from a flight that brought it.
        let size = size + scenarios::withdrawn_count(&self.store, key).await?;
        let name = flight_name(key, wanted.parent(), size);
        let mut mine = false;
        let making = || {
            mine = true;
            self.make(key, wanted, prompt)
        };
        let outcome: Made = self.cache.get_or_make(&name, making).await?;
        let result = if mine { "miss" } else { "joined" };
        Ok(match outcome {
            Made::Scene(id) => match scenarios::by_id(&self.store, id).await? {
                Some(row) => (result, FromModel::scene(row, wanted, false)),
                None => ("fallback", FromModel::Nothing),
            },
            Made::Blocked(message) => (result, FromModel::Blocked(message)),
            Made::Nothing => ("fallback", FromModel::Nothing),
        })
    }

    async fn make(&self, key: &PoolKey, wanted: &Wanted<'_>, prompt: &PromptText) -> Result<(Made, std::time::Duration), GameError> {
        // Another replica may have made it while this one waited for the flight.
        if let Some(row) = self.pooled(key, wanted).await? {
            return Ok((Made::Scene(row.id), KEEP_MADE));
        }
        let (ledger, open) = (wanted.ledger(), wanted.open_rounds());
        let job = SceneJob {
            career: wanted.title.as_str(),
            grounding: wanted.entry.map(grounding),
            difficulty: wanted.difficulty,
            language: wanted.language,
            round: wanted.round,
            rounds: wanted.rounds,
            ledger: &ledger,
            open: &open,
        };
        let meter = StoreMeter::new(self, Some(wanted.player), None);
        let outcome = self.models.make_scene(&job, prompt, &meter).await;
        tell(&outcome);
        match outcome {
            SceneOutcome::Made { scenario, provenance, .. } => {
                let row = self.keep(key, wanted, scenario, provenance).await?;
                Ok((Made::Scene(row.id), KEEP_MADE))
            }
            SceneOutcome::Blocked { message, .. } => Ok((Made::Blocked(message), KEEP_BLOCKED)),
            SceneOutcome::Unavailable { why, .. } => {
                tracing::warn!(why = why.as_str(), "no model made a scene ({}); the library steps in", why.as_str());
                Ok((Made::Nothing, keep_nothing(why)))
            }
        }
    }

    pub(crate) async fn keep(&self, key: &PoolKey, wanted: &Wanted<'_>, scenario: Scenario, provenance: Provenance) -> Result<ScenarioRow, GameError> {
        let origin = format!("model:{}", short_hash(&scenario, &provenance));
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
}

/// What a flight brought; small enough for any cache. How long it is kept comes with it.
#[derive(Debug, Clone, serde::Serialize, serde::Deserialize)]
pub(crate) enum Made {
    Scene(Uuid),
    Blocked(String),
    Nothing,
}

pub(crate) const KEEP_MADE: Duration = Duration::from_mins(1);
pub(crate) const KEEP_BLOCKED: Duration = Duration::from_hours(24);
pub(crate) const KEEP_FALLBACK: Duration = Duration::from_mins(1);

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

/// How long it is remembered that no model made it. A player's own cap is nobody else's, so that is not kept.
pub(crate) fn keep_nothing(why: Why) -> Duration {
    match why {
        Why::Budget => Duration::from_millis(1),
        _ => KEEP_FALLBACK,
    }
}

/// Puts what the calls were and cost on the log line of whoever waited for them.
pub(crate) fn tell(outcome: &SceneOutcome) {
    let (receipt, model) = match outcome {
        SceneOutcome::Made { receipt, provenance, .. } => (receipt, provenance.model.as_deref()),
        SceneOutcome::Blocked { receipt, .. } | SceneOutcome::Unavailable { receipt, .. } => (receipt, None),
    };
    let (cost, tokens) = totals(receipt);
    let span = tracing::Span::current();
    span.record("model", model);
    span.record("cost_usd", cost);
    span.record("tokens", tokens);
}

fn reused(mut row: ScenarioRow) -> ScenarioRow {
    row.provenance.cached = true;
    row
}
