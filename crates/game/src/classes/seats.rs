//! Seats as a teacher keeps them: pseudonyms, codes that give a lost seat back, and who leaves.

use super::{SeatRow, joining::taken, named};
use crate::{Game, GameError, ids};
use careersim_domain::class::{Code, Nickname};
use careersim_store::{ConflictKind, StoreError, players, seats};
use uuid::Uuid;

/// A seat with its new recovery code, told once: only the fingerprint is kept.
#[derive(Debug, Clone)]
pub struct IssuedCode {
    /// The seat.
    pub seat: SeatRow,
    /// What the teacher prints, in groups of four.
    pub recovery: String,
}

impl Game {
    /// The seats of a class by pseudonym.
    ///
    /// # Errors
    /// Not this teacher's.
    pub async fn seats(&self, teacher: Uuid, class: Uuid) -> Result<Vec<SeatRow>, GameError> {
        self.own_class(teacher, class).await?;
        Ok(seats::of_class(&self.store, class).await?)
    }

    /// Gives a seat another pseudonym.
    ///
    /// # Errors
    /// Not a seat of this teacher's class; the pseudonym is taken.
    pub async fn rename_seat(&self, teacher: Uuid, class: Uuid, seat: Uuid, nickname: &Nickname) -> Result<SeatRow, GameError> {
        self.own_class(teacher, class).await?;
        match seats::rename(&self.store, seat, class, nickname).await {
            Err(StoreError::Conflict(ConflictKind::Duplicate)) => Err(taken()),
            renamed => renamed.map_err(|e| named(e, "seat")),
        }
    }

    /// Frees a seat. What was played stays the player's, and the class no longer sees it.
    ///
    /// # Errors
    /// Not a seat of this teacher's class.
    pub async fn remove_seat(&self, teacher: Uuid, class: Uuid, seat: Uuid) -> Result<(), GameError> {
        self.own_class(teacher, class).await?;
        seats::remove(&self.store, seat, class).await.map_err(|e| named(e, "seat"))
    }

    /// Makes new recovery codes, for one seat or for all; those from before are worth nothing any more. Seats of accounts get none: their
    /// players log in with a name and a password, which are no business of the class.
    ///
    /// # Errors
    /// Not this teacher's class; not a seat of it.
    pub async fn issue_recovery(&self, teacher: Uuid, class: Uuid, only: Option<Uuid>) -> Result<Vec<IssuedCode>, GameError> {
        self.own_class(teacher, class).await?;
        let mut all = seats::of_class(&self.store, class).await?;
        all.retain(|seat| only.is_none_or(|id| id == seat.id));
        if only.is_some() && all.is_empty() {
            return Err(GameError::NotFound("seat"));
        }
        let mut issued = Vec::new();
        for seat in all {
            let player = players::by_id(&self.store, seat.player_id).await?;
            if player.is_some_and(|p| p.username.is_none()) {
                issued.push((seat, ids::code(Code::SEAT)));
            }
        }
        if only.is_some() && issued.is_empty() {
            return Err(GameError::Forbidden("this seat belongs to an account with a name; its player logs in with it"));
        }
        let hashes: Vec<(Uuid, String)> = issued.iter().map(|(seat, code)| (seat.id, ids::fingerprint(code.as_str()))).collect();
        seats::set_recovery(&self.store, class, &hashes).await.map_err(|e| named(e, "seat"))?;
        let told = issued.into_iter().map(|(seat, code)| IssuedCode {
            seat: SeatRow { has_recovery: true, ..seat },
            recovery: code.spoken(),
        });
        Ok(told.collect())
    }
}
