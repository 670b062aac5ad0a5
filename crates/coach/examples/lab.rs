//! The workshop of the built-in coach: counts its tables and fits its weights. `cargo run -p careersim-coach --example lab -- help`
#![expect(clippy::print_stdout, reason = "a command-line tool")]

use careersim_coach::calibrate::{self, fit};
use careersim_coach::library::Library;
use careersim_coach::offline;
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
        Some("report") => {
            for name in ["tune", "release"].into_iter().filter(|n| words.len() == 1 || words.iter().any(|w| w == n)) {
                let set = calibrate::read_set(&fs::read_to_string(content.join(format!("golden/{name}.jsonl")))?, Library::embedded())?;
                let figures = calibrate::figures(&set, &calibrate::predict_offline(&set), 1000, 1);
                println!("== {name}\n{}", figures.to_table());
            }
        }
        Some("cases") => {
            let name = words.get(1).map_or("tune", String::as_str);
            for ready in calibrate::read_set(&fs::read_to_string(content.join(format!("golden/{name}.jsonl")))?, Library::embedded())? {
                let e = offline::explain(&ready.scenario, &ready.answer);
                let features: Vec<String> = e.features.iter().map(|(n, v)| format!("{n} {v:.2}")).collect();
                let off = i32::from(e.grade.score.get()) - i32::from(ready.case.label.get());
                println!(
                    "{off:+} {} label {} score {} raw {:.1} {:?} gate {:?} flag {:?}\n   {}\n   {}",
                    ready.case.id,
                    ready.case.label.get(),
                    e.grade.score.get(),
                    e.raw,
                    ready.case.kind,
                    e.gate,
                    e.flag,
                    ready.case.answer,
                    features.join(" ")
                );
                for line in &e.grade.criteria {
                    println!("      {} {} <- {:?} {}", line.level.get(), line.text, line.quote, line.reason);
                }
            }
        }
        _ => println!("frequency    count the library's words into content/lexicon/frequency.toml"),
    }
    Ok(())
}
