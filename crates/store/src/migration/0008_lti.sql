-- Learning platforms (LTI 1.3) that an operator registered, and the keys that this installation shows them.
CREATE TABLE lti_platforms (
  id {uuid} NOT NULL PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  issuer TEXT NOT NULL,
  client_id TEXT NOT NULL,
  deployments TEXT NOT NULL,
  auth_url TEXT NOT NULL,
  token_url TEXT NOT NULL,
  jwks_url TEXT NOT NULL,
  token_audience TEXT NOT NULL,
  services TEXT NOT NULL,
  created_at {time} NOT NULL,
  UNIQUE (issuer, client_id)
){strict};

CREATE TABLE lti_keys (
  kid TEXT NOT NULL PRIMARY KEY,
  private_key TEXT NOT NULL,
  created_at {time} NOT NULL
){strict};

-- What lives for a moment: a launch that a platform was asked for, and the code by which the page takes over a session. Fingerprints only.
CREATE TABLE lti_states (
  state_hash TEXT NOT NULL PRIMARY KEY,
  platform_id {uuid} NOT NULL REFERENCES lti_platforms (id) ON DELETE CASCADE,
  nonce_hash TEXT NOT NULL,
  target TEXT NOT NULL,
  created_at {time} NOT NULL,
  expires_at {time} NOT NULL
){strict};
CREATE INDEX lti_states_platform ON lti_states (platform_id);
CREATE INDEX lti_states_expiry ON lti_states (expires_at);

CREATE TABLE lti_handovers (
  code_hash TEXT NOT NULL PRIMARY KEY,
  player_id {uuid} NOT NULL REFERENCES players (id) ON DELETE CASCADE,
  class_id {uuid} NOT NULL REFERENCES classes (id) ON DELETE CASCADE,
  assignment_id {uuid} NOT NULL REFERENCES assignments (id) ON DELETE CASCADE,
  expires_at {time} NOT NULL
){strict};
CREATE INDEX lti_handovers_player ON lti_handovers (player_id);
CREATE INDEX lti_handovers_class ON lti_handovers (class_id);
CREATE INDEX lti_handovers_assignment ON lti_handovers (assignment_id);
CREATE INDEX lti_handovers_expiry ON lti_handovers (expires_at);

-- What stands for what: a platform's user for a player, its course for a class, its link for an assignment. No names, no addresses.
CREATE TABLE lti_users (
  platform_id {uuid} NOT NULL REFERENCES lti_platforms (id) ON DELETE CASCADE,
  subject TEXT NOT NULL,
  player_id {uuid} NOT NULL REFERENCES players (id) ON DELETE CASCADE,
  created_at {time} NOT NULL,
  PRIMARY KEY (platform_id, subject),
  UNIQUE (player_id, platform_id)
){strict};

CREATE TABLE lti_contexts (
  platform_id {uuid} NOT NULL REFERENCES lti_platforms (id) ON DELETE CASCADE,
  deployment_id TEXT NOT NULL,
  context_id TEXT NOT NULL,
  class_id {uuid} NOT NULL REFERENCES classes (id) ON DELETE CASCADE,
  created_at {time} NOT NULL,
  PRIMARY KEY (platform_id, deployment_id, context_id)
){strict};
CREATE INDEX lti_contexts_class ON lti_contexts (class_id);

CREATE TABLE lti_links (
  id {uuid} NOT NULL PRIMARY KEY,
  platform_id {uuid} NOT NULL REFERENCES lti_platforms (id) ON DELETE CASCADE,
  deployment_id TEXT NOT NULL,
  resource_link_id TEXT NOT NULL,
  assignment_id {uuid} NOT NULL REFERENCES assignments (id) ON DELETE CASCADE,
  line_item TEXT,
  created_at {time} NOT NULL,
  UNIQUE (platform_id, deployment_id, resource_link_id)
){strict};
CREATE INDEX lti_links_assignment ON lti_links (assignment_id);

-- What others are to be told: a score for a link and a pupil, the statements about a day. `revision` counts how often it has changed,
-- `delivered` is the last one that the other side has, `stamp` the time that goes with `stamped`.
CREATE TABLE deliveries (
  id {uuid} NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('score', 'statement')),
  player_id {uuid} NOT NULL REFERENCES players (id) ON DELETE CASCADE,
  link_id {uuid} REFERENCES lti_links (id) ON DELETE CASCADE,
  session_id {uuid} REFERENCES sessions (id) ON DELETE CASCADE,
  revision {bigint} NOT NULL,
  delivered {bigint} NOT NULL,
  stamped {bigint} NOT NULL,
  stamp {time} NOT NULL,
  run_at {time} NOT NULL,
  attempts {int} NOT NULL,
  fence {bigint} NOT NULL,
  lease_owner TEXT,
  lease_until {time},
  last_error TEXT,
  created_at {time} NOT NULL,
  delivered_at {time},
  UNIQUE (link_id, player_id),
  UNIQUE (session_id),
  CHECK ((kind = 'score') = (link_id IS NOT NULL)),
  CHECK ((kind = 'statement') = (session_id IS NOT NULL))
){strict};
CREATE INDEX deliveries_player ON deliveries (player_id);
CREATE INDEX deliveries_due ON deliveries (run_at, id) WHERE delivered < revision;
