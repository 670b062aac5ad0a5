//! What is written together with others': nobody gets less for it than alone, and one who can't be served holds up nobody.

use crate::{
    answers::with_key,
    fixture::{after, day, grade, guest, id, key, new_session, now, on_each, on_each_database, queued, scenario, text},
};
use careersim_domain::Attempt;
use careersim_store::{
    ConflictKind, Store, StoreError,
    answers::{self, NewAnswer, Queued},
    budgets::{self, Cap, Reserved},
    ledger, players,
    queue::{self, Job, TaskStatus},
    scenarios::ScenarioRow,
    sessions::{self, NewSession},
    usage::{self, NewUsage},
};
use chrono::Duration;
use futures::future::join_all;
use sqlx::Connection;
use std::collections::{HashMap, HashSet};
use tokio::time::timeout;
use uuid::Uuid;

const LEASE: Duration = Duration::seconds(30);
// Sooner than the database gives up waiting for a lock.
const SOON: std::time::Duration = std::time::Duration::from_secs(3);

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

// So many players with so many jobs each, all of them claimed.
async fn claimed(store: &Store, players: usize, jobs: usize) -> Vec<(Job, ScenarioRow)> {
    let mut scenes = HashMap::new();
    for _ in 0..players {
        let ada = guest(store).await;
        for _ in 0..jobs {
            let (session, scene) = day(store, ada, 1).await;
            answers::submit(store, text(&session, &scene, "I check first"), queued(), &scene.content, now())
                .await
                .unwrap();
            scenes.insert(scene.id, scene);
        }
    }
    let claimed = queue::claim(store, "w", LEASE, 1_000, after(1)).await.unwrap();
    claimed.into_iter().map(|job| (job.clone(), scenes[&job.answer.scenario_id].clone())).collect()
}

async fn complete_all(store: &Store, jobs: &[(Job, ScenarioRow)], worth: fn(usize) -> i64) -> Vec<Result<i64, StoreError>> {
    let completing = jobs.iter().cloned().enumerate().map(|(n, (job, scene))| {
        let store = store.clone();
        tokio::spawn(async move {
            let done = queue::complete(&store, &job, grade(worth(n)), &scene.content, after(2)).await;
            done.map(|evaluation| evaluation.balance.get())
        })
    });
    join_all(completing).await.into_iter().map(Result::unwrap).collect()
}

#[test]
fn grades_that_come_at_once_are_booked_one_after_the_other() {
    on_each(|store| async move {
        let jobs = claimed(&store, 4, 12).await;
        // Good and bad ones, so that a player's balance goes up and down.
        let done = complete_all(&store, &jobs, |n| if n % 3 == 0 { 10 } else { 0 }).await;
        assert!(done.iter().all(Result::is_ok), "{done:?}");
        for player in jobs.iter().map(|(job, _)| job.answer.player_id).collect::<HashSet<_>>() {
            let entries = ledger::entries(&store, player).await.unwrap();
            assert_eq!(entries.iter().map(|e| e.seq).collect::<Vec<_>>(), (1..=12).collect::<Vec<i64>>());
            let mut balance = 100;
            for entry in entries {
                balance += entry.amount;
                assert_eq!(entry.balance_after, balance);
            }
            let days = sessions::list(&store, player, None, None, 50).await.unwrap().items;
            assert!(days.iter().all(|d| d.session.finished_at.is_some()), "every day has ended");
        }
        for (job, _) in &jobs {
            let task = queue::task(&store, job.task_id, job.answer.player_id).await.unwrap().unwrap();
            assert_eq!(task.status, TaskStatus::Succeeded);
        }
    });
}

#[test]
fn a_lost_lease_or_an_erased_player_among_them_costs_the_others_nothing() {
    on_each(|store| async move {
        let jobs = claimed(&store, 8, 2).await;
        queue::hand_back(&store, &jobs[3].0).await.unwrap();
        let gone = jobs[5].0.answer.player_id;
        players::erase(&store, gone).await.unwrap();
        let done = complete_all(&store, &jobs, |_| 8).await;
        for (n, ((job, _), outcome)) in jobs.iter().zip(done).enumerate() {
            if n == 3 || job.answer.player_id == gone {
                assert_eq!(outcome, Err(ConflictKind::LeaseLost.into()), "{n}");
            } else {
                assert!(outcome.is_ok(), "{n}: {outcome:?}");
            }
        }
    });
}

#[test]
fn whoever_is_locked_elsewhere_is_waited_for_alone() {
    on_each_database(|url, store| async move {
        if url.starts_with("sqlite") {
            return;
        }
        let jobs = claimed(&store, 4, 2).await;
        let busy = jobs[0].0.answer.player_id;
        let (session, scene) = day(&store, busy, 1).await;
        let mut elsewhere = sqlx::PgConnection::connect(&url).await.unwrap();
        sqlx::raw_sql("BEGIN").execute(&mut elsewhere).await.unwrap();
        sqlx::query("SELECT 1 FROM players WHERE id = $1 FOR UPDATE")
            .bind(busy)
            .execute(&mut elsewhere)
            .await
            .unwrap();
        let sending = send(&store, text(&session, &scene, "I check first"));
        assert_eq!(timeout(SOON, sending).await.unwrap(), None, "left to the steps at once");
        let completing = jobs
            .iter()
            .map(|(job, scene)| timeout(SOON, queue::complete(&store, job, grade(8), &scene.content, after(2))));
        let done = join_all(completing).await;
        for ((job, _), outcome) in jobs.iter().zip(done) {
            assert_eq!(outcome.is_ok(), job.answer.player_id != busy, "only theirs wait");
        }
        sqlx::raw_sql("COMMIT").execute(&mut elsewhere).await.unwrap();
        for (job, scene) in jobs.iter().filter(|(job, _)| job.answer.player_id == busy) {
            queue::complete(&store, job, grade(8), &scene.content, after(3)).await.unwrap();
        }
    });
}

fn call(player: Option<Uuid>) -> NewUsage {
    NewUsage {
        at: now(),
        player_id: player,
        evaluation_id: None,
        purpose: "grade".to_owned(),
        prompt: None,
        attempt: Attempt {
            model: "m".to_owned(),
            outcome: "ok".to_owned(),
            input_tokens: Some(5),
            output_tokens: None,
            thought_tokens: None,
            cached_tokens: None,
            cost_usd: None,
            ms: 7,
        },
    }
}

#[test]
fn calls_that_end_at_once_are_settled_and_written_each() {
    on_each(|store| async move {
        let players = [guest(&store).await, guest(&store).await];
        let caps = |player: Uuid| {
            let cap = |scope: String, player| Cap {
                scope,
                period: "2026-11-23".to_owned(),
                player,
                limit: 1_000,
            };
            vec![cap("all".to_owned(), None), cap(format!("player:{player}"), Some(player))]
        };
        let calling = (0..40_usize).map(|n| {
            let (store, player) = (store.clone(), players[n % 2]);
            let caps = caps(player);
            tokio::spawn(async move {
                let Reserved::Ticket(ticket) = budgets::reserve(&store, id(), &caps, 20, now()).await.unwrap() else {
                    panic!("it fits");
                };
                // One in four has no known cost and counts in full; one in five belongs to somebody who is gone.
                let actual = (n % 4 > 0).then_some(1);
                usage::settle(&store, ticket, actual, &call(Some(if n % 5 == 0 { Uuid::max() } else { player })))
                    .await
                    .unwrap();
            })
        });
        for done in join_all(calling).await {
            done.unwrap();
        }
        let all = budgets::spent(&store, "all", "2026-11-23").await.unwrap();
        assert_eq!((all.reserved, all.settled), (0, 10 * 20 + 30));
        let mut each = Vec::new();
        for player in players {
            each.push(budgets::spent(&store, &format!("player:{player}"), "2026-11-23").await.unwrap().settled);
        }
        assert_eq!(each, [10 * 20 + 10, 20]);
        let day = now().date_naive();
        let sums = usage::sums(&store, day, day).await.unwrap();
        assert_eq!((sums.len(), sums[0].calls, sums[0].tokens_in, sums[0].unknown_costs), (1, 40, 200, 40));
        let rows = usage::attempts(&store, day, None, 100).await.unwrap().items;
        assert_eq!((rows.len(), rows.iter().filter(|r| r.player_id.is_none()).count()), (40, 8));
        assert!(
            rows.iter()
                .all(|r| r.tokens_in == Some(5) && r.tokens_out.is_none() && r.cost_micro_usd.is_none())
        );
    });
}
