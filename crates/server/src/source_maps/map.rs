//! A source map (ECMA-426): which place in the source each place in a built file came from.

use super::Place;
use flate2::read::GzDecoder;
use serde::Deserialize;

/// What is needed of a map.
#[derive(Deserialize)]
pub(super) struct Map {
    sources: Vec<Option<String>>,
    mappings: String,
}

// Number of the source, line, column, from 0.
type Origin = [i64; 3];

impl Map {
    /// Reads a compressed map.
    pub(super) fn unpack(gzip: &[u8]) -> Option<Self> {
        serde_json::from_reader(GzDecoder::new(gzip)).ok()
    }

    /// The place in the source; line and column count from 1.
    pub(super) fn source(&self, line: u32, column: u32) -> Option<Place> {
        let (wanted, column) = (usize::try_from(line).ok()?.checked_sub(1)?, i64::from(column) - 1);
        let mut origin = Origin::default();
        // Everything is told as the difference to what came before, so it has to be read from the beginning.
        for (number, line) in self.mappings.split(';').enumerate() {
            let found = read(line, column, &mut origin);
            if number == wanted {
                return self.place(found?);
            }
        }
        None
    }

    /// Whether all of it is as the standard says.
    #[cfg(test)]
    pub(super) fn is_sound(&self) -> bool {
        self.mappings.split([',', ';']).all(|segment| numbers(segment).is_some())
    }

    fn place(&self, [source, line, column]: Origin) -> Option<Place> {
        let source = self.sources.get(usize::try_from(source).ok()?)?.as_deref()?;
        let file = source.split('?').next().unwrap_or_default();
        Some(Place {
            file: file.trim_start_matches("../").to_owned(),
            line: u32::try_from(line + 1).ok()?,
            column: u32::try_from(column + 1).ok()?,
        })
    }
}

// Reads a line: what stands at the column, unless it came from nowhere.
fn read(line: &str, column: i64, origin: &mut Origin) -> Option<Origin> {
    let (mut built, mut found) = (0, None);
    for segment in line.split(',').filter(|s| !s.is_empty()) {
        let numbers = numbers(segment)?;
        built += numbers.first()?;
        for (sum, more) in origin.iter_mut().zip(numbers.get(1..4).unwrap_or_default()) {
            *sum += more;
        }
        if built <= column {
            found = (numbers.len() >= 4).then_some(*origin);
        }
    }
    found
}

// Numbers in base 64, five bits a digit, the least first; the lowest bit is the sign.
fn numbers(segment: &str) -> Option<Vec<i64>> {
    let mut numbers = Vec::with_capacity(5);
    let (mut value, mut shift) = (0_i64, 0_u32);
    for byte in segment.bytes() {
        let digit = digit(byte).filter(|_| shift <= 30)?;
        value |= (digit & 31) << shift;
        shift += 5;
        if digit & 32 == 0 {
            numbers.push(if value & 1 == 1 { -(value >> 1) } else { value >> 1 });
            (value, shift) = (0, 0);
        }
    }
    Some(numbers)
}

fn digit(byte: u8) -> Option<i64> {
    let digit = match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    };
    Some(i64::from(digit))
}

#[cfg(test)]
mod tests {
    use super::*;

    // Two lines: at 1:1 a.ts 1:1, at 1:10 b.ts 3:5, at 1:20 nothing; at 2:1 a.ts 2:3.
    fn map() -> Map {
        Map {
            sources: vec![Some("../../src/a.ts".to_owned()), Some("../../src/b.tsx?split=1".to_owned())],
            mappings: "AAAA,SCEI,U;ADDF".to_owned(),
        }
    }

    fn source(line: u32, column: u32) -> Option<String> {
        map().source(line, column).map(|place| place.to_string())
    }

    #[test]
    fn a_place_leads_to_its_source() {
        assert_eq!(source(1, 1).as_deref(), Some("src/a.ts:1:1"));
        assert_eq!(source(1, 9).as_deref(), Some("src/a.ts:1:1"));
        assert_eq!(source(1, 10).as_deref(), Some("src/b.tsx:3:5"));
        assert_eq!(source(1, 19).as_deref(), Some("src/b.tsx:3:5"));
        assert_eq!(source(1, 20), None);
        assert_eq!(source(2, 7).as_deref(), Some("src/a.ts:2:3"));
        assert_eq!(source(3, 1), None);
        assert_eq!(source(0, 0), None);
    }

    #[test]
    fn numbers_are_read_as_the_standard_says() {
        assert_eq!(numbers("AAgBC"), Some(vec![0, 0, 16, 1]));
        assert_eq!(numbers("D2H"), Some(vec![-1, 123]));
        assert_eq!(numbers("!"), None);
        assert_eq!(numbers("gggggggggggggggB"), None);
    }

    #[test]
    fn a_broken_map_is_no_map() {
        assert!(Map::unpack(b"no gzip").is_none());
    }
}
