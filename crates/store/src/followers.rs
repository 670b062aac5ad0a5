//! Who else follows what a player does. Most players are followed by nobody, and then the database is asked for nothing more: the flags come with a
//! statement that is made anyway, under the player's lock.

use sea_orm::FromQueryResult;

/// The flag of [`Followers::on_board`], as a column, of the player `$1`.
pub(crate) const ON_BOARD: &str = "CASE WHEN EXISTS (SELECT 1 FROM leaderboard_members m WHERE m.player_id = $1) THEN 1 ELSE 0 END AS on_board";

/// The flag of [`Followers::links`], as a column.
pub(crate) const LINKS: &str = "CASE WHEN EXISTS (SELECT 1 FROM lti_links l WHERE l.line_item IS NOT NULL) THEN 1 ELSE 0 END AS links";

#[derive(Debug, Clone, Copy, PartialEq, Eq, FromQueryResult)]
pub(crate) struct Followers {
    on_board: i32,
    links: i32,
}

impl Followers {
    /// Is the player on the leaderboard?
    pub(crate) fn on_board(self) -> bool {
        self.on_board == 1
    }

    /// Is any learning platform told of scores?
    pub(crate) fn links(self) -> bool {
        self.links == 1
    }
}
