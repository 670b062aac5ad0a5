//! Every attempt is booked, and the sums are the sums.

use crate::fixture::{now, on_each};
use careersim_domain::Attempt;
use careersim_store::usage::{self, NewUsage, micro_usd};
use futures::future::join_all;

fn call(model: &str, outcome: &str, cost_usd: Option<f64>) -> NewUsage {
    let attempt = Attempt {
        model: model.to_owned(),
        outcome: outcome.to_owned(),
        input_tokens: Some(100),
        output_tokens: cost_usd.map(|_| 10),
        thought_tokens: None,
        cached_tokens: Some(0),
        cost_usd,
        ms: 5,
    };
    NewUsage {
        at: now(),
        player_id: None,
        evaluation_id: None,
        purpose: "grade".to_owned(),
        prompt: Some("grade@1".to_owned()),
        attempt,
    }
}

#[test]
fn sums_equal_the_attempts_to_the_micro_dollar() {
    on_each(|store| async move {
        let writers = (0..8).map(|_| {
            let store = store.clone();
            tokio::spawn(async move {
                for _ in 0..5 {
                    let calls = [
                        call("pro", "ok", Some(0.000_123)),
                        call("flash", "timeout", None),
                        call("flash", "ok", Some(0.1 + 0.2)),
                    ];
                    usage::record(&store, &calls).await.unwrap();
                }
            })
        });
        join_all(writers).await.into_iter().for_each(|w| w.unwrap());
        let day = now().date_naive();
        let sums = usage::sums(&store, day, day).await.unwrap();
        let line = |model: &str, outcome: &str| sums.iter().find(|s| s.model == model && s.outcome == outcome).unwrap();
        assert_eq!(
            (line("pro", "ok").calls, line("pro", "ok").cost_micro_usd, line("pro", "ok").tokens_in),
            (40, 40 * 123, 4_000)
        );
        assert_eq!((line("flash", "timeout").unknown_costs, line("flash", "timeout").cost_micro_usd), (40, 0));
        assert_eq!(line("flash", "ok").cost_micro_usd, 40 * 300_000);
        let (mut count, mut cost, mut cursor) = (0, 0, None);
        loop {
            let page = usage::attempts(&store, day, cursor, 50).await.unwrap();
            count += page.items.len();
            cost += page.items.iter().filter_map(|r| r.cost_micro_usd).sum::<i64>();
            cursor = page.next;
            if cursor.is_none() {
                break;
            }
        }
        assert_eq!((count, cost), (120, sums.iter().map(|s| s.cost_micro_usd).sum()));
        assert_eq!(usage::sums(&store, day.succ_opt().unwrap(), day.succ_opt().unwrap()).await.unwrap(), []);
        usage::record(&store, &[]).await.unwrap();
    });
}

#[test]
fn an_unknown_cost_stays_unknown() {
    assert_eq!(
        [micro_usd(None), micro_usd(Some(f64::NAN)), micro_usd(Some(-1.0)), micro_usd(Some(1e300))],
        [None; 4]
    );
    assert_eq!(micro_usd(Some(0.000_000_4)), Some(0));
    assert_eq!(micro_usd(Some(1.5)), Some(1_500_000));
}
