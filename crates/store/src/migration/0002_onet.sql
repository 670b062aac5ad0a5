-- Occupations of the O*NET database, where an operator has imported it. Lists stand as JSON texts.
CREATE TABLE onet_occupations (
  code TEXT NOT NULL PRIMARY KEY,
  title TEXT NOT NULL,
  description TEXT NOT NULL,
  job_zone {int},
  tasks TEXT NOT NULL,
  related TEXT NOT NULL
){strict};

CREATE TABLE onet_names (
  code TEXT NOT NULL REFERENCES onet_occupations (code) ON DELETE CASCADE,
  place {int} NOT NULL,
  name TEXT NOT NULL,
  PRIMARY KEY (code, place)
){strict};
