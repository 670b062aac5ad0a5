//! The scene of the day: one work day a date, and a count that never shrinks.

use crate::fixture::{guest, new_session, now, on_each, scenario};
use careersim_store::daily;
use chrono::{Days, NaiveDate};

fn date(day: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 1).unwrap() + Days::new(day)
}

#[test]
fn a_missed_day_takes_nothing_away() {
    on_each(|store| async move {
        let (ada, bob) = (guest(&store).await, guest(&store).await);
        let scene = scenario(&store, "day:baker/one").await;
        for day in [0, 1, 4] {
            daily::open(&store, new_session(ada, 1), date(day), scene.id, None, now()).await.unwrap();
        }
        assert_eq!(daily::days(&store, ada).await.unwrap(), 3);
        assert_eq!(daily::days_since(&store, ada, date(1)).await.unwrap(), [date(1), date(4)]);
        assert_eq!(daily::days(&store, bob).await.unwrap(), 0);
        assert_eq!(daily::session_of(&store, bob, date(0)).await.unwrap(), None);
    });
}

#[test]
fn whoever_opens_it_twice_at_once_has_one_day() {
    on_each(|store| async move {
        let ada = guest(&store).await;
        let scene = scenario(&store, "day:baker/one").await;
        let open = || daily::open(&store, new_session(ada, 1), date(0), scene.id, Some("before"), now());
        let (a, b, c) = tokio::join!(open(), open(), open());
        let session = a.unwrap().id;
        assert!(b.unwrap().id == session && c.unwrap().id == session);
        assert_eq!(daily::session_of(&store, ada, date(0)).await.unwrap(), Some(session));
        let scenes = careersim_store::sessions::scenes(&store, session).await.unwrap();
        assert_eq!((scenes.len(), scenes[0].place.carry.as_deref()), (1, Some("before")));
        let history = careersim_store::sessions::list(&store, ada, None, None, 10).await.unwrap();
        assert_eq!(history.items.len(), 1);
    });
}
