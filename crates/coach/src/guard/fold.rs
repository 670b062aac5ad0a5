//! Makes disguised words comparable: other alphabets, numbers for letters, spaced-out and encoded text.

use base64::Engine;
use base64::prelude::BASE64_STANDARD_NO_PAD;
use regex::Regex;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Lower case without accents, plain quotes and dashes; scripts stay what they are.
pub(super) fn fold(text: &str) -> String {
    let plain = careersim_domain::text::normalise(text);
    if plain.is_ascii() {
        return plain;
    }
    // Pictures and ornaments between words must not hide what the words say.
    let letters: String = plain
        .chars()
        .map(|c| {
            if c.is_ascii() || c.is_alphanumeric() || is_combining_mark(c) || is_east_asian_mark(c) {
                c
            } else {
                ' '
            }
        })
        .collect();
    careersim_domain::text::fold_spaces(&letters).chars().flat_map(unaccented).collect()
}

fn is_east_asian_mark(c: char) -> bool {
    matches!(c, '\u{3001}'..='\u{303F}' | '\u{FF00}'..='\u{FF65}' | '\u{2026}')
}

/// The same for the source of a rule, whose escapes must keep their case.
pub(super) fn fold_rule(rule: &str) -> String {
    rule.chars().flat_map(unaccented).collect()
}

fn unaccented(c: char) -> impl Iterator<Item = char> {
    let replaced: &[char] = match c {
        'ß' => &['s', 's'],
        'ø' => &['o'],
        'ł' => &['l'],
        'ı' => &['i'],
        'đ' => &['d'],
        'æ' => &['a', 'e'],
        'œ' => &['o', 'e'],
        _ => &[],
    };
    let base = replaced.is_empty().then(|| base_letter(c));
    replaced.iter().copied().chain(base)
}

fn base_letter(c: char) -> char {
    let mut parts = std::iter::once(c).nfd();
    match (parts.next(), parts.next()) {
        (Some(base), Some(mark)) if is_combining_mark(mark) && base.is_alphabetic() => base,
        _ => c,
    }
}

/// Every other way in which a folded text may be meant, as far as it differs.
pub(super) fn disguises(raw: &str, folded: &str) -> Vec<String> {
    let latin = like_latin(folded);
    let plain_digits = without_digits(&latin);
    let mut found: Vec<String> = [latin, plain_digits, reversed(folded), rotated(folded)].into();
    // Every character written by its number has one of these.
    if raw.contains(['%', '&', '\\']) {
        found.push(unescaped(raw));
    }
    found.retain(|variant| variant != folded);
    found.extend(decoded(raw));
    found
}

// Letters of other alphabets, and small capitals, that look like Latin ones.
fn like_latin(text: &str) -> String {
    const LOOK: &str = "аaеeоoрpсcхxуyкkмmтtвbнhіiјjѕsԁdԛqԝwзz\
        αaεeοoρpυuκkιiνvτtηnχxɪiɢgɴnᴏoʀrᴇeᴀaʟlᴛtꜱsᴍmᴜuᴅdᴋkᴘpʙbᴄcʜhᴠvᴡwʏyᴢzꜰfᴊj";
    if text.is_ascii() {
        return text.to_owned();
    }
    let pairs: Vec<char> = LOOK.chars().collect();
    let same = |c: char| pairs.chunks_exact(2).find(|p| p[0] == c).map_or(c, |p| p[1]);
    text.chars().map(same).collect()
}

// Digits and marks in the place of letters, but only inside words that also have letters.
fn without_digits(text: &str) -> String {
    let letter = |c: char| match c {
        '0' => 'o',
        '1' | '!' | '|' => 'i',
        '3' => 'e',
        '4' | '@' => 'a',
        '5' | '$' => 's',
        '7' | '+' => 't',
        other => other,
    };
    let word = |w: &str| {
        if w.chars().any(char::is_alphabetic) {
            w.chars().map(letter).collect()
        } else {
            w.to_owned()
        }
    };
    text.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

fn reversed(text: &str) -> String {
    text.chars().rev().collect()
}

fn rotated(text: &str) -> String {
    let turn = |c: char| match c {
        'a'..='m' => char::from_u32(u32::from(c) + 13).unwrap_or(c),
        'n'..='z' => char::from_u32(u32::from(c) - 13).unwrap_or(c),
        other => other,
    };
    text.chars().map(turn).collect()
}

static ESCAPES: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"%([0-9a-fA-F]{2})|&#x?([0-9a-fA-F]{2,4});|\\[xu]\{?([0-9a-fA-F]{2,4})\}?").ok());

// Characters written by their numbers, as in addresses and pages.
fn unescaped(raw: &str) -> String {
    let Some(escapes) = ESCAPES.as_ref() else { return fold(raw) };
    let plain = escapes.replace_all(raw, |hit: &regex::Captures<'_>| {
        let digits = hit.iter().skip(1).flatten().next().map_or("", |m| m.as_str());
        let radix = if hit[0].starts_with("&#") && !hit[0].starts_with("&#x") { 10 } else { 16 };
        u32::from_str_radix(digits, radix)
            .ok()
            .and_then(char::from_u32)
            .map(String::from)
            .unwrap_or_default()
    });
    fold(&plain)
}

fn decoded(raw: &str) -> Vec<String> {
    let tokens = raw
        .split_whitespace()
        .map(|t| t.trim_matches(|c: char| !c.is_ascii_alphanumeric()))
        .filter(|t| t.len() >= 12);
    tokens
        .filter_map(|token| BASE64_STANDARD_NO_PAD.decode(token).ok().and_then(readable).or_else(|| readable(hex(token)?)))
        .collect()
}

fn hex(token: &str) -> Option<Vec<u8>> {
    let pairs = token.as_bytes().chunks(2).map(|p| u8::from_str_radix(std::str::from_utf8(p).ok()?, 16).ok());
    pairs.collect()
}

fn readable(bytes: Vec<u8>) -> Option<String> {
    let text = String::from_utf8(bytes).ok()?;
    let plain = text.chars().filter(|c| c.is_alphabetic() || *c == ' ').count();
    (text.len() >= 8 && plain * 10 >= text.chars().count() * 7).then(|| fold(&text))
}

/// Words written letter by letter, joined: `g i v e` or `g.i.v.e` becomes `give`; everything else is left out.
pub(super) fn spelled_out(folded: &str) -> String {
    let mut joined = String::new();
    let mut run = String::new();
    let tokens = folded.split(|c: char| c.is_whitespace() || matches!(c, '.' | '-' | '_' | '*' | '|' | '/' | ',' | '~' | '+'));
    for token in tokens.filter(|t| !t.is_empty()).chain(["end"]) {
        if token.chars().count() == 1 {
            run.push_str(token);
            continue;
        }
        if run.chars().count() >= 5 {
            joined.push_str(&run);
        }
        run.clear();
    }
    joined
}
