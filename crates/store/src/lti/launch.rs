//! What stands for what: a platform's user for a player, its course for a class, its link for an assignment. Each is bound once; of two
//! launches that bind the same at once both get what the first one bound.

use crate::{
    Store, StoreError,
    db::{one, run},
    deliveries,
    entity::{class, lti_context, lti_link, lti_user},
    ids::micros,
};
use chrono::{DateTime, Utc};
use sea_orm::EntityTrait;
use uuid::Uuid;

/// A user as a platform names them.
#[derive(Debug, Clone, Copy)]
pub struct PlatformUser<'a> {
    /// The platform.
    pub platform: Uuid,
    /// `sub`.
    pub subject: &'a str,
}

/// The player that this user plays as.
pub async fn player_of(store: &Store, user: PlatformUser<'_>) -> Result<Option<Uuid>, StoreError> {
    let sql = "SELECT * FROM lti_users WHERE platform_id = $1 AND subject = $2";
    let row: Option<lti_user::Model> = one(store.reader(), sql, [user.platform.into(), user.subject.into()]).await?;
    Ok(row.map(|r| r.player_id))
}

/// Lets this user play as this player, unless they have one already. Gives back the one that counts.
pub async fn bind_user(store: &Store, user: PlatformUser<'_>, player: Uuid, now: DateTime<Utc>) -> Result<Uuid, StoreError> {
    let sql = "INSERT INTO lti_users (platform_id, subject, player_id, created_at) VALUES ($1, $2, $3, $4) \
               ON CONFLICT (platform_id, subject) DO UPDATE SET subject = excluded.subject RETURNING *";
    let values = [user.platform.into(), user.subject.into(), player.into(), micros(now).into()];
    let row: Option<lti_user::Model> = one(store.writer(), sql, values).await?;
    row.map(|r| r.player_id).ok_or(StoreError::NotFound)
}

/// The class that stands for a course.
pub async fn class_of(store: &Store, platform: Uuid, deployment: &str, context: &str) -> Result<Option<Uuid>, StoreError> {
    let sql = "SELECT * FROM lti_contexts WHERE platform_id = $1 AND deployment_id = $2 AND context_id = $3";
    let row: Option<lti_context::Model> = one(store.reader(), sql, [platform.into(), deployment.into(), context.into()]).await?;
    Ok(row.map(|r| r.class_id))
}

/// Lets a class stand for a course, unless one does already. Gives back the one that counts.
pub async fn bind_context(store: &Store, platform: Uuid, deployment: &str, context: &str, class: Uuid, now: DateTime<Utc>) -> Result<Uuid, StoreError> {
    let sql = "INSERT INTO lti_contexts (platform_id, deployment_id, context_id, class_id, created_at) VALUES ($1, $2, $3, $4, $5) \
               ON CONFLICT (platform_id, deployment_id, context_id) DO UPDATE SET context_id = excluded.context_id RETURNING *";
    let values = [platform.into(), deployment.into(), context.into(), class.into(), micros(now).into()];
    let row: Option<lti_context::Model> = one(store.writer(), sql, values).await?;
    row.map(|r| r.class_id).ok_or(StoreError::NotFound)
}

/// A link in a course that stands for an assignment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkRow {
    /// Its id here.
    pub id: Uuid,
    /// The assignment.
    pub assignment: Uuid,
    /// Where its scores go, if anywhere.
    pub line_item: Option<String>,
}

impl From<lti_link::Model> for LinkRow {
    fn from(m: lti_link::Model) -> Self {
        Self {
            id: m.id,
            assignment: m.assignment_id,
            line_item: m.line_item,
        }
    }
}

/// A link that is about to be bound.
#[derive(Debug, Clone, Copy)]
pub struct NewLink<'a> {
    /// Its id here, if it is new.
    pub id: Uuid,
    /// The platform.
    pub platform: Uuid,
    /// The deployment.
    pub deployment: &'a str,
    /// The platform's id of the link.
    pub resource_link: &'a str,
    /// The assignment.
    pub assignment: Uuid,
}

/// The link of this id of the platform's.
pub async fn link_of(store: &Store, platform: Uuid, deployment: &str, resource_link: &str) -> Result<Option<LinkRow>, StoreError> {
    let sql = "SELECT * FROM lti_links WHERE platform_id = $1 AND deployment_id = $2 AND resource_link_id = $3";
    let row: Option<lti_link::Model> = one(store.reader(), sql, [platform.into(), deployment.into(), resource_link.into()]).await?;
    Ok(row.map(Into::into))
}

/// Lets an assignment stand for a link, unless one does already. Gives back the one that counts.
pub async fn bind_link(store: &Store, new: NewLink<'_>, now: DateTime<Utc>) -> Result<LinkRow, StoreError> {
    let sql = "INSERT INTO lti_links (id, platform_id, deployment_id, resource_link_id, assignment_id, created_at) VALUES ($1, $2, $3, $4, $5, $6) \
               ON CONFLICT (platform_id, deployment_id, resource_link_id) DO UPDATE SET resource_link_id = excluded.resource_link_id RETURNING *";
    let values = [
        new.id.into(),
        new.platform.into(),
        new.deployment.into(),
        new.resource_link.into(),
        new.assignment.into(),
        micros(now).into(),
    ];
    let row: Option<lti_link::Model> = one(store.writer(), sql, values).await?;
    row.map(Into::into).ok_or(StoreError::NotFound)
}

/// Notes where a link's scores go now. What was played before it went anywhere, or goes elsewhere now, is told, too.
pub async fn set_line_item(store: &Store, link: &LinkRow, line_item: &str, now: DateTime<Utc>) -> Result<(), StoreError> {
    if link.line_item.as_deref() == Some(line_item) {
        return Ok(());
    }
    let tx = store.begin().await?;
    run(&*tx, "UPDATE lti_links SET line_item = $2 WHERE id = $1", [link.id.into(), line_item.into()]).await?;
    deliveries::touch_link(&tx, link.id, now).await?;
    tx.commit().await
}

/// Whose a class is, and whether it takes nobody new.
pub async fn teacher_of(store: &Store, class: Uuid) -> Result<Option<(Uuid, bool)>, StoreError> {
    let row = class::Entity::find_by_id(class).one(store.reader()).await?;
    Ok(row.map(|r| (r.teacher_id, r.is_locked)))
}
