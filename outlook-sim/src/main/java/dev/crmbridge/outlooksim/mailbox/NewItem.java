package dev.crmbridge.outlooksim.mailbox;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An item to be created.
 *
 * @param kind what it is
 * @param folderId where, null for the default folder of its kind in the default store
 * @param changes what to set on top of the defaults, in order
 */
public record NewItem(ItemKind kind, @Nullable String folderId, List<ItemChange> changes) {
    public NewItem {
        changes = List.copyOf(changes);
    }
}
