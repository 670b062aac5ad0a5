//! Who may show the page in a frame: nobody, and the registered platforms.

use careersim_store::{Store, lti};
use std::{
    collections::BTreeSet,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use tokio::time::Instant;

// A platform that was just registered, by whatever replica, may frame the page after so long.
const KEPT: Duration = Duration::from_secs(10);

/// The origins of registered platforms, read now and then.
#[derive(Clone, Default)]
pub(super) struct Frames(Arc<Mutex<Known>>);

#[derive(Default)]
struct Known {
    at: Option<Instant>,
    origins: Option<Arc<str>>,
}

impl super::Lti {
    /// The origins that may frame the page, separated by spaces; none: nobody may. While the database is away it stays as it was.
    pub(crate) async fn framers(&self, store: &Store) -> Option<Arc<str>> {
        {
            let mut known = self.frames.0.lock().unwrap_or_else(PoisonError::into_inner);
            if known.at.is_some_and(|at| at.elapsed() < KEPT) {
                return known.origins.clone();
            }
            // Set before asking, so that one request asks and the others don't wait for it.
            known.at = Some(Instant::now());
        }
        let read = lti::platforms(store).await;
        let mut known = self.frames.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Ok(platforms) = read {
            let origins: BTreeSet<String> = platforms.into_iter().flat_map(|p| p.services).collect();
            known.origins = (!origins.is_empty()).then(|| origins.into_iter().collect::<Vec<_>>().join(" ").into());
        }
        known.origins.clone()
    }
}
