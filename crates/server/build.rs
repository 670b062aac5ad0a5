//! Embeds the web page and, apart from it, the maps of its scripts, which are served to nobody. Without a built page (`make web`) the binary says so
//! instead of failing to build.

use flate2::{Compression, write::GzEncoder};
use std::{
    fmt::Write as _,
    fs,
    io::{self, Write as _},
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
    maps(&dist.join("assets"), &out)?;
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

// A table of scripts and their maps, compressed, as Rust code.
fn maps(from: &Path, out: &Path) -> io::Result<()> {
    let mut found: Vec<PathBuf> = match fs::read_dir(from) {
        Ok(files) => files.map(|file| Ok(file?.path())).collect::<io::Result<_>>()?,
        Err(_) => Vec::new(),
    };
    found.retain(|file| file.to_string_lossy().ends_with(".js.map"));
    found.sort();
    let mut table = "static MAPS: &[(&str, &[u8])] = &[\n".to_owned();
    for file in found {
        let Some(script) = file.file_stem().map(|name| name.to_string_lossy().into_owned()) else {
            continue;
        };
        let packed = out.join(format!("maps/{script}.map.gz"));
        let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
        gzip.write_all(&fs::read(&file)?)?;
        write_if_new(&packed, &gzip.finish()?)?;
        let _ = writeln!(table, "    ({script:?}, include_bytes!({:?})),", packed.display().to_string());
    }
    table.push_str("];\n");
    write_if_new(&out.with_file_name("source_maps.rs"), table.as_bytes())
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
