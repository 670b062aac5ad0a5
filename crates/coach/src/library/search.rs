//! Search over the catalogue: exact titles and names first, then character n-grams (0.6) and words (0.4), forgiving slips and unfinished words.

use super::distance::within;
use super::fold::fold;
use super::format::Career;
use super::shape::{Shape, long, short};
use std::collections::HashMap;

// OFFLINE.md: n-grams 0.6 and words 0.4 gave the best order over hand-written titles.
const GRAMS: f32 = 0.6;
const WORDS: f32 = 0.4;
// Below this a hit only shares a syllable with the query.
const LEAST: f32 = 0.22;
// A career with an authored day wins among equals.
const DAY_BONUS: f32 = 0.02;

/// A career that fits a query.
#[derive(Debug, Clone)]
pub struct Hit<'a> {
    /// The career.
    pub career: &'a Career,
    /// The other name that fits, when it is not the title that does.
    pub matched: Option<&'a str>,
    /// 0..=1; 1 is an exact title or name.
    pub score: f32,
}

/// A title or name of a career, folded.
pub(super) struct Form {
    pub(super) career: usize,
    // 0 is the title, then the names.
    name: usize,
    pub(super) text: String,
    words: Box<[u32]>,
    norm: f32,
    // How much all its words weigh.
    idf: f32,
}

/// The index over every title and name.
pub(super) struct Index {
    pub(super) forms: Vec<Form>,
    exact: HashMap<String, usize>,
    grams: HashMap<[char; 3], Vec<u32>>,
    words: HashMap<String, u32>,
    shapes: Vec<Shape>,
    word_idf: Vec<f32>,
    has_day: Vec<bool>,
}

fn grams(text: &str, closed: bool) -> Vec<[char; 3]> {
    let padded: Vec<char> = std::iter::once(' ').chain(text.chars()).chain(closed.then_some(' ')).collect();
    let mut grams: Vec<[char; 3]> = padded.windows(3).map(|w| [w[0], w[1], w[2]]).collect();
    grams.sort_unstable();
    grams.dedup();
    grams
}

#[expect(clippy::cast_precision_loss, reason = "counts are far below the precision of a float")]
fn rarity(all: usize, with: usize) -> f32 {
    (1.0 + all as f32 / (1.0 + with as f32)).ln()
}

impl Index {
    pub(super) fn build(careers: &[Career], has_day: impl Fn(&str) -> bool) -> Self {
        let mut index = Self {
            forms: Vec::new(),
            exact: HashMap::new(),
            grams: HashMap::new(),
            words: HashMap::new(),
            shapes: Vec::new(),
            word_idf: Vec::new(),
            has_day: careers.iter().map(|c| has_day(&c.slug)).collect(),
        };
        // Titles come before names, so that a title wins over another career's other name.
        for (i, career) in careers.iter().enumerate() {
            index.add(i, 0, &career.title);
        }
        for (i, career) in careers.iter().enumerate() {
            for (n, name) in career.names.iter().enumerate() {
                index.add(i, n + 1, name);
            }
        }
        index.weigh();
        index
    }

    fn add(&mut self, career: usize, name: usize, typed: &str) {
        let text = fold(typed);
        if text.is_empty() {
            return;
        }
        let id = self.forms.len();
        self.exact.entry(text.clone()).or_insert(id);
        for gram in grams(&text, true) {
            self.grams.entry(gram).or_default().push(short(id));
        }
        let words = text.split(' ').map(|word| self.word(word)).collect();
        self.forms.push(Form {
            career,
            name,
            text,
            words,
            norm: 0.0,
            idf: 0.0,
        });
    }

    fn word(&mut self, word: &str) -> u32 {
        if let Some(known) = self.words.get(word) {
            return *known;
        }
        let fresh = short(self.shapes.len());
        self.words.insert(word.to_owned(), fresh);
        self.shapes.push(Shape::of(word));
        fresh
    }

    fn weigh(&mut self) {
        let mut with = vec![0; self.words.len()];
        for word in self.forms.iter().flat_map(|f| &f.words) {
            with[long(*word)] += 1;
        }
        self.word_idf = with.iter().map(|n| rarity(self.forms.len(), *n)).collect();
        let all = self.forms.len();
        for forms in self.grams.values_mut() {
            forms.shrink_to_fit();
            let weight = rarity(all, forms.len());
            for form in forms {
                self.forms[long(*form)].norm += weight * weight;
            }
        }
        for form in &mut self.forms {
            form.norm = form.norm.sqrt();
            form.idf = form.words.iter().map(|w| self.word_idf[long(*w)]).sum();
        }
    }

    /// What several careers are called names none of them, unless it is the title of one.
    pub(super) fn forget_shared_names(&mut self) {
        let mut owners: HashMap<&str, Option<usize>> = HashMap::new();
        for form in self.forms.iter().filter(|f| f.name > 0) {
            let owner = owners.entry(&form.text).or_insert(Some(form.career));
            if *owner != Some(form.career) {
                *owner = None;
            }
        }
        let (forms, exact) = (&self.forms, &mut self.exact);
        exact.retain(|text, form| forms[*form].name == 0 || owners.get(text.as_str()).is_some_and(Option::is_some));
    }

    /// The career that is called exactly this, already folded.
    pub(super) fn exact(&self, folded: &str) -> Option<usize> {
        self.exact.get(folded).map(|form| self.forms[*form].career)
    }

    pub(super) fn search<'a>(&self, careers: &'a [Career], q: &str, limit: usize) -> Vec<Hit<'a>> {
        let query = fold(q);
        if query.is_empty() || limit == 0 {
            return Vec::new();
        }
        let scores = self.scores(&query);
        let mut best: HashMap<usize, (f32, usize)> = HashMap::new();
        for (form, score) in self.forms.iter().zip(scores).filter(|(_, s)| *s >= LEAST) {
            let held = best.entry(form.career).or_insert((score, form.name));
            if score > held.0 {
                *held = (score, form.name);
            }
        }
        let mut hits: Vec<(usize, f32, usize)> = best.into_iter().map(|(career, (score, name))| (career, score, name)).collect();
        hits.sort_by(|a, b| self.rank(b).total_cmp(&self.rank(a)).then(a.0.cmp(&b.0)));
        hits.truncate(limit);
        hits.into_iter()
            .filter_map(|(career, score, name)| {
                let career = careers.get(career)?;
                let matched = name.checked_sub(1).and_then(|n| career.names.get(n)).map(String::as_str);
                Some(Hit { career, matched, score })
            })
            .collect()
    }

    fn rank(&self, (career, score, name): &(usize, f32, usize)) -> f32 {
        let day = if self.has_day[*career] { DAY_BONUS } else { 0.0 };
        // Among exact hits the title wins, then the order in which an author wrote the names.
        let title = if *name == 0 { DAY_BONUS } else { 0.0 };
        score + day + title
    }

    // A score for every form.
    fn scores(&self, query: &str) -> Vec<f32> {
        let by_gram = self.gram_scores(query);
        let by_word = self.word_matches(query);
        let query_idf: f32 = by_word.iter().map(|m| m.idf).sum();
        self.forms
            .iter()
            .zip(by_gram)
            .map(|(form, gram)| {
                if form.text == query {
                    return 1.0;
                }
                let word = word_score(form, &by_word, query_idf);
                if gram == 0.0 && word == 0.0 {
                    return 0.0;
                }
                let opening = if form.text.starts_with(query) { 0.1 } else { 0.0 };
                (GRAMS * gram + WORDS * word + opening).min(0.99)
            })
            .collect()
    }

    // Half how alike both are, half how much of the query is in the form, so that an unfinished word counts.
    fn gram_scores(&self, query: &str) -> Vec<f32> {
        let mut shared = vec![(0.0_f32, 0.0_f32); self.forms.len()];
        let (mut norm, mut open_sum) = (0.0_f32, 0.0_f32);
        let open = grams(query, false);
        for gram in grams(query, true) {
            let forms = self.grams.get(&gram);
            let weight = rarity(self.forms.len(), forms.map_or(0, Vec::len));
            let is_open = open.binary_search(&gram).is_ok();
            norm += weight * weight;
            open_sum += if is_open { weight } else { 0.0 };
            for form in forms.into_iter().flatten() {
                let shared = &mut shared[long(*form)];
                shared.0 += weight * weight;
                shared.1 += if is_open { weight } else { 0.0 };
            }
        }
        let norm = norm.sqrt().max(f32::MIN_POSITIVE);
        let open_sum = open_sum.max(f32::MIN_POSITIVE);
        let score = |(form, (both, part)): (&Form, (f32, f32))| 0.5 * both / (norm * form.norm.max(f32::MIN_POSITIVE)) + 0.5 * part / open_sum;
        self.forms.iter().zip(shared).map(score).collect()
    }

    fn word_matches(&self, query: &str) -> Vec<WordMatch> {
        let words: Vec<&str> = query.split(' ').collect();
        let last = words.len() - 1;
        words.iter().enumerate().map(|(i, word)| self.word_match(word, i == last)).collect()
    }

    fn word_match(&self, typed: &str, unfinished: bool) -> WordMatch {
        let slips: u32 = match typed.chars().count() {
            0..=3 => 0,
            4..=7 => 1,
            _ => 2,
        };
        let shape = Shape::of(typed);
        let (mut like, mut idf) = (vec![0.0; self.shapes.len()], None);
        for (word, id) in &self.words {
            let id = long(*id);
            like[id] = if word == typed {
                1.0
            } else if unfinished && shape.length >= 2 && word.starts_with(typed) {
                0.9
            } else if slips > 0 && shape.may_be(self.shapes[id], slips) && within(typed, word, long(slips)) {
                0.75
            } else {
                continue;
            };
            idf = Some(self.word_idf[id].max(idf.unwrap_or_default()));
        }
        // A word that no form knows weighs as much as a rare one: it is not in there.
        let idf = idf.unwrap_or_else(|| rarity(self.forms.len(), 1));
        WordMatch { like, idf }
    }
}

fn word_score(form: &Form, query: &[WordMatch], query_idf: f32) -> f32 {
    let found: f32 = query
        .iter()
        .map(|m| m.idf * form.words.iter().map(|w| m.like[long(*w)]).fold(0.0, f32::max))
        .sum();
    let extra = (form.idf - found).max(0.0);
    found / (query_idf + 0.5 * extra).max(f32::MIN_POSITIVE)
}

// The words of the catalogue that a typed word may mean, with how sure that is.
struct WordMatch {
    // For every word of the index.
    like: Vec<f32>,
    idf: f32,
}
