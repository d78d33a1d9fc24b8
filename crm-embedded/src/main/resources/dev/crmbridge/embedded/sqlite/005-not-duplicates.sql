-- Pairs of records that somebody said are no duplicates: one line for each rule that took them for some, with the
-- matchcode both had. one_type:one_id sorts before two_type:two_id.
CREATE TABLE crm_notduplicate (
  one_type TEXT NOT NULL,
  one_id TEXT NOT NULL,
  two_type TEXT NOT NULL,
  two_id TEXT NOT NULL,
  ruleid TEXT NOT NULL,
  high INTEGER NOT NULL,
  low INTEGER NOT NULL,
  userid TEXT NOT NULL,
  answeredon TEXT NOT NULL,
  PRIMARY KEY (one_type, one_id, two_type, two_id, ruleid)
) STRICT, WITHOUT ROWID;
CREATE INDEX crm_notduplicate_two ON crm_notduplicate(two_type, two_id);
CREATE INDEX crm_notduplicate_rule ON crm_notduplicate(ruleid);

-- What a search left out of its results because of such an answer.
CREATE TABLE crm_leftout (
  jobid TEXT NOT NULL,
  base_type TEXT NOT NULL,
  base_id TEXT NOT NULL,
  duplicate_type TEXT NOT NULL,
  duplicate_id TEXT NOT NULL,
  ruleid TEXT NOT NULL,
  PRIMARY KEY (jobid, base_type, base_id, duplicate_type, duplicate_id, ruleid)
) STRICT, WITHOUT ROWID;
CREATE INDEX crm_leftout_base ON crm_leftout(base_type, base_id);
CREATE INDEX crm_leftout_duplicate ON crm_leftout(duplicate_type, duplicate_id);
CREATE INDEX crm_leftout_rule ON crm_leftout(ruleid);

-- criteria: which rows a search begins from, a FilterExpression as JSON; empty = all.
ALTER TABLE crm_work ADD COLUMN criteria TEXT NOT NULL DEFAULT '';
