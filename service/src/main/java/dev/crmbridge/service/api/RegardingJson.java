package dev.crmbridge.service.api;

import dev.crmbridge.crm.Found;
import org.jspecify.annotations.Nullable;

/** The record an item is about, in JSON. */
public record RegardingJson(String entity, String id, String name) {
    /** @return the record, or null for null */
    static @Nullable RegardingJson of(@Nullable Found found) {
        return found == null
                ? null
                : new RegardingJson(found.ref().entity(), found.ref().id().toString(), found.name());
    }
}
