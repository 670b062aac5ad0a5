//! PostgreSQL's own tools. They get server and password by their environment, which only this user can read, never on the command line.

use super::{BackupConfig, BackupError};
use careersim_store::backup::libpq;
use secrecy::{ExposeSecret, SecretString};
use std::{
    io::{Read, Seek},
    process::{Child, Command, Stdio},
};

/// A tool that was started.
pub(super) struct Running {
    name: &'static str,
    child: Child,
    errors: std::fs::File,
}

/// Starts `pg_dump` or `pg_restore` against the database that the URL names.
pub(super) fn start(config: &BackupConfig, name: &'static str, url: &SecretString, arguments: &[&str], input: Stdio) -> Result<Running, BackupError> {
    let program = if config.postgres_bin.as_os_str().is_empty() {
        name.into()
    } else {
        config.postgres_bin.join(name)
    };
    // What it complains about goes to a file: a pipe that nobody empties would stop it.
    let errors = tempfile::tempfile().map_err(|e| BackupError::Tool(name, e.to_string()))?;
    let mut command = Command::new(&program);
    command.args(arguments).stdin(input).stdout(Stdio::piped());
    command.stderr(errors.try_clone().map_err(|e| BackupError::Tool(name, e.to_string()))?);
    for (name, value) in libpq(url)? {
        command.env(name, value.expose_secret());
    }
    let child = command.spawn().map_err(|e| {
        let advice = "install PostgreSQL's client programs, of the server's version or newer, or set CAREERSIM_BACKUP__POSTGRES_BIN to their folder";
        BackupError::Tool(name, format!("{e}; {advice}"))
    })?;
    Ok(Running { name, child, errors })
}

impl Running {
    /// What it writes.
    pub(super) fn output(&mut self) -> Result<impl Read + use<>, BackupError> {
        self.child.stdout.take().ok_or(BackupError::Tool(self.name, "it has no output".to_owned()))
    }

    /// Waits for its end.
    pub(super) fn finish(mut self) -> Result<(), BackupError> {
        let ended = self.child.wait().map_err(|e| BackupError::Tool(self.name, e.to_string()))?;
        if ended.success() {
            return Ok(());
        }
        let mut said = String::new();
        let _ = self.errors.rewind();
        let _ = self.errors.take(4096).read_to_string(&mut said);
        let lines: Vec<&str> = said.lines().filter(|l| shows_nothing(l)).take(3).collect();
        Err(BackupError::Tool(
            self.name,
            if lines.is_empty() { ended.to_string() } else { lines.join("; ") },
        ))
    }
}

// Its first complaint names what failed; the lines behind it may quote rows.
fn shows_nothing(line: &str) -> bool {
    line.contains("error:") && !line.contains("DETAIL") && !line.contains("CONTEXT")
}
