//! Days one after the other, and what the days of a career come to: exact grades, estimates beside them, and the words that show it.

use crate::{app::TestApp, on_both};
use reqwest::Method;
use serde_json::{Value, json};

on_both!(days_stand_in_order_and_estimates_apart, a_career_comes_with_evidence, others_days_are_not_there);

const WORDS: &str = "I would check the chart first and then ask the charge nurse before I give anything.";

async fn trends(app: &TestApp, player: &str, query: &str) -> Value {
    app.get(&format!("/api/trends{query}"), player).await.expect(200)
}

async fn days_stand_in_order_and_estimates_apart(app: &TestApp) {
    let player = app.player().await;
    let nurse = app.open(&player, "registered nurse").await;
    let estimate = app.write(&player, &nurse, WORDS).await["result"]["score"].as_f64().unwrap();
    let second = app.next(&player, &nurse).await.expect(200);
    let exact = app.pick(&player, &second, 0).await["score"].as_f64().unwrap();
    let chef = app.open(&player, "chef").await;
    app.pick(&player, &chef, 2).await;
    app.open(&player, "baker").await;

    let all = trends(app, &player, "").await;
    let titles: Vec<&str> = all["days"].as_array().unwrap().iter().map(|d| d["career_title"].as_str().unwrap()).collect();
    assert_eq!(titles, ["registered nurse", "chef"], "the oldest first, and none without a grade");
    assert_eq!(all["careers"].as_array().unwrap().len(), 3);
    let first = &all["days"][0];
    assert_eq!((first["score_mean"].as_f64(), first["estimate_mean"].as_f64()), (Some(exact), Some(estimate)));
    assert_eq!((first["exact"].as_i64(), first["estimates"].as_i64()), (Some(1), Some(1)));
    let tested: i64 = first["competencies"].as_array().unwrap().iter().map(|c| c["lines"].as_i64().unwrap()).sum();
    assert_eq!(
        tested,
        i64::try_from(second["criteria"].as_array().unwrap().len()).unwrap(),
        "an estimate leaves no line"
    );

    let one = trends(app, &player, "?career_title=Chef").await;
    assert_eq!(
        (one["days"].as_array().unwrap().len(), one["days"][0]["estimate_mean"].clone()),
        (1, Value::Null)
    );
    app.get("/api/trends?career_title=x", &player).await.problem(422, "validation_failed");
    app.get("/api/trends?from=x", &player).await.problem(422, "validation_failed");
}

async fn a_career_comes_with_evidence(app: &TestApp) {
    let player = app.player().await;
    let mut scores = Vec::new();
    let mut scene = app.open(&player, "carpenter").await;
    for option in [0, 1] {
        scores.push(app.pick(&player, &scene, option).await["score"].as_i64().unwrap());
        let next = app.next(&player, &scene).await.expect(200);
        scene = next;
    }
    // A rewound day shares its past, which counts once.
    let fork = format!("/api/sessions/{}/fork", scene["session_id"].as_str().unwrap());
    app.post(&fork, &player, json!({"round": 2})).await.expect(201);
    let career = app.get("/api/trends/career?career_title=Carpenter", &player).await.expect(200);
    let mean = f64::from(i32::try_from(scores.iter().sum::<i64>()).unwrap()) / 2.0;
    assert_eq!(
        (career["days"].as_i64(), career["exact"].as_i64(), career["score_mean"].as_f64()),
        (Some(2), Some(2), Some(mean))
    );
    let competencies = career["competencies"].as_array().unwrap();
    assert!(!competencies.is_empty());
    for competency in competencies {
        let best = &competency["best"];
        assert!(best["text"].as_str().unwrap().len() > 10 && best["own_words"] == false, "{competency}");
        let weakest = &competency["weakest"];
        assert!(weakest.is_null() || weakest["level"].as_i64() < best["level"].as_i64(), "{competency}");
    }
    app.get("/api/trends/career?career_title=plumber", &player).await.problem(404, "not_found");
    app.get("/api/trends/career", &player).await.problem(422, "validation_failed");
}

async fn others_days_are_not_there(app: &TestApp) {
    let (owner, stranger) = (app.player().await, app.player().await);
    app.pick(&owner, &app.open(&owner, "chef").await, 0).await;
    assert_eq!(trends(app, &stranger, "").await, json!({"careers": [], "days": []}));
    app.get("/api/trends/career?career_title=chef", &stranger).await.problem(404, "not_found");
    app.call(Method::GET, "/api/trends", None, None).await.problem(401, "unauthorized");
}
