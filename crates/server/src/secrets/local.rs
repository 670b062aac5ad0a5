//! The signing key of an installation that was given none: made once, kept in the data folder, readable by its owner only.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use secrecy::SecretString;
use std::{
    fs, io,
    io::Write,
    path::{Path, PathBuf},
};

/// The file's name in the data folder.
const FILE: &str = "secret.key";

/// Reads the kept key, or makes it.
///
/// # Errors
/// When the folder cannot be read or written.
pub(crate) fn load_or_make(data: &Path) -> io::Result<SecretString> {
    let path: PathBuf = data.join(FILE);
    match fs::read_to_string(&path) {
        Ok(kept) if kept.trim().len() >= 32 => Ok(SecretString::from(kept.trim().to_owned())),
        Ok(_) => Err(io::Error::new(
            io::ErrorKind::InvalidData,
            format!("`{}` is damaged: restore it, or remove it and every player logs in anew", path.display()),
        )),
        Err(error) if error.kind() == io::ErrorKind::NotFound => make(data, &path),
        Err(error) => Err(error),
    }
}

// Written beside and renamed, so that a process killed in between leaves no half key.
fn make(data: &Path, path: &Path) -> io::Result<SecretString> {
    fs::create_dir_all(data)?;
    let key = URL_SAFE_NO_PAD.encode(rand::random::<[u8; 48]>());
    let beside = data.join(format!("{FILE}.{}", std::process::id()));
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&beside)?;
    file.write_all(key.as_bytes())?;
    file.sync_all()?;
    match fs::hard_link(&beside, path) {
        Ok(()) => {}
        // Another process was faster: its key is the one.
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            fs::remove_file(&beside)?;
            return load_or_make(data);
        }
        Err(_) => fs::copy(&beside, path).map(|_| ())?,
    }
    fs::remove_file(&beside)?;
    Ok(SecretString::from(key))
}
