//! The bell: heard in the process at once, and on PostgreSQL by every other replica within milliseconds.

use crate::fixture::{after, day, guest, now, on_each, on_each_database, queued, text};
use careersim_store::{
    Store, StoreConfig, answers,
    prompts::{self, Actor, NewPrompt},
    queue,
};
use sqlx::{Connection, Executor};
use std::time::{Duration, Instant};
use tokio::time::timeout;
use uuid::Uuid;

const SOON: Duration = Duration::from_secs(5);

#[test]
fn accepting_an_answer_rings_here() {
    on_each(|store| async move {
        let ada = guest(&store).await;
        let (session, scene) = day(&store, ada, 1).await;
        let mut tasks = store.bell().tasks();
        let new = text(&session, &scene, "I check first");
        answers::submit(&store, new.clone(), queued(), &scene.content, now()).await.unwrap();
        timeout(SOON, store.bell().due()).await.unwrap();
        assert_eq!(timeout(SOON, tasks.recv()).await.unwrap().unwrap(), new.task_id);
        assert_eq!(queue::claim(&store, "w", chrono::Duration::seconds(9), 1, after(1)).await.unwrap().len(), 1);
        assert_eq!(timeout(SOON, tasks.recv()).await.unwrap().unwrap(), new.task_id);
    });
}

#[test]
fn what_is_rolled_back_rings_nowhere() {
    on_each(|store| async move {
        let ada = guest(&store).await;
        let (session, scene) = day(&store, ada, 1).await;
        let mut tasks = store.bell().tasks();
        let new = text(&session, &scene, "I check first");
        answers::submit(&store, answers::NewAnswer { session: Uuid::nil(), ..new }, queued(), &scene.content, now())
            .await
            .unwrap_err();
        assert!(timeout(Duration::from_millis(50), tasks.recv()).await.is_err());
    });
}

// Another replica with its listener running, once it hears.
async fn replica(url: &str) -> (Store, tokio::task::JoinHandle<()>) {
    let store = Store::open(&StoreConfig::at(url)).await.unwrap();
    let mut prompts = store.bell().prompts();
    let listener = tokio::spawn(store.clone().listen());
    assert_eq!(timeout(SOON, prompts.recv()).await.unwrap().unwrap(), "", "the listener says that it began");
    timeout(SOON, store.bell().due()).await.unwrap();
    (store, listener)
}

#[test]
fn other_replicas_hear_at_commit() {
    on_each_database(|url, store| async move {
        if url.starts_with("sqlite") {
            return;
        }
        let (other, listener) = replica(&url).await;
        let ada = guest(&store).await;
        let mut tasks = other.bell().tasks();
        let mut delays = Vec::new();
        for _ in 0..20 {
            let (session, scene) = day(&store, ada, 1).await;
            let new = text(&session, &scene, "I check first");
            answers::submit(&store, new.clone(), queued(), &scene.content, now()).await.unwrap();
            let begun = Instant::now();
            timeout(SOON, other.bell().due()).await.unwrap();
            assert_eq!(timeout(SOON, tasks.recv()).await.unwrap().unwrap(), new.task_id);
            delays.push(begun.elapsed());
        }
        delays.sort();
        println!("commit to the other replica: median {:?}, worst {:?}", delays[10], delays[19]);
        assert!(delays[10] < Duration::from_millis(250));
        let mut names = other.bell().prompts();
        let prompt = NewPrompt {
            name: "grade".to_owned(),
            template: "t".to_owned(),
            message: String::new(),
            author: "a".to_owned(),
        };
        prompts::add(&store, prompt, now()).await.unwrap();
        prompts::activate(&store, "grade", 1, &Actor::default(), "", now()).await.unwrap();
        assert_eq!(timeout(SOON, names.recv()).await.unwrap().unwrap(), "grade");
        listener.abort();
        other.close().await.unwrap();
    });
}

#[test]
fn a_cut_connection_is_made_anew_and_says_so() {
    on_each_database(|url, store| async move {
        if url.starts_with("sqlite") {
            return;
        }
        let (other, listener) = replica(&url).await;
        let mut tasks = other.bell().tasks();
        let mut admin = sqlx::PgConnection::connect(&url).await.unwrap();
        let cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()";
        admin.execute(cut).await.unwrap();
        assert_eq!(
            timeout(SOON, tasks.recv()).await.unwrap().unwrap(),
            Uuid::nil(),
            "something may have been missed"
        );
        // The pool's own connections were cut, too: at worst one call fails as unavailable.
        let ada = loop {
            if let Ok(player) = careersim_store::players::create_guest(&store, crate::fixture::id(), now()).await {
                break player.id;
            }
        };
        let (session, scene) = day(&store, ada, 1).await;
        let new = text(&session, &scene, "I check first");
        answers::submit(&store, new.clone(), queued(), &scene.content, now()).await.unwrap();
        loop {
            if timeout(SOON, tasks.recv()).await.unwrap().unwrap() == new.task_id {
                break;
            }
        }
        listener.abort();
        other.close().await.unwrap();
    });
}
