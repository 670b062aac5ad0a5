-- Classes: who teaches, who sits in them under which pseudonym, and what is set to be played.
CREATE TABLE classes (
  id {uuid} NOT NULL PRIMARY KEY,
  teacher_id {uuid} NOT NULL REFERENCES players (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  code TEXT NOT NULL UNIQUE,
  code_expires_at {time},
  is_locked {bool} NOT NULL,
  created_at {time} NOT NULL
){strict};
CREATE INDEX classes_teacher ON classes (teacher_id, created_at, id);

-- A seat is a player in a class. Of the code that gives a lost one back there is only a fingerprint.
CREATE TABLE seats (
  id {uuid} NOT NULL PRIMARY KEY,
  class_id {uuid} NOT NULL REFERENCES classes (id) ON DELETE CASCADE,
  player_id {uuid} NOT NULL REFERENCES players (id) ON DELETE CASCADE,
  nickname TEXT NOT NULL,
  nickname_key TEXT NOT NULL,
  recovery_hash TEXT,
  joined_at {time} NOT NULL,
  UNIQUE (class_id, player_id),
  UNIQUE (class_id, nickname_key)
){strict};
CREATE INDEX seats_player ON seats (player_id);

CREATE TABLE assignments (
  id {uuid} NOT NULL PRIMARY KEY,
  class_id {uuid} NOT NULL REFERENCES classes (id) ON DELETE CASCADE,
  title TEXT NOT NULL,
  careers TEXT NOT NULL,
  rounds {int} NOT NULL CHECK (rounds BETWEEN 1 AND 10),
  difficulty TEXT NOT NULL CHECK (difficulty IN ('easy', 'normal', 'hard')),
  language TEXT NOT NULL,
  due_at {time},
  leaderboard {bool} NOT NULL,
  created_at {time} NOT NULL
){strict};
CREATE INDEX assignments_class ON assignments (class_id, created_at, id);

CREATE INDEX sessions_assignment ON sessions (assignment_id, player_id) WHERE assignment_id IS NOT NULL;
