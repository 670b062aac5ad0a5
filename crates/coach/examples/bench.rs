//! How long the library and the practice coach take: `cargo run --release -p careersim-coach --example bench`. Prints, asserts nothing.
#![expect(clippy::print_stdout, reason = "a command-line tool")]

use careersim_coach::calibrate;
use careersim_coach::library::{Library, SceneRequest};
use careersim_coach::offline::grade_text;
use careersim_domain::{CareerTitle, Difficulty, Language};
use std::collections::HashSet;
use std::error::Error;
use std::hint::black_box;
use std::path::PathBuf;
use std::time::{Duration, Instant};
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let library = timed("the catalogue is read and indexed, once", Library::embedded);
    titles(library);
    answers(library, env::args().nth(1).map_or(10, |n| n.parse().unwrap_or(10)))
}

fn timed<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let started = Instant::now();
    let done = work();
    println!("{what}: {:.1?}", started.elapsed());
    done
}

// Every title and other name of the catalogue: searched, resolved, and its first scene made.
fn titles(library: &Library) {
    let typed = library.careers().iter().flat_map(|c| std::iter::once(&c.title).chain(&c.names));
    let titles: Vec<CareerTitle> = typed.filter_map(|t| CareerTitle::parse(t).ok()).collect();
    let (mut searched, mut played) = (Vec::new(), Vec::new());
    for (n, title) in titles.iter().enumerate() {
        let started = Instant::now();
        black_box(library.search(title.as_str(), 3));
        searched.push(started.elapsed());
        let started = Instant::now();
        black_box(library.scene(&SceneRequest {
            career: title,
            entry: library.resolve(title),
            difficulty: Difficulty::Normal,
            language: &Language::default(),
            round: 1,
            rounds: 5,
            ledger: &[],
            played: &HashSet::new(),
            in_day: &[],
            seed: n as u64,
            packs: &[],
            withdrawn: &HashSet::new(),
        }));
        played.push(started.elapsed());
    }
    say("searching for a title, best three", searched);
    say("resolving a title and making its first scene", played);
}

fn answers(library: &Library, rounds: usize) -> Result<(), Box<dyn Error>> {
    let golden = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../content/golden");
    let mut graded = Vec::new();
    for name in ["tune", "release"] {
        let set = calibrate::read_set(&fs::read_to_string(golden.join(format!("{name}.jsonl")))?, library)?;
        for ready in set.iter().cycle().take(rounds * set.len()) {
            let started = Instant::now();
            black_box(grade_text(&ready.scenario, &ready.answer));
            graded.push(started.elapsed());
        }
    }
    say("grading an answer of the golden set", graded);
    Ok(())
}

fn say(what: &str, mut times: Vec<Duration>) {
    times.sort_unstable();
    let at = |per_mille: usize| times.get(times.len().saturating_sub(1) * per_mille / 1000).copied().unwrap_or_default();
    println!(
        "{what}: {} times, middle {:.2?}, 99 % below {:.2?}, slowest {:.2?}",
        times.len(),
        at(500),
        at(990),
        at(1000)
    );
}
