//! `careersim serve` and `careersim worker`: from start to a clean end.

use super::{Failure, out};
use crate::{app::App, config::Config, worker};
use std::{net::SocketAddr, time::Duration};
use tokio::net::TcpListener;

/// Serves until SIGTERM or Ctrl-C.
pub async fn serve(config: Config, no_worker: bool) -> Result<(), Failure> {
    let listen = config.http.listen;
    let app = App::open(config).await?;
    let listener = TcpListener::bind(listen).await.map_err(|e| Failure::Failed(format!("cannot listen on {listen}: {e}; choose another with --listen")))?;
    let address = listener.local_addr()?;
    tracing::info!(%address, version = env!("CARGO_PKG_VERSION"), "CareerSim is on http://{address}");
    let worker = (!no_worker).then(|| tokio::spawn(worker::run(app.clone())));
    let upkeep = tokio::spawn(upkeep(app.clone()));
    let service = app.router().into_make_service_with_connect_info::<SocketAddr>();
    let ended = app.clone();
    let server = axum::serve(listener, service).with_graceful_shutdown(async move { ended.shutdown.cancelled().await });
    let serving = tokio::spawn(async move { server.await });
    asked_to_end().await;
    end(&app, worker, Some(serving)).await;
    upkeep.abort();
    out::line("CareerSim has ended")
}

/// Works until SIGTERM or Ctrl-C.
pub async fn worker(config: Config) -> Result<(), Failure> {
    let app = App::open(config).await?;
    let worker = tokio::spawn(worker::run(app.clone()));
    let upkeep = tokio::spawn(upkeep(app.clone()));
    asked_to_end().await;
    end(&app, Some(worker), None).await;
    upkeep.abort();
    Ok(())
}

// New requests stop, running ones end, the worker finishes or hands over: all within the drain time and a little.
async fn end(app: &App, worker: Option<tokio::task::JoinHandle<()>>, serving: Option<tokio::task::JoinHandle<std::io::Result<()>>>) {
    tracing::info!("asked to end; finishing what is running");
    app.shutdown.cancel();
    let drain = Duration::from_secs(app.config.http.drain_seconds);
    if let Some(worker) = worker {
        let _ = tokio::time::timeout(drain + Duration::from_secs(5), worker).await;
    }
    if let Some(serving) = serving {
        let _ = tokio::time::timeout(Duration::from_secs(5), serving).await;
    }
    app.game.background.close();
    let _ = tokio::time::timeout(Duration::from_secs(2), app.game.background.wait()).await;
}

async fn asked_to_end() {
    let interrupt = tokio::signal::ctrl_c();
    let Ok(mut terminate) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) else {
        let _ = interrupt.await;
        return;
    };
    tokio::select! {
        _ = interrupt => {}
        _ = terminate.recv() => {}
    }
}

// Small things that must happen now and then in every process.
async fn upkeep(app: App) {
    let mut ticks = tokio::time::interval(Duration::from_secs(60));
    loop {
        ticks.tick().await;
        app.limiter.forget_idle();
    }
}
