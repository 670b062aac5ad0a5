//! Everything that talks to a model, or stands in for one: it makes scenes and grades answers, and knows nothing of databases or HTTP servers.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests may fail loudly"))]

pub mod calibrate;
pub mod library;
pub mod lint;
pub mod offline;

mod breaker;
mod chain;
pub mod config;
pub mod cost;
mod dice;
mod error_body;
mod evidence;
mod gemini;
pub mod grader;
pub mod guard;
pub mod http;
mod language;
mod links;
pub mod meter;
mod models;
pub mod onet;
mod open_call;
mod openai;
mod pacific;
mod parse;
mod plain;
pub mod prompt;
mod render;
mod retry;
pub mod scene;
mod scene_check;
mod wire;

pub use breaker::SwitchedOff;
pub use chain::Why;
pub use config::CoachConfig;
pub use grader::{GradeJob, GradeOutcome};
pub use meter::{Meter, OverCap, PlannedCall, Purpose, Ticket, Unmetered};
pub use models::{Check, Clock, Models, ModelsError};
pub use prompt::PromptText;
pub use retry::{Outcome, is_unbilled};
pub use scene::{Grounding, SceneJob, SceneOutcome};
