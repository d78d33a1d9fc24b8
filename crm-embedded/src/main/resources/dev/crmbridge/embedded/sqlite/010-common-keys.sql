-- Matchcodes of very many rows that a running search has come across; they go when it ends.
-- place: greatest id before the first duplicate; type, id: an example; size: rows that have it, 0 = nothing was listed.
CREATE TABLE crm_commonkey (
  jobid TEXT NOT NULL,
  ruleid TEXT NOT NULL,
  high INTEGER NOT NULL,
  low INTEGER NOT NULL,
  place TEXT NOT NULL,
  type TEXT NOT NULL,
  id TEXT NOT NULL,
  size INTEGER NOT NULL,
  PRIMARY KEY (jobid, ruleid, high, low)
) STRICT, WITHOUT ROWID;
