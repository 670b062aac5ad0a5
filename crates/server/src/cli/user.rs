//! `careersim user`: accounts from the terminal.

use super::{Failure, out};
use crate::app::App;
use careersim_store::players::{self, Role};
use clap::{Subcommand, ValueEnum};

/// Look after accounts.
#[derive(Subcommand)]
pub(super) enum User {
    /// List accounts that have a name
    List,
    /// Give an account a role
    Promote {
        /// Its name
        username: String,
        /// What it may do
        #[arg(long, value_enum, default_value = "operator")]
        role: RoleWord,
    },
    /// Keep an account from logging in and playing
    Disable {
        /// Its name
        username: String,
    },
    /// Let it in again
    Enable {
        /// Its name
        username: String,
    },
}

/// A role on the command line.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum RoleWord {
    /// Plays
    Player,
    /// Has classes
    Teacher,
    /// Steers the installation
    Operator,
}

impl User {
    /// Does it.
    pub(super) async fn run(self, app: App) -> Result<(), Failure> {
        match self {
            Self::List => list(&app).await,
            Self::Promote { username, role } => {
                let role = match role {
                    RoleWord::Player => Role::Player,
                    RoleWord::Teacher => Role::Teacher,
                    RoleWord::Operator => Role::Operator,
                };
                app.game.set_role(&username, role).await?;
                out::line(&format!("`{username}` is now {}", word(role)))
            }
            Self::Disable { username } => {
                app.game.set_disabled(&username, true).await?;
                out::line(&format!("`{username}` is disabled"))
            }
            Self::Enable { username } => {
                app.game.set_disabled(&username, false).await?;
                out::line(&format!("`{username}` is enabled"))
            }
        }
    }
}

async fn list(app: &App) -> Result<(), Failure> {
    let mut cursor = None;
    loop {
        let page = players::list(&app.game.store, cursor, 200).await?;
        for player in page.items.into_iter().filter(|p| p.username.is_some()) {
            let state = if player.disabled_at.is_some() { "disabled" } else { "active" };
            out::line(&format!(
                "{}  {:<30} {:<9} {:<9} balance {}",
                player.id,
                player.username.unwrap_or_default(),
                word(player.role),
                state,
                player.balance
            ))?;
        }
        cursor = page.next;
        if cursor.is_none() {
            return Ok(());
        }
    }
}

fn word(role: Role) -> &'static str {
    match role {
        Role::Player => "player",
        Role::Teacher => "teacher",
        Role::Operator => "operator",
    }
}
