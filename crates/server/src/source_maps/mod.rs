//! Where in the page's source an error happened. A browser knows only places in the built files; the maps that lead from there to the source lie in
//! this binary, compressed, and are served to nobody. What another version's page reports keeps the places that it came with.

mod map;
mod stack;

use map::Map;
use std::{collections::HashMap, fmt};

// `MAPS`: the name of each built script, and its map.
include!(concat!(env!("OUT_DIR"), "/source_maps.rs"));

/// A place in a file; lines and columns count from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Place {
    /// `src/components/Crash.tsx`, or `/assets/index-abc.js`.
    pub(crate) file: String,
    /// Its line.
    pub(crate) line: u32,
    /// Its column.
    pub(crate) column: u32,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.file, self.line, self.column)
    }
}

/// One call of a stack.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Frame {
    /// Where it is in what the browser ran.
    pub(crate) built: Place,
    /// Where that came from, if it is known.
    pub(crate) source: Option<Place>,
}

impl Frame {
    /// The better known of both.
    pub(crate) fn place(&self) -> &Place {
        self.source.as_ref().unwrap_or(&self.built)
    }
}

/// The calls of a browser's stack, the innermost first. Unpacks maps, which takes some milliseconds.
pub(crate) fn frames(stack: &str) -> Vec<Frame> {
    let mut maps: HashMap<String, Option<Map>> = HashMap::new();
    stack::places(stack)
        .into_iter()
        .map(|built| {
            let map = maps.entry(built.file.clone()).or_insert_with(|| map_of(&built.file));
            let source = map.as_ref().and_then(|map| map.source(built.line, built.column));
            Frame { built, source }
        })
        .collect()
}

fn map_of(file: &str) -> Option<Map> {
    let name = file.strip_prefix("/assets/")?;
    let (_, packed) = MAPS.iter().find(|(script, _)| *script == name)?;
    Map::unpack(packed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_map_in_this_binary_can_be_read() {
        for (name, packed) in MAPS {
            assert!(Map::unpack(packed).is_some_and(|map| map.is_sound()), "{name}");
        }
    }

    #[test]
    fn what_has_no_map_keeps_its_place() {
        let found = frames("TypeError: x\n    at f (https://careersim.example/assets/older-0000.js:1:99)");
        let built = Place {
            file: "/assets/older-0000.js".to_owned(),
            line: 1,
            column: 99,
        };
        assert_eq!(found, [Frame { built, source: None }]);
        assert_eq!(found[0].place().to_string(), "/assets/older-0000.js:1:99");
    }
}
