//! Stored answers with their evaluations.

use super::AnswerRow;
use crate::{
    Store, StoreError,
    db::{all, among, number, one, run},
    entity::{answer, evaluation},
    ids::micros,
    queue::TaskRow,
};
use chrono::{DateTime, Utc};
use uuid::Uuid;

/// The player's answer of this id.
pub async fn by_id(store: &Store, id: Uuid, player: Uuid) -> Result<Option<AnswerRow>, StoreError> {
    let sql = "SELECT * FROM answers WHERE id = $1 AND player_id = $2";
    one::<_, answer::Model>(store.reader(), sql, [id.into(), player.into()])
        .await?
        .map(AnswerRow::try_from)
        .transpose()
}

/// The answers of a day in order, each with every evaluation it got, the oldest first; a fork's begin with those it shares with its parent.
pub async fn of_session(store: &Store, session: Uuid) -> Result<Vec<(AnswerRow, Vec<TaskRow>)>, StoreError> {
    let sql = "SELECT a.* FROM answers a JOIN session_scenes s ON s.answer_id = a.id WHERE s.session_id = $1 ORDER BY s.round";
    let answers: Vec<answer::Model> = all(store.reader(), sql, [session.into()]).await?;
    if answers.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<Uuid> = answers.iter().map(|a| a.id).collect();
    let (these, values) = among(store.reader(), "answer_id", &ids);
    let sql = format!("SELECT * FROM evaluations WHERE {these} ORDER BY created_at, id");
    let evaluations: Vec<evaluation::Model> = all(store.reader(), &sql, values).await?;
    let mut rows: Vec<(AnswerRow, Vec<TaskRow>)> = answers
        .into_iter()
        .map(|a| Ok((a.try_into()?, Vec::new())))
        .collect::<Result<_, StoreError>>()?;
    for evaluation in evaluations {
        if let Some((_, tasks)) = rows.iter_mut().find(|(a, _)| a.id == evaluation.answer_id) {
            tasks.push(evaluation.try_into()?);
        }
    }
    Ok(rows)
}

/// Every evaluation of an answer, the oldest first.
pub async fn evaluations(store: &Store, answer: Uuid) -> Result<Vec<TaskRow>, StoreError> {
    let sql = "SELECT * FROM evaluations WHERE answer_id = $1 ORDER BY created_at, id";
    all::<_, evaluation::Model>(store.reader(), sql, [answer.into()])
        .await?
        .into_iter()
        .map(TaskRow::try_from)
        .collect()
}

/// Marks corrections of this player's grades as told, and says which were not told before: the player hears of each once.
pub async fn tell_corrections(store: &Store, player: Uuid, now: DateTime<Utc>) -> Result<Vec<TaskRow>, StoreError> {
    let open = "FROM evaluations WHERE player_id = $1 AND purpose <> 'grade' AND status = 'succeeded' AND told_at IS NULL";
    if number(store.reader(), &format!("SELECT COUNT(*) {open}"), [player.into()]).await? == 0 {
        return Ok(Vec::new());
    }
    let sql = format!("UPDATE evaluations SET told_at = $2 WHERE id IN (SELECT id {open}) AND told_at IS NULL RETURNING *");
    let rows: Vec<evaluation::Model> = all(store.writer(), &sql, [player.into(), micros(now).into()]).await?;
    rows.into_iter().map(TaskRow::try_from).collect()
}

/// Forgets idempotency keys that are older than `before`: a client that repeats itself does so within minutes.
pub async fn forget_keys(store: &Store, before: DateTime<Utc>) -> Result<u64, StoreError> {
    let sql = "UPDATE answers SET idempotency_key = NULL WHERE idempotency_key IS NOT NULL AND created_at < $1";
    run(store.writer(), sql, [micros(before).into()]).await
}
