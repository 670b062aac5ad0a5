//! LTI 1.3: launches from learning platforms (core and Security Framework) and scores back to them (Assignment and Grade Services 2.0).
//! It knows tokens and addresses; what a launch means is told in `game/src/lti.rs`.

mod claims;
mod frames;
pub(crate) mod keys;
mod launch;
mod platform_keys;
pub(crate) mod scores;

pub(crate) use launch::{Back, Begin};

use crate::{
    error::ApiError,
    outside::{Outside, OutsideError},
};
use careersim_game::GameError;
use careersim_store::StoreError;

/// What we may do with a platform's grade book: publish scores.
pub(crate) const SCORE_SCOPE: &str = "https://purl.imsglobal.org/spec/lti-ags/scope/score";

/// Platforms as this process knows them: connections, their keys, access tokens, who may frame the page. Cheap to clone.
#[derive(Clone, Default)]
pub struct Lti {
    pub(crate) outside: Outside,
    keys: platform_keys::PlatformKeys,
    tokens: scores::Tokens,
    frames: frames::Frames,
}

/// Why a launch, or a call to a platform, comes to nothing.
#[derive(Debug, thiserror::Error)]
pub(crate) enum LtiError {
    /// What the platform sent can't be its own, or not for us.
    #[error("the launch is refused: {0}")]
    Forged(&'static str),
    /// It was used before, or belongs to another browser.
    #[error("the launch is refused: it was used before")]
    Replayed,
    /// Too old.
    #[error("the launch is refused: it is too old")]
    Expired,
    /// The platform hides who it is.
    #[error("the launch is refused: the platform does not say who it is for")]
    Anonymous,
    /// Registration on either side is not as it should be.
    #[error("the launch is refused: {0}")]
    Setup(&'static str),
    /// A parameter is missing or not what it should be.
    #[error("malformed: {0}")]
    Malformed(String),
    /// The platform can't be asked.
    #[error("the platform is away: {0}")]
    Away(#[from] OutsideError),
    /// The game says no.
    #[error(transparent)]
    Game(#[from] GameError),
    /// Our fault.
    #[error("{0}")]
    Internal(String),
}

impl From<StoreError> for LtiError {
    fn from(error: StoreError) -> Self {
        Self::Game(error.into())
    }
}

impl LtiError {
    /// A word by which the page tells the person what to do.
    pub(crate) fn word(&self) -> &'static str {
        match self {
            Self::Replayed | Self::Expired | Self::Malformed(_) => "again",
            Self::Forged(_) | Self::Setup(_) | Self::Anonymous => "setup",
            Self::Game(GameError::Forbidden(_)) => "class",
            Self::Away(_) | Self::Game(_) | Self::Internal(_) => "later",
        }
    }
}

impl From<LtiError> for ApiError {
    fn from(error: LtiError) -> Self {
        match error {
            LtiError::Forged(why) => Self::Unauthorized(why),
            LtiError::Replayed => Self::Unauthorized("this launch was used before, or began in another browser; go back to your course and open it again"),
            LtiError::Expired => Self::Unauthorized("this launch is too old; go back to your course and open it again"),
            LtiError::Anonymous => Self::Forbidden("the platform does not say who you are, so nothing can be kept for you; tell your administrator"),
            LtiError::Setup(why) => Self::Forbidden(why),
            LtiError::Malformed(why) => Self::Malformed(why),
            LtiError::Away(why) => Self::Unavailable(why.to_string()),
            LtiError::Game(error) => error.into(),
            LtiError::Internal(why) => Self::Internal(why),
        }
    }
}
