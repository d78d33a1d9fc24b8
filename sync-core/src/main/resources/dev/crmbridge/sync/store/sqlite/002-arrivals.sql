CREATE TABLE arrivals (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  entity TEXT NOT NULL,
  record_id TEXT NOT NULL,
  filter TEXT NOT NULL,
  organization TEXT NOT NULL,
  state TEXT NOT NULL,
  content TEXT,
  organizer INTEGER NOT NULL,
  etag TEXT NOT NULL,
  since INTEGER NOT NULL,
  UNIQUE (entity, record_id)
) STRICT;
