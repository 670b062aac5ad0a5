//! A refresh token is good once.

use crate::fixture::{after, guest, id, now, on_each};
use careersim_store::{
    Store, players,
    tokens::{self, NewRefresh, Rotation},
};
use uuid::Uuid;

fn token(hash: &str) -> NewRefresh {
    NewRefresh {
        id: id(),
        token_hash: hash.to_owned(),
        expires_at: after(100),
    }
}

async fn family(store: &Store, hash: &str) -> (Uuid, Uuid) {
    let (player, family) = (guest(store).await, id());
    tokens::issue(store, player, family, token(hash), now()).await.unwrap();
    (player, family)
}

async fn rotate(store: &Store, old: &str, new: &str) -> Rotation {
    tokens::rotate(store, old, token(new), after(10)).await.unwrap()
}

#[test]
fn each_token_gives_the_next_one_and_reuse_ends_the_family() {
    on_each(|store| async move {
        let (player, family) = family(&store, "a").await;
        assert_eq!(rotate(&store, "a", "b").await, Rotation::Rotated { player, family });
        assert_eq!(rotate(&store, "b", "c").await, Rotation::Rotated { player, family });
        assert!(tokens::is_live(&store, family).await.unwrap());
        assert_eq!(rotate(&store, "a", "x").await, Rotation::Reused);
        assert!(!tokens::is_live(&store, family).await.unwrap());
        assert_eq!(rotate(&store, "c", "d").await, Rotation::Unknown, "the newest token is ended, too");
        assert_eq!(rotate(&store, "x", "d").await, Rotation::Unknown, "the thief got nothing");
        assert_eq!(rotate(&store, "never", "d").await, Rotation::Unknown);
    });
}

#[test]
fn of_32_uses_at_once_exactly_one_is_good() {
    on_each(|store| async move {
        let (_, family) = family(&store, "a").await;
        let uses = (0..32).map(|i| {
            let store = store.clone();
            tokio::spawn(async move { rotate(&store, "a", &format!("n{i}")).await })
        });
        let results: Vec<Rotation> = futures::future::join_all(uses).await.into_iter().map(Result::unwrap).collect();
        assert_eq!(results.iter().filter(|r| matches!(r, Rotation::Rotated { .. })).count(), 1);
        assert_eq!(results.iter().filter(|r| **r == Rotation::Reused).count(), 31);
        assert!(!tokens::is_live(&store, family).await.unwrap());
    });
}

#[test]
fn a_token_ends_with_its_time_its_log_out_or_its_player() {
    on_each(|store| async move {
        let (_, first) = family(&store, "a").await;
        assert_eq!(tokens::rotate(&store, "a", token("b"), after(100)).await.unwrap(), Rotation::Expired);
        assert!(tokens::end_family(&store, first, now()).await.unwrap());
        assert!(!tokens::end_family(&store, first, now()).await.unwrap());
        let (player, second) = family(&store, "c").await;
        assert!(tokens::end_family_of(&store, "c", now()).await.unwrap());
        assert!(!tokens::is_live(&store, second).await.unwrap());
        tokens::issue(&store, player, id(), token("d"), now()).await.unwrap();
        players::set_disabled(&store, player, true, now()).await.unwrap();
        assert_eq!(rotate(&store, "d", "e").await, Rotation::Unknown);
        assert_eq!(tokens::sweep(&store, after(101)).await.unwrap(), 3);
    });
}
