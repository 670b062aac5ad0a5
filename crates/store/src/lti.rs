//! Learning platforms (LTI 1.3): which an operator registered, the keys that this installation shows them, and what a launch leaves behind.

use crate::{
    Store, StoreError,
    db::{all, one, run},
    entity::{lti_key, lti_platform},
    ids::micros,
};
use chrono::{DateTime, Utc};
use sea_orm::{EntityTrait, IntoActiveModel};
use secrecy::{ExposeSecret, SecretString};
use serde::Serialize;
use uuid::Uuid;

mod launch;
mod passing;
pub use launch::{LinkRow, NewLink, PlatformUser, bind_context, bind_link, bind_user, class_of, link_of, player_of, set_line_item, teacher_of};
pub use passing::{Handover, NewState, StateRow, hand_over, remember, sweep, take_handover, take_state};

/// A platform as an operator registered it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PlatformRow {
    /// Its id.
    pub id: Uuid,
    /// What operators call it.
    pub name: String,
    /// `iss` of its tokens.
    pub issuer: String,
    /// What it calls this tool.
    pub client_id: String,
    /// The deployments that may launch.
    pub deployments: Vec<String>,
    /// Where a browser is sent to at a login.
    pub auth_url: String,
    /// Where access tokens for its services come from.
    pub token_url: String,
    /// Where its public keys are.
    pub jwks_url: String,
    /// `aud` of what is shown at `token_url`.
    pub token_audience: String,
    /// The origins, such as `https://school.example`, that scores may be sent to.
    pub services: Vec<String>,
    /// Since when.
    pub created_at: DateTime<Utc>,
}

impl TryFrom<lti_platform::Model> for PlatformRow {
    type Error = StoreError;

    fn try_from(m: lti_platform::Model) -> Result<Self, StoreError> {
        Ok(Self {
            id: m.id,
            name: m.name,
            issuer: m.issuer,
            client_id: m.client_id,
            deployments: serde_json::from_str(&m.deployments)?,
            auth_url: m.auth_url,
            token_url: m.token_url,
            jwks_url: m.jwks_url,
            token_audience: m.token_audience,
            services: serde_json::from_str(&m.services)?,
            created_at: m.created_at,
        })
    }
}

/// Registers a platform.
///
/// # Errors
/// [`crate::ConflictKind::Duplicate`] when the name, or the issuer with this client id, is there already.
pub async fn add_platform(store: &Store, new: PlatformRow) -> Result<PlatformRow, StoreError> {
    let row = lti_platform::Model {
        id: new.id,
        name: new.name,
        issuer: new.issuer,
        client_id: new.client_id,
        deployments: serde_json::to_string(&new.deployments)?,
        auth_url: new.auth_url,
        token_url: new.token_url,
        jwks_url: new.jwks_url,
        token_audience: new.token_audience,
        services: serde_json::to_string(&new.services)?,
        created_at: micros(new.created_at),
    };
    lti_platform::Entity::insert(row.into_active_model())
        .exec_with_returning(store.writer())
        .await?
        .try_into()
}

/// Every platform by name.
pub async fn platforms(store: &Store) -> Result<Vec<PlatformRow>, StoreError> {
    let rows: Vec<lti_platform::Model> = all(store.reader(), "SELECT * FROM lti_platforms ORDER BY name", []).await?;
    rows.into_iter().map(PlatformRow::try_from).collect()
}

/// The platform of this id.
pub async fn platform(store: &Store, id: Uuid) -> Result<Option<PlatformRow>, StoreError> {
    let row = lti_platform::Entity::find_by_id(id).one(store.reader()).await?;
    row.map(PlatformRow::try_from).transpose()
}

/// Removes a platform with all that its launches left behind; classes, players and what they played stay.
///
/// # Errors
/// [`StoreError::NotFound`].
pub async fn remove_platform(store: &Store, name: &str) -> Result<(), StoreError> {
    match run(store.writer(), "DELETE FROM lti_platforms WHERE name = $1", [name.into()]).await? {
        0 => Err(StoreError::NotFound),
        _ => Ok(()),
    }
}

/// A key pair of this installation.
#[derive(Debug, Clone)]
pub struct KeyRow {
    /// Its name in `kid`.
    pub kid: String,
    /// The private half: PKCS #1, DER, Base64.
    pub private_key: SecretString,
    /// Since when.
    pub created_at: DateTime<Utc>,
}

impl From<lti_key::Model> for KeyRow {
    fn from(m: lti_key::Model) -> Self {
        Self {
            kid: m.kid,
            private_key: m.private_key.into(),
            created_at: m.created_at,
        }
    }
}

/// Every key, the newest first: that one signs, the others are still shown.
pub async fn keys(store: &Store) -> Result<Vec<KeyRow>, StoreError> {
    let rows: Vec<lti_key::Model> = all(store.reader(), "SELECT * FROM lti_keys ORDER BY created_at DESC, kid DESC", []).await?;
    Ok(rows.into_iter().map(Into::into).collect())
}

/// Keeps a key. With `only_first`, only if there is none yet: of many replicas that start at once, all get the same.
pub async fn add_key(store: &Store, key: &KeyRow, only_first: bool) -> Result<(), StoreError> {
    let tx = store.begin().await?;
    // Readers don't mind; a second writer waits and then sees the first one's key.
    if !tx.is_sqlite() {
        run(&*tx, "LOCK TABLE lti_keys IN SHARE ROW EXCLUSIVE MODE", []).await?;
    }
    let there: Option<lti_key::Model> = one(&*tx, "SELECT * FROM lti_keys LIMIT 1", []).await?;
    if only_first && there.is_some() {
        return tx.rollback().await;
    }
    let row = lti_key::Model {
        kid: key.kid.clone(),
        private_key: key.private_key.expose_secret().to_owned(),
        created_at: micros(key.created_at),
    };
    lti_key::Entity::insert(row.into_active_model()).exec_without_returning(&*tx).await?;
    tx.commit().await
}

/// Forgets keys that a newer one replaced before this moment: platforms have learned the newer one long since.
pub async fn forget_keys(store: &Store, before: DateTime<Utc>) -> Result<u64, StoreError> {
    let sql = "DELETE FROM lti_keys WHERE EXISTS (SELECT 1 FROM lti_keys n WHERE n.created_at > lti_keys.created_at AND n.created_at < $1)";
    run(store.writer(), sql, [micros(before).into()]).await
}
