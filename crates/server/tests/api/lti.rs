//! Learning platforms: a whole launch with its scores, and every launch that must come to nothing.

use crate::{
    app::TestApp,
    on_both,
    platform::{CLIENT, Pair},
    school::{School, Ticket, reply_is_a_refusal},
};
use careersim_store::lti;
use serde_json::{Value, json};

fn mean(day: &Value) -> f64 {
    let scores: Vec<f64> = day["answers"]
        .as_array()
        .unwrap()
        .iter()
        .map(|a| a["evaluation"]["score"].as_f64().unwrap())
        .collect();
    (scores.iter().sum::<f64>() / f64::from(u32::try_from(scores.len()).unwrap()) * 100.0).round() / 100.0
}

async fn a_launch_ends_with_a_grade_at_the_platform(app: &TestApp) {
    let school = School::open(app).await;
    let teacher = school.come_in("teacher-1", "Instructor").await;
    let pupil = school.come_in("pupil-1", "Learner").await;
    assert_eq!((&teacher["role"], &pupil["role"]), (&json!("teacher"), &json!("player")));
    assert_eq!((&teacher["class_id"], &teacher["assignment_id"]), (&pupil["class_id"], &pupil["assignment_id"]));
    let token = pupil["access_token"].as_str().unwrap();
    let export = app.get("/api/users/me/export", token).await.expect(200).to_string();
    assert!(!export.contains("Real Name") && !export.contains("real@example.org"), "no name is kept");

    let day = school.play(&pupil, 0).await;
    let grade = school.graded("pupil-1", |g| g["gradingProgress"] == "FullyGraded").await;
    assert_eq!(grade["activityProgress"], "Completed");
    assert_eq!((grade["scoreGiven"].as_f64().unwrap(), &grade["scoreMaximum"]), (mean(&day), &json!(10)));
    assert_eq!(grade.get("comment"), None, "picks in authored scenes are exact: {grade}");
    assert_eq!(school.platform.refused(), Vec::<String>::new());

    // The same pupil again is the same player, another day counts instead of the first, and the class knows the pupil by a pseudonym only.
    let again = school.come_in("pupil-1", "Learner").await;
    let second = school.play(&again, 3).await;
    let grade = school
        .graded("pupil-1", |g| {
            g["scoreGiven"].as_f64() == Some(mean(&second)) && g["gradingProgress"] == "FullyGraded"
        })
        .await;
    assert_eq!(grade["userId"], "pupil-1");
    let class = pupil["class_id"].as_str().unwrap();
    let seats = app
        .get(&format!("/api/classes/{class}/seats"), teacher["access_token"].as_str().unwrap())
        .await
        .expect(200);
    assert_eq!(seats["items"].as_array().unwrap().len(), 1, "{seats}");
    assert_eq!(school.platform.late(), Vec::<Value>::new(), "each score is newer than the one before");
}

async fn a_whole_class_opens_a_new_course_at_once(app: &TestApp) {
    let school = School::open(app).await;
    let names: Vec<String> = (0..12).map(|n| format!("pupil-{n}")).collect();
    let sessions = futures::future::join_all(names.iter().map(|n| school.come_in(n, "Learner"))).await;
    assert!(
        sessions
            .iter()
            .all(|s| s["class_id"] == sessions[0]["class_id"] && s["assignment_id"] == sessions[0]["assignment_id"])
    );
    let teacher = school.come_in("teacher-1", "Instructor").await;
    let path = format!("/api/classes/{}/seats", sessions[0]["class_id"].as_str().unwrap());
    let seats = app.get(&path, teacher["access_token"].as_str().unwrap()).await.expect(200);
    assert_eq!(seats["items"].as_array().unwrap().len(), 12);
    assert_eq!(school.players().await, 13, "whatever was made in vain is gone again");
}

type Change = (&'static str, Value, u16);

fn wrong_claims() -> Vec<Change> {
    let now = careersim_game::clock::now().timestamp();
    vec![
        ("iss", json!("https://other.example"), 401),
        ("aud", json!("another-tool"), 401),
        ("aud", json!([CLIENT, "another-tool"]), 401),
        ("azp", json!("another-tool"), 401),
        ("exp", json!(now - 61), 401),
        ("iat", json!(now - 700), 401),
        ("iat", json!(now + 120), 401),
        ("nbf", json!(now + 120), 401),
        ("nonce", json!("made up"), 401),
        ("sub", Value::Null, 403),
        ("exp", Value::Null, 401),
        ("nonce", Value::Null, 401),
        ("https://purl.imsglobal.org/spec/lti/claim/deployment_id", json!("deployment-2"), 403),
        ("https://purl.imsglobal.org/spec/lti/claim/version", json!("1.0"), 403),
        ("https://purl.imsglobal.org/spec/lti/claim/message_type", json!("LtiDeepLinkingRequest"), 403),
        (
            "https://purl.imsglobal.org/spec/lti/claim/target_link_uri",
            json!("https://other.example/lti"),
            401,
        ),
        ("https://purl.imsglobal.org/spec/lti/claim/resource_link", Value::Null, 403),
    ]
}

async fn forged_replayed_and_expired_launches_are_refused(app: &TestApp) {
    let school = School::open(app).await;
    for (claim, value, status) in wrong_claims() {
        let ticket = school.ticket().await;
        let mut claims = school.platform.claims("eve", "Instructor", &ticket.nonce);
        claims[claim] = value.clone();
        if value.is_null() {
            claims.as_object_mut().unwrap().remove(claim);
        }
        let reply = school.bring(&ticket.state, &Pair::first().sign(&claims)).await;
        reply_is_a_refusal(reply, status, &format!("{claim}: {value}"));
        // And what was wrong once is used up: the right token comes too late.
        let right = Pair::first().sign(&school.platform.claims("eve", "Instructor", &ticket.nonce));
        reply_is_a_refusal(school.bring(&ticket.state, &right).await, 401, claim);
    }
    for (token, what) in forged_tokens(&school).await {
        reply_is_a_refusal(school.bring(&token.0.state, &token.1).await, 401, what);
    }
    let ticket = school.ticket().await;
    let token = Pair::first().sign(&school.platform.claims("ada", "Learner", &ticket.nonce));
    School::code(&school.bring(&ticket.state, &token).await);
    reply_is_a_refusal(school.bring(&ticket.state, &token).await, 401, "the same launch again");
    reply_is_a_refusal(
        school.bring(&school.ticket().await.state, &token).await,
        401,
        "the same token in another launch",
    );
    reply_is_a_refusal(school.bring("made up", &token).await, 401, "a state that nobody gave");
    school.bring("", "").await.problem(400, "malformed");
    assert_eq!(
        school.players().await,
        2,
        "only the good launch made a pupil, and a teacher's account for the course"
    );
}

async fn forged_tokens(school: &School<'_>) -> Vec<((Ticket, String), &'static str)> {
    let mut found = Vec::new();
    let mut push = |ticket: Ticket, token: String, what| found.push(((ticket, token), what));
    let claims = |ticket: &Ticket| school.platform.claims("eve", "Instructor", &ticket.nonce);
    let unsigned = |head: Value, claims: &Value| {
        use base64::Engine;
        let part = |v: &Value| base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(v.to_string());
        format!("{}.{}.", part(&head), part(claims))
    };
    let t = school.ticket().await;
    push(
        t.clone(),
        Pair::second().named("first").sign(&claims(&t)),
        "another key under the platform's name",
    );
    let t = school.ticket().await;
    push(t.clone(), Pair::second().sign(&claims(&t)), "a key that the platform does not show");
    let t = school.ticket().await;
    push(t.clone(), Pair::short().sign(&claims(&t)), "a key that is too short");
    let t = school.ticket().await;
    push(
        t.clone(),
        unsigned(json!({ "alg": "none", "typ": "JWT", "kid": "first" }), &claims(&t)),
        "no signature at all",
    );
    let t = school.ticket().await;
    push(
        t.clone(),
        unsigned(json!({ "alg": "RS256", "kid": "first" }), &claims(&t)),
        "an empty signature",
    );
    let t = school.ticket().await;
    let mut head = jsonwebtoken::Header::new(jsonwebtoken::Algorithm::HS256);
    head.kid = Some("first".to_owned());
    let public = Pair::first().jwk()["n"].as_str().unwrap().to_owned();
    let key = jsonwebtoken::EncodingKey::from_base64_secret(&public.replace('-', "+").replace('_', "/"))
        .unwrap_or(jsonwebtoken::EncodingKey::from_secret(public.as_bytes()));
    push(
        t.clone(),
        jsonwebtoken::encode(&head, &claims(&t), &key).unwrap(),
        "signed with the public key as a password",
    );
    let t = school.ticket().await;
    let good = Pair::first().sign(&claims(&t));
    let (head, rest) = good.split_once('.').unwrap();
    let mut other = claims(&t);
    other["sub"] = json!("somebody else");
    let body = unsigned(json!({}), &other);
    let changed = format!("{head}.{}.{}", body.split('.').nth(1).unwrap(), rest.split('.').nth(1).unwrap());
    push(t.clone(), changed, "changed after it was signed");
    push(school.ticket().await, "not.a.token".to_owned(), "no token");
    found
}

async fn only_registered_platforms_begin(app: &TestApp) {
    let school = School::open(app).await;
    let with = |name: &str, value: &str| -> Vec<(&'static str, String)> {
        let mut fields = school.begin_fields();
        fields.iter_mut().filter(|(n, _)| *n == name).for_each(|(_, v)| value.clone_into(v));
        fields
    };
    for (name, value) in [
        ("iss", "https://other.example"),
        ("client_id", "tool-8"),
        ("lti_deployment_id", "deployment-2"),
        ("target_link_uri", "https://other.example/lti"),
    ] {
        school.begin(&with(name, value)).await.problem(403, "forbidden");
    }
    for name in ["iss", "login_hint", "target_link_uri"] {
        school.begin(&with(name, "")).await.problem(400, "malformed");
    }
    // By form as by address.
    let form = school.http.post(format!("{}/api/lti/login", app.url)).form(&school.begin_fields());
    assert_eq!(app.send(form).await.status, 303);
    // A browser is shown a page that goes on to the one in its language.
    let html = school.http.get(format!("{}/api/lti/login?iss=x", app.url)).header("accept", "text/html,*/*");
    let reply = app.send(html).await;
    assert_eq!(
        (reply.status.as_u16(), reply.headers["content-type"].to_str().unwrap()),
        (400, "text/html; charset=utf-8")
    );
    assert!(reply.text.contains("url=/lti#problem=again&amp;id="), "{}", reply.text);
}

async fn a_code_is_good_once_and_launches_grow_old(app: &TestApp) {
    let school = School::open(app).await;
    let code = School::code(&school.launched("ada", "Learner").await);
    school.redeem(&code).await.expect(200);
    school.redeem(&code).await.problem(401, "unauthorized");
    school.redeem("made up").await.problem(401, "unauthorized");
    // What a launch leaves for the page, and the launch itself, are too old after a while.
    let store = &app.app.game.store;
    let now = careersim_game::clock::now();
    let code = School::code(&school.launched("ada", "Learner").await);
    let hash = careersim_game::ids::fingerprint(&code);
    assert_eq!(lti::take_handover(store, &hash, now + chrono::Duration::seconds(100)).await.unwrap(), None);
    let old = lti::NewState {
        state_hash: careersim_game::ids::fingerprint("old state"),
        platform: school.row.id,
        nonce_hash: careersim_game::ids::fingerprint("old nonce"),
        target: format!("{}/lti", app.url),
        expires_at: now - chrono::Duration::seconds(1),
    };
    lti::remember(store, old, now - chrono::Duration::minutes(11)).await.unwrap();
    let token = Pair::first().sign(&school.platform.claims("ada", "Learner", "old nonce"));
    reply_is_a_refusal(school.bring("old state", &token).await, 401, "a launch that took too long");
    school.ticket().await;
    assert_eq!(
        lti::sweep(store, now + chrono::Duration::hours(2)).await.unwrap(),
        1,
        "what nobody brought back is forgotten"
    );
}

async fn the_platform_s_keys_are_asked_for_when_needed(app: &TestApp) {
    let school = School::open(app).await;
    school.come_in("ada", "Learner").await;
    school.come_in("ada", "Learner").await;
    assert_eq!(school.platform.asked_for_keys(), 1);
    // The platform changes its key.
    school.platform.shows(&[Pair::second()]);
    let ticket = school.ticket().await;
    let token = Pair::second().sign(&school.platform.claims("ada", "Learner", &ticket.nonce));
    School::code(&school.bring(&ticket.state, &token).await);
    let ticket = school.ticket().await;
    let token = Pair::first().sign(&school.platform.claims("ada", "Learner", &ticket.nonce));
    reply_is_a_refusal(school.bring(&ticket.state, &token).await, 401, "a key that was taken back");
    for _ in 0..10 {
        let ticket = school.ticket().await;
        let token = Pair::second().named("made up").sign(&school.platform.claims("eve", "Learner", &ticket.nonce));
        reply_is_a_refusal(school.bring(&ticket.state, &token).await, 401, "a key that nobody has");
    }
    assert!(
        school.platform.asked_for_keys() <= 5,
        "forged tokens do not make us ask: {}",
        school.platform.asked_for_keys()
    );
    school.platform.is_away(true);
    let ticket = school.ticket().await;
    let token = Pair::second().sign(&school.platform.claims("ada", "Learner", &ticket.nonce));
    School::code(&school.bring(&ticket.state, &token).await);
}

on_both!(
    a_launch_ends_with_a_grade_at_the_platform,
    a_whole_class_opens_a_new_course_at_once,
    forged_replayed_and_expired_launches_are_refused,
    only_registered_platforms_begin,
    a_code_is_good_once_and_launches_grow_old,
    the_platform_s_keys_are_asked_for_when_needed,
);
