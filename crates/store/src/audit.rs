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

/// Which deeds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AuditFilter {
    /// Of this kind: `prompt` for all that begins so, `prompt.activate` for just that.
    pub action: Option<String>,
    /// Not before.
    pub from: Option<DateTime<Utc>>,
}

/// What was done, the newest first.
pub async fn list(store: &Store, filter: &AuditFilter, cursor: Option<Cursor>, limit: u64) -> Result<Page<AuditRow>, StoreError> {
    let limit = page::bounded(limit);
    let after = cursor.unwrap_or_else(page::newest);
    let mut wanted = vec!["(at, id) < ($1, $2)".to_owned()];
    let mut values: Vec<sea_orm::Value> = vec![after.at.into(), after.id.into(), page::one_more(limit).into()];
    if let Some(from) = filter.from {
        values.push(micros(from).into());
        wanted.push(format!("at >= ${}", values.len()));
    }
    if let Some(action) = &filter.action {
        values.push(action.as_str().into());
        values.push(format!("{action}.").into());
        let length = action.chars().count() + 1;
        wanted.push(format!("(action = ${} OR substr(action, 1, {length}) = ${})", values.len() - 1, values.len()));
    }
    let sql = format!("SELECT * FROM audit_log WHERE {} ORDER BY at DESC, id DESC LIMIT $3", wanted.join(" AND "));
    let rows: Vec<Model> = all(store.reader(), &sql, values).await?;
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
