package dev.crmbridge.outlooksim.model;

import dev.crmbridge.outlooksim.mailbox.ItemContent;
import dev.crmbridge.outlooksim.mailbox.ItemKind;
import dev.crmbridge.outlooksim.mailbox.SimItem;
import org.jspecify.annotations.Nullable;

/**
 * An item as seen through one reference: what was saved last, and the content with edits not saved yet.
 *
 * @param kind what it is
 * @param saved the saved state, null before the first Save
 * @param content what members show
 */
record ItemView(ItemKind kind, @Nullable SimItem saved, ItemContent content) {
    static ItemView of(SimItem item) {
        return new ItemView(item.kind(), item, item.content());
    }
}
