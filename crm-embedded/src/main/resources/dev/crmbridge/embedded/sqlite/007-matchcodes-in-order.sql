-- The rows of one code in the order of their ids, so that some of very many are found without reading all.
DROP INDEX crm_matchcode_probe;
CREATE INDEX crm_matchcode_probe ON crm_matchcode(ruleid, side, high, low, id, type);
