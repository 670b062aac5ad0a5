//! The leaderboard: only who asked to be on it, only exact grades, each scene once; and in the order of the points, page by page.

use crate::fixture::{after, day, estimate, grade, graded, guest, id, now, on_each, pick, queued, text};
use careersim_store::{
    ConflictKind, Store, answers,
    leaderboard::{self, ALL_TIME, week_of},
    players,
    queue::{self, NewTask, Purpose, priority},
    sessions,
};
use chrono::Duration;
use uuid::Uuid;

async fn join(store: &Store, player: Uuid, name: &str) {
    leaderboard::join(store, player, name, name, now()).await.unwrap();
}

async fn of(store: &Store, player: Uuid, period: &str) -> Option<(i64, i64)> {
    let own = leaderboard::own(store, player, period).await.unwrap()?;
    Some((own.standing.points, own.standing.scenes))
}

// Plays a day of one scene, picking the option that scores 9, 5 or 1.
async fn play(store: &Store, player: Uuid, option: usize) {
    let (session, scene) = day(store, player, 1).await;
    answers::submit(store, pick(&session, &scene, option), graded(&scene, option), &scene.content, now())
        .await
        .unwrap();
}

#[test]
fn points_are_exact_grades_of_first_answers() {
    on_each(|store| async move {
        let ada = guest(&store).await;
        let week = week_of(now());
        play(&store, ada, 0).await;
        assert_eq!(of(&store, ada, ALL_TIME).await, None, "nobody is on it unasked");
        join(&store, ada, "ada").await;
        assert_eq!(of(&store, ada, ALL_TIME).await, Some((9, 1)), "what was played before counts");
        play(&store, ada, 1).await;
        assert_eq!(of(&store, ada, &week).await, Some((14, 2)));

        // A rewind gives the same scene again, and adds nothing.
        let (session, scene) = day(&store, ada, 1).await;
        answers::submit(&store, pick(&session, &scene, 2), graded(&scene, 2), &scene.content, now())
            .await
            .unwrap();
        assert_eq!(of(&store, ada, ALL_TIME).await, Some((15, 3)));
        let fork = sessions::fork(&store, session.id, ada, 1, 10, id(), after(1)).await.unwrap();
        answers::submit(&store, pick(&fork, &scene, 0), graded(&scene, 0), &scene.content, after(2))
            .await
            .unwrap();
        assert_eq!(of(&store, ada, ALL_TIME).await, Some((15, 3)));

        // Nobody's points are told apart from a count made anew.
        join(&store, ada, "ada").await;
        assert_eq!(of(&store, ada, ALL_TIME).await, Some((15, 3)));
        assert_eq!(of(&store, ada, &week).await, Some((15, 3)));
        assert!(leaderboard::leave(&store, ada).await.unwrap());
        assert_eq!(of(&store, ada, ALL_TIME).await, None);
        assert_eq!(leaderboard::list(&store, ALL_TIME, None, 10).await.unwrap().0, []);
    });
}

#[test]
fn an_estimate_counts_from_the_grade_that_replaces_it() {
    on_each(|store| async move {
        let ada = guest(&store).await;
        join(&store, ada, "ada").await;
        let (session, scene) = day(&store, ada, 1).await;
        let sent = text(&session, &scene, "I would check first");
        answers::submit(&store, sent.clone(), queued(), &scene.content, now()).await.unwrap();
        let job = queue::claim(&store, "w", Duration::seconds(30), 1, after(1)).await.unwrap().remove(0);
        queue::complete(&store, &job, estimate(8), &scene.content, after(2)).await.unwrap();
        assert_eq!(of(&store, ada, ALL_TIME).await, None, "an estimate counts for nothing");
        let again = NewTask {
            id: id(),
            answer: sent.answer_id,
            player: ada,
            purpose: Purpose::Regrade,
            reason: None,
            priority: priority::REGRADE,
        };
        queue::enqueue(&store, again, after(3)).await.unwrap();
        let job = queue::claim(&store, "w", Duration::seconds(30), 1, after(4)).await.unwrap().remove(0);
        queue::complete(&store, &job, grade(6), &scene.content, after(5)).await.unwrap();
        assert_eq!(of(&store, ada, ALL_TIME).await, Some((6, 1)));
    });
}

#[test]
fn pages_are_in_order_and_ties_share_a_rank() {
    on_each(|store| async move {
        let mut players = Vec::new();
        for (name, option) in [("a", 1), ("b", 0), ("c", 1), ("d", 2), ("e", 1)] {
            let player = guest(&store).await;
            join(&store, player, name).await;
            play(&store, player, option).await;
            players.push(player);
        }
        let (mut cursor, mut seen) = (None, Vec::new());
        loop {
            let (page, next) = leaderboard::list(&store, ALL_TIME, cursor, 2).await.unwrap();
            seen.extend(page.into_iter().map(|r| (r.rank, r.standing.points, r.standing.nickname)));
            // What a client sends back.
            cursor = next.map(|c| c.to_string().parse().unwrap());
            if cursor.is_none() {
                break;
            }
        }
        assert_eq!(
            seen.iter().map(|(rank, points, _)| (*rank, *points)).collect::<Vec<_>>(),
            [(1, 9), (2, 5), (2, 5), (2, 5), (5, 1)]
        );
        let mut names: Vec<&str> = seen.iter().map(|(.., name)| name.as_str()).collect();
        names.sort_unstable();
        assert_eq!(names, ["a", "b", "c", "d", "e"]);
        assert_eq!(leaderboard::own(&store, players[4], ALL_TIME).await.unwrap().unwrap().rank, 2);
        assert!("nonsense".parse::<leaderboard::BoardCursor>().is_err());
    });
}

#[test]
fn a_name_is_one_persons_and_a_locked_account_shows_none() {
    on_each(|store| async move {
        let (ada, bob) = (guest(&store).await, guest(&store).await);
        join(&store, ada, "owl").await;
        let taken = leaderboard::join(&store, bob, "Owl", "owl", now()).await;
        assert_eq!(taken, Err(ConflictKind::Duplicate.into()));
        join(&store, ada, "hawk").await;
        join(&store, bob, "owl").await;
        assert_eq!(leaderboard::nickname(&store, ada).await.unwrap().as_deref(), Some("hawk"));
        play(&store, bob, 0).await;
        players::set_disabled(&store, bob, true, now()).await.unwrap();
        assert_eq!(leaderboard::list(&store, ALL_TIME, None, 10).await.unwrap().0, []);
        play(&store, ada, 0).await;
        let member = leaderboard::own(&store, ada, ALL_TIME).await.unwrap().unwrap().standing.member_id;
        leaderboard::forget_weeks(&store, now() + Duration::days(7)).await.unwrap();
        assert_eq!(of(&store, ada, &week_of(now())).await, None);
        assert_eq!(of(&store, ada, ALL_TIME).await, Some((9, 1)));
        assert!(leaderboard::remove(&store, member).await.unwrap());
        assert!(!leaderboard::remove(&store, member).await.unwrap());
    });
}
