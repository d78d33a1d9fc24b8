package dev.crmbridge.crm;

/** The calls of {@link Crm}, for counting and for scripted faults. */
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
    ROWS,
    SEARCH,
    WITH_TEXT,
    /** A question about a table's definition, asked at most once per table. */
    METADATA
}
