//! What keeps data: the database with its schema and clock, backups, the disk.

use super::Check;
use crate::{
    backup::{self, Place},
    config::Config,
};
use careersim_game::clock;
use careersim_store::{Schema, Store};

// Tokens, leases and backups compare times of different machines.
const SKEW_S: i64 = 5;
const LEAST_FREE: u64 = 512 << 20;

/// The database, its schema, and whether its clock agrees with this machine's.
pub(super) async fn database(config: &Config) -> Vec<Check> {
    if config.is_embedded() && careersim_store::backup::file_of(&config.database.url).is_none_or(|f| !f.exists()) {
        return vec![Check::good(
            "database",
            format!("none yet; `{}` is made at the first start", config.data.display()),
        )];
    }
    let store = match Store::open(&config.database).await {
        Ok(store) => store,
        Err(error) => return vec![Check::bad("database", error.to_string(), "is DATABASE_URL right and the server up?")],
    };
    if let Err(error) = store.ping().await {
        return vec![Check::bad("database", error.to_string(), "is DATABASE_URL right and the server up?")];
    }
    vec![
        Check::good("database", format!("{}, reachable", store.engine())),
        schema(&store).await,
        skew(&store).await,
    ]
}

async fn schema(store: &Store) -> Check {
    match store.schema().await {
        Ok(Schema::Current) => Check::good("migrations", "up to date"),
        Ok(Schema::Ahead(names)) => Check::good("migrations", format!("a newer version has added {}; this one works on", names.join(", "))),
        Ok(Schema::Pending(names)) => Check::bad("migrations", format!("{} are not done", names.len()), "run `careersim migrate`"),
        Ok(Schema::Newer(names)) => Check::bad(
            "migrations",
            format!("the database is newer: {}", names.join(", ")),
            "start the version that made it",
        ),
        Err(error) => Check::bad("migrations", error.to_string(), "is the database's user allowed to read its tables?"),
    }
}

async fn skew(store: &Store) -> Check {
    match store.clock().await {
        Ok(None) => Check::good("clock", "only this machine's counts"),
        Ok(Some(there)) => {
            let apart = (clock::now() - there).num_seconds().abs();
            if apart <= SKEW_S {
                Check::good("clock", "agrees with the database's")
            } else {
                Check::bad(
                    "clock",
                    format!("{apart} s apart from the database's"),
                    "let both machines follow the same time server (NTP)",
                )
            }
        }
        Err(error) => Check::bad("clock", error.to_string(), "is the database up?"),
    }
}

/// Where backups go, and when one was last seen to work.
pub(super) async fn backups(config: &Config) -> Check {
    if !config.backup.enabled() {
        return Check::good("backups", "not made by this process; CAREERSIM_BACKUP__TO says where to");
    }
    let all = match Place::open(&config.backup).await {
        Ok(place) => place.list().await,
        Err(error) => Err(error),
    };
    let all = match all {
        Ok(all) => all,
        Err(error) => {
            return Check::bad(
                "backups",
                error.to_string(),
                "is CAREERSIM_BACKUP__TO right, and may this user read and write there?",
            );
        }
    };
    if let Err(error) = backup::readable(&config.backup) {
        return Check::bad("backups", error.to_string(), "set the key");
    }
    let newest = all.first().map_or_else(|| "none yet".to_owned(), |m| format!("the newest is {}", m.head.id));
    Check::good("backups", format!("{} there, {newest}", all.len()))
}

/// Is there room for data?
pub(super) fn disk(config: &Config) -> Check {
    let folder = if config.data.exists() {
        config.data.as_path()
    } else {
        std::path::Path::new(".")
    };
    match rustix::fs::statvfs(folder) {
        Ok(found) => {
            let free = found.f_bavail.saturating_mul(found.f_frsize);
            let said = format!("{} MiB free at `{}`", free >> 20, folder.display());
            if free >= LEAST_FREE || !config.is_embedded() {
                Check::good("disk", said)
            } else {
                Check::bad("disk", said, "make room: a full disk stops every answer from being kept")
            }
        }
        Err(error) => Check::bad("disk", error.to_string(), "does the data folder exist, and may this user read it?"),
    }
}
