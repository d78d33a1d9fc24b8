package dev.crmbridge.service.cli;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The list of deletions that wait, as one short word to be typed: another list has another word. */
final class ShownList {
    private static final int LENGTH = 8;

    private ShownList() {}

    /** @param deletions answer of {@code GET /api/deletions}; the order does not matter, what is kept apart by choice does not count */
    static String of(JsonNode deletions) {
        String versions = deletions
                .valueStream()
                .filter(deletion -> deletion.path("asks").asBoolean())
                .map(deletion -> deletion.path("version").asString())
                .sorted()
                .collect(Collectors.joining(" "));
        return UUID.nameUUIDFromBytes(versions.getBytes(StandardCharsets.UTF_8))
                .toString()
                .substring(0, LENGTH);
    }
}
