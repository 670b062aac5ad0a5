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

// The words of all languages in one set each, since a scene has hundreds of words to look up.
static EMPTY: LazyLock<HashSet<&'static str>> = LazyLock::new(|| DATA.iter().flat_map(|k| &k.empty).map(String::as_str).collect());
static COMMON: LazyLock<HashSet<&'static str>> = LazyLock::new(|| DATA.iter().flat_map(|k| k.empty.iter().chain(&k.common)).map(String::as_str).collect());

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
    empty: Vec<String>,
    /// Words that say nothing about what a scene is about.
    #[serde(default)]
    common: Vec<String>,
    #[serde(default)]
    not_counted: Option<String>,
    #[serde(default)]
    not_judged: Option<String>,
    #[serde(default)]
    not_judged_reason: Option<String>,
    #[serde(default)]
    labels: Option<Labels>,
}

/// Where a scene of the library comes from, in words for the player.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Labels {
    /// Of an authored day.
    pub(crate) day: String,
    /// Of a scenario pack by `{author}` called `{title}`.
    pub(crate) pack: String,
    /// A card for a group of work; `{group}` is its name.
    pub(crate) group: String,
    /// A card for any work, in a career that the catalogue knows.
    pub(crate) general: String,
    /// The same in a career that it does not know.
    pub(crate) unknown: String,
    /// Added where the scene is not in the language asked for, `{wanted}`.
    pub(crate) elsewhere: String,
    /// The same of a pack that is in `{written}`, which is not English.
    pub(crate) other: String,
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

/// Is this English, of whatever country?
pub(crate) fn is_english(language: &Language) -> bool {
    language.as_str().split('-').next() == Some("en")
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
    EMPTY.contains(word)
}

/// Does this word tell one scene from another?
pub(crate) fn is_common_word(word: &str) -> bool {
    COMMON.contains(word)
}

// Said in this language, or else in the first one, English.
fn said<T: ?Sized>(language: &Language, of: impl Fn(&'static Known) -> Option<&'static T>) -> Option<&'static T> {
    known(language).and_then(&of).or_else(|| of(DATA.first()?))
}

/// What a player is told in place of a reason when a level does not count.
pub(crate) fn not_counted(language: &Language) -> &'static str {
    said(language, |k| k.not_counted.as_deref()).unwrap_or_default()
}

/// What the practice coach says of an answer that it cannot read, and of each criterion then.
pub(crate) fn not_judged(language: &Language) -> (&'static str, &'static str) {
    let feedback = said(language, |k| k.not_judged.as_deref());
    let reason = said(language, |k| k.not_judged_reason.as_deref());
    (feedback.unwrap_or_default(), reason.unwrap_or_default())
}

/// The language that a text is in, when that can be told.
pub(crate) fn of_text(text: &str) -> Option<Language> {
    strongest(text).and_then(|k| Language::parse(&k.tag).ok())
}

/// Where a scene of the library comes from, in this language.
pub(crate) fn labels(language: &Language) -> Option<&'static Labels> {
    said(language, |k| k.labels.as_ref())
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
    fn what_players_are_told_is_there_in_english_and_german() {
        for tag in ["en", "de", "de-at"] {
            let language = Language::parse(tag).unwrap();
            let (feedback, reason) = not_judged(&language);
            assert!(feedback.len() > 40 && reason.len() > 20, "{tag}");
            let labels = labels(&language).unwrap();
            assert!(labels.group.contains("{group}") && labels.elsewhere.contains("{wanted}"), "{tag}");
            assert!([&labels.day, &labels.general, &labels.unknown].iter().all(|l| l.len() > 20), "{tag}");
        }
        let of = |tag: &str| not_judged(&Language::parse(tag).unwrap()).0;
        assert!(of("de").contains("Englisch") && of("cy") == of("en") && of("en") != of("de"));
        assert_eq!(of_text(GERMAN).unwrap().as_str(), "de");
    }

    #[test]
    fn what_cannot_be_told_passes() {
        assert!(is("en", "Stop. Check. Call Ines.") && is("cy", GERMAN.split('.').next().unwrap()) && is("ka", RUSSIAN));
        assert!(!is("cy", ENGLISH), "English is recognised even when the wanted language is not listed");
    }
}
