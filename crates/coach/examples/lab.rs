//! The workshop of the built-in coach: counts its tables and fits its weights. `cargo run -p careersim-coach --example lab -- help`
#![expect(clippy::print_stdout, reason = "a command-line tool")]

use careersim_coach::calibrate::{self, fit};
use careersim_coach::library::Library;
use careersim_coach::offline;
use std::error::Error;
use std::path::PathBuf;
use std::{env, fs};

const MADE: &str = "# Made by `cargo run -p careersim-coach --example lab -- fit`.\n";

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
        Some("pairs") => {
            let scenes = fit::scenes(Library::embedded());
            println!("{} scenes, tone on unseen ones {:.4}", scenes.len(), fit::tone_check(&scenes, 5, 12, 0.001));
            let folds = fit::fold(&scenes, 4);
            let (criterion, flag) = fit::fit_pairs(&folds);
            println!("{:?}\n{criterion:?}\n{flag:?}", fit::pair_check(&folds, &criterion, &flag));
        }
        Some("fit") => {
            let scenes = fit::scenes(Library::embedded());
            let folds = fit::fold(&scenes, 4);
            let (tone, vectors) = (fit::fit_tone(&scenes), fit::fit_vectors(&scenes));
            let (criterion, flag) = fit::fit_pairs(&folds);
            println!("criterion {criterion:?}\nflag {flag:?}");
            let weights = offline::Weights {
                criterion,
                flag,
                ..offline::Weights::embedded().clone()
            };
            let set = calibrate::read_set(&fs::read_to_string(content.join("golden/tune.jsonl"))?, Library::embedded())?;
            let labelled = fit::labelled_rows(&set, &weights, &tone, &vectors);
            let practice = fit::practice_rows(&folds, &weights);
            if let Ok(path) = env::var("LAB_DUMP") {
                fs::write(path, serde_json::json!({"labelled": labelled, "practice": practice}).to_string())?;
            }
            println!("{} scenes, {} labelled, {} practice answers", scenes.len(), labelled.len(), practice.len());
            let fitted = fit::fit_answers(&labelled, &practice, &weights);
            println!("base {} {:?}", fitted.base, fitted.answer);
            fs::write(lexicon.join("weights.toml"), toml(&fitted)?)?;
            fs::write(lexicon.join("tone.toml"), toml(&tone)?)?;
            fs::write(lexicon.join("vectors.toml"), format!("{MADE}{}", vectors.to_toml()))?;
        }
        Some("report") => {
            for name in ["tune", "release", "probes", "strangers", "strangers-2"]
                .into_iter()
                .filter(|n| words.len() == 1 || words.iter().any(|w| w == n))
            {
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

// Sorted, and rounded to what matters, so that a new fit is a small change.
fn toml(value: &impl serde::Serialize) -> Result<String, Box<dyn Error>> {
    let mut value = serde_json::to_value(value)?;
    tidy(&mut value);
    Ok(format!(
        "# Made by `cargo run -p careersim-coach --example lab -- fit`.\n{}",
        toml::to_string(&value)?
    ))
}

fn tidy(value: &mut serde_json::Value) {
    match value {
        serde_json::Value::Object(map) => {
            map.sort_keys();
            map.values_mut().for_each(tidy);
        }
        serde_json::Value::Number(n) if n.is_f64() => {
            let rounded = (n.as_f64().unwrap_or(0.0) * 1000.0).round() / 1000.0;
            *value = serde_json::json!(rounded);
        }
        _ => {}
    }
}
