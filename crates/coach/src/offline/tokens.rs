//! From a text to tokens: words with their stem, synonym groups, weight, and whether a negation turns them.

use super::lexicon::{Lexicon, Marker};
use careersim_domain::text::normalise;

/// What a word does in its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Carries the grammar only; never matched.
    Stop,
    /// A little word that still tells a bit, such as `first`.
    Little,
    /// Carries meaning.
    Content,
}

/// A word of a text.
#[derive(Debug, Clone)]
pub(super) struct Token {
    /// Where it stands in the text, in bytes.
    pub(super) start: usize,
    pub(super) end: usize,
    /// Folded to lower case, as typed.
    pub(super) word: String,
    /// Its stem, after slips were mended.
    pub(super) stem: String,
    pub(super) groups: Vec<u16>,
    pub(super) role: Role,
    /// How much it tells.
    pub(super) weight: f32,
    /// A negation turns it.
    pub(super) negated: bool,
    /// How sure it is that this is a word: 1 in the vocabulary, less after mending, 0 for letters at random.
    pub(super) known: f32,
    /// The segment (between commas and connecting words) and the sentence that it belongs to.
    pub(super) segment: usize,
    pub(super) sentence: usize,
}

impl Token {
    /// May it be matched with others?
    pub(super) fn counts(&self) -> bool {
        self.role != Role::Stop
    }
}

// Words that begin a new thought.
const CONNECTING: [&str; 8] = ["but", "then", "and", "so", "because", "while", "until", "before"];

/// Who typed a text: what players type has slips that are mended, what authors wrote has none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum By {
    Player,
    Author,
}

/// Cuts a text into tokens; stems, groups and negation are filled in.
pub(super) fn tokenise(text: &str, by: By, lexicon: &Lexicon) -> Vec<Token> {
    let mut tokens = words(text, by, lexicon);
    name_groups(&mut tokens, lexicon);
    turn_negated(&mut tokens, lexicon);
    tokens
}

fn words(text: &str, by: By, lexicon: &Lexicon) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let (mut segment, mut sentence) = (0, 0);
    let mut start = None;
    let ends = text.char_indices().chain(std::iter::once((text.len(), '\n')));
    for (i, c) in ends {
        let inside = c.is_alphanumeric() || (start.is_some() && matches!(c, '\'' | '\u{2019}') && text[i..].chars().nth(1).is_some_and(char::is_alphanumeric));
        if inside {
            start.get_or_insert(i);
            continue;
        }
        if let Some(from) = start.take() {
            push(&mut tokens, (from, i), &text[from..i], (&mut segment, sentence), by, lexicon);
        }
        let decimal = matches!(c, '.' | ':' | ',') && text[i + c.len_utf8()..].starts_with(|n: char| n.is_ascii_digit());
        match c {
            '.' | '!' | '?' | '\n' | ';' if !decimal => (segment, sentence) = (segment + 1, sentence + 1),
            ',' | ':' | '(' | ')' | '\u{2013}' | '\u{2014}' | '"' | '\u{201C}' | '\u{201D}' if !decimal => segment += 1,
            _ => {}
        }
    }
    tokens
}

fn push(tokens: &mut Vec<Token>, (start, end): (usize, usize), typed: &str, (segment, sentence): (&mut usize, usize), by: By, lexicon: &Lexicon) {
    let folded = normalise(typed);
    if CONNECTING.contains(&folded.as_str()) {
        *segment += 1;
    }
    let (stem_of, not) = contraction(&folded);
    let mut add = |word: &str| tokens.push(token(word, (start, end), (*segment, sentence), by, lexicon));
    add(stem_of);
    if not {
        add("not");
    }
}

// `don't` is `do` and `not`; `I'll` is `I`.
fn contraction(word: &str) -> (&str, bool) {
    if let Some(verb) = word.strip_suffix("n't") {
        let verb = match verb {
            "wo" => "will",
            "ca" => "can",
            "sha" => "shall",
            other => other,
        };
        return (verb, true);
    }
    let tail = ["'ll", "'d", "'re", "'ve", "'m", "'s"].iter().find_map(|t| word.strip_suffix(t));
    (tail.unwrap_or(word), false)
}

fn token(word: &str, (start, end): (usize, usize), (segment, sentence): (usize, usize), by: By, lexicon: &Lexicon) -> Token {
    let bare = word.replace('\'', "");
    let number = bare.chars().all(|c| c.is_ascii_digit());
    let in_words = number || lexicon.vocabulary.knows(&bare) || lexicon.function.contains(&bare);
    let mended = if in_words || by == By::Author { None } else { lexicon.vocabulary.mend(&bare) };
    let known = match mended {
        _ if in_words => 1.0,
        Some(_) => 0.7,
        None if lexicon.vocabulary.looks_like_a_word(&bare) => 0.4,
        None => 0.0,
    };
    let read = mended.unwrap_or(&bare);
    let stem = lexicon.stem(read);
    let role = match () {
        () if lexicon.stop.contains(read) || lexicon.negators.contains(read) => Role::Stop,
        () if lexicon.function.contains(read) => Role::Little,
        () => Role::Content,
    };
    let rarity = lexicon.rarity(&stem);
    Token {
        start,
        end,
        groups: lexicon.groups(&stem).to_vec(),
        weight: if role == Role::Little { rarity * 0.5 } else { rarity },
        stem,
        role,
        negated: false,
        known,
        segment,
        sentence,
        word: bare,
    }
}

// Phrases such as `let * know` put their group on their first word that counts.
fn name_groups(tokens: &mut [Token], lexicon: &Lexicon) {
    let stems: Vec<&str> = tokens.iter().map(|t| t.stem.as_str()).collect();
    let found = lexicon.group_phrases.find(&stems);
    for (from, to, group) in found {
        let one_sentence = tokens[from].sentence == tokens[to - 1].sentence;
        let holder = (from..to).find(|i| tokens[*i].counts()).unwrap_or(to - 1);
        if one_sentence && !tokens[holder].groups.contains(&group) {
            tokens[holder].groups.push(group);
            if tokens[holder].role == Role::Stop {
                tokens[holder].role = Role::Little;
            }
        }
    }
}

// The most words that a negation reaches.
const REACH: usize = 8;

fn turn_negated(tokens: &mut [Token], lexicon: &Lexicon) {
    let words: Vec<String> = tokens.iter().map(|t| t.word.clone()).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let markers = lexicon.markers.find(&words);
    let idiom = |i: usize| markers.iter().any(|(from, to, m)| *m == Marker::Idiom && (*from..*to).contains(&i));
    let turning = |i: usize| markers.iter().any(|(_, to, m)| *m == Marker::Turning && *to == i + 1);
    let (mut negated, mut left, mut segment) = (false, 0_usize, usize::MAX);
    for i in 0..tokens.len() {
        // A comma or a connecting word ends the reach.
        if tokens[i].segment != segment || lexicon.scope_ends.contains(words[i]) || left == 0 {
            negated = false;
        }
        segment = tokens[i].segment;
        left = left.saturating_sub(1);
        tokens[i].negated = negated;
        let hesitates = lexicon.hesitation.contains(&tokens[i].stem);
        if hesitates {
            negated = !negated;
            left = REACH;
            continue;
        }
        let turns = lexicon.negators.contains(words[i]) || lexicon.turning.contains(&tokens[i].stem) || turning(i);
        if turns && !idiom(i) {
            negated = !negated;
            left = REACH;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn negated(text: &str) -> Vec<String> {
        let tokens = tokenise(text, By::Player, Lexicon::embedded());
        tokens.into_iter().filter(|t| t.negated && t.counts()).map(|t| t.word).collect()
    }

    #[test]
    fn a_negation_turns_what_it_reaches() {
        for (text, turned) in [
            ("I would not report it", "report"),
            ("I wouldnt report it, I'd fix it", "report"),
            ("I won't sign until I have checked", "sign"),
            ("don't hesitate to call the doctor", "hesitate"),
            ("sign without looking", "looking"),
            ("no problem, I call her", ""),
            ("refuse to sign", "sign"),
            ("ask him instead of guessing", "guessing"),
            ("Not only call, also write", ""),
        ] {
            assert_eq!(negated(text).join(" "), turned, "{text}");
        }
    }

    #[test]
    fn forms_phrases_and_slips_are_read() {
        let tokens = tokenise("I'd let the boss know strait away, the docter 38.4", By::Player, Lexicon::embedded());
        let tell = tokenise("tell", By::Player, Lexicon::embedded());
        assert!(tokens.iter().any(|t| t.groups.contains(&tell[0].groups[0])), "`let the boss know` is telling");
        assert!(tokens.iter().any(|t| t.stem == "doctor"), "{tokens:?}");
        assert_eq!(tokens.iter().map(|t| t.sentence).max(), Some(0), "a decimal point ends no sentence");
    }
}
