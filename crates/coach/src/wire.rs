//! What the chain says to any provider and hears from it, free of either one's format.

use crate::config::Thinking;
use crate::cost::Usage;
use crate::retry::Fault;
use serde_json::Value;
use std::time::Duration;

/// A rendered prompt with the form that the answer must have.
#[derive(Clone)]
pub(crate) struct Question {
    /// The standing instruction.
    pub(crate) system: Option<String>,
    /// What this time is about, with the player's words delimited.
    pub(crate) user: String,
    /// JSON Schema of the answer.
    pub(crate) schema: Value,
}

/// How one call is made.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Shot {
    pub(crate) output_tokens: u32,
    pub(crate) thinking: Option<Thinking>,
    pub(crate) limit: Duration,
}

/// A request, ready to be sent: its length is known before it is paid for.
pub(crate) struct Letter {
    pub(crate) url: reqwest::Url,
    pub(crate) body: Vec<u8>,
}

/// What came back.
pub(crate) struct Said {
    /// The model that says it answered.
    pub(crate) model: Option<String>,
    pub(crate) usage: Usage,
    pub(crate) text: Result<String, Fault>,
    /// The limit of tokens ended the text, so it may be incomplete.
    pub(crate) cut: bool,
}

impl Said {
    /// Nothing but a fault.
    pub(crate) fn fault(fault: impl Into<Fault>) -> Self {
        Self {
            model: None,
            usage: Usage::default(),
            text: Err(fault.into()),
            cut: false,
        }
    }
}

/// A model's name as the service tells it, unless it is no name at all: it goes to receipts and log lines.
pub(crate) fn model_name(told: Option<String>) -> Option<String> {
    told.filter(|name| (1..=100).contains(&name.len()) && name.bytes().all(|b| b.is_ascii_graphic()))
}
