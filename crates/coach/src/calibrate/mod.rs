//! Measuring graders: figures of a grader against a labelled set, and the fitting of the built-in coach's numbers. Nothing here prints or asks a model.

pub mod fit;
