-- Players who want to be seen, by the name they chose for it. Leaving removes the row, and with it everything that is shown.
CREATE TABLE leaderboard_members (
  id {uuid} NOT NULL PRIMARY KEY,
  player_id {uuid} NOT NULL UNIQUE REFERENCES players (id) ON DELETE CASCADE,
  nickname TEXT NOT NULL,
  nickname_key TEXT NOT NULL UNIQUE,
  joined_at {time} NOT NULL
){strict};

-- What their exact grades come to, over all time (`all`) and by week (`2026-W48`).
CREATE TABLE leaderboard_points (
  member_id {uuid} NOT NULL REFERENCES leaderboard_members (id) ON DELETE CASCADE,
  period TEXT NOT NULL,
  points {bigint} NOT NULL,
  scenes {bigint} NOT NULL,
  PRIMARY KEY (member_id, period)
){strict};
CREATE INDEX leaderboard_points_order ON leaderboard_points (period, points, member_id);
