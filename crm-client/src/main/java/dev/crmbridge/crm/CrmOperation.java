package dev.crmbridge.crm;

/** The calls of {@link Crm} and {@link RuleDesk}, for counting and for scripted faults. */
public enum CrmOperation {
    WHO_AM_I,
    PRIVILEGES,
    CREATE,
    UPDATE,
    DELETE,
    READ,
    READ_ALL,
    CHANGED,
    OPEN,
    BATCH,
    DUPLICATES_OF,
    PUBLISHED_RULES,
    DETECTION_SWITCHES,
    NOT_DUPLICATES,
    ROWS,
    SEARCH,
    WITH_TEXT,
    WITH_ADDRESSES,
    /** See {@link RuleDesk#rules}. */
    RULES,
    /** A rule is created, published, taken out of force or deleted, or a search for duplicates begins. */
    CHANGE_RULE,
    /** See {@link RuleDesk#job} and {@link RuleDesk#pairs}. */
    JOB,
    /** A question about a table's definition, asked at most once per table. */
    METADATA
}
