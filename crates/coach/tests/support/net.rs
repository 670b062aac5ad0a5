//! HTTP by hand, so that it can go wrong in every way.

use super::{Fake, Step, answers, strict};
use serde_json::{Value, json};
use std::collections::HashMap;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// A request, taken apart.
pub struct Request {
    pub method: String,
    pub target: String,
    pub headers: HashMap<String, String>,
    pub body: Vec<u8>,
}

impl Request {
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_default()
    }

    pub fn is_openai(&self) -> bool {
        self.target.starts_with("/v1/")
    }

    pub fn model(&self) -> String {
        if self.is_openai() {
            return self.json()["model"].as_str().unwrap_or_default().to_owned();
        }
        let path = self.target.strip_prefix("/v1beta/models/").unwrap_or_default();
        path.split(':').next().unwrap_or_default().to_owned()
    }
}

/// The next request of a connection.
pub async fn read_request(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> Option<Request> {
    let mut chunk = [0_u8; 16 * 1024];
    loop {
        if let Some(end) = buffer.windows(4).position(|w| w == b"\r\n\r\n") {
            let head = String::from_utf8_lossy(&buffer[..end]).into_owned();
            let mut lines = head.split("\r\n");
            let mut first = lines.next()?.split(' ').map(str::to_owned);
            let headers: HashMap<String, String> = lines
                .filter_map(|l| l.split_once(':'))
                .map(|(k, v)| (k.to_lowercase(), v.trim().to_owned()))
                .collect();
            let length: usize = headers.get("content-length").and_then(|v| v.parse().ok()).unwrap_or(0);
            if buffer.len() >= end + 4 + length {
                let body = buffer[end + 4..end + 4 + length].to_vec();
                buffer.drain(..end + 4 + length);
                return Some(Request {
                    method: first.next()?,
                    target: first.next()?,
                    headers,
                    body,
                });
            }
        }
        match stream.read(&mut chunk).await {
            Ok(0) | Err(_) => return None,
            Ok(n) => buffer.extend_from_slice(&chunk[..n]),
        }
    }
}

/// Plays a step; gives false when the connection ends.
pub async fn answer(stream: &mut TcpStream, request: &Request, step: Result<Step, (u16, String)>, fake: &Fake) -> bool {
    let step = match step {
        Ok(step) => step,
        Err((status, why)) => Step::Status(status, strict::error(status, &why).to_string()),
    };
    match step {
        Step::Say(text) => send(stream, 200, &document(request, &text)).await,
        Step::Document(value) => send(stream, 200, &value.to_string().replace("{MODEL}", &request.model())).await,
        Step::Status(status, body) => send(stream, status, &body).await,
        Step::Body(body) => send(stream, 200, &body).await,
        Step::Slow(pause) => {
            tokio::time::sleep(pause).await;
            send(stream, 200, &document(request, &fake.fitting(request))).await
        }
        Step::ThenClose => {
            send(stream, 200, &document(request, &fake.fitting(request))).await;
            false
        }
        Step::Hang => pause_for_ever().await,
        Step::HangAfterHeaders => {
            head(stream, 200, 500).await;
            pause_for_ever().await
        }
        Step::Trickle => trickle(stream).await,
        Step::Reset => {
            stream.set_zero_linger().unwrap();
            false
        }
        Step::Fin => false,
        Step::CutShort => {
            let body = document(request, &fake.fitting(request));
            head(stream, 200, body.len()).await;
            stream.write_all(&body.as_bytes()[..body.len() / 2]).await.ok();
            stream.flush().await.ok();
            false
        }
        Step::Endless => {
            head(stream, 200, 1 << 30).await;
            let blanks = vec![b' '; 64 * 1024];
            while stream.write_all(&blanks).await.is_ok() {}
            false
        }
    }
}

async fn pause_for_ever() -> bool {
    tokio::time::sleep(Duration::from_mins(10)).await;
    false
}

async fn trickle(stream: &mut TcpStream) -> bool {
    head(stream, 200, 100_000).await;
    while stream.write_all(b" ").await.is_ok() {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    false
}

async fn head(stream: &mut TcpStream, status: u16, length: usize) {
    let head = format!("HTTP/1.1 {status} X\r\ncontent-type: application/json; charset=UTF-8\r\ncontent-length: {length}\r\n\r\n");
    stream.write_all(head.as_bytes()).await.ok();
}

async fn send(stream: &mut TcpStream, status: u16, body: &str) -> bool {
    head(stream, status, body.len()).await;
    stream.write_all(body.as_bytes()).await.is_ok() && stream.flush().await.is_ok()
}

// 1,000 tokens sent, 200 answered, 50 thought.
fn document(request: &Request, text: &str) -> String {
    let model = request.model();
    let document = if request.is_openai() {
        json!({
            "id": "x", "object": "chat.completion", "created": 1, "model": model,
            "choices": [{ "index": 0, "message": { "role": "assistant", "content": text }, "finish_reason": "stop" }],
            "usage": { "prompt_tokens": 1000, "completion_tokens": 250, "total_tokens": 1250, "completion_tokens_details": { "reasoning_tokens": 50 } },
        })
    } else {
        answers::success(&model, text)
    };
    document.to_string()
}
