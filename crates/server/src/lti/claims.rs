//! What a platform says about a launch (the claims of its `id_token`), and every check of it besides the signature.

use super::LtiError;
use careersim_game::lti::{Launch, Wishes};
use careersim_store::lti::{PlatformRow, StateRow};
use chrono::{DateTime, Duration, Utc};
use serde::Deserialize;
use serde_json::Value;
use std::collections::HashMap;

// How far the platform's clock may be from ours.
const SKEW: Duration = Duration::seconds(60);
// A platform makes the token when the browser comes by, so it is never old.
const OLDEST: Duration = Duration::minutes(10);
const LONGEST_ID: usize = 255;
const RESOURCE_LINK: &str = "LtiResourceLinkRequest";
const SCORE_SCOPE: &str = super::SCORE_SCOPE;
// Whoever has one of these in the course, or a part of one, is one of its teachers; every other role is a pupil's.
const TEACHING: [&str; 3] = ["Instructor", "Administrator", "ContentDeveloper"];
const MEMBERSHIP: &str = "http://purl.imsglobal.org/vocab/lis/v2/membership";

/// One name or several.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
pub(crate) enum Audience {
    One(String),
    Many(Vec<String>),
}

/// What is read of the token. The user's name and address, where they are in it, are not.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Claims {
    iss: String,
    aud: Audience,
    #[serde(default)]
    azp: Option<String>,
    #[serde(default)]
    sub: Option<String>,
    exp: i64,
    iat: i64,
    #[serde(default)]
    nbf: Option<i64>,
    nonce: String,
    #[serde(rename = "https://purl.imsglobal.org/spec/lti/claim/message_type", default)]
    message_type: String,
    #[serde(rename = "https://purl.imsglobal.org/spec/lti/claim/version", default)]
    version: String,
    #[serde(rename = "https://purl.imsglobal.org/spec/lti/claim/deployment_id", default)]
    deployment_id: String,
    #[serde(rename = "https://purl.imsglobal.org/spec/lti/claim/target_link_uri", default)]
    target_link_uri: String,
    #[serde(rename = "https://purl.imsglobal.org/spec/lti/claim/resource_link", default)]
    resource_link: Option<Titled>,
    #[serde(rename = "https://purl.imsglobal.org/spec/lti/claim/context", default)]
    context: Option<Titled>,
    #[serde(rename = "https://purl.imsglobal.org/spec/lti/claim/roles", default)]
    roles: Vec<String>,
    #[serde(rename = "https://purl.imsglobal.org/spec/lti/claim/custom", default)]
    custom: HashMap<String, Value>,
    #[serde(rename = "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint", default)]
    scores: Option<Scores>,
}

#[derive(Debug, Clone, Deserialize)]
struct Titled {
    id: String,
    #[serde(default)]
    title: Option<String>,
    #[serde(default)]
    label: Option<String>,
}

#[derive(Debug, Clone, Deserialize)]
struct Scores {
    #[serde(default)]
    scope: Vec<String>,
    #[serde(default)]
    lineitem: Option<String>,
}

impl Claims {
    /// Checks everything but the signature, in the order of the Security Framework (5.1.3), and says what the launch is.
    ///
    /// # Errors
    /// What is wrong.
    pub(crate) fn launch(self, platform: &PlatformRow, state: &StateRow, nonce_hash: &str, now: DateTime<Utc>) -> Result<Launch, LtiError> {
        self.check_sender(platform)?;
        self.check_time(now)?;
        if state.nonce_hash != nonce_hash {
            return Err(LtiError::Replayed);
        }
        if !platform.deployments.contains(&self.deployment_id) {
            return Err(LtiError::Setup("this deployment of the platform is not registered here"));
        }
        if self.version != "1.3.0" {
            return Err(LtiError::Setup("the platform does not speak LTI 1.3.0"));
        }
        if self.message_type != RESOURCE_LINK {
            return Err(LtiError::Setup("only resource links can be opened, and the platform asks for something else"));
        }
        if self.target_link_uri != state.target {
            return Err(LtiError::Forged("it opens another address than the one that was asked for"));
        }
        self.into_launch(platform)
    }

    /// The nonce, for its fingerprint.
    pub(crate) fn nonce(&self) -> &str {
        &self.nonce
    }

    fn check_sender(&self, platform: &PlatformRow) -> Result<(), LtiError> {
        if self.iss != platform.issuer {
            return Err(LtiError::Forged("it comes from another platform than the one that was asked"));
        }
        let (ours, several) = match &self.aud {
            Audience::One(aud) => (*aud == platform.client_id, false),
            Audience::Many(all) => (all.contains(&platform.client_id), all.len() > 1),
        };
        if !ours {
            return Err(LtiError::Forged("it is meant for another tool"));
        }
        match &self.azp {
            Some(azp) if *azp != platform.client_id => Err(LtiError::Forged("it is meant for another tool")),
            None if several => Err(LtiError::Forged("it is meant for several tools and does not say for which")),
            _ => Ok(()),
        }
    }

    fn check_time(&self, now: DateTime<Utc>) -> Result<(), LtiError> {
        let now = now.timestamp();
        let skew = SKEW.num_seconds();
        let expired = self.exp.saturating_add(skew) <= now || self.iat < now - OLDEST.num_seconds() - skew;
        let early = self.iat > now + skew || self.nbf.is_some_and(|nbf| nbf > now + skew);
        if expired {
            Err(LtiError::Expired)
        } else if early {
            Err(LtiError::Forged("it is not valid yet; the platform's clock may be wrong"))
        } else {
            Ok(())
        }
    }

    fn into_launch(self, platform: &PlatformRow) -> Result<Launch, LtiError> {
        let subject = self.sub.filter(|s| is_id(s)).ok_or(LtiError::Anonymous)?;
        let link = self
            .resource_link
            .filter(|l| is_id(&l.id))
            .ok_or(LtiError::Setup("the platform does not say which link is opened"))?;
        let context = self.context.filter(|c| is_id(&c.id));
        let teaches = self.roles.iter().any(|role| teaches(role));
        let line_item = self
            .scores
            .filter(|s| s.scope.iter().any(|scope| scope == SCORE_SCOPE))
            .and_then(|s| s.lineitem)
            .filter(|item| allowed(item, platform));
        let text = |names: [&str; 2]| names.iter().find_map(|n| self.custom.get(*n)).and_then(as_text);
        Ok(Launch {
            platform: platform.id,
            deployment: self.deployment_id,
            subject,
            teaches,
            // A platform may have links outside of any course; each is then a course of its own.
            context: context.as_ref().map_or_else(|| format!("link {}", link.id), |c| c.id.clone()),
            course: context.and_then(|c| c.title.or(c.label)).unwrap_or_default(),
            title: link.title.clone().unwrap_or_default(),
            link: link.id,
            line_item,
            wishes: Wishes {
                careers: text(["career", "careers"]),
                rounds: text(["rounds", "rounds"]),
                difficulty: text(["difficulty", "difficulty"]),
                language: text(["language", "language"]),
            },
        })
    }
}

// Custom parameters are texts, but some platforms send a number as one. A variable that the platform did not fill in is none.
fn as_text(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    (!text.trim().is_empty() && !text.starts_with('$')).then_some(text)
}

fn is_id(id: &str) -> bool {
    !id.is_empty() && id.len() <= LONGEST_ID && !id.chars().any(char::is_control)
}

fn teaches(role: &str) -> bool {
    // `…membership#Instructor`, or `…membership/Instructor#TeachingAssistant`; but a `…membership/Learner#Instructor` is a pupil.
    let main = match role.strip_prefix(MEMBERSHIP) {
        Some(rest) => rest.strip_prefix('#').or_else(|| rest.strip_prefix('/')?.split('#').next()),
        None => Some(role),
    };
    main.is_some_and(|main| TEACHING.contains(&main))
}

// Scores go to the platform's own addresses, and to those that the operator named, whatever a token says.
fn allowed(line_item: &str, platform: &PlatformRow) -> bool {
    let Ok(url) = crate::outside::address(line_item) else { return false };
    let origin = url.origin().ascii_serialization();
    let fits = platform.services.contains(&origin) && url.username().is_empty() && url.password().is_none();
    if !fits {
        tracing::warn!(
            platform = platform.name,
            "`{}` wants scores sent to `{origin}`, which is not registered: `careersim lti add … --services {origin}`",
            platform.name
        );
    }
    fits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_roles_in_the_course_make_a_teacher() {
        let full = |rest: &str| teaches(&format!("http://purl.imsglobal.org/vocab/lis/v2/{rest}"));
        for role in ["membership#Instructor", "membership/Instructor#TeachingAssistant", "membership#Administrator"] {
            assert!(full(role), "{role}");
        }
        for role in [
            "membership#Learner",
            "membership/Learner#Instructor",
            "membership/Mentor#Instructor",
            "institution/person#Instructor",
            "system/person#Administrator",
        ] {
            assert!(!full(role), "{role}");
        }
        assert!(teaches("Instructor") && !teaches("Learner") && !teaches(""));
    }
}
