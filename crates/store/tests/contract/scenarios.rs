//! The pool: nobody gets a scene twice.

use crate::fixture::{after, day, guest, id, key, new_scene, now, on_each, scenario};
use careersim_domain::Difficulty;
use careersim_store::{
    StoreError,
    scenarios::{self, NewScenario, PoolKey},
    sessions,
};

#[test]
fn a_scene_comes_back_as_it_went_in() {
    on_each(|store| async move {
        let new = NewScenario {
            prompt: Some("scenario@3".to_owned()),
            ..new_scene("gemini:ab\u{0}'\"")
        };
        let new = NewScenario {
            origin: "gemini:'\"é漢🙂".to_owned(),
            ..new
        };
        let row = scenarios::insert(&store, new.clone(), now()).await.unwrap();
        assert_eq!(
            (&row.content, &row.provenance, &row.origin, &row.prompt),
            (&new.content, &new.provenance, &new.origin, &new.prompt)
        );
        assert_eq!(scenarios::by_id(&store, row.id).await.unwrap().as_ref(), Some(&row));
        assert_eq!(scenarios::by_origin(&store, &key(), &new.origin).await.unwrap().as_ref(), Some(&row));
        assert_eq!(scenarios::by_id(&store, id()).await.unwrap(), None);
    });
}

#[test]
fn the_pool_gives_what_the_player_has_not_played() {
    on_each(|store| async move {
        let (ada, eve) = (guest(&store).await, guest(&store).await);
        let (day, _) = day(&store, ada, 5).await;
        let pool = PoolKey {
            career_key: "police".to_owned(),
            ..key()
        };
        let mut ids = Vec::new();
        for (second, origin) in ["one", "two", "one"].into_iter().enumerate() {
            let new = NewScenario {
                career_key: "police".to_owned(),
                prompt: Some("p@1".to_owned()),
                ..new_scene(origin)
            };
            ids.push(scenarios::insert(&store, new, after(i64::try_from(second).unwrap())).await.unwrap().id);
        }
        let first = |player| {
            let (store, pool) = (store.clone(), pool.clone());
            async move { scenarios::pool(&store, &pool, player).await.unwrap().map(|s| s.id) }
        };
        assert_eq!(first(ada).await, Some(ids[0]));
        sessions::place_scene(&store, day.id, ada, 2, ids[0], None, now()).await.unwrap();
        assert_eq!(first(ada).await, Some(ids[1]), "the third is the first again, by its origin");
        assert_eq!(first(eve).await, Some(ids[0]));
        sessions::place_scene(&store, day.id, ada, 3, ids[1], None, now()).await.unwrap();
        assert_eq!(first(ada).await, None);
        assert_eq!(scenarios::played_origins(&store, ada).await.unwrap().len(), 3);
        let other = PoolKey {
            prompt: Some("p@2".to_owned()),
            ..pool.clone()
        };
        assert_eq!(scenarios::pool(&store, &other, eve).await.unwrap(), None);
        assert_eq!(
            scenarios::pool(
                &store,
                &PoolKey {
                    difficulty: Difficulty::Hard,
                    ..pool.clone()
                },
                eve
            )
            .await
            .unwrap(),
            None
        );
        assert_eq!(scenarios::pool_size(&store, &pool).await.unwrap(), 3);
        scenarios::withdraw(&store, "one", now()).await.unwrap();
        assert_eq!(first(eve).await, Some(ids[1]), "both rows of that scene are gone");
        assert_eq!(scenarios::pool_size(&store, &pool).await.unwrap(), 1);
        assert_eq!(scenarios::withdrawn_count(&store, &pool).await.unwrap(), 2);
        assert_eq!(sessions::scenes(&store, day.id).await.unwrap().len(), 3, "the day keeps it");
        scenarios::restore(&store, "one").await.unwrap();
        assert_eq!((first(eve).await, scenarios::pool_size(&store, &pool).await.unwrap()), (Some(ids[0]), 3));
    });
}

#[test]
fn follow_up_scenes_belong_to_their_parent_and_branch() {
    on_each(|store| async move {
        let ada = guest(&store).await;
        let parent = scenario(&store, "parent").await;
        let follow = |origin: &str, branch| NewScenario {
            parent: Some((parent.id, branch)),
            ..new_scene(origin)
        };
        let after_first = scenarios::insert(&store, follow("after 0", Some(0)), after(1)).await.unwrap();
        let after_any = scenarios::insert(&store, follow("after any", None), after(2)).await.unwrap();
        let child = |branch| {
            let store = store.clone();
            async move { scenarios::child(&store, &key(), parent.id, branch, ada).await.unwrap().map(|s| s.id) }
        };
        assert_eq!(child(Some(0)).await, Some(after_first.id));
        assert_eq!(child(Some(1)).await, Some(after_any.id));
        assert_eq!(child(None).await, Some(after_any.id));
        assert_eq!(scenarios::children_count(&store, &key(), parent.id, Some(0)).await.unwrap(), 2);
        assert_eq!(scenarios::pool_size(&store, &key()).await.unwrap(), 1, "children don't open a day");
    });
}

#[test]
fn ready_scenes_come_by_pages_and_reports_once_each() {
    on_each(|store| async move {
        for i in 0..5 {
            scenarios::insert(&store, new_scene(&format!("s{i}")), after(i / 2)).await.unwrap();
        }
        let first = scenarios::ready(&store, "registered-nurse", None, 2).await.unwrap();
        let second = scenarios::ready(&store, "registered-nurse", first.next, 2).await.unwrap();
        let third = scenarios::ready(&store, "registered-nurse", second.next, 2).await.unwrap();
        assert_eq!((first.items.len(), second.items.len(), third.items.len(), third.next), (2, 2, 1, None));
        let ada = guest(&store).await;
        let scene = &first.items[0];
        let report = scenarios::report(&store, id(), scene.id, ada, "no nurse does that", now()).await.unwrap();
        assert_eq!(scenarios::report(&store, id(), scene.id, ada, "really not", now()).await.unwrap(), report);
        assert_eq!(scenarios::report(&store, id(), id(), ada, "x", now()).await, Err(StoreError::NotFound));
        assert_eq!(scenarios::withdraw(&store, "day:nowhere/nothing", now()).await, Err(StoreError::NotFound));
    });
}
