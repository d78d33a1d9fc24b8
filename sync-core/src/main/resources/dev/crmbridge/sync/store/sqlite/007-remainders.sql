CREATE TABLE remainders (
  entity TEXT NOT NULL,
  record_id TEXT NOT NULL,
  place TEXT NOT NULL,
  content TEXT NOT NULL,
  PRIMARY KEY (entity, record_id)
) STRICT, WITHOUT ROWID;
