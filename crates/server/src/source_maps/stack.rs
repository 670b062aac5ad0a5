//! The stack of an error, as browsers write it: a line a call, with a place in one of our files. Everything else in it is left out, for messages and
//! addresses may say something about a person.

use super::Place;

const MOST: usize = 30;

/// The places in files of ours, the innermost first.
pub(super) fn places(stack: &str) -> Vec<Place> {
    stack.lines().filter_map(place).take(MOST).collect()
}

// Chrome: `    at f (https://host/assets/a.js:1:2)` or `    at https://…`; Firefox and Safari: `f@https://…`. Other clients may leave the host out.
fn place(line: &str) -> Option<Place> {
    let line = line.trim().trim_end_matches(')');
    let (rest, column) = line.rsplit_once(':')?;
    let (rest, line) = rest.rsplit_once(':')?;
    let path = match rest.rsplit_once("://") {
        Some((_, address)) => &address[address.find('/')?..],
        None => &rest[rest.rfind(['(', '@', ' ']).map_or(0, |i| i + 1)..],
    };
    Some(Place {
        file: ours(path.split('?').next().unwrap_or_default())?.to_owned(),
        line: line.parse().ok()?,
        column: column.parse().ok()?,
    })
}

fn ours(path: &str) -> Option<&str> {
    let name = path.strip_prefix("/assets/").or_else(|| path.strip_prefix('/'))?;
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '$');
    let stem = name.strip_suffix(".js")?;
    (stem.len() <= 100 && stem.chars().all(plain)).then_some(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(stack: &str) -> Vec<String> {
        places(stack).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn every_browser_is_understood() {
        let chrome = "TypeError: Cannot read properties of undefined (reading 'x')\n    at f (https://careersim.example/assets/play._id-a1.js:1:234)\n    \
                      at async https://careersim.example:8443/assets/index-b2.js:12:3\n    at new Promise (<anonymous>)";
        assert_eq!(found(chrome), ["/assets/play._id-a1.js:1:234", "/assets/index-b2.js:12:3"]);
        let firefox = "f@http://127.0.0.1:8080/assets/a-_B.js:1:234\n@http://127.0.0.1:8080/theme-init.js:3:4\n";
        assert_eq!(found(firefox), ["/assets/a-_B.js:1:234", "/theme-init.js:3:4"]);
        assert_eq!(found("at f (/assets/index.js:1:2)"), ["/assets/index.js:1:2"]);
    }

    #[test]
    fn what_is_not_ours_is_left_out() {
        for line in [
            "TypeError: what somebody wrote: 1:2",
            "    at https://careersim.example/play/some-id:1:2",
            "    at chrome-extension://abc/content/x.js:1:2",
            "    at f (https://careersim.example/assets/what somebody wrote.js:1:2)",
            "    at f (https://careersim.example/assets/a.js:1)",
            "://:1:2",
            ":::",
            "",
        ] {
            assert!(places(line).is_empty(), "{line}");
        }
        assert_eq!(places(&"@http://h/a.js:1:2\n".repeat(500)).len(), MOST);
    }
}
