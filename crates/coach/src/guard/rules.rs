//! The rules themselves: compiled once from `content/guard.toml`, asked about one sentence at a time.

use super::fold::{disguises, fold, fold_rule, spelled_out};
use super::vocabulary::Vocabulary;
use regex::{Regex, RegexSet};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

static RULES: LazyLock<Option<Rules>> = LazyLock::new(|| Rules::load(include_str!("../../../../content/guard.toml")).ok());

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    /// Word lists that rules name as `<name>`.
    terms: BTreeMap<String, String>,
    /// To the grader whatever the scene is about.
    always: Vec<String>,
    /// Orders: harmless when the player says what they themselves would do.
    orders: Vec<String>,
    /// Talk about the worth of an answer: harmless in a scene that is about grades.
    worth: Vec<String>,
    /// Talk that is also heard at work.
    soft: Vec<String>,
    /// Run-together words, for text that is spelled out letter by letter.
    spelled: Vec<String>,
    /// The player as the one who acts.
    own_action: String,
    /// The player as the one who asks or judges.
    own_plea: String,
    /// The one who acts, before a verb that could be an order.
    subject: String,
    /// The grader, before a verb that could be an order.
    addressee: String,
    /// Words of grading, prompting and testing.
    meta: String,
    /// Words that hint at grading, by weight.
    hints: BTreeMap<String, usize>,
    /// Beginnings of words, one of which stands in every disguised attack: a quick first look.
    disguised: String,
    /// So much weight in a sentence that has nothing else to say.
    enough: usize,
}

struct Rules {
    always: RegexSet,
    /// The same for other alphabets.
    foreign: RegexSet,
    orders: Vec<Regex>,
    worth: RegexSet,
    soft: RegexSet,
    spelled: Vec<String>,
    own_action: Regex,
    own_plea: Regex,
    subject: Regex,
    addressee: Regex,
    hints: Vec<(Regex, usize)>,
    disguised: Regex,
    meta: Regex,
    enough: usize,
}

#[derive(Debug, thiserror::Error)]
enum RuleError {
    #[error(transparent)]
    Toml(#[from] toml::de::Error),
    #[error(transparent)]
    Regex(#[from] regex::Error),
}

impl Rules {
    fn load(text: &str) -> Result<Self, RuleError> {
        let file: File = toml::from_str(text)?;
        let expand = |rule: &String| {
            let named = |rule: String, (name, words): (&String, &String)| rule.replace(&format!("<{name}>"), &format!("(?:{words})"));
            // Twice, since a list may name another list.
            let once = file.terms.iter().fold(rule.clone(), named);
            lean(&fold_rule(&file.terms.iter().fold(once, named)))
        };
        let all = |rules: &[String]| rules.iter().map(expand).collect::<Vec<_>>();
        let (foreign, latin): (Vec<String>, Vec<String>) = all(&file.always).into_iter().partition(|rule| is_foreign(rule));
        let one = |rule: &String| Regex::new(&expand(rule));
        Ok(Self {
            always: RegexSet::new(latin)?,
            foreign: RegexSet::new(foreign)?,
            orders: all(&file.orders).iter().map(|r| Regex::new(r)).collect::<Result<_, _>>()?,
            worth: RegexSet::new(all(&file.worth))?,
            soft: RegexSet::new(all(&file.soft))?,
            own_action: one(&file.own_action)?,
            own_plea: one(&file.own_plea)?,
            subject: one(&file.subject)?,
            addressee: one(&file.addressee)?,
            hints: file
                .hints
                .iter()
                .map(|(words, weight)| Ok((one(words)?, *weight)))
                .collect::<Result<_, regex::Error>>()?,
            enough: file.enough,
            spelled: file.spelled,
            disguised: one(&file.disguised)?,
            meta: one(&file.meta)?,
        })
    }

    fn matches(&self, folded: &str, scene: &Vocabulary<'_>) -> bool {
        self.always(folded) || self.orders(folded) || (self.worth.is_match(folded) && !self.is_of_scene(folded, scene))
    }

    fn always(&self, folded: &str) -> bool {
        self.always.is_match(folded) || (is_foreign(folded) && self.foreign.is_match(folded))
    }

    fn orders(&self, folded: &str) -> bool {
        self.orders
            .iter()
            .any(|rule| rule.find_iter(folded).any(|hit| !self.is_said_of_oneself(&folded[..hit.start()])))
    }

    // "I would give …" is an action, "I want you to give …" is not.
    fn is_said_of_oneself(&self, before: &str) -> bool {
        let clause = before.rfind([',', ';', ':', '.', '!', '?']).map_or(before, |at| &before[at + 1..]);
        let Some(subject) = self.subject.find_iter(clause).last() else { return false };
        !self.addressee.is_match(&clause[subject.end()..]) && clause.len() - subject.end() <= 30
    }

    // Every word of grading that it uses is one that the scene uses as well, and nobody is addressed.
    fn is_of_scene(&self, folded: &str, scene: &Vocabulary<'_>) -> bool {
        let mut hits = self.hints.iter().flat_map(|(hint, _)| hint.find_iter(folded)).map(|m| m.as_str()).peekable();
        hits.peek().is_some() && hits.all(|word| word.split(' ').any(|w| scene.knows(w))) && !self.addressee.is_match(folded)
    }

    // Several hints at grading in a sentence that neither does anything nor has anything to do with the scene.
    fn hints(&self, folded: &str, scene: &Vocabulary<'_>) -> bool {
        let weigh = |(hint, weight): &(Regex, usize)| {
            hint.find(folded)
                .filter(|m| !m.as_str().split(' ').any(|w| scene.knows(w)))
                .map_or(0, |_| *weight)
        };
        let weight: usize = self.hints.iter().map(weigh).sum();
        weight >= self.enough && !self.acts(folded)
    }

    // What is also said at work counts only where nothing is done and nothing of the scene is spoken of.
    fn softly(&self, folded: &str, scene: &Vocabulary<'_>) -> bool {
        self.soft.is_match(folded) && !self.acts(folded) && !scene.shares_with(folded)
    }

    // A second meaning of the text that says more of grading than the plain one does.
    fn disguised(&self, sentence: &str, folded: &str, scene: &Vocabulary<'_>) -> bool {
        let plain = self.disguised.find_iter(folded).count().max(1);
        disguises(sentence, folded)
            .iter()
            .any(|d| self.disguised.find_iter(d).count() >= plain && self.matches(d, scene))
    }

    fn spelled_out(&self, folded: &str) -> bool {
        let letters = spelled_out(folded);
        self.spelled.iter().any(|s| letters.contains(s.as_str()))
    }

    fn acts(&self, folded: &str) -> bool {
        self.own_action.is_match(folded) && !self.own_plea.is_match(folded)
    }
}

// Folded Latin text is ASCII: rules for it need none of the large tables of Unicode.
fn lean(rule: &str) -> String {
    if is_foreign(rule) {
        return rule.to_owned();
    }
    rule.replace(r"\b", r"(?-u:\b)")
        .replace(r"\w", "[a-z0-9_]")
        .replace(r"\W", "[^a-z0-9_]")
        .replace(".{", "[ -~]{")
}

fn is_foreign(text: &str) -> bool {
    text.chars().any(|c| c.is_alphabetic() && !c.is_ascii())
}

/// Does this sentence speak to the grader?
pub(super) fn addresses_grader(sentence: &str, scene: &Vocabulary<'_>) -> bool {
    let Some(rules) = RULES.as_ref() else { return false };
    let folded = fold(sentence);
    rules.matches(&folded, scene)
        || rules.hints(&folded, scene)
        || rules.softly(&folded, scene)
        || rules.spelled_out(&folded)
        || rules.disguised(sentence, &folded, scene)
}

/// Is something said to the grader that no single sentence shows: spelled out, or spread over lines?
pub(super) fn hides_something(answer: &str, scene: &Vocabulary<'_>) -> bool {
    let Some(rules) = RULES.as_ref() else { return false };
    let folded = fold(answer);
    let one_line: String = folded
        .split(|c: char| !(c.is_alphanumeric() || c == '\''))
        .filter(|w| !w.is_empty())
        .collect::<Vec<_>>()
        .join(" ");
    rules.spelled_out(&folded) || rules.always(&one_line) || rules.worth.is_match(&one_line) && !rules.is_of_scene(&one_line, scene)
}

/// Does it speak of grading, prompts or tests at least as much as of the scene, and do nothing?
pub(super) fn is_aside(part: &str, scene: &Vocabulary<'_>) -> bool {
    let Some(rules) = RULES.as_ref() else { return false };
    let folded = fold(part);
    let strangers = rules.meta.find_iter(&folded).filter(|m| !scene.knows(m.as_str())).count();
    strangers > 0 && strangers >= scene.shared_with(&folded) && !rules.acts(&folded)
}

/// The same of a part of a sentence, by the clearest words alone.
pub(super) fn is_aside_clause(part: &str, scene: &Vocabulary<'_>) -> bool {
    let Some(rules) = RULES.as_ref() else { return false };
    let folded = fold(part);
    let mut hints = rules.hints.iter().flat_map(|(hint, _)| hint.find_iter(&folded));
    hints.any(|m| !scene.knows(m.as_str())) && !scene.shares_with(&folded) && !rules.acts(&folded)
}

/// Is it an order to whoever reads it?
pub(super) fn commands(sentence: &str) -> bool {
    let Some(rules) = RULES.as_ref() else { return false };
    let folded = fold(sentence);
    rules.always(&folded) || rules.orders(&folded)
}

/// Does the player say what they would do?
pub(super) fn is_own_action(part: &str) -> bool {
    RULES.as_ref().is_some_and(|rules| rules.acts(&fold(part)))
}

/// Are the rules readable at all? A program without them would let everything pass.
#[cfg(test)]
pub(super) fn load() -> Result<usize, String> {
    let rules = Rules::load(include_str!("../../../../content/guard.toml")).map_err(|e| e.to_string())?;
    Ok(rules.always.len() + rules.orders.len() + rules.worth.len())
}

/// Is there any word of grading or prompting in it?
pub(super) fn speaks_of_grading(text: &str) -> bool {
    RULES
        .as_ref()
        .is_some_and(|rules| rules.disguised.is_match(&fold(text)) || rules.hints.iter().any(|(hint, _)| hint.is_match(&fold(text))))
}
