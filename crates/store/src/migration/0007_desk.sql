-- The operators' desk. Reports that somebody has dealt with, and scenes that are dealt to nobody any more.
ALTER TABLE scene_reports ADD COLUMN closed_at {time};
CREATE INDEX scene_reports_time ON scene_reports (created_at, id);
CREATE INDEX scenarios_withdrawn ON scenarios (origin) WHERE withdrawn_at IS NOT NULL;

-- Where scenes and grades came from, counted by day.
CREATE TABLE tallies (
  day TEXT NOT NULL,
  what TEXT NOT NULL,
  result TEXT NOT NULL,
  times {bigint} NOT NULL,
  PRIMARY KEY (day, what, result)
){strict};

-- Players who let operators try prompts on what they wrote. No row, no consent.
CREATE TABLE answer_consents (
  player_id {uuid} NOT NULL PRIMARY KEY REFERENCES players (id) ON DELETE CASCADE,
  since {time} NOT NULL
){strict};

-- Cases that prompts are tried on. One made of a player's answer goes with its player, and with their consent.
CREATE TABLE prompt_cases (
  id {uuid} NOT NULL PRIMARY KEY,
  prompt TEXT NOT NULL,
  name TEXT NOT NULL,
  content TEXT NOT NULL,
  source TEXT NOT NULL,
  player_id {uuid} REFERENCES answer_consents (player_id) ON DELETE CASCADE,
  created_by TEXT NOT NULL,
  created_at {time} NOT NULL
){strict};
CREATE INDEX prompt_cases_prompt ON prompt_cases (prompt, created_at, id);
CREATE INDEX prompt_cases_player ON prompt_cases (player_id) WHERE player_id IS NOT NULL;

-- Scenario packs as they were imported, byte for byte.
CREATE TABLE packs (
  name TEXT NOT NULL PRIMARY KEY,
  version TEXT NOT NULL,
  content TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  imported_by TEXT NOT NULL,
  imported_at {time} NOT NULL
){strict};
