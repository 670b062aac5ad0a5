//! The `coach` section of the configuration: which models, by which address and key, within which limits. It knows no environment
//! and no file: the server reads those and hands over the finished section.

use crate::cost::Price;
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use std::time::Duration;

/// Everything about models that an operator may change.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CoachConfig {
    /// Google's Gemini; without a key it is off.
    pub gemini: GeminiConfig,
    /// An OpenAI-compatible endpoint as the last link; without a base URL it is off.
    pub openai: OpenAiConfig,
    /// Time, calls and sizes.
    pub limits: Limits,
    /// Grade with flash twice and ask pro when the two differ by 2 or more. Costs one more call an answer.
    pub second_run: bool,
    /// Prices that take precedence over the built-in list.
    pub prices: Vec<Price>,
}

/// How hard a Gemini model thinks before it answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Thinking {
    /// Hardly at all; not offered by 3.7, 3.8 and 4.
    Minimal,
    /// A little.
    Low,
    /// More.
    Medium,
    /// Most.
    High,
}

/// Where Gemini is and which of its models play which role.
#[derive(Debug, Clone, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct GeminiConfig {
    /// `GEMINI_API_KEY`; empty counts as none.
    pub key: Option<SecretString>,
    /// `GEMINI_BASE_URL`, without `/v1beta`.
    pub base_url: String,
    /// Makes scenes and grades first.
    pub flash_model: String,
    /// `None` takes the least level that the model offers.
    pub flash_thinking: Option<Thinking>,
    /// Decides what flash left in doubt, and appeals.
    pub pro_model: String,
    /// `None` takes `LOW`, or the model's least level.
    pub pro_thinking: Option<Thinking>,
}

impl Default for GeminiConfig {
    fn default() -> Self {
        Self {
            key: None,
            base_url: "https://generativelanguage.googleapis.com".to_owned(),
            flash_model: "gemini-3.5-flash-lite".to_owned(),
            flash_thinking: None,
            pro_model: "gemini-3.8-flash".to_owned(),
            pro_thinking: None,
        }
    }
}

/// An OpenAI-compatible endpoint: Ollama, vLLM or any gateway.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct OpenAiConfig {
    /// Such as `http://127.0.0.1:11434/v1`; empty counts as none.
    pub base_url: Option<String>,
    /// Sent as a bearer token when there is one.
    pub key: Option<SecretString>,
    /// The model's name at that endpoint.
    pub model: Option<String>,
    /// How the endpoint calls the limit of tokens.
    pub token_field: TokenField,
}

/// The name of the token limit: older and local servers know only the first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TokenField {
    /// `max_tokens`.
    #[default]
    MaxTokens,
    /// `max_completion_tokens`.
    MaxCompletionTokens,
}

/// Time in milliseconds, sizes in bytes or tokens, counts in calls.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Limits {
    /// One call to flash.
    pub flash_ms: u64,
    /// One call to pro.
    pub pro_ms: u64,
    /// One call to the OpenAI-compatible endpoint.
    pub openai_ms: u64,
    /// All calls and pauses of one job.
    pub job_ms: u64,
    /// A call is not begun with less than this left of the job.
    pub least_ms: u64,
    /// The shortest pause before a repetition.
    pub repeat_min_ms: u64,
    /// The longest pause before a repetition.
    pub repeat_max_ms: u64,
    /// Calls to one model in one job.
    pub calls_per_model: u8,
    /// Calls in one job.
    pub calls_per_job: u8,
    /// Tokens of thinking and answer; doubled once when an answer was cut off.
    pub output_tokens: u32,
    /// Of a reply's body; a longer one is a loop.
    pub body_bytes: usize,
    /// So many failures open the breaker …
    pub breaker_failures: usize,
    /// … when they happen within this time …
    pub breaker_window_ms: u64,
    /// … and this long nothing is sent, then one call tries.
    pub breaker_pause_ms: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            flash_ms: 12_000,
            pro_ms: 20_000,
            openai_ms: 20_000,
            job_ms: 45_000,
            least_ms: 500,
            repeat_min_ms: 500,
            repeat_max_ms: 1_500,
            calls_per_model: 2,
            calls_per_job: 4,
            output_tokens: 4_096,
            body_bytes: 256 * 1024,
            breaker_failures: 5,
            breaker_window_ms: 30_000,
            breaker_pause_ms: 30_000,
        }
    }
}

/// Milliseconds as a duration.
pub(crate) fn ms(milliseconds: u64) -> Duration {
    Duration::from_millis(milliseconds)
}

/// A secret without the white space that files and shells leave around it; `None` when nothing remains.
pub(crate) fn trimmed(secret: Option<&SecretString>) -> Option<SecretString> {
    let text = secret?.expose_secret().trim();
    (!text.is_empty()).then(|| SecretString::from(text.to_owned()))
}
