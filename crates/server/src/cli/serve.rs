//! `careersim serve` and `careersim worker`: from start to a clean end.

use super::{Failure, out};
use crate::{app::App, config::Config, upkeep, worker};
use std::{net::SocketAddr, time::Duration};
use tokio::net::TcpListener;
use tokio_util::{sync::CancellationToken, task::TaskTracker};

/// Serves until SIGTERM or Ctrl-C.
pub(super) async fn serve(config: Config, no_worker: bool) -> Result<(), Failure> {
    let listen = config.http.listen;
    let app = App::open(config).await?;
    app.game.learn_imports().await?;
    app.game.learn_packs().await?;
    let listener = TcpListener::bind(listen)
        .await
        .map_err(|e| Failure::Failed(format!("cannot listen on {listen}: {e}; choose another with --listen")))?;
    let address = listener.local_addr()?;
    let tasks = TaskTracker::new();
    if !no_worker {
        tasks.spawn(worker::run(app.clone()));
    }
    upkeep::start(&app, &tasks);
    let service = app.router().into_make_service_with_connect_info::<SocketAddr>();
    let closed = CancellationToken::new();
    let close = closed.clone();
    tasks.spawn(async move {
        if let Err(error) = axum::serve(listener, service).with_graceful_shutdown(closed.cancelled_owned()).await {
            tracing::error!(%error, "serving ended: {error}");
        }
    });
    tracing::info!(%address, version = env!("CARGO_PKG_VERSION"), "CareerSim is on http://{address}");
    let patiently = asked_to_end().await;
    app.shutdown.cancel();
    if patiently && !app.config.is_embedded() {
        // From now on `/ready` is red and every answer closes its connection; proxies need a moment to see that and to go elsewhere.
        tokio::time::sleep(Duration::from_secs(app.config.http.leave_seconds)).await;
    }
    close.cancel();
    end(&app, &tasks).await;
    out::line("CareerSim has ended")
}

/// Works until SIGTERM or Ctrl-C.
pub(super) async fn worker(config: Config) -> Result<(), Failure> {
    let app = App::open(config).await?;
    let tasks = TaskTracker::new();
    tasks.spawn(worker::run(app.clone()));
    upkeep::start(&app, &tasks);
    asked_to_end().await;
    app.shutdown.cancel();
    end(&app, &tasks).await;
    Ok(())
}

// Running requests end, the worker finishes or hands over: all within the drain time and a little.
async fn end(app: &App, tasks: &TaskTracker) {
    tracing::info!("asked to end; finishing what is running");
    tasks.close();
    let drain = Duration::from_secs(app.config.http.drain_seconds);
    if tokio::time::timeout(drain + Duration::from_secs(2), tasks.wait()).await.is_err() {
        tracing::warn!("some connections did not end in time and are cut");
    }
    app.game.background.close();
    let _ = tokio::time::timeout(Duration::from_secs(2), app.game.background.wait()).await;
    app.game.tally().await;
}

/// Ends when the program gets SIGTERM or Ctrl-C. Gives back whether a supervisor asked (SIGTERM); a person at a terminal (Ctrl-C) doesn't want to wait.
pub(super) async fn asked_to_end() -> bool {
    let interrupt = tokio::signal::ctrl_c();
    let Ok(mut terminate) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) else {
        let _ = interrupt.await;
        return false;
    };
    tokio::select! {
        _ = interrupt => false,
        _ = terminate.recv() => true,
    }
}
