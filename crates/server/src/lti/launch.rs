//! The two steps of a launch: the platform says that somebody wants in and the browser is sent to it with a state and a nonce; it comes back with
//! both, signed. Each works once. They stand in the database, so that any replica can take the second step.

use super::{Lti, LtiError, claims::Claims};
use careersim_game::{Game, clock, ids};
use careersim_store::lti::{self, NewState, PlatformRow};
use chrono::Duration;
use jsonwebtoken::{Algorithm, Validation};
use reqwest::Url;
use serde::Deserialize;
use utoipa::ToSchema;

// A person may have to log in at the platform in between.
const STATE_LIVES: Duration = Duration::minutes(10);
const LONGEST_TOKEN: usize = 32 * 1024;

/// What a platform sends to begin with (`OpenID` Connect third-party initiated login, with LTI's additions).
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = LtiLogin, example = json!({"iss": "https://moodle.example", "login_hint": "7", "target_link_uri": "https://careersim.example/api/lti/launch"}))]
pub(crate) struct Begin {
    #[serde(default)]
    iss: String,
    #[serde(default)]
    login_hint: String,
    #[serde(default)]
    target_link_uri: String,
    #[serde(default)]
    lti_message_hint: Option<String>,
    #[serde(default)]
    client_id: Option<String>,
    #[serde(default)]
    lti_deployment_id: Option<String>,
}

/// Where the browser goes, and what it must bring back.
pub(crate) struct Login {
    /// The platform's address with everything in it.
    pub(crate) redirect: Url,
    /// For the browser's cookie: the state.
    pub(crate) state: String,
}

/// What the platform sends back by the browser.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = LtiLaunch, example = json!({"state": "b2c0…", "id_token": "eyJhbGciOiJSUzI1NiJ9…"}))]
pub(crate) struct Back {
    #[serde(default)]
    state: String,
    #[serde(default)]
    id_token: String,
    #[serde(default)]
    error: Option<String>,
}

impl Back {
    /// What the browser was sent to the platform with.
    pub(crate) fn state(&self) -> &str {
        &self.state
    }
}

impl Lti {
    /// The first step. `base` is this installation's address.
    ///
    /// # Errors
    /// When the platform is not registered, or something is missing.
    pub(crate) async fn begin(&self, game: &Game, begin: Begin, base: &str) -> Result<Login, LtiError> {
        for (name, value) in [
            ("iss", &begin.iss),
            ("login_hint", &begin.login_hint),
            ("target_link_uri", &begin.target_link_uri),
        ] {
            if value.is_empty() {
                return Err(LtiError::Malformed(format!("`{name}` is missing")));
            }
        }
        let platform = platform_for(game, &begin).await?;
        if !begin.target_link_uri.starts_with(&format!("{base}/")) {
            return Err(LtiError::Setup("the platform wants to open an address that is not this installation's"));
        }
        let (state, nonce) = (ids::secret(), ids::secret());
        let now = clock::now();
        let new = NewState {
            state_hash: ids::fingerprint(&state),
            platform: platform.id,
            nonce_hash: ids::fingerprint(&nonce),
            target: begin.target_link_uri.clone(),
            expires_at: now + STATE_LIVES,
        };
        lti::remember(&game.store, new, now).await?;
        let redirect = request(&platform, &begin, base, &state, &nonce)?;
        Ok(Login { redirect, state })
    }

    /// The second step: checks everything, and gives back the code by which the page takes over the session.
    ///
    /// # Errors
    /// Whatever is wrong; the state is used up all the same.
    pub(crate) async fn launch(&self, game: &Game, back: Back) -> Result<String, LtiError> {
        if let Some(error) = &back.error {
            tracing::warn!("a platform sent a launch back with an error of {} characters", error.len());
            return Err(LtiError::Setup("the platform did not let you in; go back to your course and open it again"));
        }
        if back.state.is_empty() || back.id_token.is_empty() || back.id_token.len() > LONGEST_TOKEN {
            return Err(LtiError::Malformed("`state` or `id_token` is missing".to_owned()));
        }
        let now = clock::now();
        let state = lti::take_state(&game.store, &ids::fingerprint(&back.state)).await?.ok_or(LtiError::Replayed)?;
        if state.expires_at <= now {
            return Err(LtiError::Expired);
        }
        let platform = lti::platform(&game.store, state.platform)
            .await?
            .ok_or(LtiError::Setup("the platform is not registered here any more"))?;
        let claims = self.read(&platform, &back.id_token).await?;
        let nonce_hash = ids::fingerprint(claims.nonce());
        let launch = claims.launch(&platform, &state, &nonce_hash, now)?;
        Ok(game.enter(&launch).await?)
    }

    // Signed by the platform, with RS256 and nothing else: a token that names another way, or none, is not looked at further.
    async fn read(&self, platform: &PlatformRow, token: &str) -> Result<Claims, LtiError> {
        let unreadable = LtiError::Forged("what the platform sent can't be read");
        let Ok(header) = jsonwebtoken::decode_header(token) else {
            return Err(unreadable);
        };
        if header.alg != Algorithm::RS256 {
            return Err(LtiError::Forged("it is not signed with RS256"));
        }
        let kid = header.kid.ok_or(LtiError::Forged("it does not say which key signed it"))?;
        let key = self.keys.find(&self.outside, platform, &kid).await?;
        // Times, issuer and audience are checked by us, each with its own sentence.
        let mut rules = Validation::new(Algorithm::RS256);
        rules.validate_exp = false;
        rules.validate_nbf = false;
        rules.validate_aud = false;
        rules.required_spec_claims.clear();
        match jsonwebtoken::decode::<Claims>(token, &key, &rules) {
            Ok(data) => Ok(data.claims),
            Err(error) if matches!(error.kind(), jsonwebtoken::errors::ErrorKind::Json(_)) => Err(LtiError::Forged("it lacks what every launch must say")),
            Err(_) => Err(LtiError::Forged("its signature is not the platform's")),
        }
    }
}

async fn platform_for(game: &Game, begin: &Begin) -> Result<PlatformRow, LtiError> {
    let fits = |p: &PlatformRow| {
        p.issuer == begin.iss
            && begin.client_id.as_ref().is_none_or(|id| *id == p.client_id)
            && begin.lti_deployment_id.as_ref().is_none_or(|id| p.deployments.contains(id))
    };
    let mut found = lti::platforms(&game.store).await?.into_iter().filter(fits);
    match (found.next(), found.next()) {
        (Some(platform), None) => Ok(platform),
        (Some(_), Some(_)) => Err(LtiError::Setup("the platform must say which of its registrations is meant (`client_id`)")),
        (None, _) => Err(LtiError::Setup("this platform, or this deployment of it, is not registered here")),
    }
}

fn request(platform: &PlatformRow, begin: &Begin, base: &str, state: &str, nonce: &str) -> Result<Url, LtiError> {
    let mut url = crate::outside::address(&platform.auth_url)?;
    let redirect = format!("{base}/api/lti/launch");
    let fixed: [(&str, &str); 9] = [
        ("scope", "openid"),
        ("response_type", "id_token"),
        ("response_mode", "form_post"),
        ("prompt", "none"),
        ("client_id", &platform.client_id),
        ("redirect_uri", &redirect),
        ("login_hint", &begin.login_hint),
        ("state", state),
        ("nonce", nonce),
    ];
    let hint = begin.lti_message_hint.as_deref().map(|hint| ("lti_message_hint", hint));
    url.query_pairs_mut().extend_pairs(fixed.into_iter().chain(hint));
    Ok(url)
}
