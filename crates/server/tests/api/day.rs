//! A day from its first scene to its report, with hint, rewind and sharing. Nothing that reveals a grade comes before the answer.

use crate::{app::TestApp, on_both};
use reqwest::Method;
use serde_json::{Value, json};

on_both!(
    a_whole_day_adds_up,
    the_same_scene_until_it_is_answered,
    two_calls_at_once_get_the_same_scene,
    nothing_reveals_the_grade_before_the_answer,
    a_hint_is_bought_once,
    a_rewind_shares_the_past,
    a_share_is_nameless_and_revocable,
    another_players_day_is_not_there,
    nothing_repeats_for_a_player,
    history_pages_by_cursor
);

async fn a_whole_day_adds_up(app: &TestApp) {
    let player = app.player().await;
    let mut scene = app.open(&player, "Registered  NURSE ").await;
    assert_eq!(
        (scene["career_title"].as_str(), scene["soc_code"].as_str(), scene["rounds"].as_i64()),
        (Some("registered nurse"), Some("29-1141"), Some(5))
    );
    let mut balance = 100;
    for (round, option) in (1..=5).zip([1, 2, 0, 1, 2]) {
        assert_eq!(scene["round"], round);
        let words = scene["scenario"].as_str().unwrap().split_whitespace().count();
        assert!((40..=200).contains(&words), "{words} words");
        assert!((3..=4).contains(&scene["options"].as_array().unwrap().len()));
        let result = app.pick(&player, &scene, option).await;
        let score = result["score"].as_i64().unwrap();
        assert_eq!(result["balance_before"], balance);
        balance = (balance + 2 * (score - 5)).max(0);
        assert_eq!(result["balance"], balance);
        assert_eq!(result["balance_change"].as_i64().unwrap(), balance - result["balance_before"].as_i64().unwrap());
        let next = app.next(&player, &scene).await;
        scene = if round == 5 {
            next.problem(409, "session_finished")
        } else {
            next.expect(200)
        };
    }
    let history = app.get("/api/sessions", &player).await.expect(200);
    let id = history["items"][0]["id"].as_str().unwrap();
    let day = app.get(&format!("/api/sessions/{id}"), &player).await.expect(200);
    assert_eq!(
        (
            day["status"].as_str(),
            day["answers"].as_array().unwrap().len(),
            day["scenarios"].as_array().unwrap().len()
        ),
        (Some("finished"), 5, 5)
    );
    assert_eq!(day["report"]["balance_line"][0], json!({"round": 0, "balance": 100}));
    assert_eq!(day["report"]["balance_line"][5]["balance"], balance);
    assert_eq!(day["report"]["competencies"].as_array().unwrap().len(), 5);
    assert_eq!(app.get("/api/users/me", &player).await.expect(200)["balance"], balance);
}

async fn the_same_scene_until_it_is_answered(app: &TestApp) {
    let player = app.player().await;
    let scene = app.open(&player, "chef").await;
    let again = app.next(&player, &scene).await.expect(200);
    assert_eq!(again["scenario_id"], scene["scenario_id"]);
    app.pick(&player, &scene, 1).await;
    let next = app.next(&player, &scene).await.expect(200);
    assert_ne!(next["scenario_id"], scene["scenario_id"]);
    assert_eq!(next["round"], 2);
}

async fn two_calls_at_once_get_the_same_scene(app: &TestApp) {
    let player = app.player().await;
    let scene = app.open(&player, "lawyer").await;
    app.pick(&player, &scene, 0).await;
    let calls = (0..8).map(|_| app.next(&player, &scene));
    let ids: Vec<Value> = futures::future::join_all(calls)
        .await
        .into_iter()
        .map(|r| r.expect(200)["scenario_id"].clone())
        .collect();
    assert!(ids.iter().all(|id| *id == ids[0]), "{ids:?}");
}

async fn nothing_reveals_the_grade_before_the_answer(app: &TestApp) {
    let player = app.player().await;
    for title in ["police officer", "dragon trainer", "accountant"] {
        let scene = app.open(&player, title).await;
        let row = careersim_store::scenarios::by_id(&app.app.game.store, scene["scenario_id"].as_str().unwrap().parse().unwrap())
            .await
            .unwrap()
            .unwrap();
        let session = scene["session_id"].as_str().unwrap();
        let shown = [
            app.next(&player, &scene).await,
            app.get(&format!("/api/sessions/{session}"), &player).await,
            app.get(&format!("/api/scenarios?career_title={title}"), &player).await,
        ];
        for reply in shown {
            let text = format!("{} {:?}", reply.text, reply.headers);
            for option in &row.content.options {
                assert!(!text.contains(&option.feedback) && !text.contains(&option.consequence), "{text}");
            }
            assert!(
                !text.contains(&row.content.strong_answer) && row.content.criteria.iter().all(|c| !text.contains(&c.text)),
                "{text}"
            );
            assert!(!text.contains("\"score\"") && !text.contains("weight") && !text.contains("exemplars"), "{text}");
        }
    }
}

async fn a_hint_is_bought_once(app: &TestApp) {
    let player = app.player().await;
    let scene = app.open(&player, "baker").await;
    let path = format!("/api/scenarios/{}/hint", scene["scenario_id"].as_str().unwrap());
    let bought = app.post(&path, &player, json!({})).await.expect(200);
    assert_eq!((bought["balance_change"].as_i64(), bought["balance"].as_i64()), (Some(-5), Some(95)));
    assert_eq!(bought["criteria"].as_array().unwrap().len(), scene["criteria"].as_array().unwrap().len());
    let again = app.post(&path, &player, json!({"session_id": scene["session_id"]})).await.expect(200);
    assert_eq!((again["balance_change"].as_i64(), again["balance"].as_i64()), (Some(0), Some(95)));
    assert!(app.next(&player, &scene).await.expect(200)["hint"].is_array());
    let stranger = app.player().await;
    app.post(&path, &stranger, json!({})).await.problem(404, "not_found");
    app.post(&path, &stranger, json!({"session_id": scene["session_id"]}))
        .await
        .problem(404, "not_found");
}

async fn a_rewind_shares_the_past(app: &TestApp) {
    let player = app.player().await;
    let first = app.open(&player, "carpenter").await;
    app.pick(&player, &first, 0).await;
    let second = app.next(&player, &first).await.expect(200);
    let before = app.pick(&player, &second, 0).await;
    let path = format!("/api/sessions/{}/fork", first["session_id"].as_str().unwrap());
    for wrong in [json!({"round": 3}), json!({"round": 0}), json!({"round": -1}), json!({"round": "2"}), json!({})] {
        app.post(&path, &player, wrong).await.problem(422, "validation_failed");
    }
    let fork = app.post(&path, &player, json!({"round": 2})).await.expect(201);
    assert_eq!(fork["parent_id"], first["session_id"]);
    assert_eq!(fork["answers"].as_array().unwrap().len(), 1, "the past is shared");
    let replay = app.post("/api/generate-scenario", &player, json!({"session_id": fork["id"]})).await.expect(200);
    assert_eq!(
        (replay["scenario_id"].clone(), replay["round"].as_i64()),
        (second["scenario_id"].clone(), Some(2))
    );
    assert_eq!(replay["balance"].as_i64().unwrap(), (before["balance"].as_i64().unwrap() - 10).max(0));
    app.pick(&player, &replay, 2).await;
    let original = app
        .get(&format!("/api/sessions/{}", first["session_id"].as_str().unwrap()), &player)
        .await
        .expect(200);
    assert_eq!(original["answers"][1]["evaluation"]["score"], before["score"], "the original grade stays");
}

async fn a_share_is_nameless_and_revocable(app: &TestApp) {
    let player = app.player().await;
    let me = app.get("/api/users/me", &player).await.expect(200);
    let scene = app.open(&player, "pharmacist").await;
    app.pick(&player, &scene, 1).await;
    let path = format!("/api/sessions/{}/share", scene["session_id"].as_str().unwrap());
    let share = app.post(&path, &player, json!({})).await.expect(201);
    assert_eq!(app.post(&path, &player, json!({})).await.expect(201)["token"], share["token"]);
    let public = format!("/api/shared/{}", share["token"].as_str().unwrap());
    let seen = app.call(Method::GET, &public, None, None).await.expect(200);
    assert!(!seen.to_string().contains(me["id"].as_str().unwrap()) && !seen.to_string().contains(scene["session_id"].as_str().unwrap()));
    assert_eq!(app.call(Method::DELETE, &path, Some(&player), None).await.status, 204);
    app.call(Method::GET, &public, None, None).await.problem(404, "not_found");
}

async fn another_players_day_is_not_there(app: &TestApp) {
    let (owner, stranger) = (app.player().await, app.player().await);
    let scene = app.open(&owner, "veterinarian").await;
    let session = scene["session_id"].as_str().unwrap();
    app.get(&format!("/api/sessions/{session}"), &stranger).await.problem(404, "not_found");
    app.next(&stranger, &scene).await.problem(404, "not_found");
    app.post(&format!("/api/sessions/{session}/fork"), &stranger, json!({"round": 1}))
        .await
        .problem(404, "not_found");
    app.post(&format!("/api/sessions/{session}/share"), &stranger, json!({}))
        .await
        .problem(404, "not_found");
    let body = json!({"scenario_id": scene["scenario_id"], "session_id": session, "option": 0});
    app.post("/api/evaluate-answer", &stranger, body).await.problem(404, "not_found");
    app.get("/api/sessions/not-a-uuid", &stranger).await.problem(404, "not_found");
}

async fn nothing_repeats_for_a_player(app: &TestApp) {
    let player = app.player().await;
    let mut seen = std::collections::HashSet::new();
    for _ in 0..2 {
        let mut scene = app.open(&player, "paramedic").await;
        loop {
            assert!(seen.insert(scene["scenario"].as_str().unwrap().to_owned()), "a scene came twice");
            app.pick(&player, &scene, 1).await;
            let next = app.next(&player, &scene).await;
            if next.status != 200 {
                break;
            }
            scene = next.expect(200);
        }
    }
    assert_eq!(seen.len(), 10);
}

async fn history_pages_by_cursor(app: &TestApp) {
    let player = app.player().await;
    for title in ["nurse", "chef", "baker", "nurse", "lawyer"] {
        app.open(&player, title).await;
    }
    let (mut titles, mut cursor) = (Vec::new(), String::new());
    loop {
        let page = app.get(&format!("/api/sessions?limit=2{cursor}"), &player).await.expect(200);
        titles.extend(page["items"].as_array().unwrap().iter().map(|d| d["career_title"].as_str().unwrap().to_owned()));
        match page["next_cursor"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => break,
        }
    }
    assert_eq!(titles, ["lawyer", "nurse", "baker", "chef", "nurse"]);
    assert_eq!(
        app.get("/api/sessions?career_title=Nurse", &player).await.expect(200)["items"]
            .as_array()
            .unwrap()
            .len(),
        2
    );
    app.get("/api/sessions?cursor=nonsense", &player).await.problem(422, "validation_failed");
    app.get("/api/sessions?limit=many", &player).await.problem(422, "validation_failed");
}
