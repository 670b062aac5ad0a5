//! One's days to take along: a day and everything, as JSON and as plain text, in one's language.

use crate::{app::TestApp, on_both};
use reqwest::Method;

on_both!(a_day_is_a_file, everything_is_a_text_of_all_days, what_does_not_fit_is_said);

const WORDS: &str = "I would check the chart first and then ask the charge nurse before I give anything.";

async fn a_day_is_a_file(app: &TestApp) {
    let player = app.player().await;
    let scene = app.open(&player, "registered nurse").await;
    let done = app.write(&player, &scene, WORDS).await;
    let second = app.next(&player, &scene).await.expect(200);
    let pick = app.pick(&player, &second, 1).await;
    let path = format!("/api/sessions/{}/export", scene["session_id"].as_str().unwrap());
    let json = app.get(&path, &player).await;
    assert!(json.headers["content-disposition"].to_str().unwrap().ends_with(".json\""));
    assert_eq!(json.json()["answers"][0]["user_answer"], WORDS);
    let text = app.get(&format!("{path}?format=text"), &player).await;
    assert_eq!(text.headers["content-type"], "text/plain; charset=utf-8");
    assert!(text.headers["content-disposition"].to_str().unwrap().ends_with(".txt\""));
    let third = app.next(&player, &second).await.expect(200);
    for part in [
        "CareerSim: registered nurse\n",
        &format!("My answer: {WORDS}"),
        &format!("Score: {}/10 (estimate by the practice coach). ", done["result"]["score"]),
        &format!("Score: {}/10. {}", pick["score"], pick["feedback"].as_str().unwrap()),
        &format!("My answer: {}", second["options"][1].as_str().unwrap()),
        "Estimates by the practice coach, in no average: 1",
        "Next steps\n- ",
    ] {
        assert!(text.text.contains(part), "no `{part}` in {}", text.text);
    }
    let german = app.get(&format!("{path}?format=text&language=de"), &player).await.text;
    assert!(german.contains("Meine Antwort: ") && german.contains("(nicht beendet)"), "{german}");
    // A scene that waits is there, without what would grade it.
    assert!(
        german.contains(third["scenario"].as_str().unwrap()) && german.matches("Eine starke Antwort: ").count() == 2,
        "{german}"
    );
    let stranger = app.player().await;
    app.get(&path, &stranger).await.problem(404, "not_found");
}

async fn everything_is_a_text_of_all_days(app: &TestApp) {
    let player = app.player().await;
    // More than are read at once.
    for i in 0..22 {
        let title = if i == 0 { "lawyer".to_owned() } else { format!("chef {i}") };
        app.pick(&player, &app.open(&player, &title).await, 0).await;
    }
    let text = app.get("/api/users/me/export?format=text", &player).await;
    assert_eq!(text.headers["content-type"], "text/plain; charset=utf-8");
    assert_eq!(text.text.matches("CareerSim: ").count(), 22, "{}", text.text);
    let first = text.text.find("CareerSim: chef 21\n").unwrap();
    assert!(first < text.text.find("CareerSim: lawyer\n").unwrap(), "the newest first");
    let json = app.get("/api/users/me/export", &player).await.expect(200);
    assert_eq!(json["sessions"].as_array().unwrap().len(), 22);
}

async fn what_does_not_fit_is_said(app: &TestApp) {
    let player = app.player().await;
    for query in ["format=pdf", "format=text&language=!", "form=text"] {
        app.get(&format!("/api/users/me/export?{query}"), &player)
            .await
            .problem(422, "validation_failed");
    }
    app.call(Method::GET, "/api/users/me/export?format=text", None, None)
        .await
        .problem(401, "unauthorized");
}
