CREATE TABLE IF NOT EXISTS own_records (
  entity TEXT NOT NULL,
  record_id TEXT NOT NULL,
  version TEXT NOT NULL,
  PRIMARY KEY (entity, record_id)
) STRICT, WITHOUT ROWID;
