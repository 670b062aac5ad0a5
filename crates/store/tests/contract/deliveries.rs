//! The outbox: nothing is lost, nothing is told twice as news, and whoever lost the lease can settle nothing.

use crate::fixture::{after, day, graded, guest, id, now, on_each, pick, queued, text};
use careersim_store::{
    ConflictKind, Store, answers,
    deliveries::{self, Delivery, Kind, Target},
    queue::{self, NewTask, Purpose},
};
use chrono::{DateTime, Duration, Utc};
use uuid::Uuid;

const BOTH: &[Kind] = &[Kind::Score, Kind::Statement];

async fn claim(store: &Store, owner: &str, at: DateTime<Utc>) -> Vec<Delivery> {
    deliveries::claim(store, BOTH, owner, Duration::seconds(30), 10, at).await.unwrap()
}

async fn waiting(store: &Store) -> i64 {
    deliveries::waiting(store, Kind::Statement).await.unwrap().waiting
}

// A finished day of one scene; gives its answer back.
async fn finished(store: &Store, player: Uuid) -> (Uuid, Uuid) {
    let (session, scene) = day(store, player, 1).await;
    let answer = pick(&session, &scene, 0);
    answers::submit(store, answer.clone(), graded(&scene, 0), &scene.content, now()).await.unwrap();
    (session.id, answer.answer_id)
}

async fn appeal(store: &Store, player: Uuid, answer: Uuid) {
    let new = NewTask {
        id: id(),
        answer,
        player,
        purpose: Purpose::Appeal,
        reason: Some("look again".to_owned()),
        priority: 0,
    };
    queue::enqueue(store, new, after(1)).await.unwrap();
}

#[test]
fn only_days_that_ended_are_told_of_and_only_where_somebody_listens() {
    on_each(|store| async move {
        let ada = guest(&store).await;
        finished(&store, ada).await;
        assert_eq!(waiting(&store).await, 0, "nobody listens yet");
        store.tell_of_days();
        let (session, scene) = day(&store, ada, 1).await;
        answers::submit(&store, text(&session, &scene, "my own words"), queued(), &scene.content, now())
            .await
            .unwrap();
        assert_eq!(waiting(&store).await, 0, "its answer is not graded yet");
        let (session, _) = finished(&store, ada).await;
        let due = claim(&store, "w1", after(1)).await;
        assert_eq!(due.iter().map(|d| d.target.clone()).collect::<Vec<_>>(), [Some(Target::Statement { session })]);
        assert_eq!((due[0].revision, due[0].delivered, due[0].attempts), (1, 0, 1));
        assert_eq!(
            deliveries::claim(&store, &[Kind::Score], "w1", Duration::seconds(30), 10, after(99))
                .await
                .unwrap(),
            []
        );
        let job = queue::claim(&store, "w", Duration::seconds(30), 1, after(1)).await.unwrap().remove(0);
        queue::complete(&store, &job, crate::fixture::grade(8), &scene.content, after(2)).await.unwrap();
        assert_eq!(waiting(&store).await, 2, "the day ends with its last grade");
    });
}

#[test]
fn a_revision_keeps_its_stamp_and_the_next_one_is_later() {
    on_each(|store| async move {
        store.tell_of_days();
        let ada = guest(&store).await;
        let (_, answer) = finished(&store, ada).await;
        let first = claim(&store, "w1", after(1)).await.remove(0);
        assert_eq!(claim(&store, "w2", after(2)).await, [], "one has it");
        // The first one dies; the second one has the same to tell.
        let second = claim(&store, "w2", after(40)).await.remove(0);
        assert_eq!((second.revision, second.stamp, second.attempts), (first.revision, first.stamp, 2));
        assert_eq!(deliveries::delivered(&store, &first, after(41)).await, Err(ConflictKind::LeaseLost.into()));
        assert_eq!(deliveries::later(&store, &first, after(99), "x").await, Err(ConflictKind::LeaseLost.into()));
        // While it is told something changes: what was told counts as told, and the change is due at once.
        appeal(&store, ada, answer).await;
        deliveries::delivered(&store, &second, after(42)).await.unwrap();
        let third = claim(&store, "w1", after(42)).await.remove(0);
        assert_eq!((third.revision, third.delivered, third.attempts), (2, 1, 1));
        assert!(third.stamp >= first.stamp + Duration::seconds(1));
        deliveries::delivered(&store, &third, after(43)).await.unwrap();
        assert_eq!((waiting(&store).await, claim(&store, "w1", after(9_999)).await.len()), (0, 0));
    });
}

#[test]
fn what_failed_rests_until_its_time_or_until_it_changes() {
    on_each(|store| async move {
        store.tell_of_days();
        let ada = guest(&store).await;
        let (_, answer) = finished(&store, ada).await;
        let first = claim(&store, "w1", after(1)).await.remove(0);
        deliveries::later(&store, &first, after(100), "it is away").await.unwrap();
        let there = deliveries::waiting(&store, Kind::Statement).await.unwrap();
        assert_eq!((there.waiting, there.failing, there.last_error.as_deref()), (1, 1, Some("it is away")));
        assert_eq!(claim(&store, "w1", after(99)).await, []);
        assert_eq!(deliveries::hurry(&store, after(50)).await.unwrap(), 1);
        let again = claim(&store, "w1", after(51)).await.remove(0);
        appeal(&store, ada, answer).await;
        deliveries::later(&store, &again, after(5_000), "still away").await.unwrap();
        assert_eq!(claim(&store, "w1", after(60)).await.len(), 1, "what changed does not wait for what failed");
    });
}
