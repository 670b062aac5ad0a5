//! Scores on their way back to a learning platform: pending, appealed, estimated, and never lost, whoever is away or dies.

use crate::{
    app::TestApp,
    model::point_at,
    platform::Platform,
    school::School,
    support::{FLASH, Fake, PRO, Step},
};
use careersim_store::{
    deliveries::{self, Kind},
    lti,
};
use serde_json::{Value, json};
use std::time::Duration;

const WORDS: &str = "I keep Tomas here, we check the pump and the bin together, and I write down what we found.";

async fn eventually(what: &str, holds: impl AsyncFn() -> bool) {
    for _ in 0..400 {
        if holds().await {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("{what} does not come true");
}

async fn waiting(app: &TestApp) -> deliveries::Waiting {
    deliveries::waiting(&app.app.game.store, Kind::Score).await.unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_platform_that_is_away_gets_its_scores_when_it_is_back() {
    let app = TestApp::embedded().await;
    let school = School::open(&app).await;
    let pupil = school.come_in("ada", "Learner").await;
    school.platform.is_away(true);
    let day = school.play(&pupil, 0).await;
    assert_eq!(day["status"], "finished", "nobody who plays waits for a platform");
    eventually("a failure", async || waiting(&app).await.failing == 1).await;
    let told = waiting(&app).await.last_error.unwrap();
    assert!(told.contains("answers 503"), "{told}");
    assert_eq!(school.platform.grade("ada"), None);
    school.platform.is_away(false);
    assert_eq!(deliveries::hurry(&app.app.game.store, careersim_game::clock::now()).await.unwrap(), 1);
    school.graded("ada", |g| g["gradingProgress"] == "FullyGraded").await;
    eventually("an empty outbox", async || waiting(&app).await.waiting == 0).await;
    assert_eq!(school.platform.taken().len(), 1);
    // A token that the platform has forgotten is replaced by a new one, signed with the key that is the newest by now.
    assert!(cli(&app, &["keys", "--new"]).0);
    school.platform.forgets_tokens();
    let second = school.play(&pupil, 3).await;
    eventually("a refused token", async || waiting(&app).await.failing == 1 || waiting(&app).await.waiting == 0).await;
    deliveries::hurry(&app.app.game.store, careersim_game::clock::now()).await.unwrap();
    let score = |day: &Value| day["report"]["score_mean"].as_f64().unwrap();
    school
        .graded("ada", |g| (g["scoreGiven"].as_f64().unwrap() - score(&second)).abs() < 0.01)
        .await;
    let signers = school.platform.signers();
    assert!(signers.len() == 2 && signers[0] != signers[1], "{signers:?}");
    assert_eq!(school.platform.refused(), Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_worker_that_dies_after_sending_sends_the_same_again() {
    let mut app = TestApp::with(|config| config.worker.lease_seconds = 1).await;
    let platform: Platform;
    let first = {
        let school = School::open(&app).await;
        platform = school.platform.clone();
        let pupil = school.come_in("ada", "Learner").await;
        platform.answers_no_scores(true);
        school.play(&pupil, 0).await;
        school.graded("ada", |_| true).await
    };
    // The platform has it, and nobody here knows.
    app.kill_worker();
    assert_eq!(waiting(&app).await.waiting, 1);
    platform.answers_no_scores(false);
    app.start_worker();
    eventually("an empty outbox", async || waiting(&app).await.waiting == 0).await;
    assert_eq!(platform.taken(), std::slice::from_ref(&first), "it counts once");
    assert_eq!(
        platform.late(),
        std::slice::from_ref(&first),
        "the second time it is the same to the last digit, and so no news"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_grade_on_its_way_is_pending_and_an_appeal_needs_a_person() {
    let fake = Fake::start().await;
    let url = fake.url.clone();
    let app = TestApp::with(move |config| {
        point_at(config, url);
        config.worker.poll_ms = 100;
        config.coach.limits.flash_ms = 10_000;
        config.coach.limits.pro_ms = 10_000;
        config.coach.limits.job_ms = 20_000;
    })
    .await;
    let school = School::open(&app).await;
    let pupil = school.come_in("ada", "Learner").await;
    let token = pupil["access_token"].as_str().unwrap();
    let mut scene = school.open_day(&pupil).await;
    for _ in 1..3 {
        app.pick(token, &scene, 0).await;
        scene = app.next(token, &scene).await.expect(200);
    }
    crate::model::settle(&app).await;
    fake.always(FLASH, Step::Slow(Duration::from_millis(1_500)));
    let body = json!({ "scenario_id": scene["scenario_id"], "session_id": scene["session_id"], "user_answer": WORDS });
    let task = app.post("/api/evaluate-answer", token, body).await.expect(202);
    let pending = school.graded("ada", |g| g["gradingProgress"] == "Pending").await;
    assert_eq!(pending["activityProgress"], "Submitted");
    app.finished(token, &task).await;
    let graded = school.graded("ada", |g| g["gradingProgress"] == "FullyGraded").await;
    assert_eq!((&graded["activityProgress"], graded.get("comment")), (&json!("Completed"), None), "{graded}");

    fake.always(PRO, Step::Slow(Duration::from_millis(1_500)));
    let day = app
        .get(&format!("/api/sessions/{}", scene["session_id"].as_str().unwrap()), token)
        .await
        .expect(200);
    let answer = day["answers"][2]["answer_id"].as_str().unwrap();
    let task = app
        .post(&format!("/api/answers/{answer}/appeal"), token, json!({ "reason": "I did say it" }))
        .await
        .expect(202);
    let appealed = school.graded("ada", |g| g["gradingProgress"] == "PendingManual").await;
    assert_eq!(appealed["scoreGiven"], graded["scoreGiven"], "the first grade stands until there is another");
    app.finished(token, &task).await;
    school.graded("ada", |g| g["gradingProgress"] == "FullyGraded").await;
    assert_eq!(school.platform.refused(), Vec::<String>::new());
    crate::model::settle(&app).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_offline_estimate_says_so_at_the_platform_and_an_erased_pupil_is_gone() {
    let app = TestApp::embedded().await;
    let school = School::open(&app).await;
    let pupil = school.come_in("ada", "Learner").await;
    let token = pupil["access_token"].as_str().unwrap();
    let mut scene = school.open_day(&pupil).await;
    for _ in 1..3 {
        app.write(token, &scene, WORDS).await;
        scene = app.next(token, &scene).await.expect(200);
    }
    app.write(token, &scene, WORDS).await;
    let grade = school.graded("ada", |g| g["gradingProgress"] == "FullyGraded").await;
    assert!(grade["comment"].as_str().unwrap().contains("offline practice coach"), "{grade}");

    let export = app.get("/api/users/me/export", token).await.expect(200);
    assert_eq!(export["learning_platforms"][0]["subject"], "ada");
    assert_eq!(app.call(reqwest::Method::DELETE, "/api/users/me", Some(token), None).await.status, 204);
    let user = lti::PlatformUser {
        platform: school.row.id,
        subject: "ada",
    };
    assert_eq!(lti::player_of(&app.app.game.store, user).await.unwrap(), None);
    assert_eq!(waiting(&app).await.waiting, 0);
    let again = school.come_in("ada", "Learner").await;
    assert_eq!(
        app.get("/api/sessions", again["access_token"].as_str().unwrap()).await.expect(200)["items"],
        json!([])
    );
}

fn cli(app: &TestApp, arguments: &[&str]) -> (bool, String) {
    let url = secrecy::ExposeSecret::expose_secret(&app.app.config.database.url).to_owned();
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_careersim"));
    command.arg("--data").arg(&app.app.config.data).arg("lti").args(arguments);
    let done = command
        .env("DATABASE_URL", url)
        .env("RUST_LOG", "warn")
        .env_remove("GEMINI_API_KEY")
        .output()
        .unwrap();
    let told = format!("{}{}", String::from_utf8_lossy(&done.stdout), String::from_utf8_lossy(&done.stderr));
    (done.status.success(), told)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_operator_registers_a_platform_and_it_may_frame_the_page() {
    let app = TestApp::embedded().await;
    let page = || async { app.send(app.http.get(&app.url)).await };
    assert_eq!(page().await.headers["x-frame-options"], "DENY");
    let platform = Platform::start(&app.url).await;
    let at = |path: &str| format!("{}{path}", platform.url);
    let (auth, token, jwks) = (at("/auth"), at("/token"), at("/jwks"));
    let add = [
        "add",
        "school",
        "--issuer",
        &platform.url,
        "--client-id",
        "tool-7",
        "--deployment",
        "deployment-1",
        "--auth-url",
        &auth,
        "--token-url",
        &token,
        "--jwks-url",
        &jwks,
        "--services",
        "https://grades.example/x",
    ];
    let (done, told) = cli(&app, &add);
    assert!(done && told.contains("`school` is registered"), "{told}");
    let (again, told) = cli(&app, &add);
    assert!(!again && told.contains("registered already"), "{told}");
    let wrong: Vec<&str> = add.iter().map(|a| if *a == jwks { "ftp://x" } else { a }).collect();
    assert!(!cli(&app, &wrong).0);
    let (_, listed) = cli(&app, &["list"]);
    assert!(
        listed.contains(&platform.url) && listed.contains("https://grades.example") && !listed.contains("grades.example/x"),
        "{listed}"
    );
    let (_, keys) = cli(&app, &["keys"]);
    assert_eq!(keys.lines().count(), 1, "{keys}");

    // The answer before was kept for ten seconds; another process would not have it.
    eventually("a page that may be framed", async || !page().await.headers.contains_key("x-frame-options")).await;
    let policy = page().await.headers["content-security-policy"].to_str().unwrap().to_owned();
    assert!(
        policy.contains(&format!("frame-ancestors {} https://grades.example;", platform.url)),
        "{policy}"
    );
    let api = app.call(reqwest::Method::GET, "/api/meta", None, None).await;
    assert_eq!(api.headers["x-frame-options"], "DENY");

    let shown = app.call(reqwest::Method::GET, "/api/lti/jwks", None, None).await.expect(200);
    let key = &shown["keys"][0];
    assert_eq!((&key["kty"], &key["alg"], &key["use"]), (&json!("RSA"), &json!("RS256"), &json!("sig")));
    assert_eq!(key.as_object().unwrap().len(), 6, "nothing of the private half: {key}");
    let config = app.call(reqwest::Method::GET, "/api/lti/config", None, None).await.expect(200);
    assert_eq!(config["oidc_initiation_url"], format!("{}/api/lti/login", app.url));
    assert!(cli(&app, &["remove", "school"]).0 && !cli(&app, &["remove", "school"]).0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_browser_can_be_held_to_its_cookie() {
    let app = TestApp::with(|config| config.lti.require_cookie = true).await;
    let school = School::open(&app).await;
    school.cookies().await;
}
