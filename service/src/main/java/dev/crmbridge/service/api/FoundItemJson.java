package dev.crmbridge.service.api;

import dev.crmbridge.sync.ItemRow;
import dev.crmbridge.web.server.RequestRefused;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an EntryID or prefix stands for.
 *
 * @param id as it was asked for
 * @param item the item, or null when it is not exactly one
 * @param code why it is none, or null
 * @param message the same in words, or null
 */
record FoundItemJson(
        String id,
        @Nullable ItemRefJson item,
        @Nullable String code,
        @Nullable String message) {
    /** @param byId all items by EntryID in upper case */
    static FoundItemJson of(String id, List<ItemRow> rows, Map<String, ItemRow> byId) {
        String wanted = id.toUpperCase(Locale.ROOT);
        try {
            ItemRoutes.checked(id);
            ItemRow exact = byId.get(wanted);
            ItemRow row = exact != null
                    ? exact
                    : ItemRoutes.only(
                            id,
                            rows.stream()
                                    .filter(each -> each.ref()
                                            .entryId()
                                            .toUpperCase(Locale.ROOT)
                                            .startsWith(wanted))
                                    .toList());
            return new FoundItemJson(id, ItemRefJson.of(row), null, null);
        } catch (RequestRefused refused) {
            return new FoundItemJson(
                    id, null, refused.failure().code(), refused.failure().message());
        }
    }
}
