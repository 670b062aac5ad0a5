//! A later grade corrects an earlier one: both stay, one correction is booked, the player hears of it once.

use crate::fixture::{after, day, estimate, grade, guest, id, now, on_each, queued, text};
use careersim_domain::{Competency, Evaluation};
use careersim_store::{
    ConflictKind, Store, StoreError, answers, ledger, players,
    queue::{self, NewTask, Purpose, priority},
    reports,
    scenarios::ScenarioRow,
    sessions,
};
use chrono::Duration;
use uuid::Uuid;

async fn estimated(store: &Store, player: Uuid, first: i64) -> (Uuid, ScenarioRow) {
    let (session, scene) = day(store, player, 1).await;
    let new = text(&session, &scene, "I check first");
    let answer = new.answer_id;
    answers::submit(store, new, queued(), &scene.content, now()).await.unwrap();
    finish(store, &scene, estimate(first), 1).await;
    (answer, scene)
}

async fn finish(store: &Store, scene: &ScenarioRow, grade: careersim_domain::evaluation::Grade, second: i64) -> Evaluation {
    let job = queue::claim(store, "w", Duration::seconds(30), 1, after(second)).await.unwrap().remove(0);
    queue::complete(store, &job, grade, &scene.content, after(second)).await.unwrap()
}

fn again(answer: Uuid, player: Uuid, purpose: Purpose) -> NewTask {
    NewTask {
        id: id(),
        answer,
        player,
        purpose,
        reason: Some("why".to_owned()),
        priority: priority::REGRADE,
    }
}

#[test]
fn an_estimate_is_replaced_and_the_difference_booked() {
    on_each(|store| async move {
        let ada = guest(&store).await;
        let (answer, scene) = estimated(&store, ada, 2).await;
        assert_eq!(players::by_id(&store, ada).await.unwrap().unwrap().balance, 94);
        assert_eq!(reports::own_averages(&store, ada).await.unwrap(), [], "an estimate counts for nothing");
        let before = &sessions::list(&store, ada, None, None, 1).await.unwrap().items[0];
        assert_eq!((before.score_mean, before.estimates), (None, 1));
        assert_eq!(queue::regradable(&store, now(), 10).await.unwrap(), [], "too soon");
        assert_eq!(queue::regradable(&store, after(3600), 10).await.unwrap(), [(answer, ada)]);

        queue::enqueue(&store, again(answer, ada, Purpose::Regrade), after(10)).await.unwrap();
        assert_eq!(queue::regradable(&store, after(3600), 10).await.unwrap(), []);
        assert_eq!(
            queue::enqueue(&store, again(answer, ada, Purpose::Regrade), after(10)).await,
            Err(ConflictKind::AlreadyQueued.into())
        );
        let result = finish(&store, &scene, grade(8), 11).await;
        assert_eq!((result.balance_before.get(), result.balance_change, result.balance.get()), (94, 12, 106));
        let kinds: Vec<(String, i64)> = ledger::entries(&store, ada).await.unwrap().into_iter().map(|e| (e.kind, e.amount)).collect();
        assert_eq!(kinds, [("answer".to_owned(), -6), ("correction".to_owned(), 12)]);

        let all = answers::evaluations(&store, answer).await.unwrap();
        assert_eq!(
            all.iter().map(|t| t.result.as_ref().unwrap().grade.score.get()).collect::<Vec<_>>(),
            [2, 8],
            "both stay"
        );
        assert_eq!(answers::by_id(&store, answer, ada).await.unwrap().unwrap().current_id, Some(all[1].id));
        let after_it = &sessions::list(&store, ada, None, None, 1).await.unwrap().items[0];
        assert_eq!((after_it.score_mean, after_it.estimates), (Some(8.0), 0));
        let averages = reports::own_averages(&store, ada).await.unwrap();
        assert_eq!(
            averages.iter().map(|a| (a.competency, a.mean, a.lines)).collect::<Vec<_>>(),
            [(Competency::Judgement, 10.0, 1), (Competency::Communication, 0.0, 1)]
        );
        assert_eq!(answers::tell_corrections(&store, ada, now()).await.unwrap().len(), 1);
        assert_eq!(answers::tell_corrections(&store, ada, now()).await.unwrap(), [], "told once");
    });
}

#[test]
fn corrections_follow_one_another_and_respect_the_floor() {
    on_each(|store| async move {
        let ada = guest(&store).await;
        let (answer, scene) = estimated(&store, ada, 10).await;
        let (other, shown) = day(&store, ada, 1).await;
        sessions::reveal_hint(&store, other.id, ada, shown.id, 105, now()).await.unwrap();
        // 5 left. A worse grade wants 20 back and gets the 5.
        queue::enqueue(&store, again(answer, ada, Purpose::Appeal), after(10)).await.unwrap();
        assert_eq!(finish(&store, &scene, grade(0), 11).await.balance_change, -5);
        // What the answer has moved so far is 10 - 5; a grade of 5 asks for 0 in all, and there is nothing to take.
        queue::enqueue(&store, again(answer, ada, Purpose::Appeal), after(20)).await.unwrap();
        assert_eq!(finish(&store, &scene, grade(5), 21).await.balance_change, 0);
        queue::enqueue(&store, again(answer, ada, Purpose::Regrade), after(30)).await.unwrap();
        assert_eq!(finish(&store, &scene, grade(9), 31).await.balance_change, 3);
        assert_eq!(players::by_id(&store, ada).await.unwrap().unwrap().balance, 3);
        assert_eq!(
            queue::enqueue(&store, again(answer, guest(&store).await, Purpose::Appeal), now()).await,
            Err(StoreError::NotFound)
        );
    });
}
