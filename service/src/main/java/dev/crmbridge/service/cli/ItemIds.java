package dev.crmbridge.service.cli;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The ids of all items, so that the beginning that is shown is one that can be typed: Outlook's ids are long and the ids of one
 * folder begin alike.
 *
 * @param all empty while Outlook cannot be listed; then ids are shown whole
 */
record ItemIds(List<String> all) {
    private static final int SHORTEST = 16;
    private static final int STEP = 4;

    ItemIds {
        all = List.copyOf(all);
    }

    static ItemIds of(ServiceClient service) {
        try {
            return of(service.get("/api/items"));
        } catch (CommandFailure unlisted) {
            return new ItemIds(List.of());
        }
    }

    /** @param items the answer of {@code /api/items} without a filter */
    static ItemIds of(JsonNode items) {
        return new ItemIds(
                items.valueStream().map(item -> item.path("id").asString()).toList());
    }

    /** @return the shortest beginning of {@code id}, at least 16 characters, that no other item shares; else all of it */
    String beginning(String id) {
        for (int length = SHORTEST; length < id.length(); length += STEP) {
            String prefix = id.substring(0, length);
            if (all.stream().filter(other -> other.startsWith(prefix)).count() == 1) {
                return prefix;
            }
        }
        return id;
    }
}
