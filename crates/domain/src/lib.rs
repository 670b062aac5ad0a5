//! The rules of the game. This crate knows nothing of time, chance, files, networks or frameworks:
//! every function takes what it needs and gives back what follows from it.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests may fail loudly"))]

pub mod answer;
pub mod balance;
pub mod career;
pub mod class;
pub mod evaluation;
pub mod grading;
pub mod nickname;
pub mod provenance;
pub mod quote;
pub mod report;
pub mod scenario;
pub mod session;
pub mod text;

pub use answer::{Answer, AnswerText};
pub use balance::{Balance, HINT_PRICE, REWIND_PRICE, START_BALANCE};
pub use career::CareerTitle;
pub use evaluation::{Attempt, CriterionResult, Evaluation, OptionResult, Receipt};
pub use grading::{Finding, Level, Score};
pub use nickname::Nickname;
pub use provenance::{Confidence, Provenance, Source};
pub use scenario::{Competency, Criterion, RedFlag, Scenario, ScenarioOption};
pub use session::{Difficulty, Language, Rounds};

/// Why a text or number is not what the game needs. Shown to the player as it stands.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct Invalid {
    /// A stable word for clients, such as `too_long`.
    pub code: &'static str,
    /// A sentence that says what would be right.
    pub message: String,
}

impl Invalid {
    /// An [`Invalid`] from its two parts.
    pub fn new(code: &'static str, message: impl Into<String>) -> Self {
        Self { code, message: message.into() }
    }
}
