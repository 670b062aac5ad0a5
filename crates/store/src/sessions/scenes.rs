//! The scenes of a day: which one stands in which round, what it carries over, and whether its hint was bought.

use super::{finished, locked, round};
use crate::{
    ConflictKind, Store, StoreError,
    db::{Tx, all, one, run},
    entity::{scenario, session_scene::Model},
    ids::micros,
    ledger::{self, Entry},
    scenarios::ScenarioRow,
};
use careersim_domain::balance::EntryKind;
use chrono::{DateTime, Utc};
use uuid::Uuid;

/// A scene's place in a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SceneRow {
    /// The day.
    pub session_id: Uuid,
    /// From 1.
    pub round: u8,
    /// The scene.
    pub scenario_id: Uuid,
    /// What an earlier decision led to, shown before the situation.
    pub carry: Option<String>,
    /// When the hint was bought.
    pub hint_at: Option<DateTime<Utc>>,
    /// When the player was first shown it.
    pub shown_at: DateTime<Utc>,
    /// The answer, once there is one; in a fork that of the parent.
    pub answer_id: Option<Uuid>,
}

impl TryFrom<Model> for SceneRow {
    type Error = StoreError;

    fn try_from(m: Model) -> Result<Self, StoreError> {
        Ok(Self {
            session_id: m.session_id,
            round: round(m.round)?,
            scenario_id: m.scenario_id,
            carry: m.carry,
            hint_at: m.hint_at,
            shown_at: m.shown_at,
            answer_id: m.answer_id,
        })
    }
}

/// A scene's place with the scene.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scene {
    /// Its place.
    pub place: SceneRow,
    /// The scene.
    pub scenario: ScenarioRow,
}

/// Puts a scene in a round of a player's day. Two calls at once get the same one: the first that came. It then counts as played.
///
/// # Errors
/// [`StoreError::NotFound`], [`ConflictKind::SessionFinished`] unless the round has its scene already, [`ConflictKind::SceneRepeats`] when the scene stands in another round.
pub async fn place_scene(
    store: &Store,
    session: Uuid,
    player: Uuid,
    at: u8,
    scenario: Uuid,
    carry: Option<&str>,
    now: DateTime<Utc>,
) -> Result<SceneRow, StoreError> {
    let now = micros(now);
    let tx = store.begin().await?;
    ledger::lock(&tx, player).await?;
    let day = locked(&tx, session, player).await?;
    let values = [session.into(), i32::from(at).into()];
    if let Some(there) = one::<_, Model>(&*tx, "SELECT * FROM session_scenes WHERE session_id = $1 AND round = $2", values).await? {
        tx.rollback().await?;
        return there.try_into();
    }
    finished(&day)?;
    if at == 0 || at > day.rounds {
        return Err(StoreError::NotFound);
    }
    let placed = insert_scene(&tx, session, player, at, scenario, carry, now).await?;
    tx.commit().await?;
    placed.try_into()
}

/// Writes the scene's place, and that the player has played it. The caller holds the player's lock.
///
/// # Errors
/// [`ConflictKind::SceneRepeats`].
pub(crate) async fn insert_scene(
    tx: &Tx,
    session: Uuid,
    player: Uuid,
    at: u8,
    scenario: Uuid,
    carry: Option<&str>,
    now: DateTime<Utc>,
) -> Result<Model, StoreError> {
    let sql = "INSERT INTO session_scenes (session_id, round, scenario_id, carry, shown_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING RETURNING *";
    let values = [
        session.into(),
        i32::from(at).into(),
        scenario.into(),
        carry.map(str::to_owned).into(),
        now.into(),
    ];
    let placed: Option<Model> = one(&**tx, sql, values).await?;
    let placed = placed.ok_or(ConflictKind::SceneRepeats)?;
    let sql = "INSERT INTO played_origins (player_id, origin, played_at) SELECT $1, origin, $3 FROM scenarios WHERE id = $2 ON CONFLICT DO NOTHING";
    run(&**tx, sql, [player.into(), scenario.into(), now.into()]).await?;
    Ok(placed)
}

/// The scene's place in this day of this player.
pub async fn scene(store: &Store, session: Uuid, player: Uuid, scenario: Uuid) -> Result<Option<SceneRow>, StoreError> {
    let sql = "SELECT s.* FROM session_scenes s JOIN sessions d ON d.id = s.session_id WHERE s.session_id = $1 AND d.player_id = $2 AND s.scenario_id = $3";
    let row: Option<Model> = one(store.reader(), sql, [session.into(), player.into(), scenario.into()]).await?;
    row.map(SceneRow::try_from).transpose()
}

/// The player's latest day that has this scene.
pub async fn latest_with(store: &Store, player: Uuid, scenario: Uuid) -> Result<Option<Uuid>, StoreError> {
    let sql = "SELECT s.* FROM session_scenes s JOIN sessions d ON d.id = s.session_id WHERE d.player_id = $1 AND s.scenario_id = $2 \
               ORDER BY d.created_at DESC, d.id DESC LIMIT 1";
    let row: Option<Model> = one(store.reader(), sql, [player.into(), scenario.into()]).await?;
    Ok(row.map(|r| r.session_id))
}

/// Every scene of a day, in order; a fork's begin with those that it shares with its parent.
pub async fn scenes(store: &Store, session: Uuid) -> Result<Vec<Scene>, StoreError> {
    let places: Vec<Model> = all(
        store.reader(),
        "SELECT * FROM session_scenes WHERE session_id = $1 ORDER BY round",
        [session.into()],
    )
    .await?;
    let sql = "SELECT c.* FROM scenarios c JOIN session_scenes s ON s.scenario_id = c.id WHERE s.session_id = $1 ORDER BY s.round";
    let scenarios: Vec<scenario::Model> = all(store.reader(), sql, [session.into()]).await?;
    let mut scenarios = scenarios.into_iter().map(|m| (m.id, m)).collect::<std::collections::HashMap<_, _>>();
    places
        .into_iter()
        // A scene that was placed between the two reads comes with the next call.
        .filter_map(|place| scenarios.remove(&place.scenario_id).map(|scenario| (place, scenario)))
        .map(|(place, scenario)| {
            Ok(Scene {
                place: place.try_into()?,
                scenario: scenario.try_into()?,
            })
        })
        .collect()
}

/// What buying a hint came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HintReveal {
    /// What really moved: minus the price, or 0 when it was bought before.
    pub change: i64,
    /// The balance now.
    pub balance: i64,
}

/// Buys the hint of a scene; the second time it is free.
///
/// # Errors
/// [`StoreError::NotFound`] when the scene isn't in this player's day, [`ConflictKind::InsufficientBalance`].
pub async fn reveal_hint(store: &Store, session: Uuid, player: Uuid, scenario: Uuid, price: i64, now: DateTime<Utc>) -> Result<HintReveal, StoreError> {
    let now = micros(now);
    let tx = store.begin().await?;
    let before = ledger::lock(&tx, player).await?;
    locked(&tx, session, player).await?;
    let sql = "UPDATE session_scenes SET hint_at = $3 WHERE session_id = $1 AND scenario_id = $2 AND hint_at IS NULL";
    if run(&*tx, sql, [session.into(), scenario.into(), now.into()]).await? == 0 {
        let sql = "SELECT * FROM session_scenes WHERE session_id = $1 AND scenario_id = $2";
        let there: Option<Model> = one(&*tx, sql, [session.into(), scenario.into()]).await?;
        tx.rollback().await?;
        return there
            .map(|_| HintReveal {
                change: 0,
                balance: before.get(),
            })
            .ok_or(StoreError::NotFound);
    }
    let entry = Entry {
        player,
        session: Some(session),
        evaluation: None,
        kind: EntryKind::Hint,
    };
    let after = ledger::pay(&tx, entry, before, price, now).await?;
    tx.commit().await?;
    Ok(HintReveal {
        change: after.get() - before.get(),
        balance: after.get(),
    })
}
