//! Measuring graders: figures of a grader against a labelled set, and the fitting of the built-in coach's numbers. Nothing here prints or asks a model:
//! whoever measures a model grades the answers and their [`probes`] and hands the [`Prediction`]s in.

mod figures;
pub mod fit;
mod inline;
mod probe;
mod report;
mod set;
mod statistics;

pub use figures::{Figure, Figures, Group, figures};
pub use probe::{Prediction, Probe, predict_offline, probes};
pub use set::{Case, Kind, Ready, SceneOf, SetError, read_set};
pub(crate) use statistics::pearson;
