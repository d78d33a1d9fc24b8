package dev.crmbridge.embedded.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A likely duplicate of a record and why it is one.
 *
 * @param rule name of the rule that matched; null when it is not known
 * @param fields what the rule compares, with both values
 * @param closing word for taking the record out of use, empty when that is not possible for this person or record
 * @param deletable whether the person may delete it
 * @param merge address of the page that merges both, empty when they cannot be merged
 * @param answerable whether the person may say that it is no duplicate
 */
public record LikelyDuplicate(
        FoundRecord record,
        @Nullable String rule,
        List<Field> fields,
        String closing,
        boolean deletable,
        String merge,
        boolean answerable) {
    public LikelyDuplicate {
        fields = List.copyOf(fields);
    }

    /** A compared field with the value of the record and of its likely duplicate; null = empty. */
    public record Field(
            String label, @Nullable String value, @Nullable String other) {}
}
