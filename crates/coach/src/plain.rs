//! A model's words as plain text: no mark-up, no hidden characters. It does not judge what they say.

use careersim_domain::text::clean;
use regex::{Captures, Regex};
use std::sync::LazyLock;

// Whole elements whose content is not meant to be read, then comments, then single tags.
static MARKUP: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?is)<(script|style|iframe|object)\b[^>]*>.*?(?:</(?:script|style|iframe|object)\s*>|$)|<!--.*?(?:-->|$)|</?[a-z][^<>]*>|<(?:script|style|iframe|object|embed|img|svg|link|meta)\b[^<>]*$").ok()
});

/// The text without tags, scripts, controls and marks that hide or turn it.
pub(crate) fn text(raw: &str) -> String {
    let mut text = visible(raw);
    let Some(markup) = MARKUP.as_ref() else { return text };
    // What is left after one pass may form a tag of its own; every pass shortens the text.
    while markup.is_match(&text) {
        text = markup
            .replace_all(&text, |tag: &Captures<'_>| if is_block(&tag[0]) { " " } else { "" })
            .into_owned();
    }
    text.trim().to_owned()
}

// What starts a new line on a page must not glue two words together here.
fn is_block(tag: &str) -> bool {
    let name: String = tag.trim_start_matches(['<', '/']).chars().take_while(char::is_ascii_alphanumeric).collect();
    matches!(
        name.to_ascii_lowercase().as_str(),
        "br" | "p" | "div" | "li" | "ul" | "ol" | "tr" | "td" | "h1" | "h2" | "h3"
    )
}

/// The text without controls and marks that hide or turn it.
pub(crate) fn visible(raw: &str) -> String {
    clean(&raw.chars().filter(|c| !is_smuggler(*c)).collect::<String>())
}

// Tag characters and variation selectors can carry a whole message that nobody sees; fillers look like nothing.
fn is_smuggler(c: char) -> bool {
    matches!(c, '\u{E0000}'..='\u{E0FFF}' | '\u{FE00}'..='\u{FE0E}' | '\u{115F}' | '\u{1160}' | '\u{3164}' | '\u{FFA0}' | '\u{2800}')
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn markup_goes_and_comparison_stays() {
        let pairs = [
            ("<b>Stop</b> the line", "Stop the line"),
            ("a<script>alert(1)</script>b", "ab"),
            ("<scr<script></script>ipt>alert(1)</script>b", ""),
            ("Now.<script src=//x.test/a", "Now."),
            ("One.<br/>Two", "One. Two"),
            ("<img src=x onerror=alert(1)>Look", "Look"),
            ("Pressure < 90 and > 60", "Pressure < 90 and > 60"),
            ("\u{202E}turned\u{0} \u{E0041}round", "turned round"),
        ];
        for (raw, plain) in pairs {
            assert_eq!(text(raw), plain, "{raw}");
        }
    }
}
