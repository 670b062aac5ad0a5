//! Closing the books on calls: what was set aside is settled and the attempts are written, for all who end at the same time together.

use super::{ADD_UP, Model, sums_of, write_in};
use crate::{
    Store, StoreError,
    budgets::{self, Ticket},
    db::{each, run},
};
use sea_orm::Value;
use uuid::Uuid;

/// A call that has ended.
#[derive(Clone)]
pub(crate) struct Closing {
    pub(super) ticket: Ticket,
    /// What the caps count; unknown is all that was set aside.
    pub(super) actual: Option<i64>,
    pub(super) row: Model,
}

pub(super) async fn close(store: &Store, closing: Closing) -> Result<(), StoreError> {
    // The call was made: what is not written now would have to be tried again.
    store.together(|g| &g.closings, closing, store.config().result_timeout(), close_all).await
}

async fn close_all(store: Store, closings: Vec<Closing>) -> Result<Vec<()>, StoreError> {
    if store.is_sqlite() {
        close_in_steps(&store, &closings).await?;
    } else {
        run(store.writer(), &format!("{CLOSE} {ADD_UP}"), values(&closings)).await?;
    }
    Ok(vec![(); closings.len()])
}

async fn close_in_steps(store: &Store, closings: &[Closing]) -> Result<(), StoreError> {
    let tx = store.begin().await?;
    for closing in closings {
        budgets::settle_in(&tx, closing.ticket, closing.actual).await?;
    }
    let rows: Vec<Model> = closings.iter().map(|c| c.row.clone()).collect();
    write_in(&tx, &rows).await?;
    tx.commit().await
}

// Arrays hold no nulls here: -1, an empty text and the nil id stand for what is unknown.
const CLOSE: &str = "WITH item AS (SELECT * FROM unnest($1::uuid[], $2::bigint[]) AS i (ticket, actual)), \
    gone AS (DELETE FROM reservations r USING item i WHERE r.ticket = i.ticket \
      RETURNING r.scope, r.period, r.amount, CASE WHEN i.actual < 0 THEN r.amount ELSE i.actual END AS spent), \
    sums AS (SELECT scope, period, SUM(amount)::bigint AS amount, SUM(spent)::bigint AS spent FROM gone GROUP BY scope, period), \
    held AS (SELECT b.scope, b.period FROM budgets b JOIN sums s ON s.scope = b.scope AND s.period = b.period ORDER BY b.scope, b.period FOR NO KEY UPDATE OF b), \
    lowered AS (UPDATE budgets b SET reserved = b.reserved - s.amount, settled = b.settled + s.spent \
      FROM sums s JOIN held h ON h.scope = s.scope AND h.period = s.period WHERE b.scope = s.scope AND b.period = s.period), \
    written AS (INSERT INTO usage_attempts (id, at, day, player_id, evaluation_id, purpose, model, outcome, prompt, tokens_in, tokens_out, tokens_thought, \
      tokens_cached, cost_micro_usd, ms) SELECT a.id, a.at, a.day, NULLIF(a.player, $3), NULLIF(a.evaluation, $3), a.purpose, a.model, a.outcome, NULLIF(a.prompt, ''), \
      NULLIF(a.tokens_in, -1), NULLIF(a.tokens_out, -1), NULLIF(a.tokens_thought, -1), NULLIF(a.tokens_cached, -1), NULLIF(a.cost, -1), a.ms \
      FROM unnest($4::uuid[], $5::timestamptz[], $6::text[], $7::uuid[], $8::uuid[], $9::text[], $10::text[], $11::text[], $12::text[], $13::bigint[], $14::bigint[], \
      $15::bigint[], $16::bigint[], $17::bigint[], $18::bigint[]) \
      AS a (id, at, day, player, evaluation, purpose, model, outcome, prompt, tokens_in, tokens_out, tokens_thought, tokens_cached, cost, ms)) \
    INSERT INTO usage_daily (day, model, purpose, prompt, outcome, calls, tokens_in, tokens_out, tokens_thought, tokens_cached, cost_micro_usd, unknown_costs, ms) \
      SELECT * FROM unnest($19::text[], $20::text[], $21::text[], $22::text[], $23::text[], $24::bigint[], $25::bigint[], $26::bigint[], $27::bigint[], $28::bigint[], \
      $29::bigint[], $30::bigint[], $31::bigint[]) AS d (day, model, purpose, prompt, outcome, calls, tokens_in, tokens_out, tokens_thought, tokens_cached, cost, unknown, ms) \
      ORDER BY d.day, d.model, d.purpose, d.prompt, d.outcome";

fn values(closings: &[Closing]) -> Vec<Value> {
    let ids = |id: fn(&Model) -> Option<Uuid>| each(closings, |c| id(&c.row).unwrap_or_default());
    let numbers = |number: fn(&Model) -> Option<i64>| each(closings, |c| number(&c.row).unwrap_or(-1));
    let texts = |text: fn(&Model) -> &str| each(closings, |c| text(&c.row).to_owned());
    let mut values = vec![
        each(closings, |c| c.ticket.id),
        each(closings, |c| c.actual.map_or(-1, |actual| actual.max(0))),
        Uuid::nil().into(),
        each(closings, |c| c.row.id),
        each(closings, |c| c.row.at),
        texts(|r| &r.day),
        ids(|r| r.player_id),
        ids(|r| r.evaluation_id),
        texts(|r| &r.purpose),
        texts(|r| &r.model),
        texts(|r| &r.outcome),
        texts(|r| r.prompt.as_deref().unwrap_or_default()),
        numbers(|r| r.tokens_in),
        numbers(|r| r.tokens_out),
        numbers(|r| r.tokens_thought),
        numbers(|r| r.tokens_cached),
        numbers(|r| r.cost_micro_usd),
        numbers(|r| Some(r.ms)),
    ];
    let rows: Vec<Model> = closings.iter().map(|c| c.row.clone()).collect();
    let sums: Vec<([String; 5], [i64; 8])> = sums_of(&rows).into_iter().collect();
    values.extend((0..5).map(|i| each(&sums, |(key, _)| key[i].clone())));
    values.extend((0..8).map(|i| each(&sums, |(_, sum)| sum[i])));
    values
}
