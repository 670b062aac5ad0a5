//! A player who came in from a learning platform, and what is still to be told there.

use crate::fixture::{after, id, new_session, now};
use careersim_domain::{
    Difficulty, Language, Rounds,
    class::{DayRules, Nickname},
};
use careersim_store::{
    Store,
    assignments::{self, AssignmentSpec},
    classes::{self, NewClass},
    lti::{self, Handover, KeyRow, LinkRow, NewLink, NewState, PlatformRow, PlatformUser},
    seats, sessions,
};
use uuid::Uuid;

async fn platform(store: &Store) -> Uuid {
    let new = PlatformRow {
        id: id(),
        name: format!("school {}", id()),
        issuer: format!("https://{}.example", id().simple()),
        client_id: "tool".to_owned(),
        deployments: vec!["1".to_owned()],
        auth_url: "https://school.example/auth".to_owned(),
        token_url: "https://school.example/token".to_owned(),
        jwks_url: "https://school.example/jwks".to_owned(),
        token_audience: "https://school.example/token".to_owned(),
        services: vec!["https://school.example".to_owned()],
        created_at: now(),
    };
    let key = KeyRow {
        kid: id().to_string(),
        private_key: "no key".to_owned().into(),
        created_at: now(),
    };
    lti::add_key(store, &key, false).await.unwrap();
    lti::add_platform(store, new).await.unwrap().id
}

async fn class(store: &Store, ada: Uuid) -> (Uuid, Uuid) {
    let new = NewClass {
        id: id(),
        teacher: ada,
        name: "9b".to_owned(),
        code: id().simple().to_string(),
        code_expires_at: None,
    };
    let class = classes::create(store, new, now()).await.unwrap().id;
    let nickname = Nickname::parse("Otter 7").unwrap();
    seats::take(store, id(), class, seats::Who::Player(ada), &nickname, now()).await.unwrap();
    let spec = AssignmentSpec {
        title: "try".to_owned(),
        careers: Vec::new(),
        rules: DayRules {
            rounds: Rounds::default(),
            difficulty: Difficulty::Normal,
            language: Language::default(),
        },
        due_at: None,
        leaderboard: false,
    };
    (class, assignments::create(store, id(), class, &spec, now()).await.unwrap().id)
}

/// Launches, plays a day that is given up, and has its score told.
pub async fn fill(store: &Store, ada: Uuid) {
    let platform = platform(store).await;
    let (class, assignment) = class(store, ada).await;
    let state = NewState {
        state_hash: id().to_string(),
        platform,
        nonce_hash: "n".to_owned(),
        target: "t".to_owned(),
        expires_at: after(9),
    };
    lti::remember(store, state, now()).await.unwrap();
    let user = PlatformUser { platform, subject: "sub" };
    lti::bind_user(store, user, ada, now()).await.unwrap();
    lti::bind_context(store, platform, "1", "course", class, now()).await.unwrap();
    let new = NewLink {
        id: id(),
        platform,
        deployment: "1",
        resource_link: "link",
        assignment,
    };
    let link: LinkRow = lti::bind_link(store, new, now()).await.unwrap();
    let session = sessions::NewSession {
        assignment_id: Some(assignment),
        ..new_session(ada, 1)
    };
    let session = sessions::create(store, session, now()).await.unwrap();
    assert!(sessions::finish(store, session.id, ada, now()).await.unwrap());
    lti::set_line_item(store, &link, "https://school.example/1", now()).await.unwrap();
    let handover = Handover {
        player: ada,
        class,
        assignment,
        expires_at: after(9),
    };
    lti::hand_over(store, &id().to_string(), &handover).await.unwrap();
}
