-- Merges, with what is needed to take one back. A row that was merged into another says so.
ALTER TABLE "account" ADD COLUMN "merged" INTEGER DEFAULT 0;
ALTER TABLE "account" ADD COLUMN "masterid" TEXT;
CREATE INDEX "account_masterid" ON "account"("masterid");
ALTER TABLE "contact" ADD COLUMN "merged" INTEGER DEFAULT 0;
ALTER TABLE "contact" ADD COLUMN "masterid" TEXT;
CREATE INDEX "contact_masterid" ON "contact"("masterid");
ALTER TABLE "lead" ADD COLUMN "merged" INTEGER DEFAULT 0;
ALTER TABLE "lead" ADD COLUMN "masterid" TEXT;
CREATE INDEX "lead_masterid" ON "lead"("masterid");

-- statecode, statuscode: those of the subordinate before. seq: the order of merges.
CREATE TABLE crm_merge (
  seq INTEGER PRIMARY KEY,
  mergeid TEXT NOT NULL UNIQUE,
  type TEXT NOT NULL,
  masterid TEXT NOT NULL,
  subordinateid TEXT NOT NULL,
  userid TEXT NOT NULL,
  mergedon TEXT NOT NULL,
  statecode INTEGER NOT NULL,
  statuscode INTEGER NOT NULL,
  takenbackby TEXT,
  takenbackon TEXT,
  restored INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX crm_merge_subordinate ON crm_merge(type, subordinateid);
CREATE INDEX crm_merge_master ON crm_merge(type, masterid);

-- Columns of the master that the merge changed.
CREATE TABLE crm_mergefield (
  mergeid TEXT NOT NULL,
  name TEXT NOT NULL,
  before TEXT,
  after TEXT,
  PRIMARY KEY (mergeid, name)
) STRICT, WITHOUT ROWID;

-- Lookups that the merge pointed from the subordinate to the master. changed: somebody wrote the lookup since.
CREATE TABLE crm_mergemove (
  mergeid TEXT NOT NULL,
  type TEXT NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  changed INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (mergeid, type, id, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX crm_mergemove_row ON crm_mergemove(type, id);

-- What could not be restored when a merge was taken back, and why.
CREATE TABLE crm_mergeleft (
  mergeid TEXT NOT NULL,
  ord INTEGER NOT NULL,
  type TEXT NOT NULL,
  id TEXT NOT NULL,
  name TEXT NOT NULL,
  reason TEXT NOT NULL,
  message TEXT NOT NULL,
  PRIMARY KEY (mergeid, ord)
) STRICT, WITHOUT ROWID;

-- The next version of a published rule is a rule of its own until it takes the place of the one it was made from. From
-- then on the matchcodes of that rule are those lying under setid; without a line here they lie under its own id.
ALTER TABLE "duplicaterule" ADD COLUMN "crmbridge_revisionof" TEXT;
CREATE INDEX "duplicaterule_crmbridge_revisionof" ON "duplicaterule"("crmbridge_revisionof");
CREATE TABLE crm_codeset (
  ruleid TEXT PRIMARY KEY NOT NULL,
  setid TEXT NOT NULL
) STRICT, WITHOUT ROWID;
