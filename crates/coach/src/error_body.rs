//! Reads the error bodies of model services: which quota, for how long, and whether it is the key. No message text leaves this file.

use crate::http::Reply;
use crate::retry::{Fault, Outcome, of_status};
use serde_json::Value;
use std::time::Duration;

/// The fault in an error reply of Google's.
pub(crate) fn google(reply: &Reply) -> Fault {
    let error = serde_json::from_slice::<Value>(&reply.body).unwrap_or_default();
    // Some front ends wrap the document in an array.
    let error = error.get(0).unwrap_or(&error).get("error").cloned().unwrap_or_default();
    match reply.status {
        429 => quota(&error, reply.retry_after),
        400 if is_key_or_place(&error) => Outcome::KeyRefused.into(),
        status => of_status(status).into(),
    }
}

fn quota(error: &Value, retry_after: Option<Duration>) -> Fault {
    // The delay that comes with a daily quota misleads: it asks to try again in seconds.
    if lasts_for_the_day(error) {
        return Outcome::QuotaExhausted.into();
    }
    let told = details(error).find_map(|d| d.get("retryDelay").and_then(delay));
    Fault {
        outcome: Outcome::RateLimited,
        wait: told.or(retry_after),
    }
}

fn lasts_for_the_day(error: &Value) -> bool {
    let mut violations = details(error).filter_map(|d| d.get("violations")?.as_array()).flatten();
    let daily = violations.any(|v| ["quotaId", "quotaMetric"].iter().any(|name| is_daily(v.get(*name))) || is_zero(v.get("quotaValue")));
    let message = error.get("message").and_then(Value::as_str).unwrap_or_default().to_lowercase();
    daily || message.contains("per day") || message.contains("perday") || says_limit_zero(&message)
}

fn is_daily(name: Option<&Value>) -> bool {
    let letters = |text: &str| text.chars().filter(char::is_ascii_alphabetic).collect::<String>().to_lowercase();
    name.and_then(Value::as_str).is_some_and(|text| letters(text).contains("perday"))
}

fn is_zero(value: Option<&Value>) -> bool {
    match value {
        Some(Value::String(text)) => text.trim() == "0",
        Some(Value::Number(number)) => number.as_f64() == Some(0.0),
        _ => false,
    }
}

// `limit: 0` but neither `limit: 0.5` nor `limit: 05`.
fn says_limit_zero(message: &str) -> bool {
    message.match_indices("limit:").any(|(at, word)| {
        let rest = message[at + word.len()..].trim_start();
        let mut next = rest.chars();
        next.next() == Some('0')
            && match next.next() {
                None => true,
                Some('.') => !next.next().is_some_and(|c| c.is_ascii_digit()),
                Some(c) => !c.is_ascii_digit(),
            }
    })
}

fn details(error: &Value) -> impl Iterator<Item = &Value> {
    error.get("details").and_then(Value::as_array).into_iter().flatten()
}

/// A protobuf duration such as `37s` or `11.102306822s`.
fn delay(value: &Value) -> Option<Duration> {
    let seconds: f64 = value.as_str()?.trim().strip_suffix('s')?.parse().ok()?;
    Duration::try_from_secs_f64(seconds).ok()
}

fn is_key_or_place(error: &Value) -> bool {
    let reason = details(error).filter_map(|d| d.get("reason")?.as_str()).any(|r| r.starts_with("API_KEY"));
    let message = error.get("message").and_then(Value::as_str).unwrap_or_default().to_lowercase();
    // Where the free tier ends at a border, or a bill is open, no request will do.
    let precondition = error.get("status").and_then(Value::as_str) == Some("FAILED_PRECONDITION");
    reason || precondition || message.contains("api key") || message.contains("location is not supported")
}

/// The fault in an error reply of an OpenAI-compatible server.
pub(crate) fn openai(reply: &Reply) -> Fault {
    let body = serde_json::from_slice::<Value>(&reply.body).unwrap_or_default();
    let error = body.get("error").unwrap_or(&Value::Null);
    let code = error.get("code").or_else(|| error.get("type")).and_then(Value::as_str).unwrap_or_default();
    match (reply.status, code) {
        (429, "insufficient_quota") => Outcome::QuotaExhausted.into(),
        (429, _) => Fault {
            outcome: Outcome::RateLimited,
            wait: reply.retry_after,
        },
        (400, "content_filter" | "content_policy_violation") => Outcome::Blocked.into(),
        (400, "invalid_api_key") => Outcome::KeyRefused.into(),
        (status, _) => of_status(status).into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn of(status: u16, error: &Value) -> Fault {
        google(&Reply {
            status,
            body: json!({ "error": error }).to_string().into_bytes(),
            retry_after: None,
        })
    }

    #[test]
    fn a_quota_for_a_moment_is_not_one_for_the_day() {
        let minute = json!({"message": "Quota exceeded, limit: 10. Please retry in 37s", "details": [
            {"violations": [{"quotaId": "GenerateRequestsPerMinutePerProjectPerModel", "quotaValue": "10"}]}, {"retryDelay": "37s"}]});
        assert_eq!(
            of(429, &minute),
            Fault {
                outcome: Outcome::RateLimited,
                wait: Some(Duration::from_secs(37))
            }
        );
        let day = json!({"message": "Quota exceeded", "details": [
            {"violations": [{"quotaId": "GenerateRequestsPerDayPerProjectPerModel-FreeTier", "quotaValue": "50"}]}, {"retryDelay": "2s"}]});
        assert_eq!(of(429, &day), Outcome::QuotaExhausted.into());
        let metric = json!({"message": "Quota exceeded", "details": [{"violations": [{"quotaMetric": "x/generate_requests_per_day"}]}, {"retryDelay": "2s"}]});
        assert_eq!(of(429, &metric), Outcome::QuotaExhausted.into());
        let none = json!({"message": "Quota exceeded for metric: x, limit: 0, model: y"});
        assert_eq!(of(429, &none), Outcome::QuotaExhausted.into());
        assert_eq!(of(429, &json!({"message": "limit: 0.5"})), Outcome::RateLimited.into());
    }

    #[test]
    fn a_delay_is_a_decimal_number_of_seconds() {
        assert_eq!(delay(&json!("11.102306822s")), Some(Duration::new(11, 102_306_822)));
        for odd in [json!("-3s"), json!("soon"), json!("NaNs"), json!("1e400s"), json!(3), json!("")] {
            assert_eq!(delay(&odd), None, "{odd}");
        }
    }

    #[test]
    fn a_bad_key_is_told_from_a_bad_request() {
        let key = json!({"message": "API key not valid.", "details": [{"reason": "API_KEY_INVALID"}]});
        assert_eq!(of(400, &key), Outcome::KeyRefused.into());
        assert_eq!(
            of(400, &json!({"message": "User location is not supported for the API use."})),
            Outcome::KeyRefused.into()
        );
        assert_eq!(
            of(
                400,
                &json!({"message": "Please enable billing on your project.", "status": "FAILED_PRECONDITION"})
            ),
            Outcome::KeyRefused.into()
        );
        assert_eq!(of(400, &json!({"message": "Unknown name \"x\""})), Outcome::BadRequest.into());
        assert_eq!(of(403, &json!({})), Outcome::KeyRefused.into());
    }
}
