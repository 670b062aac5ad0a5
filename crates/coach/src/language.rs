//! Which language a text is probably in: by its script, then by its function words. Cheap, and silent when it is not sure.

use careersim_domain::Language;
use serde::Deserialize;
use std::collections::HashSet;
use std::sync::LazyLock;

static DATA: LazyLock<Vec<Known>> = LazyLock::new(|| {
    toml::from_str::<File>(include_str!("../../../content/languages.toml"))
        .map(|f| f.language)
        .unwrap_or_default()
});

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    language: Vec<Known>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Known {
    tag: String,
    #[serde(default)]
    script: Script,
    /// Function words by which it is recognised.
    #[serde(default)]
    words: HashSet<String>,
    /// Words that prove nothing by themselves.
    #[serde(default)]
    empty: HashSet<String>,
    /// Words that say nothing about what a scene is about.
    #[serde(default)]
    common: HashSet<String>,
    #[serde(default)]
    not_counted: Option<String>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
enum Script {
    #[default]
    Latin,
    Cyrillic,
    Greek,
    Arabic,
    Hebrew,
    Devanagari,
    Thai,
    Hangul,
    /// Also the two syllabaries of Japanese.
    Han,
}

fn script_of(c: char) -> Option<Script> {
    Some(match c {
        'a'..='z' | 'A'..='Z' | '\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' => Script::Latin,
        '\u{370}'..='\u{3FF}' => Script::Greek,
        '\u{400}'..='\u{52F}' => Script::Cyrillic,
        '\u{590}'..='\u{5FF}' => Script::Hebrew,
        '\u{600}'..='\u{6FF}' | '\u{750}'..='\u{77F}' => Script::Arabic,
        '\u{900}'..='\u{97F}' => Script::Devanagari,
        '\u{E00}'..='\u{E7F}' => Script::Thai,
        '\u{1100}'..='\u{11FF}' | '\u{AC00}'..='\u{D7AF}' => Script::Hangul,
        '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' => Script::Han,
        _ => return None,
    })
}

fn known(language: &Language) -> Option<&'static Known> {
    let base = language.as_str().split('-').next()?;
    DATA.iter().find(|k| k.tag == base)
}

/// Is the text in this language, as far as can be told? A language that nobody listed is taken for one in Latin script.
pub(crate) fn fits(language: &Language, text: &str) -> bool {
    let expected = known(language);
    let script = expected.map_or(Script::Latin, |k| k.script);
    if !mostly_in(script, text, expected.is_some()) {
        return false;
    }
    let Some(strongest) = strongest(text) else { return true };
    expected.is_none_or(|k| k.words.is_empty() || hits(k, text) * 3 >= hits(strongest, text) * 2)
        && (expected.is_some() || strongest.tag != "en" || hits(strongest, text) * 5 < words(text).count())
}

fn mostly_in(script: Script, text: &str, listed: bool) -> bool {
    let scripts: Vec<Script> = text.chars().filter_map(script_of).collect();
    let inside = scripts.iter().filter(|s| **s == script).count();
    // Too short to tell, or a language whose script nobody wrote down.
    scripts.len() < 20 || inside * 2 >= scripts.len() || !listed
}

fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|c: char| !(c.is_alphanumeric() || c == '\''))
        .filter(|w| !w.is_empty())
        .map(str::to_lowercase)
}

fn hits(known: &Known, text: &str) -> usize {
    words(text).filter(|w| known.words.contains(w)).count()
}

// The language with clearly the most function words, if there are enough of them to mean anything.
fn strongest(text: &str) -> Option<&'static Known> {
    let best = DATA.iter().max_by_key(|k| hits(k, text))?;
    let found = hits(best, text);
    (found >= 6 && found * 10 >= words(text).count()).then_some(best)
}

/// Does this word mean nothing by itself, in any language that is listed?
pub(crate) fn is_empty_word(word: &str) -> bool {
    DATA.iter().any(|k| k.empty.contains(word))
}

/// Does this word tell one scene from another?
pub(crate) fn is_common_word(word: &str) -> bool {
    is_empty_word(word) || DATA.iter().any(|k| k.common.contains(word))
}

/// What a player is told in place of a reason when a level does not count.
pub(crate) fn not_counted(language: &Language) -> &'static str {
    let own = known(language).and_then(|k| k.not_counted.as_deref());
    own.or_else(|| DATA.first()?.not_counted.as_deref()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENGLISH: &str = "You are at the desk and the phone is ringing for the third time. The man in front of you has been waiting for an hour, and he is not happy with what you have told him.";
    const GERMAN: &str = "Du sitzt am Schreibtisch und das Telefon klingelt zum dritten Mal. Der Mann vor dir wartet seit einer Stunde und ist nicht zufrieden mit dem, was du ihm gesagt hast.";
    const RUSSIAN: &str = "Вы сидите за столом, и телефон звонит уже в третий раз. Мужчина перед вами ждёт целый час.";

    fn is(tag: &str, text: &str) -> bool {
        fits(&Language::parse(tag).unwrap(), text)
    }

    #[test]
    fn a_text_fits_its_own_language_only() {
        assert!(is("en", ENGLISH) && is("en-gb", ENGLISH) && is("de", GERMAN) && is("ru", RUSSIAN));
        assert!(!is("de", ENGLISH) && !is("en", GERMAN) && !is("en", RUSSIAN) && !is("ru", ENGLISH) && !is("ja", ENGLISH));
    }

    #[test]
    fn what_cannot_be_told_passes() {
        assert!(is("en", "Stop. Check. Call Ines.") && is("cy", GERMAN.split('.').next().unwrap()) && is("ka", RUSSIAN));
        assert!(!is("cy", ENGLISH), "English is recognised even when the wanted language is not listed");
    }
}
