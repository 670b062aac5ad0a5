//! Which models are asked, in which order, how hard they think and how long they may take: the configuration as a list of links.

use crate::config::{CoachConfig, Thinking, ms};
use crate::cost::PriceList;
use crate::models::ModelsError;
use careersim_domain::Source;
use std::time::Duration;

/// Whose model it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Provider {
    Gemini,
    OpenAi,
}

impl Provider {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Gemini => "gemini",
            Self::OpenAi => "openai",
        }
    }

    pub(crate) fn source(self) -> Source {
        match self {
            Self::Gemini => Source::Gemini,
            Self::OpenAi => Source::Openai,
        }
    }
}

/// What a model is asked for first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// Makes and grades.
    Flash,
    /// Decides what is in doubt.
    Pro,
    /// Stands in for both.
    Third,
}

/// One model in one role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Link {
    pub(crate) provider: Provider,
    pub(crate) role: Role,
    pub(crate) model: String,
    pub(crate) thinking: Option<Thinking>,
    /// The level below, for a repetition that must think less.
    pub(crate) lower: Option<Thinking>,
    pub(crate) limit: Duration,
}

/// Flash and pro.
pub(crate) fn gemini(config: &CoachConfig, prices: &PriceList) -> Result<[Link; 2], ModelsError> {
    let (gemini, limits) = (&config.gemini, &config.limits);
    Ok([
        Link {
            role: Role::Flash,
            limit: ms(limits.flash_ms),
            ..gemini_link(&gemini.flash_model, gemini.flash_thinking, Thinking::Minimal, prices)?
        },
        Link {
            role: Role::Pro,
            limit: ms(limits.pro_ms),
            ..gemini_link(&gemini.pro_model, gemini.pro_thinking, Thinking::Low, prices)?
        },
    ])
}

/// The OpenAI-compatible endpoint.
pub(crate) fn third(config: &CoachConfig, model: String) -> Link {
    Link {
        provider: Provider::OpenAi,
        role: Role::Third,
        model,
        thinking: None,
        lower: None,
        limit: ms(config.limits.openai_ms),
    }
}

fn gemini_link(name: &str, wanted: Option<Thinking>, usual: Thinking, prices: &PriceList) -> Result<Link, ModelsError> {
    let model = name.trim().trim_start_matches("models/").to_owned();
    let levels = prices.thinking(&model).unwrap_or_else(|| levels_by_name(&model));
    let thinking = match wanted {
        Some(level) if levels.is_empty() || levels.contains(&level) => Some(level),
        Some(_) => return Err(ModelsError::Level { model }),
        None => levels.iter().copied().find(|l| *l >= usual),
    };
    let lower = thinking.and_then(|t| levels.iter().copied().rfind(|l| *l < t));
    Ok(Link {
        provider: Provider::Gemini,
        role: Role::Flash,
        model,
        thinking,
        lower,
        limit: Duration::ZERO,
    })
}

// Generations before 3 take a budget of tokens instead of a level.
fn levels_by_name(model: &str) -> Vec<Thinking> {
    let generation = model
        .strip_prefix("gemini-")
        .and_then(|rest| rest.split(['.', '-']).next()?.parse::<u32>().ok());
    match generation {
        Some(3..) => vec![Thinking::Low, Thinking::Medium, Thinking::High],
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn links(flash: &str, pro: &str, level: Option<Thinking>) -> Result<[Link; 2], ModelsError> {
        let mut config = CoachConfig::default();
        config.gemini.flash_model = flash.to_owned();
        config.gemini.pro_model = pro.to_owned();
        config.gemini.pro_thinking = level;
        gemini(&config, &PriceList::with(&[]).unwrap())
    }

    #[test]
    fn each_model_gets_a_level_that_it_takes() {
        let [flash, pro] = links("gemini-3.5-flash-lite", "gemini-3.8-flash", None).unwrap();
        assert_eq!((flash.thinking, flash.lower), (Some(Thinking::Minimal), None));
        assert_eq!((pro.thinking, pro.lower), (Some(Thinking::Low), None));
        let [flash, pro] = links("gemini-3.8-flash", "gemini-4-hydrogen", Some(Thinking::High)).unwrap();
        assert_eq!(
            (flash.thinking, pro.thinking, pro.lower),
            (Some(Thinking::Low), Some(Thinking::High), Some(Thinking::Medium))
        );
        let [flash, pro] = links("gemini-2.5-flash", "gemini-7.2-flash", None).unwrap();
        assert_eq!((flash.thinking, pro.thinking), (None, Some(Thinking::Low)));
    }

    #[test]
    fn a_level_that_the_service_would_refuse_is_refused_here() {
        let error = links("gemini-3.5-flash-lite", "gemini-3.8-flash", Some(Thinking::Minimal)).unwrap_err();
        assert!(error.to_string().contains("`gemini-3.8-flash`"));
    }
}
