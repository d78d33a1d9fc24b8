CREATE TABLE operations (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  op TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  entry_id TEXT NOT NULL,
  store_id TEXT NOT NULL,
  item_kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  wish TEXT NOT NULL,
  progress TEXT NOT NULL,
  payload TEXT,
  state TEXT NOT NULL,
  final INTEGER NOT NULL,
  accepted_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL
) STRICT;
CREATE INDEX operations_by_item ON operations (entry_id, seq);
CREATE INDEX operations_open ON operations (final, seq);

CREATE TABLE links (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  entity TEXT NOT NULL,
  record_id TEXT NOT NULL,
  organization TEXT NOT NULL,
  entry_id TEXT NOT NULL,
  store_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  global_id TEXT,
  state TEXT NOT NULL,
  regarding TEXT,
  base TEXT NOT NULL,
  shortened TEXT NOT NULL,
  outlook_version TEXT NOT NULL,
  crm_etag TEXT NOT NULL,
  outlook_missing INTEGER NOT NULL,
  crm_missing INTEGER NOT NULL,
  organizer INTEGER NOT NULL,
  others INTEGER NOT NULL,
  parked TEXT,
  mark_due INTEGER NOT NULL,
  UNIQUE (entity, record_id)
) STRICT;
CREATE INDEX links_by_item ON links (entry_id);
CREATE INDEX links_by_global_id ON links (global_id) WHERE global_id IS NOT NULL;

CREATE TABLE journal (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  run TEXT NOT NULL,
  time INTEGER NOT NULL,
  entry_id TEXT NOT NULL,
  store_id TEXT NOT NULL,
  entity TEXT NOT NULL,
  record_id TEXT NOT NULL,
  action TEXT NOT NULL,
  before_image TEXT,
  after_image TEXT
) STRICT;
CREATE INDEX journal_by_run ON journal (run, seq);
CREATE INDEX journal_by_time ON journal (time);

CREATE TABLE conflicts (
  id TEXT PRIMARY KEY,
  entry_id TEXT NOT NULL,
  store_id TEXT NOT NULL,
  entity TEXT NOT NULL,
  record_id TEXT NOT NULL,
  field TEXT NOT NULL,
  base TEXT NOT NULL,
  outlook TEXT NOT NULL,
  crm TEXT NOT NULL,
  code TEXT NOT NULL,
  since INTEGER NOT NULL,
  UNIQUE (entity, record_id, field)
) STRICT;

CREATE TABLE decisions (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  entry_id TEXT NOT NULL,
  time INTEGER NOT NULL,
  decision TEXT NOT NULL,
  reason TEXT NOT NULL,
  code TEXT
) STRICT;
CREATE INDEX decisions_by_item ON decisions (entry_id, seq);

CREATE TABLE settings (
  name TEXT PRIMARY KEY,
  text TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE known_records (
  entity TEXT NOT NULL,
  record_id TEXT NOT NULL,
  active INTEGER NOT NULL,
  name TEXT NOT NULL,
  modified_on INTEGER,
  owner TEXT,
  attributes TEXT NOT NULL,
  PRIMARY KEY (entity, record_id)
) STRICT, WITHOUT ROWID;
