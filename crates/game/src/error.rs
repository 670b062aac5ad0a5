//! Everything that a story can end with besides success.

use careersim_domain::Invalid;
use careersim_store::{ConflictKind, StoreError};

/// Why a story did not come to its good end.
#[derive(Debug, Clone, thiserror::Error)]
pub enum GameError {
    /// A field is not as it should be.
    #[error("`{field}` {invalid}")]
    Invalid {
        /// The field's path.
        field: &'static str,
        /// What is wrong.
        invalid: Invalid,
    },
    /// Wrong or ended credentials.
    #[error("unauthorized: {0}")]
    Unauthorized(&'static str),
    /// Known, but not allowed.
    #[error("forbidden: {0}")]
    Forbidden(&'static str),
    /// Not there, or not this player's.
    #[error("`{0}` not found")]
    NotFound(&'static str),
    /// The scene has its answer.
    #[error("already answered")]
    AlreadyAnswered,
    /// The day is over.
    #[error("session finished")]
    SessionFinished,
    /// Somebody else has this name.
    #[error("username taken")]
    UsernameTaken,
    /// Something is away for the moment.
    #[error("unavailable: {0}")]
    Unavailable(String),
    /// Our fault.
    #[error("internal: {0}")]
    Internal(String),
}

impl GameError {
    /// A field that is not as it should be.
    pub fn invalid(field: &'static str, invalid: Invalid) -> Self {
        Self::Invalid { field, invalid }
    }
}

impl From<StoreError> for GameError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Unavailable(why) => Self::Unavailable(why),
            StoreError::NotFound => Self::NotFound("resource"),
            StoreError::Conflict(ConflictKind::UsernameTaken) => Self::UsernameTaken,
            StoreError::Conflict(ConflictKind::AlreadyAnswered) => Self::AlreadyAnswered,
            StoreError::Conflict(ConflictKind::SessionFinished) => Self::SessionFinished,
            other => Self::Internal(other.to_string()),
        }
    }
}
