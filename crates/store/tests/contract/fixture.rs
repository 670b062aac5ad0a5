//! A fresh database for each test, and players, scenes and days to put into it.

use careersim_domain::{
    Answer, AnswerText, Competency, Criterion, CriterionResult, Difficulty, Language, Level, Provenance, Receipt, Scenario, ScenarioOption, Score, Source,
    evaluation::{Grade, grade_option},
};
use careersim_store::{
    Store, StoreConfig,
    answers::{NewAnswer, Submission},
    ids, players,
    scenarios::{self, NewScenario, PoolKey, ScenarioRow},
    sessions::{self, NewSession, SessionRow},
};
use chrono::{DateTime, Duration, TimeZone, Utc};
use sqlx::{Connection, Executor};
use std::future::Future;
use uuid::Uuid;

/// A moment with nanoseconds, which neither database may choke on.
pub fn now() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 23, 10, 0, 0).unwrap() + Duration::nanoseconds(123_456_789)
}

pub fn after(seconds: i64) -> DateTime<Utc> {
    now() + Duration::seconds(seconds)
}

pub fn id() -> Uuid {
    ids::new(now())
}

/// A database that is gone with it.
pub struct Database {
    pub url: String,
    _folder: Option<tempfile::TempDir>,
    name: Option<String>,
}

impl Database {
    pub fn sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite://{}?mode=rwc", folder.path().join("store.db").display());
        Self {
            url,
            _folder: Some(folder),
            name: None,
        }
    }

    pub async fn postgres() -> Option<Self> {
        let server = std::env::var("CAREERSIM_TEST_POSTGRES_URL").ok()?;
        let name = format!("contract_{}", Uuid::new_v4().simple());
        let mut admin = sqlx::PgConnection::connect(&server).await.unwrap();
        admin.execute(sqlx::AssertSqlSafe(format!("CREATE DATABASE {name}"))).await.unwrap();
        let (base, query) = server.split_once('?').unwrap_or((&server, ""));
        let base = base.rsplit_once('/').unwrap().0;
        let url = format!("{base}/{name}{}{query}", if query.is_empty() { "" } else { "?" });
        Some(Self {
            url,
            _folder: None,
            name: Some(name),
        })
    }

    pub async fn store(&self) -> Store {
        Store::open(&StoreConfig {
            acquire_timeout_ms: 20_000,
            ..StoreConfig::at(self.url.as_str())
        })
        .await
        .unwrap()
    }

    pub async fn remove(self) {
        if let Some(name) = &self.name {
            let server = std::env::var("CAREERSIM_TEST_POSTGRES_URL").unwrap();
            let mut admin = sqlx::PgConnection::connect(&server).await.unwrap();
            admin.execute(sqlx::AssertSqlSafe(format!("DROP DATABASE {name} WITH (FORCE)"))).await.unwrap();
        }
    }
}

/// Runs a test on every database there is.
pub fn on_each<F: Future<Output = ()>>(test: impl Fn(Store) -> F) {
    on_each_database(|_, store| test(store));
}

/// The same for a test that opens the database itself, too.
pub fn on_each_database<F: Future<Output = ()>>(test: impl Fn(String, Store) -> F) {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(4).enable_all().build().unwrap();
    runtime.block_on(async {
        for database in [Some(Database::sqlite()), Database::postgres().await].into_iter().flatten() {
            let store = database.store().await;
            store.migrate().await.unwrap();
            test(database.url.clone(), store.clone()).await;
            assert_eq!(
                careersim_store::ledger::mismatches(&store).await.unwrap(),
                0,
                "a balance is not 100 + the sum of its entries"
            );
            store.close().await.unwrap();
            database.remove().await;
        }
    });
}

pub async fn guest(store: &Store) -> Uuid {
    players::create_guest(store, id(), now()).await.unwrap().id
}

/// A scene whose options score 9, 5 and 1.
pub fn scene(title: &str) -> Scenario {
    let option = |text: &str, score: i64| ScenarioOption {
        text: format!("{text} in {title}"),
        score: Score::parse(score).unwrap(),
        feedback: format!("feedback on {text}"),
        consequence: format!("consequence of {text}"),
        sets: None,
    };
    let criterion = |text: &str, competency| Criterion {
        text: text.to_owned(),
        competency,
        weight: 2,
        level: None,
        exemplars: Vec::new(),
    };
    Scenario {
        title: Some(title.to_owned()),
        situation: "word ".repeat(60),
        options: vec![option("check first", 9), option("ask around", 5), option("look away", 1)],
        criteria: vec![criterion("checks", Competency::Judgement), criterion("tells", Competency::Communication)],
        red_flags: Vec::new(),
        strong_answer: "Checks, then tells.".to_owned(),
        facts: Vec::new(),
        sources: Vec::new(),
    }
}

pub fn key() -> PoolKey {
    PoolKey {
        career_key: "registered-nurse".to_owned(),
        difficulty: Difficulty::Normal,
        language: Language::default(),
        prompt: None,
    }
}

pub fn new_scene(origin: &str) -> NewScenario {
    let key = key();
    NewScenario {
        id: id(),
        career_key: key.career_key,
        difficulty: key.difficulty,
        language: key.language,
        origin: origin.to_owned(),
        content: scene(origin),
        provenance: Provenance::of(Source::Library),
        prompt: None,
        parent: None,
    }
}

pub async fn scenario(store: &Store, origin: &str) -> ScenarioRow {
    scenarios::insert(store, new_scene(origin), now()).await.unwrap()
}

pub fn new_session(player: Uuid, rounds: u8) -> NewSession {
    NewSession {
        id: id(),
        player_id: player,
        career_title: "nurse".to_owned(),
        career_key: "registered-nurse".to_owned(),
        career_slug: Some("registered-nurse".to_owned()),
        soc_code: Some("29-1141".to_owned()),
        difficulty: Difficulty::Normal,
        language: Language::default(),
        rounds,
        seed: i64::MAX,
        assignment_id: None,
    }
}

/// A day of `rounds` whose first scene is shown.
pub async fn day(store: &Store, player: Uuid, rounds: u8) -> (SessionRow, ScenarioRow) {
    let session = sessions::create(store, new_session(player, rounds), now()).await.unwrap();
    let scene = scenario(store, &format!("day:{}", session.id)).await;
    sessions::place_scene(store, session.id, player, 1, scene.id, None, now()).await.unwrap();
    (session, scene)
}

pub fn pick(session: &SessionRow, scene: &ScenarioRow, index: usize) -> NewAnswer {
    NewAnswer {
        answer_id: id(),
        task_id: id(),
        player: session.player_id,
        session: session.id,
        scenario: scene.id,
        answer: Answer::Option(index),
        idempotency_key: None,
    }
}

pub fn text(session: &SessionRow, scene: &ScenarioRow, words: &str) -> NewAnswer {
    NewAnswer {
        answer: Answer::Text(AnswerText::parse(words).unwrap()),
        ..pick(session, scene, 0)
    }
}

pub fn graded(scene: &ScenarioRow, index: usize) -> Submission {
    Submission::Graded(Box::new(grade_option(&scene.content, index, Provenance::of(Source::Library)).unwrap()))
}

pub fn queued() -> Submission {
    Submission::Queued {
        priority: careersim_store::queue::priority::PLAYER,
    }
}

/// A model's grade of a text.
pub fn grade(score: i64) -> Grade {
    let line = |competency, level| CriterionResult {
        competency,
        text: "checks".to_owned(),
        level: Level::parse(level).unwrap(),
        quote: Some("first".to_owned()),
        reason: "because".to_owned(),
    };
    Grade {
        score: Score::parse(score).unwrap(),
        feedback: "well".to_owned(),
        criteria: vec![line(Competency::Judgement, 3), line(Competency::Communication, 0)],
        consequence: "it went on".to_owned(),
        flag: None,
        suspicious: false,
        provenance: Provenance {
            model: Some("flash".to_owned()),
            ..Provenance::of(Source::Gemini)
        },
        receipt: Receipt::default(),
        to_check: Vec::new(),
    }
}

/// The offline coach's estimate of a text.
pub fn estimate(score: i64) -> Grade {
    let provenance = Provenance {
        confidence: Some(careersim_domain::Confidence::Low),
        ..Provenance::of(Source::Offline)
    };
    Grade { provenance, ..grade(score) }
}
