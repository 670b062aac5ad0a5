//! What can go wrong when something is to be remembered. Messages never carry values, so no player's text and no secret.

use sea_orm::{DbErr, RuntimeErr, SqlErr, TransactionError};
use sqlx::Error as SqlxError;

/// Why the store could not do it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// The database can't be reached, is overloaded or gave up waiting; worth another try in a moment.
    #[error("the database is unavailable: {0}")]
    Unavailable(String),
    /// There is no such row, or it is somebody else's.
    #[error("not found")]
    NotFound,
    /// What is there does not allow it.
    #[error("conflict: {0}")]
    Conflict(ConflictKind),
    /// An export can't be written or read, or there is no place for it; a sentence for people.
    #[error("{0}")]
    Transfer(String),
    /// A defect of this program or of the data.
    #[error("store: {0}")]
    Internal(String),
}

/// What stands in the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ConflictKind {
    /// Somebody has this name.
    #[error("the user name is taken")]
    UsernameTaken,
    /// This account has a name already.
    #[error("the account has a name already")]
    AlreadyClaimed,
    /// The scene of this session has its answer.
    #[error("this scene is answered already")]
    AlreadyAnswered,
    /// The idempotency key came with another answer before.
    #[error("the idempotency key was used for another answer")]
    KeyReusedForAnother,
    /// The day is over.
    #[error("the session is finished")]
    SessionFinished,
    /// The scene is part of this session in another round.
    #[error("the scene is part of this session already")]
    SceneRepeats,
    /// The balance does not cover the price.
    #[error("the balance is {balance}")]
    InsufficientBalance {
        /// What there is.
        balance: i64,
    },
    /// Another worker has this job by now, or it was settled, dropped or erased.
    #[error("the lease on this job is lost")]
    LeaseLost,
    /// The same kind of evaluation is under way for this answer.
    #[error("an evaluation of this kind is under way")]
    AlreadyQueued,
    /// A row with this key exists.
    #[error("it exists already")]
    Duplicate,
    /// There is no room for another one.
    #[error("there is no room for another one")]
    Full,
    /// There is no grade yet that another could replace.
    #[error("there is no grade yet")]
    NotGraded,
    /// Nothing to go back to.
    #[error("there is no earlier version to go back to")]
    NothingToUndo,
}

impl From<ConflictKind> for StoreError {
    fn from(kind: ConflictKind) -> Self {
        Self::Conflict(kind)
    }
}

impl From<DbErr> for StoreError {
    fn from(error: DbErr) -> Self {
        match error.sql_err() {
            Some(SqlErr::UniqueConstraintViolation(_)) => return Self::Conflict(ConflictKind::Duplicate),
            // The row that this one belongs to is gone: its player was erased meanwhile.
            Some(SqlErr::ForeignKeyConstraintViolation(_)) => return Self::NotFound,
            _ => {}
        }
        match error {
            DbErr::ConnectionAcquire(e) => Self::Unavailable(e.to_string()),
            DbErr::Conn(e) => Self::Unavailable(e.to_string()),
            DbErr::RecordNotFound(_) => Self::NotFound,
            DbErr::Exec(RuntimeErr::SqlxError(e)) | DbErr::Query(RuntimeErr::SqlxError(e)) => from_driver(&e),
            other => Self::Internal(other.to_string()),
        }
    }
}

impl From<SqlxError> for StoreError {
    fn from(error: SqlxError) -> Self {
        from_driver(&error)
    }
}

impl From<TransactionError<StoreError>> for StoreError {
    fn from(error: TransactionError<StoreError>) -> Self {
        match error {
            TransactionError::Connection(e) => e.into(),
            TransactionError::Transaction(e) => e,
        }
    }
}

impl From<serde_json::Error> for StoreError {
    fn from(error: serde_json::Error) -> Self {
        // Only the kind and place: the message of a JSON error may quote the data.
        Self::Internal(format!(
            "stored JSON does not fit: {:?} at line {} column {}",
            error.classify(),
            error.line(),
            error.column()
        ))
    }
}

// Display of a driver's error is its message; details and rows would only be in its Debug output.
fn from_driver(error: &SqlxError) -> StoreError {
    let text = error.to_string();
    match error {
        SqlxError::Io(_) | SqlxError::Tls(_) | SqlxError::PoolTimedOut | SqlxError::PoolClosed | SqlxError::WorkerCrashed | SqlxError::Protocol(_) => {
            StoreError::Unavailable(text)
        }
        SqlxError::Database(e) if e.code().is_some_and(|code| passes(&code)) => StoreError::Unavailable(text),
        _ => StoreError::Internal(text),
    }
}

// PostgreSQL: connection exceptions, a password that was just changed, too little of something, shut down or cancelled by time-out, lock time-out, deadlock or
// serialisation, read-only stand-by, starting up. SQLite (primary code in the low byte): busy, locked, input/output, full.
fn passes(code: &str) -> bool {
    let postgres = code.len() == 5 && (matches!(&code[..2], "08" | "28" | "53" | "57") || matches!(code, "40001" | "40P01" | "55P03" | "25006"));
    let sqlite = code.len() < 5 && code.parse::<u32>().is_ok_and(|c| matches!(c & 0xff, 5 | 6 | 10 | 13));
    postgres || sqlite
}
