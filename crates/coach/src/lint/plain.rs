//! Every text is plain: no markup, no slots but the title's, nothing invisible.

use super::load::Content;
use super::report::Findings;
use super::source::Source;
use careersim_domain::text::is_invisible;

const SLOT: &str = "{title}";
/// What must stand around the slot (`as the {title} on duty`), so that no article is wrong.
const AROUND: [&str; 2] = ["as the {title} on ", "As the {title} on "];

/// Checks every text of every file.
pub(super) fn check(content: &Content, findings: &mut Findings) {
    content.head.iter().for_each(|source| texts(source, findings));
    for file in &content.catalogue {
        texts(&file.source, findings);
    }
    for file in &content.days {
        texts(&file.source, findings);
    }
    for file in &content.cards {
        texts(&file.source, findings);
    }
}

fn texts(source: &Source, findings: &mut Findings) {
    for (path, text) in &source.texts {
        if let Some(what) = fault(path, text) {
            findings.add(source, path, what);
        }
    }
}

// The sources of a whole pack, which may be addresses.
fn is_source_of_pack(path: &str) -> bool {
    path.starts_with("sources.")
}

fn fault(path: &str, text: &str) -> Option<String> {
    let is_card_situation = path.starts_with("card.") && path.ends_with(".situation");
    let rest = if is_card_situation { text.replacen(SLOT, "", 1) } else { text.to_owned() };
    match () {
        () if text.trim().is_empty() => Some("the text is empty".to_owned()),
        () if text.trim() != text => Some("the text begins or ends with white space".to_owned()),
        () if text.contains("  ") => Some("two spaces stand together".to_owned()),
        () if text.chars().any(|c| c.is_control() && c != '\n') => Some("the text holds a control character".to_owned()),
        () if text.chars().any(is_invisible) => Some("the text holds an invisible character, or one that turns its direction".to_owned()),
        () if text.contains('\n') => Some("a paragraph stands on more than one line".to_owned()),
        () if rest.contains(['{', '}']) => Some("a slot that nothing fills".to_owned()),
        () if rest.len() != text.len() && !AROUND.iter().any(|a| text.contains(a)) => Some("the slot must read `as the {title} on …`".to_owned()),
        () if text.contains(['<', '>', '`', '*', '\u{FFFD}']) || text.contains("://") && !is_source_of_pack(path) => {
            Some("the text holds markup or an address".to_owned())
        }
        () => None,
    }
}
