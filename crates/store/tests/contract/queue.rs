//! Leases: one worker a job, nothing lost, nothing twice.

use crate::fixture::{after, day, grade, guest, now, on_each, queued, text};
use careersim_store::{
    ConflictKind, Store, StoreError,
    answers::{self, Submission, Submitted},
    ledger, players,
    queue::{self, Job, QueueFilter, TaskRow, TaskStatus, priority},
    scenarios::ScenarioRow,
    sessions::{self, SessionStatus},
};
use chrono::Duration;
use futures::future::join_all;
use serde_json::json;
use uuid::Uuid;

const LEASE: Duration = Duration::seconds(30);

async fn ask(store: &Store, player: Uuid, second: i64) -> (TaskRow, ScenarioRow) {
    ask_with(store, player, queued(), second).await
}

async fn ask_with(store: &Store, player: Uuid, submission: Submission, second: i64) -> (TaskRow, ScenarioRow) {
    let (session, scene) = day(store, player, 1).await;
    match answers::submit(store, text(&session, &scene, "I check first"), submission, &scene.content, after(second))
        .await
        .unwrap()
    {
        Submitted::Accepted(task) => (task, scene),
        Submitted::SameKey(_) => panic!("a new answer"),
    }
}

async fn claim(store: &Store, owner: &str, limit: u64, second: i64) -> Vec<Job> {
    queue::claim(store, owner, LEASE, limit, after(second)).await.unwrap()
}

#[test]
fn a_job_is_claimed_done_and_paid_once() {
    on_each(|store| async move {
        let ada = guest(&store).await;
        let (task, scene) = ask(&store, ada, 0).await;
        assert_eq!((task.status, queue::position(&store, &task).await.unwrap()), (TaskStatus::Queued, Some(0)));
        let jobs = claim(&store, "w1", 10, 1).await;
        assert_eq!((jobs.len(), jobs[0].task_id, jobs[0].attempts, jobs[0].answer.player_id), (1, task.id, 1, ada));
        assert_eq!(claim(&store, "w2", 10, 1).await, [], "nobody else gets it");
        assert_eq!(queue::task(&store, task.id, ada).await.unwrap().unwrap().status, TaskStatus::Running);
        let done = queue::complete(&store, &jobs[0], grade(8), &scene.content, after(2)).await.unwrap();
        let kept = queue::task(&store, task.id, ada).await.unwrap().unwrap();
        assert_eq!(
            (kept.status, kept.result.as_ref(), done.balance.get()),
            (TaskStatus::Succeeded, Some(&done), 106)
        );
        assert_eq!(
            queue::complete(&store, &jobs[0], grade(8), &scene.content, after(2)).await,
            Err(ConflictKind::LeaseLost.into())
        );
        assert_eq!(players::by_id(&store, ada).await.unwrap().unwrap().balance, 106);
        assert_eq!(ledger::entries(&store, ada).await.unwrap().len(), 1);
        assert_eq!(
            sessions::list(&store, ada, None, None, 1).await.unwrap().items[0].session.status,
            SessionStatus::Finished
        );
        assert_eq!(queue::recent_durations(&store, now()).await.unwrap(), [2_000]);
    });
}

#[test]
fn many_workers_never_share_a_job() {
    on_each(|store| async move {
        for player in 0..8 {
            let ada = guest(&store).await;
            for _ in 0..5 {
                ask(&store, ada, player).await;
            }
        }
        let workers = (0..8).map(|w| {
            let store = store.clone();
            tokio::spawn(async move {
                let mut mine = Vec::new();
                loop {
                    let jobs = claim(&store, &format!("w{w}"), 2, 100).await;
                    if jobs.is_empty() {
                        // Another worker may hold rows that it is just claiming; what is left is seen by a second look.
                        if claim(&store, &format!("w{w}"), 1, 100).await.is_empty() {
                            return mine;
                        }
                        panic!("a job appeared after the queue was empty");
                    }
                    mine.extend(jobs.into_iter().map(|j| j.task_id));
                }
            })
        });
        let mut all: Vec<Uuid> = join_all(workers).await.into_iter().flat_map(Result::unwrap).collect();
        assert_eq!(all.len(), 40);
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), 40);
    });
}

#[test]
fn a_dead_workers_job_comes_back_and_the_dead_can_settle_nothing() {
    on_each(|store| async move {
        let ada = guest(&store).await;
        let (task, scene) = ask(&store, ada, 0).await;
        let first = claim(&store, "w1", 1, 1).await.remove(0);
        assert_eq!(claim(&store, "w2", 1, 30).await, [], "the lease still runs");
        queue::heartbeat(&store, &first, LEASE, after(20)).await.unwrap();
        assert_eq!(claim(&store, "w2", 1, 45).await, [], "it was renewed");
        // w1 is killed between claim and complete; or it only slept, and wakes up after w2 took over.
        let second = claim(&store, "w2", 1, 51).await.remove(0);
        assert_eq!((second.task_id, second.attempts), (task.id, 2));
        let lost = Err(ConflictKind::LeaseLost.into());
        assert_eq!(queue::complete(&store, &first, grade(0), &scene.content, after(52)).await.map(|_| ()), lost);
        assert_eq!(queue::heartbeat(&store, &first, LEASE, after(52)).await, lost);
        assert_eq!(queue::refuse(&store, &first, &json!({}), after(52)).await, lost);
        assert_eq!(queue::retry_later(&store, &first, after(60), "x").await, lost);
        assert_eq!(queue::excuse(&store, &first, after(60), "x").await, lost);
        assert_eq!(queue::hand_back(&store, &first).await, lost);
        assert_eq!(queue::bury(&store, &first, "x", &json!({}), after(52)).await, lost);
        queue::complete(&store, &second, grade(10), &scene.content, after(53)).await.unwrap();
        assert_eq!(players::by_id(&store, ada).await.unwrap().unwrap().balance, 110);
        assert_eq!(ledger::entries(&store, ada).await.unwrap().len(), 1);
    });
}

#[test]
fn the_same_worker_is_fenced_from_its_own_past() {
    on_each(|store| async move {
        let ada = guest(&store).await;
        let (_, scene) = ask(&store, ada, 0).await;
        let first = claim(&store, "w1", 1, 1).await.remove(0);
        queue::hand_back(&store, &first).await.unwrap();
        let second = claim(&store, "w1", 1, 2).await.remove(0);
        assert_eq!(second.attempts, 1, "handing back burns no attempt");
        assert_eq!(
            queue::complete(&store, &first, grade(0), &scene.content, after(3)).await,
            Err(ConflictKind::LeaseLost.into())
        );
        assert_eq!(queue::hand_back_all(&store, "w1").await.unwrap(), 1);
        assert_eq!(
            queue::complete(&store, &second, grade(0), &scene.content, after(3)).await,
            Err(ConflictKind::LeaseLost.into())
        );
        assert_eq!(claim(&store, "w2", 1, 4).await[0].attempts, 1);
    });
}

#[test]
fn of_two_completions_at_once_one_pays() {
    on_each(|store| async move {
        let ada = guest(&store).await;
        let (_, scene) = ask(&store, ada, 0).await;
        let job = claim(&store, "w1", 1, 1).await.remove(0);
        let tries = (0..8).map(|_| {
            let (store, job, scene) = (store.clone(), job.clone(), scene.clone());
            tokio::spawn(async move { queue::complete(&store, &job, grade(10), &scene.content, after(2)).await.is_ok() })
        });
        assert_eq!(join_all(tries).await.into_iter().filter(|r| *r.as_ref().unwrap()).count(), 1);
        assert_eq!(players::by_id(&store, ada).await.unwrap().unwrap().balance, 110);
    });
}

#[test]
fn players_take_turns_and_priorities_come_first() {
    on_each(|store| async move {
        let (greedy, modest) = (guest(&store).await, guest(&store).await);
        let mut greedys = Vec::new();
        for _ in 0..4 {
            greedys.push(ask(&store, greedy, 0).await.0.id);
        }
        let regrade = ask_with(&store, guest(&store).await, Submission::Queued { priority: priority::REGRADE }, 0)
            .await
            .0
            .id;
        let modests = ask(&store, modest, 1).await.0.id;
        let order: Vec<Uuid> = claim(&store, "w", 10, 2).await.into_iter().map(|j| j.task_id).collect();
        assert_eq!(order, [greedys[0], modests, greedys[1], greedys[2], greedys[3], regrade]);
    });
}

#[test]
fn a_retry_waits_and_counts_and_the_dead_can_be_brought_back() {
    on_each(|store| async move {
        let ada = guest(&store).await;
        let (task, scene) = ask(&store, ada, 0).await;
        let job = claim(&store, "w", 1, 1).await.remove(0);
        queue::retry_later(&store, &job, after(60), "flash: 503").await.unwrap();
        let depth = queue::depth(&store, after(30)).await.unwrap();
        assert_eq!((depth.queued, depth.due, depth.running, depth.dead, depth.retried), (1, 0, 0, 0, 1));
        assert!(depth.oldest_queued.is_some());
        assert_eq!(claim(&store, "w", 1, 59).await, []);
        let job = claim(&store, "w", 1, 60).await.remove(0);
        assert_eq!(job.attempts, 2);
        queue::excuse(&store, &job, after(61), "the database was away").await.unwrap();
        assert_eq!(claim(&store, "w", 1, 60).await, []);
        let job = claim(&store, "w", 1, 61).await.remove(0);
        assert_eq!(job.attempts, 2, "what is excused doesn't count");
        queue::bury(&store, &job, "it kills its workers", &json!({"code": "internal"}), after(62))
            .await
            .unwrap();
        let dead = queue::list(&store, QueueFilter::Dead, None, 10).await.unwrap().items;
        assert_eq!(
            (dead[0].id, dead[0].status, dead[0].last_error.as_deref()),
            (task.id, TaskStatus::Failed, Some("it kills its workers"))
        );
        assert_eq!(dead[0].problem, Some(json!({"code": "internal"})));
        assert_eq!(ledger::entries(&store, ada).await.unwrap(), [], "nothing is charged");
        queue::requeue(&store, task.id, after(70)).await.unwrap();
        let job = claim(&store, "w", 1, 70).await.remove(0);
        assert_eq!(job.attempts, 1);
        queue::complete(&store, &job, grade(6), &scene.content, after(71)).await.unwrap();
        let done = queue::task(&store, task.id, ada).await.unwrap().unwrap();
        assert_eq!((done.status, done.problem, done.buried_at), (TaskStatus::Succeeded, None, None));
        assert_eq!(
            queue::requeue(&store, task.id, after(72)).await,
            Err(StoreError::NotFound),
            "what is done is done"
        );
    });
}

#[test]
fn a_refused_or_dropped_answer_ends_the_day_without_a_charge() {
    on_each(|store| async move {
        let ada = guest(&store).await;
        let (task, _) = ask(&store, ada, 0).await;
        let job = claim(&store, "w", 1, 1).await.remove(0);
        queue::refuse(&store, &job, &json!({"code": "blocked"}), after(2)).await.unwrap();
        let row = queue::task(&store, task.id, ada).await.unwrap().unwrap();
        assert_eq!(
            (row.status, row.problem, row.buried_at),
            (TaskStatus::Failed, Some(json!({"code": "blocked"})), None)
        );
        assert_eq!(
            sessions::list(&store, ada, None, None, 1).await.unwrap().items[0].session.status,
            SessionStatus::Finished
        );
        let (task, scene) = ask(&store, ada, 3).await;
        let job = claim(&store, "w", 1, 4).await.remove(0);
        queue::drop_task(&store, task.id, &json!({"code": "dropped"}), after(5)).await.unwrap();
        assert_eq!(
            queue::complete(&store, &job, grade(6), &scene.content, after(6)).await,
            Err(ConflictKind::LeaseLost.into())
        );
        assert_eq!(queue::drop_task(&store, task.id, &json!({}), after(7)).await, Err(StoreError::NotFound));
        assert_eq!(players::by_id(&store, ada).await.unwrap().unwrap().balance, 100);
    });
}
