//! The one home of the HTTP client: one request, one deadline over all of it, one cap on the body. It knows nothing of models.

use crate::retry::{Fault, Outcome};
use reqwest::header::{HeaderName, HeaderValue, RETRY_AFTER};
use reqwest::{Client, Method, Response, Url, redirect};
use std::time::Duration;

/// A header that carries a key; its value is marked as sensitive.
pub(crate) type KeyHeader = (HeaderName, HeaderValue);

/// A reply, whatever its status.
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) body: Vec<u8>,
    /// What the header `Retry-After` asks for, in seconds.
    pub(crate) retry_after: Option<Duration>,
}

/// A client for addresses below this one, with its own pool of connections; it follows no redirect. An address in plain `http` needs no
/// certificates on this machine.
///
/// # Errors
/// When this machine's certificates can't be read.
#[expect(clippy::disallowed_methods, reason = "this is the home of HTTP clients")]
pub fn client(base: &Url) -> Result<Client, reqwest::Error> {
    // The first provider that a process installs stays; who came second has lost nothing.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let mut builder = Client::builder()
        .user_agent(concat!("careersim/", env!("CARGO_PKG_VERSION")))
        .redirect(redirect::Policy::none())
        .referer(false)
        .connect_timeout(Duration::from_secs(5))
        .pool_idle_timeout(Duration::from_secs(50))
        .tcp_keepalive(Duration::from_secs(30));
    if base.scheme() == "http" {
        builder = builder.tls_certs_only([]);
    }
    if is_loopback(base) {
        builder = builder.no_proxy();
    }
    builder.build()
}

/// A client for one base URL.
#[derive(Clone)]
pub(crate) struct Http(Client);

impl Http {
    /// Builds the client.
    pub(crate) fn new(base: &Url) -> Result<Self, reqwest::Error> {
        client(base).map(Self)
    }

    /// Posts JSON and reads the whole reply within `limit`, at most `cap` bytes of it.
    pub(crate) async fn post(&self, url: Url, key: Option<&KeyHeader>, json: Vec<u8>, limit: Duration, cap: usize) -> Result<Reply, Fault> {
        let request = self.with_key(Method::POST, url, key).header("content-type", "application/json").body(json);
        within(limit, exchange(request, cap)).await
    }

    /// Gets a small document within `limit`.
    pub(crate) async fn get(&self, url: Url, key: Option<&KeyHeader>, limit: Duration, cap: usize) -> Result<Reply, Fault> {
        within(limit, exchange(self.with_key(Method::GET, url, key), cap)).await
    }

    fn with_key(&self, method: Method, url: Url, key: Option<&KeyHeader>) -> reqwest::RequestBuilder {
        let request = self.0.request(method, url);
        match key {
            Some((name, value)) => request.header(name, value.clone()),
            None => request,
        }
    }
}

async fn within(limit: Duration, exchange: impl Future<Output = Result<Reply, Fault>>) -> Result<Reply, Fault> {
    // Around everything from connecting to the last byte: a trickle never ends a read time-out.
    tokio::time::timeout(limit, exchange).await.unwrap_or(Err(Outcome::Timeout.into()))
}

async fn exchange(request: reqwest::RequestBuilder, cap: usize) -> Result<Reply, Fault> {
    let response = request.send().await.map_err(|e| fault_of(&e))?;
    let status = response.status().as_u16();
    let retry_after = retry_after(&response);
    let body = match read_body(response, cap).await {
        Ok(body) => body,
        // A status that already says what went wrong needs no body.
        Err(_) if status >= 400 => Vec::new(),
        Err(fault) => return Err(fault),
    };
    Ok(Reply { status, body, retry_after })
}

async fn read_body(mut response: Response, cap: usize) -> Result<Vec<u8>, Fault> {
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(|e| fault_of(&e))? {
        if body.len() + chunk.len() > cap {
            return Err(Outcome::Runaway.into());
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}

fn fault_of(error: &reqwest::Error) -> Fault {
    if error.is_timeout() {
        Outcome::Timeout.into()
    } else if error.is_connect() {
        Outcome::Unreachable.into()
    } else {
        Outcome::Connection.into()
    }
}

fn retry_after(response: &Response) -> Option<Duration> {
    let seconds: u64 = response.headers().get(RETRY_AFTER)?.to_str().ok()?.trim().parse().ok()?;
    Some(Duration::from_secs(seconds))
}

fn is_loopback(base: &Url) -> bool {
    match base.host_str() {
        Some("localhost") => true,
        Some(host) => host.trim_matches(['[', ']']).parse::<std::net::IpAddr>().is_ok_and(|ip| ip.is_loopback()),
        None => false,
    }
}

/// A key as a header value that never shows in a Debug output.
///
/// # Errors
/// The key has characters that no header can carry.
pub(crate) fn secret_header(text: &str) -> Result<HeaderValue, reqwest::header::InvalidHeaderValue> {
    let mut value = HeaderValue::from_str(text)?;
    value.set_sensitive(true);
    Ok(value)
}
