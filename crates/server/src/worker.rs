//! The worker: takes due evaluations, keeps their leases, hands back what it cannot finish in time. Beside it the outbox is emptied.

use crate::{app::App, telemetry::traces};
use careersim_game::clock;
use careersim_store::{
    ConflictKind, StoreError,
    queue::{self, Job},
};
use std::{sync::Arc, time::Duration};
use tokio::{sync::Semaphore, time::Instant};
use tokio_util::task::TaskTracker;
use tracing::field;

/// Works until the program is asked to end; then gives running jobs `drain` time and hands the rest back.
pub async fn run(app: App) {
    let owner = format!("{}-{}", std::process::id(), careersim_game::ids::new());
    tokio::join!(evaluate(&app, &owner), crate::deliver::run(&app, &owner));
}

async fn evaluate(app: &App, owner: &str) {
    let slots = Arc::new(Semaphore::new(app.config.worker.concurrency.max(1)));
    let running = TaskTracker::new();
    tracing::info!(owner, "worker {owner} is ready");
    while !app.shutdown.is_cancelled() {
        let due = app.game.store.bell().due();
        let taken = take(app, owner, &slots, &running).await;
        if taken == 0 {
            tokio::select! {
                () = due => {}
                () = tokio::time::sleep(Duration::from_millis(app.config.worker.poll_ms)) => {}
                () = app.shutdown.cancelled() => {}
            }
        }
    }
    running.close();
    let drain = Duration::from_secs(app.config.http.drain_seconds);
    if tokio::time::timeout(drain, running.wait()).await.is_err() {
        let handed = queue::hand_back_all(&app.game.store, owner).await.unwrap_or(0);
        tracing::warn!(handed, "handed {handed} running jobs over to other workers");
    }
    tracing::info!(owner, "worker {owner} has ended");
}

// Claims as many jobs as there are free slots and starts them; gives their number back.
async fn take(app: &App, owner: &str, slots: &Arc<Semaphore>, running: &TaskTracker) -> usize {
    // With every slot busy, wait for one to become free before looking again.
    let Ok(first) = slots.clone().acquire_owned().await else { return 0 };
    let mut permits = vec![first];
    while let Ok(permit) = slots.clone().try_acquire_owned() {
        permits.push(permit);
    }
    let lease = chrono::Duration::seconds(i64::try_from(app.config.worker.lease_seconds).unwrap_or(30));
    let jobs = match queue::claim(&app.game.store, owner, lease, permits.len() as u64, clock::now()).await {
        Ok(jobs) => jobs,
        Err(error) => {
            tracing::warn!(%error, "the queue could not be read: {error}");
            Vec::new()
        }
    };
    let count = jobs.len();
    for (job, permit) in jobs.into_iter().zip(permits) {
        let app = app.clone();
        running.spawn(async move {
            work(&app, job).await;
            drop(permit);
        });
    }
    count
}

async fn work(app: &App, job: Job) {
    let started = Instant::now();
    let id = job.task_id;
    let span = tracing::info_span!("job", "otel.kind" = "consumer", trace_id = field::Empty, task = %id, player = %job.answer.player_id, purpose = ?job.purpose, attempt = job.attempts);
    let traceparent = traces::begin(&span, job.traceparent.as_deref());
    let beat = heartbeat(app, &job);
    let evaluate = careersim_store::trace::scope(traceparent, app.game.evaluate(&job, app.config.worker.max_attempts));
    let done = tracing::Instrument::instrument(
        async {
            tokio::select! {
                outcome = evaluate => Some(outcome),
                () = beat => None,
            }
        },
        span.clone(),
    )
    .await;
    let elapsed = started.elapsed();
    let elapsed_ms = u64::try_from(elapsed.as_millis()).unwrap_or(u64::MAX);
    span.in_scope(|| {
        if let Some(done) = done {
            app.metrics.evaluation(done.outcome, &done.source, done.model.as_deref(), elapsed);
            tracing::info!(
                outcome = done.outcome,
                source = done.source,
                model = done.model,
                cost_usd = done.cost_usd,
                tokens = done.tokens,
                cache = done.cache,
                elapsed_ms,
                "task {id} {}",
                done.outcome
            );
        } else {
            tracing::warn!(elapsed_ms, "task {id} went to another worker");
        }
    });
}

// Ends only when the lease is lost.
async fn heartbeat(app: &App, job: &Job) {
    let lease = Duration::from_secs(app.config.worker.lease_seconds);
    let mut beats = tokio::time::interval(lease / 3);
    beats.tick().await;
    loop {
        beats.tick().await;
        let lease = chrono::Duration::from_std(lease).unwrap_or_default();
        match queue::heartbeat(&app.game.store, job, lease, clock::now()).await {
            Ok(()) => {}
            Err(StoreError::Conflict(ConflictKind::LeaseLost)) => return,
            // The database is away: go on; the fence decides at the end.
            Err(error) => tracing::warn!(%error, "a heartbeat failed: {error}"),
        }
    }
}
