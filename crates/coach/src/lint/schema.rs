//! The JSON Schemas of the content files, made from the types that read them, for editors and for authors elsewhere.

use crate::calibrate::Case;
use crate::library::pack::PackFile;
use crate::library::{CardFile, CatalogueFile, Day};
use schemars::JsonSchema;
use schemars::generate::SchemaSettings;

/// The schemas as JSON texts by the name of the folder whose files they describe: `catalogue`, `days`, `cards`, `packs`, and `golden` for a line of a labelled set.
pub fn schemas() -> Vec<(&'static str, String)> {
    vec![
        ("catalogue", schema::<CatalogueFile>()),
        ("days", schema::<Day>()),
        ("cards", schema::<CardFile>()),
        ("golden", schema::<Case>()),
        ("packs", schema::<PackFile>()),
    ]
}

fn schema<T: JsonSchema>() -> String {
    let schema = SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<T>();
    serde_json::to_string_pretty(&schema).map(|s| s + "\n").unwrap_or_default()
}
