//! Any OpenAI-compatible endpoint: the wire of chat completions and its client. What a fault leads to is decided in `retry`.

use crate::config::TokenField;
use crate::cost::Usage;
use crate::error_body;
use crate::gemini::BadClient;
use crate::http::{Http, KeyHeader, Reply, secret_header};
use crate::retry::{Fault, Outcome, of_status};
use crate::wire::{Letter, Question, Said, Shot, model_name};
use reqwest::Url;
use reqwest::header::AUTHORIZATION;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

#[derive(Serialize)]
struct Request<'a> {
    model: &'a str,
    messages: Vec<Message<'a>>,
    response_format: Value,
    #[serde(skip_serializing_if = "Option::is_none")]
    max_tokens: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    max_completion_tokens: Option<u32>,
    stream: bool,
}

#[derive(Serialize)]
struct Message<'a> {
    role: &'static str,
    content: &'a str,
}

/// The body of a success. Everything may be missing, and what is unknown is skipped.
#[derive(Deserialize)]
struct Response {
    #[serde(default)]
    choices: Option<Vec<Choice>>,
    #[serde(default)]
    usage: Value,
    #[serde(default)]
    model: Option<String>,
}

#[derive(Deserialize)]
struct Choice {
    #[serde(default)]
    message: Option<Spoken>,
    #[serde(default)]
    finish_reason: Option<String>,
}

#[derive(Deserialize)]
struct Spoken {
    #[serde(default)]
    content: Option<String>,
    #[serde(default)]
    refusal: Option<String>,
}

/// The client: one address, perhaps a key.
pub(crate) struct OpenAi {
    http: Http,
    base: Url,
    key: Option<KeyHeader>,
    token_field: TokenField,
    body_cap: usize,
    // The server refused JSON Schema once; from then on it gets the schema as text.
    without_schema: AtomicBool,
}

impl OpenAi {
    /// A client for this address, which already ends in `/v1` or the like.
    pub(crate) fn new(base: Url, key: Option<&str>, token_field: TokenField, body_cap: usize) -> Result<Self, BadClient> {
        let http = Http::new(&base).map_err(|_| BadClient::Http)?;
        let bearer = key.map(|k| secret_header(&format!("Bearer {k}"))).transpose().map_err(|_| BadClient::Key)?;
        Ok(Self {
            http,
            base,
            key: bearer.map(|value| (AUTHORIZATION, value)),
            token_field,
            body_cap,
            without_schema: AtomicBool::new(false),
        })
    }

    /// Writes the request.
    pub(crate) fn write(&self, model: &str, question: &Question, shot: Shot) -> Result<Letter, Fault> {
        let plain = self.without_schema.load(Ordering::Relaxed);
        let user = if plain {
            format!("{}\n\n{}", question.user, question.schema)
        } else {
            question.user.clone()
        };
        let system = question.system.as_deref().map(|content| Message { role: "system", content });
        let request = Request {
            model,
            messages: system.into_iter().chain([Message { role: "user", content: &user }]).collect(),
            response_format: response_format(question, plain),
            max_tokens: (self.token_field == TokenField::MaxTokens).then_some(shot.output_tokens),
            max_completion_tokens: (self.token_field == TokenField::MaxCompletionTokens).then_some(shot.output_tokens),
            stream: false,
        };
        let body = serde_json::to_vec(&request).map_err(|_| Outcome::BadRequest)?;
        Ok(Letter {
            url: self.url("chat/completions"),
            body,
        })
    }

    /// Sends it and reads what the model said.
    pub(crate) async fn send(&self, letter: Letter, limit: Duration) -> Said {
        match self.http.post(letter.url, self.key.as_ref(), letter.body, limit, self.body_cap).await {
            Ok(reply) if reply.status == 200 => read(&reply),
            Ok(reply) => Said::fault(self.refusal(&reply)),
            Err(fault) => Said::fault(fault),
        }
    }

    /// Is the address right and the key accepted? Costs nothing.
    pub(crate) async fn check(&self, limit: Duration) -> Result<(), Fault> {
        let reply = self.http.get(self.url("models"), self.key.as_ref(), limit, self.body_cap).await?;
        match reply.status {
            200 => Ok(()),
            _ => Err(error_body::openai(&reply)),
        }
    }

    fn refusal(&self, reply: &Reply) -> Fault {
        let fault = error_body::openai(reply);
        let is_first = fault.outcome == Outcome::BadRequest && !self.without_schema.swap(true, Ordering::Relaxed);
        if is_first { Outcome::SchemaRefused.into() } else { fault }
    }

    fn url(&self, path: &str) -> Url {
        let mut url = self.base.clone();
        url.set_path(&format!("{}/{path}", self.base.path().trim_end_matches('/')));
        url
    }
}

fn response_format(question: &Question, plain: bool) -> Value {
    if plain {
        return json!({ "type": "json_object" });
    }
    json!({ "type": "json_schema", "json_schema": { "name": "answer", "schema": question.schema } })
}

fn read(reply: &Reply) -> Said {
    let Ok(response) = serde_json::from_slice::<Response>(&reply.body) else {
        return Said::fault(of_status(reply.status));
    };
    let choice = response.choices.unwrap_or_default().into_iter().next();
    let reason = choice.as_ref().and_then(|c| c.finish_reason.as_deref());
    let cut = reason == Some("length");
    let text = match stopped(reason) {
        Some(outcome) => Err(outcome.into()),
        None => spoken(choice, cut).map_err(Fault::from),
    };
    Said {
        model: model_name(response.model),
        usage: usage(&response.usage),
        text,
        cut,
    }
}

fn stopped(reason: Option<&str>) -> Option<Outcome> {
    match reason? {
        "stop" | "length" => None,
        "content_filter" => Some(Outcome::Blocked),
        _ => Some(Outcome::Stopped),
    }
}

fn spoken(choice: Option<Choice>, cut: bool) -> Result<String, Outcome> {
    let message = choice.and_then(|c| c.message);
    if message.as_ref().and_then(|m| m.refusal.as_deref()).is_some_and(|r| !r.trim().is_empty()) {
        return Err(Outcome::Blocked);
    }
    let text = message.and_then(|m| m.content).filter(|t| !t.trim().is_empty());
    text.ok_or(if cut { Outcome::CutOff } else { Outcome::Empty })
}

fn usage(usage: &Value) -> Usage {
    let count = |path: &str| usage.pointer(path).and_then(Value::as_u64);
    let (input, all) = (count("/prompt_tokens"), count("/completion_tokens"));
    let zero = (input.is_some() && all.is_some()).then_some(0);
    let thought = count("/completion_tokens_details/reasoning_tokens").or(zero);
    Usage {
        input,
        // The total contains the thinking; here the two are told apart, as Gemini does.
        output: all.map(|all| all.saturating_sub(thought.unwrap_or(0))),
        thought,
        cached: count("/prompt_tokens_details/cached_tokens").or(zero),
    }
}
