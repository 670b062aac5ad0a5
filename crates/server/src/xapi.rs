//! Statements about finished days to a learning record store (xAPI 1.0.3): who played is a number of ours, what they wrote is not in it.

use crate::{
    config::Xapi,
    outside::{self, Outside, OutsideError},
};
use careersim_game::passback::Passback;
use careersim_store::deliveries::{Delivery, Standing};
use chrono::{DateTime, SecondsFormat, Utc};
use reqwest::Url;
use secrecy::ExposeSecret;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use uuid::{Builder, Uuid};

const VERSION: &str = "1.0.3";
const COMPLETED: &str = "http://adlnet.gov/expapi/verbs/completed";
const SCORED: &str = "http://adlnet.gov/expapi/verbs/scored";
const SIMULATION: &str = "http://adlnet.gov/expapi/activities/simulation";
const MAXIMUM: f64 = 10.0;

/// Sends what is to be told about a day. Statements that the store has already (409) count as sent: their ids are the day's and the revision's.
///
/// # Errors
/// Whatever keeps the store from taking them now.
pub(crate) async fn send(outside: &Outside, config: &Xapi, home: &str, delivery: &Delivery, day: &Standing, told: &Passback) -> Result<(), OutsideError> {
    let url = statements_address(&config.url)?;
    let statements = statements(home, delivery, day, told);
    let client = outside.client(&url)?;
    let key = config.key.as_ref().map(ExposeSecret::expose_secret).unwrap_or_default();
    let secret = config.secret.as_ref().map(ExposeSecret::expose_secret);
    let request = client
        .post(url.clone())
        .basic_auth(key, secret)
        .header("x-experience-api-version", VERSION)
        .json(&statements);
    match outside::send(&url, request).await {
        Ok(_) => Ok(()),
        Err(error) if error.status() == Some(409) => Ok(()),
        Err(error) => Err(error),
    }
}

fn statements_address(base: &str) -> Result<Url, OutsideError> {
    let mut url = outside::address(base)?;
    let path = format!("{}/statements", url.path().trim_end_matches('/'));
    url.set_path(&path);
    Ok(url)
}

// The day is completed once; its score is told again when it changes.
fn statements(home: &str, delivery: &Delivery, day: &Standing, told: &Passback) -> Vec<Value> {
    let mut all = Vec::new();
    if delivery.delivered == 0 {
        let seconds = (day.ended_at() - day.session.created_at).num_seconds().max(0);
        let result = json!({ "completion": true, "duration": format!("PT{seconds}S") });
        all.push(statement(
            home,
            day,
            ("completed", COMPLETED),
            id(delivery, "completed", 0),
            &result,
            day.ended_at(),
        ));
    }
    if let Some(score) = told.score {
        let scaled = (score * 1_000.0 / MAXIMUM).round() / 1_000.0;
        let result = json!({ "score": { "scaled": scaled, "raw": score, "min": 0, "max": MAXIMUM } });
        let mut scored = statement(
            home,
            day,
            ("scored", SCORED),
            id(delivery, "scored", delivery.revision),
            &result,
            delivery.stamp,
        );
        scored["context"]["extensions"] = json!({ format!("{home}/xapi/offline-estimate"): is_estimate(day) });
        all.push(scored);
    }
    all
}

// Is the score one that the offline coach only estimated? Then there is no other grade in it.
fn is_estimate(day: &Standing) -> bool {
    let graded = || day.answers.iter().filter(|a| a.score.is_some());
    graded().next().is_some() && graded().all(|a| a.is_estimate == Some(true))
}

fn statement(home: &str, day: &Standing, verb: (&str, &str), id: Uuid, result: &Value, at: DateTime<Utc>) -> Value {
    let session = &day.session;
    let activity = outside::address(home).map_or_else(
        |_| home.to_owned(),
        |mut url| {
            if let Ok(mut path) = url.path_segments_mut() {
                path.pop_if_empty().extend(["careers", session.career_title.as_str()]);
            }
            url.to_string()
        },
    );
    json!({
        "id": id,
        "actor": { "objectType": "Agent", "account": { "homePage": home, "name": session.player_id } },
        "verb": { "id": verb.1, "display": { "en": verb.0 } },
        "object": {
            "objectType": "Activity",
            "id": activity,
            "definition": { "type": SIMULATION, "name": { (session.language.as_str()): session.career_title } },
        },
        "result": result,
        "context": { "registration": session.id, "platform": "CareerSim", "language": session.language.as_str() },
        "timestamp": at.to_rfc3339_opts(SecondsFormat::Millis, true),
    })
}

// The same statement has the same id, however often it is sent.
fn id(delivery: &Delivery, verb: &str, revision: i64) -> Uuid {
    let hash = Sha256::digest(format!("{} {verb} {revision}", delivery.id).as_bytes());
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash[..16]);
    Builder::from_random_bytes(bytes).into_uuid()
}
