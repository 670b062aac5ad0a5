//! Scores to platforms (Assignment and Grade Services 2.0): an access token for a signed assertion, kept while it lives, and one POST a score.

use super::{Lti, LtiError, SCORE_SCOPE, keys};
use crate::outside::{self, OutsideError};
use careersim_game::passback::{Activity, Grading, Passback};
use careersim_store::{Store, lti::PlatformRow};
use chrono::{DateTime, SecondsFormat, Utc};
use reqwest::Url;
use serde::{Deserialize, Serialize};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use tokio::time::Instant;
use uuid::Uuid;

const MAXIMUM: u8 = 10;
const MEDIA_TYPE: &str = "application/vnd.ims.lis.v1.score+json";
const ASSERTION_TYPE: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
// A token is not used in its last minute, so that it does not run out on the way.
const MARGIN: u64 = 60;
const LONGEST: u64 = 3_600;

/// Access tokens by platform.
#[derive(Clone, Default)]
pub(super) struct Tokens(Arc<Mutex<HashMap<Uuid, (String, Instant)>>>);

#[derive(Deserialize)]
struct Granted {
    access_token: String,
    #[serde(default)]
    expires_in: Option<u64>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
#[expect(clippy::struct_field_names, reason = "the platform's own names")]
struct Score<'a> {
    user_id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    score_given: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    score_maximum: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    comment: Option<&'a str>,
    activity_progress: &'static str,
    grading_progress: &'static str,
    timestamp: String,
}

/// A score on its way.
pub(crate) struct Sent<'a> {
    /// The platform.
    pub(crate) platform: &'a PlatformRow,
    /// Its address for this link's scores.
    pub(crate) line_item: &'a str,
    /// Its name for the pupil.
    pub(crate) subject: &'a str,
    /// What it is told.
    pub(crate) told: &'a Passback,
    /// When that came to be so.
    pub(crate) stamp: DateTime<Utc>,
}

impl Lti {
    /// Sends a score. One that the platform has already, or a newer one (409), counts as sent.
    ///
    /// # Errors
    /// Whatever keeps the platform from taking it now.
    pub(crate) async fn send_score(&self, store: &Store, sent: &Sent<'_>) -> Result<(), LtiError> {
        let url = scores_address(sent.line_item)?;
        if !sent.platform.services.contains(&url.origin().ascii_serialization()) {
            return Err(LtiError::Setup("its line item is at an address that is not registered"));
        }
        let token = self.token(store, sent.platform).await?;
        let body = serde_json::to_vec(&score(sent)).map_err(|e| LtiError::Internal(e.to_string()))?;
        let client = self.outside.client(&url)?;
        let request = client.post(url.clone()).bearer_auth(&token).header("content-type", MEDIA_TYPE).body(body);
        match outside::send(&url, request).await {
            Ok(_) => Ok(()),
            Err(error) if error.status() == Some(409) => Ok(()),
            Err(error) => {
                if matches!(error.status(), Some(401 | 403)) {
                    // The next attempt shows a new one.
                    self.forget_token(sent.platform.id);
                }
                Err(error.into())
            }
        }
    }

    async fn token(&self, store: &Store, platform: &PlatformRow) -> Result<String, LtiError> {
        if let Some((token, until)) = self.tokens.0.lock().unwrap_or_else(PoisonError::into_inner).get(&platform.id)
            && *until > Instant::now()
        {
            return Ok(token.clone());
        }
        let ours = keys::all(store).await?;
        let newest = ours.first().ok_or_else(|| LtiError::Internal("there is no key".to_owned()))?;
        let assertion = keys::assertion(newest, platform)?;
        let form: [(&str, &str); 4] = [
            ("grant_type", "client_credentials"),
            ("client_assertion_type", ASSERTION_TYPE),
            ("client_assertion", &assertion),
            ("scope", SCORE_SCOPE),
        ];
        let url = outside::address(&platform.token_url)?;
        let granted: Granted = outside::json(&url, self.outside.client(&url)?.post(url.clone()).form(&form)).await?;
        let lives = granted.expires_in.unwrap_or(LONGEST).min(LONGEST).saturating_sub(MARGIN);
        let until = Instant::now() + Duration::from_secs(lives);
        let token = granted.access_token;
        self.tokens
            .0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(platform.id, (token.clone(), until));
        Ok(token)
    }

    fn forget_token(&self, platform: Uuid) {
        self.tokens.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&platform);
    }
}

// `…/lineitem?type_id=1` → `…/lineitem/scores?type_id=1`.
fn scores_address(line_item: &str) -> Result<Url, OutsideError> {
    let mut url = outside::address(line_item)?;
    let path = format!("{}/scores", url.path().trim_end_matches('/'));
    url.set_path(&path);
    Ok(url)
}

fn score<'a>(sent: &Sent<'a>) -> Score<'a> {
    let told = sent.told;
    Score {
        user_id: sent.subject,
        score_given: told.score,
        score_maximum: told.score.map(|_| MAXIMUM),
        comment: told.comment.as_deref(),
        activity_progress: match told.activity {
            Activity::Submitted => "Submitted",
            Activity::Completed => "Completed",
        },
        grading_progress: match told.grading {
            Grading::Pending => "Pending",
            Grading::PendingManual => "PendingManual",
            Grading::Failed => "Failed",
            Grading::FullyGraded => "FullyGraded",
        },
        timestamp: sent.stamp.to_rfc3339_opts(SecondsFormat::Millis, true),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_item_s_query_stays_behind_the_path() {
        let address = |item: &str| scores_address(item).unwrap().to_string();
        assert_eq!(
            address("https://lms.example/1/lineitem?type_id=2"),
            "https://lms.example/1/lineitem/scores?type_id=2"
        );
        assert_eq!(address("https://lms.example/items/7/"), "https://lms.example/items/7/scores");
        assert!(scores_address("file:///etc/passwd").is_err());
    }
}
