//! Averages and lines through time, of exact grades.

use crate::fixture::{after, day, estimate, graded, guest, on_each, pick, queued, text};
use careersim_domain::Competency;
use careersim_store::{answers, queue, reports};
use chrono::Duration;

#[test]
fn averages_and_totals_leave_estimates_out() {
    on_each(|store| async move {
        let ada = guest(&store).await;
        for (i, index) in [0, 2, 1].into_iter().enumerate() {
            let (session, scene) = day(&store, ada, 1).await;
            answers::submit(
                &store,
                pick(&session, &scene, index),
                graded(&scene, index),
                &scene.content,
                after(i64::try_from(i).unwrap()),
            )
            .await
            .unwrap();
        }
        let (session, scene) = day(&store, ada, 1).await;
        answers::submit(&store, text(&session, &scene, "hm"), queued(), &scene.content, after(5))
            .await
            .unwrap();
        let job = queue::claim(&store, "w", Duration::seconds(30), 1, after(6)).await.unwrap().remove(0);
        queue::complete(&store, &job, estimate(10), &scene.content, after(7)).await.unwrap();

        let averages = reports::own_averages(&store, ada).await.unwrap();
        // Scores 9, 1 and 5 are levels 3, 0 and 2 of 3.
        let expected = [(Competency::Judgement, 5.6, 3), (Competency::Communication, 5.6, 3)];
        assert_eq!(averages.iter().map(|a| (a.competency, a.mean, a.lines)).collect::<Vec<_>>(), expected);
        let totals = reports::totals(&store, ada).await.unwrap();
        assert_eq!((totals.answers, totals.score_total, totals.estimates), (3, 15, 1));
        let line = reports::score_line(&store, ada, Some("nurse"), 10).await.unwrap();
        assert_eq!(
            line.iter().map(|p| (p.score, p.is_estimate)).collect::<Vec<_>>(),
            [(10, true), (5, false), (1, false), (9, false)]
        );
        assert_eq!(reports::score_line(&store, ada, Some("pilot"), 10).await.unwrap(), []);
        assert_eq!(reports::own_averages(&store, guest(&store).await).await.unwrap(), []);
    });
}
