//! Accounts: guests, registration, claim, login, refresh with reuse detection, logout, profile, export, erasure.

use crate::{Game, GameError, clock, ids};
use careersim_domain::Invalid;
use careersim_store::{
    ConflictKind, StoreError, cases,
    players::{self, Player, Role},
    prompts::Actor,
    tokens::{self, NewRefresh, Rotation},
};
use chrono::Duration;
use secrecy::{ExposeSecret, SecretString};
use uuid::Uuid;

/// A name that a player logs in with: 3..=50 of `a-z 0-9 _ -`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Username(String);

impl Username {
    /// Parses a name.
    ///
    /// # Errors
    /// `too_short`, `too_long` or `invalid_character`.
    pub fn parse(typed: &str) -> Result<Self, Invalid> {
        if typed.bytes().any(|b| !(b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_' || b == b'-')) {
            return Err(Invalid::new("invalid_character", "may only have lower-case letters a-z, digits, `_` and `-`"));
        }
        careersim_domain::text::bounded(typed, 3, 50).map(Self)
    }

    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Parses a password: 8..=128 characters, no U+0000; spaces count.
///
/// # Errors
/// `too_short`, `too_long` or `control_character`.
pub fn parse_password(typed: &SecretString) -> Result<(), Invalid> {
    let password = typed.expose_secret();
    let length = password.chars().count();
    if password.contains('\0') {
        Err(Invalid::new("control_character", "must not contain the character U+0000"))
    } else if length < 8 {
        Err(Invalid::new("too_short", "must have at least 8 characters"))
    } else if length > 128 {
        Err(Invalid::new("too_long", "must have at most 128 characters"))
    } else {
        Ok(())
    }
}

/// A login: the player and the refresh token that the client keeps.
pub struct Login {
    /// Who.
    pub player: Player,
    /// The token; only its fingerprint is stored.
    pub refresh_token: SecretString,
}

const WRONG_LOGIN: GameError = GameError::Unauthorized("the name or the password is wrong");
const ENDED: GameError = GameError::Unauthorized("this login has ended; log in again");

impl Game {
    /// Makes a player without a name, to play at once.
    ///
    /// # Errors
    /// Unavailable or internal.
    pub async fn create_guest(&self) -> Result<Login, GameError> {
        let player = players::create_guest(&self.store, ids::new(), clock::now()).await?;
        self.login_as(player).await
    }

    /// Registers a player.
    ///
    /// # Errors
    /// The name is taken; unavailable or internal.
    pub async fn register(&self, username: &Username, password: SecretString) -> Result<Player, GameError> {
        let hash = self.passwords.hash(password).await?;
        Ok(players::create_user(&self.store, ids::new(), username.as_str(), &hash, Role::Player, clock::now()).await?)
    }

    /// Gives a guest a name and a password; the history stays.
    ///
    /// # Errors
    /// The name is taken, the account has one already, or is gone.
    pub async fn claim_account(&self, player: Uuid, username: &Username, password: SecretString) -> Result<Player, GameError> {
        let current = self.profile(player).await?;
        if current.username.is_some() {
            return Err(GameError::Forbidden("this account has a name already"));
        }
        let hash = self.passwords.hash(password).await?;
        match players::claim(&self.store, player, username.as_str(), &hash).await {
            Err(StoreError::Conflict(ConflictKind::AlreadyClaimed)) => Err(GameError::Forbidden("this account has a name already")),
            claimed => Ok(claimed?),
        }
    }

    /// Logs in with name and password, in the same time whether the name exists or not.
    ///
    /// # Errors
    /// Unauthorized.
    pub async fn login(&self, username: &str, password: SecretString) -> Result<Login, GameError> {
        let found = players::by_username(&self.store, username).await?;
        let stored = found.as_ref().map(|c| c.password_hash.clone());
        let fits = self.passwords.verify(password, stored).await?;
        match found {
            Some(known) if fits && known.player.disabled_at.is_none() => self.login_as(known.player).await,
            _ => Err(WRONG_LOGIN),
        }
    }

    pub(crate) async fn login_as(&self, player: Player) -> Result<Login, GameError> {
        let (refresh_token, new) = self.new_refresh();
        tokens::issue(&self.store, player.id, ids::new(), new, clock::now()).await?;
        players::seen(&self.store, player.id, clock::now()).await?;
        Ok(Login { player, refresh_token })
    }

    /// Changes a refresh token for a new one. A token that was used before ends its whole family.
    ///
    /// # Errors
    /// Unauthorized.
    pub async fn refresh(&self, token: &SecretString) -> Result<Login, GameError> {
        let (refresh_token, new) = self.new_refresh();
        match tokens::rotate(&self.store, &ids::fingerprint(token.expose_secret()), new, clock::now()).await? {
            Rotation::Rotated { player, .. } => {
                // An access token lives half an hour: whoever plays comes by here.
                players::seen(&self.store, player, clock::now()).await?;
                let player = self.profile(player).await?;
                Ok(Login { player, refresh_token })
            }
            Rotation::Reused => {
                tracing::warn!("a refresh token was used twice; its family is ended");
                Err(ENDED)
            }
            Rotation::Expired | Rotation::Unknown => Err(ENDED),
        }
    }

    /// Ends the family of a refresh token, or every login of the player when the token is not known.
    ///
    /// # Errors
    /// Unavailable or internal.
    pub async fn logout(&self, token: Option<&SecretString>, player: Option<Uuid>) -> Result<(), GameError> {
        match (token, player) {
            (Some(token), _) => {
                tokens::end_family_of(&self.store, &ids::fingerprint(token.expose_secret()), clock::now()).await?;
            }
            (None, Some(player)) => {
                tokens::end_player(&self.store, player, clock::now()).await?;
            }
            (None, None) => return Err(ENDED),
        }
        Ok(())
    }

    /// The player.
    ///
    /// # Errors
    /// Unauthorized when the account is gone or disabled.
    pub async fn profile(&self, player: Uuid) -> Result<Player, GameError> {
        match players::by_id(&self.store, player).await? {
            Some(row) if row.disabled_at.is_none() => Ok(row),
            Some(_) => Err(GameError::Forbidden("this account is disabled")),
            None => Err(GameError::Unauthorized("this account is gone")),
        }
    }

    /// Erases everything that is the player's.
    ///
    /// # Errors
    /// Unavailable or internal.
    pub async fn erase(&self, player: Uuid) -> Result<(), GameError> {
        self.profile(player).await?;
        players::erase(&self.store, player).await?;
        tracing::info!(player = %player, "player {player} erased");
        Ok(())
    }

    /// All of the player's data.
    ///
    /// # Errors
    /// Unavailable or internal.
    pub async fn export(&self, player: Uuid) -> Result<serde_json::Value, GameError> {
        self.profile(player).await?;
        Ok(players::export(&self.store, player).await?)
    }

    /// Gives an account a role, from the command line.
    ///
    /// # Errors
    /// Nobody has this name.
    pub async fn set_role(&self, username: &str, role: Role) -> Result<(), GameError> {
        self.change_named(username, Some(role), None).await
    }

    /// Locks an account out, or lets it in again, from the command line. Its logins end at once.
    ///
    /// # Errors
    /// Nobody has this name.
    pub async fn set_disabled(&self, username: &str, disabled: bool) -> Result<(), GameError> {
        self.change_named(username, None, Some(disabled)).await
    }

    async fn change_named(&self, username: &str, role: Option<Role>, disabled: Option<bool>) -> Result<(), GameError> {
        let known = players::by_username(&self.store, username).await?.ok_or(GameError::NotFound("user"))?;
        self.change_account(known.player.id, role, disabled, &Actor::command_line()).await.map(|_| ())
    }

    /// Lets operators try prompts on what the player wrote, without the name, or takes that back.
    ///
    /// # Errors
    /// The account is gone or disabled; unavailable or internal.
    pub async fn share_answers(&self, player: Uuid, yes: bool) -> Result<(), GameError> {
        self.profile(player).await?;
        Ok(cases::share(&self.store, player, yes, clock::now()).await?)
    }

    fn new_refresh(&self) -> (SecretString, NewRefresh) {
        let secret = ids::secret();
        let now = clock::now();
        let new = NewRefresh {
            id: ids::new(),
            token_hash: ids::fingerprint(&secret),
            expires_at: now + Duration::days(self.refresh_days),
        };
        (SecretString::from(secret), new)
    }
}
