//! Sends what the outbox holds: scores to learning platforms, statements to a record store. Whoever is away is tried again, later and later, for
//! as long as it takes; nobody who plays waits for any of it.

use crate::{app::App, lti::scores::Sent, xapi};
use careersim_game::clock;
use careersim_store::deliveries::{self, Delivery, Kind, Target};
use futures::{StreamExt, stream};
use std::time::Duration;

// The two calls of a score together take less than two leases of a job, unless somebody set those short.
const LEASES: i32 = 2;
const AT_ONCE: u32 = 16;
const SIDE_BY_SIDE: usize = 4;

/// Works until the program is asked to end.
pub(crate) async fn run(app: &App, owner: &str) {
    while !app.shutdown.is_cancelled() {
        let taken = round(app, owner).await;
        if taken < AT_ONCE as usize {
            tokio::select! {
                () = tokio::time::sleep(Duration::from_millis(app.config.worker.poll_ms)) => {}
                () = app.shutdown.cancelled() => {}
            }
        }
    }
}

async fn round(app: &App, owner: &str) -> usize {
    // What is for a record store waits while none is configured.
    let kinds: &[Kind] = if app.config.xapi.enabled().is_some() {
        &[Kind::Score, Kind::Statement]
    } else {
        &[Kind::Score]
    };
    let lease = chrono::Duration::seconds(i64::try_from(app.config.worker.lease_seconds).unwrap_or(30)) * LEASES;
    let due = match deliveries::claim(&app.game.store, kinds, owner, lease, AT_ONCE, clock::now()).await {
        Ok(due) => due,
        Err(error) => {
            tracing::warn!(%error, "the outbox could not be read: {error}");
            return 0;
        }
    };
    let taken = due.len();
    stream::iter(due).for_each_concurrent(SIDE_BY_SIDE, |delivery| deliver(app, delivery)).await;
    taken
}

async fn deliver(app: &App, delivery: Delivery) {
    let (store, id) = (&app.game.store, delivery.id);
    let settled = match send(app, &delivery).await {
        Ok(()) => deliveries::delivered(store, &delivery, clock::now()).await,
        Err(error) => {
            let rest = deliveries::rest(delivery.attempts);
            tracing::warn!(delivery = %id, player = %delivery.player, attempts = delivery.attempts, "delivery {id} is tried again in {} s: {error}", rest.num_seconds());
            deliveries::later(store, &delivery, clock::now() + rest, &error).await
        }
    };
    if let Err(error) = settled {
        // The lease runs out, and it is sent again with the same stamp, which the other side takes once.
        tracing::warn!(delivery = %id, %error, "delivery {id} is not settled: {error}");
    }
}

async fn send(app: &App, delivery: &Delivery) -> Result<(), String> {
    match &delivery.target {
        // The link, the day or the registration is gone: there is nobody to tell.
        None => Ok(()),
        Some(Target::Score {
            platform,
            line_item,
            subject,
            assignment,
        }) => {
            let told = app.game.passback(*assignment, delivery.player).await.map_err(|e| e.to_string())?;
            let Some(told) = told else { return Ok(()) };
            let sent = Sent {
                platform,
                line_item,
                subject,
                told: &told,
                stamp: delivery.stamp,
            };
            app.lti.send_score(&app.game.store, &sent).await.map_err(|e| e.to_string())
        }
        Some(Target::Statement { session }) => {
            let Some(config) = app.config.xapi.enabled() else {
                return Err("no record store is configured".to_owned());
            };
            let day = app.game.finished_day(*session, delivery.player).await.map_err(|e| e.to_string())?;
            let Some((day, told)) = day else { return Ok(()) };
            // A grade that is being looked at again is told when it stands.
            if delivery.delivered > 0 && told.grading.is_open() {
                return Ok(());
            }
            let home = app.config.http.public_url.trim_end_matches('/');
            xapi::send(&app.lti.outside, config, home, delivery, &day, &told)
                .await
                .map_err(|e| e.to_string())
        }
    }
}
