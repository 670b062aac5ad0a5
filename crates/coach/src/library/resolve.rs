//! From a typed title to a career of the catalogue, only when there is no doubt. `dragon trainer` stays what it is.

use super::distance::distance;
use super::fold::fold;
use super::search::Index;

// Words before a title that change the rank, not the work.
const RANKS: [&str; 27] = [
    "a",
    "an",
    "the",
    "senior",
    "junior",
    "lead",
    "principal",
    "experienced",
    "qualified",
    "professional",
    "freelance",
    "trainee",
    "apprentice",
    "student",
    "graduate",
    "certified",
    "licensed",
    "registered",
    "retired",
    "future",
    "full",
    "part",
    "time",
    "sr",
    "jr",
    "chief",
    "head",
];
// Words behind a title that say no more than that it is one.
const TAILS: [&str; 12] = ["job", "career", "intern", "trainee", "apprentice", "student", "i", "ii", "iii", "m", "f", "d"];
// The shortest titles, in letters, in which a lost, doubled or swapped letter, a wrong one, and two slips are forgiven:
// in shorter ones a slip is often another job (`baker` and `banker`).
const LETTER_LOST: usize = 6;
const LETTER_WRONG: usize = 8;
const TWO_SLIPS: usize = 12;

/// The index of the career that this title names.
pub(super) fn resolve(index: &Index, typed: &str) -> Option<usize> {
    let title = fold(without_brackets(typed).as_str());
    as_written(index, &title).or_else(|| {
        let short = stripped(&title);
        (short != title)
            .then(|| as_written(index, &short))
            .flatten()
            .or_else(|| with_slips(index, &title))
            .or_else(|| with_slips(index, &short))
    })
}

fn without_brackets(typed: &str) -> String {
    match (typed.find('('), typed.rfind(')')) {
        (Some(open), Some(close)) if open > 0 && open < close => format!("{} {}", &typed[..open], &typed[close + 1..]),
        _ => typed.to_owned(),
    }
}

fn as_written(index: &Index, title: &str) -> Option<usize> {
    index.exact(title).or_else(|| singulars(title).iter().find_map(|one| index.exact(one)))
}

// What the last word of a title may be in the singular.
fn singulars(title: &str) -> Vec<String> {
    let swaps = [
        ("men", "man"),
        ("women", "woman"),
        ("people", "person"),
        ("wives", "wife"),
        ("ies", "y"),
        ("ses", "s"),
        ("es", ""),
        ("s", ""),
    ];
    swaps
        .iter()
        .filter_map(|(many, one)| title.strip_suffix(many).filter(|stem| stem.len() > 2).map(|stem| format!("{stem}{one}")))
        .collect()
}

fn stripped(title: &str) -> String {
    let mut words: Vec<&str> = title.split(' ').collect();
    while words.len() > 1 && words.first().is_some_and(|w| RANKS.contains(w)) {
        words.remove(0);
    }
    while words.len() > 1 && words.last().is_some_and(|w| TAILS.contains(w)) {
        words.pop();
    }
    words.join(" ")
}

// The only career within a slip or two; two careers equally near are a doubt.
fn with_slips(index: &Index, title: &str) -> Option<usize> {
    let letters = title.chars().count();
    let first = title.chars().next()?;
    if letters < LETTER_LOST {
        return None;
    }
    let mut best: Option<(usize, usize)> = None;
    let mut doubt = false;
    for form in index.forms.iter().filter(|f| f.text.starts_with(first)) {
        let length = form.text.chars().count();
        if length.abs_diff(letters) > 2 || length < LETTER_LOST - 1 {
            continue;
        }
        let slips = distance(title, &form.text);
        if !forgiven(slips, letters, length) {
            continue;
        }
        match best {
            Some((held, career)) if held < slips || (held == slips && career == form.career) => {}
            Some((held, _)) if held == slips => doubt = true,
            _ => (best, doubt) = (Some((slips, form.career)), false),
        }
    }
    best.filter(|_| !doubt).map(|(_, career)| career)
}

fn forgiven(slips: usize, letters: usize, length: usize) -> bool {
    match slips {
        1 if length == letters => letters >= LETTER_WRONG,
        0 | 1 => true,
        2 => letters >= TWO_SLIPS,
        _ => false,
    }
}
