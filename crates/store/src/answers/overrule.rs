//! A teacher's grade in the place of an earlier one. It is stored as an evaluation that regrades the answer, whose author is a person: the
//! earlier ones stay, and the balance is corrected by a ledger entry as with every later grade.

use super::{NewEvaluation, insert_evaluation};
use crate::{
    ConflictKind, Store, StoreError,
    db::{Tx, all, one},
    entity::{answer, evaluation},
    events::Ring,
    ids::micros,
    ledger,
    queue::{
        Purpose, TaskRow,
        settle::{self, Booking, Target},
    },
};
use careersim_domain::{Evaluation, Scenario, Score, evaluation as rules};
use chrono::{DateTime, Utc};
use serde_json::json;
use uuid::Uuid;

/// What a teacher decides about an answer.
#[derive(Debug, Clone)]
pub struct Overrule {
    /// The id of the new evaluation.
    pub id: Uuid,
    /// The answer.
    pub answer: Uuid,
    /// The score that counts from now on.
    pub score: Score,
    /// Why, for the pupil to read.
    pub reason: String,
}

/// Grades an answer anew. Further grades that are still waited for are called off: a person has decided.
///
/// # Errors
/// [`StoreError::NotFound`], [`ConflictKind::NotGraded`] while there is no grade to replace.
pub async fn overrule(store: &Store, new: Overrule, scenario: &Scenario, now: DateTime<Utc>) -> Result<TaskRow, StoreError> {
    let now = micros(now);
    let mut tx = store.begin().await?;
    let there: Option<answer::Model> = one(&*tx, "SELECT * FROM answers WHERE id = $1", [new.answer.into()]).await?;
    let answer::Model {
        player_id: player,
        session_id: session,
        ..
    } = there.ok_or(StoreError::NotFound)?;
    let before = ledger::lock(&tx, player).await?;
    let sql = "SELECT e.* FROM evaluations e JOIN answers a ON a.current_id = e.id WHERE a.id = $1 AND e.result IS NOT NULL";
    let counts: Option<evaluation::Model> = one(&*tx, sql, [new.answer.into()]).await?;
    let earlier: Evaluation = serde_json::from_str(counts.and_then(|e| e.result).ok_or(ConflictKind::NotGraded)?.as_str())?;
    call_off(&mut tx, new.answer, now).await?;
    let row = NewEvaluation {
        id: new.id,
        answer: new.answer,
        player,
        purpose: Purpose::Regrade,
        reason: Some(new.reason.clone()),
        priority: 0,
        queue_at: now,
    };
    let target = Target {
        id: new.id,
        answer: new.answer,
        session,
        player,
        purpose: Purpose::Regrade,
    };
    let grade = rules::overrule(&earlier.grade, new.score, &new.reason);
    let weighed = settle::weigh(&tx, &target, before, rules::settle(grade, scenario, before)).await?;
    let row = insert_evaluation(&tx, row, Some(&weighed), now).await?;
    settle::book(&tx, &[Booking::new(target, weighed, now)]).await?;
    tx.ring(Ring::Task(new.id));
    tx.commit().await?;
    row.try_into()
}

// Ends what is still open for this answer; a worker finds its lease lost, and a dead job can't be brought back over the teacher's grade.
async fn call_off(tx: &mut Tx, answer: Uuid, now: DateTime<Utc>) -> Result<(), StoreError> {
    let sql = "UPDATE evaluations SET status = 'failed', lease_owner = NULL, lease_until = NULL, buried_at = NULL, problem = $2, finished_at = $3 \
               WHERE answer_id = $1 AND (status IN ('queued', 'running') OR buried_at IS NOT NULL) RETURNING *";
    let problem = json!({ "message": "a teacher has graded this answer meanwhile" }).to_string();
    let open: Vec<evaluation::Model> = all(&**tx, sql, [answer.into(), problem.into(), now.into()]).await?;
    for task in open {
        tx.ring(Ring::Task(task.id));
    }
    Ok(())
}
