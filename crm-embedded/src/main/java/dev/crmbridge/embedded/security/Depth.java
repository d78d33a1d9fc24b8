package dev.crmbridge.embedded.security;

/** How far a privilege reaches, from nowhere to everywhere. Source: Dataverse security concepts, access levels. */
public enum Depth {
    /** Not at all. */
    NONE("None"),
    /** Rows the user owns. */
    BASIC("Basic"),
    /** Rows of the user's business unit. */
    LOCAL("Local"),
    /** Rows of the user's business unit and those below it. */
    DEEP("Deep"),
    /** All rows. */
    GLOBAL("Global");

    private final String wireName;

    Depth(String wireName) {
        this.wireName = wireName;
    }

    /** Name in answers. */
    public String wireName() {
        return wireName;
    }

    /** The wider of two. */
    public Depth max(Depth other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
