//! What a command prints: results to standard output, problems to standard error.

use super::Failure;
use serde::Serialize;
use std::{
    io::{Write, stderr, stdout},
    process::ExitCode,
};

/// One line of a result.
///
/// # Errors
/// When standard output is closed.
pub(super) fn line(text: &str) -> Result<(), Failure> {
    writeln!(stdout().lock(), "{text}").map_err(Failure::from)
}

/// A result as indented JSON.
///
/// # Errors
/// When standard output is closed.
pub(super) fn json<T: Serialize>(value: &T) -> Result<(), Failure> {
    let text = serde_json::to_string_pretty(value).map_err(|e| Failure::Failed(e.to_string()))?;
    line(&text)
}

/// A problem, and the exit code that it ends with.
pub(super) fn fail(message: &str, code: u8) -> ExitCode {
    let _ = writeln!(stderr().lock(), "careersim: {message}");
    ExitCode::from(code)
}
