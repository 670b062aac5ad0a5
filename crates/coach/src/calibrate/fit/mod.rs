//! Where the built-in coach's numbers come from: tables counted over the library's own texts, and weights fitted on them.

mod frequency;

pub use frequency::frequency_table;
