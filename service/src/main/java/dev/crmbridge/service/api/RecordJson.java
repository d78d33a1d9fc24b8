package dev.crmbridge.service.api;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.command.OperationView;
import java.net.URI;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A CRM record in JSON.
 *
 * @param entity logical table name
 * @param id primary key
 * @param url address that opens its form
 */
public record RecordJson(String entity, String id, String url) {
    /** @return the record, or null for null */
    public static @Nullable RecordJson of(OperationView.@Nullable Linked linked) {
        return linked == null ? null : of(linked.ref(), ref -> linked.url());
    }

    /** @return the record with the address that {@code urls} gives it */
    public static RecordJson of(RecordRef ref, Function<RecordRef, URI> urls) {
        return new RecordJson(ref.entity(), ref.id().toString(), urls.apply(ref).toString());
    }
}
