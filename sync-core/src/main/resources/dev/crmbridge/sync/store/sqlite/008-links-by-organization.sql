CREATE INDEX IF NOT EXISTS links_by_organization ON links (organization);
