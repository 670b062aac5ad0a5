//! The operators' desk: reported scenes are withdrawn and dealt again, prompts are tried on cases, figures and deeds are told.

use crate::{
    app::TestApp,
    model::{settle, with_model},
    on_both,
    operators::operator,
    support::{FLASH, Fake, PRO, Step},
};
use reqwest::Method;
use serde_json::{Value, json};

on_both!(
    a_reported_scene_is_withdrawn_and_dealt_again,
    every_deed_is_in_the_log,
    answers_become_cases_only_with_consent,
    without_a_model_a_try_says_so
);

async fn reports(app: &TestApp, boss: &str, state: &str) -> Vec<Value> {
    let list = app.get(&format!("/api/reports?state={state}"), boss).await.expect(200);
    list["items"].as_array().unwrap().clone()
}

async fn report(app: &TestApp, token: &str, scene: &Value) {
    let path = format!("/api/scenarios/{}/report", scene["scenario_id"].as_str().unwrap());
    app.post(&path, token, json!({"reason": "nobody signs for that"})).await.expect(201);
}

async fn a_reported_scene_is_withdrawn_and_dealt_again(app: &TestApp) {
    let boss = operator(app).await;
    let (ada, eve) = (app.player().await, app.player().await);
    let scene = app.open(&ada, "nurse").await;
    report(app, &ada, &scene).await;
    let open = reports(app, &boss, "open").await;
    assert_eq!((open.len(), open[0]["reports"].as_i64(), open[0]["shown"].as_i64()), (1, Some(1), Some(1)));
    assert_eq!(open[0]["said"][0]["reason"], "nobody signs for that");
    let told = open[0].to_string();
    assert!(
        !told.contains("player") && !told.contains("score"),
        "neither who said it nor the grading: {told}"
    );

    let act = async |what: &str| {
        let path = format!("/api/reports/{}/{what}", scene["scenario_id"].as_str().unwrap());
        app.post(&path, &boss, json!({"reason": "it is wrong"})).await.expect(204);
    };
    act("keep").await;
    assert_eq!((reports(app, &boss, "open").await.len(), reports(app, &boss, "kept").await.len()), (0, 1));
    act("withdraw").await;
    assert_eq!((reports(app, &boss, "kept").await.len(), reports(app, &boss, "withdrawn").await.len()), (0, 1));

    let again = app
        .post("/api/generate-scenario", &ada, json!({"session_id": scene["session_id"]}))
        .await
        .expect(200);
    assert_eq!(again["scenario_id"], scene["scenario_id"], "the day that shows it keeps it");
    app.pick(&ada, &scene, 0).await;
    let other = app.open(&eve, "nurse").await;
    assert_ne!(other["title"], scene["title"], "nobody gets it any more");
    let hard = json!({"career_title": "nurse", "difficulty": "hard"});
    let hard = app.post("/api/generate-scenario", &app.player().await, hard).await.expect(200);
    assert_ne!(hard["title"], scene["title"], "on no difficulty, although this row was never dealt");
    act("restore").await;
    assert_eq!(app.open(&app.player().await, "nurse").await["title"], scene["title"]);

    let unknown = format!("/api/reports/{}/withdraw", careersim_game::ids::new());
    app.post(&unknown, &boss, json!({"reason": "it is wrong"})).await.problem(404, "not_found");
    app.post(&unknown, &boss, json!({"reason": "x"})).await.problem(422, "validation_failed");
    app.get("/api/reports?state=lost", &boss).await.problem(422, "validation_failed");
    app.get("/api/reports?from=soon", &boss).await.problem(422, "validation_failed");
}

async fn every_deed_is_in_the_log(app: &TestApp) {
    let boss = operator(app).await;
    let all = app.get("/api/audit", &boss).await.expect(200);
    assert_eq!(
        (all["items"][0]["action"].as_str(), all["items"][0]["by"].as_str()),
        (Some("player.role"), Some("command line"))
    );
    let text = app.get("/api/prompts/grade", &boss).await.expect(200)["items"][0]["template"]
        .as_str()
        .unwrap()
        .to_owned();
    app.post(
        "/api/prompts/grade",
        &boss,
        json!({"template": format!("Be brief. {text}"), "message": "shorter"}),
    )
    .await
    .expect(201);
    app.post("/api/prompts/grade/activate", &boss, json!({"version": 2, "message": "try it"}))
        .await
        .expect(200);
    app.post("/api/prompts/grade/rollback", &boss, json!({"message": "back"})).await.expect(200);
    let path = format!(
        "/api/users/{}",
        app.get("/api/users/me", &app.player().await).await.expect(200)["id"].as_str().unwrap()
    );
    app.call(Method::PUT, &path, Some(&boss), Some(json!({"disabled": true}))).await.expect(200);
    let told = app.get("/api/audit?limit=100", &boss).await.expect(200);
    let actions: Vec<&str> = told["items"].as_array().unwrap().iter().map(|d| d["action"].as_str().unwrap()).collect();
    assert_eq!(
        actions[..5],
        ["player.disabled", "prompt.activate", "prompt.activate", "prompt.add", "player.role"],
        "above those that come with the program"
    );
    let some = app.get("/api/audit?action=prompt&limit=2", &boss).await.expect(200);
    let next = some["next_cursor"].as_str().unwrap();
    let rest = app.get(&format!("/api/audit?action=prompt&limit=2&cursor={next}"), &boss).await.expect(200);
    assert_eq!((some["items"].as_array().unwrap().len(), rest["items"].as_array().unwrap().len()), (2, 2));
    assert_eq!(rest["items"][0]["detail"]["message"], "shorter");
    assert_eq!(app.get("/api/audit?from=2999-01-01", &boss).await.expect(200)["items"], json!([]));
    assert_eq!(
        app.get("/api/audit?action=prom", &boss).await.expect(200)["items"],
        json!([]),
        "kinds, not beginnings of words"
    );
}

async fn answers_become_cases_only_with_consent(app: &TestApp) {
    let boss = operator(app).await;
    let ada = app.player().await;
    let scene = app.open(&ada, "nurse").await;
    app.write(&ada, &scene, "I ask Tomas to stay and we check the pump together.").await;
    let shared = async || app.get("/api/shared-answers", &boss).await.expect(200)["items"].as_array().unwrap().clone();
    assert_eq!(shared().await, Vec::<Value>::new(), "nobody agreed");
    let share = async |yes: bool| {
        let body = json!({"shares_answers": yes});
        app.call(Method::PUT, "/api/users/me/sharing", Some(&ada), Some(body)).await.expect(200);
        assert_eq!(app.get("/api/users/me/sharing", &ada).await.expect(200)["shares_answers"], yes);
    };
    assert_eq!(app.get("/api/users/me/sharing", &ada).await.expect(200)["shares_answers"], false);
    share(true).await;
    let found = shared().await;
    assert_eq!(found[0]["answer"], "I ask Tomas to stay and we check the pump together.");
    let id = app.get("/api/users/me", &ada).await.expect(200)["id"].as_str().unwrap().to_owned();
    let body = json!({"answer_id": found[0]["answer_id"]});
    let kept = app.post("/api/prompts/grade/cases", &boss, body.clone()).await.expect(201);
    assert_eq!(
        (kept["source"].as_str(), kept["answer"].as_str()),
        (Some("answer"), found[0]["answer"].as_str())
    );
    assert!(!format!("{kept}{}", json!(found)).contains(&id), "whose it is, is told to nobody");
    assert!(app.get("/api/audit?action=case", &boss).await.expect(200)["items"][0]["detail"]["source"] == "answer");
    let keys = async || {
        let list = app.get("/api/prompts/grade/cases", &boss).await.expect(200);
        list["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|c| c["key"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(keys().await.len(), 7, "six of the golden set, and this one");
    assert!(app.get("/api/users/me/export", &ada).await.expect(200)["shares_answers_since"].is_string());
    share(false).await;
    assert_eq!((keys().await.len(), shared().await.len()), (6, 0), "the copy is gone with the consent");
    app.post("/api/prompts/grade/cases", &boss, body).await.problem(404, "not_found");
    share(true).await;
    let again = app
        .post("/api/prompts/grade/cases", &boss, json!({"answer_id": found[0]["answer_id"]}))
        .await
        .expect(201);
    app.call(Method::DELETE, "/api/users/me", Some(&ada), None).await.expect(204);
    assert!(!keys().await.contains(&again["key"].as_str().unwrap().to_owned()), "and with the player");
}

async fn without_a_model_a_try_says_so(app: &TestApp) {
    let boss = operator(app).await;
    let cases = app.get("/api/prompts/scene/cases", &boss).await.expect(200);
    let key = cases["items"][0]["key"].clone();
    let tried = app.post("/api/prompts/scene/try", &boss, json!({"version": 1, "case": key})).await.expect(200);
    assert_eq!((tried["candidate"]["outcome"].as_str(), &tried["active"]), (Some("no_model"), &Value::Null));
    for (path, body) in [
        ("/api/prompts/scene/try", json!({"version": 9, "case": key})),
        ("/api/prompts/scene/try", json!({"version": 1, "case": "golden:nothing"})),
        ("/api/prompts/nothing/try", json!({"version": 1, "case": key})),
    ] {
        app.post(path, &boss, body).await.problem(404, "not_found");
    }
    app.get("/api/prompts/nothing/cases", &boss).await.problem(404, "not_found");
    let bad = json!({"name": "x", "career_title": "no", "answer": ""});
    let refused = app.post("/api/prompts/grade/cases", &boss, bad).await.problem(422, "validation_failed");
    assert_eq!(refused["errors"].as_array().unwrap().len(), 3, "{refused}");
    let own = json!({"name": "shepherd", "career_title": "Shepherd", "difficulty": "hard", "language": "de"});
    let kept = app.post("/api/prompts/scene/cases", &boss, own.clone()).await.expect(201);
    assert_eq!((kept["career"].as_str(), kept["source"].as_str()), (Some("shepherd"), Some("own")));
    app.post("/api/prompts/grade/cases", &boss, own).await.problem(422, "validation_failed");
    let path = format!("/api/cases/{}", kept["key"].as_str().unwrap());
    app.call(Method::DELETE, &path, Some(&boss), None).await.expect(204);
    app.call(Method::DELETE, &path, Some(&boss), None).await.problem(404, "not_found");
}

async fn a_version_is_tried_and_counted(app: &TestApp, fake: &Fake) {
    let boss = operator(app).await;
    let text = app.get("/api/prompts/grade", &boss).await.expect(200)["items"][0]["template"]
        .as_str()
        .unwrap()
        .to_owned();
    app.post(
        "/api/prompts/grade",
        &boss,
        json!({"template": format!("Be brief. {text}"), "message": "shorter"}),
    )
    .await
    .expect(201);
    let key = app.get("/api/prompts/grade/cases", &boss).await.expect(200)["items"][0]["key"].clone();
    let body = json!({"version": 2, "case": key});
    let tried = app.post("/api/prompts/grade/try", &boss, body.clone()).await.expect(200);
    for (side, prompt) in [("candidate", "grade@2"), ("active", "grade@1")] {
        let one = &tried[side];
        assert_eq!((one["outcome"].as_str(), one["prompt"].as_str()), (Some("ok"), Some(prompt)), "{tried}");
        assert!(one["score"].as_u64().is_some_and(|s| s <= 10) && one["criteria"].as_array().is_some_and(|c| c.len() >= 3));
        assert!(one["input_tokens"].as_u64() > Some(0) && one["cost_usd"].as_f64() > Some(0.0) && one["model"].is_string());
    }
    let usage = app.get("/api/usage", &boss).await.expect(200);
    let calls = |prompt: &str| usage["items"].as_array().unwrap().iter().filter(|r| r["prompt"] == prompt).count();
    assert!(calls("grade@1") >= 1 && calls("grade@2") >= 1, "its cost is told: {usage}");
    fake.always(FLASH, Step::Status(503, String::new()));
    fake.always(PRO, Step::Status(503, String::new()));
    let tried = app.post("/api/prompts/grade/try", &boss, body).await.expect(200);
    assert_eq!(tried["candidate"]["outcome"], "unavailable", "{tried}");
    settle(app).await;
}

async fn where_scenes_come_from_is_told(app: &TestApp) {
    let boss = operator(app).await;
    let (ada, eve) = (app.player().await, app.player().await);
    let scene = app.open(&ada, "llama groomer").await;
    assert_eq!(app.open(&eve, "llama groomer").await["provenance"]["cached"], true);
    app.write(&ada, &scene, "I would tell the owner at once and write down what happened.").await;
    settle(app).await;
    app.app.game.tally().await;
    let rates = app.get("/api/rates", &boss).await.expect(200);
    let times = |what: &str, result: &str| {
        let of = |r: &&Value| r["what"] == what && r["result"] == result;
        rates["items"]
            .as_array()
            .unwrap()
            .iter()
            .filter(of)
            .map(|r| r["times"].as_i64().unwrap())
            .sum::<i64>()
    };
    assert!(times("scene", "miss") >= 1 && times("scene", "hit") >= 1, "{rates}");
    assert_eq!((times("grade", "miss"), times("grade", "fallback")), (1, 0), "{rates}");

    // A model's scene that is withdrawn does not come back from the flight that brought it.
    report(app, &ada, &scene).await;
    let path = format!("/api/reports/{}/withdraw", scene["scenario_id"].as_str().unwrap());
    app.post(&path, &boss, json!({"reason": "llamas are not groomed so"})).await.expect(204);
    assert_ne!(app.open(&app.player().await, "llama groomer").await["scenario_id"], scene["scenario_id"]);
    settle(app).await;
}

async fn with_each(shared: bool) {
    let fake = Fake::start().await;
    if let Some(app) = with_model(&fake, shared).await {
        where_scenes_come_from_is_told(&app).await;
    }
    let fake = Fake::start().await;
    if let Some(app) = with_model(&fake, shared).await {
        a_version_is_tried_and_counted(&app, &fake).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn embedded_with_a_model() {
    with_each(false).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn shared_with_a_model() {
    with_each(true).await;
}
