//! Classes: a teacher, a name, and the code that pupils come in by. Somebody else's class is not there.

use crate::{
    ConflictKind, Cursor, Page, Store, StoreError,
    db::{all, number, one, run},
    entity::class::{ActiveModel, Entity, Model},
    ids::micros,
    ledger, page,
};
use careersim_domain::class::MOST_CLASSES;
use chrono::{DateTime, Utc};
use sea_orm::{EntityTrait, Set};
use uuid::Uuid;

/// A class.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClassRow {
    /// Its id.
    pub id: Uuid,
    /// Whose it is.
    pub teacher_id: Uuid,
    /// What the teacher calls it.
    pub name: String,
    /// What pupils type to come in.
    pub code: String,
    /// From when on the code lets nobody in any more.
    pub code_expires_at: Option<DateTime<Utc>>,
    /// Nobody new comes in.
    pub is_locked: bool,
    /// When it was made.
    pub created_at: DateTime<Utc>,
}

impl From<Model> for ClassRow {
    fn from(m: Model) -> Self {
        Self {
            id: m.id,
            teacher_id: m.teacher_id,
            name: m.name,
            code: m.code,
            code_expires_at: m.code_expires_at,
            is_locked: m.is_locked,
            created_at: m.created_at,
        }
    }
}

/// A class that is about to be made.
#[derive(Debug, Clone)]
pub struct NewClass {
    /// Its id.
    pub id: Uuid,
    /// Whose it will be.
    pub teacher: Uuid,
    /// Its name.
    pub name: String,
    /// Its code.
    pub code: String,
    /// When the code ends.
    pub code_expires_at: Option<DateTime<Utc>>,
}

/// What a teacher changes; `None` leaves it as it is.
#[derive(Debug, Clone, Default)]
pub struct ClassChange {
    /// The name.
    pub name: Option<String>,
    /// When the code ends: `Some(None)` is never.
    pub code_expires_at: Option<Option<DateTime<Utc>>>,
    /// Nobody new comes in.
    pub is_locked: Option<bool>,
    /// Another code; the one before lets nobody in any more.
    pub code: Option<String>,
}

/// Makes a class. Who had no other role becomes a teacher by it.
///
/// # Errors
/// [`ConflictKind::Duplicate`] when the code is taken, [`ConflictKind::Full`] at the most classes, [`StoreError::NotFound`] when the teacher was erased.
pub async fn create(store: &Store, new: NewClass, now: DateTime<Utc>) -> Result<ClassRow, StoreError> {
    let tx = store.begin().await?;
    ledger::lock(&tx, new.teacher).await?;
    let there = number(&*tx, "SELECT COUNT(*) FROM classes WHERE teacher_id = $1", [new.teacher.into()]).await?;
    if there >= i64::from(MOST_CLASSES) {
        return Err(ConflictKind::Full.into());
    }
    let row = ActiveModel {
        id: Set(new.id),
        teacher_id: Set(new.teacher),
        name: Set(new.name),
        code: Set(new.code),
        code_expires_at: Set(new.code_expires_at.map(micros)),
        is_locked: Set(false),
        created_at: Set(micros(now)),
    };
    let row = Entity::insert(row).exec_with_returning(&*tx).await?;
    let sql = "UPDATE players SET role = 'teacher' WHERE id = $1 AND role = 'player'";
    run(&*tx, sql, [new.teacher.into()]).await?;
    tx.commit().await?;
    Ok(row.into())
}

/// The teacher's classes, the newest first.
pub async fn list(store: &Store, teacher: Uuid, cursor: Option<Cursor>, limit: u64) -> Result<Page<ClassRow>, StoreError> {
    let limit = page::bounded(limit);
    let after = cursor.unwrap_or_else(page::newest);
    let sql = "SELECT * FROM classes WHERE teacher_id = $1 AND (created_at, id) < ($2, $3) ORDER BY created_at DESC, id DESC LIMIT $4";
    let values = [teacher.into(), after.at.into(), after.id.into(), page::one_more(limit).into()];
    let rows: Vec<Model> = all(store.reader(), sql, values).await?;
    Ok(Page::cut(rows.into_iter().map(ClassRow::from).collect(), limit, |c| Cursor {
        at: c.created_at,
        id: c.id,
    }))
}

/// The teacher's class of this id.
pub async fn by_id(store: &Store, id: Uuid, teacher: Uuid) -> Result<Option<ClassRow>, StoreError> {
    let sql = "SELECT * FROM classes WHERE id = $1 AND teacher_id = $2";
    let row: Option<Model> = one(store.reader(), sql, [id.into(), teacher.into()]).await?;
    Ok(row.map(Into::into))
}

/// The class that this code belongs to, whether it lets anybody in or not.
pub async fn by_code(store: &Store, code: &str) -> Result<Option<ClassRow>, StoreError> {
    let row: Option<Model> = one(store.reader(), "SELECT * FROM classes WHERE code = $1", [code.into()]).await?;
    Ok(row.map(Into::into))
}

/// Changes a class.
///
/// # Errors
/// [`StoreError::NotFound`] when it isn't the teacher's, [`ConflictKind::Duplicate`] when the new code is taken.
pub async fn change(store: &Store, id: Uuid, teacher: Uuid, change: ClassChange) -> Result<ClassRow, StoreError> {
    let tx = store.begin().await?;
    let sql = "SELECT * FROM classes WHERE id = $1 AND teacher_id = $2";
    let there: Model = one(&*tx, sql, [id.into(), teacher.into()]).await?.ok_or(StoreError::NotFound)?;
    let sql = "UPDATE classes SET name = $3, code = $4, code_expires_at = $5, is_locked = $6 WHERE id = $1 AND teacher_id = $2 RETURNING *";
    let values = [
        id.into(),
        teacher.into(),
        change.name.unwrap_or(there.name).into(),
        change.code.unwrap_or(there.code).into(),
        change.code_expires_at.map_or(there.code_expires_at, |at| at.map(micros)).into(),
        change.is_locked.unwrap_or(there.is_locked).into(),
    ];
    let row: Option<Model> = one(&*tx, sql, values).await?;
    tx.commit().await?;
    row.map(Into::into).ok_or(StoreError::NotFound)
}

/// Ends a class with its seats and assignments. The days that were played in it stay: they are the pupils'.
///
/// # Errors
/// [`StoreError::NotFound`].
pub async fn remove(store: &Store, id: Uuid, teacher: Uuid) -> Result<(), StoreError> {
    let sql = "DELETE FROM classes WHERE id = $1 AND teacher_id = $2";
    match run(store.writer(), sql, [id.into(), teacher.into()]).await? {
        0 => Err(StoreError::NotFound),
        _ => Ok(()),
    }
}
