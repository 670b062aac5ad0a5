//! Which trace (W3C `traceparent`) the work at hand belongs to, so that a job can be told to go on with it in another process.

use std::future::Future;

tokio::task_local! {
    static CURRENT: String;
}

/// Runs `work` as a part of this trace.
pub async fn scope<F: Future>(traceparent: String, work: F) -> F::Output {
    CURRENT.scope(traceparent, work).await
}

/// The trace that this task works for, if any.
pub(crate) fn current() -> Option<String> {
    CURRENT.try_with(Clone::clone).ok()
}
