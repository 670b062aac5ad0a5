//! Google's Gemini: the wire of `generateContent` and its client. What a fault leads to is decided in `retry`.

use crate::config::Thinking;
use crate::cost::Usage;
use crate::error_body;
use crate::http::{Http, KeyHeader, Reply, secret_header};
use crate::parse::is_loop;
use crate::retry::{Fault, Outcome, of_status};
use crate::wire::{Letter, Question, Said, Shot, model_name};
use reqwest::Url;
use reqwest::header::HeaderName;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::time::Duration;

/// The body of a request. The service refuses fields that it does not know, and later generations refuse `temperature`, `topP` and `topK`.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Request<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    system_instruction: Option<Instruction<'a>>,
    contents: [Turn<'a>; 1],
    generation_config: Generation<'a>,
}

#[derive(Serialize)]
struct Instruction<'a> {
    parts: [TextPart<'a>; 1],
}

#[derive(Serialize)]
struct Turn<'a> {
    role: &'static str,
    parts: [TextPart<'a>; 1],
}

#[derive(Serialize)]
struct TextPart<'a> {
    text: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Generation<'a> {
    response_mime_type: &'static str,
    response_json_schema: &'a Value,
    max_output_tokens: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    thinking_config: Option<ThinkingConfig>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ThinkingConfig {
    thinking_level: Thinking,
}

/// The body of a success. Everything may be missing, and what is unknown is skipped.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Response {
    #[serde(default)]
    candidates: Option<Vec<Candidate>>,
    #[serde(default)]
    prompt_feedback: Option<PromptFeedback>,
    // Read leniently: an odd count must not cost an answer.
    #[serde(default)]
    usage_metadata: Value,
    #[serde(default)]
    model_version: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Candidate {
    #[serde(default)]
    content: Option<Content>,
    #[serde(default)]
    finish_reason: Option<String>,
}

#[derive(Deserialize)]
struct Content {
    #[serde(default)]
    parts: Option<Vec<Part>>,
}

#[derive(Deserialize)]
struct Part {
    #[serde(default)]
    text: Option<String>,
    #[serde(default)]
    thought: Option<bool>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct PromptFeedback {
    #[serde(default)]
    block_reason: Option<String>,
}

/// The client: one address, one key.
pub(crate) struct Gemini {
    http: Http,
    base: Url,
    key: KeyHeader,
    body_cap: usize,
}

impl Gemini {
    /// A client for this address and key.
    pub(crate) fn new(base: Url, key: &str, body_cap: usize) -> Result<Self, BadClient> {
        let http = Http::new(&base).map_err(|_| BadClient::Http)?;
        let value = secret_header(key).map_err(|_| BadClient::Key)?;
        Ok(Self {
            http,
            base,
            key: (HeaderName::from_static("x-goog-api-key"), value),
            body_cap,
        })
    }

    /// Writes the request.
    pub(crate) fn write(&self, model: &str, question: &Question, shot: Shot) -> Result<Letter, Fault> {
        let request = Request {
            system_instruction: question.system.as_deref().map(|text| Instruction { parts: [TextPart { text }] }),
            contents: [Turn {
                role: "user",
                parts: [TextPart { text: &question.user }],
            }],
            generation_config: Generation {
                response_mime_type: "application/json",
                response_json_schema: &question.schema,
                max_output_tokens: shot.output_tokens,
                thinking_config: shot.thinking.map(|thinking_level| ThinkingConfig { thinking_level }),
            },
        };
        let body = serde_json::to_vec(&request).map_err(|_| Outcome::BadRequest)?;
        Ok(Letter {
            url: self.url(&format!("models/{model}:generateContent")),
            body,
        })
    }

    /// Sends it and reads what the model said.
    pub(crate) async fn send(&self, letter: Letter, limit: Duration) -> Said {
        match self.http.post(letter.url, Some(&self.key), letter.body, limit, self.body_cap).await {
            Ok(reply) => read(&reply),
            Err(fault) => Said::fault(fault),
        }
    }

    /// Is the address right and the key accepted? Costs nothing.
    pub(crate) async fn check(&self, limit: Duration) -> Result<(), Fault> {
        let mut url = self.url("models");
        url.set_query(Some("pageSize=1"));
        let reply = self.http.get(url, Some(&self.key), limit, self.body_cap).await?;
        match reply.status {
            200 => Ok(()),
            _ => Err(error_body::google(&reply)),
        }
    }

    fn url(&self, path: &str) -> Url {
        let mut url = self.base.clone();
        url.set_path(&format!("{}/v1beta/{path}", self.base.path().trim_end_matches('/')));
        url
    }
}

/// Why a client cannot be built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum BadClient {
    /// The HTTP client does not start, usually for want of certificates.
    Http,
    /// The key does not fit into a header.
    Key,
}

fn read(reply: &Reply) -> Said {
    if reply.status != 200 {
        let fault = if of_status(reply.status) == Outcome::Empty {
            Outcome::Empty.into()
        } else {
            error_body::google(reply)
        };
        return Said::fault(fault);
    }
    let body = reply.body.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(&reply.body);
    match serde_json::from_slice::<Response>(body) {
        Ok(response) => said(response),
        Err(_) => Said::fault(Outcome::Empty),
    }
}

fn said(response: Response) -> Said {
    let candidate = response.candidates.unwrap_or_default().into_iter().next();
    let reason = candidate.as_ref().and_then(|c| c.finish_reason.clone());
    let cut = reason.as_deref() == Some("MAX_TOKENS");
    let text = match held_back(response.prompt_feedback.as_ref()).or_else(|| stopped(reason.as_deref())) {
        Some(outcome) => Err(outcome.into()),
        None => spoken(candidate).ok_or_else(|| if cut { Outcome::CutOff } else { Outcome::Empty }.into()),
    };
    Said {
        model: model_name(response.model_version),
        usage: usage(&response.usage_metadata),
        text,
        cut,
    }
}

fn held_back(feedback: Option<&PromptFeedback>) -> Option<Outcome> {
    match feedback?.block_reason.as_deref()? {
        "SAFETY" | "PROHIBITED_CONTENT" | "BLOCKLIST" | "IMAGE_SAFETY" => Some(Outcome::Blocked),
        "BLOCK_REASON_UNSPECIFIED" | "" => None,
        _ => Some(Outcome::Withheld),
    }
}

fn stopped(reason: Option<&str>) -> Option<Outcome> {
    match reason? {
        "STOP" | "MAX_TOKENS" => None,
        "SAFETY" | "PROHIBITED_CONTENT" | "BLOCKLIST" | "SPII" => Some(Outcome::Blocked),
        _ => Some(Outcome::Stopped),
    }
}

// The visible parts in order; a thought may hold a draft and is never read. Blanks without end are told from a text that is empty.
fn spoken(candidate: Option<Candidate>) -> Option<String> {
    let parts = candidate?.content?.parts?;
    let visible = parts.into_iter().filter(|p| p.thought != Some(true));
    let text: String = visible.filter_map(|p| p.text).collect();
    (!text.trim().is_empty() || is_loop(&text)).then_some(text)
}

fn usage(metadata: &Value) -> Usage {
    let count = |name: &str| metadata.get(name).and_then(Value::as_u64);
    let (input, total) = (count("promptTokenCount"), count("totalTokenCount"));
    let (told_output, told_thought) = (count("candidatesTokenCount"), count("thoughtsTokenCount"));
    // A count of 0 is left out on the wire: it is known only if the total says so, where there is one.
    let adds_up = |parts: [Option<u64>; 2]| total.is_some() && input.map(|i| parts.into_iter().flatten().fold(i, u64::saturating_add)) == total;
    let output = told_output.or(adds_up([None, told_thought]).then_some(0));
    let explained = total.is_none() || adds_up([output, None]);
    let zero = (input.is_some() && output.is_some()).then_some(0);
    Usage {
        input,
        output,
        thought: told_thought.or(zero.filter(|_| explained)),
        cached: count("cachedContentTokenCount").or(zero),
    }
}
