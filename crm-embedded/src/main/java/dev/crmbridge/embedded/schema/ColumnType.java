package dev.crmbridge.embedded.schema;

/** Kinds of columns, with the name the metadata and the CSDL document use for each. */
public enum ColumnType {
    /** A GUID that is not a lookup. */
    GUID("Uniqueidentifier", "Edm.Guid"),
    /** One line of text. */
    TEXT("String", "Edm.String"),
    /** Several lines of text. */
    MEMO("Memo", "Edm.String"),
    /** A 32-bit whole number. */
    INTEGER("Integer", "Edm.Int32"),
    /** A 64-bit whole number. */
    BIGINT("BigInt", "Edm.Int64"),
    /** A decimal number. */
    DECIMAL("Decimal", "Edm.Decimal"),
    /** An amount of money. */
    MONEY("Money", "Edm.Decimal"),
    /** Yes or no. */
    BOOLEAN("Boolean", "Edm.Boolean"),
    /** A point in time, UTC, second precision. */
    DATETIME("DateTime", "Edm.DateTimeOffset"),
    /** A calendar date without time. */
    DATE("DateTime", "Edm.Date"),
    /** One of a list of numbered options. */
    CHOICE("Picklist", "Edm.Int32"),
    /** The state of the row. */
    STATE("State", "Edm.Int32"),
    /** The status reason within a state. */
    STATUS("Status", "Edm.Int32"),
    /** A reference to another row. */
    LOOKUP("Lookup", "Edm.Guid"),
    /** The logical name of a table. */
    ENTITY_NAME("EntityName", "Edm.String");

    private final String metadataName;
    private final String edm;

    ColumnType(String metadataName, String edm) {
        this.metadataName = metadataName;
        this.edm = edm;
    }

    /** Name in table definitions, for example {@code Picklist}. */
    public String metadataName() {
        return metadataName;
    }

    /** OData primitive type. */
    public String edm() {
        return edm;
    }

    /** Whether values are texts. */
    public boolean isText() {
        return this == TEXT || this == MEMO || this == ENTITY_NAME;
    }

    /** Whether values are whole numbers with labels. */
    public boolean hasOptions() {
        return this == CHOICE || this == STATE || this == STATUS;
    }

    /** Whether values are numbers, labelled or not. */
    public boolean isNumber() {
        return this == INTEGER || this == BIGINT || this == DECIMAL || this == MONEY || hasOptions();
    }
}
