-- Matchcodes of the rules that are published or being published, and the background work that is not finished.
CREATE TABLE crm_matchcode (
  ruleid TEXT NOT NULL,
  side TEXT NOT NULL,
  type TEXT NOT NULL,
  id TEXT NOT NULL,
  active INTEGER NOT NULL,
  high INTEGER NOT NULL,
  low INTEGER NOT NULL,
  canonical BLOB NOT NULL,
  PRIMARY KEY (ruleid, side, type, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX crm_matchcode_probe ON crm_matchcode(ruleid, side, high, low);
CREATE INDEX crm_matchcode_record ON crm_matchcode(type, id);

-- place: primary key of the last row handled; done: rows handled so far.
CREATE TABLE crm_work (
  jobid TEXT PRIMARY KEY NOT NULL,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  userid TEXT NOT NULL,
  place TEXT NOT NULL,
  done INTEGER NOT NULL
) STRICT;
