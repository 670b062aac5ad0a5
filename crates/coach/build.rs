//! Turns every TOML file of `content/` into compact JSON and lists it in a generated source file, so that the program carries its library in itself.

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let content = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("../../content");
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let mut source = String::new();
    for (folder, name) in [("catalogue", "CATALOGUE"), ("days", "DAYS"), ("cards", "CARDS"), ("lexicon", "LEXICON")] {
        let from = content.join(folder);
        println!("cargo::rerun-if-changed={}", from.display());
        write!(source, "pub(crate) static {name}: &[(&str, &str)] = &[")?;
        for file in toml_files(&from)? {
            println!("cargo::rerun-if-changed={}", file.display());
            let stem = file
                .file_stem()
                .and_then(|s| s.to_str())
                .ok_or("a content file needs a name in UTF-8")?
                .to_owned();
            let json = out.join(format!("{folder}-{stem}.json"));
            write_if_new(&json, &to_json(&file)?)?;
            write!(source, "({stem:?}, include_str!({:?})), ", json.display().to_string())?;
        }
        source.push_str("];\n");
    }
    write_if_new(&out.join("content.rs"), &source)?;
    Ok(())
}

fn toml_files(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut files = fs::read_dir(folder)?.map(|e| e.map(|e| e.path())).collect::<Result<Vec<_>, _>>()?;
    files.retain(|f| f.extension().is_some_and(|e| e == "toml"));
    files.sort();
    Ok(files)
}

fn to_json(file: &Path) -> Result<String, Box<dyn Error>> {
    let text = fs::read_to_string(file)?;
    let table: toml::Table = toml::from_str(&text).map_err(|e| format!("`{}`: {e}", file.display()))?;
    Ok(serde_json::to_string(&table)?)
}

// An unchanged file keeps its time, so that nothing is compiled anew for nothing.
fn write_if_new(path: &Path, text: &str) -> Result<(), Box<dyn Error>> {
    if fs::read_to_string(path).is_ok_and(|old| old == text) {
        return Ok(());
    }
    Ok(fs::write(path, text)?)
}
