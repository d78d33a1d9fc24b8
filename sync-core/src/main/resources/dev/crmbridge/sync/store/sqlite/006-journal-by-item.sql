CREATE INDEX IF NOT EXISTS journal_by_item ON journal (entry_id);
