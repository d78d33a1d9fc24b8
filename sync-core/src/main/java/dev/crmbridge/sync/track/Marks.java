package dev.crmbridge.sync.track;

import dev.crmbridge.sync.field.FieldRegistry;
import dev.crmbridge.sync.field.FieldValue;
import dev.crmbridge.sync.mailbox.ItemMark;
import dev.crmbridge.sync.mailbox.OutlookItem;
import dev.crmbridge.sync.store.Link;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a link looks like on its item. Pure. */
public final class Marks {
    private Marks() {}

    /** @return the mark of a link */
    public static ItemMark of(Link link) {
        return new ItemMark(
                link.organization(),
                link.record(),
                ItemMark.State.LINKED,
                link.item().entryId(),
                regarding(link),
                true);
    }

    /** @return whether the mark was made for another item that this one is a copy of, or for this one before it moved */
    public static boolean fromElsewhere(OutlookItem item, ItemMark mark) {
        return mark.entryId() != null && !mark.entryId().equals(item.ref().entryId());
    }

    private static ItemMark.@Nullable About regarding(Link link) {
        FieldValue.Reference reference = FieldRegistry.target(link.base());
        return reference != null
                ? new ItemMark.About(reference.target(), Objects.requireNonNullElse(reference.name(), ""))
                : null;
    }
}
