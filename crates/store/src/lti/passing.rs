//! What lives for a moment: the state of a login that a platform must bring back, and the code by which the page takes over a session.
//! Each is good once; of both there are only fingerprints here.

use crate::{
    Store, StoreError,
    db::{one, run},
    entity::{lti_handover, lti_state},
    ids::micros,
};
use chrono::{DateTime, Utc};
use sea_orm::{EntityTrait, IntoActiveModel};
use uuid::Uuid;

/// A login that a browser was sent to a platform with.
#[derive(Debug, Clone)]
pub struct NewState {
    /// The fingerprint of `state`.
    pub state_hash: String,
    /// Who was asked.
    pub platform: Uuid,
    /// The fingerprint of `nonce`.
    pub nonce_hash: String,
    /// What was to be opened.
    pub target: String,
    /// Until when it is good.
    pub expires_at: DateTime<Utc>,
}

/// A login that was brought back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StateRow {
    /// Who was asked.
    pub platform: Uuid,
    /// The fingerprint of `nonce`.
    pub nonce_hash: String,
    /// What was to be opened.
    pub target: String,
    /// When it began.
    pub created_at: DateTime<Utc>,
    /// Until when it is good.
    pub expires_at: DateTime<Utc>,
}

/// Remembers a login.
pub async fn remember(store: &Store, new: NewState, now: DateTime<Utc>) -> Result<(), StoreError> {
    let row = lti_state::Model {
        state_hash: new.state_hash,
        platform_id: new.platform,
        nonce_hash: new.nonce_hash,
        target: new.target,
        created_at: micros(now),
        expires_at: micros(new.expires_at),
    };
    lti_state::Entity::insert(row.into_active_model())
        .exec_without_returning(store.writer())
        .await?;
    Ok(())
}

/// Uses a login up, whether it is still good or not. Of two who bring it at once one gets it.
pub async fn take_state(store: &Store, state_hash: &str) -> Result<Option<StateRow>, StoreError> {
    let row: Option<lti_state::Model> = one(store.writer(), "DELETE FROM lti_states WHERE state_hash = $1 RETURNING *", [state_hash.into()]).await?;
    Ok(row.map(|m| StateRow {
        platform: m.platform_id,
        nonce_hash: m.nonce_hash,
        target: m.target,
        created_at: m.created_at,
        expires_at: m.expires_at,
    }))
}

/// A session that waits for its page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handover {
    /// Whose.
    pub player: Uuid,
    /// The class that they came to.
    pub class: Uuid,
    /// The assignment that they came for.
    pub assignment: Uuid,
    /// Until when.
    pub expires_at: DateTime<Utc>,
}

/// Puts a session down for whoever brings the code with this fingerprint.
pub async fn hand_over(store: &Store, code_hash: &str, session: &Handover) -> Result<(), StoreError> {
    let row = lti_handover::Model {
        code_hash: code_hash.to_owned(),
        player_id: session.player,
        class_id: session.class,
        assignment_id: session.assignment,
        expires_at: micros(session.expires_at),
    };
    lti_handover::Entity::insert(row.into_active_model())
        .exec_without_returning(store.writer())
        .await?;
    Ok(())
}

/// Takes a session; a code works once, and not after its time.
pub async fn take_handover(store: &Store, code_hash: &str, now: DateTime<Utc>) -> Result<Option<Handover>, StoreError> {
    let row: Option<lti_handover::Model> = one(store.writer(), "DELETE FROM lti_handovers WHERE code_hash = $1 RETURNING *", [code_hash.into()]).await?;
    Ok(row.filter(|m| m.expires_at > now).map(|m| Handover {
        player: m.player_id,
        class: m.class_id,
        assignment: m.assignment_id,
        expires_at: m.expires_at,
    }))
}

/// Forgets what nobody brought in time.
pub async fn sweep(store: &Store, before: DateTime<Utc>) -> Result<u64, StoreError> {
    let mut forgotten = 0;
    for table in ["lti_states", "lti_handovers"] {
        forgotten += run(store.writer(), &format!("DELETE FROM {table} WHERE expires_at < $1"), [micros(before).into()]).await?;
    }
    Ok(forgotten)
}
