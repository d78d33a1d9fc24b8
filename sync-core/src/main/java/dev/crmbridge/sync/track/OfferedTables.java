package dev.crmbridge.sync.track;

import dev.crmbridge.sync.mailbox.ItemKind;
import java.util.List;

/** What an item can be tracked as (Outlook tracking, item kinds and activity types). Pure. */
public final class OfferedTables {
    private OfferedTables() {}

    /** @return tables offered for a kind, the default first; empty when the kind is not tracked */
    public static List<String> of(ItemKind kind) {
        return switch (kind) {
            case TASK -> List.of("task", "phonecall", "letter", "fax");
            case APPOINTMENT, MEETING_REQUEST -> List.of("appointment");
            case CONTACT -> List.of("contact");
            case MAIL, OTHER -> List.of();
        };
    }
}
