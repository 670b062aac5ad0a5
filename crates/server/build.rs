//! Embeds the web page. Without a built page (`make web`) the binary says so instead of failing to build.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

const NOT_BUILT: &str = "<!doctype html><html lang=\"en\"><title>CareerSim</title><p>The page is not built yet: run <code>make web</code>.";

fn main() -> io::Result<()> {
    println!("cargo:rerun-if-changed=../../web/dist");
    let out = PathBuf::from(std::env::var("OUT_DIR").unwrap_or_default()).join("page");
    let dist = Path::new("../../web/dist");
    let (assets, root) = (out.join("assets"), out.join("root"));
    if dist.join("index.html").exists() {
        mirror(&dist.join("assets"), &assets)?;
        mirror(dist, &root)?;
    } else {
        write_if_new(&root.join("index.html"), NOT_BUILT.as_bytes())?;
        write_if_new(&assets.join("none.txt"), b"no page was built")?;
    }
    // Embedded in debug builds too: the tests drive what is shipped.
    memory_serve::load_names_directories([("assets", assets), ("root", root)], true);
    Ok(())
}

// Makes `to` hold the files of `from` and no others, one level deep, leaving unchanged files alone: their age decides whether this script runs again.
fn mirror(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for old in fs::read_dir(to)? {
        let old = old?;
        if !from.join(old.file_name()).is_file() {
            fs::remove_file(old.path())?;
        }
    }
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        if entry.file_type()?.is_file() && entry.path().extension().is_none_or(|e| e != "map") {
            write_if_new(&to.join(entry.file_name()), &fs::read(entry.path())?)?;
        }
    }
    Ok(())
}

fn write_if_new(path: &Path, content: &[u8]) -> io::Result<()> {
    if fs::read(path).is_ok_and(|old| old == content) {
        return Ok(());
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, content)
}
