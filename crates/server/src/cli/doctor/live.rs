//! Does a server answer here? One request without a client library: a health check in a container runs every few seconds and must cost nothing.

use super::{Failure, out};
use crate::config::Config;
use std::{net::SocketAddr, time::Duration};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

/// Asks the configured address.
pub(super) async fn ask(config: &Config) -> Result<(), Failure> {
    let mut address = config.http.listen;
    if address.ip().is_unspecified() {
        address.set_ip(std::net::Ipv4Addr::LOCALHOST.into());
    }
    match tokio::time::timeout(Duration::from_secs(3), status_of(address, "/api/health/live")).await {
        Ok(Ok(200)) => out::line("ok"),
        Ok(Ok(status)) => Err(Failure::Failed(format!("{address} answered {status}"))),
        Ok(Err(error)) => Err(Failure::Failed(format!("{address} does not answer: {error}"))),
        Err(_) => Err(Failure::Failed(format!("{address} does not answer within 3 s"))),
    }
}

async fn status_of(address: SocketAddr, path: &str) -> std::io::Result<u16> {
    let mut stream = TcpStream::connect(address).await?;
    stream
        .write_all(format!("GET {path} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n\r\n").as_bytes())
        .await?;
    let mut head = [0; 12];
    stream.read_exact(&mut head).await?;
    let status = std::str::from_utf8(&head)
        .ok()
        .and_then(|h| h.strip_prefix("HTTP/1.1 "))
        .and_then(|s| s.parse().ok());
    status.ok_or_else(|| std::io::Error::other("this is no HTTP server"))
}
