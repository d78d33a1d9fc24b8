package dev.crmbridge.embedded.metadata;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Ids of definitions, derived from their names, so that they are the same in every installation. */
final class MetadataIds {
    private MetadataIds() {}

    static String of(String kind, String name) {
        return UUID.nameUUIDFromBytes(("metadata:" + kind + ":" + name).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
