//! Caps hold to the last millionth, however many call at once.

use crate::fixture::{after, guest, id, now, on_each};
use careersim_store::budgets::{self, Cap, Reserved, Spent};
use futures::future::join_all;

fn cap(scope: &str, limit: i64) -> Cap {
    Cap {
        scope: scope.to_owned(),
        period: "2026-11-23".to_owned(),
        player: None,
        limit,
    }
}

#[test]
fn sixty_four_at_once_never_overshoot() {
    on_each(|store| async move {
        let calls = (0..64).map(|i| {
            let store = store.clone();
            tokio::spawn(async move {
                let caps = if i % 2 == 0 {
                    [cap("all", 1_000), cap("player:x", 400)]
                } else {
                    [cap("player:y", 400), cap("all", 1_000)]
                };
                budgets::reserve(&store, id(), &caps, 30, now()).await.unwrap()
            })
        });
        let results: Vec<Reserved> = join_all(calls).await.into_iter().map(Result::unwrap).collect();
        let granted = results.iter().filter(|r| matches!(r, Reserved::Ticket(_))).count();
        assert_eq!(granted, 26, "13 of 30 fit under each player's 400");
        assert_eq!(budgets::spent(&store, "all", "2026-11-23").await.unwrap(), Spent { reserved: 780, settled: 0 });
        assert_eq!(budgets::spent(&store, "player:x", "2026-11-23").await.unwrap().reserved, 390);
        assert!(results.iter().any(|r| matches!(r, Reserved::OverCap(c) if c.scope == "player:y")));
        let settle = results.into_iter().filter_map(|r| match r {
            Reserved::Ticket(ticket) => Some(ticket),
            Reserved::OverCap(_) => None,
        });
        let settled = settle.map(|ticket| {
            let store = store.clone();
            tokio::spawn(async move { budgets::settle(&store, ticket, Some(7)).await.unwrap() })
        });
        join_all(settled).await;
        assert_eq!(
            budgets::spent(&store, "all", "2026-11-23").await.unwrap(),
            Spent { reserved: 0, settled: 26 * 7 }
        );
    });
}

#[test]
fn a_ticket_is_settled_once_and_an_unknown_cost_counts_in_full() {
    on_each(|store| async move {
        let ada = guest(&store).await;
        let caps = [Cap {
            player: Some(ada),
            ..cap(&format!("player:{ada}"), 100)
        }];
        let Reserved::Ticket(first) = budgets::reserve(&store, id(), &caps, 60, now()).await.unwrap() else {
            panic!("it fits")
        };
        assert_eq!(
            budgets::reserve(&store, id(), &caps, 41, now()).await.unwrap(),
            Reserved::OverCap(caps[0].clone())
        );
        budgets::settle(&store, first, None).await.unwrap();
        budgets::settle(&store, first, Some(1)).await.unwrap();
        assert_eq!(
            budgets::spent(&store, &caps[0].scope, &caps[0].period).await.unwrap(),
            Spent { reserved: 0, settled: 60 }
        );
        // A process that dies between reserve and settle.
        budgets::reserve(&store, id(), &caps, 40, after(10)).await.unwrap();
        assert_eq!(budgets::settle_stale(&store, after(10)).await.unwrap(), 0);
        assert_eq!(budgets::settle_stale(&store, after(11)).await.unwrap(), 1);
        assert_eq!(
            budgets::spent(&store, &caps[0].scope, &caps[0].period).await.unwrap(),
            Spent { reserved: 0, settled: 100 }
        );
        assert!(
            matches!(budgets::reserve(&store, id(), &caps, 0, now()).await.unwrap(), Reserved::Ticket(_)),
            "what costs nothing fits"
        );
    });
}
