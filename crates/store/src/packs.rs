//! Scenario packs, byte for byte as they were imported. Each is put there, replaced or removed in one transaction with its audit row, and
//! every replica hears of it; what stands there now is told by a mark, which is cheap to compare.

use crate::{
    Store, StoreError, audit,
    db::{Tx, all, number, one, run},
    entity::pack::{ActiveModel, Entity, Model},
    events::Ring,
    ids::{self, micros},
    prompts::Actor,
    settings,
};
use chrono::{DateTime, Utc};
use sea_orm::{EntityTrait, Set};
use serde_json::json;

const MARK: &str = "packs.mark";

/// A pack as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackRow {
    /// What it is known by.
    pub name: String,
    /// Its version.
    pub version: String,
    /// The file.
    pub content: String,
    /// Of the file, in hex.
    pub sha256: String,
    /// Who put it there.
    pub imported_by: String,
    /// When.
    pub imported_at: DateTime<Utc>,
}

impl From<Model> for PackRow {
    fn from(m: Model) -> Self {
        Self {
            name: m.name,
            version: m.version,
            content: m.content,
            sha256: m.sha256,
            imported_by: m.imported_by,
            imported_at: m.imported_at,
        }
    }
}

/// Changes whenever a pack does; `None` before the first one.
pub async fn mark(store: &Store) -> Result<Option<String>, StoreError> {
    settings::get(store, MARK).await
}

/// Every pack, by name.
pub async fn list(store: &Store) -> Result<Vec<PackRow>, StoreError> {
    let rows: Vec<Model> = all(store.reader(), "SELECT * FROM packs ORDER BY name", []).await?;
    Ok(rows.into_iter().map(PackRow::from).collect())
}

/// The pack of this name.
pub async fn by_name(store: &Store, name: &str) -> Result<Option<PackRow>, StoreError> {
    let row: Option<Model> = one(store.reader(), "SELECT * FROM packs WHERE name = $1", [name.into()]).await?;
    Ok(row.map(PackRow::from))
}

/// Puts a pack there, in the place of the one of its name. `seen` is the mark at which it was held against the others.
/// Gives back false, and changes nothing, when another pack has come or gone meanwhile.
pub async fn put(store: &Store, new: &PackRow, seen: Option<&str>, actor: &Actor) -> Result<bool, StoreError> {
    let mut tx = store.begin().await?;
    if !still(&tx, seen).await? {
        tx.rollback().await?;
        return Ok(false);
    }
    run(&*tx, "DELETE FROM packs WHERE name = $1", [new.name.as_str().into()]).await?;
    let row = ActiveModel {
        name: Set(new.name.clone()),
        version: Set(new.version.clone()),
        content: Set(new.content.clone()),
        sha256: Set(new.sha256.clone()),
        imported_by: Set(new.imported_by.clone()),
        imported_at: Set(micros(new.imported_at)),
    };
    Entity::insert(row).exec_without_returning(&*tx).await?;
    let detail = json!({ "sha256": new.sha256 });
    let subject = format!("{} {}", new.name, new.version);
    audit::write(&*tx, actor, "pack.import", &subject, &detail, new.imported_at).await?;
    changed(&mut tx, new.imported_at).await?;
    tx.commit().await?;
    Ok(true)
}

/// Takes a pack out.
///
/// # Errors
/// [`StoreError::NotFound`].
pub async fn remove(store: &Store, name: &str, actor: &Actor, now: DateTime<Utc>) -> Result<(), StoreError> {
    let mut tx = store.begin().await?;
    if run(&*tx, "DELETE FROM packs WHERE name = $1", [name.into()]).await? == 0 {
        return Err(StoreError::NotFound);
    }
    audit::write(&*tx, actor, "pack.remove", name, &json!({}), now).await?;
    changed(&mut tx, now).await?;
    tx.commit().await
}

// Two imports at once must not both be held against a shelf without the other: the mark's row is what they queue for.
async fn still(tx: &Tx, seen: Option<&str>) -> Result<bool, StoreError> {
    if let Some(seen) = seen {
        let sql = "UPDATE settings SET value = value WHERE name = $1 AND value = $2";
        return Ok(run(&**tx, sql, [MARK.into(), seen.into()]).await? == 1);
    }
    Ok(number(&**tx, "SELECT COUNT(*) FROM settings WHERE name = $1", [MARK.into()]).await? == 0)
}

async fn changed(tx: &mut Tx, now: DateTime<Utc>) -> Result<(), StoreError> {
    settings::set_in(tx, MARK, &ids::new(now).to_string(), now).await?;
    tx.ring(Ring::Careers);
    Ok(())
}
