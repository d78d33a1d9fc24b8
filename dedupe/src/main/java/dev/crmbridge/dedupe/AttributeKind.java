package dev.crmbridge.dedupe;

/** The kinds of attribute values; one per case of {@link AttributeValue}. */
public enum AttributeKind {
    TEXT,
    NUMBER,
    FLAG,
    DAY,
    MOMENT,
    CHOICE,
    REFERENCE
}
