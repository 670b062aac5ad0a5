//! Own words that are accepted together with others': nobody gets less for it than alone, and one who can't be served holds up nobody.

use crate::{
    answers::with_key,
    fixture::{after, day, guest, id, key, new_session, now, on_each_database, queued, scenario, text},
};
use careersim_store::{
    Store,
    answers::{self, NewAnswer, Queued},
    players, queue,
    sessions::{self, NewSession},
};
use chrono::Duration;
use futures::future::join_all;
use std::collections::HashSet;
use uuid::Uuid;

const LEASE: Duration = Duration::seconds(30);

async fn send(store: &Store, new: NewAnswer) -> Option<Queued> {
    answers::submit_words(store, new, after(1)).await.unwrap()
}

async fn send_all(store: &Store, all: Vec<NewAnswer>) -> Vec<Option<Queued>> {
    let sending = all.into_iter().map(|new| {
        let store = store.clone();
        tokio::spawn(async move { send(&store, new).await })
    });
    join_all(sending).await.into_iter().map(Result::unwrap).collect()
}

// Only where there is a network between: on SQLite the steps do it.
fn on_postgres<F: Future<Output = ()>>(test: impl Fn(Store) -> F) {
    on_each_database(|url, store| {
        let test = url.starts_with("postgres").then(|| test(store));
        async move {
            if let Some(test) = test {
                test.await;
            }
        }
    });
}

#[test]
fn sqlite_leaves_everything_to_the_steps() {
    on_each_database(|url, store| async move {
        let ada = guest(&store).await;
        let (session, scene) = day(&store, ada, 1).await;
        let sent = send(&store, text(&session, &scene, "I check first")).await;
        assert_eq!(sent.is_some(), url.starts_with("postgres"));
    });
}

#[test]
fn own_words_that_come_at_once_are_all_queued_as_the_steps_would() {
    on_postgres(|store| async move {
        let mut all = Vec::new();
        for _ in 0..10 {
            let ada = guest(&store).await;
            for _ in 0..4 {
                let (session, scene) = day(&store, ada, 1).await;
                all.push(text(&session, &scene, "I check first, then I tell 'em; \u{1f642} \\ \" {}"));
            }
        }
        let sent = send_all(&store, all.clone()).await;
        for (new, queued) in all.iter().zip(&sent) {
            let queued = queued.as_ref().unwrap();
            assert_eq!(
                (queued.task.id, queued.task.answer_id, queued.task.player_id),
                (new.task_id, new.answer_id, new.player)
            );
            let kept = queue::task(&store, new.task_id, new.player).await.unwrap().unwrap();
            assert_eq!(kept, queued.task, "what is told is what stands there");
            assert_eq!(answers::by_id(&store, new.answer_id, new.player).await.unwrap().unwrap().answer, new.answer);
        }
        let turns = |player| sent.iter().flatten().filter(move |q| q.task.player_id == player).map(|q| q.task.queue_at);
        for player in all.iter().map(|n| n.player).collect::<HashSet<_>>() {
            assert_eq!(turns(player).collect::<HashSet<_>>().len(), 4, "each has its own turn");
        }
        let first: HashSet<Uuid> = queue::claim(&store, "w", LEASE, 10, after(2))
            .await
            .unwrap()
            .iter()
            .map(|j| j.answer.player_id)
            .collect();
        assert_eq!(first.len(), 10, "every player once before anybody twice");
    });
}

#[test]
fn how_many_are_ahead_is_counted() {
    on_postgres(|store| async move {
        let mut ahead = Vec::new();
        for n in 0..3 {
            let (session, scene) = day(&store, guest(&store).await, 1).await;
            let queued = answers::submit_words(&store, text(&session, &scene, "I check first"), after(n)).await.unwrap();
            ahead.push(queued.unwrap().ahead);
        }
        assert_eq!(ahead, [0, 1, 2]);
    });
}

async fn in_an_assignment(store: &Store, player: Uuid) -> NewAnswer {
    let new = NewSession {
        assignment_id: Some(id()),
        ..new_session(player, 1)
    };
    let session = sessions::create(store, new, now()).await.unwrap();
    let scene = scenario(store, &format!("{}:{}", key().career_key, session.id)).await;
    sessions::place_scene(store, session.id, player, 1, scene.id, None, now()).await.unwrap();
    text(&session, &scene, "I check first")
}

#[test]
fn what_is_out_of_the_ordinary_is_left_to_the_steps_and_holds_up_nobody() {
    on_postgres(|store| async move {
        let (ada, bob) = (guest(&store).await, guest(&store).await);
        let (session, scene) = day(&store, ada, 1).await;
        let usual = text(&session, &scene, "I check first");
        let (answered, its_scene) = day(&store, ada, 2).await;
        let before = with_key(&text(&answered, &its_scene, "I check first"), "k");
        answers::submit(&store, before.clone(), queued(), &its_scene.content, now()).await.unwrap();
        let (over, its_scene) = day(&store, ada, 1).await;
        sessions::finish(&store, over.id, ada, now()).await.unwrap();
        let late = text(&over, &its_scene, "I check first");
        let (other, its_scene) = day(&store, ada, 1).await;
        let used_key = with_key(&text(&other, &its_scene, "I check first"), "k");
        let strangers = NewAnswer {
            player: bob,
            ..text(&other, &its_scene, "I check first")
        };
        let misplaced = text(&other, &scene, "I check first");
        let eve = guest(&store).await;
        let (hers, its_scene) = day(&store, eve, 1).await;
        players::set_disabled(&store, eve, true, now()).await.unwrap();
        let barred = text(&hers, &its_scene, "I check first");
        let gone = NewAnswer {
            player: id(),
            ..text(&other, &its_scene, "I check first")
        };
        let assigned = in_an_assignment(&store, ada).await;
        let mut all = vec![usual.clone(), before, late, used_key, strangers, misplaced, barred, gone, assigned];
        // The same scene twice at once: one of them.
        let (twice, its_scene) = day(&store, bob, 1).await;
        all.extend([text(&twice, &its_scene, "I check first"), text(&twice, &its_scene, "I look away")]);
        let sent = send_all(&store, all).await;
        assert!(sent[0].is_some());
        assert_eq!(sent[1..9].iter().flatten().count(), 0);
        assert_eq!(sent[9..].iter().flatten().count(), 1);
        let depth = queue::depth(&store, after(100)).await.unwrap();
        assert_eq!(depth.queued, 3, "the usual one, the earlier one, and one of two");
    });
}

#[test]
fn of_two_scenes_with_one_key_at_once_one_is_taken() {
    on_postgres(|store| async move {
        let ada = guest(&store).await;
        let mut all = Vec::new();
        for _ in 0..4 {
            let (session, scene) = day(&store, ada, 1).await;
            all.push(with_key(&text(&session, &scene, "I check first"), "one key"));
            let (session, scene) = day(&store, guest(&store).await, 1).await;
            all.push(text(&session, &scene, "I check first"));
        }
        let sent = send_all(&store, all).await;
        assert_eq!(sent.iter().step_by(2).flatten().count(), 1);
        assert_eq!(sent.iter().skip(1).step_by(2).flatten().count(), 4, "the others don't suffer for it");
    });
}
