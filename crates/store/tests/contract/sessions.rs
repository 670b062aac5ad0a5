//! Days: scenes in their places, hints, forks, sharing and the list.

use crate::fixture::{after, day, graded, guest, id, new_session, now, on_each, pick, queued, scenario, text};
use careersim_store::{
    ConflictKind, StoreError, answers, ledger, players,
    sessions::{self, SessionStatus},
};
use futures::future::join_all;

#[test]
fn of_two_scenes_placed_at_once_both_callers_get_the_first() {
    on_each(|store| async move {
        let ada = guest(&store).await;
        let session = sessions::create(&store, new_session(ada, 5), now()).await.unwrap();
        let mut tries = Vec::new();
        for i in 0..16 {
            let scene = scenario(&store, &format!("s{i}")).await;
            let store = store.clone();
            tries.push(tokio::spawn(async move {
                sessions::place_scene(&store, session.id, ada, 1, scene.id, Some("so it went"), now())
                    .await
                    .unwrap()
            }));
        }
        let placed: Vec<_> = join_all(tries).await.into_iter().map(Result::unwrap).collect();
        assert!(placed.iter().all(|p| p == &placed[0]));
        assert_eq!(placed[0].carry.as_deref(), Some("so it went"));
        let scenes = sessions::scenes(&store, session.id).await.unwrap();
        assert_eq!(scenes.len(), 1);
        assert_eq!(scenes[0].scenario.id, placed[0].scenario_id);
        let again = sessions::place_scene(&store, session.id, ada, 2, placed[0].scenario_id, None, now()).await;
        assert_eq!(again, Err(ConflictKind::SceneRepeats.into()));
        assert_eq!(
            sessions::place_scene(&store, session.id, ada, 6, scenario(&store, "six").await.id, None, now()).await,
            Err(StoreError::NotFound)
        );
        let eve = guest(&store).await;
        assert_eq!(
            sessions::place_scene(&store, session.id, eve, 1, placed[0].scenario_id, None, now()).await,
            Err(StoreError::NotFound)
        );
    });
}

#[test]
fn a_hint_costs_once_and_never_more_than_there_is() {
    on_each(|store| async move {
        let ada = guest(&store).await;
        let (session, scene) = day(&store, ada, 5).await;
        let buys = (0..8).map(|_| {
            let store = store.clone();
            tokio::spawn(async move { sessions::reveal_hint(&store, session.id, ada, scene.id, 5, now()).await.unwrap() })
        });
        let results: Vec<_> = join_all(buys).await.into_iter().map(Result::unwrap).collect();
        assert_eq!(results.iter().map(|r| r.change).sum::<i64>(), -5);
        assert!(results.iter().all(|r| r.balance == 95));
        assert!(sessions::scene(&store, session.id, ada, scene.id).await.unwrap().unwrap().hint_at.is_some());
        let (other, scene) = day(&store, ada, 5).await;
        let dear = sessions::reveal_hint(&store, other.id, ada, scene.id, 96, now()).await;
        assert_eq!(dear, Err(ConflictKind::InsufficientBalance { balance: 95 }.into()));
        assert_eq!(sessions::scene(&store, other.id, ada, scene.id).await.unwrap().unwrap().hint_at, None);
        assert_eq!(
            sessions::reveal_hint(&store, other.id, guest(&store).await, scene.id, 5, now()).await,
            Err(StoreError::NotFound)
        );
        assert_eq!(ledger::entries(&store, ada).await.unwrap().len(), 1);
    });
}

#[test]
fn a_fork_shares_the_past_and_keeps_the_original() {
    on_each(|store| async move {
        let ada = guest(&store).await;
        let (session, first) = day(&store, ada, 2).await;
        answers::submit(&store, pick(&session, &first, 0), graded(&first, 0), &first.content, now())
            .await
            .unwrap();
        let second = scenario(&store, "second").await;
        sessions::place_scene(&store, session.id, ada, 2, second.id, Some("because"), now())
            .await
            .unwrap();
        assert_eq!(
            sessions::fork(&store, session.id, ada, 2, 10, id(), now()).await,
            Err(StoreError::NotFound),
            "round 2 isn't answered yet"
        );
        answers::submit(&store, pick(&session, &second, 2), graded(&second, 2), &second.content, now())
            .await
            .unwrap();
        assert_eq!(sessions::by_id(&store, session.id, ada).await.unwrap().unwrap().status, SessionStatus::Finished);

        let fork = sessions::fork(&store, session.id, ada, 2, 10, id(), after(60)).await.unwrap();
        assert_eq!(
            (fork.parent_id, fork.forked_at_round, fork.status, fork.seed),
            (Some(session.id), Some(2), SessionStatus::Active, session.seed)
        );
        let scenes = sessions::scenes(&store, fork.id).await.unwrap();
        assert_eq!(
            scenes.iter().map(|s| (s.scenario.id, s.place.answer_id.is_some())).collect::<Vec<_>>(),
            [(first.id, true), (second.id, false)]
        );
        assert_eq!(scenes[1].place.carry.as_deref(), Some("because"));
        assert_eq!(answers::of_session(&store, fork.id).await.unwrap().len(), 1);
        answers::submit(&store, pick(&fork, &second, 0), graded(&second, 0), &second.content, after(70))
            .await
            .unwrap();
        assert_eq!(sessions::by_id(&store, fork.id, ada).await.unwrap().unwrap().status, SessionStatus::Finished);

        let list = sessions::list(&store, ada, None, None, 10).await.unwrap().items;
        assert_eq!(list.iter().map(|s| s.session.id).collect::<Vec<_>>(), [fork.id, session.id], "the newest first");
        assert_eq!(list.iter().map(|s| s.score_mean).collect::<Vec<_>>(), [Some(9.0), Some(5.0)]);
        // 100 + 8 - 8 (the first day) - 10 (the rewind) + 8
        assert_eq!(players::by_id(&store, ada).await.unwrap().unwrap().balance, 98);
        assert_eq!(
            sessions::fork(&store, session.id, guest(&store).await, 1, 10, id(), now()).await,
            Err(StoreError::NotFound)
        );
        assert_eq!(
            sessions::fork(&store, session.id, ada, 1, 99, id(), now()).await,
            Err(ConflictKind::InsufficientBalance { balance: 98 }.into())
        );
        assert_eq!(
            sessions::list(&store, ada, None, None, 10).await.unwrap().items.len(),
            2,
            "an unpaid fork leaves nothing"
        );
    });
}

#[test]
fn an_answer_that_a_fork_shares_can_end_both_days() {
    on_each(|store| async move {
        let ada = guest(&store).await;
        let (session, first) = day(&store, ada, 1).await;
        let task = text(&session, &first, "I check first");
        answers::submit(&store, task, queued(), &first.content, now()).await.unwrap();
        assert_eq!(
            sessions::by_id(&store, session.id, ada).await.unwrap().unwrap().status,
            SessionStatus::Active,
            "not yet graded"
        );
        assert!(sessions::finish(&store, session.id, ada, now()).await.unwrap());
        assert!(!sessions::finish(&store, session.id, ada, now()).await.unwrap());
    });
}

#[test]
fn a_shared_day_keeps_its_token_until_it_is_taken_away() {
    on_each(|store| async move {
        let ada = guest(&store).await;
        let (session, _) = day(&store, ada, 5).await;
        assert_eq!(sessions::share(&store, session.id, ada, "t1").await.unwrap(), "t1");
        assert_eq!(sessions::share(&store, session.id, ada, "t2").await.unwrap(), "t1");
        assert_eq!(sessions::by_share_token(&store, "t1").await.unwrap().unwrap().id, session.id);
        sessions::unshare(&store, session.id, ada).await.unwrap();
        assert_eq!(sessions::by_share_token(&store, "t1").await.unwrap(), None);
        assert_eq!(sessions::share(&store, session.id, guest(&store).await, "t3").await, Err(StoreError::NotFound));
    });
}

#[test]
fn the_list_filters_by_career_and_goes_by_pages() {
    on_each(|store| async move {
        let ada = guest(&store).await;
        for i in 0..9 {
            let mut new = new_session(ada, 5);
            new.career_title = if i % 3 == 0 { "pilot" } else { "nurse" }.to_owned();
            sessions::create(&store, new, after(i / 4)).await.unwrap();
        }
        let (mut seen, mut cursor) = (0, None);
        loop {
            let page = sessions::list(&store, ada, Some("nurse"), cursor, 4).await.unwrap();
            assert!(page.items.iter().all(|s| s.session.career_title == "nurse" && s.score_mean.is_none()));
            seen += page.items.len();
            cursor = page.next;
            if cursor.is_none() {
                break;
            }
        }
        assert_eq!(seen, 6);
        assert_eq!(sessions::list(&store, guest(&store).await, None, None, 10).await.unwrap().items, []);
    });
}
