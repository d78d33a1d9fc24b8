package dev.crmbridge.sync.command;

import dev.crmbridge.crm.RecordRef;
import dev.crmbridge.sync.mailbox.ItemKind;
import dev.crmbridge.sync.mailbox.ItemRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A click, or its equivalent from the command line.
 *
 * @param items what is selected, with the kind as read in Outlook
 * @param as table of the record to create for tasks ({@code task phonecall letter fax}); null = the kind's default
 * @param target record for Set Regarding and Set Parent; null = ask
 * @param deleteRecord Untrack: whether the record is deleted too; null = ask
 * @param onDuplicate what to do when duplicates are found
 * @param bulk allows more than 20 items
 */
public record CommandRequest(
        CommandKind kind,
        List<Selected> items,
        @Nullable String as,
        @Nullable RecordRef target,
        @Nullable Boolean deleteRecord,
        OnDuplicate onDuplicate,
        boolean bulk) {
    public CommandRequest {
        items = List.copyOf(items);
    }

    /** @return the command for one item, with everything else left to the rules */
    public static CommandRequest single(
            CommandKind kind, Selected item, @Nullable String as, @Nullable Boolean deleteRecord) {
        return new CommandRequest(kind, List.of(item), as, null, deleteRecord, OnDuplicate.ASK, false);
    }

    /** One selected item. */
    public record Selected(ItemRef ref, ItemKind kind) {}

    /** What to do when duplicates are found. */
    public enum OnDuplicate {
        ASK,
        SAVE,
        CANCEL
    }
}
