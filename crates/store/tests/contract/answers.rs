//! Accepting answers: once, whole, and the same again for the same key.

use crate::fixture::{after, day, graded, guest, now, on_each, pick, queued, text};
use careersim_store::{
    ConflictKind, StoreError,
    answers::{self, NewAnswer, Submitted},
    ledger, players,
    queue::{self, TaskStatus},
    sessions,
};
use futures::future::join_all;

pub fn with_key(new: &NewAnswer, key: &str) -> NewAnswer {
    let fresh = NewAnswer {
        answer_id: crate::fixture::id(),
        task_id: crate::fixture::id(),
        ..new.clone()
    };
    NewAnswer {
        idempotency_key: Some(key.to_owned()),
        ..fresh
    }
}

#[test]
fn a_pick_is_settled_in_the_reply() {
    on_each(|store| async move {
        let ada = guest(&store).await;
        let (session, scene) = day(&store, ada, 1).await;
        let Submitted::Accepted(task) = answers::submit(&store, pick(&session, &scene, 0), graded(&scene, 0), &scene.content, now())
            .await
            .unwrap()
        else {
            panic!("not accepted")
        };
        let result = task.result.as_ref().unwrap();
        assert_eq!(
            (task.status, result.grade.score.get(), result.balance_change, result.balance.get()),
            (TaskStatus::Succeeded, 9, 8, 108)
        );
        assert_eq!(queue::task(&store, task.id, ada).await.unwrap().as_ref(), Some(&task));
        assert_eq!(
            queue::task(&store, task.id, guest(&store).await).await.unwrap(),
            None,
            "another player's task is nobody's"
        );
        assert_eq!(players::by_id(&store, ada).await.unwrap().unwrap().balance, 108);
        let entries = ledger::entries(&store, ada).await.unwrap();
        assert_eq!(
            (entries.len(), entries[0].kind.as_str(), entries[0].amount, entries[0].evaluation_id),
            (1, "answer", 8, Some(task.id))
        );
        assert!(sessions::by_id(&store, session.id, ada).await.unwrap().unwrap().finished_at.is_some());
        assert_eq!(queue::depth(&store, now()).await.unwrap().queued, 0);
    });
}

#[test]
fn of_32_submits_at_once_without_a_key_one_is_accepted() {
    on_each(|store| async move {
        let ada = guest(&store).await;
        let (session, scene) = day(&store, ada, 5).await;
        let tries = (0..32).map(|i| {
            let (store, scene) = (store.clone(), scene.clone());
            let new = pick(&session, &scene, i % 3);
            tokio::spawn(async move { answers::submit(&store, new, graded(&scene, i % 3), &scene.content, now()).await })
        });
        let results: Vec<_> = join_all(tries).await.into_iter().map(Result::unwrap).collect();
        assert_eq!(results.iter().filter(|r| r.is_ok()).count(), 1);
        assert!(results.iter().all(|r| r.is_ok() || *r == Err(ConflictKind::AlreadyAnswered.into())));
        assert_eq!(ledger::entries(&store, ada).await.unwrap().len(), 1);
    });
}

#[test]
fn of_32_submits_at_once_with_one_key_all_get_the_same_task() {
    on_each(|store| async move {
        let ada = guest(&store).await;
        let (session, scene) = day(&store, ada, 5).await;
        let new = text(&session, &scene, "I check first");
        let tries = (0..32).map(|_| {
            let (store, scene, new) = (store.clone(), scene.clone(), with_key(&new, "k"));
            tokio::spawn(async move { answers::submit(&store, new, queued(), &scene.content, now()).await.unwrap() })
        });
        let results: Vec<_> = join_all(tries).await.into_iter().map(Result::unwrap).collect();
        let task = |r: &Submitted| match r {
            Submitted::Accepted(t) | Submitted::SameKey(t) => (t.id, t.answer_id),
        };
        let ids: std::collections::HashSet<_> = results.iter().map(task).collect();
        assert_eq!(ids.len(), 1);
        assert_eq!(results.iter().filter(|r| matches!(r, Submitted::Accepted(_))).count(), 1);
        assert_eq!(queue::depth(&store, now()).await.unwrap().queued, 1);
    });
}

#[test]
fn a_key_belongs_to_one_answer() {
    on_each(|store| async move {
        let ada = guest(&store).await;
        let (session, scene) = day(&store, ada, 1).await;
        let first = with_key(&pick(&session, &scene, 0), "k");
        answers::submit(&store, first.clone(), graded(&scene, 0), &scene.content, now()).await.unwrap();
        let again = answers::submit(&store, with_key(&first, "k"), graded(&scene, 0), &scene.content, after(5))
            .await
            .unwrap();
        assert!(matches!(again, Submitted::SameKey(t) if t.id == first.task_id), "also when the day is over");
        let other = with_key(&pick(&session, &scene, 1), "k");
        assert_eq!(
            answers::submit(&store, other.clone(), graded(&scene, 1), &scene.content, now()).await,
            Err(ConflictKind::KeyReusedForAnother.into())
        );
        let other_key = with_key(&other, "k2");
        assert_eq!(
            answers::submit(&store, other_key, graded(&scene, 1), &scene.content, now()).await,
            Err(ConflictKind::AlreadyAnswered.into())
        );
        let eve = guest(&store).await;
        let (session, scene) = day(&store, eve, 1).await;
        let hers = answers::submit(&store, with_key(&pick(&session, &scene, 0), "k"), graded(&scene, 0), &scene.content, now())
            .await
            .unwrap();
        assert!(matches!(hers, Submitted::Accepted(_)), "keys are each player's own");
        assert_eq!(answers::forget_keys(&store, after(1)).await.unwrap(), 2);
    });
}

#[test]
fn what_does_not_fit_the_day_is_refused_and_leaves_nothing() {
    on_each(|store| async move {
        let (ada, eve) = (guest(&store).await, guest(&store).await);
        let (session, scene) = day(&store, ada, 2).await;
        let strangers = NewAnswer {
            player: eve,
            ..pick(&session, &scene, 0)
        };
        assert_eq!(
            answers::submit(&store, strangers, graded(&scene, 0), &scene.content, now()).await,
            Err(StoreError::NotFound)
        );
        let (_, elsewhere) = day(&store, eve, 2).await;
        let misplaced = pick(&session, &elsewhere, 0);
        assert_eq!(
            answers::submit(&store, misplaced, graded(&scene, 0), &scene.content, now()).await,
            Err(StoreError::NotFound)
        );
        sessions::finish(&store, session.id, ada, now()).await.unwrap();
        let late = answers::submit(&store, pick(&session, &scene, 0), graded(&scene, 0), &scene.content, now()).await;
        assert_eq!(late, Err(ConflictKind::SessionFinished.into()));
        assert_eq!(answers::of_session(&store, session.id).await.unwrap(), []);
        assert_eq!(players::by_id(&store, ada).await.unwrap().unwrap().balance, 100);
    });
}
