package dev.crmbridge.embedded.records;

import dev.crmbridge.embedded.row.Reference;
import dev.crmbridge.embedded.sqlite.SqliteMerges.Left;

/** Why taking a merge back leaves something as it is. */
enum WhyLeft {
    /** Somebody wrote it since. */
    CHANGED("changed"),
    /** The row is gone. */
    DELETED("deleted"),
    /** The row it was linked to before is gone. */
    TARGET_DELETED("target-deleted"),
    /** The CRM refuses the former value. */
    REFUSED("refused");

    private final String word;

    WhyLeft(String word) {
        this.word = word;
    }

    Left of(Reference row, String column, String message) {
        return new Left(row, column, word, message);
    }
}
