//! Gauges that are read from elsewhere when somebody asks for the metrics.

use crate::{app::App, backup};

/// Brings them up to date.
pub(crate) async fn read(app: &App) {
    if let Ok(Some(at)) = backup::last_verified(&app.game.store).await {
        app.metrics.gauge("careersim_backup_verified_timestamp_seconds", at.timestamp());
    }
}
