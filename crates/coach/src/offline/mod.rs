//! The offline coach: grades a free answer by rules, in well under five milliseconds, the same answer always the same, and says how it came to it.
//! It is an estimate and says so; it knows no model, no network, no clock and no chance. Design and measurements: OFFLINE.md.

mod address;
mod evidence;
mod features;
mod feedback;
mod findings;
mod gates;
mod grade;
mod lexicon;
mod likeness;
mod rubric;
mod spelling;
mod stem;
mod tokens;
mod told;
pub(crate) mod training;
mod vectors;
mod weights;

pub(crate) use features::FEATURES;
pub use feedback::praises;
pub use gates::Gate;
pub use grade::{Explained, evaluator, explain, grade_text};
pub use told::grade_text_in;
pub use vectors::Vectors;
pub use weights::{PairWeights, Tone, Weights};

/// Everything that the coach knows beside the scene.
#[derive(Clone, Copy)]
pub(crate) struct Tables<'a> {
    lexicon: &'a lexicon::Lexicon,
    pub(crate) weights: &'a Weights,
    pub(crate) tone: &'a Tone,
    pub(crate) vectors: &'a Vectors,
}

impl<'a> Tables<'a> {
    /// The embedded lexicon with these fitted tables.
    pub(crate) fn new(weights: &'a Weights, tone: &'a Tone, vectors: &'a Vectors) -> Self {
        let lexicon = lexicon::Lexicon::embedded();
        Self {
            lexicon,
            weights,
            tone,
            vectors,
        }
    }

    /// The tables that the program carries.
    pub(crate) fn embedded() -> Tables<'static> {
        Tables::new(Weights::embedded(), Tone::embedded(), Vectors::embedded())
    }
}
