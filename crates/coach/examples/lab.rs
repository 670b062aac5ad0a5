//! The workshop of the built-in coach: counts its tables and fits its weights. `cargo run -p careersim-coach --example lab -- help`
#![expect(clippy::print_stdout, reason = "a command-line tool")]

use careersim_coach::calibrate::fit;
use careersim_coach::library::Library;
use std::error::Error;
use std::path::PathBuf;
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let content = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../content");
    let lexicon = content.join("lexicon");
    let words: Vec<String> = env::args().skip(1).collect();
    match words.first().map(String::as_str) {
        Some("frequency") => {
            let table = fit::frequency_table(Library::embedded_texts());
            fs::write(lexicon.join("frequency.toml"), &table)?;
            println!("{} words", table.lines().count().saturating_sub(4));
        }
        _ => println!("frequency    count the library's words into content/lexicon/frequency.toml"),
    }
    Ok(())
}
