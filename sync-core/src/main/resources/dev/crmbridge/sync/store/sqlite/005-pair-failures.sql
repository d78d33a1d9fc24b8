CREATE TABLE pair_failures (
  entity TEXT NOT NULL,
  record_id TEXT NOT NULL,
  code TEXT NOT NULL,
  reason TEXT NOT NULL,
  sides TEXT NOT NULL,
  since INTEGER NOT NULL,
  last INTEGER NOT NULL,
  ignored INTEGER NOT NULL,
  PRIMARY KEY (entity, record_id)
) STRICT, WITHOUT ROWID;
INSERT INTO pair_failures
  SELECT entity, record_id, 'NO_PRIVILEGE',
    'The CRM does not let you change this record, so what was changed in Outlook stays in Outlook only.', '', min(since), min(since), 0
  FROM conflicts WHERE code = 'NO_PRIVILEGE' GROUP BY entity, record_id;
