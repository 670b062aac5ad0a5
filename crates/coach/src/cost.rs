//! What a call costs: prices are data with a date and a source, money is counted in whole millionths of a dollar.

use crate::config::Thinking;
use chrono::NaiveDate;
use serde::Deserialize;

static LIST: &str = include_str!("../../../content/prices.toml");

/// The price of a model, in US dollars per million tokens.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Price {
    /// The model's name.
    pub model: String,
    /// For a million tokens sent.
    pub input: f64,
    /// For a million tokens of answer and thinking.
    pub output: f64,
    /// The last day on which it holds.
    #[serde(default)]
    pub until: Option<NaiveDate>,
    /// The levels of thinking that the model takes.
    #[serde(default)]
    pub thinking: Vec<Thinking>,
}

/// The list as it stands in `content/prices.toml`.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PriceList {
    /// The day on which the prices were read.
    pub read: NaiveDate,
    /// Where they were read.
    pub source: String,
    /// In order of precedence.
    #[serde(rename = "price")]
    pub prices: Vec<Price>,
}

/// Tokens of one call; what the service did not say is unknown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Usage {
    /// Sent.
    pub input: Option<u64>,
    /// Visible answer.
    pub output: Option<u64>,
    /// Thinking.
    pub thought: Option<u64>,
    /// Sent, but remembered by the service.
    pub cached: Option<u64>,
}

impl PriceList {
    /// The built-in list, with `first` in front of it.
    ///
    /// # Errors
    /// The list in the program cannot be read: a mistake of its author, caught by a test.
    pub fn with(first: &[Price]) -> Result<Self, toml::de::Error> {
        let mut list: Self = toml::from_str(LIST)?;
        list.prices.splice(0..0, first.iter().cloned());
        Ok(list)
    }

    /// The price of this model on this day.
    pub fn price(&self, model: &str, day: NaiveDate) -> Option<&Price> {
        self.entries(model).find(|p| p.until.is_none_or(|last| day <= last))
    }

    /// The levels of thinking that this model takes, least first; `None` for an unknown model.
    pub fn thinking(&self, model: &str) -> Option<Vec<Thinking>> {
        let mut levels = self.entries(model).next()?.thinking.clone();
        levels.sort_unstable();
        Some(levels)
    }

    fn entries(&self, model: &str) -> impl Iterator<Item = &Price> {
        self.prices.iter().filter(move |p| is_version_of(model, &p.model))
    }

    /// The cost of a call in millionths of a dollar, rounded half up; `None` when the price or the tokens are unknown.
    pub fn micro_usd(&self, model: &str, day: NaiveDate, usage: Usage) -> Option<i64> {
        let price = self.price(model, day)?;
        let output = usage.output?.checked_add(usage.thought?)?;
        cost(price, usage.input?, output)
    }

    /// The most that a call can cost: each byte sent may be a token, and every allowed token may come back.
    pub fn most_micro_usd(&self, model: &str, day: NaiveDate, bytes_sent: usize, output_tokens: u32) -> Option<i64> {
        most(self.price(model, day)?, bytes_sent, output_tokens)
    }

    /// The most that such a call can cost with any model of the list.
    pub fn dearest_micro_usd(&self, day: NaiveDate, bytes_sent: usize, output_tokens: u32) -> Option<i64> {
        let in_force = self.prices.iter().filter(|p| p.until.is_none_or(|last| day <= last));
        in_force.filter_map(|price| most(price, bytes_sent, output_tokens)).max()
    }
}

fn most(price: &Price, bytes_sent: usize, output_tokens: u32) -> Option<i64> {
    cost(price, u64::try_from(bytes_sent).ok()?, u64::from(output_tokens)).map(|c| c + 1)
}

fn cost(price: &Price, input: u64, output: u64) -> Option<i64> {
    let nano = u128::from(input) * nano_per_token(price.input)? + u128::from(output) * nano_per_token(price.output)?;
    i64::try_from((nano + 500) / 1000).ok()
}

// Dollars for a million tokens are millionths of a dollar for one; a thousandth of that is exact enough for every listed price.
fn nano_per_token(usd_per_million: f64) -> Option<u128> {
    let nano = (usd_per_million * 1000.0).round();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked to be a small positive number")]
    (0.0..1e12).contains(&nano).then_some(nano as u128)
}

/// `gemini-x` and `gemini-x-001` are the same model; `gemini-x-lite` is another.
fn is_version_of(model: &str, name: &str) -> bool {
    let model = model.strip_prefix("models/").unwrap_or(model);
    match model.strip_prefix(name) {
        Some("") => true,
        Some(rest) => rest.strip_prefix('-').is_some_and(|v| v.len() == 3 && v.bytes().all(|b| b.is_ascii_digit())),
        None => false,
    }
}

/// Millionths of a dollar as dollars, for receipts.
pub fn usd(micro: i64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "exact up to nine billion dollars")]
    let micro = micro as f64;
    micro / 1_000_000.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn usage(input: u64, output: u64, thought: Option<u64>) -> Usage {
        Usage {
            input: Some(input),
            output: Some(output),
            thought,
            cached: None,
        }
    }

    #[test]
    fn a_price_holds_until_its_last_day() {
        let list = PriceList::with(&[]).unwrap();
        let spent = usage(1_000, 500, Some(100));
        assert_eq!(list.micro_usd("gemini-3.8-flash", day("2026-12-31"), spent), Some(750 + 2_250));
        assert_eq!(list.micro_usd("gemini-3.8-flash", day("2027-01-01"), spent), Some(1_500 + 4_500));
    }

    #[test]
    fn a_version_costs_what_its_model_costs_and_a_stranger_is_unknown() {
        let list = PriceList::with(&[]).unwrap();
        let spent = usage(1_000, 100, Some(0));
        let today = day("2026-12-01");
        assert_eq!(list.micro_usd("gemini-3.5-flash-lite", today, spent), Some(550));
        assert_eq!(list.micro_usd("gemini-3.5-flash-lite-001", today, spent), Some(550));
        for stranger in ["gemini-3.5-flash", "gemini-3.5-flash-lite-preview", "gemini-9", ""] {
            assert_eq!(list.micro_usd(stranger, today, spent), None, "{stranger}");
        }
    }

    #[test]
    fn unknown_tokens_cost_an_unknown_amount() {
        let list = PriceList::with(&[]).unwrap();
        let partial = Usage {
            input: Some(10),
            ..Usage::default()
        };
        for unknown in [partial, usage(1_000, 100, None)] {
            assert_eq!(list.micro_usd("gemini-3.5-flash-lite", day("2026-12-01"), unknown), None);
        }
    }

    #[test]
    fn an_operators_price_comes_first() {
        let own = Price {
            model: "llama".into(),
            input: 0.0,
            output: 0.0,
            until: None,
            thinking: vec![],
        };
        let list = PriceList::with(&[own]).unwrap();
        assert_eq!(list.micro_usd("llama", day("2026-12-01"), usage(5, 5, Some(0))), Some(0));
    }
}
