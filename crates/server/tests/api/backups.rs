//! The backup drill: play, back up, damage, restore, compare, on both databases. In an S3-compatible store when `AWS_ENDPOINT_URL` names one
//! (as `deploy/test-services.sh` does), else in a folder.

use crate::{app::TestApp, on_both};
use careersim_game::clock;
use careersim_server::{
    backup::{self, BackupError},
    config::Config,
};
use careersim_store::{
    Store,
    transfer::{self, TableSum},
};
use object_store::{ObjectStoreExt, aws::AmazonS3Builder, path::Path as Key};
use secrecy::ExposeSecret;
use serde_json::json;
use sqlx::{Connection, Executor};
use std::{path::PathBuf, time::Duration};
use tempfile::TempDir;

on_both!(
    what_was_lost_comes_back,
    a_damaged_backup_touches_nothing,
    many_replicas_make_one_backup,
    nobody_reads_it_without_the_key
);

struct Drill {
    config: Config,
    store: Store,
    folder: TempDir,
}

impl Drill {
    // A day that was played, and a place for backups of it.
    async fn of(app: &TestApp) -> Self {
        let player = app.player().await;
        let scene = app.open(&player, "nurse").await;
        app.pick(&player, &scene, 1).await;
        let scene = app.next(&player, &scene).await.expect(200);
        app.write(&player, &scene, "I would tell the ward sister at once, and write down what I saw.")
            .await;
        let folder = tempfile::tempdir().unwrap();
        let mut config = app.app.config.clone();
        config.backup.key = Some(key().into());
        config.backup.to = place(app, &folder).await;
        config.backup.work = folder.path().join("work");
        Self {
            config,
            store: app.app.game.store.clone(),
            folder,
        }
    }

    async fn sums(&self) -> Vec<TableSum> {
        transfer::checksums(&self.store).await.unwrap()
    }

    // The same backups, but another, new database.
    async fn elsewhere(&self) -> Config {
        let mut config = self.config.clone();
        config.database.url = match crate::app::database().await.filter(|_| self.store.engine() == "postgres") {
            Some(url) => url.into(),
            None => format!("sqlite://{}?mode=rwc", self.folder.path().join("restored.db").display()).into(),
        };
        config
    }

    // Changes one byte, or cuts the end off, of the archive as it lies in its place.
    async fn tamper(&self, id: &str, change: impl Fn(&mut Vec<u8>)) {
        if let Some(place) = self.config.backup.to.strip_prefix("s3://") {
            let (bucket, prefix) = place.split_once('/').unwrap();
            let store = AmazonS3Builder::from_env().with_bucket_name(bucket).with_allow_http(true).build().unwrap();
            let key = Key::from(format!("{prefix}/{id}.backup"));
            let mut bytes = store.get(&key).await.unwrap().bytes().await.unwrap().to_vec();
            change(&mut bytes);
            store.put(&key, bytes.into()).await.unwrap();
        } else {
            let file = PathBuf::from(&self.config.backup.to).join(format!("{id}.backup"));
            let mut bytes = std::fs::read(&file).unwrap();
            change(&mut bytes);
            std::fs::write(file, bytes).unwrap();
        }
    }
}

fn key() -> String {
    static KEY: std::sync::OnceLock<String> = std::sync::OnceLock::new();
    KEY.get_or_init(|| backup::new_key().0.expose_secret().to_owned()).clone()
}

async fn place(app: &TestApp, folder: &TempDir) -> String {
    let Ok(endpoint) = std::env::var("AWS_ENDPOINT_URL") else {
        eprintln!("in a folder: AWS_ENDPOINT_URL is not set");
        return folder.path().join("backups").display().to_string();
    };
    let bucket = format!("drill-{}", careersim_game::ids::new().simple());
    app.http.put(format!("{endpoint}/{bucket}")).send().await.unwrap().error_for_status().unwrap();
    format!("s3://{bucket}/some/prefix")
}

async fn checksums_of(config: &Config) -> Vec<TableSum> {
    let store = Store::open(&config.database).await.unwrap();
    let sums = transfer::checksums(&store).await.unwrap();
    store.close().await.unwrap();
    sums
}

async fn ruin(config: &Config) {
    let url = config.database.url.expose_secret();
    if url.starts_with("postgres") {
        let mut db = sqlx::PgConnection::connect(url).await.unwrap();
        db.execute("DROP TABLE ledger; DELETE FROM answers; UPDATE players SET balance = 7")
            .await
            .unwrap();
    } else {
        let file = careersim_store::backup::file_of(&config.database.url).unwrap();
        let mut bytes = std::fs::read(&file).unwrap();
        let half = bytes.len() / 2;
        bytes[..half].fill(0xA5);
        std::fs::write(file, bytes).unwrap();
    }
}

async fn what_was_lost_comes_back(app: &TestApp) {
    let drill = Drill::of(app).await;
    let before = drill.sums().await;
    let made = backup::create(&drill.config, &drill.store, clock::now()).await.unwrap();
    assert_eq!(made.head.tables, before);
    assert!(made.encrypted && made.rows() > 10);
    assert_eq!(
        backup::Place::open(&drill.config.backup).await.unwrap().list().await.unwrap(),
        std::slice::from_ref(&made)
    );
    // The game goes on; the backup stays what it was.
    app.guest().await;
    assert_eq!(backup::verify(&drill.config, "latest").await.unwrap(), made);

    let target = drill.elsewhere().await;
    backup::restore(&target, &made.head.id, false).await.unwrap();
    assert_eq!(checksums_of(&target).await, before, "into an empty database");
    let refused = backup::restore(&target, "latest", false).await;
    assert!(matches!(&refused, Err(BackupError::Refused(why)) if why.contains("not empty")), "{refused:?}");

    ruin(&target).await;
    let refused = backup::restore(&target, "latest", false).await;
    assert!(
        matches!(refused, Err(BackupError::Refused(_))),
        "what is left of a damaged database is not overwritten unasked"
    );
    backup::restore(&target, "latest", true).await.unwrap();
    assert_eq!(checksums_of(&target).await, before, "over a damaged database");
}

async fn a_damaged_backup_touches_nothing(app: &TestApp) {
    let drill = Drill::of(app).await;
    let made = backup::create(&drill.config, &drill.store, clock::now()).await.unwrap();
    let target = drill.elsewhere().await;
    backup::restore(&target, "latest", false).await.unwrap();
    let there = checksums_of(&target).await;
    let changes: [fn(&mut Vec<u8>); 3] = [
        |bytes| bytes.truncate(bytes.len() - 1),
        |bytes| {
            let middle = bytes.len() / 2;
            bytes[middle] ^= 1;
        },
        |bytes| bytes.clear(),
    ];
    for change in changes {
        drill.tamper(&made.head.id, change).await;
        for refused in [
            backup::restore(&target, "latest", true).await.map(|r| r.manifest),
            backup::verify(&target, "latest").await,
        ] {
            assert!(
                matches!(&refused, Err(BackupError::Refused(why)) if why.contains("damaged") && why.contains("nothing was touched")),
                "{refused:?}"
            );
        }
        assert_eq!(checksums_of(&target).await, there);
    }
}

async fn many_replicas_make_one_backup(app: &TestApp) {
    let mut drill = Drill::of(app).await;
    drill.config.backup.every_hours = 24;
    let owners: Vec<String> = (0..6).map(|n| format!("replica-{n}")).collect();
    let all = owners.iter().map(|owner| backup::run_when_due(&drill.config, &drill.store, owner, clock::now));
    let made = futures::future::join_all(all).await;
    assert_eq!(made.iter().filter(|m| matches!(m, Ok(Some(_)))).count(), 1, "{made:?}");
    assert!(made.iter().all(Result::is_ok), "{made:?}");
    // A day later again, by whoever comes first.
    let tomorrow = || clock::now() + chrono::Duration::hours(25);
    assert!(
        backup::run_when_due(&drill.config, &drill.store, "replica-9", clock::now)
            .await
            .unwrap()
            .is_none()
    );
    assert!(
        backup::run_when_due(&drill.config, &drill.store, "replica-9", tomorrow)
            .await
            .unwrap()
            .is_some()
    );
    // Its age is a metric of every replica.
    let metrics = app.http.get(format!("{}/api/metrics", app.url)).send().await.unwrap().text().await.unwrap();
    let line = metrics.lines().find(|l| l.starts_with("careersim_backup_verified_timestamp_seconds ")).unwrap();
    let at: f64 = line.rsplit(' ').next().unwrap().parse().unwrap();
    assert!(at > 1.7e9, "{line}");
    drill.config.backup.keep_daily = 1;
    drill.config.backup.keep_weekly = 1;
    drill.config.backup.keep_monthly = 0;
    backup::prune(&drill.config.backup).await.unwrap();
    assert_eq!(backup::Place::open(&drill.config.backup).await.unwrap().list().await.unwrap().len(), 1);
}

async fn nobody_reads_it_without_the_key(app: &TestApp) {
    let mut drill = Drill::of(app).await;
    drill.config.backup.key = None;
    let refused = backup::create(&drill.config, &drill.store, clock::now()).await;
    assert!(
        matches!(&refused, Err(BackupError::Settings(why)) if why.contains("CAREERSIM_BACKUP__KEY_FILE")),
        "{refused:?}"
    );
    drill.config.backup.key = Some(key().into());
    backup::create(&drill.config, &drill.store, clock::now()).await.unwrap();
    drill.config.backup.key = None;
    let refused = backup::verify(&drill.config, "latest").await;
    assert!(matches!(refused, Err(BackupError::Settings(_))), "{refused:?}");
    drill.config.backup.unencrypted = true;
    drill.config.backup.key = None;
    let plain = backup::create(&drill.config, &drill.store, clock::now() + chrono::Duration::seconds(2))
        .await
        .unwrap();
    assert!(!plain.encrypted);
    assert_eq!(backup::verify(&drill.config, "latest").await.unwrap(), plain);
}

// Somebody who writes to the old file while a new one takes its place would write into nowhere.
#[tokio::test(flavor = "multi_thread")]
async fn a_file_in_use_is_not_replaced() {
    let app = TestApp::embedded().await;
    let drill = Drill::of(&app).await;
    backup::create(&drill.config, &drill.store, clock::now()).await.unwrap();
    let before = drill.sums().await;
    let refused = backup::restore(&drill.config, "latest", true).await;
    assert!(matches!(&refused, Err(BackupError::Refused(why)) if why.contains("in use")), "{refused:?}");
    assert_eq!(drill.sums().await, before);
}

// As an operator does it.
#[tokio::test(flavor = "multi_thread")]
async fn by_command_line() {
    let folder = tempfile::tempdir().unwrap();
    let run = |arguments: &[&str]| {
        let mut command = tokio::process::Command::new(env!("CARGO_BIN_EXE_careersim"));
        command.env_clear().arg("--data").arg(folder.path()).args(arguments).kill_on_drop(true);
        command
            .env("CAREERSIM_BACKUP__TO", folder.path().join("backups"))
            .env("CAREERSIM_BACKUP__KEY_FILE", folder.path().join("key"))
            .env("RUST_LOG", "warn");
        async move {
            let done = tokio::time::timeout(Duration::from_mins(1), command.output()).await.unwrap().unwrap();
            let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
            (done.status.code(), text(done.stdout), text(done.stderr))
        }
    };
    let (code, key, _) = run(&["backup", "--new-key"]).await;
    assert_eq!(code, Some(0));
    assert!(key.contains("AGE-SECRET-KEY-1") && key.contains("# recipient: age1"));
    std::fs::write(folder.path().join("key"), &key).unwrap();
    let (code, _, problem) = run(&["backup"]).await;
    assert_eq!((code, problem.contains("there is no database")), (Some(1), true), "{problem}");
    assert_eq!(run(&["migrate"]).await.0, Some(0));
    let (code, made, problem) = run(&["backup", "--json"]).await;
    assert_eq!(code, Some(0), "{problem}");
    let made: serde_json::Value = serde_json::from_str(&made).unwrap();
    assert_eq!(made["encrypted"], json!(true));
    let id = made["head"]["id"].as_str().unwrap();
    let (code, listed, _) = run(&["list"]).await;
    assert_eq!((code, listed.contains(id)), (Some(0), true), "{listed}");
    assert_eq!(run(&["verify", id]).await.0, Some(0));
    assert_eq!(run(&["restore"]).await.0, Some(0), "an empty database may be replaced");
    let (code, _, problem) = run(&["restore", "nonsense"]).await;
    assert_eq!((code, problem.contains("there is no backup `nonsense`")), (Some(1), true), "{problem}");
}
