//! All that is a player's, as one JSON document.

use crate::{
    Store, StoreError,
    db::all,
    entity::{
        answer, answer_consent, assignment, class, daily_play, evaluation, leaderboard_member, ledger, lti_user, player, refresh_token, scene_report, session,
        session_scene,
    },
};
use sea_orm::EntityTrait;
use serde_json::{Value, json};
use uuid::Uuid;

/// Everything that is stored about a player, in their own words where there are any. Secrets and what belongs to the
/// scenes' hidden half stay out: of a token it says when, not what.
///
/// # Errors
/// [`StoreError::NotFound`].
pub async fn export(store: &Store, id: Uuid) -> Result<Value, StoreError> {
    let db = store.reader();
    let player = player::Entity::find_by_id(id).one(db).await?.ok_or(StoreError::NotFound)?;
    let by_player = |table: &str, order: &str| format!("SELECT * FROM {table} WHERE player_id = $1 ORDER BY {order}");
    let sessions: Vec<session::Model> = all(db, &by_player("sessions", "created_at, id"), [id.into()]).await?;
    let scenes_of = "SELECT s.* FROM session_scenes s JOIN sessions d ON d.id = s.session_id WHERE d.player_id = $1 ORDER BY d.created_at, s.round";
    let scenes: Vec<session_scene::Model> = all(db, scenes_of, [id.into()]).await?;
    let answers: Vec<answer::Model> = all(db, &by_player("answers", "created_at, id"), [id.into()]).await?;
    let evaluations: Vec<evaluation::Model> = all(db, &by_player("evaluations", "created_at, id"), [id.into()]).await?;
    let entries: Vec<ledger::Model> = all(db, &by_player("ledger", "seq"), [id.into()]).await?;
    let daily: Vec<daily_play::Model> = all(db, &by_player("daily_plays", "day"), [id.into()]).await?;
    let on_board: Vec<leaderboard_member::Model> = all(db, &by_player("leaderboard_members", "id"), [id.into()]).await?;
    let reports: Vec<scene_report::Model> = all(db, &by_player("scene_reports", "created_at, id"), [id.into()]).await?;
    let seats = crate::seats::joined(store, id).await?;
    let classes = taught(store, id).await?;
    let tokens: Vec<refresh_token::Model> = all(db, &by_player("refresh_tokens", "issued_at, id"), [id.into()]).await?;
    let consent = answer_consent::Entity::find_by_id(id).one(db).await?;
    let platforms: Vec<lti_user::Model> = all(db, &by_player("lti_users", "created_at, subject"), [id.into()]).await?;
    Ok(json!({
        "player": {
            "id": player.id, "username": player.username, "role": player.role, "balance": player.balance, "nickname": player.nickname,
            "created_at": player.created_at, "last_seen_at": player.last_seen_at, "disabled_at": player.disabled_at,
        },
        "sessions": sessions,
        "scenes": scenes,
        "answers": answers,
        "evaluations": evaluations.iter().map(evaluation).collect::<Result<Vec<_>, _>>()?,
        "ledger": entries,
        "seats": seats.iter().map(|(seat, class)| json!({ "class": class, "nickname": seat.nickname, "joined_at": seat.joined_at })).collect::<Vec<_>>(),
        "classes": classes,
        "daily_plays": daily,
        "leaderboard": on_board.first(),
        "scene_reports": reports,
        "shares_answers_since": consent.map(|c| c.since),
        "learning_platforms": platforms,
        "sign_ins": tokens.iter().map(sign_in).collect::<Vec<_>>(),
    }))
}

fn evaluation(row: &evaluation::Model) -> Result<Value, StoreError> {
    let parse = |text: &Option<String>| text.as_deref().map(serde_json::from_str::<Value>).transpose();
    Ok(json!({
        "id": row.id, "answer_id": row.answer_id, "purpose": row.purpose, "reason": row.reason, "status": row.status,
        "created_at": row.created_at, "finished_at": row.finished_at, "result": parse(&row.result)?, "problem": parse(&row.problem)?,
    }))
}

fn sign_in(row: &refresh_token::Model) -> Value {
    json!({ "issued_at": row.issued_at, "expires_at": row.expires_at, "used_at": row.used_at, "ended_at": row.ended_at })
}

// What a teacher has made; who sits in it is the pupils'.
async fn taught(store: &Store, teacher: Uuid) -> Result<Vec<Value>, StoreError> {
    let sql = "SELECT * FROM classes WHERE teacher_id = $1 ORDER BY created_at, id";
    let classes: Vec<class::Model> = all(store.reader(), sql, [teacher.into()]).await?;
    let sql = "SELECT a.* FROM assignments a JOIN classes c ON c.id = a.class_id WHERE c.teacher_id = $1 ORDER BY a.created_at, a.id";
    let set: Vec<assignment::Model> = all(store.reader(), sql, [teacher.into()]).await?;
    let of = |class: &class::Model| {
        let own: Vec<&assignment::Model> = set.iter().filter(|a| a.class_id == class.id).collect();
        json!({ "class": class, "assignments": own })
    };
    Ok(classes.iter().map(of).collect())
}
