package dev.crmbridge.crm;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Two records that a rule calls duplicates (duplicaterecord). The CRM does not always tell the second record and the rule.
 *
 * @param base record that was looked at
 * @param duplicate record found, or null when the CRM does not tell
 * @param rule rule that says so, or null when the CRM does not tell
 */
public record DuplicatePair(
        Named base, @Nullable Named duplicate, @Nullable UUID rule) {
    /**
     * A record with its name.
     *
     * @param name empty when it has none
     */
    public record Named(RecordRef ref, String name) {}
}
