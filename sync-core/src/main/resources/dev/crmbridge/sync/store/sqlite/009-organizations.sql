ALTER TABLE journal ADD COLUMN organization TEXT;
UPDATE journal SET organization = coalesce(
  (SELECT organization FROM links l WHERE l.entity = journal.entity AND l.record_id = journal.record_id),
  (SELECT substr(text, 75, 36) FROM settings WHERE name = 'cache.standing'));
ALTER TABLE operations ADD COLUMN organization TEXT;
UPDATE operations SET organization = (SELECT substr(text, 75, 36) FROM settings WHERE name = 'cache.standing');
