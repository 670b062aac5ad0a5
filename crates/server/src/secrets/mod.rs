//! Secrets: the key that is made once and kept, what a secret manager holds, and taking up what was rotated.

mod local;
mod manager;
mod refresh;

pub(crate) use local::load_or_make;
pub(crate) use manager::fetch;
pub(crate) use refresh::{follow, load};
