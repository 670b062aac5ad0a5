//! Coming into a class, and coming back to a seat. A pupil needs no account and no e-mail: a code and a pseudonym are enough.

use super::{AssignmentRow, ClassRow, SeatRow, Who, full, named};
use crate::{Game, GameError, accounts::Login, clock, ids};
use careersim_domain::{
    Invalid,
    class::{Code, Nickname},
};
use careersim_store::{ConflictKind, StoreError, assignments, classes, players, seats};
use uuid::Uuid;

/// Somebody with a seat.
pub struct Joined {
    /// The class.
    pub class: ClassRow,
    /// The seat.
    pub seat: SeatRow,
    /// It was free before.
    pub is_new: bool,
    /// For who came without one, or came back to a seat.
    pub login: Option<Login>,
}

/// A class as who sits in it sees it.
#[derive(Debug, Clone)]
pub struct JoinedClass {
    /// The own seat.
    pub seat: SeatRow,
    /// What the teacher calls the class.
    pub name: String,
    /// What is to be played, the newest first.
    pub assignments: Vec<AssignmentRow>,
}

// One and the same for a code that never was and one that has ended: who guesses learns nothing.
const NO_CODE: GameError = GameError::NotFound("class code, or it has ended");
const NO_RECOVERY: GameError = GameError::NotFound("seat for these two codes");
// How often another friendly pseudonym is tried when one is taken.
const TRIES: usize = 20;

impl Game {
    /// Takes a seat by the code of a class. Who has no login gets one; who sits there already keeps the seat.
    ///
    /// # Errors
    /// No such code; the class is locked or full; the pseudonym is taken.
    pub async fn join_class(&self, code: &str, nickname: Option<Nickname>, player: Option<Uuid>) -> Result<Joined, GameError> {
        let class = self.class_of_code(code).await?;
        if let Some(player) = player {
            self.profile(player).await?;
            if let Some(seat) = seats::of_player(&self.store, class.id, player).await? {
                return Ok(Joined {
                    class,
                    seat,
                    is_new: false,
                    login: None,
                });
            }
        }
        if class.code_expires_at.is_some_and(|at| at <= clock::now()) {
            return Err(NO_CODE);
        }
        if class.is_locked {
            return Err(GameError::Forbidden("this class takes nobody new at the moment; ask your teacher to unlock it"));
        }
        let who = player.map_or_else(|| Who::NewGuest(ids::new()), Who::Player);
        let (seat, is_new) = self.take_seat(class.id, who, nickname).await?;
        let login = match player {
            None => Some(self.login_as(self.profile(seat.player_id).await?).await?),
            Some(_) => None,
        };
        Ok(Joined { class, seat, is_new, login })
    }

    /// Gives somebody a seat in a class, whatever its code and lock say; without a pseudonym they get their own, or a friendly one.
    ///
    /// # Errors
    /// The class is full or gone; the pseudonym is taken.
    pub async fn take_seat(&self, class: Uuid, who: Who, nickname: Option<Nickname>) -> Result<(SeatRow, bool), GameError> {
        let own = match (&nickname, who) {
            (None, Who::Player(player)) => self.profile(player).await?.nickname.and_then(|n| Nickname::parse(&n).ok()),
            _ => None,
        };
        let friendly = std::iter::repeat_with(|| Nickname::friendly(ids::number())).take(TRIES);
        let given = nickname.is_some();
        for name in nickname.into_iter().chain(own).chain(friendly) {
            match seats::take(&self.store, ids::new(), class, who, &name, clock::now()).await {
                Err(StoreError::Conflict(ConflictKind::Duplicate)) if given => break,
                Err(StoreError::Conflict(ConflictKind::Duplicate)) => {}
                Err(StoreError::Conflict(ConflictKind::Full)) => return Err(full("code", "every seat of this class is taken; ask your teacher")),
                Err(error) => return Err(named(error, "class")),
                Ok(taken) => return Ok(taken),
            }
        }
        Err(taken())
    }

    /// Gives back a seat whose login was lost, by the code of the class and the one that the teacher printed.
    ///
    /// # Errors
    /// No such seat. A seat of somebody with an account is not given back this way: they log in.
    pub async fn recover_seat(&self, code: &str, recovery: &str) -> Result<Joined, GameError> {
        let class = self.class_of_code(code).await.map_err(|_| NO_RECOVERY)?;
        let recovery = Code::read(recovery, Code::SEAT).ok_or(NO_RECOVERY)?;
        let seat = seats::by_recovery(&self.store, class.id, &ids::fingerprint(recovery.as_str())).await?;
        let seat = seat.ok_or(NO_RECOVERY)?;
        let player = self.profile(seat.player_id).await?;
        if player.username.is_some() {
            return Err(GameError::Forbidden("this seat belongs to an account with a name; log in with it"));
        }
        let login = self.login_as(player).await?;
        Ok(Joined {
            class,
            seat,
            is_new: false,
            login: Some(login),
        })
    }

    /// The classes in which a player sits, with what is to be played.
    ///
    /// # Errors
    /// Unavailable or internal.
    pub async fn joined_classes(&self, player: Uuid) -> Result<Vec<JoinedClass>, GameError> {
        self.profile(player).await?;
        let mut set = assignments::all_for_player(&self.store, player).await?;
        let joined = seats::joined(&self.store, player).await?;
        let with_assignments = |(seat, name): (SeatRow, String)| JoinedClass {
            assignments: set.extract_if(.., |a| a.class_id == seat.class_id).collect(),
            seat,
            name,
        };
        Ok(joined.into_iter().map(with_assignments).collect())
    }

    /// Leaves a class. What was played stays the player's, and the class no longer sees it.
    ///
    /// # Errors
    /// No seat there.
    pub async fn leave_class(&self, player: Uuid, class: Uuid) -> Result<(), GameError> {
        let seat = seats::of_player(&self.store, class, player).await?.ok_or(GameError::NotFound("class"))?;
        seats::remove(&self.store, seat.id, class).await.map_err(|e| named(e, "class"))
    }

    async fn class_of_code(&self, typed: &str) -> Result<ClassRow, GameError> {
        let code = Code::read(typed, Code::CLASS).ok_or(NO_CODE)?;
        let class = classes::by_code(&self.store, code.as_str()).await?.ok_or(NO_CODE)?;
        // A teacher who may not come in any more has no open classes either.
        match players::by_id(&self.store, class.teacher_id).await? {
            Some(teacher) if teacher.disabled_at.is_none() => Ok(class),
            _ => Err(NO_CODE),
        }
    }
}

/// Somebody else in the class has this pseudonym.
pub(super) fn taken() -> GameError {
    GameError::invalid("nickname", Invalid::new("taken", "is taken in this class; choose another"))
}
