-- Players and the ways in.
CREATE TABLE players (
  id {uuid} NOT NULL PRIMARY KEY,
  username TEXT UNIQUE,
  password_hash TEXT,
  role TEXT NOT NULL CHECK (role IN ('player', 'teacher', 'operator')),
  balance {bigint} NOT NULL CHECK (balance >= 0),
  nickname TEXT,
  created_at {time} NOT NULL,
  last_seen_at {time} NOT NULL,
  disabled_at {time},
  CHECK ((username IS NULL) = (password_hash IS NULL))
){strict};
CREATE INDEX players_created ON players (created_at, id);

CREATE TABLE refresh_tokens (
  id {uuid} NOT NULL PRIMARY KEY,
  family_id {uuid} NOT NULL,
  player_id {uuid} NOT NULL REFERENCES players (id) ON DELETE CASCADE,
  token_hash TEXT NOT NULL UNIQUE,
  issued_at {time} NOT NULL,
  expires_at {time} NOT NULL,
  used_at {time},
  ended_at {time}
){strict};
CREATE INDEX refresh_tokens_family ON refresh_tokens (family_id);
CREATE INDEX refresh_tokens_player ON refresh_tokens (player_id);
CREATE INDEX refresh_tokens_expiry ON refresh_tokens (expires_at);

-- Scenes: made once, played by many. JSON stands as text, so that both databases hold the same bytes.
CREATE TABLE scenarios (
  id {uuid} NOT NULL PRIMARY KEY,
  career_key TEXT NOT NULL,
  difficulty TEXT NOT NULL CHECK (difficulty IN ('easy', 'normal', 'hard')),
  language TEXT NOT NULL,
  origin TEXT NOT NULL,
  content TEXT NOT NULL,
  provenance TEXT NOT NULL,
  prompt TEXT,
  parent_scenario_id {uuid} REFERENCES scenarios (id) ON DELETE SET NULL DEFERRABLE,
  parent_branch {int},
  created_at {time} NOT NULL,
  withdrawn_at {time}
){strict};
CREATE INDEX scenarios_pool ON scenarios (career_key, difficulty, language, created_at, id) WHERE parent_scenario_id IS NULL AND withdrawn_at IS NULL;
CREATE INDEX scenarios_children ON scenarios (parent_scenario_id, parent_branch, created_at, id) WHERE parent_scenario_id IS NOT NULL;
CREATE INDEX scenarios_ready ON scenarios (career_key, created_at, id) WHERE withdrawn_at IS NULL;
CREATE INDEX scenarios_origin ON scenarios (origin);

-- Days.
CREATE TABLE sessions (
  id {uuid} NOT NULL PRIMARY KEY,
  player_id {uuid} NOT NULL REFERENCES players (id) ON DELETE CASCADE,
  career_title TEXT NOT NULL,
  career_key TEXT NOT NULL,
  career_slug TEXT,
  soc_code TEXT,
  difficulty TEXT NOT NULL CHECK (difficulty IN ('easy', 'normal', 'hard')),
  language TEXT NOT NULL,
  rounds {int} NOT NULL CHECK (rounds BETWEEN 1 AND 10),
  status TEXT NOT NULL CHECK (status IN ('active', 'finished')),
  seed {bigint} NOT NULL,
  parent_id {uuid} REFERENCES sessions (id) ON DELETE CASCADE DEFERRABLE,
  forked_at_round {int},
  share_token TEXT UNIQUE,
  assignment_id {uuid},
  created_at {time} NOT NULL,
  finished_at {time},
  CHECK ((status = 'finished') = (finished_at IS NOT NULL))
){strict};
CREATE INDEX sessions_history ON sessions (player_id, created_at, id);
CREATE INDEX sessions_career ON sessions (player_id, career_title, created_at, id);
CREATE INDEX sessions_parent ON sessions (parent_id) WHERE parent_id IS NOT NULL;

CREATE TABLE session_scenes (
  session_id {uuid} NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
  round {int} NOT NULL CHECK (round BETWEEN 1 AND 10),
  scenario_id {uuid} NOT NULL REFERENCES scenarios (id),
  carry TEXT,
  hint_at {time},
  shown_at {time} NOT NULL,
  answer_id {uuid},
  PRIMARY KEY (session_id, round),
  UNIQUE (session_id, scenario_id)
){strict};
CREATE INDEX session_scenes_scenario ON session_scenes (scenario_id);
CREATE INDEX session_scenes_answer ON session_scenes (answer_id) WHERE answer_id IS NOT NULL;

CREATE TABLE played_origins (
  player_id {uuid} NOT NULL REFERENCES players (id) ON DELETE CASCADE,
  origin TEXT NOT NULL,
  played_at {time} NOT NULL,
  PRIMARY KEY (player_id, origin)
){strict};

CREATE TABLE answers (
  id {uuid} NOT NULL PRIMARY KEY,
  session_id {uuid} NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
  scenario_id {uuid} NOT NULL REFERENCES scenarios (id),
  player_id {uuid} NOT NULL REFERENCES players (id) ON DELETE CASCADE,
  round {int} NOT NULL,
  option_index {int},
  user_answer TEXT,
  idempotency_key TEXT,
  -- The evaluation that counts now, with what lists show of it, so that they need not look into evaluations.
  current_id {uuid},
  score {int},
  is_estimate {bool},
  created_at {time} NOT NULL,
  UNIQUE (session_id, scenario_id),
  UNIQUE (player_id, idempotency_key),
  CHECK ((option_index IS NULL) <> (user_answer IS NULL))
){strict};
CREATE INDEX answers_keys ON answers (created_at) WHERE idempotency_key IS NOT NULL;
CREATE INDEX answers_player ON answers (player_id, created_at, id);
CREATE INDEX answers_scenario ON answers (scenario_id);

-- An evaluation is also the job that makes it.
CREATE TABLE evaluations (
  id {uuid} NOT NULL PRIMARY KEY,
  answer_id {uuid} NOT NULL REFERENCES answers (id) ON DELETE CASCADE,
  player_id {uuid} NOT NULL REFERENCES players (id) ON DELETE CASCADE,
  purpose TEXT NOT NULL CHECK (purpose IN ('grade', 'regrade', 'appeal')),
  reason TEXT,
  status TEXT NOT NULL CHECK (status IN ('queued', 'running', 'succeeded', 'failed')),
  priority {int} NOT NULL,
  queue_at {time} NOT NULL,
  run_at {time} NOT NULL,
  attempts {int} NOT NULL,
  fence {bigint} NOT NULL,
  lease_owner TEXT,
  lease_until {time},
  last_error TEXT,
  problem TEXT,
  result TEXT,
  score {int} CHECK (score BETWEEN 0 AND 10),
  source TEXT,
  is_estimate {bool} NOT NULL,
  receipt TEXT,
  created_at {time} NOT NULL,
  started_at {time},
  finished_at {time},
  buried_at {time},
  told_at {time},
  CHECK ((status = 'running') = (lease_owner IS NOT NULL)),
  CHECK ((status = 'running') = (lease_until IS NOT NULL)),
  CHECK ((status = 'succeeded') = (result IS NOT NULL))
){strict};
CREATE UNIQUE INDEX evaluations_first ON evaluations (answer_id) WHERE purpose = 'grade';
CREATE UNIQUE INDEX evaluations_open ON evaluations (answer_id, purpose) WHERE status IN ('queued', 'running');
CREATE INDEX evaluations_answer ON evaluations (answer_id, created_at, id);
CREATE INDEX evaluations_player ON evaluations (player_id, finished_at, id);
CREATE INDEX evaluations_busy ON evaluations (player_id) WHERE status IN ('queued', 'running');
CREATE INDEX evaluations_due ON evaluations (priority, queue_at, id) WHERE status = 'queued';
CREATE INDEX evaluations_run_at ON evaluations (run_at) WHERE status = 'queued';
CREATE INDEX evaluations_lease ON evaluations (lease_until) WHERE status = 'running';
CREATE INDEX evaluations_durations ON evaluations (finished_at, created_at) WHERE status = 'succeeded' AND purpose = 'grade' AND started_at IS NOT NULL;
CREATE INDEX evaluations_untold ON evaluations (player_id) WHERE purpose <> 'grade' AND status = 'succeeded' AND told_at IS NULL;
CREATE INDEX evaluations_buried ON evaluations (buried_at, id) WHERE buried_at IS NOT NULL;
CREATE INDEX evaluations_estimates ON evaluations (finished_at, id) WHERE is_estimate = {true} AND status = 'succeeded';

-- What the exact grade of an answer says about each competency; replaced when the answer is graded again.
CREATE TABLE competency_levels (
  answer_id {uuid} NOT NULL REFERENCES answers (id) ON DELETE CASCADE,
  competency TEXT NOT NULL,
  player_id {uuid} NOT NULL REFERENCES players (id) ON DELETE CASCADE,
  levels {int} NOT NULL,
  lines {int} NOT NULL,
  PRIMARY KEY (answer_id, competency)
){strict};
CREATE INDEX competency_levels_player ON competency_levels (player_id, competency, levels, lines);

CREATE TABLE ledger (
  id {uuid} NOT NULL PRIMARY KEY,
  player_id {uuid} NOT NULL REFERENCES players (id) ON DELETE CASCADE,
  seq {bigint} NOT NULL CHECK (seq >= 1),
  session_id {uuid} REFERENCES sessions (id) ON DELETE CASCADE,
  evaluation_id {uuid} REFERENCES evaluations (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('answer', 'hint', 'rewind', 'correction')),
  amount {bigint} NOT NULL,
  balance_after {bigint} NOT NULL CHECK (balance_after >= 0),
  created_at {time} NOT NULL,
  UNIQUE (player_id, seq),
  UNIQUE (evaluation_id, kind)
){strict};
CREATE INDEX ledger_session ON ledger (session_id) WHERE session_id IS NOT NULL;

-- Prompts: versions never change, at most one per name is active.
CREATE TABLE prompts (
  id {uuid} NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  version {int} NOT NULL CHECK (version >= 1),
  template TEXT NOT NULL,
  message TEXT NOT NULL,
  author TEXT NOT NULL,
  is_active {bool} NOT NULL,
  created_at {time} NOT NULL,
  UNIQUE (name, version)
){strict};
CREATE UNIQUE INDEX prompts_active ON prompts (name) WHERE is_active = {true};

CREATE TABLE prompt_activations (
  id {uuid} NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  version {int} NOT NULL,
  actor TEXT NOT NULL,
  message TEXT NOT NULL,
  created_at {time} NOT NULL,
  undone_at {time},
  FOREIGN KEY (name, version) REFERENCES prompts (name, version)
){strict};
CREATE INDEX prompt_activations_name ON prompt_activations (name, created_at, id);

-- What models cost. The attempts stay when a player is erased, without the player.
CREATE TABLE usage_attempts (
  id {uuid} NOT NULL PRIMARY KEY,
  at {time} NOT NULL,
  day TEXT NOT NULL,
  player_id {uuid} REFERENCES players (id) ON DELETE SET NULL,
  evaluation_id {uuid} REFERENCES evaluations (id) ON DELETE SET NULL,
  purpose TEXT NOT NULL,
  model TEXT NOT NULL,
  outcome TEXT NOT NULL,
  prompt TEXT,
  tokens_in {bigint},
  tokens_out {bigint},
  tokens_thought {bigint},
  tokens_cached {bigint},
  cost_micro_usd {bigint},
  ms {bigint} NOT NULL
){strict};
CREATE INDEX usage_attempts_day ON usage_attempts (day, at, id);
CREATE INDEX usage_attempts_player ON usage_attempts (player_id) WHERE player_id IS NOT NULL;
CREATE INDEX usage_attempts_evaluation ON usage_attempts (evaluation_id) WHERE evaluation_id IS NOT NULL;

CREATE TABLE usage_daily (
  day TEXT NOT NULL,
  model TEXT NOT NULL,
  purpose TEXT NOT NULL,
  prompt TEXT NOT NULL,
  outcome TEXT NOT NULL,
  calls {bigint} NOT NULL,
  tokens_in {bigint} NOT NULL,
  tokens_out {bigint} NOT NULL,
  tokens_thought {bigint} NOT NULL,
  tokens_cached {bigint} NOT NULL,
  cost_micro_usd {bigint} NOT NULL,
  unknown_costs {bigint} NOT NULL,
  ms {bigint} NOT NULL,
  PRIMARY KEY (day, model, purpose, prompt, outcome)
){strict};

CREATE TABLE budgets (
  scope TEXT NOT NULL,
  period TEXT NOT NULL,
  player_id {uuid} REFERENCES players (id) ON DELETE CASCADE,
  reserved {bigint} NOT NULL CHECK (reserved >= 0),
  settled {bigint} NOT NULL CHECK (settled >= 0),
  PRIMARY KEY (scope, period)
){strict};
CREATE INDEX budgets_player ON budgets (player_id) WHERE player_id IS NOT NULL;

CREATE TABLE reservations (
  ticket {uuid} NOT NULL,
  scope TEXT NOT NULL,
  period TEXT NOT NULL,
  amount {bigint} NOT NULL CHECK (amount >= 0),
  created_at {time} NOT NULL,
  PRIMARY KEY (ticket, scope, period),
  FOREIGN KEY (scope, period) REFERENCES budgets (scope, period) ON DELETE CASCADE
){strict};
CREATE INDEX reservations_age ON reservations (created_at);
CREATE INDEX reservations_budget ON reservations (scope, period);

-- What people say about scenes, who did what, and the rest.
CREATE TABLE scene_reports (
  id {uuid} NOT NULL PRIMARY KEY,
  scenario_id {uuid} NOT NULL REFERENCES scenarios (id) ON DELETE CASCADE,
  player_id {uuid} NOT NULL REFERENCES players (id) ON DELETE CASCADE,
  reason TEXT NOT NULL,
  created_at {time} NOT NULL,
  UNIQUE (scenario_id, player_id)
){strict};
CREATE INDEX scene_reports_player ON scene_reports (player_id);

CREATE TABLE audit_log (
  id {uuid} NOT NULL PRIMARY KEY,
  at {time} NOT NULL,
  actor_id {uuid} REFERENCES players (id) ON DELETE SET NULL,
  action TEXT NOT NULL,
  subject TEXT NOT NULL,
  detail TEXT NOT NULL
){strict};
CREATE INDEX audit_log_time ON audit_log (at, id);
CREATE INDEX audit_log_actor ON audit_log (actor_id) WHERE actor_id IS NOT NULL;

CREATE TABLE settings (
  name TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL,
  updated_at {time} NOT NULL
){strict};
