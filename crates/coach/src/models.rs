//! The models of this installation: built once from the configuration, shared by every job. Scenes and grades are made in `scene` and `grader`.

use crate::breaker::{Breaker, SwitchedOff};
use crate::chain::Task;
use crate::config::{CoachConfig, Limits, ms, trimmed};
use crate::cost::{self, PriceList, Usage};
use crate::gemini::{BadClient, Gemini};
use crate::links::{self, Link, Provider};
use crate::openai::OpenAi;
use crate::retry::{Fault, Outcome};
use crate::wire::{Letter, Question, Said, Shot};
use chrono::{DateTime, Utc};
use moka::future::Cache;
use reqwest::Url;
use secrecy::ExposeSecret;
use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tracing::Instrument;

/// The time of day, from the clock's one home.
pub type Clock = Arc<dyn Fn() -> DateTime<Utc> + Send + Sync>;

/// What is wrong with the configuration of models.
#[derive(Debug, thiserror::Error)]
pub enum ModelsError {
    /// Not an address that can be called.
    #[error("`{setting}` is not an http or https address")]
    Address {
        /// The setting's name.
        setting: &'static str,
    },
    /// A key with characters that no header can carry.
    #[error("`{setting}` holds characters that a key cannot have")]
    Key {
        /// The setting's name.
        setting: &'static str,
    },
    /// An endpoint without a model, or the other way round.
    #[error("`coach.openai.model` and `coach.openai.base_url` belong together: set both or neither")]
    Half,
    /// A level that the service would refuse.
    #[error("the model `{model}` does not take the level of thinking that is set for it")]
    Level {
        /// The model.
        model: String,
    },
    /// Certificates are missing on this machine, for example.
    #[error("the HTTP client for `{setting}` does not start; are CA certificates installed?")]
    Http {
        /// The setting's name.
        setting: &'static str,
    },
    /// The built-in price list is broken.
    #[error("the price list is not readable")]
    Prices(#[from] toml::de::Error),
}

/// The result of asking a service whether it would answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// `gemini` or `openai`.
    pub provider: &'static str,
    /// What went wrong, if anything.
    pub fault: Option<Outcome>,
}

/// All models, with everything that their calls share.
pub struct Models {
    gemini: Option<Gemini>,
    openai: Option<OpenAi>,
    /// In the order in which they are asked.
    pub(crate) links: Vec<Link>,
    pub(crate) limits: Limits,
    pub(crate) second_run: bool,
    breaker: Breaker,
    prices: PriceList,
    clock: Clock,
    // Requests that must not be sent again, as hashes: to nobody, or not to one model.
    refused: Cache<([u8; 32], Option<String>), ()>,
    // Which model answered instead of which, as far as it was told.
    strangers: Mutex<HashSet<(String, String)>>,
}

impl Models {
    /// Builds the clients. Without a key and without an endpoint there are no models, which is no error.
    ///
    /// # Errors
    /// A setting that could never work, named.
    pub fn new(config: &CoachConfig, clock: Clock) -> Result<Self, ModelsError> {
        let prices = PriceList::with(&config.prices)?;
        let gemini = gemini(config)?;
        let openai = openai(config)?;
        let mut links = Vec::new();
        if gemini.is_some() {
            links.extend(links::gemini(config, &prices)?);
        }
        links.extend(openai.iter().map(|(_, model)| links::third(config, model.clone())));
        Ok(Self {
            gemini,
            openai: openai.map(|(client, _)| client),
            links,
            limits: config.limits.clone(),
            second_run: config.second_run,
            breaker: Breaker::new(&config.limits),
            prices,
            clock,
            refused: Cache::builder().max_capacity(4_096).time_to_live(Duration::from_hours(24)).build(),
            strangers: Mutex::default(),
        })
    }

    /// Is there any model to ask?
    pub fn enabled(&self) -> bool {
        !self.links.is_empty()
    }

    /// The models in the order in which they are asked.
    pub fn names(&self) -> Vec<String> {
        self.links.iter().map(|l| l.model.clone()).collect()
    }

    /// What is switched off at the moment and why; empty when all is well.
    pub fn health(&self) -> Vec<SwitchedOff> {
        self.breaker.switched_off((self.clock)())
    }

    /// Every configured model, and whether it is switched off at the moment.
    pub fn states(&self) -> Vec<(String, bool)> {
        let off = self.health();
        let is_off = |link: &Link| off.iter().any(|o| o.name == link.model || o.name == link.provider.as_str());
        self.links.iter().map(|link| (link.model.clone(), is_off(link))).collect()
    }

    /// May any model be asked at the moment?
    pub fn available(&self) -> bool {
        self.states().iter().any(|(_, off)| !off)
    }

    /// Did the last call to every model that may be asked fail? Then whoever has time asks about one thing before all others.
    pub fn is_unwell(&self) -> bool {
        let states = self.states();
        states.iter().filter(|(_, off)| !off).all(|(model, _)| self.breaker.is_unwell(model))
    }

    /// The prices in use, with their date and source.
    pub fn prices(&self) -> &PriceList {
        &self.prices
    }

    /// Asks each configured service for the list of its models, which costs nothing.
    pub async fn check(&self) -> Vec<Check> {
        let mut checks = Vec::new();
        let limit = ms(self.limits.flash_ms);
        if let Some(gemini) = &self.gemini {
            checks.push(checked("gemini", gemini.check(limit).await));
        }
        if let Some(openai) = &self.openai {
            checks.push(checked("openai", openai.check(limit).await));
        }
        checks
    }

    pub(crate) fn admits(&self, link: &Link) -> bool {
        self.breaker.admits(link.provider.as_str(), &link.model, (self.clock)())
    }

    pub(crate) fn write(&self, link: &Link, question: &Question, shot: Shot) -> Result<Letter, Fault> {
        match (link.provider, &self.gemini, &self.openai) {
            (Provider::Gemini, Some(gemini), _) => gemini.write(&link.model, question, shot),
            (Provider::OpenAi, _, Some(openai)) => openai.write(&link.model, question, shot),
            _ => Err(Outcome::Unexpected.into()),
        }
    }

    pub(crate) async fn send(&self, link: &Link, letter: Letter, limit: Duration) -> Said {
        let call = async {
            match (link.provider, &self.gemini, &self.openai) {
                (Provider::Gemini, Some(gemini), _) => gemini.send(letter, limit).await,
                (Provider::OpenAi, _, Some(openai)) => openai.send(letter, limit).await,
                _ => Said::fault(Outcome::Unexpected),
            }
        };
        let span = tracing::info_span!("model", "otel.kind" = "client", provider = link.provider.as_str(), model = link.model);
        call.instrument(span).await
    }

    pub(crate) fn cost(&self, model: &str, usage: Usage) -> Option<f64> {
        self.prices.micro_usd(model, (self.clock)().date_naive(), usage).map(cost::usd)
    }

    /// What is set aside for a call. A Gemini model without a price may cost as much as the dearest that has one: a cap must hold all the
    /// same. What an endpoint of the operator's own costs only a price in the configuration can tell.
    pub(crate) fn most(&self, link: &Link, bytes: usize, output_tokens: u32) -> Option<i64> {
        let day = (self.clock)().date_naive();
        let known = self.prices.most_micro_usd(&link.model, day, bytes, output_tokens);
        known.or_else(|| {
            let paid = link.provider == Provider::Gemini;
            paid.then(|| self.prices.dearest_micro_usd(day, bytes, output_tokens)).flatten()
        })
    }

    /// Remembers what a call came to, and tells the operator what needs a person.
    pub(crate) fn learn(&self, link: &Link, answered_by: &str, result: Result<(), Fault>) {
        let switched = self.breaker.record(link.provider.as_str(), &link.model, result, (self.clock)());
        let (model, outcome) = (link.model.as_str(), result.err().map_or(Outcome::Ok, |f| f.outcome));
        if switched {
            tracing::warn!(model, outcome = outcome.as_str(), "model `{model}` is switched off: {}", outcome.as_str());
        } else if outcome.alerts() {
            tracing::warn!(model, outcome = outcome.as_str(), "model `{model}` refused a call: {}", outcome.as_str());
        } else {
            tracing::debug!(model, outcome = outcome.as_str(), "model `{model}` was asked: {}", outcome.as_str());
        }
        self.greet(model, answered_by);
    }

    // Another model than the one asked for is worth one line, not one a call.
    fn greet(&self, model: &str, answered_by: &str) {
        let mut told = self.strangers.lock().unwrap_or_else(PoisonError::into_inner);
        if model != answered_by && told.len() < 64 && told.insert((model.to_owned(), answered_by.to_owned())) {
            tracing::warn!(model, answered_by, "model `{model}` was asked and `{answered_by}` answered");
        }
    }

    pub(crate) async fn refuses(&self, task: &Task, link: Option<&Link>) -> bool {
        self.refused.get(&refusal(task, link)).await.is_some()
    }

    pub(crate) async fn refuse(&self, task: &Task, link: Option<&Link>) {
        self.refused.insert(refusal(task, link), ()).await;
    }
}

fn refusal(task: &Task, link: Option<&Link>) -> ([u8; 32], Option<String>) {
    (task.fingerprint, link.map(|l| l.model.clone()))
}

fn checked(provider: &'static str, result: Result<(), Fault>) -> Check {
    Check {
        provider,
        fault: result.err().map(|f| f.outcome),
    }
}

fn address(text: &str, setting: &'static str) -> Result<Url, ModelsError> {
    let url = Url::parse(text.trim()).map_err(|_| ModelsError::Address { setting })?;
    if matches!(url.scheme(), "http" | "https") && url.has_host() {
        Ok(url)
    } else {
        Err(ModelsError::Address { setting })
    }
}

fn gemini(config: &CoachConfig) -> Result<Option<Gemini>, ModelsError> {
    let Some(key) = trimmed(config.gemini.key.as_ref()) else { return Ok(None) };
    let base = address(&config.gemini.base_url, "coach.gemini.base_url")?;
    match Gemini::new(base, key.expose_secret(), config.limits.body_bytes) {
        Ok(client) => Ok(Some(client)),
        Err(BadClient::Key) => Err(ModelsError::Key { setting: "coach.gemini.key" }),
        Err(BadClient::Http) => Err(ModelsError::Http {
            setting: "coach.gemini.base_url",
        }),
    }
}

fn openai(config: &CoachConfig) -> Result<Option<(OpenAi, String)>, ModelsError> {
    let filled = |text: &Option<String>| text.as_deref().map(str::trim).filter(|t| !t.is_empty()).map(str::to_owned);
    let (base, model) = match (filled(&config.openai.base_url), filled(&config.openai.model)) {
        (None, None) => return Ok(None),
        (Some(base), Some(model)) => (address(&base, "coach.openai.base_url")?, model),
        _ => return Err(ModelsError::Half),
    };
    let key = trimmed(config.openai.key.as_ref());
    match OpenAi::new(
        base,
        key.as_ref().map(ExposeSecret::expose_secret),
        config.openai.token_field,
        config.limits.body_bytes,
    ) {
        Ok(client) => Ok(Some((client, model))),
        Err(BadClient::Key) => Err(ModelsError::Key { setting: "coach.openai.key" }),
        Err(BadClient::Http) => Err(ModelsError::Http {
            setting: "coach.openai.base_url",
        }),
    }
}
