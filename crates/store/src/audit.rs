//! Who did what that others must be able to look up later. No player's text and no secret goes in here.

use crate::{
    Cursor, Page, Store, StoreError,
    db::all,
    entity::audit_log::{ActiveModel, Entity, Model},
    ids::{self, micros},
    page,
    prompts::Actor,
};
use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, EntityTrait, Set};
use serde_json::{Value as Json, json};
use uuid::Uuid;

/// One deed.
#[derive(Debug, Clone, PartialEq)]
pub struct AuditRow {
    /// Its id.
    pub id: Uuid,
    /// When.
    pub at: DateTime<Utc>,
    /// Who, unless erased or on the command line.
    pub actor_id: Option<Uuid>,
    /// What: `prompt.activate`, `player.role`, …
    pub action: String,
    /// To what: `grade@3`, a player's id, …
    pub subject: String,
    /// The rest, with the actor's name as `by`.
    pub detail: Json,
}

/// Writes a deed down.
pub async fn note(store: &Store, actor: &Actor, action: &str, subject: &str, detail: &Json, now: DateTime<Utc>) -> Result<(), StoreError> {
    write(store.writer(), actor, action, subject, detail, now).await
}

pub(crate) async fn write<C: ConnectionTrait>(db: &C, actor: &Actor, action: &str, subject: &str, detail: &Json, now: DateTime<Utc>) -> Result<(), StoreError> {
    let row = ActiveModel {
        id: Set(ids::new(now)),
        at: Set(micros(now)),
        actor_id: Set(actor.id),
        action: Set(action.to_owned()),
        subject: Set(subject.to_owned()),
        detail: Set(json!({ "by": actor.name, "detail": detail }).to_string()),
    };
    Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

/// What was done, the newest first.
pub async fn list(store: &Store, cursor: Option<Cursor>, limit: u64) -> Result<Page<AuditRow>, StoreError> {
    let limit = page::bounded(limit);
    let after = cursor.unwrap_or_else(page::newest);
    let sql = "SELECT * FROM audit_log WHERE (at, id) < ($1, $2) ORDER BY at DESC, id DESC LIMIT $3";
    let rows: Vec<Model> = all(store.reader(), sql, [after.at.into(), after.id.into(), page::one_more(limit).into()]).await?;
    let rows = rows.into_iter().map(row).collect::<Result<_, _>>()?;
    Ok(Page::cut(rows, limit, |r| Cursor { at: r.at, id: r.id }))
}

fn row(m: Model) -> Result<AuditRow, StoreError> {
    Ok(AuditRow {
        id: m.id,
        at: m.at,
        actor_id: m.actor_id,
        action: m.action,
        subject: m.subject,
        detail: serde_json::from_str(&m.detail)?,
    })
}
