//! A player who has something in every table.

use crate::fixture::{after, day, graded, id, new_session, now, pick, queued, text};
use careersim_domain::{
    Attempt, Difficulty, Language, Rounds,
    class::{DayRules, Nickname},
};
use careersim_store::{
    Store, answers,
    assignments::{self, AssignmentSpec},
    budgets::{self, Cap},
    classes, daily, leaderboard, players,
    prompts::{self, Actor, NewPrompt},
    scenarios::{self, ScenarioRow},
    seats,
    sessions::{self, SessionRow},
    settings,
    tokens::{self, NewRefresh},
    usage::{self, NewUsage},
};
use uuid::Uuid;

/// What tests go on with.
pub struct Filled {
    pub second: SessionRow,
    pub other: ScenarioRow,
    pub call: NewUsage,
}

/// Plays a day, forks it, begins another whose answer waits, and leaves one row in every table that knows players.
pub async fn fill(store: &Store, ada: Uuid) -> Filled {
    let name = format!("ada{}", ada.simple());
    store.tell_of_days();
    players::claim(store, ada, &name, &"$argon2id$x".into()).await.unwrap();
    let (session, scene) = day(store, ada, 1).await;
    sessions::reveal_hint(store, session.id, ada, scene.id, 5, now()).await.unwrap();
    answers::submit(store, pick(&session, &scene, 0), graded(&scene, 0), &scene.content, now())
        .await
        .unwrap();
    sessions::fork(store, session.id, ada, 1, 10, id(), now()).await.unwrap();
    let daily_scene = crate::fixture::scenario(store, "day:baker/one").await;
    daily::open(store, new_session(ada, 1), now().date_naive(), daily_scene.id, None, now())
        .await
        .unwrap();
    leaderboard::join(store, ada, &name, &name, now()).await.unwrap();
    let (second, other) = day(store, ada, 1).await;
    let waiting = text(&second, &other, "my own words");
    answers::submit(store, waiting.clone(), queued(), &other.content, now()).await.unwrap();
    let token = NewRefresh {
        id: id(),
        token_hash: format!("{:x}", !ada.as_u128()),
        expires_at: after(9),
    };
    tokens::issue(store, ada, id(), token, now()).await.unwrap();
    scenarios::report(store, id(), scene.id, ada, "hm", now()).await.unwrap();
    let cap = Cap {
        scope: format!("player:{ada}"),
        period: "2026-11".to_owned(),
        player: Some(ada),
        limit: 100,
    };
    budgets::reserve(store, id(), &[cap], 1, now()).await.unwrap();
    let call = call(ada, waiting.task_id);
    usage::record(store, std::slice::from_ref(&call)).await.unwrap();
    teach(store, ada).await;
    crate::desk::agree(store, ada).await;
    crate::fill_lti::fill(store, ada).await;
    Filled { second, other, call }
}

/// A class of this teacher's, with its own teacher in it and something to play; the assignment's id.
pub async fn teach(store: &Store, ada: Uuid) -> Uuid {
    let class = classes::NewClass {
        id: id(),
        teacher: ada,
        name: "10b".to_owned(),
        code: ada.simple().to_string(),
        code_expires_at: Some(after(9)),
    };
    let class = classes::create(store, class, now()).await.unwrap().id;
    let name = Nickname::parse("Otter 7").unwrap();
    seats::take(store, id(), class, seats::Who::Player(ada), &name, now()).await.unwrap();
    let spec = AssignmentSpec {
        title: "Care".to_owned(),
        careers: vec!["nurse".to_owned()],
        rules: DayRules {
            rounds: Rounds::default(),
            difficulty: Difficulty::Normal,
            language: Language::default(),
        },
        due_at: None,
        leaderboard: false,
    };
    assignments::create(store, id(), class, &spec, now()).await.unwrap().id
}

fn call(player: Uuid, task: Uuid) -> NewUsage {
    let attempt = Attempt {
        model: "flash".to_owned(),
        outcome: "ok".to_owned(),
        input_tokens: Some(1),
        output_tokens: None,
        thought_tokens: None,
        cached_tokens: None,
        cost_usd: None,
        ms: 1,
    };
    NewUsage {
        at: now(),
        player_id: Some(player),
        evaluation_id: Some(task),
        purpose: "grade".to_owned(),
        prompt: None,
        attempt,
    }
}

/// What belongs to nobody: prompts, settings, scenes that follow others.
pub async fn fill_common(store: &Store) {
    let prompt = |text: &str| NewPrompt {
        name: "grade".to_owned(),
        template: text.to_owned(),
        message: "m".to_owned(),
        author: "a".to_owned(),
    };
    prompts::seed(store, &[prompt("one")], now()).await.unwrap();
    prompts::add(store, prompt("two \u{1f642} \"quoted\""), now()).await.unwrap();
    prompts::activate(store, "grade", 2, &Actor::default(), "m", now()).await.unwrap();
    settings::set(store, "secret", "s", now()).await.unwrap();
    crate::onet::import(store).await;
    crate::desk::fill(store).await;
    let parent = crate::fixture::scenario(store, "parent").await;
    for i in 0..3 {
        let child = scenarios::NewScenario {
            parent: Some((parent.id, Some(i))),
            ..crate::fixture::new_scene(&format!("child {i}"))
        };
        scenarios::insert(store, child, now()).await.unwrap();
    }
}
