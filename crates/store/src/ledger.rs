//! The in-game balance and the append-only ledger that is its truth: balance = 100 + the sum of the entries.

use crate::{
    ConflictKind, Store, StoreError,
    db::{Tx, all, all_of, among, for_update, number, one_of, run},
    entity::ledger::Model,
    ids,
};
use careersim_domain::{Balance, balance::EntryKind};
use chrono::{DateTime, Utc};
use sea_orm::FromQueryResult;
use std::collections::HashMap;
use uuid::Uuid;

/// One entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedgerRow {
    /// Its id.
    pub id: Uuid,
    /// From 1, without gaps, in the order in which the balance moved.
    pub seq: i64,
    /// The day it belongs to.
    pub session_id: Option<Uuid>,
    /// The evaluation that moved the balance.
    pub evaluation_id: Option<Uuid>,
    /// `answer`, `hint`, `rewind` or `correction`.
    pub kind: String,
    /// What really moved.
    pub amount: i64,
    /// The balance after it.
    pub balance_after: i64,
    /// When.
    pub created_at: DateTime<Utc>,
}

impl From<Model> for LedgerRow {
    fn from(m: Model) -> Self {
        Self {
            id: m.id,
            seq: m.seq,
            session_id: m.session_id,
            evaluation_id: m.evaluation_id,
            kind: m.kind,
            amount: m.amount,
            balance_after: m.balance_after,
            created_at: m.created_at,
        }
    }
}

/// Every entry of a player, in order.
pub async fn entries(store: &Store, player: Uuid) -> Result<Vec<LedgerRow>, StoreError> {
    let sql = "SELECT * FROM ledger WHERE player_id = $1 ORDER BY seq";
    Ok(all::<_, Model>(store.reader(), sql, [player.into()])
        .await?
        .into_iter()
        .map(LedgerRow::from)
        .collect())
}

/// The players whose balance is not 100 plus the sum of their entries: always 0, or something is broken.
pub async fn mismatches(store: &Store) -> Result<i64, StoreError> {
    let sql = "SELECT COUNT(*) FROM players p WHERE p.balance <> $1 + (SELECT COALESCE(SUM(l.amount), 0) FROM ledger l WHERE l.player_id = p.id)";
    number(store.reader(), sql, [careersim_domain::START_BALANCE.into()]).await
}

#[derive(FromQueryResult)]
struct BalanceRow {
    balance: i64,
}

/// Locks the player's row until the transaction ends and tells the balance. Every transaction that changes something for a
/// player begins with this, so that they queue up instead of dead-locking.
///
/// # Errors
/// [`StoreError::NotFound`] when the player was erased.
pub(crate) async fn lock(tx: &Tx, player: Uuid) -> Result<Balance, StoreError> {
    let sql = format!("SELECT balance FROM players WHERE id = $1{}", for_update(&**tx));
    let row: Option<BalanceRow> = one_of(&**tx, &sql, [player.into()]).await?;
    row.map(|r| Balance::new(r.balance)).ok_or(StoreError::NotFound)
}

#[derive(FromQueryResult)]
struct Wallet {
    id: Uuid,
    balance: i64,
}

/// [`lock`] for those of several players who are free; for the others, too, if it is to wait for them.
pub(crate) async fn lock_some(tx: &Tx, players: &[Uuid], waits: bool) -> Result<HashMap<Uuid, Balance>, StoreError> {
    let (these, values) = among(&**tx, "id", players);
    let skip = if waits || tx.is_sqlite() { "" } else { " SKIP LOCKED" };
    let sql = format!("SELECT id, balance FROM players WHERE {these} ORDER BY id{}{skip}", for_update(&**tx));
    let wallets: Vec<Wallet> = all_of(&**tx, &sql, values).await?;
    Ok(wallets.into_iter().map(|w| (w.id, Balance::new(w.balance))).collect())
}

#[derive(FromQueryResult)]
struct Turn {
    balance: i64,
    jobs: i64,
}

/// [`lock`] with the number of jobs that the player waits for.
pub(crate) async fn lock_in_turn(tx: &Tx, player: Uuid) -> Result<(Balance, i64), StoreError> {
    let sql = format!(
        "SELECT balance, (SELECT COUNT(*) FROM evaluations e WHERE e.player_id = $1 AND e.status IN ('queued', 'running')) AS jobs FROM players WHERE id = $1{}",
        for_update(&**tx)
    );
    let row: Option<Turn> = one_of(&**tx, &sql, [player.into()]).await?;
    row.map(|r| (Balance::new(r.balance), r.jobs)).ok_or(StoreError::NotFound)
}

/// What an entry is about.
pub(crate) struct Entry {
    pub(crate) player: Uuid,
    pub(crate) session: Option<Uuid>,
    pub(crate) evaluation: Option<Uuid>,
    pub(crate) kind: EntryKind,
}

/// Moves the balance by `change` and writes the entry. `before` comes from [`lock`] in the same transaction.
pub(crate) async fn book(tx: &Tx, entry: Entry, before: Balance, change: i64, now: DateTime<Utc>) -> Result<(), StoreError> {
    let after = before.after(change);
    let amount = after.get() - before.get();
    let sql = "UPDATE players SET balance = balance + $2 WHERE id = $1 AND balance = $3";
    if run(&**tx, sql, [entry.player.into(), amount.into(), before.get().into()]).await? == 0 {
        return Err(StoreError::Internal("the balance moved under its own lock".to_owned()));
    }
    let sql = "INSERT INTO ledger (id, player_id, seq, session_id, evaluation_id, kind, amount, balance_after, created_at) \
               SELECT $1, $2, COALESCE(MAX(seq), 0) + 1, $3, $4, $5, $6, $7, $8 FROM ledger WHERE player_id = $2";
    let row = [
        ids::new(now).into(),
        entry.player.into(),
        entry.session.into(),
        entry.evaluation.into(),
        entry.kind.as_str().into(),
        amount.into(),
        after.get().into(),
        now.into(),
    ];
    run(&**tx, sql, row).await?;
    Ok(())
}

/// Pays `price`.
///
/// # Errors
/// [`ConflictKind::InsufficientBalance`].
pub(crate) async fn pay(tx: &Tx, entry: Entry, before: Balance, price: i64, now: DateTime<Utc>) -> Result<Balance, StoreError> {
    if before.pay(price).is_err() {
        return Err(ConflictKind::InsufficientBalance { balance: before.get() }.into());
    }
    book(tx, entry, before, -price, now).await?;
    Ok(before.after(-price))
}
