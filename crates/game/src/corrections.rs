//! Later grades that replaced earlier ones, told to the player once.

use crate::{Game, GameError, clock};
use careersim_store::{
    answers,
    queue::{Purpose, TaskRow},
};
use uuid::Uuid;

/// A grade that replaced an earlier one.
#[derive(Debug, Clone)]
pub struct Correction {
    /// The answer.
    pub answer_id: Uuid,
    /// Its day.
    pub session_id: Uuid,
    /// The day's career.
    pub career_title: String,
    /// The answer's scene in that day, from 1.
    pub round: u8,
    /// `regrade` or `appeal`.
    pub purpose: &'static str,
    /// What it was before.
    pub score_before: Option<u8>,
    /// What it is now.
    pub score: u8,
    /// By how much the balance moved.
    pub balance_change: i64,
}

impl Game {
    /// The corrections that this player has not heard of; from now on they count as told.
    ///
    /// # Errors
    /// Unavailable or internal.
    pub async fn tell_corrections(&self, player: Uuid) -> Result<Vec<Correction>, GameError> {
        self.profile(player).await?;
        let mut told = Vec::new();
        for task in answers::tell_corrections(&self.store, player, clock::now()).await? {
            told.extend(self.correction(player, &task).await?);
        }
        Ok(told)
    }

    async fn correction(&self, player: Uuid, task: &TaskRow) -> Result<Option<Correction>, GameError> {
        let (Some(now), Some(answer)) = (&task.result, answers::by_id(&self.store, task.answer_id, player).await?) else {
            return Ok(None);
        };
        let day = self.own_session(player, answer.session_id).await?;
        let all = answers::evaluations(&self.store, answer.id).await?;
        let before = all.iter().take_while(|t| t.id != task.id).filter_map(|t| t.result.as_ref()).last();
        Ok(Some(Correction {
            answer_id: answer.id,
            session_id: answer.session_id,
            career_title: day.career_title,
            round: answer.round,
            purpose: if task.purpose == Purpose::Appeal { "appeal" } else { "regrade" },
            score_before: before.map(|evaluation| evaluation.grade.score.get()),
            score: now.grade.score.get(),
            balance_change: now.balance_change,
        }))
    }
}
