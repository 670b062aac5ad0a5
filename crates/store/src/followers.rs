//! Who else follows what players do. Most are followed by nobody, and then the database is asked for nothing more.

use crate::{
    StoreError,
    db::{Tx, all_of, among},
};
use sea_orm::FromQueryResult;
use std::collections::HashSet;
use uuid::Uuid;

/// The condition of [`Followers::links`].
pub(crate) const LINKED: &str = "EXISTS (SELECT 1 FROM lti_links l WHERE l.line_item IS NOT NULL)";

/// Who follows some players.
#[derive(Debug, Default)]
pub(crate) struct Followers {
    on_board: HashSet<Uuid>,
    links: bool,
}

impl Followers {
    /// Is this player on the leaderboard?
    pub(crate) fn is_on_board(&self, player: Uuid) -> bool {
        self.on_board.contains(&player)
    }

    /// Is any learning platform told of scores?
    pub(crate) fn links(&self) -> bool {
        self.links
    }
}

#[derive(FromQueryResult)]
struct Row {
    on_board: Option<Uuid>,
}

/// Who follows these players; the caller holds their locks.
pub(crate) async fn of(tx: &Tx, players: &[Uuid]) -> Result<Followers, StoreError> {
    let (these, values) = among(&**tx, "m.player_id", players);
    let sql = format!(
        "SELECT m.player_id AS on_board FROM leaderboard_members m WHERE {these} \
         UNION ALL SELECT NULL WHERE {LINKED}"
    );
    let mut followers = Followers::default();
    for row in all_of::<_, Row>(&**tx, &sql, values).await? {
        match row.on_board {
            Some(player) => drop(followers.on_board.insert(player)),
            None => followers.links = true,
        }
    }
    Ok(followers)
}
