-- Who came by for the scene of the day: a row for each player and day (UTC, `2026-11-28`).
CREATE TABLE daily_plays (
  player_id {uuid} NOT NULL REFERENCES players (id) ON DELETE CASCADE,
  day TEXT NOT NULL,
  session_id {uuid} NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
  PRIMARY KEY (player_id, day)
){strict};
CREATE INDEX daily_plays_session ON daily_plays (session_id);
