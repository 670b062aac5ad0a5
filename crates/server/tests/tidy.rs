//! The house rules that no compiler checks. Each test names the invariant of ARCHITECTURE.md that it holds.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "tests may fail loudly")]

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            if !matches!(name.as_str(), "node_modules" | "dist" | "target" | "test-results") {
                found.extend(files(&path, ending));
            }
        } else if name.ends_with(ending) {
            found.push(path);
        }
    }
    found
}

fn sources() -> Vec<PathBuf> {
    files(&root().join("crates"), ".rs")
        .into_iter()
        .filter(|p| p.components().any(|c| c.as_os_str() == "src"))
        .collect()
}

// What a crate names under [dependencies].
fn dependencies(name: &str) -> BTreeSet<String> {
    let text = fs::read_to_string(root().join(format!("crates/{name}/Cargo.toml"))).unwrap();
    let section = text.split("[dependencies]").nth(1).unwrap().split("\n[").next().unwrap();
    section
        .lines()
        .filter_map(|l| l.split(['.', ' ', '=']).next())
        .filter(|n| !n.is_empty() && !n.starts_with('#'))
        .map(str::to_owned)
        .collect()
}

fn ours(name: &str) -> Vec<String> {
    dependencies(name)
        .into_iter()
        .filter_map(|d| d.strip_prefix("careersim-").map(str::to_owned))
        .collect()
}

#[test]
fn invariant_1_the_dependency_graph_is_the_one_in_the_document() {
    assert!(ours("domain").is_empty());
    assert_eq!(ours("coach"), ["domain"]);
    assert_eq!(ours("store"), ["domain"]);
    assert_eq!(ours("game"), ["coach", "domain", "store"]);
    assert_eq!(ours("server"), ["coach", "domain", "game", "store"]);
}

#[test]
fn invariant_1_domain_knows_nothing_async_and_only_its_owner_knows_each_technology() {
    let forbidden = |name: &str, what: &[&str]| {
        let found: Vec<String> = dependencies(name).into_iter().filter(|d| what.contains(&d.as_str())).collect();
        assert!(found.is_empty(), "`{name}` must not depend on {found:?}");
    };
    forbidden(
        "domain",
        &[
            "tokio",
            "futures",
            "async-trait",
            "reqwest",
            "sea-orm",
            "sqlx",
            "redis",
            "axum",
            "chrono",
            "rand",
        ],
    );
    forbidden("coach", &["sea-orm", "sqlx", "redis", "axum"]);
    forbidden("store", &["reqwest", "axum"]);
    forbidden("game", &["sea-orm", "sqlx", "redis", "axum", "reqwest"]);
    forbidden("server", &["sea-orm", "sqlx", "redis"]);
}

#[test]
fn invariant_4_model_calls_are_repeated_in_one_place_only() {
    for path in sources()
        .into_iter()
        .filter(|p| p.to_string_lossy().contains("/coach/src/") && !p.ends_with("retry.rs"))
    {
        let text = fs::read_to_string(&path).unwrap();
        assert!(!text.contains("fn is_retryable"), "{} decides about retries", path.display());
    }
}

#[test]
fn invariant_5_the_clock_has_one_home() {
    for path in sources() {
        let text = fs::read_to_string(&path).unwrap();
        let is_home = path.ends_with("game/src/clock.rs");
        let calls = text.lines().filter(|l| !l.trim_start().starts_with("//") && l.contains("Utc::now()")).count();
        // Tests may ask what time it is.
        let in_tests = text.split("#[cfg(test)]").nth(1).is_some_and(|tests| tests.contains("Utc::now()"));
        assert!(calls == 0 || is_home || in_tests, "{} asks the clock itself", path.display());
    }
}

#[test]
fn invariant_7_prompt_text_is_data() {
    for path in sources().into_iter().filter(|p| !p.to_string_lossy().contains("/tests/")) {
        let text = fs::read_to_string(&path).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap();
        assert!(
            !code.contains("You are a"),
            "{} holds prompt text; it belongs in content/prompts",
            path.display()
        );
    }
}

// The text between the parenthesis at the start and its partner.
fn arguments(code: &str) -> &str {
    let (mut depth, mut quoted, mut escaped) = (0, false, false);
    for (at, c) in code.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            '(' if !quoted => depth += 1,
            ')' if !quoted => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return &code[1..at];
        }
    }
    ""
}

// Format slots become a figure, as they mostly are one; a literal may go on in the next line.
fn as_told(literal: &str) -> String {
    let whole: String = literal.split("\\\n").map(str::trim_start).collect();
    let mut parts = whole.split('{');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |told, part| told + "7" + part.split_once('}').map_or("", |(_, rest)| rest))
}

// The sentences that a file gives to problems.
fn told_to_people(code: &str) -> Vec<String> {
    let mut told = Vec::new();
    for call in ["Invalid::new", ".wrong", "Unauthorized", "Forbidden", "NotFound", "Malformed", "refuse", " own"] {
        for (at, _) in code.match_indices(&format!("{call}(")) {
            let literals = arguments(&code[at + call.len()..]).split('"').skip(1).step_by(2);
            // A word alone is a code or the name of a field.
            told.extend(match call {
                "NotFound" => literals.map(|what| format!("there is no such {what}")).collect::<Vec<_>>(),
                _ => literals.filter(|l| l.trim().contains(' ')).map(as_told).collect(),
            });
        }
    }
    told
}

#[test]
fn every_sentence_of_a_problem_is_translated() {
    let is_told = |p: &Path| {
        let path = p.to_string_lossy();
        ["/domain/", "/game/", "/server/src/api/", "/server/src/http/", "/server/src/error.rs"]
            .iter()
            .any(|f| path.contains(f))
            && !path.ends_with("openapi.rs")
    };
    let mut found = 0;
    for path in sources().into_iter().filter(|p| is_told(p)) {
        let text = fs::read_to_string(&path).unwrap();
        for sentence in told_to_people(text.split("#[cfg(test)]").next().unwrap()) {
            found += 1;
            let told = careersim_server::http::translate::say("de", &sentence);
            assert_ne!(told, sentence, "{}: add the German to content/problems/de.json", path.display());
        }
    }
    assert!(found > 60, "only {found} sentences were found");
}

#[test]
fn files_stay_small() {
    let web = files(&root().join("web/src"), ".ts").into_iter().chain(files(&root().join("web/src"), ".tsx"));
    let long: Vec<String> = sources()
        .into_iter()
        .chain(web)
        .filter(|p| !["gen.ts", "schema.d.ts"].iter().any(|g| p.to_string_lossy().ends_with(g)))
        .filter_map(|p| {
            let lines = fs::read_to_string(&p).unwrap().lines().count();
            (lines > 300).then(|| format!("{} ({lines} lines)", p.display()))
        })
        .collect();
    assert!(long.is_empty(), "split these: {long:#?}");
}

#[test]
fn every_module_says_what_it_is_for() {
    let silent: Vec<PathBuf> = sources()
        .into_iter()
        .filter(|p| !p.ends_with("tests.rs") && !fs::read_to_string(p).unwrap().starts_with("//!"))
        .collect();
    assert!(silent.is_empty(), "no `//!` at the top of {silent:?}");
}

#[test]
fn no_secret_is_in_the_repository() {
    for path in sources() {
        let text = fs::read_to_string(&path).unwrap();
        for word in ["AIzaSy", "BEGIN PRIVATE KEY"] {
            assert!(!text.contains(word), "{} holds `{word}`", path.display());
        }
    }
}
