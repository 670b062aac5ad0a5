//! Examples to fit the built-in coach's numbers on, taken from the scenes themselves: a phrasing of a criterion is an answer that shows it, once the
//! rubric has forgotten that phrasing; a phrasing of a red flag is a harmful answer. For `calibrate::fit` only.

use super::Tables;
use super::evidence::{Fit, Part, fit, rivals};
use super::features::{analyse, keys};
use super::lexicon::Lexicon;
use super::rubric::{Rubric, Target};
use super::tokens::{By, Token, tokenise};
use careersim_domain::Scenario;

/// How a part of an answer fits a target, and whether it really says it.
#[derive(Debug, Clone)]
pub(crate) struct PairExample {
    /// The number of the text among the scene's texts: examples of one text go together.
    pub(crate) text: usize,
    /// A red flag rather than a criterion.
    pub(crate) flag: bool,
    /// The numbers of the fit.
    pub(crate) numbers: [f32; 6],
    /// Does it say it?
    pub(crate) says: bool,
}

/// The words of a phrasing, and whether it is a good one.
#[derive(Debug, Clone)]
pub(crate) struct ToneExample {
    pub(crate) keys: Vec<String>,
    pub(crate) good: bool,
}

// Where a phrasing stands in a rubric.
#[derive(Clone, Copy, PartialEq)]
struct Place {
    flag: bool,
    target: usize,
    phrasing: usize,
}

fn without(target: &Target, phrasing: Option<usize>, tables: &Tables<'_>) -> Target {
    let Some(i) = phrasing else { return target.clone() };
    let mut phrasings = target.phrasings.clone();
    phrasings.remove(i);
    Target::new(&target.text, phrasings, tables.vectors)
}

/// Every phrasing of the scene against every target of the scene, and `strangers` (texts of other scenes) against all of them.
pub(crate) fn pair_examples(scenario: &Scenario, strangers: &[&str], tables: &Tables<'_>) -> Vec<PairExample> {
    let rubric = Rubric::new(scenario, tables);
    let mut examples = Vec::new();
    for (flag, targets) in [(false, &rubric.criteria), (true, &rubric.flags)] {
        for (t, target) in targets.iter().enumerate() {
            for (p, phrasing) in target.phrasings.iter().enumerate() {
                let place = Place { flag, target: t, phrasing: p };
                against_all(
                    &rubric,
                    &tokenise(&phrasing.text, By::Author, tables.lexicon),
                    Some(place),
                    tables,
                    &mut examples,
                );
            }
        }
    }
    for stranger in strangers {
        against_all(&rubric, &tokenise(stranger, By::Author, tables.lexicon), None, tables, &mut examples);
    }
    examples
}

fn against_all(rubric: &Rubric, tokens: &[Token], own: Option<Place>, tables: &Tables<'_>, examples: &mut Vec<PairExample>) {
    let Some(part) = Part::new(tokens.iter().collect(), true, tables) else {
        return;
    };
    let fits = |flag: bool, targets: &[Target]| -> Vec<Fit> {
        let forget = |t: usize| own.filter(|o| o.flag == flag && o.target == t).map(|o| o.phrasing);
        targets
            .iter()
            .enumerate()
            .map(|(t, target)| fit(&part, &without(target, forget(t), tables), false))
            .collect()
    };
    let text = examples.last().map_or(0, |e| e.text + 1);
    let (criteria, flags) = (fits(false, &rubric.criteria), fits(true, &rubric.flags));
    for (flag, same, other) in [(false, &criteria, &flags), (true, &flags, &criteria)] {
        for (t, fit) in same.iter().enumerate() {
            examples.push(PairExample {
                text,
                flag,
                numbers: fit.numbers(rivals(t, same, other)),
                says: own.is_some_and(|o| o.flag == flag && o.target == t),
            });
        }
    }
}

/// The phrasings of a scene as good and harmful texts.
pub(crate) fn tone_examples(scenario: &Scenario) -> Vec<ToneExample> {
    let good = scenario.criteria.iter().flat_map(|c| &c.exemplars).map(|t| (t, true));
    let bad = scenario.red_flags.iter().flat_map(|f| &f.exemplars).map(|t| (t, false));
    examples(good.chain(bad))
}

/// Longer texts of a scene as good and harmful ones: what is said about criteria and flags, and its best and worst options.
pub(crate) fn longer_tone_examples(scenario: &Scenario) -> Vec<ToneExample> {
    let good = scenario.options.iter().filter(|o| o.score.get() >= 8).map(|o| (&o.text, true));
    let bad = scenario.options.iter().filter(|o| o.score.get() <= 2).map(|o| (&o.text, false));
    let flags = scenario.red_flags.iter().map(|f| (&f.text, false));
    examples(good.chain(bad).chain(flags).chain(std::iter::once((&scenario.strong_answer, true))))
}

fn examples<'a>(texts: impl Iterator<Item = (&'a String, bool)>) -> Vec<ToneExample> {
    let lexicon = Lexicon::embedded();
    let example = |(text, good): (&String, bool)| {
        let tokens = tokenise(text, By::Author, lexicon);
        ToneExample {
            keys: keys(&tokens.iter().collect::<Vec<_>>(), lexicon),
            good,
        }
    };
    texts.map(example).collect()
}

/// The features of an answer under the given tables, and whether a gate stops it.
pub(crate) fn features(scenario: &Scenario, text: &str, tables: &Tables<'_>) -> (Vec<f32>, bool) {
    let analysis = analyse(scenario, text, tables);
    (analysis.features.to_vec(), analysis.gate.is_some())
}

/// The stems of a text that may be matched.
pub(crate) fn stems(text: &str) -> Vec<String> {
    tokenise(text, By::Author, Lexicon::embedded())
        .into_iter()
        .filter(|t| t.counts() && !t.word.chars().any(|c| c.is_ascii_digit()))
        .map(|t| t.stem)
        .collect()
}
