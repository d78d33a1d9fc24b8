package dev.crmbridge.service.addin;

import dev.crmbridge.crm.Found;
import dev.crmbridge.crm.RecordRef;
import java.net.URI;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A record with its name and the address that opens it. */
record TargetJson(String entity, String id, String name, String url) {
    static @Nullable TargetJson of(@Nullable Found found, Function<RecordRef, URI> urls) {
        return found == null
                ? null
                : new TargetJson(
                        found.ref().entity(),
                        found.ref().id().toString(),
                        found.name(),
                        urls.apply(found.ref()).toString());
    }
}
