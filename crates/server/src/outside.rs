//! Calls to learning platforms and record stores: one request, one deadline over all of it, one cap on the body. Addresses come from the operator.

use reqwest::{Client, RequestBuilder, Url};
use serde::de::DeserializeOwned;
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

const LIMIT: Duration = Duration::from_secs(10);
const MOST_BYTES: usize = 256 * 1024;

/// Why the other side did not do it. The texts hold no secret and nothing of a player's.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum OutsideError {
    /// It can't be reached, or does not answer in time.
    #[error("`{0}` can't be reached: {1}")]
    Away(String, String),
    /// It says no.
    #[error("`{0}` answers {1}")]
    Refused(String, u16),
    /// Its answer is not what it should be.
    #[error("`{0}` does not answer as it should: {1}")]
    Strange(String, String),
    /// The address is none.
    #[error("`{0}` is not an address that can be called")]
    Address(String),
}

impl OutsideError {
    /// The status that it answered with, if it answered.
    pub(crate) fn status(&self) -> Option<u16> {
        match self {
            Self::Refused(_, status) => Some(*status),
            _ => None,
        }
    }
}

/// Clients by origin, each with its own connections. Cheap to clone.
#[derive(Clone, Default)]
pub(crate) struct Outside(Arc<Mutex<HashMap<String, Client>>>);

impl Outside {
    /// A client for this address.
    pub(crate) fn client(&self, url: &Url) -> Result<Client, OutsideError> {
        let origin = url.origin().ascii_serialization();
        let mut clients = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(client) = clients.get(&origin) {
            return Ok(client.clone());
        }
        let client = careersim_coach::http::client(url).map_err(|e| OutsideError::Away(origin.clone(), e.to_string()))?;
        clients.insert(origin, client.clone());
        Ok(client)
    }
}

/// An address that can be called.
pub(crate) fn address(text: &str) -> Result<Url, OutsideError> {
    let url = Url::parse(text).ok().filter(|u| matches!(u.scheme(), "http" | "https") && u.has_host());
    url.ok_or_else(|| OutsideError::Address(text.to_owned()))
}

/// Sends a request and reads the whole answer.
///
/// # Errors
/// [`OutsideError`]; a status that is no success is [`OutsideError::Refused`].
pub(crate) async fn send(host: &Url, request: RequestBuilder) -> Result<Vec<u8>, OutsideError> {
    let name = host.origin().ascii_serialization();
    match tokio::time::timeout(LIMIT, exchange(&name, request)).await {
        Ok(answer) => answer,
        Err(_) => Err(OutsideError::Away(name, "no answer in time".to_owned())),
    }
}

/// The same for an answer in JSON.
///
/// # Errors
/// [`OutsideError`].
pub(crate) async fn json<T: DeserializeOwned>(host: &Url, request: RequestBuilder) -> Result<T, OutsideError> {
    let body = send(host, request.header("accept", "application/json")).await?;
    serde_json::from_slice(&body).map_err(|e| {
        OutsideError::Strange(
            host.origin().ascii_serialization(),
            format!("line {}, column {} is not the JSON that is expected", e.line(), e.column()),
        )
    })
}

async fn exchange(name: &str, request: RequestBuilder) -> Result<Vec<u8>, OutsideError> {
    // An error of the client's own may name the whole address, which can hold a key.
    let away = |error: reqwest::Error| OutsideError::Away(name.to_owned(), error.without_url().to_string());
    let mut response = request.send().await.map_err(away)?;
    if !response.status().is_success() {
        return Err(OutsideError::Refused(name.to_owned(), response.status().as_u16()));
    }
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(away)? {
        if body.len() + chunk.len() > MOST_BYTES {
            return Err(OutsideError::Strange(name.to_owned(), "its answer is too long".to_owned()));
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}
