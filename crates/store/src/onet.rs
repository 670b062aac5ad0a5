//! Occupations of the O*NET database with their other names, where an operator has imported it. They are replaced as a whole, and every
//! replica hears of it; what stands there now is told by a stamp, which is cheap to compare.

use crate::{
    Store, StoreError,
    db::{Tx, all, run},
    entity::{onet_name, onet_occupation},
    events::Ring,
    settings,
};
use chrono::{DateTime, Utc};
use sea_orm::{EntityTrait, IntoActiveModel};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

const STAMP: &str = "onet.import";
// Few enough at once for the number of places that a statement may have.
const AT_ONCE: usize = 500;

/// What was imported, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// The release, such as `O*NET 27.0 Database`.
    pub version: String,
    /// Of everything in it, in hex: the same content is imported once.
    pub sha256: String,
    /// How many occupations.
    pub occupations: usize,
    /// How many other names.
    pub names: usize,
    /// When.
    pub at: DateTime<Utc>,
}

/// An occupation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OccupationRow {
    /// Such as `29-1141.00`.
    pub code: String,
    /// Its title.
    pub title: String,
    /// What people in it do.
    pub description: String,
    /// 1..=5.
    pub job_zone: Option<u8>,
    /// Other names, in their order.
    pub names: Vec<String>,
    /// What is done, core tasks first.
    pub tasks: Vec<String>,
    /// Codes of occupations that are near.
    pub related: Vec<String>,
}

/// What stands there now; `None` before the first import.
pub async fn stamp(store: &Store) -> Result<Option<Stamp>, StoreError> {
    let kept = settings::get(store, STAMP).await?;
    Ok(kept.map(|json| serde_json::from_str(&json)).transpose()?)
}

/// Replaces everything in one transaction, and tells every replica.
pub async fn replace(store: &Store, rows: &[OccupationRow], stamp: &Stamp) -> Result<(), StoreError> {
    let mut tx = store.begin().await?;
    run(&*tx, "DELETE FROM onet_names", []).await?;
    run(&*tx, "DELETE FROM onet_occupations", []).await?;
    insert(&tx, rows).await?;
    settings::set_in(&tx, STAMP, &serde_json::to_string(stamp)?, stamp.at).await?;
    tx.ring(Ring::Careers);
    tx.commit().await
}

async fn insert(tx: &Tx, rows: &[OccupationRow]) -> Result<(), StoreError> {
    for some in rows.chunks(AT_ONCE) {
        let models = some.iter().map(occupation).collect::<Result<Vec<_>, _>>()?;
        let models = models.into_iter().map(IntoActiveModel::into_active_model);
        onet_occupation::Entity::insert_many(models).exec_without_returning(&**tx).await?;
    }
    let names: Vec<onet_name::Model> = rows.iter().flat_map(names).collect();
    for some in names.chunks(AT_ONCE) {
        let models = some.iter().cloned().map(IntoActiveModel::into_active_model);
        onet_name::Entity::insert_many(models).exec_without_returning(&**tx).await?;
    }
    Ok(())
}

fn occupation(row: &OccupationRow) -> Result<onet_occupation::Model, StoreError> {
    Ok(onet_occupation::Model {
        code: row.code.clone(),
        title: row.title.clone(),
        description: row.description.clone(),
        job_zone: row.job_zone.map(i32::from),
        tasks: serde_json::to_string(&row.tasks)?,
        related: serde_json::to_string(&row.related)?,
    })
}

fn names(row: &OccupationRow) -> impl Iterator<Item = onet_name::Model> {
    (0..).zip(&row.names).map(|(place, name)| onet_name::Model {
        code: row.code.clone(),
        place,
        name: name.clone(),
    })
}

/// Every occupation, by code.
pub async fn occupations(store: &Store) -> Result<Vec<OccupationRow>, StoreError> {
    let rows: Vec<onet_occupation::Model> = all(store.reader(), "SELECT * FROM onet_occupations ORDER BY code", []).await?;
    let listed: Vec<onet_name::Model> = all(store.reader(), "SELECT * FROM onet_names ORDER BY code, place", []).await?;
    let mut names: HashMap<String, Vec<String>> = HashMap::new();
    for row in listed {
        names.entry(row.code).or_default().push(row.name);
    }
    rows.into_iter()
        .map(|row| {
            Ok(OccupationRow {
                names: names.remove(&row.code).unwrap_or_default(),
                job_zone: row.job_zone.and_then(|z| u8::try_from(z).ok()),
                tasks: serde_json::from_str(&row.tasks)?,
                related: serde_json::from_str(&row.related)?,
                code: row.code,
                title: row.title,
                description: row.description,
            })
        })
        .collect()
}
