package dev.crmbridge.embedded.error;

import java.util.List;
import java.util.UUID;

/**
 * A row because of which a write was refused as a duplicate; only rows that the caller may read.
 *
 * @param table logical name of its table
 * @param name its primary name; empty when it has none
 * @param rules the rules that found it, at least one
 */
public record FoundDuplicate(String table, UUID id, String name, List<NamedRule> rules) {
    /** Most rows that a refusal names; it must not grow with the number of rows that share a key. */
    public static final int MOST_NAMED = 20;

    public FoundDuplicate {
        rules = List.copyOf(rules);
    }

    /** A published duplicate rule. */
    public record NamedRule(String id, String name) {}
}
