//! Settings: documented one and all, from every layer, and never shown.

use careersim_server::config::{self, Config, DEFAULTS};
use figment::{
    Figment,
    error::Kind,
    providers::{Format, Serialized, Toml},
};
use std::{collections::BTreeSet, path::Path};

// Asks the type itself: a setting that does not exist is refused with the list of those that do.
fn settings_of(section: &str) -> BTreeSet<String> {
    let path = |name: &str| if section.is_empty() { name.to_owned() } else { format!("{section}.{name}") };
    let figment = Figment::from(Toml::string(DEFAULTS)).merge(Serialized::default(&path("no_such_setting"), 1));
    let Err(errors) = figment.extract::<Config>() else {
        panic!("`{section}` takes anything");
    };
    let mut found = BTreeSet::new();
    for error in errors {
        if let Kind::UnknownField(name, there) = error.kind
            && name == "no_such_setting"
        {
            for name in there {
                let below = settings_of(&path(name));
                found.extend(if below.is_empty() { BTreeSet::from([path(name)]) } else { below });
            }
        }
    }
    found
}

#[test]
fn every_setting_is_documented_and_every_documented_one_exists() {
    let mut there = settings_of("");
    assert!(there.len() > 60, "{there:?}");
    // Named by CAREERSIM_CONFIG only.
    assert!(there.remove("config_file"));
    let documented: BTreeSet<String> = config::settings().into_iter().map(|s| s.key).collect();
    let missing: Vec<_> = there.difference(&documented).collect();
    let too_many: Vec<_> = documented.difference(&there).collect();
    assert!(
        missing.is_empty() && too_many.is_empty(),
        "not in default.toml: {missing:?}; no settings: {too_many:?}"
    );
    assert!(config::settings().iter().all(|s| !s.about.is_empty()));
    for secret in config::SECRET {
        assert!(there.contains(secret), "`{secret}` is no setting");
    }
}

#[test]
fn the_documented_defaults_are_the_defaults() {
    let config: Config = Figment::from(Toml::string(DEFAULTS)).extract().unwrap();
    assert_eq!(format!("{:?}", config.coach), format!("{:?}", careersim_coach::config::CoachConfig::default()));
    assert_eq!(format!("{:?}", config.budget), format!("{:?}", careersim_game::BudgetConfig::default()));
    assert_eq!(format!("{:?}", config.database), format!("{:?}", careersim_store::StoreConfig::default()));
}

#[test]
fn secrets_do_not_show_in_debug_output() {
    let mut figment = Figment::from(Toml::string(DEFAULTS));
    for secret in config::SECRET {
        figment = figment.merge(Serialized::default(secret, "canary-7f3a"));
    }
    let config: Config = figment.extract().unwrap();
    let shown = format!("{config:?} {config:#?}");
    assert!(shown.contains("secret_key") && !shown.contains("canary"), "{shown}");
}

#[test]
fn the_reference_and_the_example_are_current() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let read = |name: &str| std::fs::read_to_string(root.join(name)).unwrap_or_default();
    assert_eq!(
        read("docs/configuration.md").trim(),
        config::page().trim(),
        "careersim config --markdown > docs/configuration.md"
    );
    assert_eq!(
        read(".env.example").trim(),
        config::environment().trim(),
        "careersim config --env > .env.example"
    );
}

// A program of its own, for the environment is the process's.
async fn doctor(folder: &Path, variables: &[(&str, &str)]) -> (Option<i32>, String) {
    let mut command = tokio::process::Command::new(env!("CARGO_BIN_EXE_careersim"));
    command
        .env_clear()
        .env("RUST_LOG", "off")
        .arg("--data")
        .arg(folder)
        .arg("doctor")
        .envs(variables.iter().copied());
    let done = command.output().await.unwrap();
    (
        done.status.code(),
        String::from_utf8(done.stdout).unwrap() + &String::from_utf8(done.stderr).unwrap(),
    )
}

#[tokio::test]
async fn secrets_come_from_files() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("key");
    std::fs::write(&file, "  a-perfectly-random-string-of-forty-chars-0123\n").unwrap();
    let name = file.to_str().unwrap();
    let migrated = crate::process::command(folder.path(), &[]).arg("migrate").status().await.unwrap();
    assert!(migrated.success());
    let (code, said) = doctor(folder.path(), &[("CAREERSIM_ENV", "production"), ("SECRET_KEY_FILE", name)]).await;
    assert!(
        said.contains("`auth.secret_key` comes from the file that the variable SECRET_KEY_FILE names"),
        "{said}"
    );
    assert_eq!(code, Some(0), "{said}");
    let (code, said) = doctor(folder.path(), &[("SECRET_KEY_FILE", name), ("SECRET_KEY", "another")]).await;
    assert_eq!((code, said.contains("both set `auth.secret_key`")), (Some(2), true), "{said}");
    let (code, said) = doctor(folder.path(), &[("SECRET_KEY_FILE", "/no/such/file")]).await;
    assert_eq!(
        (code, said.contains("SECRET_KEY_FILE names `/no/such/file`, which cannot be read")),
        (Some(2), true),
        "{said}"
    );
    std::fs::write(&file, "\n").unwrap();
    let (code, _) = doctor(folder.path(), &[("SECRET_KEY_FILE", name)]).await;
    assert_eq!(code, Some(0), "an empty file counts as unset");
}

#[tokio::test]
async fn a_wrong_setting_is_named_and_its_value_is_not_shown() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("settings.toml");
    let name = file.to_str().unwrap();
    for (variable, value) in [
        ("CAREERSIM_HTTP__DRAIN_SECONDS", "canary-7f3a"),
        ("CAREERSIM_HTTP__NO_SUCH", "canary-7f3a"),
        ("DATABASE_URL", "canary-7f3a://user:canary-7f3a@host"),
        ("REDIS_URL", "canary-7f3a"),
        ("CAREERSIM_BACKUP__KEY", "canary-7f3a"),
    ] {
        let more = ("CAREERSIM_BACKUP__TO", folder.path().to_str().unwrap());
        let (code, said) = doctor(folder.path(), &[(variable, value), more]).await;
        assert!(code == Some(2) || code == Some(1), "{variable}: {said}");
        assert!(!said.contains("canary-7f3a"), "{variable}: {said}");
    }
    for text in ["[auth]\nsecret_key = \"canary-7f3a\" oops\n", "[auth]\nsecret_key = [\"canary-7f3a\"]\n"] {
        std::fs::write(&file, text).unwrap();
        let (code, said) = doctor(folder.path(), &[("CAREERSIM_CONFIG", name)]).await;
        assert_eq!(code, Some(2), "{said}");
        assert!(!said.contains("canary-7f3a"), "{said}");
    }
}

// Each check says what it found, and each that failed what to do.
#[tokio::test]
async fn doctor_tells_each_part() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    assert!(crate::process::command(data, &[]).arg("migrate").status().await.unwrap().success());
    let ask = async |variables: &[(&str, &str)]| {
        let mut command = crate::process::command(data, &[]);
        let done = command.args(["doctor", "--json"]).envs(variables.iter().copied()).output().await.unwrap();
        let checks: Vec<serde_json::Value> = serde_json::from_slice(&done.stdout).unwrap();
        (done.status.code(), checks)
    };
    let (code, checks) = ask(&[]).await;
    let names: Vec<&str> = checks.iter().map(|c| c["name"].as_str().unwrap()).collect();
    let expected = [
        "configuration",
        "secrets",
        "database",
        "migrations",
        "clock",
        "redis",
        "model",
        "backups",
        "disk",
        "tls",
        "reports",
    ];
    assert_eq!((code, names), (Some(0), expected.to_vec()), "{checks:?}");
    let key = careersim_server::backup::new_key().0;
    let key = secrecy::ExposeSecret::expose_secret(&key);
    for (name, variables) in [
        ("configuration", [("CAREERSIM_ENV", "production"), ("SECRET_KEY", "weak")]),
        ("redis", [("REDIS_URL", "redis://127.0.0.1:1"), ("RUST_LOG", "off")]),
        ("model", [("GEMINI_API_KEY", "some-key"), ("GEMINI_BASE_URL", "http://127.0.0.1:1")]),
        ("backups", [("CAREERSIM_BACKUP__TO", "/proc/no/such"), ("CAREERSIM_BACKUP__KEY", key)]),
        ("tls", [("CAREERSIM_HTTP__PUBLIC_URL", "https://127.0.0.1:1"), ("RUST_LOG", "off")]),
        ("reports", [("SENTRY_DSN", "nonsense"), ("RUST_LOG", "off")]),
    ] {
        let (code, checks) = ask(&variables).await;
        let failed: Vec<&serde_json::Value> = checks.iter().filter(|c| c["ok"] == false).collect();
        assert_eq!((code, failed.len()), (Some(1), 1), "{name}: {checks:?}");
        assert_eq!(failed[0]["name"], name);
        assert!(failed[0]["advice"].as_str().is_some_and(|a| a.len() > 10), "{failed:?}");
    }
    let live = crate::process::command(data, &[])
        .args(["doctor", "--live"])
        .env("CAREERSIM_HTTP__LISTEN", "127.0.0.1:1")
        .output();
    assert_eq!(live.await.unwrap().status.code(), Some(1));
}
