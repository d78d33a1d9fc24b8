package dev.crmbridge.embedded.schema;

/** How much a column insists on a value. Only {@link #SYSTEM} is enforced by the Web API. */
public enum Required {
    /** May be empty. */
    NONE("None"),
    /** Must have a value, always. */
    SYSTEM("SystemRequired"),
    /** Forms insist on it, the API does not. */
    APPLICATION("ApplicationRequired");

    private final String metadataName;

    Required(String metadataName) {
        this.metadataName = metadataName;
    }

    /** Name in table definitions. */
    public String metadataName() {
        return metadataName;
    }
}
