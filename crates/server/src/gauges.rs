//! Gauges that are read from elsewhere when somebody asks for the metrics.

use crate::{app::App, backup};

/// Brings them up to date.
pub(crate) async fn read(app: &App) {
    let (open, idle) = app.game.store.connections();
    let idle = i64::try_from(idle).unwrap_or(i64::MAX);
    app.metrics.labelled("careersim_pool_connections", "state", "idle", idle);
    app.metrics.labelled("careersim_pool_connections", "state", "busy", i64::from(open) - idle);
    app.metrics
        .gauge("careersim_pool_connections_max", i64::from(app.config.database.max_connections));
    if let Ok(Some(at)) = backup::last_verified(&app.game.store).await {
        app.metrics.gauge("careersim_backup_verified_timestamp_seconds", at.timestamp());
    }
}
