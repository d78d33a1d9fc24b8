package dev.crmbridge.embedded.security;

import dev.crmbridge.embedded.schema.Table;

/** What one may do with a row; each right has its privilege per table. */
public enum Access {
    /** Create rows. */
    CREATE("Create", "CreateAccess"),
    /** See rows. */
    READ("Read", "ReadAccess"),
    /** Change rows. */
    WRITE("Write", "WriteAccess"),
    /** Delete rows. */
    DELETE("Delete", "DeleteAccess"),
    /** Let rows point to others. */
    APPEND("Append", "AppendAccess"),
    /** Let others point to rows. */
    APPEND_TO("AppendTo", "AppendToAccess"),
    /** Give rows to another owner. */
    ASSIGN("Assign", "AssignAccess"),
    /** Share rows. */
    SHARE("Share", "ShareAccess");

    private final String word;
    private final String right;

    Access(String word, String right) {
        this.word = word;
        this.right = right;
    }

    /** The privilege that grants this on {@code table}, for example {@code prvReadActivity}. */
    public String privilege(Table table) {
        return privilege(table.identity().labels().privilege());
    }

    /** The privilege that grants this for a privilege family, for example {@code Activity}. */
    public String privilege(String family) {
        return "prv" + word + family;
    }

    /** Word in metadata, for example {@code AppendTo}. */
    public String word() {
        return word;
    }

    /** Name in access-right lists. */
    public String right() {
        return right;
    }
}
