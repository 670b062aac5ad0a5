//! The leaderboard: nobody is on it who did not ask to be, and who leaves is gone at once. Only exact and models' grades count (rule 6).

use crate::{Game, GameError, clock, scenarios::wrong_cursor};
use careersim_domain::{Invalid, Nickname};
use careersim_store::{
    ConflictKind, StoreError,
    leaderboard::{self, Ranked},
    prompts::Actor,
};
use serde_json::json;
use uuid::Uuid;

/// Over which time.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Period {
    /// The ISO week of now, in UTC.
    #[default]
    Week,
    /// Everything.
    All,
}

impl Period {
    /// Parses `week` or `all`.
    ///
    /// # Errors
    /// `unknown_value`.
    pub fn parse(word: &str) -> Result<Self, Invalid> {
        match word {
            "week" => Ok(Self::Week),
            "all" => Ok(Self::All),
            _ => Err(Invalid::new("unknown_value", "must be `week` or `all`")),
        }
    }

    /// The word in URLs.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Week => "week",
            Self::All => "all",
        }
    }

    fn key(self) -> String {
        match self {
            Self::Week => leaderboard::week_of(clock::now()),
            Self::All => leaderboard::ALL_TIME.to_owned(),
        }
    }
}

/// A page of the board, as a player sees it.
#[derive(Debug, Clone)]
pub struct Board {
    /// The week, such as `2026-W48`; `all` over everything.
    pub key: String,
    /// The entries, most points first.
    pub items: Vec<Ranked>,
    /// Where the next page begins.
    pub next_cursor: Option<String>,
    /// The name that the player shows, if they do.
    pub nickname: Option<String>,
    /// Their own standing, once they have points in this time.
    pub own: Option<Ranked>,
}

impl Game {
    /// The board of a period.
    ///
    /// # Errors
    /// A cursor that is none; unavailable or internal.
    pub async fn board(&self, player: Uuid, period: Period, cursor: Option<&str>, limit: u64) -> Result<Board, GameError> {
        self.profile(player).await?;
        let cursor = cursor.map(|c| c.parse().map_err(|_| wrong_cursor())).transpose()?;
        let key = period.key();
        let (items, next) = leaderboard::list(&self.store, &key, cursor, limit).await?;
        Ok(Board {
            nickname: leaderboard::nickname(&self.store, player).await?,
            own: leaderboard::own(&self.store, player, &key).await?,
            next_cursor: next.map(|c| c.to_string()),
            items,
            key,
        })
    }

    /// Puts the player on the board, or changes the name that they show there.
    ///
    /// # Errors
    /// Somebody else has the name; unavailable or internal.
    pub async fn join_board(&self, player: Uuid, nickname: &Nickname) -> Result<(), GameError> {
        self.profile(player).await?;
        match leaderboard::join(&self.store, player, nickname.as_str(), &nickname.key(), clock::now()).await {
            Err(StoreError::Conflict(ConflictKind::Duplicate)) => {
                let taken = Invalid::new("taken", "somebody else has this nickname, or one that looks like it; choose another");
                Err(GameError::invalid("nickname", taken))
            }
            other => Ok(other?),
        }
    }

    /// Takes the player off the board at once; who is not on it stays off.
    ///
    /// # Errors
    /// Unavailable or internal.
    pub async fn leave_board(&self, player: Uuid) -> Result<(), GameError> {
        self.profile(player).await?;
        leaderboard::leave(&self.store, player).await?;
        Ok(())
    }

    /// Takes somebody's entry off the board, because of the name. They may come back with another.
    ///
    /// # Errors
    /// There is no such entry.
    pub async fn remove_from_board(&self, member: Uuid, actor: &Actor) -> Result<(), GameError> {
        if !leaderboard::remove(&self.store, member).await? {
            return Err(GameError::NotFound("entry"));
        }
        self.audit(actor, "leaderboard.remove", &member.to_string(), &json!({})).await
    }
}
