package dev.crmbridge.service.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * All items of the mailbox by id, to name some of them: by subject, and by a beginning of the id that can be typed. Outlook's ids
 * are long, and those of one folder begin alike.
 *
 * @param subjects subject by id; empty while Outlook cannot be listed, then ids are shown whole
 */
record KnownItems(Map<String, String> subjects) {
    private static final int SHORTEST = 16;
    private static final int STEP = 4;

    KnownItems {
        subjects = Map.copyOf(subjects);
    }

    static KnownItems of(ServiceClient service) {
        try {
            return of(service.get("/api/items"));
        } catch (CommandFailure unlisted) {
            return new KnownItems(Map.of());
        }
    }

    /** @param items the answer of {@code /api/items} without a filter */
    static KnownItems of(JsonNode items) {
        Map<String, String> subjects = new LinkedHashMap<>();
        items.forEach(item ->
                subjects.put(item.path("id").asString(), item.path("subject").asString("")));
        return new KnownItems(subjects);
    }

    /** @return the shortest beginning of {@code id}, at least 16 characters, that no other item shares; else all of it */
    String beginning(String id) {
        for (int length = SHORTEST; length < id.length(); length += STEP) {
            String prefix = id.substring(0, length);
            if (subjects.keySet().stream()
                            .filter(other -> other.startsWith(prefix))
                            .count()
                    == 1) {
                return prefix;
            }
        }
        return id;
    }

    /** @return the item's subject; empty when it has none or is not known */
    String subject(String id) {
        return subjects.getOrDefault(id, "");
    }
}
