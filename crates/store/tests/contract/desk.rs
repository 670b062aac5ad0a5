//! What the operators' desk keeps: reports, tallies, consents and cases, packs.

use crate::fixture::{after, day, graded, guest, id, now, on_each, text};
use careersim_store::{
    Store, StoreError, answers,
    audit::{self, AuditFilter},
    cases::{self, CaseRow},
    packs::{self, PackRow},
    players,
    prompts::Actor,
    scenarios,
    scene_reports::{self, ReportState},
    tallies,
};
use serde_json::json;
use uuid::Uuid;

fn case(player: Option<Uuid>) -> CaseRow {
    CaseRow {
        id: id(),
        prompt: "grade".to_owned(),
        name: "a case".to_owned(),
        content: json!({"answer": "I wait."}),
        source: "answer".to_owned(),
        player_id: player,
        created_by: "boss".to_owned(),
        created_at: now(),
    }
}

fn pack(name: &str, version: &str) -> PackRow {
    PackRow {
        name: name.to_owned(),
        version: version.to_owned(),
        content: format!("name = \"{name}\"\r\n# é漢🙂\n"),
        sha256: version.to_owned(),
        imported_by: "boss".to_owned(),
        imported_at: now(),
    }
}

/// The player lets operators try prompts on what they wrote, and one has.
pub async fn agree(store: &Store, player: Uuid) {
    cases::share(store, player, true, now()).await.unwrap();
    cases::keep(store, case(Some(player))).await.unwrap();
}

/// What belongs to nobody.
pub async fn fill(store: &Store) {
    tallies::add(store, now().date_naive(), &[(("scene", "hit"), 2)].into()).await.unwrap();
    assert!(packs::put(store, &pack("harbour", "1"), None, &Actor::default()).await.unwrap());
}

#[test]
fn tallies_add_up_by_day() {
    on_each(|store| async move {
        let today = now().date_naive();
        let counts = [(("scene", "hit"), 2), (("grade", "miss"), 1)].into();
        tallies::add(&store, today, &counts).await.unwrap();
        tallies::add(&store, today, &counts).await.unwrap();
        tallies::add(&store, today.succ_opt().unwrap(), &counts).await.unwrap();
        let sums = tallies::sums(&store, today, today).await.unwrap();
        let told: Vec<_> = sums.iter().map(|t| (t.what.as_str(), t.result.as_str(), t.times)).collect();
        assert_eq!(told, [("grade", "miss", 2), ("scene", "hit", 4)]);
    });
}

#[test]
fn cases_of_answers_go_with_the_consent() {
    on_each(|store| async move {
        let (ada, eve) = (guest(&store).await, guest(&store).await);
        for player in [ada, eve] {
            let (session, scene) = day(&store, player, 1).await;
            answers::submit(&store, text(&session, &scene, "my own words"), graded(&scene, 0), &scene.content, now())
                .await
                .unwrap();
        }
        assert_eq!(cases::candidates(&store, 9).await.unwrap(), []);
        assert_eq!(cases::keep(&store, case(Some(ada))).await, Err(StoreError::NotFound), "nobody agreed");
        agree(&store, ada).await;
        cases::share(&store, ada, true, after(1)).await.unwrap();
        let found = cases::candidates(&store, 9).await.unwrap();
        assert_eq!((found.len(), found[0].player_id, found[0].user_answer.as_str()), (1, ada, "my own words"));
        assert_eq!(cases::candidate(&store, found[0].id).await.unwrap().as_ref(), Some(&found[0]));
        cases::keep(&store, case(None)).await.unwrap();
        assert_eq!(cases::list(&store, "grade").await.unwrap().len(), 2);
        cases::share(&store, ada, false, now()).await.unwrap();
        let left = cases::list(&store, "grade").await.unwrap();
        assert_eq!((left.len(), left[0].player_id, cases::shares(&store, ada).await.unwrap()), (1, None, false));
        agree(&store, eve).await;
        players::erase(&store, eve).await.unwrap();
        assert_eq!(cases::list(&store, "grade").await.unwrap().len(), 1);
        cases::remove(&store, left[0].id).await.unwrap();
        assert_eq!(cases::remove(&store, left[0].id).await, Err(StoreError::NotFound));
        assert_eq!(cases::share(&store, eve, true, now()).await, Err(StoreError::NotFound));
    });
}

#[test]
fn packs_come_whole_one_after_the_other_and_everybody_hears() {
    on_each(|store| async move {
        let actor = Actor::default();
        let mut heard = store.bell().careers();
        assert!(packs::put(&store, &pack("harbour", "1"), None, &actor).await.unwrap());
        heard.recv().await.unwrap();
        assert!(
            !packs::put(&store, &pack("other", "1"), None, &actor).await.unwrap(),
            "it was held against a shelf without the first"
        );
        let mark = packs::mark(&store).await.unwrap();
        assert!(packs::put(&store, &pack("harbour", "2"), mark.as_deref(), &actor).await.unwrap());
        assert!(!packs::put(&store, &pack("other", "1"), mark.as_deref(), &actor).await.unwrap());
        let kept = packs::list(&store).await.unwrap();
        assert_eq!(
            (kept.len(), &kept[0].content, &*kept[0].version),
            (1, &pack("harbour", "2").content, "2"),
            "byte for byte"
        );
        packs::remove(&store, "harbour", &actor, now()).await.unwrap();
        assert_eq!(packs::remove(&store, "harbour", &actor, now()).await, Err(StoreError::NotFound));
        assert_eq!(packs::by_name(&store, "harbour").await.unwrap(), None);
        let filter = AuditFilter {
            action: Some("pack".to_owned()),
            from: None,
        };
        let deeds = audit::list(&store, &filter, None, 9).await.unwrap().items;
        let mut told: Vec<_> = deeds.iter().map(|d| format!("{} {}", d.action, d.subject)).collect();
        told.sort();
        assert_eq!(told, ["pack.import harbour 1", "pack.import harbour 2", "pack.remove harbour"]);
    });
}

#[test]
fn reported_scenes_are_gone_through() {
    on_each(|store| async move {
        let list = async |state, from| {
            let page = scene_reports::list(&store, state, from, None, 9).await.unwrap();
            page.items.into_iter().map(|r| (r.scene.id, r.reports, r.shown)).collect::<Vec<_>>()
        };
        let (ada, eve) = (guest(&store).await, guest(&store).await);
        let (_, scene) = day(&store, ada, 1).await;
        scenarios::report(&store, id(), scene.id, ada, "odd", now()).await.unwrap();
        scenarios::report(&store, id(), scene.id, eve, "very odd", after(5)).await.unwrap();
        assert_eq!(list(ReportState::Open, None).await, [(scene.id, 2, 1)]);
        assert_eq!(list(ReportState::Open, Some(after(5))).await.len(), 1);
        assert_eq!(list(ReportState::Open, Some(after(6))).await, []);
        assert_eq!(scene_reports::close(&store, scene.id, after(6)).await.unwrap(), 2);
        assert_eq!((list(ReportState::Open, None).await.len(), list(ReportState::Kept, None).await.len()), (0, 1));
        scenarios::report(&store, id(), scene.id, eve, "still odd", after(7)).await.unwrap();
        assert_eq!(list(ReportState::Open, None).await.len(), 1, "a new report opens it again");
        scenarios::withdraw(&store, &scene.origin, after(8)).await.unwrap();
        assert_eq!(
            (list(ReportState::Open, None).await.len(), list(ReportState::Withdrawn, None).await.len()),
            (0, 1)
        );
        assert_eq!(scenarios::withdrawn_origins(&store).await.unwrap().len(), usize::from(scene.prompt.is_none()));
        let page = scene_reports::list(&store, ReportState::Withdrawn, None, None, 9).await.unwrap();
        let said: Vec<_> = page.items[0].said.iter().map(|s| (s.reason.as_str(), s.open)).collect();
        assert_eq!(said, [("still odd", true), ("odd", false)]);
    });
}
