//! The offline coach: grades a free answer by rules, in well under five milliseconds, the same answer always the same, and says how it came to it.
//! It is an estimate and says so; it knows no model, no network, no clock and no chance. Design and measurements: OFFLINE.md.

mod address;
mod evidence;
mod features;
mod feedback;
mod gates;
mod grade;
mod lexicon;
mod likeness;
mod rubric;
mod spelling;
mod stem;
mod tokens;
mod weights;

pub use feedback::praises;
pub use gates::Gate;
pub use grade::{Explained, evaluator, explain, grade_text};
pub use weights::{PairWeights, Weights};
