//! An installation moves from one database to another whole, or not at all.

use crate::{
    fill::{fill, fill_common},
    fixture::{Database, guest, id, now, on_each},
};
use careersim_store::{
    Store, StoreError, players,
    prompts::{self, Actor},
    transfer::{self, TableSum},
};
use std::io::Cursor;

async fn filled(store: &Store) {
    fill_common(store).await;
    for _ in 0..3 {
        fill(store, guest(store).await).await;
    }
    // More than one page of rows.
    for _ in 0..1_200 {
        guest(store).await;
    }
}

async fn empty() -> Vec<(Database, Store)> {
    let mut all = Vec::new();
    for database in [Some(Database::sqlite()), Database::postgres().await].into_iter().flatten() {
        let store = database.store().await;
        store.migrate().await.unwrap();
        all.push((database, store));
    }
    all
}

fn rows(sums: &[TableSum], table: &str) -> u64 {
    sums.iter().find(|s| s.table == table).unwrap().rows
}

#[test]
fn everything_arrives_on_every_kind_of_database() {
    on_each(|store| async move {
        filled(&store).await;
        let before = transfer::checksums(&store).await.unwrap();
        assert!(before.iter().all(|s| s.rows > 0), "the test leaves a table empty: {before:?}");
        assert_eq!((rows(&before, "players"), rows(&before, "answers")), (1_203, 6));
        for (database, other) in empty().await {
            let moved = transfer::copy(&store, &other).await.unwrap();
            assert_eq!(moved, before);
            assert_eq!(transfer::checksums(&other).await.unwrap(), before);
            assert_eq!(careersim_store::ledger::mismatches(&other).await.unwrap(), 0);
            // It lives on: what was copied can be worked with, and the guards are in place.
            prompts::rollback(&other, "grade", &Actor::default(), "", now()).await.unwrap();
            assert_ne!(transfer::checksums(&other).await.unwrap(), before, "a checksum tells one changed row");
            let again = transfer::copy(&store, &other).await;
            assert!(matches!(again, Err(StoreError::Transfer(text)) if text.contains("not empty")));
            other.close().await.unwrap();
            database.remove().await;
        }
    });
}

#[test]
fn a_file_that_was_cut_or_changed_leaves_nothing() {
    on_each(|store| async move {
        fill_common(&store).await;
        fill(&store, guest(&store).await).await;
        let mut file = Vec::new();
        transfer::export(&store, &mut file).await.unwrap();
        let text = String::from_utf8(file).unwrap();
        let half = text.lines().take(text.lines().count() - 1).collect::<Vec<_>>().join("\n");
        let richer = text.replacen("\"balance\":93", "\"balance\":193", 1);
        assert_ne!(richer, text);
        let cases = [
            half.as_str(),
            richer.as_str(),
            &text.replace("m0001_first", "m0000_other"),
            "",
            "hello\n",
            &text.replace("{\"table\":\"ledger\"}\n", ""),
            &format!("{text}{{}}\n"),
            &text.replacen("\"role\":\"teacher\"", "\"role\":\"emperor\"", 1),
            &text.replacen("\"role\":\"teacher\"", "\"rank\":\"teacher\"", 1),
        ];
        for (database, other) in empty().await {
            for case in cases {
                let result = transfer::import(&other, &mut Cursor::new(case.as_bytes())).await;
                assert!(matches!(result, Err(StoreError::Transfer(_))), "{result:?}");
                assert!(transfer::checksums(&other).await.unwrap().iter().all(|s| s.rows == 0));
            }
            transfer::import(&other, &mut Cursor::new(text.as_bytes())).await.unwrap();
            players::create_guest(&other, id(), now()).await.unwrap();
            other.close().await.unwrap();
            database.remove().await;
        }
    });
}
