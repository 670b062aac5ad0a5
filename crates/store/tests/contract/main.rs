//! The contract of the store: every test runs on a fresh SQLite file and, when `CAREERSIM_TEST_POSTGRES_URL` is set, on a fresh PostgreSQL database.
#![allow(unreachable_pub, clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests may fail loudly")]

mod fixture;
mod players;
