//! The reference of all settings, made from `default.toml`: as a page, and as an example of an environment file.

use super::layers::{DEFAULTS, KNOWN};
use std::fmt::Write;

/// A setting as it is documented.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    /// Such as `http.listen`.
    pub key: String,
    /// As TOML; none: it is unset.
    pub default: Option<String>,
    /// What the comment beside it says.
    pub about: String,
}

impl Setting {
    /// The variable that sets it.
    pub fn variable(&self) -> String {
        let known = KNOWN.iter().find(|(_, key)| *key == self.key);
        known.map_or_else(
            || format!("CAREERSIM_{}", self.key.replace('.', "__").to_uppercase()),
            |(name, _)| (*name).to_owned(),
        )
    }
}

/// All settings, in the file's order.
pub fn settings() -> Vec<Setting> {
    let mut section = String::new();
    let mut found: Vec<Setting> = Vec::new();
    for line in DEFAULTS.lines() {
        if let Some(name) = line.strip_prefix('[').and_then(|l| l.split_once(']')).map(|(name, _)| name) {
            section = format!("{name}.");
        } else if let Some(setting) = parse(line, &section) {
            found.push(setting);
        } else if let (Some(more), Some(last)) = (line.trim_start().strip_prefix("# ").filter(|_| line.starts_with(' ')), found.last_mut()) {
            let Setting { about, .. } = last;
            *about = format!("{about} {more}");
        }
    }
    found
}

// `key = value  # about`, or the same behind `# ` for one that is unset.
fn parse(line: &str, section: &str) -> Option<Setting> {
    let unset = line.strip_prefix("# ");
    let (key, rest) = unset.unwrap_or(line).split_once(" = ")?;
    if !key.bytes().all(|b| b.is_ascii_lowercase() || b == b'_') {
        return None;
    }
    let (value, about) = rest.split_once(" # ").unwrap_or((rest, ""));
    Some(Setting {
        key: format!("{section}{key}"),
        default: unset.is_none().then(|| value.trim().to_owned()),
        about: about.trim().to_owned(),
    })
}

/// `docs/configuration.md`.
pub fn page() -> String {
    let mut page = String::from(concat!(
        "# Configuration\n\n",
        "Made by `careersim config --markdown` from `crates/server/src/default.toml`; a test compares. Nothing needs to be set.\n\n",
        "The layers, each winning over those before: the defaults, a file (`--config FILE` or `CAREERSIM_CONFIG`; TOML with the sections and names below), the\n",
        "environment, a secret in AWS Secrets Manager. Every variable can also be given as a file: `NAME_FILE=/path` is read instead of `NAME`, without the white space around it.\n",
        "An empty variable counts as unset. `careersim doctor` says where each value came from; secrets are never shown.\n\n",
        "Database password and signing key are looked at again every `secrets.refresh_seconds`, in files and in the manager, and taken up without a restart.\n",
        "AWS's own variables (`AWS_REGION`, `AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`, `AWS_SESSION_TOKEN`, `AWS_ENDPOINT_URL` and its forms for single services, those of\n",
        "containers, web identities and instances) hold for backups in S3 and for Secrets Manager; profiles in `~/.aws` are not read.\n"
    ));
    let mut section = None;
    for setting in settings() {
        let (name, key) = setting.key.rsplit_once('.').unwrap_or(("", &setting.key));
        if section.as_deref() != Some(name) {
            let title = if name.is_empty() { "The program" } else { name };
            let _ = write!(page, "\n## {title}\n\n| setting | variable | default | what |\n| --- | --- | --- | --- |\n");
            section = Some(name.to_owned());
        }
        let default = setting.default.as_deref().map_or_else(|| "unset".to_owned(), |d| format!("`{d}`"));
        let _ = writeln!(page, "| `{key}` | `{}` | {default} | {} |", setting.variable(), setting.about);
    }
    page
}

/// `.env.example`.
pub fn environment() -> String {
    let mut text = String::from(concat!(
        "# Every variable with its default; made by `careersim config --env`, and a test compares. Copy it to `.env` for development and\n",
        "# take the `#` away from what you change. `NAME_FILE=/path` reads a value from a file instead. docs/configuration.md says more.\n"
    ));
    for setting in settings() {
        let default = setting.default.as_deref().unwrap_or_default().trim_matches('"').to_owned();
        let _ = write!(text, "\n# {}\n#{}={default}\n", setting.about, setting.variable());
    }
    text.push_str("\n# A file with settings\n#CAREERSIM_CONFIG=\n");
    text
}
