//! Against the files as they are published, which stay outside this repository: `ONET_FOLDER=… cargo test -p careersim-coach --lib onet -- --ignored --nocapture`.

use super::read;
use crate::library::Library;
use careersim_domain::CareerTitle;
use std::{path::Path, time::Instant};

#[test]
#[ignore = "needs the published text files in ONET_FOLDER"]
#[expect(clippy::print_stdout, reason = "it measures")]
fn the_published_files_are_read_and_searched_in_milliseconds() {
    let started = Instant::now();
    let database = read(Path::new(&std::env::var("ONET_FOLDER").unwrap())).unwrap();
    let names: usize = database.occupations.iter().map(|o| o.names.len()).sum();
    let tasks: usize = database.occupations.iter().map(|o| o.tasks.len()).sum();
    println!(
        "{}: {} occupations, {names} other names, {tasks} tasks, read in {:?}",
        database.version,
        database.occupations.len(),
        started.elapsed()
    );
    assert!(database.occupations.len() > 900 && names > 50_000 && tasks > 15_000);
    let started = Instant::now();
    let library = Library::of_imported(database.occupations.into_iter().map(super::Occupation::into_career).collect());
    println!("indexed in {:?}", started.elapsed());
    for query in [
        "n",
        "nur",
        "registered nurse",
        "heavy equipment operater",
        "underwater welder",
        "chief of staff",
        "zzzz",
    ] {
        let started = Instant::now();
        let hits = library.search(query, 10);
        let best = hits.first().map(|h| h.career.title.as_str());
        println!("`{query}`: {} hits in {:?}, first {best:?}", hits.len(), started.elapsed());
    }
    let started = Instant::now();
    let found = library.resolve(&CareerTitle::parse("underwater welder").unwrap());
    println!("resolved in {:?}: {:?}", started.elapsed(), found.map(|c| &c.title));
}
