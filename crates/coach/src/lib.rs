//! Everything that talks to a model, or stands in for one: it makes scenes and grades answers, and knows nothing of databases or HTTP servers.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests may fail loudly"))]

pub mod calibrate;
pub mod library;
pub mod offline;
