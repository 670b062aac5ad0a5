//! The one list of what can become of a call and what to do then. Whatever is not on it is not repeated.

use std::time::Duration;

/// What became of a call, as it stands in receipts, logs and metrics.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// A checked answer.
    Ok,
    /// 500, 502 or 499.
    ServerError,
    /// 503.
    Overloaded,
    /// No connection could be made, so nothing was sent.
    Unreachable,
    /// Reset, closed before the answer, or cut short.
    Connection,
    /// No complete answer within the time of a call, or 504.
    Timeout,
    /// 429 for a moment.
    RateLimited,
    /// 429 for the day, or a quota of 0.
    QuotaExhausted,
    /// The key is invalid, blocked, leaked or missing, or may not be used from here.
    KeyRefused,
    /// 400: the service does not understand the request.
    BadRequest,
    /// 400 from an OpenAI-compatible server that knows no JSON Schema; it is asked again without.
    SchemaRefused,
    /// 404: the model is gone.
    ModelRetired,
    /// A status that nobody expects here.
    Unexpected,
    /// A success without a text: empty, HTML, an error object, no candidates, only thoughts.
    Empty,
    /// The safety rules of the service hold it back.
    Blocked,
    /// The service holds the prompt back without saying why.
    Withheld,
    /// The model stopped for a reason of its own, such as recitation.
    Stopped,
    /// The limit of tokens cut the answer off.
    CutOff,
    /// Endless white space or repetition.
    Runaway,
    /// A text that is not one JSON object.
    Malformed,
    /// A field is missing, blank, or out of its bounds.
    Invalid,
    /// Well formed, but unfit to be shown: too short, no spread, the wrong language.
    Unfit,
    /// The caller went away while the call was under way.
    Abandoned,
}

impl Outcome {
    /// The stable word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::ServerError => "server_error",
            Self::Overloaded => "overloaded",
            Self::Unreachable => "unreachable",
            Self::Connection => "connection",
            Self::Timeout => "timeout",
            Self::RateLimited => "rate_limited",
            Self::QuotaExhausted => "quota_exhausted",
            Self::KeyRefused => "key_refused",
            Self::BadRequest => "bad_request",
            Self::SchemaRefused => "schema_refused",
            Self::ModelRetired => "model_retired",
            Self::Unexpected => "unexpected",
            Self::Empty => "empty",
            Self::Blocked => "blocked",
            Self::Withheld => "withheld",
            Self::Stopped => "stopped",
            Self::CutOff => "cut_off",
            Self::Runaway => "runaway",
            Self::Malformed => "malformed",
            Self::Invalid => "invalid",
            Self::Unfit => "unfit",
            Self::Abandoned => "abandoned",
        }
    }

    /// Must a person look at it?
    pub(crate) fn alerts(self) -> bool {
        matches!(
            self,
            Self::QuotaExhausted | Self::KeyRefused | Self::BadRequest | Self::ModelRetired | Self::Unexpected
        )
    }

    /// Does it speak against the service's health, for the breaker? What a model says does not: a player's words could make it say anything.
    pub(crate) fn is_outage(self) -> bool {
        matches!(
            self,
            Self::ServerError
                | Self::Overloaded
                | Self::Unreachable
                | Self::Connection
                | Self::Timeout
                | Self::RateLimited
                | Self::BadRequest
                | Self::Empty
                | Self::Unexpected
        )
    }
}

// Nothing was sent, or the service refused it with an error status, for which it takes no money.
const UNBILLED: [Outcome; 9] = [
    Outcome::Unreachable,
    Outcome::ServerError,
    Outcome::Overloaded,
    Outcome::RateLimited,
    Outcome::QuotaExhausted,
    Outcome::KeyRefused,
    Outcome::BadRequest,
    Outcome::SchemaRefused,
    Outcome::ModelRetired,
];

/// Is an attempt with this outcome, as it stands on a receipt, certainly not billed?
pub fn is_unbilled(outcome: &str) -> bool {
    UNBILLED.iter().any(|o| o.as_str() == outcome)
}

/// A call that gave no usable answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Fault {
    /// What happened.
    pub(crate) outcome: Outcome,
    /// How long the service asks to be left alone.
    pub(crate) wait: Option<Duration>,
}

impl From<Outcome> for Fault {
    fn from(outcome: Outcome) -> Self {
        Self { outcome, wait: None }
    }
}

/// What to do after a fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Advice {
    /// The same model once more, after a short pause with jitter.
    Repeat,
    /// The same model once more, at once.
    RepeatNow,
    /// The same model once more after this time, if the job lasts that long.
    Wait(Duration),
    /// The same model once more, with more tokens and less thinking.
    RepeatLarger,
    /// The next model.
    Next,
    /// The next model of another provider: this key opens nothing.
    NextProvider,
    /// Tell the player, and never send this again.
    Refuse,
    /// The next model; if none answers, tell the player.
    NextOrRefuse,
}

/// The allow-list: what each fault leads to.
pub(crate) fn advise(fault: Fault) -> Advice {
    match fault.outcome {
        Outcome::ServerError
        | Outcome::Overloaded
        | Outcome::Unreachable
        | Outcome::Connection
        | Outcome::Empty
        | Outcome::Stopped
        | Outcome::Malformed
        | Outcome::Invalid
        | Outcome::Unfit => Advice::Repeat,
        Outcome::RateLimited => fault.wait.map_or(Advice::Repeat, Advice::Wait),
        Outcome::SchemaRefused => Advice::RepeatNow,
        Outcome::CutOff => Advice::RepeatLarger,
        Outcome::KeyRefused => Advice::NextProvider,
        Outcome::Blocked => Advice::Refuse,
        Outcome::Withheld => Advice::NextOrRefuse,
        Outcome::Timeout
        | Outcome::QuotaExhausted
        | Outcome::BadRequest
        | Outcome::ModelRetired
        | Outcome::Unexpected
        | Outcome::Runaway
        | Outcome::Ok
        | Outcome::Abandoned => Advice::Next,
    }
}

/// The fault of an HTTP status that says nothing more than itself. `429`, `400`, `401` and `403` are read with their bodies elsewhere.
pub(crate) fn of_status(status: u16) -> Outcome {
    match status {
        499 | 500 | 502 => Outcome::ServerError,
        503 => Outcome::Overloaded,
        504 => Outcome::Timeout,
        429 => Outcome::RateLimited,
        400 => Outcome::BadRequest,
        401 | 403 => Outcome::KeyRefused,
        404 => Outcome::ModelRetired,
        200..=299 => Outcome::Empty,
        _ => Outcome::Unexpected,
    }
}
