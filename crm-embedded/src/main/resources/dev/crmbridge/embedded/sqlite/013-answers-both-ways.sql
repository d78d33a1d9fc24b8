-- A rule that compares two different columns can take both of a pair for duplicates of the other, each way with a code of its own.
CREATE TABLE crm_notduplicate_new (
  one_type TEXT NOT NULL,
  one_id TEXT NOT NULL,
  two_type TEXT NOT NULL,
  two_id TEXT NOT NULL,
  ruleid TEXT NOT NULL,
  high INTEGER NOT NULL,
  low INTEGER NOT NULL,
  userid TEXT NOT NULL,
  answeredon TEXT NOT NULL,
  PRIMARY KEY (one_type, one_id, two_type, two_id, ruleid, high, low)
) STRICT, WITHOUT ROWID;
INSERT INTO crm_notduplicate_new SELECT * FROM crm_notduplicate;
DROP TABLE crm_notduplicate;
ALTER TABLE crm_notduplicate_new RENAME TO crm_notduplicate;
CREATE INDEX crm_notduplicate_two ON crm_notduplicate(two_type, two_id);
-- For searches, which ask about the pairs of many matchcodes at once.
CREATE INDEX crm_notduplicate_rule ON crm_notduplicate(ruleid, high, low);
