//! Money through the API: a cap holds however many ask at once, every attempt is counted, and the sums are exact.

use crate::{
    app::TestApp,
    model::{point_at, settle},
    operators::operator,
    support::{FLASH, Fake, Step},
};
use careersim_store::{budgets, usage};
use serde_json::Value;
use std::time::Duration;

async fn capped(fake: &Fake, day_usd: f64, shared: bool) -> Option<TestApp> {
    let url = fake.url.clone();
    TestApp::start(
        move |config| {
            point_at(config, url);
            config.budget.day_usd = day_usd;
            config.budget.player_day_usd = 0.0;
            config.budget.player_month_usd = 0.0;
        },
        shared,
    )
    .await
}

// A call reserves some 0.012 dollars and costs 0.000925.
async fn sixty_four_at_once(app: &TestApp, fake: &Fake) {
    let limit = 0.05;
    fake.always(FLASH, Step::Slow(Duration::from_millis(300)));
    let players = futures::future::join_all((0..64).map(|_| app.player())).await;
    let titles: Vec<String> = (0..64).map(|i| format!("keeper of lock {i}")).collect();
    let opened = futures::future::join_all(players.iter().zip(&titles).map(|(p, t)| app.open(p, t)));
    let store = app.app.game.store.clone();
    let today = careersim_game::clock::now().format("%Y-%m-%d").to_string();
    let watched = async {
        let mut most = 0;
        for _ in 0..200 {
            let spent = budgets::spent(&store, "all", &today).await.unwrap();
            most = most.max(spent.reserved + spent.settled);
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        most
    };
    let (scenes, most) = tokio::join!(opened, watched);
    let by_model = scenes.iter().filter(|s| s["provenance"]["source"] == "gemini").count();
    assert!(
        (1..64).contains(&by_model),
        "{by_model} scenes by the model: some fit under the cap and the others do not"
    );
    assert!(most > 0 && most <= 50_000, "{most} millionths were reserved or spent under a cap of {limit}");
    assert!(
        scenes
            .iter()
            .all(|s| s["provenance"]["label"].is_string() || s["provenance"]["source"] == "gemini")
    );
    settle(app).await;
    assert_eq!(fake.called().len(), by_model, "nothing else was spent");
}

#[tokio::test(flavor = "multi_thread")]
async fn embedded_never_overshoots() {
    let fake = Fake::start().await;
    let app = capped(&fake, 0.05, false).await.unwrap();
    sixty_four_at_once(&app, &fake).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn shared_never_overshoots() {
    let fake = Fake::start().await;
    if let Some(app) = capped(&fake, 0.05, true).await {
        sixty_four_at_once(&app, &fake).await;
    }
}

fn sum(items: &Value, field: &str) -> i64 {
    items.as_array().unwrap().iter().map(|i| i[field].as_i64().unwrap()).sum()
}

// Successes, failures of every kind of price, and a client that goes away in the middle of a call, which is made to its end.
async fn everything_is_counted(app: &TestApp, fake: &Fake) {
    fake.script(
        FLASH,
        [
            Step::Status(503, String::new()),
            Step::Reset,
            Step::Slow(Duration::ZERO),
            Step::Say("no".into()),
        ],
    );
    let players = futures::future::join_all((0..6).map(|_| app.player())).await;
    let day = |i: usize| app.open(&players[i], ["baker", "cook", "nurse", "chef", "judge", "llama groomer"][i]);
    let scenes = futures::future::join_all((0..6).map(day)).await;
    for (i, (player, scene)) in players.iter().zip(&scenes).enumerate() {
        app.write(player, scene, &format!("I would ask Marek and tell Mrs Alvarez at once, for the {i}th time."))
            .await;
    }
    fake.always(FLASH, Step::Hang);
    let leaver = app.player().await;
    let body = serde_json::json!({ "career_title": "walker away" });
    let asked = app
        .http
        .post(format!("{}/api/generate-scenario", app.url))
        .bearer_auth(&leaver)
        .json(&body)
        .timeout(Duration::from_millis(400));
    assert!(asked.send().await.is_err());
    fake.always(FLASH, Step::Slow(Duration::ZERO));
    tokio::time::sleep(Duration::from_millis(300)).await;
    settle(app).await;
    let boss = operator(app).await;
    let told = app.get("/api/usage", &boss).await.expect(200);
    assert_eq!(usize::try_from(sum(&told["items"], "calls")).unwrap(), fake.called().len(), "{told}");
    let today = careersim_game::clock::now().date_naive();
    let rows = usage::attempts(&app.app.game.store, today, None, 100).await.unwrap().items;
    let costs: i64 = rows.iter().filter_map(|r| r.cost_micro_usd).sum();
    #[expect(clippy::cast_possible_truncation, reason = "a small sum")]
    let total = (told["total_usd"].as_f64().unwrap() * 1e6).round() as i64;
    assert_eq!((rows.len(), total), (fake.called().len(), costs));
    // 1,000 tokens at 0.3 and 250 at 2.5 millionths each, for every call whose tokens are known.
    let known = rows.iter().filter(|r| r.cost_micro_usd.is_some());
    assert!(known.clone().all(|r| r.cost_micro_usd == Some(925) || r.model != FLASH), "{rows:?}");
    assert!(known.count() > 10 && rows.iter().any(|r| r.outcome == "timeout") && rows.iter().any(|r| r.cost_micro_usd.is_none()));
    let text = app.send(app.http.get(format!("{}/api/metrics", app.url))).await.text;
    let counted: u64 = text
        .lines()
        .filter(|l| l.starts_with("careersim_model_attempts_total{"))
        .map(|l| l.rsplit(' ').next().unwrap().parse::<u64>().unwrap())
        .sum();
    assert_eq!(usize::try_from(counted).unwrap(), rows.len(), "{text}");
    let cost: i64 = text
        .lines()
        .filter(|l| l.starts_with("careersim_model_cost_micro_usd_total{"))
        .map(|l| l.rsplit(' ').next().unwrap().parse::<i64>().unwrap())
        .sum();
    assert_eq!(cost, costs);
    for name in [
        "careersim_model_tokens_total{",
        "careersim_budget_used_ratio{scope=\"all\",period=\"day\"}",
        "careersim_cache_total{cache=\"scene\",result=\"miss\"}",
    ] {
        assert!(text.contains(name), "{name} is missing: {text}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn embedded_counts_every_attempt() {
    let fake = Fake::start().await;
    let app = capped(&fake, 10.0, false).await.unwrap();
    everything_is_counted(&app, &fake).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn shared_counts_every_attempt() {
    let fake = Fake::start().await;
    if let Some(app) = capped(&fake, 10.0, true).await {
        everything_is_counted(&app, &fake).await;
    }
}
