//! Assignments: what a class is to play. Days that are played for one carry its id.

use crate::{
    ConflictKind, Store, StoreError,
    db::{all, for_update, number, one, run},
    entity::{
        assignment::{ActiveModel, Entity, Model},
        class,
    },
    ids::micros,
    scenarios::{difficulty, language},
    sessions::round,
};
use careersim_domain::{
    Rounds,
    class::{DayRules, MOST_CLASSES},
};
use chrono::{DateTime, Utc};
use sea_orm::{EntityTrait, Set};
use uuid::Uuid;

/// What a teacher sets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AssignmentSpec {
    /// What the teacher calls it.
    pub title: String,
    /// Careers that may be played, as typed and normalised; none means any.
    pub careers: Vec<String>,
    /// Rounds, difficulty, language.
    pub rules: DayRules,
    /// After this moment no day may begin.
    pub due_at: Option<DateTime<Utc>>,
    /// Pupils see each other's means by pseudonym.
    pub leaderboard: bool,
}

/// An assignment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AssignmentRow {
    /// Its id.
    pub id: Uuid,
    /// The class.
    pub class_id: Uuid,
    /// What is set.
    pub spec: AssignmentSpec,
    /// Since when.
    pub created_at: DateTime<Utc>,
}

impl TryFrom<Model> for AssignmentRow {
    type Error = StoreError;

    fn try_from(m: Model) -> Result<Self, StoreError> {
        let rounds = Rounds::parse(i64::from(round(m.rounds)?)).map_err(|e| StoreError::Internal(e.message))?;
        Ok(Self {
            id: m.id,
            class_id: m.class_id,
            spec: AssignmentSpec {
                title: m.title,
                careers: serde_json::from_str(&m.careers)?,
                rules: DayRules {
                    rounds,
                    difficulty: difficulty(&m.difficulty)?,
                    language: language(&m.language)?,
                },
                due_at: m.due_at,
                leaderboard: m.leaderboard,
            },
            created_at: m.created_at,
        })
    }
}

/// Sets something to be played. The caller knows that the class is the teacher's.
///
/// # Errors
/// [`ConflictKind::Full`] at the most assignments, [`StoreError::NotFound`] when the class is gone.
pub async fn create(store: &Store, id: Uuid, class: Uuid, spec: &AssignmentSpec, now: DateTime<Utc>) -> Result<AssignmentRow, StoreError> {
    let tx = store.begin().await?;
    let sql = format!("SELECT * FROM classes WHERE id = $1{}", for_update(&*tx));
    one::<_, class::Model>(&*tx, &sql, [class.into()]).await?.ok_or(StoreError::NotFound)?;
    let there = number(&*tx, "SELECT COUNT(*) FROM assignments WHERE class_id = $1", [class.into()]).await?;
    if there >= i64::from(MOST_CLASSES) {
        return Err(ConflictKind::Full.into());
    }
    let row = ActiveModel {
        id: Set(id),
        class_id: Set(class),
        title: Set(spec.title.clone()),
        careers: Set(serde_json::to_string(&spec.careers)?),
        rounds: Set(i32::from(spec.rules.rounds.get())),
        difficulty: Set(spec.rules.difficulty.as_str().to_owned()),
        language: Set(spec.rules.language.as_str().to_owned()),
        due_at: Set(spec.due_at.map(micros)),
        leaderboard: Set(spec.leaderboard),
        created_at: Set(micros(now)),
    };
    let row = Entity::insert(row).exec_with_returning(&*tx).await?;
    tx.commit().await?;
    row.try_into()
}

/// Puts other rules in the place of those before. Days that began under them go on as they are.
///
/// # Errors
/// [`StoreError::NotFound`] when it isn't this class's.
pub async fn change(store: &Store, id: Uuid, class: Uuid, spec: &AssignmentSpec) -> Result<AssignmentRow, StoreError> {
    let sql = "UPDATE assignments SET title = $3, careers = $4, rounds = $5, difficulty = $6, language = $7, due_at = $8, leaderboard = $9 \
               WHERE id = $1 AND class_id = $2 RETURNING *";
    let values = [
        id.into(),
        class.into(),
        spec.title.as_str().into(),
        serde_json::to_string(&spec.careers)?.into(),
        i32::from(spec.rules.rounds.get()).into(),
        spec.rules.difficulty.as_str().into(),
        spec.rules.language.as_str().into(),
        spec.due_at.map(micros).into(),
        spec.leaderboard.into(),
    ];
    let row: Option<Model> = one(store.writer(), sql, values).await?;
    row.ok_or(StoreError::NotFound)?.try_into()
}

/// The assignments of a class, the newest first.
pub async fn of_class(store: &Store, class: Uuid) -> Result<Vec<AssignmentRow>, StoreError> {
    let sql = "SELECT * FROM assignments WHERE class_id = $1 ORDER BY created_at DESC, id DESC";
    let rows: Vec<Model> = all(store.reader(), sql, [class.into()]).await?;
    rows.into_iter().map(AssignmentRow::try_from).collect()
}

/// An assignment of this class.
pub async fn by_id(store: &Store, id: Uuid, class: Uuid) -> Result<Option<AssignmentRow>, StoreError> {
    let sql = "SELECT * FROM assignments WHERE id = $1 AND class_id = $2";
    let row: Option<Model> = one(store.reader(), sql, [id.into(), class.into()]).await?;
    row.map(AssignmentRow::try_from).transpose()
}

/// An assignment of a class in which the player has a seat.
pub async fn for_player(store: &Store, id: Uuid, player: Uuid) -> Result<Option<AssignmentRow>, StoreError> {
    let sql = "SELECT a.* FROM assignments a JOIN seats s ON s.class_id = a.class_id WHERE a.id = $1 AND s.player_id = $2";
    let row: Option<Model> = one(store.reader(), sql, [id.into(), player.into()]).await?;
    row.map(AssignmentRow::try_from).transpose()
}

/// Every assignment of the classes in which the player has a seat, the newest first.
pub async fn all_for_player(store: &Store, player: Uuid) -> Result<Vec<AssignmentRow>, StoreError> {
    let sql = "SELECT a.* FROM assignments a JOIN seats s ON s.class_id = a.class_id WHERE s.player_id = $1 ORDER BY a.created_at DESC, a.id DESC LIMIT 500";
    let rows: Vec<Model> = all(store.reader(), sql, [player.into()]).await?;
    rows.into_iter().map(AssignmentRow::try_from).collect()
}

/// Takes an assignment back. The days that were played for it stay: they are the pupils'.
///
/// # Errors
/// [`StoreError::NotFound`].
pub async fn remove(store: &Store, id: Uuid, class: Uuid) -> Result<(), StoreError> {
    let sql = "DELETE FROM assignments WHERE id = $1 AND class_id = $2";
    match run(store.writer(), sql, [id.into(), class.into()]).await? {
        0 => Err(StoreError::NotFound),
        _ => Ok(()),
    }
}
