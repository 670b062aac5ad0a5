//! Classes: who may do what, codes that open and close, a whole class behind one address, and results that say what the reports say.

use crate::{
    app::{Reply, TestApp},
    on_both,
};
use chrono::{Duration, Utc};
use futures::StreamExt;
use reqwest::Method;
use serde_json::{Value, json};

on_both!(
    only_an_account_makes_a_class_and_only_its_teacher_sees_it,
    a_code_is_read_however_it_is_typed,
    a_lock_an_end_and_a_new_code_keep_people_out,
    a_lost_seat_comes_back,
    seats_are_kept_by_the_teacher_and_left_by_the_pupil,
    an_assignment_sets_the_day,
    results_and_file_say_what_the_reports_say,
    a_teacher_overrides_a_grade,
    what_a_pupil_plays_elsewhere_stays_theirs,
    a_leaderboard_is_off_until_the_teacher_turns_it_on
);

/// Registers somebody and logs them in.
pub async fn account(app: &TestApp, name: &str) -> String {
    let body = json!({"username": name, "password": "12345678"});
    app.call(Method::POST, "/api/users", None, Some(body)).await.expect(201);
    let form = [("grant_type", "password"), ("username", name), ("password", "12345678")];
    let pair = app.send(app.http.post(format!("{}/api/token", app.url)).form(&form)).await.expect(200);
    pair["access_token"].as_str().unwrap().to_owned()
}

/// A teacher with a class, as `(token, class)`.
pub async fn taught(app: &TestApp) -> (String, Value) {
    let teacher = account(app, "teacher").await;
    let class = app.post("/api/classes", &teacher, json!({"name": "10b"})).await.expect(201);
    (teacher, class)
}

pub async fn join(app: &TestApp, code: &Value, nickname: &str) -> Reply {
    app.call(Method::POST, "/api/classes/join", None, Some(json!({"code": code, "nickname": nickname})))
        .await
}

/// A new pupil's token.
pub async fn pupil(app: &TestApp, class: &Value, nickname: &str) -> String {
    let joined = join(app, &class["code"], nickname).await.expect(201);
    joined["access_token"].as_str().unwrap().to_owned()
}

fn of(class: &Value, rest: &str) -> String {
    format!("/api/classes/{}{rest}", class["id"].as_str().unwrap())
}

async fn put(app: &TestApp, path: &str, token: &str, body: Value) -> Reply {
    app.call(Method::PUT, path, Some(token), Some(body)).await
}

async fn delete(app: &TestApp, path: &str, token: &str) -> Reply {
    app.call(Method::DELETE, path, Some(token), None).await
}

/// Something for the class to play.
async fn assign(app: &TestApp, teacher: &str, class: &Value, more: Value) -> Value {
    let mut body = json!({"title": "Care", "careers": ["registered nurse"], "rounds": 2});
    body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    app.post(&of(class, "/assignments"), teacher, body).await.expect(201)
}

async fn begin(app: &TestApp, pupil: &str, assignment: &Value, title: &str) -> Reply {
    let body = json!({"career_title": title, "assignment_id": assignment["id"]});
    app.post("/api/generate-scenario", pupil, body).await
}

async fn only_an_account_makes_a_class_and_only_its_teacher_sees_it(app: &TestApp) {
    let guest = app.player().await;
    app.post("/api/classes", &guest, json!({"name": "10b"})).await.problem(403, "forbidden");
    app.call(Method::POST, "/api/classes", None, Some(json!({"name": "10b"})))
        .await
        .problem(401, "unauthorized");
    let (teacher, class) = taught(app).await;
    assert_eq!(app.get("/api/users/me", &teacher).await.expect(200)["role"], "teacher");
    for body in [
        json!({}),
        json!({"name": " "}),
        json!({"name": "a\u{0}b"}),
        json!({"name": "x", "colour": "red"}),
        json!({"name": "x", "code_expires_at": "2020-01-01T00:00:00Z"}),
    ] {
        app.post("/api/classes", &teacher, body).await.problem(422, "validation_failed");
    }
    let pupil = pupil(app, &class, "Otter").await;
    let other = account(app, "other").await;
    let assignment = assign(app, &teacher, &class, json!({})).await;
    let seat = app.get(&of(&class, "/seats"), &teacher).await.expect(200)["items"][0]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let grade = json!({"score": 1, "reason": "because"});
    let id = assignment["id"].as_str().unwrap();
    for nobody in [&pupil, &guest, &other] {
        for rest in [
            "",
            "/seats",
            "/assignments",
            "/live",
            "/results",
            "/results.csv",
            &format!("/criteria?assignment_id={id}"),
            &format!("/sessions/{id}"),
        ] {
            app.get(&of(&class, rest), nobody).await.problem(404, "not_found");
        }
        put(app, &of(&class, ""), nobody, json!({"locked": true})).await.problem(404, "not_found");
        put(app, &of(&class, &format!("/seats/{seat}")), nobody, json!({"nickname": "x"}))
            .await
            .problem(404, "not_found");
        put(app, &of(&class, &format!("/assignments/{id}")), nobody, json!({"title": "x"}))
            .await
            .problem(404, "not_found");
        put(app, &of(&class, &format!("/answers/{id}/grade")), nobody, grade.clone())
            .await
            .problem(404, "not_found");
        for rest in ["/code", "/recovery-codes", "/assignments"] {
            app.post(
                &of(&class, rest),
                nobody,
                json!({"title": "x"})
                    .as_object()
                    .filter(|_| rest == "/assignments")
                    .map_or(json!({}), |o| json!(o)),
            )
            .await
            .problem(404, "not_found");
        }
        for rest in [format!("/seats/{seat}"), format!("/assignments/{id}"), String::new()] {
            delete(app, &of(&class, &rest), nobody).await.problem(404, "not_found");
        }
    }
    assert_eq!(app.get("/api/classes", &other).await.expect(200)["items"], json!([]));
    assert_eq!(app.get("/api/classes", &teacher).await.expect(200)["items"][0]["seats"], 1);
    assert_eq!(delete(app, &of(&class, ""), &teacher).await.status, 204);
    app.get(&of(&class, ""), &teacher).await.problem(404, "not_found");
    assert_eq!(app.get("/api/classes/joined", &pupil).await.expect(200)["items"], json!([]));
}

async fn a_code_is_read_however_it_is_typed(app: &TestApp) {
    let (_, class) = taught(app).await;
    let code = class["code"].as_str().unwrap();
    assert!(
        code.len() == 8 && code.bytes().all(|b| b.is_ascii_alphanumeric() && !b"0O1I".contains(&b)),
        "{code}"
    );
    assert!(class["join_url"].as_str().unwrap().ends_with(&format!("/join/{code}")));
    let typed = format!(" {}-{} ", code[..4].to_lowercase(), &code[4..]);
    let joined = join(app, &json!(typed), "Otter").await.expect(201);
    assert_eq!((&joined["class"]["name"], &joined["seat"]["nickname"]), (&json!("10b"), &json!("Otter")));
    assert_eq!(joined["token_type"], "bearer");
    let token = joined["access_token"].as_str().unwrap();
    let again = app.post("/api/classes/join", token, json!({"code": code})).await.expect(200);
    assert_eq!(again["seat"], joined["seat"], "who sits there keeps the seat");
    assert!(again.get("access_token").is_none());
    join(app, &json!(code), "oTTer ").await.problem(422, "validation_failed");
    let friendly = app.call(Method::POST, "/api/classes/join", None, Some(json!({"code": code}))).await.expect(201);
    assert!(friendly["seat"]["nickname"].as_str().unwrap().split(' ').count() == 3, "{friendly}");
    for wrong in ["AAAAAAAA", "short", "", "0O1I0O1I", "\u{0}", "ABCD2345ABCD2345"] {
        join(app, &json!(wrong), "Fox").await.problem(404, "not_found");
    }
    for body in [
        json!({}),
        json!({"code": 1}),
        json!({"code": code, "email": "a@b.c"}),
        json!({"code": code, "nickname": "a\u{0}"}),
    ] {
        app.call(Method::POST, "/api/classes/join", None, Some(body))
            .await
            .problem(422, "validation_failed");
    }
}

async fn a_lock_an_end_and_a_new_code_keep_people_out(app: &TestApp) {
    let (teacher, class) = taught(app).await;
    let inside = pupil(app, &class, "Otter").await;
    put(app, &of(&class, ""), &teacher, json!({"locked": true})).await.expect(200);
    join(app, &class["code"], "Fox").await.problem(403, "forbidden");
    app.post("/api/classes/join", &inside, json!({"code": class["code"]})).await.expect(200);
    put(app, &of(&class, ""), &teacher, json!({"locked": false})).await.expect(200);
    let soon = Utc::now() + Duration::milliseconds(300);
    let changed = put(app, &of(&class, ""), &teacher, json!({"code_expires_at": soon})).await.expect(200);
    assert_eq!((changed["locked"].as_bool(), changed["code_expires_at"].is_string()), (Some(false), true));
    tokio::time::sleep(std::time::Duration::from_millis(400)).await;
    join(app, &class["code"], "Fox").await.problem(404, "not_found");
    assert_eq!(
        put(app, &of(&class, ""), &teacher, json!({"name": "10c"})).await.expect(200)["code_expires_at"],
        changed["code_expires_at"]
    );
    put(app, &of(&class, ""), &teacher, json!({"code_expires_at": null})).await.expect(200);
    join(app, &class["code"], "Fox").await.expect(201);
    let fresh = app.post(&of(&class, "/code"), &teacher, json!({})).await.expect(200);
    assert_ne!(fresh["code"], class["code"]);
    join(app, &class["code"], "Lynx").await.problem(404, "not_found");
    join(app, &fresh["code"], "Lynx").await.expect(201);
    assert_eq!(fresh["seats"], 2, "seats stay");
}

async fn a_lost_seat_comes_back(app: &TestApp) {
    let (teacher, class) = taught(app).await;
    let lost = pupil(app, &class, "Otter").await;
    pupil(app, &class, "Fox").await;
    let printed = app.post(&of(&class, "/recovery-codes"), &teacher, json!({})).await.expect(200);
    assert_eq!(printed["items"].as_array().unwrap().len(), 2);
    let code = |nickname: &str| printed["items"].as_array().unwrap().iter().find(|i| i["nickname"] == nickname).unwrap()["recovery"].clone();
    let recover = async |code: &Value, recovery: &Value| {
        app.call(Method::POST, "/api/classes/recover", None, Some(json!({"code": code, "recovery": recovery})))
            .await
    };
    let back = recover(&class["code"], &json!(code("Otter").as_str().unwrap().to_lowercase()))
        .await
        .expect(200);
    let me = app.get("/api/users/me", back["access_token"].as_str().unwrap()).await.expect(200);
    assert_eq!(me["id"], app.get("/api/users/me", &lost).await.expect(200)["id"]);
    for (wrong, recovery) in [
        (json!("AAAAAAAA"), code("Fox")),
        (class["code"].clone(), json!("AAAA-BBBB-CCCC")),
        (class["code"].clone(), json!("")),
    ] {
        recover(&wrong, &recovery).await.problem(404, "not_found");
    }
    let seat = printed["items"][0]["seat_id"].clone();
    app.post(&of(&class, "/recovery-codes"), &teacher, json!({"seat_id": seat})).await.expect(200);
    let first = printed["items"][0]["recovery"].clone();
    recover(&class["code"], &first).await.problem(404, "not_found");
    // An account of one's own is no business of the class.
    let fox = recover(&class["code"], &code("Otter")).await.expect(200);
    let body = json!({"username": "otter_7", "password": "correct horse"});
    put(app, "/api/users/me", fox["access_token"].as_str().unwrap(), body).await.expect(200);
    recover(&class["code"], &code("Otter")).await.problem(403, "forbidden");
    assert_eq!(
        app.post(&of(&class, "/recovery-codes"), &teacher, json!({})).await.expect(200)["items"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
}

async fn seats_are_kept_by_the_teacher_and_left_by_the_pupil(app: &TestApp) {
    let (teacher, class) = taught(app).await;
    let (otter, fox) = (pupil(app, &class, "Otter").await, pupil(app, &class, "Fox").await);
    let seats = app.get(&of(&class, "/seats"), &teacher).await.expect(200);
    assert_eq!(seats["items"][0]["nickname"], "Fox", "by pseudonym");
    let path = |i: usize| of(&class, &format!("/seats/{}", seats["items"][i]["id"].as_str().unwrap()));
    put(app, &path(1), &teacher, json!({"nickname": "fox"})).await.problem(422, "validation_failed");
    put(app, &path(1), &teacher, json!({"nickname": "Lynx"})).await.expect(200);
    assert_eq!(app.get("/api/classes/joined", &otter).await.expect(200)["items"][0]["seat"]["nickname"], "Lynx");
    assert_eq!(delete(app, &path(1), &teacher).await.status, 204);
    assert_eq!(app.get("/api/classes/joined", &otter).await.expect(200)["items"], json!([]));
    app.get("/api/users/me", &otter).await.expect(200);
    assert_eq!(delete(app, &of(&class, "/seats/me"), &fox).await.status, 204);
    delete(app, &of(&class, "/seats/me"), &fox).await.problem(404, "not_found");
    let erased = pupil(app, &class, "Owl").await;
    assert_eq!(delete(app, "/api/users/me", &erased).await.status, 204);
    assert_eq!(app.get(&of(&class, "/seats"), &teacher).await.expect(200)["items"], json!([]));
}

async fn an_assignment_sets_the_day(app: &TestApp) {
    let (teacher, class) = taught(app).await;
    let otter = pupil(app, &class, "Otter").await;
    let assignment = assign(app, &teacher, &class, json!({"difficulty": "easy"})).await;
    assert_eq!(
        app.get("/api/classes/joined", &otter).await.expect(200)["items"][0]["assignments"][0],
        assignment
    );
    let scene = begin(app, &otter, &assignment, "Nurse").await.expect(200);
    assert_eq!(
        (scene["rounds"].as_i64(), scene["difficulty"].as_str()),
        (Some(2), Some("easy")),
        "another name of the same career"
    );
    let refused = begin(app, &otter, &assignment, "astronaut").await.problem(422, "validation_failed");
    assert_eq!(refused["errors"][0]["code"], "not_allowed");
    for (field, value) in [("rounds", json!(3)), ("difficulty", json!("hard")), ("language", json!("de"))] {
        let body = json!({"career_title": "nurse", "assignment_id": assignment["id"], field: value});
        let refused = app.post("/api/generate-scenario", &otter, body).await.problem(422, "validation_failed");
        assert_eq!(
            (refused["errors"][0]["field"].as_str(), refused["errors"][0]["code"].as_str()),
            (Some(field), Some("set_by_assignment"))
        );
    }
    let both = json!({"session_id": scene["session_id"], "assignment_id": assignment["id"]});
    app.post("/api/generate-scenario", &otter, both).await.problem(422, "validation_failed");
    begin(app, &app.player().await, &assignment, "nurse").await.problem(404, "not_found");
    let path = of(&class, &format!("/assignments/{}", assignment["id"].as_str().unwrap()));
    put(app, &path, &teacher, json!({"title": "Care", "due_at": "2026-01-01T00:00:00Z"}))
        .await
        .expect(200);
    let late = begin(app, &otter, &assignment, "nurse").await.problem(422, "validation_failed");
    assert_eq!(late["errors"][0]["code"], "past_due");
    app.next(&otter, &scene).await.expect(200);
    for wrong in [
        json!({"title": ""}),
        json!({"title": "x", "rounds": 11}),
        json!({"title": "x", "careers": ["x"]}),
        json!({"title": "x", "careers": vec!["nurse"; 21]}),
        json!({"title": "x", "due_at": "2020-01-01T00:00:00Z"}),
        json!({"title": "x", "speed": 1}),
    ] {
        app.post(&of(&class, "/assignments"), &teacher, wrong).await.problem(422, "validation_failed");
    }
    let any = assign(app, &teacher, &class, json!({"careers": []})).await;
    begin(app, &otter, &any, "dragon trainer").await.expect(200);
    assert_eq!(delete(app, &path, &teacher).await.status, 204);
    let id = scene["session_id"].as_str().unwrap();
    assert_eq!(
        app.get(&format!("/api/sessions/{id}"), &otter).await.expect(200)["id"],
        id,
        "the day stays the pupil's"
    );
}

/// Plays a day of two scenes: a pick, then a pick or own words.
async fn play(app: &TestApp, pupil: &str, assignment: &Value, option: usize, words: Option<&str>) -> String {
    let scene = begin(app, pupil, assignment, "nurse").await.expect(200);
    app.pick(pupil, &scene, option).await;
    let second = app.next(pupil, &scene).await.expect(200);
    match words {
        Some(words) => assert_eq!(app.write(pupil, &second, words).await["status"], "succeeded"),
        None => assert!(app.pick(pupil, &second, option).await["score"].is_i64()),
    }
    scene["session_id"].as_str().unwrap().to_owned()
}

const WORDS: &str = "I ask the doctor at once, tell the family what happens next and write it all down.";

async fn results_and_file_say_what_the_reports_say(app: &TestApp) {
    let (teacher, class) = taught(app).await;
    let assignment = assign(app, &teacher, &class, json!({"title": "=Care, \"now\""})).await;
    let mut days = Vec::new();
    for (nickname, option, words) in [("=1+1", 0, None), ("@otter", 1, Some(WORDS)), ("-lynx", 2, None)] {
        let token = pupil(app, &class, nickname).await;
        let day = play(app, &token, &assignment, option, words).await;
        days.push((nickname, app.get(&format!("/api/sessions/{day}"), &token).await.expect(200)));
    }
    pupil(app, &class, "+late").await;
    let results = app.get(&of(&class, "/results"), &teacher).await.expect(200);
    let file = app.get(&of(&class, "/results.csv"), &teacher).await;
    assert_eq!(file.headers["content-type"], "text/csv; charset=utf-8");
    // Whoever reads it as a text takes the mark away.
    let url = format!("{}{}", app.url, of(&class, "/results.csv"));
    let bytes = app.http.get(url).bearer_auth(&teacher).send().await.unwrap().bytes().await.unwrap();
    assert!(bytes.starts_with(b"\xEF\xBB\xBF"), "spreadsheets need the mark");
    assert!(file.text.contains("\"'=Care, \"\"now\"\"\""), "{}", file.text);
    assert!(file.text.lines().any(|l| l.starts_with("'+late,,,not started")), "{}", file.text);
    for (nickname, day) in &days {
        let report = &day["report"];
        let pupil = results["pupils"].as_array().unwrap().iter().find(|p| p["nickname"] == *nickname).unwrap();
        let shown = &pupil["days"][0];
        assert_eq!(
            (&shown["score_mean"], &shown["estimates"]),
            (&report["score_mean"], &report["offline_estimates"])
        );
        assert_eq!(pupil["score_mean"], report["score_mean"]);
        for (cell, mean) in pupil["competencies"].as_array().unwrap().iter().zip(report["competencies"].as_array().unwrap()) {
            assert_eq!(
                (&cell["competency"], &cell["mean"], &cell["answers"]),
                (&mean["competency"], &mean["mean"], &mean["answers"])
            );
        }
        let line = file.text.lines().find(|l| l.starts_with(&format!("'{nickname},"))).unwrap();
        // The assignment's own comma and quotes are out of the way then.
        let cells: Vec<&str> = line.split("\"\"\",").nth(1).unwrap().split(',').collect();
        assert_eq!((cells[0], cells[1], cells[2]), ("nurse", "finished", "no"));
        assert_eq!(cells[5], report["score_mean"].as_f64().map(|m| format!("{m:.1}")).unwrap_or_default());
        for (i, answer) in day["answers"].as_array().unwrap().iter().enumerate() {
            let score = answer["evaluation"]["score"].to_string();
            assert_eq!(shown["scenes"][i]["score"].to_string(), score);
            assert_eq!(cells[7 + 2 * i], score, "{line}");
            let is_estimate = answer["evaluation"]["provenance"]["confidence"].is_string();
            assert_eq!(shown["scenes"][i]["estimate"], is_estimate);
            assert_eq!(cells[8 + 2 * i] == "offline estimate", is_estimate);
        }
    }
    assert!(
        results["pupils"].as_array().unwrap().iter().any(|p| p["days"][0]["estimates"] == 1),
        "own words are estimated without a model"
    );
    let live = app.get(&of(&class, "/live"), &teacher).await.expect(200);
    let standings: Vec<&str> = live["items"].as_array().unwrap().iter().map(|p| p["standing"].as_str().unwrap()).collect();
    assert_eq!(standings.iter().filter(|s| **s == "finished").count(), 3, "{live}");
    assert!(standings.contains(&"not_started"));
    let map = app
        .get(
            &of(&class, &format!("/criteria?assignment_id={}", assignment["id"].as_str().unwrap())),
            &teacher,
        )
        .await
        .expect(200);
    let exact: u64 = map["items"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|c| c["levels"].as_array().unwrap())
        .map(|n| n.as_u64().unwrap())
        .sum();
    let lines: u64 = results["pupils"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|p| p["competencies"].as_array().unwrap())
        .map(|c| c["answers"].as_u64().unwrap())
        .sum();
    assert_eq!(exact, lines, "the same criterion lines, seen from the other side");
    assert!(
        map["items"].as_array().unwrap().iter().any(|c| c["estimates"].as_u64() > Some(0)),
        "estimates are counted apart"
    );
}

async fn a_teacher_overrides_a_grade(app: &TestApp) {
    let (teacher, class) = taught(app).await;
    let assignment = assign(app, &teacher, &class, json!({})).await;
    let otter = pupil(app, &class, "Otter").await;
    let id = play(app, &otter, &assignment, 0, Some(WORDS)).await;
    let before = app.get(&format!("/api/sessions/{id}"), &otter).await.expect(200);
    let (first, answer) = (&before["answers"][1]["evaluation"], before["answers"][1]["answer_id"].as_str().unwrap());
    let path = of(&class, &format!("/answers/{answer}/grade"));
    for wrong in [
        json!({}),
        json!({"score": 11, "reason": "because"}),
        json!({"score": 8}),
        json!({"score": 8, "reason": " a "}),
    ] {
        put(app, &path, &teacher, wrong).await.problem(422, "validation_failed");
    }
    let seen = put(app, &path, &teacher, json!({"score": 9, "reason": "You asked before you acted."}))
        .await
        .expect(200);
    let after = app.get(&format!("/api/sessions/{id}"), &otter).await.expect(200);
    let now = &after["answers"][1]["evaluation"];
    assert_eq!(seen["answers"][1]["evaluation"], *now, "the pupil sees what the teacher sees");
    assert_eq!(
        (now["score"].as_i64(), now["provenance"]["source"].as_str(), now["feedback"].as_str()),
        (Some(9), Some("human"), Some("You asked before you acted."))
    );
    let earlier = &now["earlier"][0];
    assert_eq!(
        (&earlier["score"], &earlier["feedback"], &earlier["replaced_by"]),
        (&first["score"], &first["feedback"], &json!("override")),
        "the first grade stays in sight"
    );
    assert_eq!(earlier["reason"], "You asked before you acted.");
    let moved = now["balance"].as_i64().unwrap() - first["balance"].as_i64().unwrap();
    assert_eq!(moved, 2 * (9 - first["score"].as_i64().unwrap()), "by one entry of the ledger");
    assert_eq!(after["report"]["offline_estimates"], 0);
    let results = app.get(&of(&class, "/results"), &teacher).await.expect(200);
    let day = &results["pupils"][0]["days"][0];
    assert_eq!(
        (&day["scenes"][1]["overridden"], &day["score_mean"]),
        (&json!(true), &after["report"]["score_mean"])
    );
    assert!(app.get(&of(&class, "/results.csv"), &teacher).await.text.contains(",9,teacher,"));
    let appeal = format!("/api/answers/{answer}/appeal");
    app.post(&appeal, &otter, json!({"reason": "I want a machine to say it"}))
        .await
        .problem(422, "validation_failed");
}

async fn what_a_pupil_plays_elsewhere_stays_theirs(app: &TestApp) {
    let (teacher, class) = taught(app).await;
    let assignment = assign(app, &teacher, &class, json!({})).await;
    let otter = pupil(app, &class, "Otter").await;
    let private = app.open(&otter, "nurse").await;
    let result = app.pick(&otter, &private, 0).await;
    app.get(&of(&class, &format!("/sessions/{}", private["session_id"].as_str().unwrap())), &teacher)
        .await
        .problem(404, "not_found");
    let grade = of(&class, &format!("/answers/{}/grade", result["answer_id"].as_str().unwrap()));
    put(app, &grade, &teacher, json!({"score": 0, "reason": "no"}))
        .await
        .problem(422, "validation_failed");
    put(app, &grade, &teacher, json!({"score": 0, "reason": "not mine"}))
        .await
        .problem(404, "not_found");
    let id = play(app, &otter, &assignment, 1, None).await;
    let day = app.get(&of(&class, &format!("/sessions/{id}")), &teacher).await.expect(200);
    assert!(
        day["report"]["competencies"].as_array().unwrap().iter().all(|c| c["own_average"].is_null()),
        "{day}"
    );
    assert_eq!(
        app.get(&of(&class, "/results"), &teacher).await.expect(200)["pupils"][0]["days"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
    let shared = app.post(&format!("/api/sessions/{id}/share"), &otter, json!({})).await.expect(201);
    assert!(
        !app.get(&of(&class, &format!("/sessions/{id}")), &teacher)
            .await
            .text
            .contains(shared["token"].as_str().unwrap())
    );
}

async fn a_leaderboard_is_off_until_the_teacher_turns_it_on(app: &TestApp) {
    let (teacher, class) = taught(app).await;
    let assignment = assign(app, &teacher, &class, json!({})).await;
    let (otter, fox) = (pupil(app, &class, "Otter").await, pupil(app, &class, "Fox").await);
    let path = format!("/api/assignments/{}/leaderboard", assignment["id"].as_str().unwrap());
    app.get(&path, &otter).await.problem(404, "not_found");
    let mut on = json!({"title": "Care", "rounds": 2, "leaderboard": true});
    on["careers"] = json!(["nurse"]);
    put(app, &of(&class, &format!("/assignments/{}", assignment["id"].as_str().unwrap())), &teacher, on)
        .await
        .expect(200);
    play(app, &otter, &assignment, 0, None).await;
    play(app, &fox, &assignment, 1, None).await;
    let board = app.get(&path, &fox).await.expect(200);
    let items = board["items"].as_array().unwrap();
    assert_eq!(items.len(), 2);
    assert!(items[0]["score_mean"].as_f64() >= items[1]["score_mean"].as_f64());
    assert_eq!(
        items.iter().filter(|i| i["own"] == true).map(|i| i["nickname"].as_str()).collect::<Vec<_>>(),
        [Some("Fox")]
    );
    app.get(&path, &app.player().await).await.problem(404, "not_found");
}

async fn thirty_five_behind_one_address(app: &TestApp) {
    let (teacher, class) = taught(app).await;
    let assignment = assign(app, &teacher, &class, json!({})).await;
    let names: Vec<String> = (0..35).map(|i| format!("pupil {i}")).collect();
    let tokens = futures::future::join_all(names.iter().map(|name| pupil(app, &class, name))).await;
    // A few slips of the finger keep nobody out.
    for _ in 0..5 {
        join(app, &json!("ABCDABCD"), "slip").await.problem(404, "not_found");
    }
    // As many at once as a small machine answers without turning anybody away.
    let days = tokens.iter().enumerate().map(|(i, token)| play(app, token, &assignment, i % 3, None));
    let played: Vec<String> = futures::stream::iter(days).buffer_unordered(8).collect().await;
    assert_eq!(played.len(), 35);
    let live = app.get(&of(&class, "/live"), &teacher).await.expect(200);
    assert_eq!(live["items"].as_array().unwrap().iter().filter(|p| p["standing"] == "finished").count(), 35);
    // Who goes on guessing has to wait.
    let wrong = json!("ABCDABCD");
    for round in 0..6 {
        futures::future::join_all((0..80).map(|_| join(app, &wrong, "guess"))).await;
        let late = join(app, &class["code"], &format!("late {round}")).await;
        if late.status == 429 {
            late.problem(429, "rate_limited");
            return;
        }
        // A busy machine may take so long over the guesses that a turn has come back meanwhile.
    }
    panic!("nobody has to wait");
}

#[tokio::test(flavor = "multi_thread")]
async fn embedded_takes_a_class_behind_one_address() {
    let app = TestApp::with(|c| c.limits.enabled = true).await;
    thirty_five_behind_one_address(&app).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn shared_takes_a_class_behind_one_address() {
    if let Some(app) = TestApp::start(|c| c.limits.enabled = true, true).await {
        thirty_five_behind_one_address(&app).await;
    }
}
