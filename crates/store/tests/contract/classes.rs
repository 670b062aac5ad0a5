//! Classes: one pseudonym each, nobody else's days, a teacher's grade beside the first, and days that outlive their assignment.

use crate::{
    fill::teach,
    fixture::{after, estimate, graded, guest, id, new_session, now, on_each, pick, queued, scenario, text},
};
use careersim_domain::{Competency, Score, class::Nickname};
use careersim_store::{
    ConflictKind, Store, StoreError, answers,
    answers::Overrule,
    assignments, classes, ledger, players,
    players::Role,
    queue::{self, NewTask, Purpose, TaskStatus},
    results::{self, Of},
    scenarios::ScenarioRow,
    seats::{self, Who},
    sessions::{self, NewSession, SessionRow},
};
use chrono::Duration;
use uuid::Uuid;

fn name(typed: &str) -> Nickname {
    Nickname::parse(typed).unwrap()
}

/// A class with one assignment, as `(teacher, class, assignment)`.
async fn class(store: &Store) -> (Uuid, Uuid, Uuid) {
    let teacher = guest(store).await;
    let assignment = teach(store, teacher).await;
    let class = classes::list(store, teacher, None, 10).await.unwrap().items[0].id;
    (teacher, class, assignment)
}

async fn assigned(store: &Store, player: Uuid, assignment: Option<Uuid>) -> (SessionRow, ScenarioRow) {
    let new = NewSession {
        assignment_id: assignment,
        ..new_session(player, 1)
    };
    let session = sessions::create(store, new, now()).await.unwrap();
    let scene = scenario(store, &format!("day:{}", session.id)).await;
    sessions::place_scene(store, session.id, player, 1, scene.id, None, now()).await.unwrap();
    (session, scene)
}

#[test]
fn a_pseudonym_is_taken_once_and_a_guest_is_made_with_the_seat_or_not_at_all() {
    on_each(|store| async move {
        let (teacher, class, _) = class(&store).await;
        assert_eq!(players::by_id(&store, teacher).await.unwrap().unwrap().role, Role::Teacher);
        let taken = id();
        let refused = seats::take(&store, id(), class, Who::NewGuest(taken), &name(" otter  7"), now()).await;
        assert_eq!(refused.map(|_| ()), Err(ConflictKind::Duplicate.into()));
        assert_eq!(players::by_id(&store, taken).await.unwrap(), None, "no guest is left behind");
        let (seat, is_new) = seats::take(&store, id(), class, Who::NewGuest(id()), &name("Lynx"), now()).await.unwrap();
        assert!(is_new);
        let again = seats::take(&store, id(), class, Who::Player(seat.player_id), &name("Fox"), now())
            .await
            .unwrap();
        assert_eq!(again, (seat.clone(), false), "who sits there keeps the seat");
        let missing = seats::take(&store, id(), id(), Who::NewGuest(id()), &name("Fox"), now()).await;
        assert_eq!(missing.map(|_| ()), Err(StoreError::NotFound));
        assert_eq!(
            seats::rename(&store, seat.id, class, &name("OTTER 7")).await,
            Err(ConflictKind::Duplicate.into())
        );
        seats::set_recovery(&store, class, &[(seat.id, "hash".to_owned())]).await.unwrap();
        assert_eq!(seats::by_recovery(&store, class, "hash").await.unwrap().map(|s| s.id), Some(seat.id));
        assert_eq!(seats::by_recovery(&store, id(), "hash").await.unwrap(), None, "only in its own class");
        players::erase(&store, seat.player_id).await.unwrap();
        assert_eq!(seats::of_class(&store, class).await.unwrap().len(), 1, "the seat goes with its player");
    });
}

#[test]
fn the_last_seat_is_taken_once() {
    on_each(|store| async move {
        let (_, class, _) = class(&store).await;
        let join = |i: i32| {
            let store = store.clone();
            async move { seats::take(&store, id(), class, Who::NewGuest(id()), &name(&format!("n{i}")), now()).await }
        };
        let joined = futures::future::join_all((0..105).map(join)).await;
        assert_eq!(joined.iter().filter(|j| j.is_ok()).count(), 99, "the teacher has one of the hundred");
        assert!(joined.iter().all(|j| j.is_ok() || *j == Err(ConflictKind::Full.into())));
    });
}

#[test]
fn a_class_sees_what_was_played_for_it_and_nothing_else() {
    on_each(|store| async move {
        let (_, class, assignment) = class(&store).await;
        let pupil = seats::take(&store, id(), class, Who::NewGuest(id()), &name("Lynx"), now()).await.unwrap().0;
        let (day, scene) = assigned(&store, pupil.player_id, Some(assignment)).await;
        answers::submit(&store, pick(&day, &scene, 0), graded(&scene, 0), &scene.content, now())
            .await
            .unwrap();
        let (private, _) = assigned(&store, pupil.player_id, None).await;
        let stranger = guest(&store).await;
        let (forged, _) = assigned(&store, stranger, Some(assignment)).await;
        let of = Of { class, assignment: None };
        let seen: Vec<Uuid> = results::days(&store, of).await.unwrap().iter().map(|d| d.id).collect();
        assert_eq!(seen, [day.id]);
        for hidden in [private.id, forged.id] {
            assert_eq!(results::day(&store, class, hidden).await.unwrap(), None);
        }
        let marks = results::marks(&store, of).await.unwrap();
        assert_eq!(
            (marks.len(), marks[0].score, marks[0].is_estimate, marks[0].source.as_deref()),
            (1, Some(9), false, Some("library"))
        );
        assert_eq!(marks[0].status, Some(TaskStatus::Succeeded));
        let levels = results::levels_by_player(&store, of).await.unwrap();
        assert_eq!(results::levels_by_day(&store, of).await.unwrap().len(), levels.len());
        assert!(levels.iter().any(|l| l.competency == Competency::Judgement && l.levels == 3 && l.lines == 1));

        // A rewound day shares its beginning: the day shows it, the pupil's figures count it once.
        sessions::fork(&store, day.id, pupil.player_id, 1, 10, id(), after(5)).await.unwrap();
        assert_eq!(results::days(&store, of).await.unwrap().len(), 2);
        assert_eq!(results::levels_by_player(&store, of).await.unwrap(), levels);

        seats::remove(&store, pupil.id, class).await.unwrap();
        assert_eq!(results::days(&store, of).await.unwrap(), [], "who has left is not seen");
        assert!(
            sessions::by_id(&store, day.id, pupil.player_id).await.unwrap().is_some(),
            "and keeps what was played"
        );
    });
}

#[test]
fn days_outlive_their_assignment() {
    on_each(|store| async move {
        let (teacher, class, assignment) = class(&store).await;
        let (day, _) = assigned(&store, teacher, Some(assignment)).await;
        assignments::remove(&store, assignment, class).await.unwrap();
        assert_eq!(sessions::by_id(&store, day.id, teacher).await.unwrap().unwrap().assignment_id, None);
        let (other, class, assignment) = self::class(&store).await;
        let pupil = seats::take(&store, id(), class, Who::NewGuest(id()), &name("Lynx"), now()).await.unwrap().0;
        let (day, _) = assigned(&store, pupil.player_id, Some(assignment)).await;
        players::erase(&store, other).await.unwrap();
        assert_eq!(sessions::by_id(&store, day.id, pupil.player_id).await.unwrap().unwrap().assignment_id, None);
        assert_eq!(seats::joined(&store, pupil.player_id).await.unwrap(), []);
    });
}

#[test]
fn a_teachers_grade_stands_beside_the_first_and_nothing_replaces_it() {
    on_each(|store| async move {
        let (_, class, assignment) = class(&store).await;
        let pupil = seats::take(&store, id(), class, Who::NewGuest(id()), &name("Lynx"), now())
            .await
            .unwrap()
            .0
            .player_id;
        let (day, scene) = assigned(&store, pupil, Some(assignment)).await;
        let new = text(&day, &scene, "I check first");
        let answer = new.answer_id;
        answers::submit(&store, new, queued(), &scene.content, now()).await.unwrap();
        let overrule = |score| Overrule {
            id: id(),
            answer,
            score: Score::parse(score).unwrap(),
            reason: "you saw the risk".to_owned(),
        };
        let early = answers::overrule(&store, overrule(8), &scene.content, after(1)).await;
        assert_eq!(early, Err(ConflictKind::NotGraded.into()));
        let job = queue::claim(&store, "w", Duration::seconds(30), 1, after(1)).await.unwrap().remove(0);
        queue::complete(&store, &job, estimate(2), &scene.content, after(2)).await.unwrap();
        let again = NewTask {
            id: id(),
            answer,
            player: pupil,
            purpose: Purpose::Regrade,
            reason: None,
            priority: 0,
        };
        queue::enqueue(&store, again, after(3)).await.unwrap();
        let late = queue::claim(&store, "w", Duration::seconds(30), 1, after(4)).await.unwrap().remove(0);

        let done = answers::overrule(&store, overrule(8), &scene.content, after(5)).await.unwrap();
        let result = done.result.unwrap();
        assert_eq!((result.balance_before.get(), result.balance_change, result.balance.get()), (94, 12, 106));
        assert_eq!(result.grade.feedback, "you saw the risk");
        assert!(result.grade.criteria.iter().all(|c| c.level.get() == 2 && c.quote.as_deref() == Some("first")));
        assert_eq!(
            queue::complete(&store, &late, estimate(0), &scene.content, after(6)).await,
            Err(ConflictKind::LeaseLost.into()),
            "a person has decided"
        );
        assert_eq!(
            queue::requeue(&store, late.task_id, after(6)).await,
            Err(StoreError::NotFound),
            "nor is it brought back"
        );
        assert_eq!(queue::regradable(&store, after(3600), 10).await.unwrap(), []);
        let scores: Vec<u8> = answers::evaluations(&store, answer)
            .await
            .unwrap()
            .iter()
            .filter_map(|t| t.result.as_ref())
            .map(|e| e.grade.score.get())
            .collect();
        assert_eq!(scores, [2, 8], "both stay");
        let mark = &results::marks(&store, Of { class, assignment: None }).await.unwrap()[0];
        assert_eq!((mark.score, mark.is_estimate, mark.source.as_deref()), (Some(8), false, Some("human")));
        answers::overrule(&store, overrule(5), &scene.content, after(7)).await.unwrap();
        assert_eq!(
            ledger::entries(&store, pupil).await.unwrap().iter().map(|e| e.amount).collect::<Vec<_>>(),
            [-6, 12, -6]
        );
    });
}
