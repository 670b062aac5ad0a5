//! Rows of the outcome table: what comes of a step, which calls are made, and what the receipt says.

use crate::house::{Books, SHORT, attempts, config, make, models};
use crate::support::answers::{scene, success};
use crate::support::{FLASH, Fake, PRO, Step};
use careersim_coach::{Models, SceneOutcome};
use serde_json::{Value, json};

/// A text in place of the good scene.
pub fn say(text: impl Into<String>) -> Step {
    Step::Say(text.into())
}

/// The good scene with one thing changed.
pub fn changed(change: impl FnOnce(&mut Value)) -> Step {
    let mut good = scene();
    change(&mut good);
    say(good.to_string())
}

/// The good document with one thing changed.
pub fn document(change: impl FnOnce(&mut Value)) -> Step {
    let mut good = success("{MODEL}", &scene().to_string());
    change(&mut good);
    Step::Document(good)
}

pub fn finished(reason: &str) -> Step {
    document(|d| d["candidates"][0]["finishReason"] = json!(reason))
}

pub fn prompt_blocked(reason: &str) -> Step {
    Step::Document(
        json!({ "promptFeedback": { "blockReason": reason }, "usageMetadata": { "promptTokenCount": 1000, "totalTokenCount": 1000 }, "modelVersion": "{MODEL}" }),
    )
}

pub fn error(status: u16, message: &str, details: &Value) -> Step {
    Step::Status(
        status,
        json!({ "error": { "code": status, "message": message, "status": "X", "details": details } }).to_string(),
    )
}

pub fn described(result: &SceneOutcome) -> (String, Vec<String>) {
    match result {
        SceneOutcome::Made { provenance, receipt, .. } => (
            format!("made by {}", crate::house::short(provenance.model.as_deref().unwrap())),
            attempts(receipt),
        ),
        SceneOutcome::Blocked { receipt, .. } => ("blocked".to_owned(), attempts(receipt)),
        SceneOutcome::Unavailable { receipt, why } => (format!("unavailable: {}", why.as_str()), attempts(receipt)),
    }
}

pub async fn scene_by(models: &Models, books: &Books) -> (String, Vec<String>) {
    described(&make(models, books, "dairy worker", "en").await)
}

/// Runs one row and checks what every row has in common.
pub async fn run(name: &str, flash: Vec<Step>, pro: Vec<Step>, result: &str, expected: &[&str]) -> (Fake, Models) {
    let fake = Fake::start().await;
    let mut config = config(&fake);
    for (steps, limit) in [(&flash, &mut config.limits.flash_ms), (&pro, &mut config.limits.pro_ms)] {
        if steps.iter().any(Step::hangs) {
            *limit = SHORT;
        }
    }
    fake.script(FLASH, flash);
    fake.script(PRO, pro);
    let (models, books) = (models(&config), Books::default());
    assert_eq!(
        scene_by(&models, &books).await,
        (result.to_owned(), expected.iter().map(|e| (*e).to_owned()).collect()),
        "{name}"
    );
    // Nothing is refused, every call is in the receipt, and each is reserved and settled once.
    assert_eq!(fake.refusals(), Vec::<String>::new(), "{name}");
    assert_eq!(fake.seen().len(), expected.len(), "{name}");
    assert_eq!(
        (books.reserved.lock().unwrap().len(), books.settled.lock().unwrap().len()),
        (expected.len(), expected.len()),
        "{name}"
    );
    assert!(fake.called().iter().filter(|m| *m == FLASH).count() <= 2 && expected.len() <= 4, "{name}");
    (fake, models)
}

/// R F O: repeated once, then the next model, then the caller.
pub async fn repeats(name: &str, step: Step, word: &str) {
    let (f, p) = (format!("flash:{word}"), format!("pro:{word}"));
    run(name, vec![step.clone()], vec![], "made by flash", &[&f, "flash:ok"]).await;
    run(name, vec![step.clone(); 2], vec![], "made by pro", &[&f, &f, "pro:ok"]).await;
    run(name, vec![step.clone(); 2], vec![step; 2], "unavailable: failed", &[&f, &f, &p, &p]).await;
}

/// F O: the next model at once, then the caller.
pub async fn moves_on(name: &str, step: Step, word: &str) {
    let (f, p) = (format!("flash:{word}"), format!("pro:{word}"));
    run(name, vec![step.clone()], vec![], "made by pro", &[&f, "pro:ok"]).await;
    run(name, vec![step.clone()], vec![step], "unavailable: failed", &[&f, &p]).await;
}

/// U X: told at once, and the same request is not sent again.
pub async fn refuses(name: &str, step: Step) {
    let (fake, models) = run(name, vec![step], vec![], "blocked", &["flash:blocked"]).await;
    assert_eq!(scene_by(&models, &Books::default()).await, ("blocked".to_owned(), vec![]), "{name}");
    assert_eq!(fake.seen().len(), 1, "{name}");
    // Another request is another matter.
    assert!(
        matches!(make(&models, &Books::default(), "baker", "en").await, SceneOutcome::Made { .. }),
        "{name}"
    );
}

/// P: read as it is.
pub async fn passes(name: &str, step: Step) {
    run(name, vec![step], vec![], "made by flash", &["flash:ok"]).await;
}

/// The receipt of a scene in words.
pub trait Words {
    fn receipt_words(&self) -> Vec<String>;
}

impl Words for SceneOutcome {
    fn receipt_words(&self) -> Vec<String> {
        described(self).1
    }
}
