//! Where money is counted: a call is reserved before it is sent and settled after it. Who keeps the books is the caller's business.

use careersim_domain::Attempt;
use futures::future::BoxFuture;

/// Why a model is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Purpose {
    /// To make a scene.
    Scene,
    /// To grade an answer.
    Grade,
    /// To grade it again after an appeal.
    Appeal,
}

impl Purpose {
    /// The word in the usage ledger.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Scene => "scene",
            Self::Grade => "grade",
            Self::Appeal => "appeal",
        }
    }
}

/// A call that is about to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedCall {
    /// Why.
    pub purpose: Purpose,
    /// The model that will be asked.
    pub model: String,
    /// The most that it can cost; `None` when the model has no price.
    pub max_cost_micro_usd: Option<i64>,
    /// The prompt as `name@version`.
    pub prompt: String,
}

/// A reservation. The number belongs to the meter; a UUID fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Ticket(pub u128);

/// The call would break a cap, so it is not sent.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the cap `{cap}` is reached")]
pub struct OverCap {
    /// Which cap, such as `installation_day`.
    pub cap: String,
}

/// The books. Each reserved ticket is closed exactly once or more often with the same meaning: closing a closed ticket changes nothing.
pub trait Meter: Send + Sync {
    /// Asks for room under the caps before a call.
    fn reserve<'a>(&'a self, call: &'a PlannedCall) -> BoxFuture<'a, Result<Ticket, OverCap>>;

    /// Writes down what a call was and cost. An unknown cost is `None`: the books decide what they keep of the reservation.
    fn settle<'a>(&'a self, ticket: Ticket, attempt: &'a Attempt) -> BoxFuture<'a, ()>;

    /// The same from a destructor, when the job was dropped while a call was under way: must neither block nor panic.
    fn abandon(&self, ticket: Ticket, attempt: Attempt);
}

/// No books and no caps: for `doctor`, `calibrate` and tests.
#[derive(Debug, Clone, Copy, Default)]
pub struct Unmetered;

impl Meter for Unmetered {
    fn reserve<'a>(&'a self, _: &'a PlannedCall) -> BoxFuture<'a, Result<Ticket, OverCap>> {
        Box::pin(std::future::ready(Ok(Ticket(0))))
    }

    fn settle<'a>(&'a self, _: Ticket, _: &'a Attempt) -> BoxFuture<'a, ()> {
        Box::pin(std::future::ready(()))
    }

    fn abandon(&self, _: Ticket, _: Attempt) {}
}
