//! Imported occupations are replaced as a whole, and everybody hears of it.

use crate::fixture::{now, on_each};
use careersim_store::{
    Store,
    onet::{self, OccupationRow, Stamp},
};

fn row(code: &str, names: usize) -> OccupationRow {
    OccupationRow {
        code: code.to_owned(),
        title: format!("Keepers of {code}"),
        description: "They keep things.".to_owned(),
        job_zone: Some(3),
        names: (0..names).map(|i| format!("keeper {i}")).collect(),
        tasks: vec!["Keep it.".to_owned()],
        related: Vec::new(),
    }
}

fn stamp(rows: &[OccupationRow]) -> Stamp {
    Stamp {
        version: "O*NET 0.1 Database".to_owned(),
        sha256: format!("{rows:?}").len().to_string(),
        occupations: rows.len(),
        names: rows.iter().map(|r| r.names.len()).sum(),
        at: now(),
    }
}

pub async fn import(store: &Store) {
    let rows = [row("11-0000.00", 2)];
    onet::replace(store, &rows, &stamp(&rows)).await.unwrap();
}

#[test]
fn an_import_replaces_the_one_before() {
    on_each(|store| async move {
        assert_eq!(onet::stamp(&store).await.unwrap(), None);
        let mut heard = store.bell().careers();
        import(&store).await;
        heard.recv().await.unwrap();
        // More than fit into one statement.
        let rows = [row("11-0000.00", 1_201), row("12-0000.01", 0)];
        onet::replace(&store, &rows, &stamp(&rows)).await.unwrap();
        assert_eq!(onet::occupations(&store).await.unwrap(), rows);
        assert_eq!(onet::stamp(&store).await.unwrap(), Some(stamp(&rows)));
    });
}
