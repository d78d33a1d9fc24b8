-- A record may have several matchcodes under one rule and side; ord numbers them from 0.
ALTER TABLE crm_matchcode RENAME TO crm_matchcode_single;
DROP INDEX crm_matchcode_probe;
DROP INDEX crm_matchcode_record;
CREATE TABLE crm_matchcode (
  ruleid TEXT NOT NULL,
  side TEXT NOT NULL,
  type TEXT NOT NULL,
  id TEXT NOT NULL,
  ord INTEGER NOT NULL,
  active INTEGER NOT NULL,
  high INTEGER NOT NULL,
  low INTEGER NOT NULL,
  canonical BLOB NOT NULL,
  PRIMARY KEY (ruleid, side, type, id, ord)
) STRICT, WITHOUT ROWID;
INSERT INTO crm_matchcode(ruleid, side, type, id, ord, active, high, low, canonical)
SELECT ruleid, side, type, id, 0, active, high, low, canonical FROM crm_matchcode_single;
DROP TABLE crm_matchcode_single;
CREATE INDEX crm_matchcode_probe ON crm_matchcode(ruleid, side, high, low);
CREATE INDEX crm_matchcode_record ON crm_matchcode(type, id);
