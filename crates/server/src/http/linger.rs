//! Reads on when an answer came before the end of the request's body. A body that is dropped unread makes hyper close
//! the connection, and a client that still writes meets a reset (`EPIPE`) instead of the 413 or 401 that it was sent.

use axum::body::{Body, Bytes, HttpBody};
use http_body::{Frame, SizeHint};
use std::{
    pin::Pin,
    task::{Context, Poll, ready},
    time::Duration,
};

/// As much as is read on, in bytes: above the largest body that any route takes. A client that sends more is cut off.
const MOST: usize = 16 << 20;
const LONGEST: Duration = Duration::from_secs(5);

/// A request body that is read on, within bounds, when its reader drops it early.
pub struct Lingering(Body);

/// For a layer that maps request bodies.
pub fn body(body: Body) -> Body {
    if body.is_end_stream() { body } else { Body::new(Lingering(body)) }
}

impl HttpBody for Lingering {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        let frame = ready!(Pin::new(&mut self.0).poll_frame(cx));
        if !matches!(frame, Some(Ok(_))) {
            self.0 = Body::empty();
        }
        Poll::Ready(frame)
    }

    fn is_end_stream(&self) -> bool {
        self.0.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.0.size_hint()
    }
}

impl Drop for Lingering {
    fn drop(&mut self) {
        if self.0.is_end_stream() {
            return;
        }
        let rest = std::mem::take(&mut self.0);
        if let Ok(runtime) = tokio::runtime::Handle::try_current() {
            runtime.spawn(tokio::time::timeout(LONGEST, read(rest)));
        }
    }
}

async fn read(mut rest: Body) {
    let mut left = MOST;
    while let Some(Ok(frame)) = std::future::poll_fn(|cx| Pin::new(&mut rest).poll_frame(cx)).await {
        let Some(now) = left.checked_sub(frame.data_ref().map_or(0, Bytes::len)) else {
            return;
        };
        left = now;
    }
}
