CREATE TABLE covered_duplicates (
  entity TEXT NOT NULL,
  record_id TEXT NOT NULL,
  other_entity TEXT NOT NULL,
  other_id TEXT NOT NULL,
  PRIMARY KEY (entity, record_id, other_entity, other_id)
) STRICT, WITHOUT ROWID;
