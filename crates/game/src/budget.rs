//! Money: every call to a model is reserved under the caps before it is made and settled after it; every attempt is written down.

use crate::{Game, clock, ids};
use careersim_coach::meter::{Meter, OverCap, PlannedCall, Ticket};
use careersim_domain::Attempt;
use careersim_store::{
    budgets::{self, Cap, Reserved},
    usage::{self, NewUsage},
};
use chrono::{DateTime, Utc};
use futures::{FutureExt, future::BoxFuture};
use serde::Deserialize;
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};
use uuid::Uuid;

/// The `[budget]` section: hard caps in US dollars; 0 means none.
#[derive(Debug, Clone, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct BudgetConfig {
    /// The installation's day (UTC).
    pub day_usd: f64,
    /// The installation's month (UTC).
    pub month_usd: f64,
    /// A player's day.
    pub player_day_usd: f64,
    /// A player's month.
    pub player_month_usd: f64,
}

impl Default for BudgetConfig {
    fn default() -> Self {
        Self {
            day_usd: 10.0,
            month_usd: 100.0,
            player_day_usd: 0.50,
            player_month_usd: 5.0,
        }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "caps are small numbers of dollars")]
fn micro_usd(usd: f64) -> i64 {
    (usd * 1_000_000.0).round() as i64
}

impl BudgetConfig {
    /// The caps that a call for this player falls under.
    pub fn caps(&self, player: Option<Uuid>, now: DateTime<Utc>) -> Vec<Cap> {
        let (day, month) = (now.format("%Y-%m-%d").to_string(), now.format("%Y-%m").to_string());
        let mut caps = vec![(None, &day, self.day_usd), (None, &month, self.month_usd)];
        if let Some(player) = player {
            caps.extend([(Some(player), &day, self.player_day_usd), (Some(player), &month, self.player_month_usd)]);
        }
        let scope = |player: Option<Uuid>| player.map_or_else(|| "all".to_owned(), |id| format!("player:{id}"));
        caps.into_iter()
            .filter(|(.., usd)| *usd > 0.0)
            .map(|(player, period, usd)| Cap {
                scope: scope(player),
                period: period.clone(),
                player,
                limit: micro_usd(usd),
            })
            .collect()
    }
}

/// Counts the calls of one job.
#[derive(Clone)]
pub(crate) struct StoreMeter {
    game: Game,
    player: Option<Uuid>,
    evaluation: Option<Uuid>,
    open: Arc<Mutex<HashMap<u128, (budgets::Ticket, PlannedCall)>>>,
}

impl StoreMeter {
    pub(crate) fn new(game: &Game, player: Option<Uuid>, evaluation: Option<Uuid>) -> Self {
        Self {
            game: game.clone(),
            player,
            evaluation,
            open: Arc::default(),
        }
    }

    async fn reserve_call(&self, call: &PlannedCall) -> Result<Ticket, OverCap> {
        let now = clock::now();
        let caps = self.game.budget.caps(self.player, now);
        let id = ids::new();
        let amount = call.max_cost_micro_usd.unwrap_or(0);
        match budgets::reserve(&self.game.store, id, &caps, amount, now).await {
            Ok(Reserved::Ticket(ticket)) => {
                self.open
                    .lock()
                    .unwrap_or_else(PoisonError::into_inner)
                    .insert(id.as_u128(), (ticket, call.clone()));
                Ok(Ticket(id.as_u128()))
            }
            Ok(Reserved::OverCap(cap)) => Err(OverCap {
                cap: format!("{}/{}", cap.scope, cap.period),
            }),
            // Without its books the cap can't be kept, so nothing is spent.
            Err(error) => {
                tracing::warn!(%error, "the budget can't be read, so no model is asked: {error}");
                Err(OverCap { cap: "unreadable".to_owned() })
            }
        }
    }

    async fn settle_call(&self, ticket: Ticket, attempt: Attempt) {
        let Some((reserved, call)) = self.open.lock().unwrap_or_else(PoisonError::into_inner).remove(&ticket.0) else {
            return;
        };
        let cost = attempt.cost_usd.map(micro_usd);
        if let Err(error) = budgets::settle(&self.game.store, reserved, cost).await {
            tracing::warn!(%error, "a reservation was not settled; it is at the full amount later: {error}");
        }
        let row = NewUsage {
            at: clock::now(),
            player_id: self.player,
            evaluation_id: self.evaluation,
            purpose: call.purpose.as_str().to_owned(),
            prompt: Some(call.prompt),
            attempt,
        };
        if let Err(error) = usage::record(&self.game.store, &[row]).await {
            tracing::error!(%error, "an attempt was not written down: {error}");
        }
    }
}

impl Meter for StoreMeter {
    fn reserve<'a>(&'a self, call: &'a PlannedCall) -> BoxFuture<'a, Result<Ticket, OverCap>> {
        self.reserve_call(call).boxed()
    }

    fn settle<'a>(&'a self, ticket: Ticket, attempt: &'a Attempt) -> BoxFuture<'a, ()> {
        self.settle_call(ticket, attempt.clone()).boxed()
    }

    fn abandon(&self, ticket: Ticket, attempt: Attempt) {
        let meter = self.clone();
        self.game.background.spawn(async move { meter.settle_call(ticket, attempt).await });
    }
}
