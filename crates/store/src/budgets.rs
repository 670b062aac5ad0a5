//! Hard caps on money: reserve before a call, settle after it. Each reservation is one conditional statement a scope, so that however many
//! call at once, reserved plus settled never exceeds a cap.

use crate::{
    Store, StoreError,
    db::{Tx, all, one, run},
    entity::{budget, reservation},
    ids::micros,
};
use chrono::{DateTime, Utc};
use sea_orm::{EntityTrait, Set};
use uuid::Uuid;

pub(crate) mod together;

/// A cap that a call must fit under.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cap {
    /// What is capped: `all`, or `player:<id>`.
    pub scope: String,
    /// In which time: `2026-11-23`, `2026-11`.
    pub period: String,
    /// Whose budget it is; erased with them.
    pub player: Option<Uuid>,
    /// The most that may be spent, in millionths of a US dollar.
    pub limit: i64,
}

/// What is set aside for a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ticket {
    /// The reservation's id.
    pub id: Uuid,
    /// What was set aside, in millionths of a US dollar.
    pub amount: i64,
    /// Was there any cap to set it aside under?
    pub capped: bool,
}

/// May the call be made?
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reserved {
    /// Yes, with this ticket.
    Ticket(Ticket),
    /// No: it doesn't fit under this cap. Nothing was set aside.
    OverCap(Cap),
}

/// What a budget stands at.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Spent {
    /// Set aside for calls that are under way.
    pub reserved: i64,
    /// Spent.
    pub settled: i64,
}

/// Sets `amount` (millionths of a US dollar) aside under every cap, or under none.
pub async fn reserve(store: &Store, ticket: Uuid, caps: &[Cap], amount: i64, now: DateTime<Utc>) -> Result<Reserved, StoreError> {
    let amount = amount.max(0);
    let reserved = Ticket {
        id: ticket,
        amount,
        capped: !caps.is_empty(),
    };
    if caps.is_empty() {
        return Ok(Reserved::Ticket(reserved));
    }
    if together::reserve(store, ticket, caps, amount, now).await? {
        return Ok(Reserved::Ticket(reserved));
    }
    reserve_in_steps(store, reserved, caps, now).await
}

async fn reserve_in_steps(store: &Store, reserved: Ticket, caps: &[Cap], now: DateTime<Utc>) -> Result<Reserved, StoreError> {
    let Ticket { id: ticket, amount, .. } = reserved;
    // In the order of their keys, so that two who reserve at once don't wait for each other in a circle.
    let mut caps: Vec<&Cap> = caps.iter().collect();
    caps.sort_by(|a, b| (&a.scope, &a.period).cmp(&(&b.scope, &b.period)));
    let tx = store.begin().await?;
    for cap in &caps {
        let sql = "INSERT INTO budgets (scope, period, player_id, reserved, settled) SELECT $1, $2, $3, $4, 0 WHERE $4 <= $5 \
                   ON CONFLICT (scope, period) DO UPDATE SET reserved = budgets.reserved + $4 WHERE budgets.reserved + budgets.settled + $4 <= $5";
        let values = [
            cap.scope.as_str().into(),
            cap.period.as_str().into(),
            cap.player.into(),
            amount.into(),
            cap.limit.into(),
        ];
        if run(&*tx, sql, values).await? == 0 {
            tx.rollback().await?;
            return Ok(Reserved::OverCap((*cap).clone()));
        }
    }
    let rows = caps.iter().map(|cap| reservation::ActiveModel {
        scope: Set(cap.scope.clone()),
        period: Set(cap.period.clone()),
        ticket: Set(ticket),
        amount: Set(amount),
        created_at: Set(micros(now)),
    });
    reservation::Entity::insert_many(rows).exec_without_returning(&*tx).await?;
    tx.commit().await?;
    Ok(Reserved::Ticket(reserved))
}

/// Turns what was set aside into what was spent. An unknown cost (`None`) is taken for all that was set aside, since a cap must hold
/// whatever the bill says; a call that was never made or not billed costs 0. A ticket is settled once: again changes nothing.
pub async fn settle(store: &Store, ticket: Ticket, actual: Option<i64>) -> Result<(), StoreError> {
    let tx = store.begin().await?;
    settle_in(&tx, ticket, actual).await?;
    tx.commit().await
}

pub(crate) async fn settle_in(tx: &Tx, ticket: Ticket, actual: Option<i64>) -> Result<(), StoreError> {
    if !ticket.capped {
        return Ok(());
    }
    let sql = "DELETE FROM reservations WHERE ticket = $1 RETURNING *";
    let mut rows: Vec<reservation::Model> = all(&**tx, sql, [ticket.id.into()]).await?;
    rows.sort_by(|a, b| (&a.scope, &a.period).cmp(&(&b.scope, &b.period)));
    for row in rows {
        let spent = actual.unwrap_or(row.amount).max(0);
        let sql = "UPDATE budgets SET reserved = reserved - $3, settled = settled + $4 WHERE scope = $1 AND period = $2";
        run(&**tx, sql, [row.scope.into(), row.period.into(), row.amount.into(), spent.into()]).await?;
    }
    Ok(())
}

/// Settles reservations older than `before`, whose process died in the middle of a call, at the full amount: the call may have been billed.
/// Returns how many tickets.
pub async fn settle_stale(store: &Store, before: DateTime<Utc>) -> Result<usize, StoreError> {
    let sql = "SELECT * FROM reservations WHERE created_at < $1 ORDER BY created_at LIMIT 1000";
    let rows: Vec<reservation::Model> = all(store.reader(), sql, [micros(before).into()]).await?;
    let mut tickets: Vec<(Uuid, i64)> = rows.into_iter().map(|r| (r.ticket, r.amount)).collect();
    tickets.sort_unstable();
    tickets.dedup();
    for (id, amount) in &tickets {
        let ticket = Ticket {
            id: *id,
            amount: *amount,
            capped: true,
        };
        settle(store, ticket, None).await?;
    }
    Ok(tickets.len())
}

/// What this budget stands at.
pub async fn spent(store: &Store, scope: &str, period: &str) -> Result<Spent, StoreError> {
    let sql = "SELECT * FROM budgets WHERE scope = $1 AND period = $2";
    let row: Option<budget::Model> = one(store.reader(), sql, [scope.into(), period.into()]).await?;
    Ok(row.map_or_else(Spent::default, |b| Spent {
        reserved: b.reserved,
        settled: b.settled,
    }))
}
