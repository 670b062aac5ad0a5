//! Players come, get a name, and go without a trace.

use crate::fixture::{after, guest, id, now, on_each};
use careersim_store::{ConflictKind, StoreError, players, players::Role};
use secrecy::{ExposeSecret, SecretString};

fn hash() -> SecretString {
    "$argon2id$x".into()
}

#[test]
fn a_guest_starts_with_100_and_can_claim_a_name_once() {
    on_each(|store| async move {
        let player = guest(&store).await;
        let before = players::by_id(&store, player).await.unwrap().unwrap();
        assert_eq!((before.balance, before.username.as_deref(), before.role), (100, None, Role::Player));
        let named = players::claim(&store, player, "ada", &hash()).await.unwrap();
        assert_eq!(
            (named.id, named.username.as_deref(), named.created_at),
            (player, Some("ada"), before.created_at)
        );
        assert_eq!(players::claim(&store, player, "eve", &hash()).await, Err(ConflictKind::AlreadyClaimed.into()));
        let other = guest(&store).await;
        assert_eq!(players::claim(&store, other, "ada", &hash()).await, Err(ConflictKind::UsernameTaken.into()));
        assert_eq!(players::claim(&store, id(), "bob", &hash()).await, Err(StoreError::NotFound));
        let found = players::by_username(&store, "ada").await.unwrap().unwrap();
        assert_eq!((found.player.id, found.password_hash.expose_secret()), (player, "$argon2id$x"));
    });
}

#[test]
fn of_many_who_want_one_name_exactly_one_gets_it() {
    on_each(|store| async move {
        let all = (0..16).map(|_| {
            let store = store.clone();
            tokio::spawn(async move { players::create_user(&store, id(), "ada", &hash(), Role::Player, now()).await })
        });
        let results = futures::future::join_all(all).await;
        let taken = results
            .iter()
            .filter(|r| matches!(r.as_ref().unwrap(), Err(StoreError::Conflict(ConflictKind::UsernameTaken))))
            .count();
        assert_eq!(taken, 15);
    });
}

#[test]
fn the_list_goes_by_pages_without_gaps_or_repeats() {
    on_each(|store| async move {
        for second in 0..7 {
            players::create_guest(&store, id(), after(second / 2)).await.unwrap();
        }
        let (mut seen, mut cursor) = (Vec::new(), None);
        loop {
            let page = players::list(&store, cursor, 3).await.unwrap();
            seen.extend(page.items);
            cursor = page.next.map(|c| c.to_string().parse().unwrap());
            if cursor.is_none() {
                break;
            }
        }
        assert_eq!(seen.len(), 7);
        assert!(seen.windows(2).all(|w| (w[0].created_at, w[0].id) > (w[1].created_at, w[1].id)));
    });
}
