//! The `[backup]` section: where to, how often, for whom to read, how long.

use super::BackupError;
use age::x25519::{Identity, Recipient};
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use std::{path::PathBuf, str::FromStr};

/// `[backup]`
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BackupConfig {
    /// A folder, or `s3://bucket/prefix`; empty: no backups.
    pub to: String,
    /// Hours between two backups that `serve` and `worker` make; 0: only when asked.
    pub every_hours: u32,
    /// Whether each scheduled backup is restored into a scratch database and compared.
    pub verify: bool,
    /// An age identity (`AGE-SECRET-KEY-1…`): needed to read backups.
    pub key: Option<SecretString>,
    /// Age recipients (`age1…`), separated by commas: who can read backups; empty: the key's own.
    pub recipients: String,
    /// Keeps backups unencrypted.
    pub unencrypted: bool,
    /// How many days keep their last backup.
    pub keep_daily: u32,
    /// How many weeks keep their last backup.
    pub keep_weekly: u32,
    /// How many months keep their last backup.
    pub keep_monthly: u32,
    /// The PostgreSQL server on which backups are tried; none: the one that is backed up.
    pub scratch_url: Option<SecretString>,
    /// Where `pg_dump` and `pg_restore` are; empty: on the path.
    pub postgres_bin: PathBuf,
    /// Where files are put together; empty: the system's folder for temporary files.
    pub work: PathBuf,
}

/// How many backups to keep.
#[derive(Debug, Clone, Copy)]
pub(super) struct Keep {
    pub(super) daily: usize,
    pub(super) weekly: usize,
    pub(super) monthly: usize,
}

impl BackupConfig {
    /// Is there a place for backups?
    pub fn enabled(&self) -> bool {
        !self.to.trim().is_empty()
    }

    /// Are backups made without anybody asking?
    pub fn scheduled(&self) -> bool {
        self.enabled() && self.every_hours > 0
    }

    pub(super) fn keep(&self) -> Keep {
        Keep {
            daily: self.keep_daily as usize,
            weekly: self.keep_weekly as usize,
            monthly: self.keep_monthly as usize,
        }
    }

    /// Who can read what is written now; nobody in particular when backups are unencrypted.
    ///
    /// # Errors
    /// [`BackupError::Settings`] when nobody is named and nobody asked for that.
    pub(super) fn recipients(&self) -> Result<Vec<Recipient>, BackupError> {
        let named = self.recipients.split(',').map(str::trim).filter(|r| !r.is_empty());
        let mut found = Vec::new();
        for recipient in named {
            let wrong = |_| BackupError::Settings("`backup.recipients` must hold age recipients, such as age1…, separated by commas".to_owned());
            found.push(Recipient::from_str(recipient).map_err(wrong)?);
        }
        if found.is_empty() {
            found.extend(self.identity()?.map(|key| key.to_public()));
        }
        if found.is_empty() && !self.unencrypted {
            return Err(BackupError::Settings(
                "backups are encrypted: set CAREERSIM_BACKUP__KEY_FILE to a file with an age key (`careersim backup --new-key` makes one), or CAREERSIM_BACKUP__UNENCRYPTED=true"
                    .to_owned(),
            ));
        }
        Ok(if self.unencrypted { Vec::new() } else { found })
    }

    /// The key that reads backups, if there is one.
    pub(super) fn identity(&self) -> Result<Option<Identity>, BackupError> {
        // A file of age-keygen has comments around the key.
        let Some(text) = &self.key else { return Ok(None) };
        let mut lines = text.expose_secret().lines().map(str::trim);
        let line = lines.find(|l| !l.is_empty() && !l.starts_with('#'));
        line.map(|l| Identity::from_str(l).map_err(|_| BackupError::Settings("`backup.key` is no age key: it begins with AGE-SECRET-KEY-1".to_owned())))
            .transpose()
    }
}

/// A new age key and its recipient.
pub fn new_key() -> (SecretString, String) {
    let key = Identity::generate();
    let recipient = key.to_public().to_string();
    (SecretString::from(key.to_string().expose_secret().to_owned()), recipient)
}
