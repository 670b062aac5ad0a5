//! A model's text into checked values. Wrappings are forgiven, values are not: nothing is clamped, guessed or filled in.

use crate::plain;
use crate::retry::Outcome;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};
use std::fmt;
use std::ops::Range;

/// The first JSON object in the text, without the fences, prose or further objects around it.
///
/// # Errors
/// `CutOff` for an object without an end, `Runaway` for one that ends in a loop, `Malformed` for everything else.
pub(crate) fn object(text: &str) -> Result<Map<String, Value>, Outcome> {
    let range = first_object(text)?;
    // An array around the object is another form than the one asked for.
    if is_in_array(&text[..range.start]) {
        return Err(Outcome::Malformed);
    }
    match serde_json::from_str::<Strict>(&text[range]) {
        Ok(Strict(Value::Object(map))) => Ok(map),
        _ => Err(Outcome::Malformed),
    }
}

// Braces without a quotation mark between them are prose: an object with a name in it has some.
fn first_object(text: &str) -> Result<Range<usize>, Outcome> {
    let mut from = 0;
    loop {
        let start = from + text[from..].find('{').ok_or_else(|| unended(text, Outcome::Malformed))?;
        let end = start + end_of_object(&text[start..]).ok_or_else(|| unended(text, Outcome::CutOff))?;
        let inside = text[start + 1..end - 1].trim();
        if inside.is_empty() || inside.contains('"') {
            return Ok(start..end);
        }
        from = end;
    }
}

fn is_in_array(before: &str) -> bool {
    let depth = before.chars().fold(0_i32, |depth, c| match c {
        '[' => depth + 1,
        ']' => (depth - 1).max(0),
        _ => depth,
    });
    depth > 0
}

fn unended(text: &str, otherwise: Outcome) -> Outcome {
    if is_loop(text) { Outcome::Runaway } else { otherwise }
}

fn end_of_object(text: &str) -> Option<usize> {
    let (mut depth, mut in_string, mut escaped) = (0_usize, false, false);
    for (i, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            b'{' if !in_string => depth += 1,
            b'}' if !in_string => {
                depth -= 1;
                if depth == 0 {
                    return Some(i + 1);
                }
            }
            _ => {}
        }
    }
    None
}

/// How much of the end is looked at for a loop, and the longest period of one, in bytes.
const LOOP_TAIL: usize = 1_200;
const LOOP_PERIOD: usize = 300;

/// Does the text end in white space or in a repetition, without end as far as can be seen?
pub(crate) fn is_loop(text: &str) -> bool {
    let text = text.as_bytes();
    let Some(tail) = text.len().checked_sub(LOOP_TAIL).map(|from| &text[from..]) else {
        return false;
    };
    tail.iter().all(u8::is_ascii_whitespace) || (1..=LOOP_PERIOD).any(|p| tail[p..].iter().zip(tail).all(|(a, b)| a == b))
}

/// A JSON value in which no object says the same name twice.
struct Strict(Value);

impl<'de> Deserialize<'de> for Strict {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(StrictVisitor).map(Self)
    }
}

struct StrictVisitor;

impl<'de> Visitor<'de> for StrictVisitor {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON without repeated names")
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(Strict(item)) = items.next_element()? {
            list.push(item);
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<Value, A::Error> {
        let mut map = Map::new();
        while let Some((name, Strict(value))) = fields.next_entry::<String, Strict>()? {
            if map.insert(name, value).is_some() {
                return Err(A::Error::custom("a name stands twice"));
            }
        }
        Ok(Value::Object(map))
    }
}

/// A field that must be there.
pub(crate) fn field<'a>(map: &'a Map<String, Value>, name: &str) -> Result<&'a Value, Outcome> {
    map.get(name).ok_or(Outcome::Invalid)
}

/// A text of 1..=`most` characters, as plain text.
pub(crate) fn text(map: &Map<String, Value>, name: &str, most: usize) -> Result<String, Outcome> {
    let raw = field(map, name)?.as_str().ok_or(Outcome::Invalid)?;
    if raw.len() > most && is_loop(raw) {
        return Err(Outcome::Runaway);
    }
    let plain = plain::text(raw);
    if plain.is_empty() || plain.chars().count() > most {
        return Err(Outcome::Invalid);
    }
    Ok(plain)
}

/// A list of objects.
pub(crate) fn objects<'a>(map: &'a Map<String, Value>, name: &str) -> Result<Vec<&'a Map<String, Value>>, Outcome> {
    let list = field(map, name)?.as_array().ok_or(Outcome::Invalid)?;
    list.iter().map(|item| item.as_object().ok_or(Outcome::Invalid)).collect()
}

/// A whole number, also as `2.0` or `"2"`. Its bounds are the caller's.
pub(crate) fn whole(map: &Map<String, Value>, name: &str) -> Result<i64, Outcome> {
    let value = field(map, name)?;
    let number = match value {
        Value::Number(number) => number.as_i64().or_else(|| number.as_f64().and_then(whole_of)),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    };
    number.ok_or(Outcome::Invalid)
}

fn whole_of(number: f64) -> Option<i64> {
    let small = number.fract() == 0.0 && number.abs() < 1e6;
    #[expect(clippy::cast_possible_truncation, reason = "checked to be a small whole number")]
    small.then_some(number as i64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrappings_are_forgiven() {
        let wrapped = [
            "{\"a\":1}",
            "\u{FEFF}{\"a\":1}",
            "```json\n{\"a\":1}\n```",
            "Here you are [as asked]: {\"a\":1} Anything else?",
            "{\"a\":1}{\"a\":2}",
            "{\"a\":1}\n]",
            "The {scene}: {\"a\":1}",
        ];
        for text in wrapped {
            assert_eq!(object(text).unwrap()["a"], 1, "{text}");
        }
        assert_eq!(object("{\"a\":\"} \\\" {\"}").unwrap()["a"], "} \" {");
    }

    #[test]
    fn what_is_not_one_object_is_refused() {
        let refused = [
            ("[{\"a\":1}]", Outcome::Malformed),
            ("```json\n[\n{\"a\":1}]```", Outcome::Malformed),
            ("[1, {\"a\":1}]", Outcome::Malformed),
            ("{\"a\":1,}", Outcome::Malformed),
            ("{\"a\":\"line\nbreak\"}", Outcome::Malformed),
            ("{\"a\":\"\\ud800\"}", Outcome::Malformed),
            ("{\"a\":1,\"a\":2}", Outcome::Malformed),
            ("{\"b\":{\"a\":1,\"a\":2}}", Outcome::Malformed),
            ("{\"a\":1e400}", Outcome::Malformed),
            ("I cannot help with that.", Outcome::Malformed),
            ("{\"a\":\"cut", Outcome::CutOff),
        ];
        for (text, outcome) in refused {
            assert_eq!(object(text).unwrap_err(), outcome, "{text}");
        }
    }

    #[test]
    fn a_loop_is_told_from_a_cut() {
        let blanks = format!("{{\"a\":\"x\",{}", "\n ".repeat(900));
        let words = format!("{{\"a\":\"{}", "and so on ".repeat(200));
        assert_eq!(object(&blanks).unwrap_err(), Outcome::Runaway);
        assert_eq!(object(&words).unwrap_err(), Outcome::Runaway);
        assert_eq!(object(&" \n".repeat(900)).unwrap_err(), Outcome::Runaway);
        // The loop may also come to an end, in a field that then is far too long.
        let ended = object(&format!("{words}\"}}")).unwrap();
        assert_eq!(text(&ended, "a", 100), Err(Outcome::Runaway));
    }

    #[test]
    fn numbers_are_whole_or_nothing() {
        let read = |json: &str| whole(&object(&format!("{{\"n\":{json}}}")).unwrap(), "n");
        for (json, number) in [("2", 2), ("2.0", 2), ("\"2\"", 2), ("11", 11), ("-1", -1)] {
            assert_eq!(read(json), Ok(number), "{json}");
        }
        for json in ["7.5", "null", "\"7/10\"", "true", "[]", "\"\"", "1e300"] {
            assert_eq!(read(json), Err(Outcome::Invalid), "{json}");
        }
    }
}
