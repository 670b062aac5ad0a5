//! Rows of the outcome table in which the model's text is not what was asked for.

use crate::house::*;
use crate::rows::*;
use crate::support::answers::scene;
use crate::support::{FLASH, Fake};
use careersim_coach::SceneOutcome;
use serde_json::{Value, json};

#[tokio::test]
async fn what_is_not_json_is_asked_for_again() {
    let good = scene().to_string();
    let rows = [
        ("trailing comma", format!("{},}}", good.trim_end_matches('}'))),
        ("raw newline", good.replacen("It is", "It\n is", 1)),
        ("lone surrogate", good.replacen("It is", "\\ud83d is", 1)),
        ("duplicate keys", good.replacen("{\"title\"", "{\"title\": \"x\", \"title\"", 1)),
        ("array root", format!("[{good}]")),
        ("array root with more", format!("[\"scene\", {good}]")),
        ("1e400", good.replacen("\"score\":9", "\"score\":1e400", 1)),
        ("no object", "I would rather not.".into()),
        ("cut without saying so", good[..400].into()),
    ];
    for (name, text) in rows {
        assert_ne!(text, good, "{name}");
        repeats(name, say(text), "malformed").await;
    }
}

#[tokio::test]
async fn values_are_exact_or_asked_for_again() {
    for score in [json!("9"), json!(9.0), json!(" 9 ")] {
        passes("a number in disguise", changed(|s| s["options"][1]["score"] = score)).await;
    }
    for score in [json!(11), json!(-1), json!(7.5), Value::Null, json!("7/10"), json!("nine"), json!(true)] {
        repeats(&format!("score {score}"), changed(|s| s["options"][1]["score"] = score), "invalid").await;
    }
    repeats(
        "missing field",
        changed(|s| drop(s.as_object_mut().unwrap().shift_remove("situation"))),
        "invalid",
    )
    .await;
    repeats(
        "renamed field",
        changed(|s| s["Situation"] = s.as_object_mut().unwrap().shift_remove("situation").unwrap()),
        "invalid",
    )
    .await;
    repeats("blank string", changed(|s| s["situation"] = json!(" \u{200B} ")), "invalid").await;
    repeats("blank option", changed(|s| s["options"][0]["text"] = json!("  ")), "invalid").await;
    repeats("blank fact", changed(|s| s["facts"][0] = json!(" \u{200B}")), "invalid").await;
    repeats("unknown competency", changed(|s| s["criteria"][0]["competency"] = json!("charm")), "invalid").await;
    repeats("options as strings", changed(|s| s["options"] = json!(["a", "b", "c"])), "invalid").await;
    repeats(
        "option text as an object",
        changed(|s| s["options"][0]["text"] = json!({ "text": "Start the belt" })),
        "invalid",
    )
    .await;
}

#[tokio::test]
async fn unfit_scenes_are_made_again() {
    let options = |count: usize| {
        changed(move |s| {
            let template = s["options"].as_array().unwrap().clone();
            let list = (0..count).map(|i| {
                let mut option = template[i % 3].clone();
                option["text"] = json!(format!("{} Then wait for {i} minutes.", option["text"].as_str().unwrap()));
                option["score"] = json!([9, 1, 3, 5, 2][i]);
                option
            });
            s["options"] = list.collect();
        })
    };
    for count in [0, 1, 2, 5] {
        repeats(&format!("{count} options"), options(count), "unfit").await;
    }
    passes("4 options", options(4)).await;
    repeats("equal options", changed(|s| s["options"][0]["text"] = s["options"][2]["text"].clone()), "unfit").await;
    repeats("short situation", changed(|s| s["situation"] = json!("You are at work. What now?")), "unfit").await;
    repeats("no spread", changed(|s| (0..3).for_each(|i| s["options"][i]["score"] = json!(5 + i))), "unfit").await;
    repeats("two best", changed(|s| s["options"][0]["score"] = json!(9)), "unfit").await;
    repeats(
        "give-away by length",
        changed(|s| s["options"][1]["text"] = json!(format!("Keep the belt off, {}", "look at the pump and call Mrs Alvarez ".repeat(4)))),
        "unfit",
    )
    .await;
    repeats(
        "give-away by words",
        changed(|s| s["options"][1]["text"] = json!("Keep the belt off and look at the pump (correct answer)")),
        "unfit",
    )
    .await;
    let german = "Es ist 7:10 Uhr und du hast gerade die Packlinie in einer kleinen Molkerei übernommen. Marek, der die Nacht gearbeitet hat, sagt dir, dass die Pumpe an Tank zwei seit vier Uhr ein Geräusch macht, aber dass niemand Zeit hatte. Der erste Wagen kommt um acht, und deine Chefin ist noch nicht im Haus.";
    let in_german = |s: &mut Value| {
        s["situation"] = json!(german);
        s["strong_answer"] = json!("Ich lasse das Band aus, frage Marek nach dem Geräusch und rufe die Chefin an, bevor der Wagen kommt.");
    };
    repeats("the wrong language", changed(in_german), "unfit").await;
}

#[tokio::test]
async fn text_is_cleaned() {
    let fake = Fake::start().await;
    fake.script(
        FLASH,
        [changed(|s| {
            s["title"] = json!("<b>The</b> pump\u{0}");
            s["options"][0]["text"] = json!("Start the belt\u{202E} now<script>alert(1)</script> and look <i>later</i>.");
        })],
    );
    let SceneOutcome::Made { scenario, .. } = make(&models(&config(&fake)), &Books::default(), "dairy worker", "en").await else {
        panic!()
    };
    assert_eq!(scenario.title.as_deref(), Some("The pump"));
    assert_eq!(scenario.options[0].text, "Start the belt now and look later.");
}
