package dev.crmbridge.dedupe;

import java.util.Map;

/**
 * A record as duplicate detection sees it.
 *
 * @param type record type, e.g. {@code contact}
 * @param id unique within the type
 * @param active false when its state counts as inactive
 * @param attributes the non-blank attributes by name; a missing name is blank
 */
public record Candidate(String type, String id, boolean active, Map<String, AttributeValue> attributes) {
    public Candidate {
        attributes = Map.copyOf(attributes);
    }
}
