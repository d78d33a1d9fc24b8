-- The answers about the pairs of some matchcodes, for searches that look at many rows at once.
DROP INDEX crm_notduplicate_rule;
CREATE INDEX crm_notduplicate_rule ON crm_notduplicate(ruleid, high, low);
