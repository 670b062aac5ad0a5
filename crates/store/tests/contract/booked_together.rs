//! Grades and calls that are booked together with others': the books are as they would be alone, and whoever can't be served holds up nobody.

use crate::fixture::{after, day, grade, guest, id, now, on_each, on_each_database, queued, text};
use careersim_domain::Attempt;
use careersim_store::{
    ConflictKind, Store, StoreError, answers,
    budgets::{self, Cap, Reserved},
    ledger, players,
    queue::{self, Job, TaskStatus},
    scenarios::ScenarioRow,
    sessions,
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
        let sending = answers::submit_words(&store, text(&session, &scene, "I check first"), after(1));
        assert_eq!(timeout(SOON, sending).await.unwrap(), Ok(None), "left to the steps at once");
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
