//! Prompt versions never change, at most one is active, one call activates and one undoes.

use crate::fixture::{after, guest, now, on_each, on_each_database};
use careersim_store::{
    ConflictKind, Store, StoreError, audit,
    prompts::{self, Actor, NewPrompt},
};
use futures::future::join_all;
use sqlx::{Connection, Executor};

fn prompt(template: &str, author: &str) -> NewPrompt {
    NewPrompt {
        name: "grade".to_owned(),
        template: template.to_owned(),
        message: "why".to_owned(),
        author: author.to_owned(),
    }
}

fn seeds(template: &str) -> Vec<NewPrompt> {
    vec![
        prompt(template, "anybody"),
        NewPrompt {
            name: "scenario".to_owned(),
            ..prompt(template, "anybody")
        },
    ]
}

async fn active(store: &Store) -> u32 {
    prompts::active(store, "grade").await.unwrap().unwrap().version
}

#[test]
fn many_replicas_seed_once_and_a_new_text_replaces_only_a_seed() {
    on_each(|store| async move {
        let replicas = (0..8).map(|_| {
            let store = store.clone();
            tokio::spawn(async move { prompts::seed(&store, &seeds("one"), now()).await.unwrap() })
        });
        let added: usize = join_all(replicas).await.into_iter().map(Result::unwrap).sum();
        assert_eq!((added, active(&store).await), (2, 1));
        assert_eq!(prompts::seed(&store, &seeds("two"), now()).await.unwrap(), 2);
        assert_eq!(active(&store).await, 2);
        let own = prompts::add(&store, prompt("mine", "ada"), now()).await.unwrap();
        assert_eq!((own.version, own.is_active, own.label().as_str()), (3, false, "grade@3"));
        prompts::activate(&store, "grade", 3, &Actor::default(), "better", now()).await.unwrap();
        assert_eq!(prompts::seed(&store, &seeds("three"), now()).await.unwrap(), 2);
        assert_eq!(active(&store).await, 3, "an operator's choice stays");
        assert_eq!(prompts::versions(&store, "grade").await.unwrap().len(), 4);
        assert_eq!(
            prompts::all_active(&store).await.unwrap().iter().map(|p| p.name.as_str()).collect::<Vec<_>>(),
            ["grade", "scenario"]
        );
    });
}

#[test]
fn rollback_undoes_one_activation_after_the_other() {
    on_each(|store| async move {
        let ada = guest(&store).await;
        let actor = Actor {
            id: Some(ada),
            name: "ada".to_owned(),
        };
        prompts::seed(&store, &seeds("one"), now()).await.unwrap();
        for (version, text) in [(2, "two"), (3, "three")] {
            prompts::add(&store, prompt(text, "ada"), now()).await.unwrap();
            prompts::activate(&store, "grade", version, &actor, "better", after(i64::from(version)))
                .await
                .unwrap();
        }
        assert_eq!(prompts::rollback(&store, "grade", &actor, "worse", after(10)).await.unwrap().version, 2);
        assert_eq!(prompts::rollback(&store, "grade", &actor, "worse", after(11)).await.unwrap().version, 1);
        assert_eq!(
            prompts::rollback(&store, "grade", &actor, "worse", after(12)).await,
            Err(ConflictKind::NothingToUndo.into())
        );
        assert_eq!(active(&store).await, 1);
        assert_eq!(prompts::activate(&store, "grade", 9, &actor, "x", now()).await, Err(StoreError::NotFound));
        assert_eq!(active(&store).await, 1, "a failed activation changes nothing");
        let deeds = audit::list(&store, &audit::AuditFilter::default(), None, 50).await.unwrap().items;
        assert_eq!(deeds.len(), 6, "two seeds, two activations, two rollbacks");
        assert_eq!((deeds[0].subject.as_str(), deeds[0].actor_id), ("grade@1", Some(ada)));
    });
}

#[test]
fn of_many_activations_at_once_one_version_is_active() {
    on_each(|store| async move {
        prompts::seed(&store, &seeds("one"), now()).await.unwrap();
        let adds = (0..8).map(|i| {
            let store = store.clone();
            tokio::spawn(async move {
                let added = prompts::add(&store, prompt(&format!("text {i}"), "ada"), now()).await.unwrap();
                prompts::activate(&store, "grade", added.version, &Actor::default(), "mine", now())
                    .await
                    .unwrap();
            })
        });
        join_all(adds).await.into_iter().for_each(|r| r.unwrap());
        let versions = prompts::versions(&store, "grade").await.unwrap();
        assert_eq!(versions.iter().map(|v| v.version).collect::<Vec<_>>(), [9, 8, 7, 6, 5, 4, 3, 2, 1]);
        assert_eq!(versions.iter().filter(|v| v.is_active).count(), 1);
    });
}

#[test]
fn not_even_sql_can_change_a_version() {
    on_each_database(|url, store| async move {
        prompts::seed(&store, &seeds("one"), now()).await.unwrap();
        for sql in ["UPDATE prompts SET template = 'x'", "DELETE FROM prompts", "UPDATE prompts SET version = 7"] {
            let result = if url.starts_with("sqlite") {
                sqlx::SqliteConnection::connect(&url).await.unwrap().execute(sql).await.map(|_| ())
            } else {
                sqlx::PgConnection::connect(&url).await.unwrap().execute(sql).await.map(|_| ())
            };
            assert!(result.unwrap_err().to_string().contains("never changes"), "{sql}");
        }
        assert_eq!(prompts::version(&store, "grade", 1).await.unwrap().unwrap().template, "one");
    });
}
