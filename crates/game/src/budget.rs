//! Money: every call to a model is reserved under the caps before it is made and settled after it; every attempt is written down.

use crate::{Game, clock, ids};
use careersim_coach::{
    is_unbilled,
    meter::{Meter, OverCap, PlannedCall, Ticket},
};
use careersim_domain::{Attempt, Receipt};
use careersim_store::{
    StoreError,
    budgets::{self, Cap, Reserved},
    usage::{self, NewUsage},
};
use chrono::{DateTime, Utc};
use futures::{FutureExt, future::BoxFuture};
use serde::Deserialize;
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
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
    /// The installation's own caps by name, in the order day, month; without those that are off.
    pub fn own_caps(&self, now: DateTime<Utc>) -> Vec<(&'static str, Cap)> {
        let names = [("day", self.day_usd), ("month", self.month_usd)];
        let set = names.into_iter().filter(|(_, usd)| *usd > 0.0).map(|(name, _)| name);
        set.zip(self.caps(None, now)).collect()
    }

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
            Ok(Reserved::OverCap(cap)) => {
                self.game.signals.over_cap(if cap.player.is_some() { "player" } else { "all" });
                Err(OverCap {
                    cap: format!("{}/{}", cap.scope, cap.period),
                })
            }
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
        let cost = usage::micro_usd(attempt.cost_usd);
        self.game.signals.attempt(&call, &attempt, cost);
        let closing = Closing {
            ticket: reserved,
            actual: cost.or_else(|| is_unbilled(&attempt.outcome).then_some(0)),
            row: NewUsage {
                at: clock::now(),
                player_id: self.player,
                evaluation_id: self.evaluation,
                purpose: call.purpose.as_str().to_owned(),
                prompt: Some(call.prompt),
                attempt,
            },
        };
        if let Err(error) = closing.write(&self.game).await {
            tracing::warn!(%error, "an attempt could not be written down; it is tried again: {error}");
            let game = self.game.clone();
            self.game.background.spawn(async move { closing.insist(&game).await });
        }
    }
}

// How long to wait before each further try to close the books on a call.
const TRIES: [Duration; 5] = [
    Duration::from_millis(200),
    Duration::from_secs(1),
    Duration::from_secs(5),
    Duration::from_secs(20),
    Duration::from_mins(1),
];

/// A call whose books are being closed.
struct Closing {
    ticket: budgets::Ticket,
    // What the caps count; unknown is all that was reserved.
    actual: Option<i64>,
    row: NewUsage,
}

impl Closing {
    async fn write(&self, game: &Game) -> Result<(), StoreError> {
        usage::settle(&game.store, self.ticket, self.actual, &self.row).await
    }

    // The database is away for a moment: no attempt is to be lost for that.
    async fn insist(self, game: &Game) {
        for pause in TRIES {
            tokio::time::sleep(pause).await;
            if self.write(game).await.is_ok() {
                return;
            }
        }
        tracing::error!(model = self.row.attempt.model, "an attempt was not written down");
    }
}

/// What all attempts of a receipt cost (unknown is none) and their tokens.
pub(crate) fn totals(receipt: &Receipt) -> (Option<f64>, u64) {
    let attempts = &receipt.attempts;
    let counts = attempts.iter().flat_map(|a| [a.input_tokens, a.output_tokens, a.thought_tokens]);
    let cost: Option<f64> = attempts.iter().map(|a| a.cost_usd).sum();
    (cost.filter(|_| !attempts.is_empty()), counts.flatten().sum())
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
